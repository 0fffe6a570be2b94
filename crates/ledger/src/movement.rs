//! The movements of case funds, each as a transaction.
//!
//! Money arrives unclaimed or for a case, is claimed for a case, divided, held back, released, paid, sent back. Whoever
//! writes a movement chooses the reference under which it is known.

use crate::account::{Account, AccountOf, Owner};
use crate::transaction::{Reference, Transaction};
use values::{CaseId, Day, Fen};

/// So much for each account.
type Sums<'a> = &'a [(Account, Fen)];

/// Money arrives and nobody knows yet for which case.
#[must_use]
pub fn arrive(reference: Reference, (value_on, booked_on): (Day, Day), amount: Fen) -> Transaction {
    let court = Owner::Court;
    Transaction::new(reference, value_on, booked_on).moving(
        court.account(Account::Suspense),
        court.account(Account::Bank),
        amount,
    )
}

/// Money that arrived is found to be for a case. The value day stays that of the arrival.
#[must_use]
pub fn claim(
    reference: Reference,
    (value_on, booked_on): (Day, Day),
    case: &CaseId,
    amount: Fen,
) -> Transaction {
    let (court, case) = (Owner::Court, Owner::Case(case.clone()));
    Transaction::new(reference, value_on, booked_on)
        .moving(court.account(Account::Bank), court.account(Account::Suspense), amount)
        .moving(case.account(Account::Undivided), case.account(Account::Bank), amount)
}

/// Money arrives for a case.
#[must_use]
pub fn receive(
    reference: Reference,
    (value_on, booked_on): (Day, Day),
    case: &CaseId,
    amount: Fen,
) -> Transaction {
    let case = Owner::Case(case.clone());
    Transaction::new(reference, value_on, booked_on).moving(
        case.account(Account::Undivided),
        case.account(Account::Bank),
        amount,
    )
}

/// Money received for a case is divided: so much to each account.
#[must_use]
pub fn divide(reference: Reference, on: Day, case: &CaseId, to: &[(Account, Fen)]) -> Transaction {
    let case = Owner::Case(case.clone());
    to.iter().fold(Transaction::new(reference, on, on), |divided, (account, amount)| {
        divided.moving(case.account(*account), case.account(Account::Undivided), *amount)
    })
}

/// Money that was divided is divided again: what each account had of it is taken back, and each gets what it is to have.
/// Nothing is in it where no account gets another sum.
#[must_use]
pub fn divide_again(
    reference: Reference,
    (value_on, booked_on): (Day, Day),
    case: &CaseId,
    (before, after): (Sums<'_>, Sums<'_>),
) -> Transaction {
    let case = Owner::Case(case.clone());
    let undivided = case.account(Account::Undivided);
    let mut divided = Transaction::new(reference, value_on, booked_on);
    for (account, amount) in before {
        divided = divided.moving(undivided.clone(), case.account(*account), *amount);
    }
    for (account, amount) in after {
        divided = divided.moving(case.account(*account), undivided.clone(), *amount);
    }
    divided.lines.retain(|line| !line.amount.is_zero());
    divided
}

/// Money of a case moves from one purpose to another: held back, released, deposited for the creditor.
#[must_use]
pub fn dedicate(
    reference: Reference,
    on: Day,
    case: &CaseId,
    (from, to): (Account, Account),
    amount: Fen,
) -> Transaction {
    let case = Owner::Case(case.clone());
    Transaction::new(reference, on, on).moving(case.account(to), case.account(from), amount)
}

/// Money leaves the bank: a payment to a creditor, to the treasury, back to a payer.
#[must_use]
pub fn pay(reference: Reference, on: Day, from: &AccountOf, amount: Fen) -> Transaction {
    let bank = from.owner.account(Account::Bank);
    Transaction::new(reference, on, on).moving(bank, from.clone(), amount)
}

/// 退汇: money that the bank had paid comes back, from that day on, to the account that it was paid from.
#[must_use]
pub fn come_back(payment: &Transaction, on: Day) -> Transaction {
    Transaction { value_on: on, ..payment.reversal(payment.reference.answering("returned"), on) }
}
