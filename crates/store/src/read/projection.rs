//! From a case to its rows.
//!
//! [`rows`] is a pure function of the case; [`changes`] is the difference between two of its results. So what an
//! append writes and what a rebuild writes cannot differ.

use crate::read::book_days::{BookDays, case_accounts};
use crate::read::facts;
use crate::read::flow;
use crate::read::movements::transactions;
use crate::read::supervision;
use crate::read::tables::{
    BANK_RECEIPT, CASE_CLOCK, CASE_ROW, CASE_TASK, DEBTOR_ROW, INSTITUTION_REQUEST, PARTY_TERM,
    PAYMENT_ORDER, POSTING, REGISTER_ALERT, REPETITION, RUNNING_MEASURE, SUB_ACCOUNT, UNPAID_RECEIPT,
};
use crate::{Change, Table, Value};
use docket::case::{Case, Stage};
use docket::clock::{ClockKind, ClockState};
use docket::event::Happening;
use docket::inquiry::{InquiryMatter, InquiryState};
use docket::measure::order::{Order, OrderKind, OrderState};
use docket::measure::{Standing, ask_status};
use docket::money::Receipt;
use docket::money::payment::Purpose;
use docket::party::Role;
use ledger::{Account, Books, Owner, Reference};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// The due day of a case that has no running clock: after all others.
pub const NEVER: &str = "9999-12-31";

