//! Our books as plain text, so that a tool that is not ours adds them up again.
//!
//! [`Book`] is a plain list that somebody else fills; [`Book::to_beancount`] and [`Book::to_hledger`] write it. Names of
//! accounts are English, because not every tool takes Chinese ones; titles and narrations stay Chinese.

mod beancount;
mod hledger;

use std::collections::{HashMap, HashSet};
use values::{Day, Fen};

/// Accounts, what happened on them, and what they must come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What the books are of, in Chinese.
    pub title: String,
    /// Every account that is used.
    pub accounts: Vec<BookAccount>,
    /// Transactions in the order of their days.
    pub transactions: Vec<BookTransaction>,
    /// Balances that the other tool shall find too.
    pub balances: Vec<BookBalance>,
}

/// The five roots of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// What the court holds.
    Assets,
    /// What it owes.
    Liabilities,
    /// What is neither: openings.
    Equity,
    /// What it took for the treasury.
    Income,
    /// What it spent.
    Expenses,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookAccount {
    /// Its root.
    pub root: Root,
    /// The names below the root, `["Case-2026-1234", "Payable-2"]`: each of ASCII letters, digits and hyphens, beginning
    /// with a capital letter or a digit.
    pub path: Vec<String>,
    /// Its Chinese title.
    pub title: String,
    /// The day from which it is used.
    pub opened_on: Day,
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookTransaction {
    /// The day of booking.
    pub booked_on: Day,
    /// The value day.
    pub value_on: Day,
    /// What happened, in Chinese.
    pub narration: String,
    /// What it belongs to: numbers of cases, receipts, orders.
    pub links: Vec<String>,
    /// Its lines, which add up to nothing.
    pub lines: Vec<BookLine>,
}

/// One line of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookLine {
    /// The account, by its place in [`Book::accounts`].
    pub account: usize,
    /// The amount: a debit is positive, a credit negative.
    pub amount: Fen,
}

/// What an account must come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookBalance {
    /// At the end of this day, by days of booking.
    pub on: Day,
    /// The account, by its place in [`Book::accounts`], with all accounts whose names begin with its name.
    pub account: usize,
    /// Debits less credits.
    pub amount: Fen,
}

/// Why a book cannot be written. Its display is for the log: who fills a book keeps to its rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookFault {
    /// A name that other tools do not take.
    #[error("the account name “{0}” is not made of capitalised ASCII words")]
    Name(String),
    /// The same account twice.
    #[error("the account {0} is listed twice")]
    TwiceNamed(String),
    /// A line or balance on an account that is not listed.
    #[error("account number {0} is not in the list")]
    NoAccount(usize),
    /// A transaction before its account was opened.
    #[error("the account {account} is used on {on}, before it was opened")]
    NotOpen {
        /// The account.
        account: String,
        /// The day.
        on: Day,
    },
    /// A transaction that does not add up to nothing, or has no lines.
    #[error("the transaction of {on} “{narration}” does not balance")]
    Unbalanced {
        /// Its day.
        on: Day,
        /// Its narration.
        narration: String,
    },
}

impl Root {
    fn name(self) -> &'static str {
        match self {
            Root::Assets => "Assets",
            Root::Liabilities => "Liabilities",
            Root::Equity => "Equity",
            Root::Income => "Income",
            Root::Expenses => "Expenses",
        }
    }
}

impl BookAccount {
    /// The whole name, `Assets:Bank:Main`.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = self.root.name().to_owned();
        for part in &self.path {
            name.push(':');
            name.push_str(part);
        }
        name
    }
}

impl Book {
    /// The names of the accounts, after everything was checked.
    fn checked(&self) -> Result<Vec<String>, BookFault> {
        let mut names = Vec::with_capacity(self.accounts.len());
        let mut seen = HashSet::new();
        for account in &self.accounts {
            let name = account.name();
            if account.path.is_empty() || !account.path.iter().all(|part| is_name(part)) {
                return Err(BookFault::Name(name));
            }
            if !seen.insert(name.clone()) {
                return Err(BookFault::TwiceNamed(name));
            }
            names.push(name);
        }
        let used = |account: usize, on: Day| {
            let found = self.accounts.get(account).ok_or(BookFault::NoAccount(account))?;
            if on < found.opened_on {
                return Err(BookFault::NotOpen { account: found.name(), on });
            }
            Ok(())
        };
        for transaction in &self.transactions {
            let on = transaction.booked_on;
            let sum: i128 = transaction.lines.iter().map(|line| i128::from(line.amount.0)).sum();
            if sum != 0 || transaction.lines.is_empty() {
                return Err(BookFault::Unbalanced { on, narration: transaction.narration.clone() });
            }
            transaction.lines.iter().try_for_each(|line| used(line.account, on))?;
        }
        self.balances.iter().try_for_each(|balance| used(balance.account, balance.on))?;
        Ok(names)
    }

    /// The transactions by day of booking; those of one day stay in their order.
    fn by_day(&self) -> Vec<&BookTransaction> {
        let mut ordered: Vec<&BookTransaction> = self.transactions.iter().collect();
        ordered.sort_by_key(|transaction| transaction.booked_on);
        ordered
    }
}

fn is_name(part: &str) -> bool {
    part.starts_with(|sign: char| sign.is_ascii_uppercase() || sign.is_ascii_digit())
        && part.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
}

/// Links as both tools take them, ASCII letters, digits, `-` and `/`; what differs stays different.
struct Links<'b>(HashMap<String, &'b str>);

impl<'b> Links<'b> {
    fn new() -> Links<'b> {
        Links(HashMap::new())
    }

    /// The link for a text: brackets and blanks become hyphens, and every other sign its number in Unicode.
    fn of(&mut self, text: &'b str) -> String {
        let mut link = String::new();
        for sign in text.chars() {
            match sign {
                _ if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '/') => link.push(sign),
                '（' | '(' | '）' | ')' | ' ' => link.push('-'),
                other => link.push_str(&format!("u{:x}", u32::from(other))),
            }
        }
        let link = link.trim_matches('-').to_owned();
        let link = if link.is_empty() { "none".to_owned() } else { link };
        match *self.0.entry(link.clone()).or_insert(text) {
            same if same == text => link,
            // Two texts that became the same link.
            _ => (2..)
                .map(|count| format!("{link}.{count}"))
                .find(|link| *self.0.entry(link.clone()).or_insert(text) == text)
                .expect("there are more numbers than texts"),
        }
    }
}

/// The text on one line, without control characters.
fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{85}'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}
