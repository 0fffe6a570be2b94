//! Institutions that help to enforce, and what they are asked.

use crate::{Query, Store, StoreError};
use values::Day;

const LIST: Query = query!("read/institution_list");
const OPEN: Query = query!("read/request_open");
const DUE: Query = query!("read/repetition_due");
const LATE: Query = query!("read/request_late");

/// One institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstitutionRow {
    /// The id.
    pub institution: String,
    /// The Chinese name.
    pub name: String,
    /// The stored word of the kind.
    pub kind: String,
    /// Days after which an answer is late.
    pub answer_days: u32,
    /// Working days that it takes to renew a measure.
    pub renewal_days: u32,
    /// How it is reached, as stored by the application.
    pub transport: String,
    /// Whether it still helps.
    pub serving: bool,
}

/// A request by the page that asks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestKey {
    /// The case's id.
    pub case_id: String,
    /// The page.
    pub entry: u32,
}

impl Store {
    /// Every institution that helps or has helped.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn institution_list(&self, court: &str) -> Result<Vec<InstitutionRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&LIST, &[court.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(InstitutionRow {
                    institution: row.text(0)?.to_owned(),
                    name: row.text(1)?.to_owned(),
                    kind: row.text(2)?.to_owned(),
                    answer_days: u32::try_from(row.integer(3)?).unwrap_or(0),
                    renewal_days: u32::try_from(row.integer(4)?).unwrap_or(0),
                    transport: row.text(5)?.to_owned(),
                    serving: row.flag(6)?,
                })
            })
            .collect()
    }

    /// Requests to an institution that await an answer, after the given one in the order of their keys.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn open_requests(
        &self,
        court: &str,
        institution: &str,
        after: &RequestKey,
        limit: u32,
    ) -> Result<Vec<RequestKey>, StoreError> {
        let values = [
            court.into(),
            institution.into(),
            after.case_id.as_str().into(),
            after.entry.into(),
            limit.into(),
        ];
        self.keys(&OPEN, &values)
    }

    /// Requests that await an answer since before a day, the oldest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn late_requests(&self, court: &str, today: Day, limit: u32) -> Result<Vec<RequestKey>, StoreError> {
        self.keys(&LATE, &[court.into(), today.into(), limit.into()])
    }

    /// Cases in which the program itself has something to do by a day, after the given one in the order of their ids.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn repetitions_due(
        &self,
        court: &str,
        today: Day,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        let values = [court.into(), today.into(), after.into(), limit.into()];
        let rows = self.read(|connection| connection.rows(&DUE, &values))?;
        rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    }

    fn keys(&self, query: &Query, values: &[crate::Value]) -> Result<Vec<RequestKey>, StoreError> {
        let rows = self.read(|connection| connection.rows(query, values))?;
        rows.iter()
            .map(|row| {
                Ok(RequestKey {
                    case_id: row.text(0)?.to_owned(),
                    entry: u32::try_from(row.integer(1)?).unwrap_or(0),
                })
            })
            .collect()
    }
}
