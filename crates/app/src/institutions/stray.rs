//! Replies that no docket asked for: a shared queue, with the requests that each may belong to and why.
//!
//! Every change is an event on the stream `stray_replies`; the reply itself is kept there as it came.

use crate::app::App;
use crate::error::AppError;
use crate::institutions::Taken;
use crate::institutions::translate::{outcome_words, request_id};
use docket::office::{Actor, Office};
use gateways::message::Reply;
use serde::{Deserialize, Serialize};
use store::read::institutions::RequestKey;
use store::read::stray::{AwaitedRow, StrayRow};
use store::read::tables::STRAY_REPLY;
use store::{Change, NewEvent, StoredEvent, StreamAppend};
use values::{Day, InstitutionId};

/// The stream of stray replies.
pub const STREAM: &str = "stray_replies";
/// How many requests are looked at for candidates.
const LOOKED_AT: u32 = 500;
/// How many candidates are shown.
const SHOWN: usize = 5;
/// How many stray replies a list shows.
const LISTED: u32 = 200;

/// What can happen to a stray reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StrayEvent {
    /// It came.
    Came {
        /// Its number, from 1.
        number: u32,
        /// The institution.
        institution: InstitutionId,
        /// Its name on that day.
        name: String,
        /// The reply as it came.
        reply: Reply,
    },
    /// It was given to a request.
    Assigned {
        /// The reply.
        number: u32,
        /// The request.
        request: String,
    },
    /// It belongs to nothing here.
    Dismissed {
        /// The reply.
        number: u32,
        /// Why.
        reason: String,
    },
}

/// A request that a stray reply may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The request.
    pub awaited: AwaitedRow,
    /// Why it may be this one, the strongest first.
    pub reasons: Vec<&'static str>,
}

impl StrayEvent {
    fn word(&self) -> &'static str {
        match self {
            StrayEvent::Came { .. } => "came",
            StrayEvent::Assigned { .. } => "assigned",
            StrayEvent::Dismissed { .. } => "dismissed",
        }
    }
}

/// The replies as the events tell them, and the row of each.
#[derive(Default)]
struct Strays(Vec<Stray>);

struct Stray {
    number: u32,
    institution: InstitutionId,
    name: String,
    reply: Reply,
    received_on: Day,
    state: &'static str,
    settled: String,
}

impl Strays {
    fn of(stored: &[StoredEvent]) -> Result<Strays, AppError> {
        let mut strays = Strays::default();
        for event in stored {
            let read: StrayEvent = serde_json::from_str(&event.body).map_err(|source| {
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
            })?;
            strays.apply(read, event.on_day);
        }
        Ok(strays)
    }

    fn apply(&mut self, event: StrayEvent, on: Day) {
        match event {
            StrayEvent::Came { number, institution, name, reply } => self.0.push(Stray {
                number,
                institution,
                name,
                reply,
                received_on: on,
                state: "open",
                settled: String::new(),
            }),
            StrayEvent::Assigned { number, request } => {
                self.settle(number, "assigned", format!("{}归入{request}", on.chinese()));
            }
            StrayEvent::Dismissed { number, reason } => {
                self.settle(number, "dismissed", format!("{}不予采用：{reason}", on.chinese()));
            }
        }
    }

    fn settle(&mut self, number: u32, state: &'static str, settled: String) {
        if let Some(stray) = self.0.iter_mut().find(|stray| stray.number == number) {
            (stray.state, stray.settled) = (state, settled);
        }
    }

    fn rows(&self, court: &str) -> Vec<Change> {
        self.0.iter().map(|stray| stray.row(court)).collect()
    }
}

impl Stray {
    fn row(&self, court: &str) -> Change {
        let values = vec![
            court.into(),
            self.number.into(),
            self.institution.as_str().into(),
            self.name.as_str().into(),
            self.received_on.into(),
            self.reply.request.as_str().into(),
            self.reply.person.as_str().into(),
            outcome_words(&self.reply.outcome).as_str().into(),
            self.state.into(),
            self.settled.as_str().into(),
        ];
        Change::Put { table: &STRAY_REPLY, values }
    }
}

/// The rows of a stored stream, for a rebuild.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    Ok(Strays::of(stored)?.rows(court))
}

/// Whether an office may look after stray replies.
pub(crate) fn looks_after(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::CommandCentre | Office::Clerk | Office::BureauHead | Office::TeamLeader | Office::System
    )
}