/// One row of one table.
pub type TableRow = (&'static Table, Vec<Value>);

/// Every row that follows from a case.
#[must_use]
pub fn rows(court: &str, case: &Case) -> Vec<TableRow> {
    let mut rows = vec![(&CASE_ROW, case_row(court, case))];
    rows.extend(party_terms(court, case));
    rows.extend(clocks(court, case));
    rows.extend(tasks(court, case));
    rows.extend(requests(court, case));
    rows.extend(repetitions(court, case));
    rows.extend(measures(court, case));
    rows.extend(alerts(court, case));
    rows.extend(receipts(court, case));
    rows.extend(payments(court, case));
    rows.extend(unpaid(court, case));
    rows.extend(sub_account(court, case));
    rows.extend(debtors(court, case));
    rows.extend(postings(court, case));
    rows.extend(facts::rows(court, case));
    rows.extend(supervision::rows(court, case));
    rows.push(flow::row(court, case));
    rows
}

/// What changes in the tables when a case goes from one state to the next.
///
/// A bank's transaction number or a sub-account that is new is claimed, not put: it must not be there yet.
#[must_use]
pub fn changes(court: &str, before: Option<&Case>, after: &Case) -> Vec<Change> {
    difference(before.map(|case| rows(court, case)).unwrap_or_default(), rows(court, after))
}

/// What writes rows where there are none yet: what counts is added to the counts of others.
#[must_use]
pub fn fresh(rows: Vec<TableRow>) -> Vec<Change> {
    let written = |(table, values): TableRow| match table.is_of_counts() {
        true => Change::Add { table, values },
        false => Change::Put { table, values },
    };
    rows.into_iter().map(written).collect()
}

/// What makes the rows that were those that are.
#[must_use]
pub fn difference(before: Vec<TableRow>, after: Vec<TableRow>) -> Vec<Change> {
    let is_claimed = |table: &'static Table| {
        std::ptr::eq(table, &raw const BANK_RECEIPT) || std::ptr::eq(table, &raw const SUB_ACCOUNT)
    };
    let mut old: BTreeMap<(&'static str, Vec<Value>), TableRow> = BTreeMap::new();
    for (table, values) in before {
        old.insert((table.name(), values[..table.key().len()].to_vec()), (table, values));
    }
    let mut changes = Vec::new();
    for (table, values) in after {
        let key = (table.name(), values[..table.key().len()].to_vec());
        match old.remove(&key) {
            Some((_, same)) if same == values => {}
            before if table.is_of_counts() => {
                let before = before.map(|(_, values)| values).unwrap_or_default();
                changes.push(Change::Add { table, values: above(table, values, &before) });
            }
            None if is_claimed(table) => changes.push(Change::Claim { table, values }),
            Some(_) | None => changes.push(Change::Put { table, values }),
        }
    }
    changes.extend(old.into_iter().map(|((_, key), (table, values))| match table.is_of_counts() {
        true => Change::Add { table, values: above(table, key, &values) },
        false => Change::Delete { table, key },
    }));
    changes
}

/// The row that, added to what was counted before, gives what is counted now. A row shorter than the table counts
/// nothing in the columns that it lacks.
fn above(table: &'static Table, now: Vec<Value>, before: &[Value]) -> Vec<Value> {
    let count = |value: Option<&Value>| match value {
        Some(Value::Integer(count)) => *count,
        _ => 0,
    };
    let keys = table.key().len();
    let counted = (keys..table.columns().len())
        .map(|column| Value::from(count(now.get(column)) - count(before.get(column))));
    now[..keys].iter().cloned().chain(counted).collect()
}

fn case_row(court: &str, case: &Case) -> Vec<Value> {
    let due = case.clocks.running().into_iter().next();
    let filing = &case.filing;
    vec![
        court.into(),
        case.id.as_str().into(),
        filing.number.to_string().into(),
        filing.filed_on.into(),
        filing.cause.as_str().into(),
        filing.livelihood.map(docket::filing::Livelihood::word).into(),
        case.stage().word().into(),
        (!matches!(case.stage(), Stage::Closed(_))).into(),
        case.team().map(values::TeamId::as_str).into(),
        case.handler().map(values::StaffId::as_str).into(),
        case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
        case.side_names(Role::Creditor).into(),
        case.side_names(Role::Debtor).into(),
        case.claimed().into(),
        case.received().into(),
        case.paid_out().into(),
        case.balance().into(),
        case.measures
            .iter()
            .filter(|measure| measure.released_on.is_none())
            .map(docket::measure::Measure::held_now)
            .sum::<Fen>()
            .into(),
        due.map_or_else(|| NEVER.into(), |clock| Value::from(clock.due_on)),
        due.map(|clock| clock.kind.word()).into(),
        due.map(|clock| clock.label.as_str()).into(),
        case.closed_on().into(),
        case.pages.into(),
        case.filing.kind.word().into(),
        case.closing.map(|closing| closing.way.word()).into(),
        case.triage.track().map(docket::triage::Track::word).into(),
        case.triage.suggestion().map(|found| found.track.word()).into(),
    ]
}

fn party_terms(court: &str, case: &Case) -> Vec<TableRow> {
    let mut rows = Vec::new();
    for party in &case.parties {
        let starts: Vec<usize> = party.name.char_indices().map(|(start, _)| start).collect();
        // An end of one character finds too much to be of use, but a name may be that short.
        let last = starts.len().saturating_sub(1).max(1);
        for start in starts.into_iter().take(last) {
            let values =
                vec![court.into(), party.name[start..].into(), case.id.as_str().into(), party.no.into()];
            rows.push((&PARTY_TERM, values));
        }
        let id = party.resident_id.as_ref().map(values::ResidentId::reveal);
        let code = party.credit_code.as_ref().map(values::CreditCode::reveal);
        for number in id.into_iter().chain(code) {
            let values =
                vec![court.into(), number_term(number).into(), case.id.as_str().into(), party.no.into()];
            rows.push((&PARTY_TERM, values));
        }
    }
    rows
}

/// The term under which the parties stand that bear an identity number or a credit code. No name begins like this, so
/// that a search for a name never finds a number.
pub(crate) fn number_term(number: &str) -> String {
    format!("={number}")
}

fn clocks(court: &str, case: &Case) -> Vec<TableRow> {
    case.clocks
        .iter()
        .map(|clock| {
            let (state, state_on) = match clock.state {
                ClockState::Running => ("running", None),
                ClockState::Paused(since) => ("paused", Some(since)),
                ClockState::Met(on) => ("met", Some(on)),
            };
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                clock.kind.word().into(),
                clock.subject.into(),
                clock.label.as_str().into(),
                clock.started_on.into(),
                clock.due_on.into(),
                state.into(),
                state_on.into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
                clock.office.word().into(),
                clock.warn_days.into(),
            ];
            (&CASE_CLOCK, values)
        })
        .collect()
}

fn tasks(court: &str, case: &Case) -> Vec<TableRow> {
    case.proposals
        .iter()
        .filter(|proposal| proposal.is_waiting())
        .map(|proposal| {
            let due_on =
                case.clocks.get(ClockKind::Approval, proposal.no.0).map_or(proposal.on, |clock| clock.due_on);
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                proposal.no.0.into(),
                proposal.approver.word().into(),
                proposal.summary.as_str().into(),
                proposal.by.as_str().into(),
                proposal.on.into(),
                due_on.into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                precedence(case),
            ];
            (&CASE_TASK, values)
        })
        .collect()
}

