//! Do an act in a case.

use crate::app::App;
use crate::cases::stream::{self, Docket};
use crate::error::AppError;
use docket::office::Actor;
use docket::{Case, Event};
use serde_json::Value;
use values::{CaseId, Day};

/// What an act wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The pages entered, in words.
    pub sentences: Vec<String>,
    /// How many pages the docket has now.
    pub pages: u32,
}

/// What an act would enter.
#[derive(Debug)]
pub(crate) struct Decided {
    /// The docket that it was decided on.
    pub(crate) docket: Docket,
    /// The pages that would follow.
    pub(crate) events: Vec<Event>,
    /// The day.
    pub(crate) today: Day,
}

impl App {
    /// Does an act: loads the docket, decides, and appends pages and rows in one transaction.
    ///
    /// `seen` is the number of pages the officer was shown; where the docket has grown since, nothing is done.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the officer has no business with the case; the refusal; [`AppError::Conflict`].
    pub fn act(
        &self,
        actor: &Actor,
        id: &CaseId,
        act: &str,
        command: &Value,
        seen: Option<u32>,
    ) -> Result<Done, AppError> {
        let Decided { docket, events, today } = self.decided(actor, id, act, command, seen)?;
        let before = &docket.case;
        self.check_typed(&events)?;
        let new = stream::new_pages(before.pages, events, today, self.inner.clock.now(), actor);
        let mut entries = docket.entries;
        entries.extend(new.iter().cloned());
        let after = Case::of(id, &entries).expect("a docket that told a case still does");
        let after = self.by_tables(&mut entries, after, self.inner.clock.now())?;
        let new = entries[before.pages as usize..].to_vec();
        let (append, mut changes) = stream::write(self.court().as_str(), id, Some(before), &after, &new);
        let mut streams = vec![append];
        if let Some((line, rows)) = self.line_decided(actor, id, &new)? {
            streams.push(line);
            changes.extend(rows);
        }
        self.append(streams, changes)?;
        let sentences = new.iter().map(|entry| entry.event.sentence(&after)).collect();
        Ok(Done { sentences, pages: after.pages })
    }

    /// Decides on an act and enters nothing.
    ///
    /// # Errors
    /// As [`App::act`].
    pub(crate) fn decided(
        &self,
        actor: &Actor,
        id: &CaseId,
        act: &str,
        command: &Value,
        seen: Option<u32>,
    ) -> Result<Decided, AppError> {
        let docket = self.docket_for(actor, id)?;
        if seen.is_some_and(|seen| seen != docket.case.pages) {
            return Err(AppError::Conflict);
        }
        let surroundings = self.surroundings();
        let events = docket::ask(&docket.case, act, command, &surroundings.context(self, actor))?;
        Ok(Decided { docket, events, today: surroundings.today })
    }
}
