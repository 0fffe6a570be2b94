//! What can happen in an urging, and what follows from it.

use super::STREAMS;
use crate::error::AppError;
use docket::indicator::Fact;
use law::{Calendar, LimitationStart, limitation_end};
use serde::{Deserialize, Serialize};
use store::read::campaigns::{CountedElsewhere, rows_of_stream};
use store::read::projection::{TableRow, fresh};
use store::read::tables::URGING_ROW;
use store::{Change, StoredEvent};
use values::{Day, Fen};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Who asks.
    pub applicant: String,
    /// Who is to be urged.
    pub debtor: String,
    /// How the debtor is reached; empty where the applicant did not say.
    #[serde(default)]
    pub phone: String,
    /// The instrument, by its number.
    pub instrument: String,
    /// The last day on which it was to be performed, from which the limitation runs.
    pub due_on: Day,
    /// What is owed.
    pub sum_fen: Fen,
    /// When it was asked for.
    pub asked_on: Day,
    /// How the applicant consented to being urged first.
    pub consent: String,
}

impl Ask {
    /// The last day on which enforcement can be applied for in time, undisturbed (LIM-01).
    #[must_use]
    pub fn last_day(&self) -> Day {
        limitation_end(Calendar::national(), LimitationStart::LastDayOfPerformance(self.due_on)).value.end
    }
}

/// The debtor was spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// When.
    pub on: Day,
    /// How: by telephone, in person.
    pub way: String,
    /// What was said.
    pub said: String,
}

/// How an urging ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ending", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ending {
    /// The debtor performed.
    Performed {
        /// When.
        on: Day,
        /// How much.
        sum_fen: Fen,
        /// What the applicant said to it; needed where it is less than what is owed.
        #[serde(default)]
        remark: String,
    },
    /// He did not; enforcement is applied for.
    Unperformed {
        /// When that was found.
        on: Day,
        /// Why.
        reason: String,
    },
}

/// What can happen in an urging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UrgingEvent {
    /// It was taken on.
    Opened {
        /// What is asked for.
        ask: Ask,
        /// The name of whoever took it on.
        by_name: String,
        /// The team, by its id; empty where it is none.
        team: String,
    },
    /// The debtor was spoken to.
    Contacted {
        /// How.
        contact: Contact,
    },
    /// It ended.
    Settled {
        /// How.
        ending: Ending,
    },
    /// The record of its end was wrong; it goes on.
    Reopened {
        /// Why.
        reason: String,
    },
}

impl UrgingEvent {
    pub(super) fn word(&self) -> &'static str {
        match self {
            UrgingEvent::Opened { .. } => "urging_opened",
            UrgingEvent::Contacted { .. } => "urging_contacted",
            UrgingEvent::Settled { .. } => "urging_settled",
            UrgingEvent::Reopened { .. } => "urging_reopened",
        }
    }
}

/// How an urging stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It goes on.
    Open,
    /// The debtor performed.
    Performed,
    /// He did not.
    Unperformed,
}

impl State {
    /// Every state with its stored word and Chinese title.
    pub const CHOICES: [(State, &'static str, &'static str); 3] = [
        (State::Open, "open", "督促中"),
        (State::Performed, "performed", "已履行"),
        (State::Unperformed, "unperformed", "未履行，转执行立案"),
    ];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        State::CHOICES[self as usize].1
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        State::CHOICES[self as usize].2
    }

    /// The state behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<State> {
        State::CHOICES.iter().find(|(_, known, _)| *known == word).map(|one| one.0)
    }
}

/// An urging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urging {
    /// Its number, from 1.
    pub number: u32,
    /// What is asked for.
    pub ask: Ask,
    /// Who took it on: login name and name.
    pub by: (String, String),
    /// The team, by its id; empty where it is none.
    pub team: String,
    /// How often and how the debtor was spoken to.
    pub contacts: Vec<Contact>,
    /// How it ended, if it did.
    pub ending: Option<Ending>,
    pub(super) length: u64,
}

/// An event of an urging and by whom.
pub(super) type Told = (UrgingEvent, String);

