//! From an account of the court, and from a line by which money went out of it, to their rows.

use crate::Value;
use crate::read::projection::TableRow;
use crate::read::tables::{BANK_ACCOUNT, BANK_DAY, OUTGOING_LINE};
use ledger::court_account::{AccountEvent, ClosedDay, CourtAccount, KnownBy};
use ledger::outgoing_line::{OutgoingLine, PaymentOfOurs};
use std::collections::BTreeMap;
use values::Day;

/// An event of an account, with the day and the member of staff.
pub type Stamped<'a> = (&'a AccountEvent, Day, &'a str);

/// The stored word of who knows an account.
#[must_use]
pub fn known_by_word(known_by: KnownBy) -> &'static str {
    match known_by {
        KnownBy::Statement => "statement",
        KnownBy::Finance => "finance",
    }
}

/// Every row that follows from the events of an account.
#[must_use]
pub fn rows(court: &str, events: &[Stamped<'_>]) -> Vec<TableRow> {
    let Some(account) = CourtAccount::of(events.iter().map(|(event, _, _)| *event)) else {
        return Vec::new();
    };
    let number = account.recorded.number.as_str();
    let mut told_by: BTreeMap<Day, &str> = BTreeMap::new();
    let mut closed: BTreeMap<Day, (&ClosedDay, Day, &str)> = BTreeMap::new();
    for (event, on, by) in events {
        match event {
            AccountEvent::Recorded(_) => {}
            AccountEvent::BalanceTold(told) => told_by.extend(told.days.iter().map(|(day, _)| (*day, *by))),
            AccountEvent::DayClosed(day) => {
                closed.insert(day.day, (day, *on, *by));
            }
        }
    }
    let mut rows = vec![(&BANK_ACCOUNT, account_row(court, &account))];
    let days: std::collections::BTreeSet<Day> = account.told.keys().chain(closed.keys()).copied().collect();
    for day in days {
        let told = account.told.get(&day).map(|(told, _)| *told);
        let closing = closed.get(&day);
        let figure = |of: fn(&ClosedDay) -> values::Fen| Value::from(closing.map(|(day, _, _)| of(day)));
        let count =
            |of: fn(&ClosedDay) -> usize| Value::from(closing.map_or(0, |(day, _, _)| of(day) as i64));
        let values = vec![
            court.into(),
            number.into(),
            day.into(),
            closing.map(|(day, _, _)| day.told_fen).or(told).into(),
            told_by.get(&day).copied().unwrap_or_default().into(),
            closing.is_some().into(),
            figure(|day| day.opening_fen),
            figure(|day| day.in_fen),
            figure(|day| day.out_fen),
            figure(|day| day.late_fen),
            figure(|day| day.closing_fen),
            count(|day| day.open.len()),
            count(|day| day.explained.len()),
            closing.map(|(_, on, _)| *on).into(),
            closing.map(|(_, _, by)| *by).into(),
        ];
        rows.push((&BANK_DAY, values));
    }
    rows
}

fn account_row(court: &str, account: &CourtAccount) -> Vec<Value> {
    let recorded = &account.recorded;
    vec![
        court.into(),
        recorded.number.as_str().into(),
        recorded.holder.as_str().into(),
        recorded.bank.as_str().into(),
        recorded.from_on.into(),
        known_by_word(recorded.known_by).into(),
        account.closed_until().into(),
        account.told.keys().next_back().copied().into(),
        account.version.cast_signed().into(),
    ]
}

/// The row of a line by which money went out.
#[must_use]
pub fn outgoing(court: &str, line: &OutgoingLine) -> TableRow {
    let booked = &line.booked;
    let (state, state_on) = match &line.matched {
        Some((_, on)) => ("matched", *on),
        None => ("unmatched", line.entered_on),
    };
    let (case, page, sent_back) = match line.matched.as_ref().map(|(with, _)| with) {
        Some(PaymentOfOurs::Page { case, page }) => (Some(case.as_str()), Some(*page), None),
        Some(PaymentOfOurs::SentBack { source_no }) => (None, None, Some(source_no.as_str())),
        None => (None, None, None),
    };
    let values = vec![
        court.into(),
        booked.id.account.as_str().into(),
        booked.id.source_no.as_str().into(),
        booked.value_on.into(),
        line.entered_on.into(),
        booked.amount_fen.into(),
        booked.payee.as_str().into(),
        booked.payee_account.as_str().into(),
        booked.wording.as_str().into(),
        state.into(),
        state_on.into(),
        case.into(),
        page.into(),
        sent_back.into(),
        line.version.cast_signed().into(),
    ];
    (&OUTGOING_LINE, values)
}