/// What the program itself does in the case, each with the day on which it is due.
fn repetitions(court: &str, case: &Case) -> Vec<TableRow> {
    let row = |kind: &str, subject: u32, next_on: Day| {
        let values = vec![court.into(), case.id.as_str().into(), kind.into(), subject.into(), next_on.into()];
        (&REPETITION, values)
    };
    let standing = case.standing_query.map(|standing| row("standing_query", 0, standing.next_on));
    let waiting = case.measures.iter().filter(|measure| ask_status::is_waiting(measure)).map(|measure| {
        let asked_on = case.last_asked_on(measure.no).unwrap_or(measure.from);
        row("waiting_measure", measure.no.0, asked_on.plus_days(ask_status::ASK_EVERY_DAYS))
    });
    standing.into_iter().chain(waiting).collect()
}

/// What institutions are asked, each by the page that asks.
fn requests(court: &str, case: &Case) -> Vec<TableRow> {
    case.inquiries
        .iter()
        .map(|inquiry| {
            let (state, answered_on) = match inquiry.state {
                // Nobody waits for an answer in a case that is closed.
                InquiryState::Open | InquiryState::TimedOut { .. } if !case.awaits_answers() => {
                    ("moot", None)
                }
                _ if case.is_disputed(inquiry) => ("disputed", None),
                InquiryState::Open => ("open", None),
                InquiryState::Answered { on, .. } => ("answered", Some(on)),
                InquiryState::Refused { on, .. } => ("refused", Some(on)),
                InquiryState::TimedOut { on } => ("timed_out", Some(on)),
            };
            let matter = match inquiry.matter {
                InquiryMatter::Property => "query",
                InquiryMatter::Whereabouts => "locate",
            };
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                inquiry.no.0.into(),
                inquiry.institution.as_str().into(),
                inquiry.name.as_str().into(),
                matter.into(),
                case.party_name(inquiry.debtor).into(),
                state.into(),
                inquiry.asked_on.into(),
                inquiry.due_on.into(),
                answered_on.into(),
                match inquiry.disputed.last().filter(|_| case.is_disputed(inquiry)) {
                    Some(dispute) => dispute.why.title().into(),
                    None => inquiry.state_words().as_str().into(),
                },
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
                case.inquiry_needs_somebody(inquiry).into(),
            ];
            (&INSTITUTION_REQUEST, values)
        })
        .chain(
            case.orders
                .iter()
                .filter_map(|order| Some((&INSTITUTION_REQUEST, order_row(court, case, order)?))),
        )
        .collect()
}

/// An order to an institution; none where the court carries it out itself.
fn order_row(court: &str, case: &Case, order: &Order) -> Option<Vec<Value>> {
    let institution = order.institution.as_ref()?;
    let measure = case.measure(order.measure)?;
    let (state, answered_on) = match order.state {
        OrderState::Open => ("open", None),
        OrderState::Done { on, .. } => ("answered", Some(on)),
        OrderState::Refused { on, .. } => ("refused", Some(on)),
        OrderState::TimedOut { on } => ("timed_out", Some(on)),
        OrderState::Disputed { .. } if case.order_needs_somebody(order) => ("disputed", None),
        OrderState::Disputed { on, .. } => ("refused", Some(on)),
    };
    let partly = matches!(order.state, OrderState::Done { .. }) && case.order_needs_somebody(order);
    let outcome = if partly {
        format!("{}，裁定{}元，实际控制{}元", order.state_words(), measure.ordered, measure.held)
    } else {
        order.state_words()
    };
    Some(vec![
        court.into(),
        case.id.as_str().into(),
        order.no.0.into(),
        institution.as_str().into(),
        measure.holder.as_str().into(),
        order.what.word().into(),
        measure.place().as_str().into(),
        state.into(),
        order.ordered_on.into(),
        order.due_on.into(),
        answered_on.into(),
        outcome.as_str().into(),
        case.filing.number.to_string().into(),
        case.team().map(values::TeamId::as_str).into(),
        case.handler().map(values::StaffId::as_str).into(),
        case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
        case.order_needs_somebody(order).into(),
    ])
}

