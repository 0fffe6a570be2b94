//! What stands in somebody's name, and the work of all handlers.

use crate::{Query, Store, StoreError};
use values::{Day, Fen};

const WORK: Query = query!("read/handler_work");
const STANDING: Query = query!("read/standing");

/// How many open cases of one kind a handler has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkRow {
    /// The handler.
    pub handler: String,
    /// Whether they are suspended.
    pub suspended: bool,
    /// Whether they are of a livelihood class.
    pub livelihood: bool,
    /// How many of the bounds the claims reach.
    pub band: u32,
    /// Debtors of each.
    pub debtors: u32,
    /// How many cases.
    pub cases: u32,
}

/// What stands in the name of a handler.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandingRow {
    /// Open cases.
    pub cases: u32,
    /// Running clocks.
    pub clocks: u32,
    /// Cases with money in their account.
    pub money_cases: u32,
    /// That money.
    pub money: Fen,
    /// Proposals in these cases that wait for approval.
    pub proposals: u32,
    /// Requests to institutions that wait for an answer or for somebody.
    pub requests: u32,
    /// Measures that end up to the day asked for.
    pub measures: u32,
    /// Payments that are not yet paid.
    pub payments: u32,
    /// Lines of bank statements that were given to him to find out about.
    pub lines: u32,
    /// Orders of supervision in these cases that wait for an answer.
    pub supervisions: u32,
}

impl Store {
    /// The open cases of every handler, by what they weigh: claims from each of the three bounds on, in rising order.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn handler_work(&self, court: &str, bounds: [Fen; 3]) -> Result<Vec<WorkRow>, StoreError> {
        let values = [court.into(), bounds[0].into(), bounds[1].into(), bounds[2].into()];
        let rows = self.read(|connection| connection.rows(&WORK, &values))?;
        rows.iter()
            .map(|row| {
                let number = |column| row.integer(column).map(|count| u32::try_from(count).unwrap_or(0));
                Ok(WorkRow {
                    handler: row.text(0)?.to_owned(),
                    suspended: number(1)? == 1,
                    livelihood: number(2)? == 1,
                    band: number(3)?,
                    debtors: number(4)?,
                    cases: number(5)?,
                })
            })
            .collect()
    }

    /// What stands in the name of a handler; measures that end up to a day.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn standing(&self, court: &str, handler: &str, until: Day) -> Result<StandingRow, StoreError> {
        let values = [court.into(), handler.into(), until.into()];
        let row = self.read(|connection| connection.row(&STANDING, &values))?;
        row.map_or(Ok(StandingRow::default()), |row| {
            let number = |column| row.integer(column).map(|count| u32::try_from(count).unwrap_or(0));
            Ok(StandingRow {
                cases: number(0)?,
                clocks: number(1)?,
                money_cases: number(2)?,
                money: row.fen(3)?,
                proposals: number(4)?,
                requests: number(5)?,
                measures: number(6)?,
                payments: number(7)?,
                lines: number(8)?,
                supervisions: number(9)?,
            })
        })
    }
}
