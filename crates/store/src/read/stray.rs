//! Replies of institutions that no docket asked for, and the requests they may belong to.

use crate::read::institutions::RequestKey;
use crate::{Query, Row, Store, StoreError};
use values::Day;

const LIST: Query = query!("read/stray_replies");
const COUNT: Query = query!("read/stray_count");
const ONE: Query = query!("read/stray_reply");
const KNOWN: Query = query!("read/stray_known");
const LAST: Query = query!("read/stray_last");
const CANDIDATES: Query = query!("read/request_candidates");

/// One stray reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayRow {
    /// Its number, from 1.
    pub number: u32,
    /// The institution.
    pub institution: String,
    /// Its name.
    pub institution_name: String,
    /// The day on which it came.
    pub received_on: Day,
    /// The request that it names.
    pub request: String,
    /// Whom it is about, in the words of the institution.
    pub person: String,
    /// What it says, in words.
    pub outcome: String,
    /// `open`, `assigned` or `dismissed`.
    pub state: String,
    /// What was done with it.
    pub settled: String,
    /// The page of its stream on which it came.
    pub entry: u64,
}

/// A request that awaits its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitedRow {
    /// The request.
    pub key: RequestKey,
    /// What is asked, as a stored word.
    pub matter: String,
    /// Whom or what it is about.
    pub subject: String,
    /// How it stands.
    pub state: String,
    /// The day.
    pub asked_on: Day,
    /// The case number.
    pub number: String,
}

impl Store {
    /// A part of the stray replies of a state, or of any, the newest first: lines passed over, and lines at most.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn stray_replies(
        &self,
        court: &str,
        state: &str,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<StrayRow>, StoreError> {
        let values = [court.into(), state.into(), limit.into(), offset.into()];
        let rows = self.read(|connection| connection.rows(&LIST, &values))?;
        rows.iter().map(stray).collect()
    }

    /// How many stray replies there are of a state, or of any.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn stray_reply_count(&self, court: &str, state: &str) -> Result<u32, StoreError> {
        let row = self.read(|connection| connection.row(&COUNT, &[court.into(), state.into()]))?;
        row.map_or(Ok(0), |row| Ok(u32::try_from(row.integer(0)?).unwrap_or(u32::MAX)))
    }

    /// The stray reply of a number; none where there is no such reply.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn stray_reply(&self, court: &str, number: u32) -> Result<Option<StrayRow>, StoreError> {
        let row = self.read(|connection| connection.row(&ONE, &[court.into(), number.into()]))?;
        row.as_ref().map(stray).transpose()
    }

    /// The number of the last stray reply; 0 where there is none.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn last_stray_number(&self, court: &str) -> Result<u32, StoreError> {
        let row = self.read(|connection| connection.row(&LAST, &[court.into()]))?;
        row.map_or(Ok(0), |row| Ok(u32::try_from(row.integer(0)?).unwrap_or(0)))
    }

    /// Whether a stray reply with this digest is kept.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn knows_stray_reply(&self, court: &str, digest: &str) -> Result<bool, StoreError> {
        let row = self.read(|connection| connection.row(&KNOWN, &[court.into(), digest.into()]))?;
        Ok(row.is_some())
    }

    /// Requests to an institution that await their answer, the newest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn awaited_requests(
        &self,
        court: &str,
        institution: &str,
        limit: u32,
    ) -> Result<Vec<AwaitedRow>, StoreError> {
        let values = [court.into(), institution.into(), limit.into()];
        let rows = self.read(|connection| connection.rows(&CANDIDATES, &values))?;
        rows.iter()
            .map(|row| {
                let entry = u32::try_from(row.integer(1)?).unwrap_or(0);
                Ok(AwaitedRow {
                    key: RequestKey { case_id: row.text(0)?.to_owned(), entry },
                    matter: row.text(2)?.to_owned(),
                    subject: row.text(3)?.to_owned(),
                    state: row.text(4)?.to_owned(),
                    asked_on: row.day(5)?,
                    number: row.text(6)?.to_owned(),
                })
            })
            .collect()
    }
}

fn stray(row: &Row) -> Result<StrayRow, StoreError> {
    Ok(StrayRow {
        number: u32::try_from(row.integer(0)?).unwrap_or(0),
        institution: row.text(1)?.to_owned(),
        institution_name: row.text(2)?.to_owned(),
        received_on: row.day(3)?,
        request: row.text(4)?.to_owned(),
        person: row.text(5)?.to_owned(),
        outcome: row.text(6)?.to_owned(),
        state: row.text(7)?.to_owned(),
        settled: row.text(8)?.to_owned(),
        entry: row.integer(9)?.cast_unsigned(),
    })
}
