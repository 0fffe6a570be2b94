//! Where rules were applied: the clocks of one kind, whether they run or are done, and movements of money.

use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError, Value};
use values::{Day, Fen};

const CLOCKS: Query = query!("read/rule_clocks");
const COUNT: Query = query!("read/rule_clock_count");
const POSTINGS: Query = query!("read/rule_postings");
const POSTING_COUNT: Query = query!("read/rule_posting_count");

/// A clock of a case, in whatever state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedRow {
    /// The case's id.
    pub case_id: String,
    /// The stored word of the kind of clock.
    pub kind: String,
    /// What it is about.
    pub label: String,
    /// The day that started it.
    pub started_on: Day,
    /// The last day.
    pub due_on: Day,
    /// The stored word of its state: `running`, `paused`, `met`.
    pub state: String,
    /// Since when it is paused, or when it was met.
    pub state_on: Option<Day>,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
}

/// A line of the books of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedRow {
    /// The case's id.
    pub case_id: String,
    /// The stored word of the account: `payable:2`.
    pub account: String,
    /// How much, without a sign.
    pub amount: Fen,
    /// The day it was booked.
    pub booked_on: Day,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
}

/// Which lines of the books are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The accounts whose stored word begins so.
    pub accounts: &'static str,
    /// Which side of them.
    pub side: Side,
}

/// A side of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the account takes from another: money arriving at the bank, money paid out to a creditor.
    Debit,
    /// What it gives up to another: money divided to a creditor, fee taken.
    Credit,
}

impl Posted {
    fn values(self, court: &str, whose: &Whose) -> Vec<Value> {
        let (team, handler) = narrowed(whose);
        // The next text after all that begin so.
        let beyond = format!("{}{}", self.accounts, char::MAX);
        let sign = match self.side {
            Side::Debit => 1_i64,
            Side::Credit => -1,
        };
        vec![court.into(), self.accounts.into(), beyond.into(), sign.into(), team.into(), handler.into()]
    }
}

fn narrowed(whose: &Whose) -> (&str, &str) {
    match whose {
        Whose::Court => ("", ""),
        Whose::Team(team) => (team, ""),
        Whose::Handler(handler) => ("", handler),
    }
}

impl Store {
    /// The clocks of one kind, the latest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn applied_clocks(
        &self,
        court: &str,
        whose: &Whose,
        kind: &str,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<AppliedRow>, StoreError> {
        let (team, handler) = narrowed(whose);
        let values = [court.into(), kind.into(), team.into(), handler.into(), limit.into(), offset.into()];
        let rows = self.read(|connection| connection.rows(&CLOCKS, &values))?;
        rows.iter()
            .map(|row| {
                Ok(AppliedRow {
                    case_id: row.text(0)?.to_owned(),
                    kind: row.text(1)?.to_owned(),
                    label: row.text(2)?.to_owned(),
                    started_on: row.day(3)?,
                    due_on: row.day(4)?,
                    state: row.text(5)?.to_owned(),
                    state_on: row.optional(6, Row::day)?,
                    number: row.text(7)?.to_owned(),
                    handler_name: row.optional(8, Row::text)?.map(str::to_owned),
                })
            })
            .collect()
    }

    /// How many clocks of one kind there are.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn applied_clock_count(&self, court: &str, whose: &Whose, kind: &str) -> Result<i64, StoreError> {
        let (team, handler) = narrowed(whose);
        let values = [court.into(), kind.into(), team.into(), handler.into()];
        let rows = self.read(|connection| connection.rows(&COUNT, &values))?;
        rows.first().map_or(Ok(0), |row| row.integer(0))
    }

    /// The lines of the books on one side of some accounts, the latest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn applied_postings(
        &self,
        court: &str,
        whose: &Whose,
        posted: Posted,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<PostedRow>, StoreError> {
        let mut values = posted.values(court, whose);
        values.extend([Value::from(limit), Value::from(offset)]);
        let rows = self.read(|connection| connection.rows(&POSTINGS, &values))?;
        rows.iter()
            .map(|row| {
                Ok(PostedRow {
                    case_id: row.text(0)?.to_owned(),
                    account: row.text(1)?.to_owned(),
                    amount: Fen(row.fen(2)?.0.abs()),
                    booked_on: row.day(3)?,
                    number: row.text(4)?.to_owned(),
                    handler_name: row.optional(5, Row::text)?.map(str::to_owned),
                })
            })
            .collect()
    }

    /// How many lines of the books there are on one side of some accounts.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn applied_posting_count(
        &self,
        court: &str,
        whose: &Whose,
        posted: Posted,
    ) -> Result<i64, StoreError> {
        let values = posted.values(court, whose);
        let rows = self.read(|connection| connection.rows(&POSTING_COUNT, &values))?;
        rows.first().map_or(Ok(0), |row| row.integer(0))
    }
}
