//! From a line of a bank statement to its rows.
//!
//! [`rows`] is a pure function of the line; [`changes`] is the difference between two of its results.

use crate::read::book_days::BookDays;
use crate::read::projection::{TableRow, difference};
use crate::read::tables::{BANK_LINE, SUSPENSE_POSTING};
use crate::{Change, Value};
use ledger::bank_line::{BankLine, LineState};
use ledger::{Account, Owner};
use values::StaffId;

/// Every row that follows from a line.
#[must_use]
pub fn rows(court: &str, line: &BankLine) -> Vec<TableRow> {
    let mut rows = vec![(&BANK_LINE, bank_line(court, line))];
    rows.extend(postings(court, line));
    rows
}

/// What changes in the tables when a line goes from one state to the next.
#[must_use]
pub fn changes(court: &str, before: Option<&BankLine>, after: &BankLine) -> Vec<Change> {
    difference(before.map(|line| rows(court, line)).unwrap_or_default(), rows(court, after))
}

/// The stored word of a state.
#[must_use]
pub fn state_word(state: &LineState) -> &'static str {
    match state {
        LineState::Unclaimed => "unclaimed",
        LineState::Proposed { .. } => "proposed",
        LineState::Claimed { .. } => "claimed",
        LineState::SentBack { .. } => "sent_back",
    }
}

fn bank_line(court: &str, line: &BankLine) -> Vec<Value> {
    let booked = &line.booked;
    let (state_on, case, page) = match &line.state {
        LineState::Unclaimed => (line.entered_on, None, None),
        LineState::Proposed { case, page, on } | LineState::Claimed { case, page, on } => {
            (*on, Some(case.as_str()), Some(*page))
        }
        LineState::SentBack { on } => (*on, None, None),
    };
    vec![
        court.into(),
        booked.id.account.as_str().into(),
        booked.id.source_no.as_str().into(),
        booked.value_on.into(),
        line.entered_on.into(),
        booked.amount_fen.into(),
        booked.payer.as_str().into(),
        booked.payer_account.as_str().into(),
        booked.sub_account.as_str().into(),
        booked.wording.as_str().into(),
        state_word(&line.state).into(),
        state_on.into(),
        case.into(),
        page.into(),
        line.assigned.as_ref().map(StaffId::as_str).into(),
        line.version.cast_signed().into(),
    ]
}

/// The court's side of the movements of a line; that of a case follows from its docket.
fn postings(court: &str, line: &BankLine) -> Vec<TableRow> {
    let id = &line.booked.id;
    let (mut rows, mut days) = (Vec::new(), BookDays::default());
    for (movement, transaction) in (1_i64..).zip(&line.transactions) {
        let of_the_court = transaction.lines.iter().filter(|line| line.account.owner == Owner::Court);
        for (no, posting) in (0_i64..).zip(of_the_court) {
            let values = vec![
                court.into(),
                id.account.as_str().into(),
                id.source_no.as_str().into(),
                movement.into(),
                no.into(),
                posting.account.account.word().into(),
                posting.amount.into(),
                transaction.value_on.into(),
                transaction.booked_on.into(),
            ];
            rows.push((&SUSPENSE_POSTING, values));
            let account = posting.account.account;
            let at_bank = if account == Account::Bank { id.account.as_str() } else { "" };
            days.add(account, at_bank, (transaction.booked_on, transaction.value_on), posting.amount);
        }
    }
    rows.extend(days.rows(court));
    rows
}
