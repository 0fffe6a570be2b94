//! Rebuild the read tables from the journal, on request or because the program reckons otherwise than the one that
//! wrote them.

use crate::app::App;
use crate::cases::stream::entries;
use crate::error::AppError;
use crate::institutions;
use crate::staff::manage::{STREAM, StaffEvent, apply, change};
use docket::Case;
use docket::directory::Directory;
use std::collections::{BTreeMap, BTreeSet};
use store::read::tables::REBUILT;
use store::read::{fingerprint, projection};
use store::{Change, Store, StoredEvent};
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

/// How far a rebuild is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many events are read.
    Read(u64),
    /// So many dockets of all are told.
    Told {
        /// Dockets told.
        done: u64,
        /// All dockets.
        all: u64,
    },
}

/// How many dockets are told between two reports.
const REPORTED: u64 = 1_000;

impl App {
    /// Drops the read tables and writes them anew from the journal, in one transaction, while nobody else writes.
    ///
    /// # Errors
    /// Where the journal cannot be read or a page in it cannot be understood; then the tables stay as they were.
    pub fn rebuild(&self) -> Result<Rebuilt, AppError> {
        self.rebuild_telling(|_| ())
    }

    /// Makes the read tables anew where a program that reckons otherwise wrote them: with other holidays or rates,
    /// other periods, other columns. Nothing where they are current. A program does this before it serves.
    ///
    /// # Errors
    /// As [`App::rebuild`].
    pub fn bring_tables_up_to_date(&self, tell: impl FnMut(Progress)) -> Result<Option<Rebuilt>, AppError> {
        let court = self.court().as_str();
        if self.store().tables_are_current(court)? {
            return Ok(None);
        }
        if self.store().last_position()? == 0 {
            self.append(Vec::new(), vec![fingerprint::mark(court)])?;
            return Ok(None);
        }
        self.rebuild_telling(tell).map(Some)
    }

    fn rebuild_telling(&self, mut tell: impl FnMut(Progress)) -> Result<Rebuilt, AppError> {
        let mut rebuilt = Rebuilt { events: 0, cases: 0, rows: 0 };
        // Drawn inside the transaction, so that no event comes in between.
        let drawn = std::iter::once_with(|| self.journal(&mut rebuilt, &mut tell));
        let changes = drawn.flat_map(|changes| match changes {
            Ok(changes) => changes.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        });
        let rows = self.store().replace_tables(&REBUILT, changes)?;
        self.reload_directory()?;
        self.reload_law()?;
        Ok(Rebuilt { rows, ..rebuilt })
    }

    /// Every row that follows from the journal, of all courts in it.
    fn journal(
        &self,
        rebuilt: &mut Rebuilt,
        tell: &mut impl FnMut(Progress),
    ) -> Result<Vec<Change>, AppError> {
        let streams = streams(self.store(), |events| {
            rebuilt.events = events;
            tell(Progress::Read(events));
        })?;
        let courts: BTreeSet<&str> =
            streams.keys().map(|(court, _)| court.as_str()).chain([self.court().as_str()]).collect();
        let mut changes: Vec<Change> = courts.into_iter().map(fingerprint::mark).collect();
        let all = streams.len() as u64;
        for (((court, stream), stored), done) in streams.iter().zip(1..) {
            if let Ok(id) = stream.parse::<CaseId>() {
                if let Some(case) = Case::of(&id, &entries(stored)?) {
                    rebuilt.cases += 1;
                    let rows = projection::rows(court, &case);
                    changes.extend(rows.into_iter().map(|(table, values)| Change::Put { table, values }));
                }
            } else if stream == STREAM {
                changes.extend(staff_changes(court, stored)?);
            } else if stream == institutions::stray::STREAM {
                changes.extend(institutions::stray::rows_of(court, stored)?);
            } else if stream == institutions::STREAM {
                changes.extend(institutions::manage::rows_of(court, stored)?);
            }
            if done % REPORTED == 0 {
                tell(Progress::Told { done, all });
            }
        }
        Ok(changes)
    }
}

/// The whole journal by court and stream; `tell` is told how many events are read.
fn streams(
    store: &Store,
    mut tell: impl FnMut(u64),
) -> Result<BTreeMap<(String, String), Vec<StoredEvent>>, AppError> {
    let mut streams: BTreeMap<(String, String), Vec<StoredEvent>> = BTreeMap::new();
    let (mut position, mut events) = (0, 0);
    loop {
        let batch = store.journal_after(position, BATCH)?;
        let Some(last) = batch.last() else { return Ok(streams) };
        position = last.position;
        events += batch.len() as u64;
        for event in batch {
            streams.entry((event.court.clone(), event.stream.clone())).or_default().push(event);
        }
        tell(events);
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
