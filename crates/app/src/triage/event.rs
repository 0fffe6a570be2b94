//! The stored events of the table.

use crate::court_tables::{CourtTable, Told};
use insight::triage::{Table, default_table};
use serde::{Deserialize, Serialize};

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

impl From<Told<Table>> for TriageTableEvent {
    fn from(told: Told<Table>) -> TriageTableEvent {
        match told {
            Told::Drafted(table) => TriageTableEvent::TriageTableDrafted { table },
            Told::DraftDropped => TriageTableEvent::TriageDraftDropped,
            Told::PutInForce { table, reason } => TriageTableEvent::TriageTablePutInForce { table, reason },
        }
    }
}

impl From<TriageTableEvent> for Told<Table> {
    fn from(event: TriageTableEvent) -> Told<Table> {
        match event {
            TriageTableEvent::TriageTableDrafted { table } => Told::Drafted(table),
            TriageTableEvent::TriageDraftDropped => Told::DraftDropped,
            TriageTableEvent::TriageTablePutInForce { table, reason } => Told::PutInForce { table, reason },
        }
    }
}

impl CourtTable for Table {
    type Event = TriageTableEvent;
    const STREAM: &'static str = "triage_table";
    const TITLE: &'static str = "分流标准";

    /// The program's table.
    fn undecided() -> Table {
        default_table()
    }

    fn word(event: &TriageTableEvent) -> &'static str {
        match event {
            TriageTableEvent::TriageTableDrafted { .. } => "triage_table_drafted",
            TriageTableEvent::TriageDraftDropped => "triage_draft_dropped",
            TriageTableEvent::TriageTablePutInForce { .. } => "triage_table_put_in_force",
        }
    }
}
