//! Replies that no docket asked for: a shared queue, with the requests that each may belong to and why.
//!
//! Every change is an event on the stream `stray_replies`; the reply itself is kept there as it came.

use crate::app::{App, new_event};
use crate::error::AppError;
use crate::institutions::translate::{outcome_words, request_id, request_key, request_words};
use crate::institutions::{Taken, gateway};
use docket::office::{Actor, Office};
use gateways::message::Reply;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use store::read::clocks::Whose;
use store::read::institutions::RequestKey;
use store::read::requests::{RequestFilter, RequestRow, RequestState};
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
/// How many requests of a case that was searched for are shown.
const SEARCHED: u32 = 50;

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

/// A stray reply as its row shows it.
struct Stray {
    number: u32,
    entry: u64,
    institution: InstitutionId,
    name: String,
    received_on: Day,
    request: String,
    person: String,
    outcome: String,
    digest: String,
    state: &'static str,
    settled: String,
}

impl Stray {
    fn new(
        number: u32,
        entry: u64,
        institution: &InstitutionId,
        name: &str,
        reply: &Reply,
        on: Day,
    ) -> Stray {
        Stray {
            number,
            entry,
            institution: institution.clone(),
            name: name.to_owned(),
            received_on: on,
            request: reply.request.clone(),
            person: reply.person.clone(),
            outcome: outcome_words(&reply.outcome),
            digest: digest(institution, reply),
            state: "open",
            settled: String::new(),
        }
    }

    fn assigned(self, request: &str, on: Day) -> Stray {
        Stray {
            state: "assigned",
            settled: format!("{}归入{}", on.chinese(), request_words(request)),
            ..self
        }
    }

    fn dismissed(self, reason: &str, on: Day) -> Stray {
        Stray { state: "dismissed", settled: format!("{}不予采用：{reason}", on.chinese()), ..self }
    }

    fn row(&self, court: &str) -> Change {
        let values = vec![
            court.into(),
            self.number.into(),
            self.institution.as_str().into(),
            self.name.as_str().into(),
            self.received_on.into(),
            self.request.as_str().into(),
            self.person.as_str().into(),
            self.outcome.as_str().into(),
            self.state.into(),
            self.settled.as_str().into(),
            self.digest.as_str().into(),
            self.entry.cast_signed().into(),
        ];
        Change::Put { table: &STRAY_REPLY, values }
    }
}

/// By which a reply that comes again is known.
fn digest(institution: &InstitutionId, reply: &Reply) -> String {
    let text = serde_json::to_string(&(institution, reply)).expect("a reply is plain data");
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(event: &StoredEvent) -> Result<StrayEvent, AppError> {
    serde_json::from_str(&event.body).map_err(|source| {
        AppError::Unreadable(docket::event::Unreadable::BadBody { kind: event.kind.clone(), source })
    })
}

/// The rows of a stored stream, for a rebuild.
pub(crate) fn rows_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let mut strays: BTreeMap<u32, Stray> = BTreeMap::new();
    for event in stored {
        let on = event.on_day;
        let stray = match read(event)? {
            StrayEvent::Came { number, institution, name, reply } => {
                Some(Stray::new(number, event.version, &institution, &name, &reply, on))
            }
            StrayEvent::Assigned { number, request } => {
                strays.remove(&number).map(|stray| stray.assigned(&request, on))
            }
            StrayEvent::Dismissed { number, reason } => {
                strays.remove(&number).map(|stray| stray.dismissed(&reason, on))
            }
        };
        strays.extend(stray.map(|stray| (stray.number, stray)));
    }
    Ok(strays.values().map(|stray| stray.row(court)).collect())
}

/// Whether an office may look after stray replies.
pub(crate) fn looks_after(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::CommandCentre | Office::Clerk | Office::BureauHead | Office::TeamLeader | Office::System
    )
}

