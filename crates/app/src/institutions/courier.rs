//! The courier: carries what the dockets ask to one institution and brings the replies back.
//!
//! What is to be sent stands in the read tables, and a request is known to the institution by its page: a courier
//! that is stopped anywhere begins anew where the dockets stand, and nothing is asked or done twice. What it keeps in
//! memory is only when to try again.

use crate::app::App;
use crate::cases::stream::Docket;
use crate::error::AppError;
use crate::institutions::Taken;
use crate::institutions::translate::{inquiry_request, order_request, request_key};
use docket::Case;
use docket::event::EntryNo;
use gateways::channel::{Channel, ChannelError, Clock};
use gateways::message::Request;
use std::collections::BTreeMap;
use store::read::institutions::RequestKey;
use values::{CaseId, Instant, InstitutionId, InstitutionKind};

/// How many seconds pass between two readings of a feed.
const FEED_SECONDS: i64 = 600;
/// How many changes are read at a time.
const FEED_BATCH: usize = 500;
/// How many requests go in one message.
const BATCH: u32 = 200;
/// Of so many requests it is remembered when to ask again before those that may be asked again are forgotten.
const REMEMBERED: usize = 10_000;
/// How many seconds pass before a request that the institution is still working on is asked about again.
const ASK_AGAIN_SECONDS: i64 = 30;
/// How many seconds pass before a request that got no reply is sent again, doubled from try to try.
const FIRST_PAUSE_SECONDS: i64 = 2;
/// The longest pause.
const LONGEST_PAUSE_SECONDS: i64 = 600;

/// The courier to one institution.
pub struct Courier {
    app: App,
    institution: InstitutionId,
    channel: Channel,
    /// By which it rests; the court's own clock may stand still.
    clock: Clock,
    /// The last request looked at; the next round goes on behind it and begins anew at the end.
    after: RequestKey,
    /// Requests that are not to be sent before a time.
    not_before: BTreeMap<RequestKey, Instant>,
    /// Failures in a row.
    failures: u32,
    /// When the next message may go.
    resting_until: Instant,
    /// When the feed of the register is read again; none where the institution has no feed.
    feed_at: Option<Instant>,
    /// What went wrong last.
    trouble: Option<Trouble>,
}

/// What went wrong with an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The stored word.
    pub word: &'static str,
    /// What the officer should know.
    pub sentence: String,
    /// Since when.
    pub since: Instant,
    /// Failures in a row.
    pub failures: u32,
}

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Requests sent.
    pub sent: usize,
    /// Replies entered on dockets.
    pub entered: usize,
    /// Replies that repeat what is known.
    pub known: usize,
    /// Replies that say that the institution is still at work.
    pub accepted: usize,
    /// Replies that no docket asked for, or that cannot be read.
    pub stray: usize,
    /// Whether the message itself failed.
    pub failed: bool,
}

impl Round {
    /// Whether nothing is left to do for now.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.sent == 0 && self.entered == 0 && self.known == 0
    }
}

impl Courier {
    /// The courier to an institution over a channel; it rests by the clock given.
    #[must_use]
    pub fn new(app: App, institution: InstitutionId, channel: Channel, clock: Clock) -> Courier {
        let kind = app.directory().institutions.get(&institution).map(|one| one.kind);
        let feed_at = (kind == Some(InstitutionKind::Equity)).then_some(Instant(i64::MIN));
        Courier {
            app,
            institution,
            channel,
            clock,
            after: RequestKey { case_id: String::new(), entry: 0 },
            not_before: BTreeMap::new(),
            failures: 0,
            resting_until: Instant(i64::MIN),
            feed_at,
            trouble: None,
        }
    }

    /// Whom it serves.
    #[must_use]
    pub fn institution(&self) -> &InstitutionId {
        &self.institution
    }

    /// What is wrong with the institution now.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// One round: sends what is due and takes what comes back.
    ///
    /// # Errors
    /// The store fails. A failure of the institution is no error: it is told by [`Courier::trouble`], and what was
    /// sent is sent again later.
    pub fn round(&mut self) -> Result<Round, AppError> {
        let now = self.clock.now();
        if now < self.resting_until {
            return Ok(Round::default());
        }
        self.read_feed(now)?;
        let requests = self.due(now)?;
        let sent = requests.len();
        let delivery = match self.channel.send(&requests) {
            Ok(delivery) => delivery,
            Err(error) => {
                self.rest(&error, now);
                return Ok(Round { sent, failed: true, ..Round::default() });
            }
        };
        (self.failures, self.trouble) = (0, None);
        let mut round = Round { sent, stray: delivery.unreadable.len(), ..Round::default() };
        let taken = self.app.receive_replies(&self.institution, &delivery.replies)?;
        for (reply, taken) in delivery.replies.iter().zip(taken) {
            match taken {
                Taken::Entered => round.entered += 1,
                Taken::Known => round.known += 1,
                Taken::Accepted => round.accepted += 1,
                Taken::Unmatched => round.stray += 1,
            }
            if let Some(key) = request_key(&reply.request) {
                self.not_before.insert(key, now.plus_seconds(ASK_AGAIN_SECONDS));
            }
        }
        for request in &requests {
            if let Some(key) = request_key(&request.id) {
                self.not_before.entry(key).or_insert_with(|| now.plus_seconds(ASK_AGAIN_SECONDS));
            }
        }
        if self.not_before.len() > REMEMBERED {
            self.not_before.retain(|_, at| *at > now);
        }
        if let Err(error) = delivery.applied() {
            tracing::warn!(institution = %self.institution, %error, "a file of replies stays where it lies");
        }
        Ok(round)
    }

