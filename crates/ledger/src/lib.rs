//! Case funds, pure: double entry over the accounts of a case (一案一账号).
//!
//! Every movement of money is a [`Transaction`] whose lines sum to nothing, on a booking day and with a value day.
//! [`Books`] applies transactions and keeps the invariants: each balances, and no account of a case goes below
//! nothing. What the movements are is decided elsewhere (the docket); here they only have to add up. Issue-sized
//! questions such as suspense, holds and reconciliation widen [`Account`]; the shape stays.

use std::collections::BTreeMap;
use std::fmt;
use values::{Day, Fen};

/// An account of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Account {
    /// The court's bank account, as far as it holds money of this case (an asset: debits are positive).
    Bank,
    /// Received and not yet divided.
    Undivided,
    /// Divided to a creditor and not yet paid: the creditor's number.
    Payable(u32),
    /// Execution fee taken, due to the treasury.
    Fee,
    /// Surplus, due to the debtor.
    Refundable,
}

impl Account {
    /// The stored word: `bank`, `payable:2`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Account::Bank => "bank".to_owned(),
            Account::Undivided => "undivided".to_owned(),
            Account::Payable(creditor) => format!("payable:{creditor}"),
            Account::Fee => "fee".to_owned(),
            Account::Refundable => "refundable".to_owned(),
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Account::Bank => "银行存款（本案）",
            Account::Undivided => "待分配案款",
            Account::Payable(_) => "应付申请执行人",
            Account::Fee => "应上缴执行申请费",
            Account::Refundable => "应退被执行人",
        }
    }

    /// The sign with which a line raises the account: debit for the bank, credit for what the court owes.
    fn raising(self) -> i64 {
        if self == Account::Bank { 1 } else { -1 }
    }
}

/// One line: a debit is positive, a credit negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: Account,
    /// The amount.
    pub amount: Fen,
}

/// A movement of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The day it counts from.
    pub value_on: Day,
    /// The day it was booked.
    pub booked_on: Day,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Transaction {
    /// Moves an amount from one account to another: credits `from`, debits `to`.
    #[must_use]
    pub fn movement(value_on: Day, booked_on: Day, to: Account, from: Account, amount: Fen) -> Transaction {
        let lines = vec![Line { account: to, amount }, Line { account: from, amount: -amount }];
        Transaction { value_on, booked_on, lines }
    }
}

/// Why a transaction is not booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unbookable {
    /// The lines do not sum to nothing: by so much.
    Unbalanced(Fen),
    /// An account would go below nothing.
    Overdrawn {
        /// The account.
        account: Account,
        /// By so much.
        by: Fen,
    },
}

impl fmt::Display for Unbookable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unbookable::Unbalanced(by) => write!(out, "a transaction that does not balance, by {by}"),
            Unbookable::Overdrawn { account, by } => {
                write!(out, "account {} overdrawn by {by}", account.word())
            }
        }
    }
}

impl std::error::Error for Unbookable {}

/// The books of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Books {
    balances: BTreeMap<Account, Fen>,
}

impl Books {
    /// Books a transaction.
    ///
    /// # Errors
    /// Where it does not balance or overdraws an account; then nothing is booked.
    pub fn book(&mut self, transaction: &Transaction) -> Result<(), Unbookable> {
        let sum: Fen = transaction.lines.iter().map(|line| line.amount).sum();
        if !sum.is_zero() {
            return Err(Unbookable::Unbalanced(sum));
        }
        let mut balances = self.balances.clone();
        for line in &transaction.lines {
            *balances.entry(line.account).or_default() += Fen(line.account.raising() * line.amount.0);
        }
        if let Some((account, balance)) = balances.iter().find(|(_, balance)| **balance < Fen::ZERO) {
            return Err(Unbookable::Overdrawn { account: *account, by: -*balance });
        }
        self.balances = balances;
        Ok(())
    }

    /// What an account holds.
    #[must_use]
    pub fn balance(&self, account: Account) -> Fen {
        self.balances.get(&account).copied().unwrap_or_default()
    }

    /// All accounts that were ever used, with what they hold.
    pub fn balances(&self) -> impl Iterator<Item = (Account, Fen)> {
        self.balances.iter().map(|(account, balance)| (*account, *balance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        "2026-03-10".parse().unwrap()
    }

    fn movement(to: Account, from: Account, amount: i64) -> Transaction {
        Transaction::movement(day(), day(), to, from, Fen(amount))
    }

    #[test]
    fn money_comes_in_is_divided_and_goes_out() {
        let mut books = Books::default();
        books.book(&movement(Account::Bank, Account::Undivided, 1000)).unwrap();
        books.book(&movement(Account::Undivided, Account::Payable(1), 900)).unwrap();
        books.book(&movement(Account::Undivided, Account::Fee, 100)).unwrap();
        books.book(&movement(Account::Payable(1), Account::Bank, 900)).unwrap();
        assert_eq!(books.balance(Account::Bank), Fen(100));
        assert_eq!(books.balance(Account::Fee), Fen(100));
        assert_eq!(books.balance(Account::Payable(1)), Fen::ZERO);
    }

    #[test]
    fn nothing_is_paid_that_is_not_there() {
        let mut books = Books::default();
        books.book(&movement(Account::Bank, Account::Undivided, 100)).unwrap();
        let before = books.clone();
        let overdrawn = books.book(&movement(Account::Payable(1), Account::Bank, 1));
        assert_eq!(overdrawn, Err(Unbookable::Overdrawn { account: Account::Payable(1), by: Fen(1) }));
        let lines = vec![Line { account: Account::Bank, amount: Fen(1) }];
        let lopsided = Transaction { value_on: day(), booked_on: day(), lines };
        assert_eq!(books.book(&lopsided), Err(Unbookable::Unbalanced(Fen(1))));
        assert_eq!(books, before);
    }
}
