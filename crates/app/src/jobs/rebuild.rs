//! Rebuild the read tables from the journal.

use crate::app::App;
use crate::cases::stream::entries;
use crate::error::AppError;
use crate::institutions;
use crate::staff::manage::{STREAM, StaffEvent, apply, change};
use docket::Case;
use docket::directory::Directory;
use std::collections::BTreeMap;
use store::read::projection;
use store::read::tables::REBUILT;
use store::{Change, StoredEvent};
use values::CaseId;

/// How many events are read at a time.
const BATCH: u32 = 10_000;

/// What a rebuild did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Events read.
    pub events: u64,
    /// Cases told.
    pub cases: u64,
    /// Rows written.
    pub rows: u64,
}

impl App {
    /// Drops the read tables and writes them anew from the journal, in one transaction.
    ///
    /// # Errors
    /// Where the journal cannot be read or a page in it cannot be understood; then the tables stay as they were.
    pub fn rebuild(&self) -> Result<Rebuilt, AppError> {
        let mut streams: BTreeMap<String, Vec<StoredEvent>> = BTreeMap::new();
        let (mut position, mut events) = (0, 0);
        loop {
            let batch = self.store().journal_after(position, BATCH)?;
            let Some(last) = batch.last() else { break };
            position = last.position;
            events += batch.len() as u64;
            for event in batch.into_iter().filter(|event| event.court == self.court().as_str()) {
                streams.entry(event.stream.clone()).or_default().push(event);
            }
        }
        let court = self.court().as_str();
        let mut changes: Vec<Change> = Vec::new();
        let mut cases = 0;
        for (stream, stored) in &streams {
            if let Ok(id) = stream.parse::<CaseId>() {
                if let Some(case) = Case::of(&id, &entries(stored)?) {
                    cases += 1;
                    let rows = projection::rows(court, &case);
                    changes.extend(rows.into_iter().map(|(table, values)| Change::Put { table, values }));
                }
            } else if stream == STREAM {
                changes.extend(staff_changes(court, stored)?);
            } else if stream == institutions::STREAM {
                changes.extend(institutions::manage::rows_of(court, stored)?);
            }
        }
        let rows = changes.len() as u64;
        self.store().replace_tables(&REBUILT, changes.into_iter().map(Ok))?;
        self.reload_directory()?;
        self.reload_law()?;
        Ok(Rebuilt { events, cases, rows })
    }
}

fn staff_changes(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let mut directory = Directory::default();
    let mut changes = Vec::new();
    for event in stored {
        let event: StaffEvent = serde_json::from_str(&event.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
        })?;
        changes.extend(change(court, &event, &directory));
        apply(&mut directory, &event);
    }
    Ok(changes)
}
