//! The feed of a register of enterprises: each change is entered in the open cases of the enterprise, once.

use crate::app::{App, new_event};
use crate::error::AppError;
use crate::institutions::{gateway, translate};
use docket::property::register_change;
use gateways::message::RegisterChange;
use serde::{Deserialize, Serialize};
use store::StreamAppend;
use store::read::institutions::RequestKey;
use values::InstitutionId;

/// How far a feed was read.
#[derive(Serialize, Deserialize)]
struct FeedRead {
    /// The number of the last change.
    up_to: u64,
}

fn stream(institution: &InstitutionId) -> String {
    format!("feed/{institution}")
}

impl App {
    /// The number of the last change that was read.
    pub(crate) fn feed_position(&self, institution: &InstitutionId) -> Result<u64, AppError> {
        let stored = self.store().stream(self.court().as_str(), &stream(institution))?;
        let Some(last) = stored.last() else { return Ok(0) };
        let read: FeedRead = serde_json::from_str(&last.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: last.kind.clone(), source })
        })?;
        Ok(read.up_to)
    }

    /// Keeps how far a feed was read. Whatever was read before is on the dockets by then.
    pub(crate) fn keep_feed_position(
        &self,
        institution: &InstitutionId,
        before: u64,
        up_to: u64,
    ) -> Result<(), AppError> {
        let stream = stream(institution);
        let expected = self.store().stream_length(self.court().as_str(), &stream)?;
        if up_to <= before {
            return Ok(());
        }
        let event = new_event("feed_read", self.today(), &gateway().id, &FeedRead { up_to });
        self.append(vec![StreamAppend { stream, expected, events: vec![event] }], Vec::new())
    }

    /// Enters a change in the cases of the enterprise; a case that knows it already is left as it is.
    pub(crate) fn take_change(
        &self,
        institution: &InstitutionId,
        change: &RegisterChange,
    ) -> Result<(), AppError> {
        let told = translate::change(institution, change);
        let cases = self.store().cases_of_person(self.court().as_str(), change.credit_code.reveal())?;
        for case_id in cases {
            self.enter(&RequestKey { case_id, entry: 0 }, |case, _| {
                Some(register_change::take(case, &told))
            })?;
        }
        Ok(())
    }
}