impl App {
    /// Takes the replies of one message of an institution; those that no docket asked for are kept for the shared queue.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn receive_replies(
        &self,
        institution: &InstitutionId,
        replies: &[Reply],
    ) -> Result<Vec<Taken>, AppError> {
        let taken = self.take_replies(replies)?;
        let unmatched: Vec<&Reply> = replies
            .iter()
            .zip(&taken)
            .filter(|(_, taken)| **taken == Taken::Unmatched)
            .map(|(reply, _)| reply)
            .collect();
        if !unmatched.is_empty() {
            self.keep_strays(institution, &unmatched)?;
        }
        Ok(taken)
    }

    /// Keeps replies that no docket asked for; one that is kept already is not kept twice.
    fn keep_strays(&self, institution: &InstitutionId, replies: &[&Reply]) -> Result<(), AppError> {
        let (court, name) = (self.court().as_str(), self.directory().institution_name(institution));
        let (on, actor) = (self.today(), gateway());
        App::trying(|| {
            // First the length: where another reply comes after it, the append finds out.
            let expected = self.store().stream_length(court, STREAM)?;
            let mut number = self.store().last_stray_number(court)?;
            let (mut events, mut strays): (Vec<NewEvent>, Vec<Stray>) = (Vec::new(), Vec::new());
            for reply in replies {
                let digest = digest(institution, reply);
                if strays.iter().any(|stray| stray.digest == digest)
                    || self.store().knows_stray_reply(court, &digest)?
                {
                    continue;
                }
                number += 1;
                let came = StrayEvent::Came {
                    number,
                    institution: institution.clone(),
                    name: name.clone(),
                    reply: (*reply).clone(),
                };
                events.push(new_event(came.word(), on, &actor.id, &came));
                let entry = expected + events.len() as u64;
                strays.push(Stray::new(number, entry, institution, &name, reply, on));
            }
            if events.is_empty() {
                return Ok(());
            }
            let rows = strays.iter().map(|stray| stray.row(court)).collect();
            let append = StreamAppend { stream: STREAM.to_owned(), expected, events };
            self.append(vec![append], rows)
        })
    }

    /// Enters what became of a stray reply.
    fn settle_stray(
        &self,
        actor: &Actor,
        expected: u64,
        event: &StrayEvent,
        settled: &Stray,
    ) -> Result<(), AppError> {
        let new = new_event(event.word(), self.today(), &actor.id, event);
        let append = StreamAppend { stream: STREAM.to_owned(), expected, events: vec![new] };
        self.append(vec![append], vec![settled.row(self.court().as_str())])
    }

    /// A part of the stray replies of a state, or of any, the newest first: lines passed over, and lines at most.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for an office that does not look after them; the store cannot be read.
    pub fn stray_replies(
        &self,
        actor: &Actor,
        state: &str,
        page: (u32, u32),
    ) -> Result<Vec<StrayRow>, AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        Ok(self.store().stray_replies(self.court().as_str(), state, page)?)
    }

    /// How many stray replies there are of a state, or of any.
    ///
    /// # Errors
    /// As [`App::stray_replies`].
    pub fn stray_reply_count(&self, actor: &Actor, state: &str) -> Result<u32, AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        Ok(self.store().stray_reply_count(self.court().as_str(), state)?)
    }

    /// The requests to the institution of a stray reply that await their answer in the cases that a search finds: a
    /// case number, a name or a part of either.
    ///
    /// # Errors
    /// As [`App::stray_replies`].
    pub fn stray_search(
        &self,
        actor: &Actor,
        stray: &StrayRow,
        search: &str,
    ) -> Result<Vec<Candidate>, AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        let filter = RequestFilter {
            whose: Whose::Court,
            team: None,
            handler: None,
            institution: Some(stray.institution.clone()),
            matter: None,
            search: Some(search.to_owned()),
        };
        let (court, today) = (self.court().as_str(), self.today());
        let mut found = Vec::new();
        for state in [RequestState::Awaited, RequestState::Late, RequestState::Disputed] {
            let rows = self.store().request_list(court, &filter, (state, today), (0, SEARCHED))?;
            found.extend(rows.into_iter().map(|row| likeness(stray, awaited(row)).1));
        }
        Ok(found)
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
        let (expected, stray, reply) = self.open_stray(actor, number)?;
        let request = request_id(key);
        let taken = self.take_reply(&Reply { request: request.clone(), ..reply })?;
        if !matches!(taken, Taken::Entered | Taken::Known) {
            return Err(AppError::BadInput("该协助事项不接受这份答复，请核对后另选".to_owned()));
        }
        let settled = stray.assigned(&request, self.today());
        self.settle_stray(actor, expected, &StrayEvent::Assigned { number, request }, &settled)
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
        let (expected, stray, _) = self.open_stray(actor, number)?;
        let settled = stray.dismissed(reason, self.today());
        let event = StrayEvent::Dismissed { number, reason: reason.to_owned() };
        self.settle_stray(actor, expected, &event, &settled)
    }

    /// A stray reply that waits, and how long their stream was when it was read.
    fn open_stray(&self, actor: &Actor, number: u32) -> Result<(u64, Stray, Reply), AppError> {
        if !looks_after(actor) {
            return Err(AppError::Forbidden);
        }
        let court = self.court().as_str();
        let expected = self.store().stream_length(court, STREAM)?;
        let row = self.store().stray_reply(court, number)?.filter(|row| row.state == "open");
        let entry = row.ok_or(AppError::NotFound)?.entry;
        let stored = self.store().event(court, STREAM, entry)?.ok_or(AppError::NotFound)?;
        match read(&stored)? {
            StrayEvent::Came { number, institution, name, reply } => {
                let stray = Stray::new(number, entry, &institution, &name, &reply, stored.on_day);
                Ok((expected, stray, reply))
            }
            StrayEvent::Assigned { .. } | StrayEvent::Dismissed { .. } => Err(AppError::NotFound),
        }
    }
}

