//! The books.

use crate::{Query, Store, StoreError};
use values::{Day, Fen};

const POSTING_CASE: Query = query!("read/posting_case");
const ACCOUNT_TOTALS: Query = query!("read/account_totals");

/// One line of the books of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingRow {
    /// The page of the docket.
    pub entry: u32,
    /// The stored word of the account.
    pub account: String,
    /// Debit positive, credit negative.
    pub amount: Fen,
    /// The day it counts from.
    pub value_on: Day,
    /// The day it was booked.
    pub booked_on: Day,
}

impl Store {
    /// The lines of the books of one case.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn postings(&self, court: &str, case_id: &str) -> Result<Vec<PostingRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&POSTING_CASE, &[court.into(), case_id.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(PostingRow {
                    entry: u32::try_from(row.integer(0)?).unwrap_or(0),
                    account: row.text(2)?.to_owned(),
                    amount: row.fen(3)?,
                    value_on: row.day(4)?,
                    booked_on: row.day(5)?,
                })
            })
            .collect()
    }

    /// The sum of every account over the whole court; together they are nothing.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn account_totals(&self, court: &str) -> Result<Vec<(String, Fen)>, StoreError> {
        let rows = self.read(|connection| connection.rows(&ACCOUNT_TOTALS, &[court.into()]))?;
        rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.fen(1)?))).collect()
    }
}
