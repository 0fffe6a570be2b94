//! Tables that the court makes for itself: drafted, put in force, and kept in all their versions.
//!
//! Each table is the fold over a stream of its own ([`CourtTable::STREAM`]) and is kept in memory until that grows. The
//! tables are in [`crate::triage`] and [`crate::step_limits`].

use crate::app::{App, new_event};
use crate::error::AppError;
use docket::office::{Actor, Office};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, PoisonError, RwLock};
use store::{Store, StoredEvent, StreamAppend};
use values::Instant;

/// The offices that decide on the tables of the court.
const DECIDERS: [Office; 1] = [Office::BureauHead];

/// The longest reason.
const REASON_CHARACTERS_MAX: usize = 300;

/// A table that a court makes for itself.
pub trait CourtTable: Clone {
    /// Its stored events.
    type Event: Serialize + DeserializeOwned + From<Told<Self>> + Into<Told<Self>>;
    /// The stream of its events.
    const STREAM: &'static str;
    /// What it is called.
    const TITLE: &'static str;

    /// What holds where the court has decided nothing.
    fn undecided() -> Self;

    /// The stored word of an event's kind.
    fn word(event: &Self::Event) -> &'static str;
}

/// What can happen to a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<T> {
    /// A draft was changed; nothing follows from it yet.
    Drafted(T),
    /// The draft was given up.
    DraftDropped,
    /// A table was put in force.
    PutInForce {
        /// The table.
        table: T,
        /// Why.
        reason: String,
    },
}

/// A table that was put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    /// The table.
    pub table: T,
    /// When.
    pub at: Instant,
    /// By whom: the id of a member of staff.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// All that the stream of a table tells.
#[derive(Clone, Debug)]
pub struct TableHistory<T> {
    length: u64,
    undecided: T,
    draft: Option<T>,
    versions: Vec<Version<T>>,
}

impl<T: CourtTable> TableHistory<T> {
    fn of(stored: &[StoredEvent]) -> Result<TableHistory<T>, AppError> {
        let (undecided, draft, versions) = (T::undecided(), None, Vec::new());
        let mut history = TableHistory { length: 0, undecided, draft, versions };
        for stored in stored {
            let event: T::Event = serde_json::from_str(&stored.body).map_err(|source| {
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind: stored.kind.clone(), source })
            })?;
            history.length = stored.version;
            history.draft = match event.into() {
                Told::Drafted(table) => Some(table),
                Told::DraftDropped => None,
                Told::PutInForce { table, reason } => {
                    let (at, by) = (stored.recorded_at, stored.actor.clone());
                    history.versions.push(Version { table, at, by, reason });
                    None
                }
            };
        }
        Ok(history)
    }
}

impl<T> TableHistory<T> {
    /// How many events there are.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The version in force; 0 where the court has decided nothing.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// The table in force, or what holds where the court has decided nothing.
    #[must_use]
    pub fn in_force(&self) -> &T {
        self.versions.last().map_or(&self.undecided, |version| &version.table)
    }

    /// The draft, where there is one.
    #[must_use]
    pub fn draft(&self) -> Option<&T> {
        self.draft.as_ref()
    }

    /// The draft, or the table in force as the beginning of one.
    #[must_use]
    pub fn draft_or_in_force(&self) -> &T {
        self.draft().unwrap_or_else(|| self.in_force())
    }

    /// The tables that were put in force, the first one first.
    #[must_use]
    pub fn versions(&self) -> &[Version<T>] {
        &self.versions
    }
}

/// A table as it is kept in memory.
pub(crate) struct Kept<T>(RwLock<Arc<TableHistory<T>>>);

impl<T: CourtTable> Kept<T> {
    pub(crate) fn load(store: &Store, court: &str) -> Result<Kept<T>, AppError> {
        Ok(Kept(RwLock::new(Arc::new(TableHistory::of(&store.stream(court, T::STREAM)?)?))))
    }

    pub(crate) fn history(&self) -> Arc<TableHistory<T>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the table anew, where somebody has changed it since.
    pub(crate) fn refresh(&self, store: &Store, court: &str) -> Result<(), AppError> {
        if store.stream_length(court, T::STREAM)? != self.history().length {
            let history = TableHistory::of(&store.stream(court, T::STREAM)?)?;
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(history);
        }
        Ok(())
    }
}

impl App {
    /// Whether an officer decides on the tables of the court.
    #[must_use]
    pub fn decides_court_tables(&self, actor: &Actor) -> bool {
        DECIDERS.contains(&actor.office)
    }

    /// Writes what happened to a table after the events that the officer was shown.
    pub(crate) fn tell_of_table<T: CourtTable>(
        &self,
        kept: &Kept<T>,
        actor: &Actor,
        told: Told<T>,
        seen: u64,
    ) -> Result<(), AppError> {
        if !self.decides_court_tables(actor) {
            return Err(AppError::Forbidden);
        }
        let event = T::Event::from(told);
        let new = new_event(T::word(&event), self.today(), &actor.id, &event);
        let stream = StreamAppend { stream: T::STREAM.to_owned(), expected: seen, events: vec![new] };
        self.append(vec![stream], Vec::new())?;
        kept.refresh(self.store(), self.court().as_str())
    }
}

/// The draft, to be put in force.
pub(crate) fn draft<T: CourtTable>(history: &TableHistory<T>) -> Result<T, AppError> {
    let missing = || AppError::BadInput(format!("没有草案，请先修改{}", T::TITLE));
    history.draft().cloned().ok_or_else(missing)
}

/// Why a table is put in force, as somebody has typed it.
pub(crate) fn reason(typed: &str) -> Result<String, AppError> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > REASON_CHARACTERS_MAX {
        return Err(AppError::BadInput(format!("请写明施行的理由（不超过{REASON_CHARACTERS_MAX}字）")));
    }
    Ok(typed.to_owned())
}

/// The place of a line that is counted from 1.
pub(crate) fn place<T: CourtTable>(no: u32, lines: usize) -> Result<usize, AppError> {
    let place = (no as usize).checked_sub(1).filter(|place| *place < lines);
    place.ok_or_else(|| AppError::BadInput(format!("{}没有第{no}行", T::TITLE)))
}