fn awaited(row: RequestRow) -> AwaitedRow {
    AwaitedRow {
        key: RequestKey { case_id: row.case_id, entry: row.entry },
        matter: row.matter,
        subject: row.subject,
        state: row.state,
        asked_on: row.asked_on,
        number: row.number,
    }
}

/// How much a request is like what a reply answers.
fn likeness(stray: &StrayRow, awaited: AwaitedRow) -> (u32, Candidate) {
    let name = stray.person.split('（').next().unwrap_or_default();
    let same_name = !name.is_empty() && awaited.subject.contains(name);
    let same_case = request_key(&stray.request).is_some_and(|key| key.case_id == awaited.key.case_id);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_request_is_read_as_case_and_page_where_it_names_one() {
        assert_eq!(request_words("内0299-2026-执-12-7"), "（2026）内0299执12号第7页");
        for id in ["R202611200007", "执-12-7", ""] {
            assert_eq!(request_words(id), id);
        }
    }

    #[test]
    fn a_case_number_that_only_begins_alike_is_no_sign() {
        let stray = StrayRow {
            number: 1,
            entry: 1,
            institution: "bank-farm".to_owned(),
            institution_name: String::new(),
            received_on: "2026-03-12".parse().unwrap(),
            request: "内0299-2026-执-12-7".to_owned(),
            person: "乙某".to_owned(),
            outcome: String::new(),
            state: "open".to_owned(),
            settled: String::new(),
        };
        let awaited = |case_id: &str, subject: &str| AwaitedRow {
            key: RequestKey { case_id: case_id.to_owned(), entry: 3 },
            matter: "query".to_owned(),
            subject: subject.to_owned(),
            state: "open".to_owned(),
            asked_on: "2026-03-10".parse().unwrap(),
            number: String::new(),
        };
        let weight = |case_id: &str, subject: &str| likeness(&stray, awaited(case_id, subject)).0;
        assert_eq!(weight("内0299-2026-执-1", "丙某"), 0);
        assert_eq!(weight("内0299-2026-执-12", "丙某"), 4);
        assert_eq!(weight("内0299-2026-执-1", "乙某"), 5);
    }
}
