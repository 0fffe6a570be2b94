//! Do an act in a case.

use crate::app::App;
use crate::cases::stream;
use crate::error::AppError;
use docket::Case;
use docket::office::Actor;
use serde_json::Value;
use values::CaseId;

/// What an act wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The pages entered, in words.
    pub sentences: Vec<String>,
    /// How many pages the docket has now.
    pub pages: u32,
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
        let docket = self.docket_for(actor, id)?;
        let before = &docket.case;
        if seen.is_some_and(|seen| seen != before.pages) {
            return Err(AppError::Conflict);
        }
        let surroundings = self.surroundings();
        let context = surroundings.context(self, actor);
        let today = context.today;
        let events = docket::ask(before, act, command, &context)?;
        self.check_typed(&events)?;
        let new = stream::new_pages(before.pages, events, today, self.inner.clock.now(), actor);
        let mut entries = docket.entries;
        entries.extend(new.iter().cloned());
        let after = Case::of(id, &entries).expect("a docket that told a case still does");
        let (append, changes) = stream::write(self.court().as_str(), id, Some(before), &after, &new);
        self.append(vec![append], changes)?;
        let sentences = new.iter().map(|entry| entry.event.sentence(&after)).collect();
        Ok(Done { sentences, pages: after.pages })
    }
}