/// Measures that are in force, or ended without renewal while nobody has said what was done; also in a case that was
/// closed and keeps what it holds.
fn measures(court: &str, case: &Case) -> Vec<TableRow> {
    if !case.looks_after_measures() {
        return Vec::new();
    }
    case.measures
        .iter()
        .filter(|measure| measure.standing == Standing::Confirmed)
        .filter(|measure| measure.released_on.is_none() && measure.lapse.is_none())
        .map(|measure| {
            let renewal =
                case.orders.iter().rev().find(|order| {
                    order.measure == measure.no && matches!(order.what, OrderKind::Renewal { .. })
                });
            let standing = match renewal.map(|order| &order.state) {
                Some(OrderState::Open) => "ordered",
                Some(OrderState::Refused { .. }) => "refused",
                Some(OrderState::TimedOut { .. }) => "timed_out",
                Some(OrderState::Disputed { .. }) => "disputed",
                Some(OrderState::Done { .. }) | None => "running",
            };
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                measure.no.0.into(),
                measure.kind.word().into(),
                measure.way.verb().into(),
                measure.place().as_str().into(),
                case.party_name(measure.debtor).into(),
                measure.held_now().into(),
                measure.from.into(),
                measure.until.into(),
                measure.last_safe_on().into(),
                standing.into(),
                renewal.map(|order| order.no.0).into(),
                renewal.map(Order::state_words).as_deref().unwrap_or_default().into(),
                measure.property.is_none().into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
                measure.institution.as_ref().map(values::InstitutionId::as_str).into(),
                measure.control_no.as_str().into(),
            ];
            (&RUNNING_MEASURE, values)
        })
        .collect()
}

/// Changes in the register that nobody has answered, in an open case.
fn alerts(court: &str, case: &Case) -> Vec<TableRow> {
    if case.closed_on().is_some() {
        return Vec::new();
    }
    let waiting = case.alerts.iter().filter(|alert| alert.settled.is_none());
    waiting
        .map(|alert| {
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                alert.no.0.into(),
                alert.change.kind.word().into(),
                alert.change.sentence(case).as_str().into(),
                alert.change.on.into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
            ];
            (&REGISTER_ALERT, values)
        })
        .collect()
}

fn receipts(court: &str, case: &Case) -> Vec<TableRow> {
    case.receipts
        .iter()
        .map(|receipt| {
            let values = vec![
                court.into(),
                receipt.bank_reference.as_str().into(),
                case.id.as_str().into(),
                receipt.no.0.into(),
                receipt.amount.into(),
                receipt.value_on.into(),
                receipt.payer.as_str().into(),
            ];
            (&BANK_RECEIPT, values)
        })
        .collect()
}

fn payments(court: &str, case: &Case) -> Vec<TableRow> {
    case.payments
        .iter()
        .map(|payment| {
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                payment.no.0.into(),
                payment.purpose.word().into(),
                case.party_name(payment.party).into(),
                payment.amount.into(),
                payment.state.word().into(),
                payment.batch.as_deref().unwrap_or_default().into(),
                payment.since().into(),
                payment.state_words().as_str().into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
                precedence(case),
                payment.account.as_ref().map_or("", |account| account.account.reveal()).into(),
                payment.bank_no.as_deref().unwrap_or_default().into(),
                payment.booked_by.map(|page| page.0).into(),
            ];
            (&PAYMENT_ORDER, values)
        })
        .collect()
}

fn sub_account(court: &str, case: &Case) -> Option<TableRow> {
    let number = case.sub_account.as_deref()?;
    Some((&SUB_ACCOUNT, vec![court.into(), number.into(), case.id.as_str().into()]))
}

/// The debtors of an open case that collects, as money that comes is compared with them.
fn debtors(court: &str, case: &Case) -> Vec<TableRow> {
    if case.closed_on().is_some() || case.filing.kind == docket::filing::Kind::Preservation {
        return Vec::new();
    }
    case.side(Role::Debtor)
        .map(|debtor| {
            let claims = case.claims.iter().filter(|claim| claim.is_owed_by(debtor.no));
            let receipts = case.receipts.iter().filter(|receipt| receipt.debtor == debtor.no);
            let claimed: Fen = claims.map(|claim| claim.amount_fen).sum();
            let received: Fen = receipts.map(|receipt| receipt.amount).sum();
            let awaited: Vec<String> = case
                .on_its_way()
                .filter(|deduction| deduction.debtor == debtor.no)
                .map(|deduction| deduction.amount.0.to_string())
                .collect();
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                debtor.no.into(),
                debtor.name.as_str().into(),
                (claimed - received).or_zero().into(),
                case.sub_account.as_deref().unwrap_or_default().into(),
                awaited.join(",").into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
            ];
            (&DEBTOR_ROW, values)
        })
        .collect()
}

