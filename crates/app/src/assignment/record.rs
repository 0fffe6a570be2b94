//! What was assigned, kept with everything from which it followed. A stream a year, an event a batch.
//!
//! The seed of a batch was drawn when the batch before it was recorded: whoever assigns can neither choose it nor try
//! another one, and a preview shows the same as often as it is asked for.

use crate::app::{App, new_event};
use crate::error::AppError;
use docket::office::Actor;
use insight::assignment::{Assigned, Question, assign};
use serde::{Deserialize, Serialize};
use store::StreamAppend;
use values::{Day, StaffId};

/// A batch as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// From whom the cases were handed over, where they were.
    pub from: Option<StaffId>,
    /// To whom they went, where no lot was drawn.
    pub to: Option<StaffId>,
    /// The cases, the handlers and the seed.
    pub question: Question,
    /// The answer.
    pub answer: Vec<Assigned>,
    /// The seed of the next batch.
    pub next_seed: u64,
}

/// A batch of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its number: `2026-3`.
    pub number: String,
    /// The day.
    pub on: Day,
    /// Who assigned.
    pub by: String,
    /// What was recorded.
    pub recorded: Recorded,
}

impl Record {
    /// Whether the same question gives the same answer today.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.recorded.to.is_some() || assign(&self.recorded.question) == self.recorded.answer
    }
}

/// The stream of a year.
pub(super) fn stream(year: i32) -> String {
    format!("assignments/{year}")
}

/// The number of a batch.
pub(super) fn number(year: i32, batch: usize) -> String {
    format!("{year}-{batch}")
}

impl App {
    /// The batches of a year, the last first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that do not assign; where the store cannot be read.
    pub fn assignment_records(&self, actor: &Actor, year: i32) -> Result<Vec<Record>, AppError> {
        super::check_office(actor)?;
        let mut records = self.records(year)?;
        records.reverse();
        Ok(records)
    }

    pub(super) fn records(&self, year: i32) -> Result<Vec<Record>, AppError> {
        let stored = self.store().stream(self.court().as_str(), &stream(year))?;
        stored
            .into_iter()
            .enumerate()
            .map(|(place, event)| {
                let recorded = serde_json::from_str(&event.body).map_err(|source| {
                    AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind, source })
                })?;
                let number = number(year, place + 1);
                Ok(Record { number, on: event.on_day, by: event.actor, recorded })
            })
            .collect()
    }

    /// The seed of the next batch, and how many there are.
    pub(super) fn next_seed(&self, year: i32) -> Result<(u64, usize), AppError> {
        let records = self.records(year)?;
        let first = || insight::assignment::lot(year.unsigned_abs().into(), self.court().as_str(), "");
        Ok((records.last().map_or_else(first, |last| last.recorded.next_seed), records.len()))
    }

    pub(super) fn record(&self, actor: &Actor, year: i32, taken: usize, recorded: &Recorded) -> StreamAppend {
        let event = new_event("batch_assigned", self.today(), &actor.id, recorded);
        StreamAppend { stream: stream(year), expected: taken as u64, events: vec![event] }
    }
}

/// A seed that nobody knows beforehand; within what a number of JSON holds exactly.
pub(super) fn drawn() -> u64 {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    u64::from_le_bytes(bytes) >> 11
}