impl App {
    /// Takes a reply of an institution; one that no docket asked for is kept for the shared queue.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn receive_reply(&self, institution: &InstitutionId, reply: &Reply) -> Result<Taken, AppError> {
        let taken = self.take_reply(reply)?;
        if taken == Taken::Unmatched {
            self.keep_stray(institution, reply)?;
        }
        Ok(taken)
    }

    /// Keeps a reply that no docket asked for; one that is kept already is not kept twice.
    pub(crate) fn keep_stray(&self, institution: &InstitutionId, reply: &Reply) -> Result<(), AppError> {
        let stored = self.store().stream(self.court().as_str(), STREAM)?;
        let mut strays = Strays::of(&stored)?;
        if strays.0.iter().any(|one| one.institution == *institution && one.reply == *reply) {
            return Ok(());
        }
        let number = u32::try_from(strays.0.len()).unwrap_or(u32::MAX).saturating_add(1);
        let name = self.directory().institution_name(institution);
        let came = StrayEvent::Came { number, institution: institution.clone(), name, reply: reply.clone() };
        self.enter_stray(&crate::institutions::gateway(), &mut strays, stored.len() as u64, came)
    }

    fn enter_stray(
        &self,
        actor: &Actor,
        strays: &mut Strays,
        expected: u64,
        event: StrayEvent,
    ) -> Result<(), AppError> {
        let new = NewEvent {
            kind: event.word().to_owned(),
            schema_version: 1,
            on_day: self.today(),
            actor: actor.id.to_string(),
            body: serde_json::to_string(&event).expect("an event is plain data"),
        };
        strays.apply(event, self.today());
        let changes = strays.rows(self.court().as_str());
        self.append(vec![StreamAppend { stream: STREAM.to_owned(), expected, events: vec![new] }], changes)
    }

    /// Stray replies that wait, or all, the newest first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for an office that does not look after them; the store cannot be read.
    pub fn stray_replies(&self, actor: &Actor, state: &str) -> Result<Vec<StrayRow>, AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        Ok(self.store().stray_replies(self.court().as_str(), state, LISTED)?)
    }

    /// The requests that a stray reply may belong to, the likeliest first.
    ///
    /// # Errors
    /// As [`App::stray_replies`].
    pub fn stray_candidates(&self, actor: &Actor, stray: &StrayRow) -> Result<Vec<Candidate>, AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        let court = self.court().as_str();
        let awaited = self.store().awaited_requests(court, &stray.institution, LOOKED_AT)?;
        let mut ranked: Vec<(u32, Candidate)> = awaited
            .into_iter()
            .map(|awaited| likeness(stray, awaited))
            .filter(|(weight, _)| *weight > 0)
            .collect();
        ranked.sort_by_key(|(weight, candidate)| (std::cmp::Reverse(*weight), candidate.awaited.key.clone()));
        Ok(ranked.into_iter().take(SHOWN).map(|(_, candidate)| candidate).collect())
    }

    /// Gives a stray reply to the request that it answers, as if it had named it.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::NotFound`] where there is no such reply or it is settled;
    /// [`AppError::BadInput`] where the docket does not take it.
    pub fn assign_stray(&self, actor: &Actor, number: u32, key: &RequestKey) -> Result<(), AppError> {
        let (mut strays, expected, reply) = self.open_stray(actor, number)?;
        let request = request_id(key);
        let taken = self.take_reply(&Reply { request: request.clone(), ..reply })?;
        if !matches!(taken, Taken::Entered | Taken::Known) {
            return Err(AppError::BadInput("该协助事项不接受这份答复，请核对后另选".to_owned()));
        }
        self.enter_stray(actor, &mut strays, expected, StrayEvent::Assigned { number, request })
    }

    /// Puts a stray reply aside, with the reason.
    ///
    /// # Errors
    /// As [`App::assign_stray`].
    pub fn dismiss_stray(&self, actor: &Actor, number: u32, reason: &str) -> Result<(), AppError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(AppError::BadInput("请写明不予采用的理由".to_owned()));
        }
        let (mut strays, expected, _) = self.open_stray(actor, number)?;
        let dismissed = StrayEvent::Dismissed { number, reason: reason.to_owned() };
        self.enter_stray(actor, &mut strays, expected, dismissed)
    }

    fn open_stray(&self, actor: &Actor, number: u32) -> Result<(Strays, u64, Reply), AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        let stored = self.store().stream(self.court().as_str(), STREAM)?;
        let strays = Strays::of(&stored)?;
        let open = strays.0.iter().find(|one| one.number == number && one.state == "open");
        let reply = open.ok_or(AppError::NotFound)?.reply.clone();
        Ok((strays, stored.len() as u64, reply))
    }
}

/// How much a request is like what a reply answers.
fn likeness(stray: &StrayRow, awaited: AwaitedRow) -> (u32, Candidate) {
    let name = stray.person.split('（').next().unwrap_or_default();
    let same_name = !name.is_empty() && awaited.subject.contains(name);
    let same_case = stray.request.contains(&awaited.key.case_id);
    let in_time = (0..=30).contains(&stray.received_on.days_since(awaited.asked_on));
    let signs = [
        (same_name, 4, "姓名或者名称相同"),
        (same_case, 3, "案号相同"),
        (in_time && (same_name || same_case), 1, "发出后三十日内收到"),
    ];
    let held = signs.into_iter().filter(|(holds, ..)| *holds);
    let weight = held.clone().map(|(_, points, _)| points).sum();
    (weight, Candidate { awaited, reasons: held.map(|(.., reason)| reason).collect() })
}
