//! Transactions: movements of money as balanced lines.

use crate::account::AccountOf;
use std::fmt;
use values::{CaseId, Day, Fen};

/// What a movement is known by: under one reference it is booked once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(String);

impl Reference {
    /// A movement that a page of a docket brings about.
    #[must_use]
    pub fn page(case: &CaseId, page: u32) -> Reference {
        Reference(format!("case/{case}/{page}"))
    }

    /// A movement that a line of a bank statement brings about: the account and the bank's number of the line.
    #[must_use]
    pub fn bank_line(account: &str, source_no: &str) -> Reference {
        Reference(format!("bank/{account}/{source_no}"))
    }

    /// A movement that answers another: `what` says how.
    #[must_use]
    pub fn answering(&self, what: &str) -> Reference {
        Reference(format!("{}/{what}", self.0))
    }

    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One line: a debit is positive, a credit negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: AccountOf,
    /// The amount.
    pub amount: Fen,
}

/// A movement of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What it is known by.
    pub reference: Reference,
    /// The day it counts from.
    pub value_on: Day,
    /// The day it was booked.
    pub booked_on: Day,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The transaction that it takes back.
    pub reverses: Option<Reference>,
}

impl Transaction {
    /// A transaction without lines: they follow by [`Transaction::moving`].
    #[must_use]
    pub fn new(reference: Reference, value_on: Day, booked_on: Day) -> Transaction {
        Transaction { reference, value_on, booked_on, lines: Vec::new(), reverses: None }
    }

    /// Moves an amount: credits `from`, debits `to`. An amount of nothing moves nothing.
    #[must_use]
    pub fn moving(mut self, from: AccountOf, to: AccountOf, amount: Fen) -> Transaction {
        if !amount.is_zero() {
            self.add(to, amount);
            self.add(from, -amount);
        }
        self
    }

    /// One line for each account.
    fn add(&mut self, account: AccountOf, amount: Fen) {
        match self.lines.iter_mut().find(|line| line.account == account) {
            Some(line) => line.amount += amount,
            None => self.lines.push(Line { account, amount }),
        }
    }

    /// The transaction that takes this one back, with the same value day: as if it had never been.
    #[must_use]
    pub fn reversal(&self, reference: Reference, booked_on: Day) -> Transaction {
        let back = |line: &Line| Line { account: line.account.clone(), amount: -line.amount };
        Transaction {
            reference,
            value_on: self.value_on,
            booked_on,
            lines: self.lines.iter().map(back).collect(),
            reverses: Some(self.reference.clone()),
        }
    }
}
