//! Reading and writing the docket of one case.

use crate::app::{App, new_page};
use crate::error::AppError;
use docket::office::Actor;
use docket::{Case, Entry, EntryNo, Event, Stamp};
use std::collections::HashMap;
use store::read::projection;
use store::{Change, StoredEvent, StreamAppend};
use values::{CaseId, Day, Instant};

/// A docket with the case it tells.
#[derive(Clone, Debug)]
pub struct Docket {
    /// The pages.
    pub entries: Vec<Entry>,
    /// The case.
    pub case: Case,
}

/// Reads stored events as pages.
///
/// # Errors
/// Where a page was written by a newer program or is damaged.
pub fn entries(events: &[StoredEvent]) -> Result<Vec<Entry>, AppError> {
    events
        .iter()
        .map(|stored| {
            let event = Event::read(&stored.kind, &stored.body).map_err(AppError::Unreadable)?;
            let actor = stored.actor.parse().map_err(|_| {
                AppError::BadInput(format!(
                    "案卷第{}页的经办人标识“{}”不合格式",
                    stored.version, stored.actor
                ))
            })?;
            let no = EntryNo(u32::try_from(stored.version).unwrap_or(u32::MAX));
            let stamp = Stamp { no, on: stored.on_day, recorded_at: stored.recorded_at, actor };
            Ok(Entry { stamp, event })
        })
        .collect()
}

/// New pages after the last one.
pub(crate) fn new_pages(pages: u32, events: Vec<Event>, on: Day, at: Instant, actor: &Actor) -> Vec<Entry> {
    events
        .into_iter()
        .zip(pages + 1..)
        .map(|(event, no)| Entry {
            stamp: Stamp { no: EntryNo(no), on, recorded_at: at, actor: actor.id.clone() },
            event,
        })
        .collect()
}

/// The append that writes new pages, and the rows that follow.
pub(crate) fn write(
    court: &str,
    id: &CaseId,
    before: Option<&Case>,
    after: &Case,
    new: &[Entry],
) -> (StreamAppend, Vec<Change>) {
    let events = new
        .iter()
        .map(|entry| {
            new_page(entry.event.kind(), entry.stamp.on, &entry.stamp.actor, entry.event.body_text())
        })
        .collect();
    let expected = before.map_or(0, |case| u64::from(case.pages));
    let append = StreamAppend { stream: id.to_string(), expected, events };
    (append, projection::changes(court, before, after))
}

impl App {
    /// The docket of a case; none where there is no such case.
    pub(crate) fn docket(&self, id: &CaseId) -> Result<Option<Docket>, AppError> {
        let stored = self.inner.store.stream(self.court().as_str(), id.as_str())?;
        let entries = entries(&stored)?;
        Ok(Case::of(id, &entries).map(|case| Docket { entries, case }))
    }

    /// The dockets of several cases, as far as there are such cases.
    pub(crate) fn dockets(&self, ids: &[&CaseId]) -> Result<HashMap<CaseId, Docket>, AppError> {
        let names: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
        let stored = self.inner.store.streams(self.court().as_str(), &names)?;
        let mut dockets = HashMap::with_capacity(ids.len());
        for pages in stored.chunk_by(|one, next| one.stream == next.stream) {
            let id = ids.iter().find(|id| id.as_str() == pages[0].stream);
            let entries = entries(pages)?;
            if let Some((id, case)) = id.and_then(|id| Some((*id, Case::of(id, &entries)?))) {
                dockets.insert(id.clone(), Docket { entries, case });
            }
        }
        Ok(dockets)
    }

    /// The docket of a case that the officer may open. A missing case and a forbidden one are the same.
    pub(crate) fn docket_for(&self, actor: &Actor, id: &CaseId) -> Result<Docket, AppError> {
        self.docket(id)?
            .filter(|docket| actor.may_open(docket.case.team(), docket.case.handler()))
            .ok_or(AppError::NotFound)
    }
}
