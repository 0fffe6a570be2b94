//! What the clocks of a court were and are, and who had them: what a question about the work to come rests on.

use crate::read::projection::NEVER;
use crate::{Query, Row, Store, StoreError};
use values::Day;

const CLOCKS: Query = query!("read/workload_clocks");
const HOLDINGS: Query = query!("read/workload_holdings");

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStanding {
    /// It runs.
    Running,
    /// It stands still since then.
    Paused(Day),
    /// Done then.
    Met(Day),
}

/// One clock, with its past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkloadClock {
    /// The case's id.
    pub case_id: String,
    /// The stored word of the kind.
    pub kind: String,
    /// The day that started it.
    pub started_on: Day,
    /// The last day.
    pub due_on: Day,
    /// How it stands.
    pub standing: ClockStanding,
    /// The team that has the case, or had it last; empty where none.
    pub team: String,
    /// The handler; empty where nobody.
    pub handler: String,
    /// The day of the filing.
    pub filed_on: Day,
}

/// A case in the hands of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The case's id.
    pub case_id: String,
    /// From which day.
    pub from: Day,
    /// Until which day; none where it still is.
    pub until: Option<Day>,
    /// The team; empty where none.
    pub team: String,
    /// The handler.
    pub handler: String,
}

impl Store {
    /// Every clock of a court that is not met, and those that were met from a day on; by case.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn workload_clocks(&self, court: &str, since: Day) -> Result<Vec<WorkloadClock>, StoreError> {
        let rows = self.read(|connection| connection.rows(&CLOCKS, &[court.into(), since.into()]))?;
        rows.iter()
            .map(|row| {
                let text = |column| Ok::<_, StoreError>(row.text(column)?.to_owned());
                let perhaps = |column| {
                    Ok::<_, StoreError>(row.optional(column, Row::text)?.unwrap_or_default().to_owned())
                };
                let standing = match (row.text(4)?, row.optional(5, Row::day)?) {
                    ("met", Some(on)) => ClockStanding::Met(on),
                    ("paused", Some(since)) => ClockStanding::Paused(since),
                    _ => ClockStanding::Running,
                };
                Ok(WorkloadClock {
                    case_id: text(0)?,
                    kind: text(1)?,
                    started_on: row.day(2)?,
                    due_on: row.day(3)?,
                    standing,
                    team: perhaps(6)?,
                    handler: perhaps(7)?,
                    filed_on: row.day(8)?,
                })
            })
            .collect()
    }

    /// In whose hands the cases of a court were that were still open on a day or later, by case and in order.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn workload_holdings(&self, court: &str, since: Day) -> Result<Vec<Holding>, StoreError> {
        let rows = self.read(|connection| connection.rows(&HOLDINGS, &[court.into(), since.into()]))?;
        rows.iter()
            .map(|row| {
                let text = |column| row.text(column).map(str::to_owned);
                Ok(Holding {
                    case_id: text(0)?,
                    from: row.day(1)?,
                    until: if row.text(2)? == NEVER { None } else { Some(row.day(2)?) },
                    team: text(3)?,
                    handler: text(4)?,
                })
            })
            .collect()
    }
}
