//! All lines of the books over some days, for whoever adds them up again with a tool that is not ours.

use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const CASES: Query = query!("read/posting_range");
const CASES_BEFORE: Query = query!("read/posting_before");
const COURT: Query = query!("read/suspense_range");
const COURT_BEFORE: Query = query!("read/suspense_before");

/// A line of the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookLineRow {
    /// The case, or the line of a statement that moves money of the court that belongs to no case yet.
    pub of: BookOf,
    /// The stored word of the account.
    pub account: String,
    /// Debit positive, credit negative.
    pub amount: Fen,
    /// The day it counts from.
    pub value_on: Day,
    /// The day it was booked.
    pub booked_on: Day,
    /// The account at the bank; empty where the line is on no account at a bank, or no statement stands behind it.
    pub bank_account: String,
    /// Who paid, was paid, or to whom it is due; empty where nobody is named.
    pub party: String,
}

/// What a line of the books belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BookOf {
    /// A page of a docket.
    Page {
        /// The case's id.
        case_id: String,
        /// The page.
        entry: u32,
        /// The bank's number of a receipt; empty where it is none.
        reference: String,
    },
    /// A movement of a line of a statement.
    Line {
        /// The court's account.
        account: String,
        /// The bank's number.
        source_no: String,
        /// Which of its movements.
        movement: u32,
    },
}

/// What stood on an account before some day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningRow {
    /// The case's id; empty for money of the court that belongs to no case yet.
    pub case_id: String,
    /// The stored word of the account.
    pub account: String,
    /// The account at the bank, as in [`BookLineRow`].
    pub bank_account: String,
    /// Debits less credits.
    pub amount: Fen,
}

impl Store {
    /// Every line that was booked between two days: first those of the court, then those of the cases, those of one
    /// movement beside each other.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn book_lines(&self, court: &str, (from, until): (Day, Day)) -> Result<Vec<BookLineRow>, StoreError> {
        let values = [court.into(), from.into(), until.into()];
        let (of_court, of_cases) = self.read(|connection| {
            Ok::<_, StoreError>((connection.rows(&COURT, &values)?, connection.rows(&CASES, &values)?))
        })?;
        let number =
            |row: &Row, column| Ok::<_, StoreError>(u32::try_from(row.integer(column)?).unwrap_or(0));
        let line = |row: &Row| {
            Ok(BookLineRow {
                of: BookOf::Line {
                    account: row.text(0)?.to_owned(),
                    source_no: row.text(1)?.to_owned(),
                    movement: number(row, 2)?,
                },
                account: row.text(4)?.to_owned(),
                amount: row.fen(5)?,
                value_on: row.day(6)?,
                booked_on: row.day(7)?,
                bank_account: if row.text(4)? == "bank" { row.text(0)?.to_owned() } else { String::new() },
                party: row.text(8)?.to_owned(),
            })
        };
        let page = |row: &Row| {
            Ok(BookLineRow {
                of: BookOf::Page {
                    case_id: row.text(0)?.to_owned(),
                    entry: number(row, 1)?,
                    reference: row.text(8)?.to_owned(),
                },
                account: row.text(3)?.to_owned(),
                amount: row.fen(4)?,
                value_on: row.day(5)?,
                booked_on: row.day(6)?,
                bank_account: row.text(7)?.to_owned(),
                party: row.text(9)?.to_owned(),
            })
        };
        let mut lines = of_court.iter().map(line).collect::<Result<Vec<BookLineRow>, StoreError>>()?;
        for row in &of_cases {
            lines.push(page(row)?);
        }
        Ok(lines)
    }

    /// What stood on every account before a day of booking, where it was not nothing.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn book_openings(&self, court: &str, day: Day) -> Result<Vec<OpeningRow>, StoreError> {
        let values = [court.into(), day.into()];
        let (of_court, of_cases) = self.read(|connection| {
            Ok::<_, StoreError>((
                connection.rows(&COURT_BEFORE, &values)?,
                connection.rows(&CASES_BEFORE, &values)?,
            ))
        })?;
        let mut openings = Vec::with_capacity(of_court.len() + of_cases.len());
        for row in &of_court {
            let account = row.text(0)?.to_owned();
            let bank_account = if account == "bank" { row.text(1)?.to_owned() } else { String::new() };
            openings.push(OpeningRow { case_id: String::new(), account, bank_account, amount: row.fen(2)? });
        }
        for row in &of_cases {
            openings.push(OpeningRow {
                case_id: row.text(0)?.to_owned(),
                account: row.text(1)?.to_owned(),
                bank_account: row.text(2)?.to_owned(),
                amount: row.fen(3)?,
            });
        }
        Ok(openings)
    }
}
