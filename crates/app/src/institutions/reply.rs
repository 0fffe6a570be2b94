//! Take a reply: what follows from it is entered on the docket that asked, once.

use crate::app::App;
use crate::cases::stream::{self, Docket};
use crate::error::AppError;
use crate::institutions::translate::{person, report, request_key, told};
use docket::directory::{GATEWAY, GATEWAY_NAME};
use docket::event::EntryNo;
use docket::measure::disputed::take_about_another;
use docket::measure::order;
use docket::office::{Actor, Office};
use docket::{Case, Event, inquiry};
use gateways::message::{Outcome, Reply};
use std::collections::BTreeMap;
use store::read::institutions::RequestKey;
use values::CaseId;

/// What became of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was entered on the docket.
    Entered,
    /// It repeats what is known.
    Known,
    /// The institution is still at work.
    Accepted,
    /// No docket asked for it.
    Unmatched,
}

impl App {
    /// Takes a reply of an institution.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub(crate) fn take_reply(&self, reply: &Reply) -> Result<Taken, AppError> {
        if reply.outcome == Outcome::Accepted {
            return Ok(Taken::Accepted);
        }
        let Some(key) = request_key(&reply.request) else { return Ok(Taken::Unmatched) };
        self.enter(&key, |case, no| follows(case, no, reply))
    }

    /// Takes the replies of one message, those on all dockets in one transaction; one by one where somebody else was
    /// faster on one of the dockets.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub(crate) fn take_replies(&self, replies: &[Reply]) -> Result<Vec<Taken>, AppError> {
        match self.take_together(replies) {
            Err(AppError::Conflict) => replies.iter().map(|reply| self.take_reply(reply)).collect(),
            done => done,
        }
    }

    fn take_together(&self, replies: &[Reply]) -> Result<Vec<Taken>, AppError> {
        let mut taken = vec![Taken::Unmatched; replies.len()];
        let mut by_case: BTreeMap<CaseId, Vec<(usize, EntryNo)>> = BTreeMap::new();
        for (place, reply) in replies.iter().enumerate() {
            if reply.outcome == Outcome::Accepted {
                taken[place] = Taken::Accepted;
            } else if let Some(key) = request_key(&reply.request)
                && let Ok(id) = key.case_id.parse()
            {
                by_case.entry(id).or_default().push((place, EntryNo(key.entry)));
            }
        }
        let actor = gateway();
        let (mut streams, mut changes) = (Vec::new(), Vec::new());
        for (id, mut asked) in by_case {
            let Some(Docket { mut entries, case: before }) = self.docket(&id)? else { continue };
            // As dockets are written: the pages of an earlier request come first.
            asked.sort_by_key(|(_, no)| *no);
            let (written, mut case) = (entries.len(), before.clone());
            for (place, no) in asked {
                let Some(events) = follows(&case, no, &replies[place]) else { continue };
                taken[place] = if events.is_empty() { Taken::Known } else { Taken::Entered };
                if events.is_empty() {
                    continue;
                }
                let now = self.inner.clock.now();
                entries.extend(stream::new_pages(case.pages, events, self.today(), now, &actor));
                case = Case::of(&id, &entries).expect("a docket that told a case still does");
            }
            if entries.len() > written {
                let case = self.by_tables(&mut entries, case, self.inner.clock.now())?;
                let court = self.court().as_str();
                let (append, rows) = stream::write(court, &id, Some(&before), &case, &entries[written..]);
                streams.push(append);
                changes.extend(rows);
            }
        }
        if !streams.is_empty() {
            self.append(streams, changes)?;
        }
        Ok(taken)
    }

    /// Enters that a request was not answered in time.
    pub(crate) fn time_out(&self, key: &RequestKey) -> Result<Taken, AppError> {
        let today = self.today();
        self.enter(key, |case, no| {
            let asked = inquiry::answer::time_out(case, no, today);
            Some(if asked.is_empty() { order::time_out(case, no, today) } else { asked })
        })
    }

    /// Enters what the program itself has to write on a docket: decides again when somebody else was faster.
    pub(crate) fn enter(
        &self,
        key: &RequestKey,
        decide: impl Fn(&Case, EntryNo) -> Option<Vec<Event>>,
    ) -> Result<Taken, AppError> {
        let Ok(id) = key.case_id.parse::<CaseId>() else { return Ok(Taken::Unmatched) };
        let actor = gateway();
        App::trying(|| {
            let Some(docket) = self.docket(&id)? else { return Ok(Taken::Unmatched) };
            let Some(events) = decide(&docket.case, EntryNo(key.entry)) else { return Ok(Taken::Unmatched) };
            if events.is_empty() {
                return Ok(Taken::Known);
            }
            let before = docket.case;
            let new = stream::new_pages(before.pages, events, self.today(), self.inner.clock.now(), &actor);
            let mut entries = docket.entries;
            entries.extend(new.iter().cloned());
            let after = Case::of(&id, &entries).expect("a docket that told a case still does");
            let after = self.by_tables(&mut entries, after, self.inner.clock.now())?;
            let new = &entries[before.pages as usize..];
            let (append, changes) = stream::write(self.court().as_str(), &id, Some(&before), &after, new);
            self.append(vec![append], changes).map(|()| Taken::Entered)
        })
    }
}

/// The pages that follow from a reply to a page of the docket; none at all where that page did not ask for it.
fn follows(case: &Case, no: EntryNo, reply: &Reply) -> Option<Vec<Event>> {
    if let Some(asked) = case.inquiry(no) {
        let person = person(case.party(asked.debtor)?);
        return Some(inquiry::answer::take(case, no, &told(reply, &person)?));
    }
    let measure = case.measure(case.order(no)?.measure)?;
    let report = report(reply)?;
    Some(if reply.is_about(&person(case.party(measure.debtor)?)) {
        order::take(case, no, &report)
    } else {
        take_about_another(case, no, &report, &reply.person)
    })
}

/// Who enters what institutions tell.
pub(crate) fn gateway() -> Actor {
    Actor {
        id: GATEWAY.parse().expect("a short name"),
        name: GATEWAY_NAME.to_owned(),
        office: Office::System,
        team: None,
        covers: Vec::new(),
    }
}
