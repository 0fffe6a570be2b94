//! Urging before filing (执前督促): the list.

use crate::read::clauses::Clauses;
use crate::{Query, Row, Store, StoreError};
use values::{Day, Fen};

const LIST: Query = query!("read/urgings");
const LAST: Query = query!("read/urging_last");

/// An urging as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrgingRow {
    /// Its number, from 1.
    pub number: u32,
    /// Who asked.
    pub applicant: String,
    /// Who is urged.
    pub debtor: String,
    /// Under which instrument.
    pub instrument: String,
    /// What is owed.
    pub sum: Fen,
    /// When it was asked for.
    pub asked_on: Day,
    /// The last day on which enforcement can be applied for in time.
    pub last_day: Day,
    /// Who opened it.
    pub opened_by_name: String,
    /// How often the debtor was spoken to.
    pub contacts: u32,
    /// When last.
    pub last_contact_on: Option<Day>,
    /// The stored word of how it stands.
    pub state: String,
    /// When it was settled.
    pub settled_on: Option<Day>,
    /// What was performed.
    pub performed: Fen,
}

impl Store {
    /// A page of the urgings in a state, or in any, the newest first; `team` leaves only its own.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn urgings(
        &self,
        court: &str,
        team: Option<&str>,
        state: Option<&str>,
        page: (u32, u32),
    ) -> Result<Vec<UrgingRow>, StoreError> {
        let mut clauses = narrowed(court, team, state);
        clauses.then("order by number desc");
        let (query, values) = clauses.page("read/urgings", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                let text = |column| row.text(column).map(str::to_owned);
                let count = |column| Ok::<_, StoreError>(u32::try_from(row.integer(column)?).unwrap_or(0));
                Ok(UrgingRow {
                    number: count(0)?,
                    applicant: text(1)?,
                    debtor: text(2)?,
                    instrument: text(3)?,
                    sum: row.fen(4)?,
                    asked_on: row.day(5)?,
                    last_day: row.day(6)?,
                    opened_by_name: text(7)?,
                    contacts: count(8)?,
                    last_contact_on: row.optional(9, Row::day)?,
                    state: text(10)?,
                    settled_on: row.optional(11, Row::day)?,
                    performed: row.fen(12)?,
                })
            })
            .collect()
    }

    /// How many there are, counted up to `most`.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn urging_count(
        &self,
        court: &str,
        team: Option<&str>,
        state: Option<&str>,
        most: u32,
    ) -> Result<u32, StoreError> {
        let (query, values) = narrowed(court, team, state).count("read/urging_count", most);
        let row = self.read(|connection| connection.row(&query, &values))?;
        row.map_or(Ok(0), |row| Ok(u32::try_from(row.integer(0)?).unwrap_or(most)))
    }

    /// The number of the last urging; 0 where there is none.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn last_urging(&self, court: &str) -> Result<u32, StoreError> {
        let row = self.read(|connection| connection.row(&LAST, &[court.into()]))?;
        row.map_or(Ok(0), |row| Ok(u32::try_from(row.integer(0)?).unwrap_or(0)))
    }
}

fn narrowed(court: &str, team: Option<&str>, state: Option<&str>) -> Clauses {
    let mut clauses = Clauses::new(&LIST, court);
    if let Some(team) = team {
        clauses.and("team = ?", vec![team.into()]);
    }
    if let Some(state) = state {
        clauses.and("state = ?", vec![state.into()]);
    }
    clauses
}