impl Urging {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> State {
        match self.ending {
            None => State::Open,
            Some(Ending::Performed { .. }) => State::Performed,
            Some(Ending::Unperformed { .. }) => State::Unperformed,
        }
    }

    /// The last day of which it tells.
    #[must_use]
    pub fn latest(&self) -> Day {
        self.contacts.iter().map(|contact| contact.on).fold(self.ask.asked_on, Day::max)
    }

    pub(super) fn of(number: u32, events: &[Told]) -> Option<Urging> {
        let mut urging: Option<Urging> = None;
        for (event, by) in events {
            match (event, &mut urging) {
                (UrgingEvent::Opened { ask, by_name, team }, None) => {
                    urging = Some(Urging {
                        number,
                        ask: ask.clone(),
                        by: (by.clone(), by_name.clone()),
                        team: team.clone(),
                        contacts: Vec::new(),
                        ending: None,
                        length: events.len() as u64,
                    });
                }
                (UrgingEvent::Contacted { contact }, Some(urging)) => urging.contacts.push(contact.clone()),
                (UrgingEvent::Settled { ending }, Some(urging)) => urging.ending = Some(ending.clone()),
                (UrgingEvent::Reopened { .. }, Some(urging)) => urging.ending = None,
                (UrgingEvent::Opened { .. }, Some(_)) | (_, None) => {}
            }
        }
        urging
    }

    /// The rows that follow from it.
    pub(super) fn rows(&self, court: &str) -> Vec<TableRow> {
        let id = stream(self.number);
        let one = |fact, on, amount| CountedElsewhere { fact, on, subject: 0, amount };
        let mut counted = vec![one(Fact::Urged, self.ask.asked_on, self.ask.sum_fen)];
        let (settled_on, performed) = match &self.ending {
            None => (None, Fen::ZERO),
            Some(Ending::Performed { on, sum_fen, .. }) => {
                counted.push(one(Fact::UrgedPerformed, *on, *sum_fen));
                (Some(*on), *sum_fen)
            }
            Some(Ending::Unperformed { on, .. }) => {
                counted.push(one(Fact::UrgedUnperformed, *on, Fen::ZERO));
                (Some(*on), Fen::ZERO)
            }
        };
        let values = vec![
            court.into(),
            id.as_str().into(),
            self.number.into(),
            self.ask.applicant.as_str().into(),
            self.ask.debtor.as_str().into(),
            self.ask.instrument.as_str().into(),
            self.ask.sum_fen.into(),
            self.ask.asked_on.into(),
            self.ask.last_day().into(),
            self.by.0.as_str().into(),
            self.by.1.as_str().into(),
            self.team.as_str().into(),
            u32::try_from(self.contacts.len()).unwrap_or(u32::MAX).into(),
            self.contacts.iter().map(|contact| contact.on).max().into(),
            self.state().word().into(),
            settled_on.into(),
            performed.into(),
        ];
        let mut rows: Vec<TableRow> = vec![(&URGING_ROW, values)];
        rows.extend(rows_of_stream(court, &id, (&self.team, &self.by.0), &counted));
        rows
    }
}

/// The stream of an urging.
pub(super) fn stream(number: u32) -> String {
    format!("{STREAMS}{number}")
}

/// The number of the urging of a stored stream, and what it tells.
pub(super) fn told(stored: &[StoredEvent]) -> Result<(u32, Vec<Told>), AppError> {
    let number = stored.first().and_then(|event| event.stream.strip_prefix(STREAMS)?.parse().ok());
    let number = number.ok_or(AppError::NotFound)?;
    let events = stored.iter().map(|event| {
        let read = serde_json::from_str(&event.body).map_err(|source| {
            AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
        })?;
        Ok((read, event.actor.clone()))
    });
    Ok((number, events.collect::<Result<_, AppError>>()?))
}

/// The rows of a stored stream, for a rebuild.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let (number, told) = told(stored)?;
    Ok(Urging::of(number, &told).map(|urging| fresh(urging.rows(court))).unwrap_or_default())
}
