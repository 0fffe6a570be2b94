//! The stream of drafts and tables, and what it tells.

use crate::error::AppError;
use insight::triage::{Table, default_table};
use serde::{Deserialize, Serialize};
use store::{Store, StoredEvent};
use values::Instant;

/// The stream of the table.
pub const STREAM: &str = "triage_table";

/// What can happen to the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TriageTableEvent {
    /// A draft was changed; nothing follows from it yet.
    TriageTableDrafted {
        /// The draft as it stands since.
        table: Table,
    },
    /// The draft was given up.
    TriageDraftDropped,
    /// A table was put in force.
    TriageTablePutInForce {
        /// The table.
        table: Table,
        /// Why.
        reason: String,
    },
}

impl TriageTableEvent {
    /// The stored word of the kind.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            TriageTableEvent::TriageTableDrafted { .. } => "triage_table_drafted",
            TriageTableEvent::TriageDraftDropped => "triage_draft_dropped",
            TriageTableEvent::TriageTablePutInForce { .. } => "triage_table_put_in_force",
        }
    }
}

/// A table that was put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The table.
    pub table: Table,
    /// When.
    pub at: Instant,
    /// By whom: the id of a member of staff.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// All that the stream tells.
#[derive(Clone, Debug)]
pub struct TableHistory {
    /// How many events there are.
    pub length: u64,
    /// The table in force.
    pub table: Table,
    /// The draft, where there is one.
    pub draft: Option<Table>,
    /// The tables that were put in force, the first one first.
    pub versions: Vec<InForce>,
}

impl Default for TableHistory {
    fn default() -> TableHistory {
        TableHistory { length: 0, table: default_table(), draft: None, versions: Vec::new() }
    }
}

impl TableHistory {
    pub(crate) fn load(store: &Store, court: &str) -> Result<TableHistory, AppError> {
        TableHistory::of(&store.stream(court, STREAM)?)
    }

    fn of(stored: &[StoredEvent]) -> Result<TableHistory, AppError> {
        let mut history = TableHistory::default();
        for stored in stored {
            let event: TriageTableEvent = serde_json::from_str(&stored.body).map_err(|source| {
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind: stored.kind.clone(), source })
            })?;
            history.length = stored.version;
            match event {
                TriageTableEvent::TriageTableDrafted { table } => history.draft = Some(table),
                TriageTableEvent::TriageDraftDropped => history.draft = None,
                TriageTableEvent::TriageTablePutInForce { table, reason } => {
                    history.draft = None;
                    history.table = table.clone();
                    let (at, by) = (stored.recorded_at, stored.actor.clone());
                    history.versions.push(InForce { table, at, by, reason });
                }
            }
        }
        Ok(history)
    }

    /// The draft, or the table in force as the beginning of one.
    #[must_use]
    pub fn draft_or_table(&self) -> &Table {
        self.draft.as_ref().unwrap_or(&self.table)
    }

    /// Whether nobody has decided yet: the table is the program's.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.versions.is_empty()
    }
}