    /// Reads what changed in the register since, and enters it in the cases of the enterprises.
    fn read_feed(&mut self, now: Instant) -> Result<(), AppError> {
        if self.feed_at.is_none_or(|at| now < at) {
            return Ok(());
        }
        self.feed_at = Some(now.plus_seconds(FEED_SECONDS));
        loop {
            let after = self.app.feed_position(&self.institution)?;
            let changes = match self.channel.changes(after, FEED_BATCH) {
                Ok(changes) => changes.changes,
                Err(ChannelError::NotOffered) => {
                    self.feed_at = None;
                    return Ok(());
                }
                Err(error) => {
                    self.rest(&error, now);
                    return Ok(());
                }
            };
            let Some(last) = changes.last().map(|change| change.number) else { return Ok(()) };
            for change in &changes {
                self.app.take_change(&self.institution, change)?;
            }
            self.app.keep_feed_position(&self.institution, after, last)?;
        }
    }

    /// Requests that may be sent now, at most a batch.
    fn due(&mut self, now: Instant) -> Result<Vec<Request>, AppError> {
        let court = self.app.court().to_string();
        let keys = self.app.store().open_requests(&court, self.institution.as_str(), &self.after, BATCH)?;
        self.after = match keys.last() {
            Some(last) if keys.len() == BATCH as usize => last.clone(),
            _ => {
                // The end of the list: what is no longer open need not be remembered.
                self.not_before.retain(|_, at| *at > now);
                RequestKey { case_id: String::new(), entry: 0 }
            }
        };
        let mut requests = Vec::new();
        let mut docket: Option<Docket> = None;
        for key in keys {
            if self.not_before.get(&key).is_some_and(|at| *at > now) {
                continue;
            }
            if docket.as_ref().is_none_or(|docket: &Docket| docket.case.id.as_str() != key.case_id) {
                docket = self.docket(&key)?;
            }
            requests
                .extend(docket.as_ref().and_then(|docket| self.request(&docket.case, EntryNo(key.entry))));
        }
        Ok(requests)
    }

    fn docket(&self, key: &RequestKey) -> Result<Option<Docket>, AppError> {
        key.case_id.parse::<CaseId>().map_or(Ok(None), |id| self.app.docket(&id))
    }

    fn request(&self, case: &Case, no: EntryNo) -> Option<Request> {
        if let Some(inquiry) = case.inquiry(no) {
            return inquiry.is_open().then(|| inquiry_request(case, inquiry)).flatten();
        }
        let account = self.app.letterhead().account_number.clone();
        let order = case.order(no).filter(|order| order.is_open());
        order.and_then(|order| order_request(case, order, &account))
    }

    fn rest(&mut self, error: &ChannelError, now: Instant) {
        tracing::warn!(institution = %self.institution, %error, "the institution does not answer");
        let doubled = FIRST_PAUSE_SECONDS << self.failures.min(16);
        let pause = match error {
            ChannelError::Busy { retry_after_seconds: Some(seconds) } => i64::from(*seconds),
            _ => doubled.min(LONGEST_PAUSE_SECONDS),
        };
        self.failures += 1;
        self.resting_until = now.plus_seconds(pause);
        self.after = RequestKey { case_id: String::new(), entry: 0 };
        let since = self.trouble.as_ref().map_or(now, |trouble| trouble.since);
        self.trouble = Some(Trouble {
            word: error.word(),
            sentence: error.officer_sentence(),
            since,
            failures: self.failures,
        });
    }
}

impl App {
    /// Enters that requests were not answered in time; gives how many.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub fn time_out_requests(&self) -> Result<usize, AppError> {
        let mut timed_out = 0;
        loop {
            let late = self.store().late_requests(self.court().as_str(), self.today(), BATCH)?;
            if late.is_empty() {
                return Ok(timed_out);
            }
            for key in &late {
                if self.time_out(key)? == Taken::Entered {
                    timed_out += 1;
                } else {
                    return Ok(timed_out);
                }
            }
        }
    }
}
