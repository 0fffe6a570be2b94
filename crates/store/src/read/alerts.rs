//! Changes in the register of enterprises that nobody has answered yet.

use crate::read::clauses::Clauses;
use crate::read::clocks::Whose;
use crate::{Query, Row, Store, StoreError};
use values::Day;

const LIST: Query = query!("read/register_alerts");

/// One change that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRow {
    /// The case's id.
    pub case_id: String,
    /// The page of the change.
    pub entry: u32,
    /// The stored word of what changed.
    pub kind: String,
    /// What changed, in words.
    pub told: String,
    /// The day of the change.
    pub changed_on: Day,
    /// The case number.
    pub number: String,
    /// The handler's name.
    pub handler_name: Option<String>,
}

impl Store {
    /// Changes that wait for their answer, the earliest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn register_alerts(
        &self,
        court: &str,
        whose: &Whose,
        page: (u32, u32),
    ) -> Result<Vec<AlertRow>, StoreError> {
        let mut clauses = narrowed(court, whose);
        clauses.then("order by changed_on, case_id, entry");
        let (query, values) = clauses.page("read/register_alerts", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter().map(AlertRow::from_row).collect()
    }

    /// How many changes wait for their answer, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn register_alert_count(&self, court: &str, whose: &Whose, most: u32) -> Result<u32, StoreError> {
        let (query, values) = narrowed(court, whose).count("read/register_alert_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        let count = row.map_or(Ok(0), |row| row.integer(0))?;
        Ok(u32::try_from(count).unwrap_or(most))
    }
}

fn narrowed(court: &str, whose: &Whose) -> Clauses {
    let mut clauses = Clauses::new(&LIST, court);
    match whose {
        Whose::Court => {}
        Whose::Team(team) => clauses.and("team = ?", vec![team.as_str().into()]),
        Whose::Handler(handler) => clauses.and("handler = ?", vec![handler.as_str().into()]),
    }
    clauses
}

impl AlertRow {
    fn from_row(row: &Row) -> Result<AlertRow, StoreError> {
        let text = |column| row.text(column).map(str::to_owned);
        Ok(AlertRow {
            case_id: text(0)?,
            entry: u32::try_from(row.integer(1)?).unwrap_or(0),
            kind: text(2)?,
            told: text(3)?,
            changed_on: row.day(4)?,
            number: text(5)?,
            handler_name: row.optional(6, Row::text)?.map(str::to_owned),
        })
    }
}
