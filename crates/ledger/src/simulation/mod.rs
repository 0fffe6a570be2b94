//! Books under chance: random movements of money, repeated requests and crashes, with every invariant watched.
//!
//! A world is a court of a few cases. Money arrives by lines of the bank, many of them found late; they are claimed,
//! taken back, sent back or undone by the bank. What a case holds is divided, divided anew from an earlier day, held
//! back, released, paid in two phases, and now and then comes back after it was paid. Requests are chosen by chance,
//! are often wrong and often come twice, and the program dies now and then, before a request is written to the journal
//! or between that and its answer; then everything is built anew from the journal and whoever asked asks again.
//!
//! A world is made by its seed alone, so that a seed reproduces whatever it shows.

mod chance;
mod request;
mod world;

use crate::books::Broken;
use crate::transaction::Reference;
use std::fmt;
use std::ops::AddAssign;
use values::{Day, Fen};
use world::World;

/// Requests in one world.
pub const REQUESTS: u64 = 5_000;

/// What many worlds went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Worlds that were run to their end.
    pub worlds: u64,
    /// Requests, refused ones and repetitions included.
    pub requests: u64,
    /// Requests that changed the books.
    pub booked: u64,
    /// Repetitions that changed nothing.
    pub repeated: u64,
    /// Requests that were refused.
    pub refused: u64,
    /// Times the program died.
    pub crashes: u64,
    /// What took effect.
    pub done: Done,
}

/// How often each kind of request took effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Money arrived.
    pub receipts: u64,
    /// Receipts among them whose value day lay before the day on which they were booked.
    pub back_dated: u64,
    /// A line was claimed for a case.
    pub claims: u64,
    /// A claim was taken back.
    pub reversals: u64,
    /// Unclaimed money went back to its payer, or the bank undid its line.
    pub sent_back: u64,
    /// Money of a case was divided.
    pub divisions: u64,
    /// It was divided anew, as of the day of the first division.
    pub replays: u64,
    /// Money was held back, or released.
    pub holds: u64,
    /// A payment was begun.
    pub payments: u64,
    /// The bank paid.
    pub payouts: u64,
    /// A payment was given up, or expired.
    pub given_up: u64,
    /// Money came back after the bank had paid.
    pub returned: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Tally) {
        self.worlds += more.worlds;
        self.requests += more.requests;
        self.booked += more.booked;
        self.repeated += more.repeated;
        self.refused += more.refused;
        self.crashes += more.crashes;
        self.done += more.done;
    }
}

impl AddAssign for Done {
    fn add_assign(&mut self, more: Done) {
        self.receipts += more.receipts;
        self.back_dated += more.back_dated;
        self.claims += more.claims;
        self.reversals += more.reversals;
        self.sent_back += more.sent_back;
        self.divisions += more.divisions;
        self.replays += more.replays;
        self.holds += more.holds;
        self.payments += more.payments;
        self.payouts += more.payouts;
        self.given_up += more.given_up;
        self.returned += more.returned;
    }
}

/// What went wrong, and in which world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The seed of the world.
    pub seed: u64,
    /// The request after which it showed, from 1.
    pub request: u64,
    /// What does not hold.
    pub what: Wrong,
}

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// An invariant of the books.
    Books(Broken),
    /// The cases and the court together have something else at the bank than came in and went out.
    BankDiffers {
        /// By the books.
        books: Fen,
        /// By counting what came and went.
        counted: Fen,
    },
    /// Something else came and went until a value day than the books say.
    ValueDayDiffers {
        /// The day.
        day: Day,
        /// By the books.
        books: Fen,
        /// By counting what came and went.
        counted: Fen,
    },
    /// What nobody has claimed is something else than the lines that wait.
    SuspenseDiffers {
        /// By the books.
        books: Fen,
        /// By the lines.
        lines: Fen,
    },
    /// A creditor has something else than what was divided to him and not yet paid.
    CreditorDiffers {
        /// By the books, held back or not.
        books: Fen,
        /// By counting.
        counted: Fen,
    },
    /// A payment was made more than once, or money of one payment came back more than once.
    Twice(Reference),
    /// Books built anew from the journal differ from those that were lost.
    RebuiltDiffer,
    /// A request that was written before the crash was not known after it.
    Forgotten,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "world {} after request {}: {:?}", self.seed, self.request, self.what)
    }
}

impl std::error::Error for Failure {}

/// Runs worlds until so many requests were made. The seeds of the worlds follow the first one.
///
/// # Errors
/// The first world in which something does not hold; `run(failure.seed, 1)` shows it again.
pub fn run(seed: u64, requests: u64) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    while tally.requests < requests {
        tally += world(seed + tally.worlds)?;
    }
    Ok(tally)
}

/// Runs the world of one seed to its end.
///
/// # Errors
/// Where something does not hold in it.
pub fn world(seed: u64) -> Result<Tally, Failure> {
    let mut tally = Tally { worlds: 1, ..Tally::default() };
    let mut world = World::new(seed);
    for request in 1..=REQUESTS {
        world.step(request, &mut tally).map_err(|what| Failure { seed, request, what })?;
    }
    Ok(tally)
}
