//! Where rules were applied: the clocks of one kind, whether they run or are done.

use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError};
use values::Day;

const CLOCKS: Query = query!("read/rule_clocks");
const COUNT: Query = query!("read/rule_clock_count");

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
}
