//! Proposals that wait for approval.

use crate::{Query, Row, Store, StoreError};
use values::Day;

const TASK_LIST: Query = query!("read/task_list");

/// One proposal that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// The case's id.
    pub case_id: String,
    /// The page of the proposal.
    pub proposal: u32,
    /// What is asked for.
    pub summary: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_on: Day,
    /// When it is due.
    pub due_on: Day,
    /// The case number.
    pub number: String,
    /// The team of the case.
    pub team: Option<String>,
    /// Whether the case is one of livelihood, which goes first.
    pub livelihood: bool,
}

impl Store {
    /// The proposals that wait for an office, livelihood cases first, then the earliest due.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn task_list(&self, court: &str, approver: &str) -> Result<Vec<TaskRow>, StoreError> {
        let rows = self.read(|connection| connection.rows(&TASK_LIST, &[court.into(), approver.into()]))?;
        rows.iter()
            .map(|row| {
                Ok(TaskRow {
                    case_id: row.text(0)?.to_owned(),
                    proposal: u32::try_from(row.integer(1)?).unwrap_or(0),
                    summary: row.text(3)?.to_owned(),
                    proposed_by: row.text(4)?.to_owned(),
                    proposed_on: row.day(5)?,
                    due_on: row.day(6)?,
                    number: row.text(7)?.to_owned(),
                    team: row.optional(8, Row::text)?.map(str::to_owned),
                    livelihood: row.integer(9)? == 0,
                })
            })
            .collect()
    }
}
