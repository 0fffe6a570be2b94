//! The books by day, and what stands on the accounts of a case: rows from which any day and any account is a short sum.

use crate::read::projection::TableRow;
use crate::read::tables::{BOOK_DAY, CASE_ACCOUNT};
use docket::case::Case;
use ledger::{Account, Books};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// What stands on the accounts of each kind.
pub(super) fn case_accounts(court: &str, case: &Case, books: &Books) -> Vec<TableRow> {
    let mut kinds: BTreeMap<&'static str, Fen> = BTreeMap::new();
    for (account, balance) in books.balances() {
        *kinds.entry(account.account.kind()).or_default() += balance;
    }
    let standing = kinds.into_iter().filter(|(_, balance)| !balance.is_zero());
    standing
        .map(|(kind, balance)| {
            let values = vec![
                court.into(),
                kind.into(),
                case.id.as_str().into(),
                balance.into(),
                case.filing.number.to_string().into(),
                case.assignment.as_ref().map(|assignment| assignment.handler_name.as_str()).into(),
            ];
            (&CASE_ACCOUNT, values)
        })
        .collect()
}

/// What one stream adds to the counts of the days.
#[derive(Default)]
pub(crate) struct BookDays(BTreeMap<Cell, (Fen, Fen, i64)>);

/// The kind, the account at the bank, the day of booking and the value day.
type Cell = (&'static str, String, Day, Day);

impl BookDays {
    /// Counts a line of a transaction, with its day of booking and its value day.
    pub(crate) fn add(&mut self, account: Account, bank_account: &str, days: (Day, Day), amount: Fen) {
        let key = (account.kind(), bank_account.to_owned(), days.0, days.1);
        let (debit, credit, lines) = self.0.entry(key).or_default();
        if amount.is_positive() {
            *debit += amount
        } else {
            *credit -= amount
        }
        *lines += 1;
    }

    pub(crate) fn rows(self, court: &str) -> impl Iterator<Item = TableRow> {
        self.0.into_iter().map(move |((kind, bank_account, booked_on, value_on), (debit, credit, lines))| {
            let values = vec![
                court.into(),
                kind.into(),
                bank_account.into(),
                booked_on.into(),
                value_on.into(),
                debit.into(),
                credit.into(),
                lines.into(),
            ];
            (&BOOK_DAY, values)
        })
    }
}
