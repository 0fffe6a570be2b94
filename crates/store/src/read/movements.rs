//! The movements of money of a case, as its docket tells them.

use docket::EntryNo;
use docket::case::Case;
use docket::money::{Allocation, Receipt};
use ledger::{Account, AccountOf, Books, Owner, Reference, Transaction, movement};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// The movements of money of a case in the order of the pages that bring them about. What is reserved for a payment under
/// way moves only when the bank has paid it.
#[must_use]
pub fn transactions(case: &Case) -> Vec<(u32, Transaction)> {
    let mut pages: BTreeMap<u32, Vec<Transaction>> = BTreeMap::new();
    let known_as = |no: EntryNo| Reference::page(&case.id, no.0);
    for receipt in &case.receipts {
        let days = (receipt.value_on, receipt.booked_on);
        let received = movement::receive(known_as(receipt.no), days, &case.id, receipt.amount);
        pages.insert(receipt.no.0, vec![received]);
    }
    for withdrawn in &case.withdrawn {
        let receipt = &withdrawn.receipt;
        let days = (receipt.value_on, receipt.booked_on);
        let received = movement::receive(known_as(receipt.no), days, &case.id, receipt.amount);
        pages.insert(withdrawn.no.0, vec![received.reversal(known_as(withdrawn.no), withdrawn.on)]);
        pages.insert(receipt.no.0, vec![received]);
    }
    let owner = Owner::Case(case.id.clone());
    // The bank's day is the value day; it may lie before the day on which its answer was read.
    let mut out = |no: EntryNo, (value_on, booked_on): (Day, Day), account: Account, amount: Fen| {
        let paid = movement::pay(known_as(no), booked_on, &owner.account(account), amount);
        pages.insert(no.0, vec![Transaction { value_on, ..paid }]);
    };
    for payout in &case.payouts {
        let days = (payout.on, payout.booked_on);
        out(payout.no, days, Account::Payable(payout.creditor), payout.amount);
    }
    for returned in &case.returns {
        out(returned.no, (returned.on, returned.booked_on), Account::Refundable, returned.amount);
    }
    for (page, divided) in divisions(case) {
        let transactions = match divided.as_slice() {
            [Divided { before: None, after, .. }] => {
                vec![movement::divide(known_as(after.no), after.on, &case.id, &accounts(after))]
            }
            together => divided_again(case, page, together, &pages),
        };
        pages.insert(page, transactions);
    }
    pages.into_iter().flat_map(|(page, all)| all.into_iter().map(move |one| (page, one))).collect()
}

/// One receipt divided, for the first time or again.
struct Divided<'a> {
    receipt: &'a Receipt,
    before: Option<&'a Allocation>,
    after: &'a Allocation,
}

/// What each page divides.
fn divisions(case: &Case) -> BTreeMap<u32, Vec<Divided<'_>>> {
    let mut pages: BTreeMap<u32, Vec<Divided<'_>>> = BTreeMap::new();
    for receipt in &case.receipts {
        let mut before = None;
        for after in receipt.earlier.iter().chain(&receipt.allocation) {
            pages.entry(after.no.0).or_default().push(Divided { receipt, before, after });
            before = Some(after);
        }
    }
    pages
}

/// To which accounts a receipt is divided.
fn accounts(allocation: &Allocation) -> Vec<(Account, Fen)> {
    let mut to: BTreeMap<Account, Fen> = BTreeMap::new();
    for share in &allocation.shares {
        *to.entry(Account::Payable(share.creditor)).or_default() += share.amount_fen;
    }
    *to.entry(Account::Fee).or_default() += allocation.fee;
    *to.entry(Account::Refundable).or_default() += allocation.surplus;
    to.into_iter().collect()
}

/// The movements of a page that divides receipts again: each counts from the day from which the receipt was divided, the
/// money that is new from its value day. Where an account would then have been below nothing on some day, because it was
/// paid before it had so much, all together counts from the day of the page.
fn divided_again(
    case: &Case,
    page: u32,
    together: &[Divided<'_>],
    before: &BTreeMap<u32, Vec<Transaction>>,
) -> Vec<Transaction> {
    let reference = Reference::page(&case.id, page);
    let sums = |of: Option<&Allocation>| of.map(accounts).unwrap_or_default();
    let mut each: Vec<Transaction> = together
        .iter()
        .map(|one| {
            let first = one.receipt.earlier.first();
            let value_on = first.map_or(one.receipt.value_on, |first| first.on);
            movement::divide_again(
                reference.answering(&format!("receipt/{}", one.receipt.no)),
                (value_on, one.after.on),
                &case.id,
                (&sums(one.before), &accounts(one.after)),
            )
        })
        .filter(|transaction| !transaction.lines.is_empty())
        .collect();
    // What is new comes first, then what it replaces.
    each.sort_by_key(|transaction| transaction.value_on);
    let earlier = before.range(..page).flat_map(|(_, transactions)| transactions);
    if bears(earlier.chain(&each)) {
        return each;
    }
    let (all_before, all_after): (Vec<_>, Vec<_>) =
        together.iter().map(|one| (sums(one.before), accounts(one.after))).unzip();
    let booked_on = together.first().map_or(case.last_entry_on, |one| one.after.on);
    let whole = movement::divide_again(
        reference,
        (booked_on, booked_on),
        &case.id,
        (&all_before.concat(), &all_after.concat()),
    );
    Some(whole).filter(|transaction| !transaction.lines.is_empty()).into_iter().collect()
}

/// Whether no account is ever below nothing, neither as they are booked nor by their value days.
fn bears<'a>(transactions: impl Iterator<Item = &'a Transaction>) -> bool {
    let (mut books, mut by_day) = (Books::default(), BTreeMap::<(&AccountOf, Day), Fen>::new());
    for transaction in transactions {
        if books.book(transaction).is_err() {
            return false;
        }
        for line in &transaction.lines {
            let owed = if line.account.account == Account::Bank { line.amount } else { -line.amount };
            *by_day.entry((&line.account, transaction.value_on)).or_default() += owed;
        }
    }
    let mut balances: BTreeMap<&AccountOf, Fen> = BTreeMap::new();
    by_day.into_iter().all(|((account, _), amount)| {
        let balance = balances.entry(account).or_default();
        *balance += amount;
        *balance >= Fen::ZERO
    })
}