/// Receipts whose money has not all gone out.
fn unpaid(court: &str, case: &Case) -> Vec<TableRow> {
    case.unpaid_receipts()
        .into_iter()
        .map(|receipt| {
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                receipt.receipt.0.into(),
                receipt.amount.into(),
                receipt.left.into(),
                receipt.held.into(),
                receipt.value_on.into(),
                receipt.due_on.into(),
                receipt.paused.into(),
                receipt.waits_for.word().into(),
                receipt.told.as_str().into(),
                case.filing.number.to_string().into(),
                case.team().map(values::TeamId::as_str).into(),
                case.handler().map(values::StaffId::as_str).into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
                precedence(case),
            ];
            (&UNPAID_RECEIPT, values)
        })
        .collect()
}

/// The place of a case among those whose money waits: livelihood cases stand first (绿色通道).
fn precedence(case: &Case) -> Value {
    Value::from(i64::from(case.filing.livelihood.is_none()))
}

fn postings(court: &str, case: &Case) -> Vec<TableRow> {
    let mut books = Books::default();
    let mut rows = Vec::new();
    let mut days = BookDays::default();
    let received = case.receipts.iter().map(|receipt| (receipt.no, receipt));
    let withdrawn = case.withdrawn.iter().map(|withdrawn| (withdrawn.no, &withdrawn.receipt));
    let taken = case.withdrawn.iter().map(|withdrawn| (withdrawn.receipt.no, &withdrawn.receipt));
    let receipts: BTreeMap<u32, &Receipt> =
        received.chain(withdrawn).chain(taken).map(|(no, receipt)| (no.0, receipt)).collect();
    let paid = case.payouts.iter().map(|payout| (payout.no, payout.creditor));
    let returned = case.returns.iter().map(|returned| (returned.no, returned.debtor));
    let payees: BTreeMap<u32, &str> =
        paid.chain(returned).map(|(no, party)| (no.0, case.party_name(party))).collect();
    let mut last = (0, 0_i64);
    for (entry, transaction) in transactions(case) {
        books.book(&transaction).expect("the docket only enters movements that the books can bear");
        for line in &transaction.lines {
            let line_no = if last.0 == entry { last.1 + 1 } else { 0 };
            last = (entry, line_no);
            let account = line.account.account;
            let bank_account = match account {
                Account::Bank => receipts.get(&entry).and_then(|receipt| receipt.bank_account.as_deref()),
                _ => None,
            };
            let bank_account = bank_account.unwrap_or_default();
            let party = match account {
                Account::Payable(no) | Account::Held(no) | Account::Deposited(no) => case.party_name(no),
                _ => receipts
                    .get(&entry)
                    .map(|receipt| receipt.payer.as_str())
                    .or_else(|| payees.get(&entry).copied())
                    .unwrap_or_default(),
            };
            let values = vec![
                court.into(),
                case.id.as_str().into(),
                entry.into(),
                Value::from(line_no),
                account.word().into(),
                line.amount.into(),
                transaction.value_on.into(),
                transaction.booked_on.into(),
                bank_account.into(),
                party.into(),
            ];
            rows.push((&POSTING, values));
            days.add(account, bank_account, (transaction.booked_on, transaction.value_on), line.amount);
        }
    }
    let owner = Owner::Case(case.id.clone());
    for payment in case.payments.iter().filter(|payment| payment.is_reserved()) {
        let account = owner.account(match payment.purpose {
            Purpose::PayOut => Account::Payable(payment.party),
            Purpose::Return => Account::Refundable,
        });
        let reference = Reference::page(&case.id, payment.no.0);
        books
            .reserve(reference, account, payment.amount, None)
            .expect("the docket only orders payments whose money is there");
    }
    rows.extend(days.rows(court));
    rows.extend(case_accounts(court, case, &books));
    rows
}
