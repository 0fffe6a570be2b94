//! What happens to clocks if somebody leaves, hands join, or more is filed (负荷推演): simulated on what was observed.
//!
//! # The model
//!
//! A [`Desk`] is a handler: a queue of [`Job`]s, each a running clock that the handler must meet by its last day. The days
//! to come are gone through one by one, in many [`Runs`]. For every week of a run two observed weeks are drawn with
//! replacement: one says which clocks arise and for whom, the other how much each desk gets done.
//!
//! - **What arises.** The clocks that started in the drawn week start again, on the same day of the week, with the same
//!   term, at the same desk. A last day that falls on a day of rest moves to the next working day.
//! - **What gets done.** A desk meets as many clocks a working day as it met, on average, on the days of the drawn week on
//!   which it was there; fractions add up. A desk that was not there in that week takes the next week in which it was, and
//!   one that was never there the average of its team. The earliest last day goes first, what is overdue before all.
//! - **Missed** is a clock whose last day goes by within the days simulated; it is still worked off, and counted once. What
//!   was overdue before the first day is not counted again.
//!
//! # The changes
//!
//! - **Intake.** Of the clocks that arise, those of cases that would have been filed after the first day (their age then
//!   was less than the days gone by) come oftener or more seldom; others do not, so that more intake is felt bit by bit.
//! - **A leave.** The desk gets nothing done. What waits for it goes to whoever covers and comes back with the handler, or is
//!   spread over the team for good, or stays where it is.
//! - **Hands that join a team** work as its average does, and get an equal share of its clocks, case by case. Where hands
//!   are taken away, every desk of the team gets less done in proportion.
//!
//! # Chance
//!
//! Every draw is a number made from the seed, the run and what is drawn for ([`draw()`]): the same question has the same
//! answer, and two questions that differ in one change differ in nothing else (common random numbers). So more intake never
//! gives fewer misses, and neither does a leave during which the cases stay: work on a desk is done in an order that new work
//! does not change, hence nothing is done earlier because more is to be done (`tests/workload.rs`). Spreading the cases of an
//! overburdened desk may well give fewer misses, and does so in truth.
//!
//! # Limits
//!
//! What was met is what came to be done, which is less than what could have been where little was to be done; whoever asks
//! may raise it by `pace_percent`, which is to be found by a test on the past. A clock is one piece of work,
//! however long it takes. What waits for others (a bank, a court of appeal) is worked off as if it waited for the desk.

mod draw;
mod run;

pub use draw::draw;
pub use run::simulate;

/// Fewer observed weeks than this say nothing.
pub const FEWEST_WEEKS: usize = 8;
/// Fewer observed clocks that were met than this say nothing.
pub const FEWEST_MET: u32 = 20;

/// What is known on the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// The desks; they are spoken of by their place.
    pub desks: Vec<Desk>,
    /// How many teams there are.
    pub teams: usize,
    /// How many kinds of clocks there are.
    pub kinds: usize,
    /// The clocks that run on the first day.
    pub open: Vec<Job>,
    /// The observed weeks.
    pub weeks: Vec<Week>,
    /// Whether each day simulated, from the first on, is a working day.
    pub working: Vec<bool>,
    /// Leaves that are known already.
    pub leaves: Vec<Leave>,
    /// What a desk gets done, in percent of what was observed.
    pub pace_percent: u32,
}

/// A handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Desk {
    /// The team.
    pub team: usize,
}

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose.
    pub desk: usize,
    /// Of which kind.
    pub kind: usize,
    /// Of which case.
    pub case: u32,
    /// The last day: days after the first day, below nothing where overdue.
    pub due: i32,
}

/// One observed week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// What arose.
    pub arrivals: Vec<Arrival>,
    /// What each desk got done.
    pub served: Vec<Served>,
}

/// A clock that started in an observed week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// For whom.
    pub to: Recipient,
    /// Of which kind.
    pub kind: usize,
    /// Of which case.
    pub case: u32,
    /// On which day of the week, from 0.
    pub day: usize,
    /// Days until its last day.
    pub term: i32,
    /// Days since the case had been filed.
    pub age: i32,
}

/// For whom a clock arises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A desk.
    Desk(usize),
    /// Any desk of a team: whoever had it then serves no more.
    Team(usize),
}

/// What a desk got done in an observed week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// Clocks met.
    pub met: u32,
    /// Working days on which the desk was there.
    pub days: u32,
}

/// Somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub desk: usize,
    /// The first day, from the first day simulated.
    pub from: i32,
    /// The last day.
    pub until: i32,
    /// What becomes of the cases.
    pub cases: Meanwhile,
}

/// What becomes of the cases of somebody who is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meanwhile {
    /// This desk covers; what is not done comes back.
    Cover(usize),
    /// They are spread over those of the team who are there.
    Spread,
    /// They stay.
    Stay,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// How much more is filed, in percent; below nothing: less.
    pub intake_percent: i32,
    /// Leaves, beside those that are known.
    pub leaves: Vec<Leave>,
    /// Teams and how many hands join each; below nothing: are taken away.
    pub staffing: Vec<(usize, i32)>,
}

impl Change {
    /// The places of those who join a team, in a world of so many desks.
    #[must_use]
    pub fn joining(&self, desks: usize, team: usize) -> Vec<usize> {
        let joining = self.staffing.iter().flat_map(|(team, hands)| (0..*hands).map(move |_| *team));
        joining.zip(desks..).filter(|(joined, _)| *joined == team).map(|(_, place)| place).collect()
    }
}

/// What came of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Clocks that arose.
    pub arisen: u32,
    /// Clocks that were met, in time or late.
    pub met: u32,
    /// Missed, by the week of the last day.
    pub missed_by_week: Vec<u32>,
    /// Missed, by kind.
    pub missed_by_kind: Vec<u32>,
    /// Missed, by the desk on which they lay; whoever joined comes after those of the world.
    pub missed_by_desk: Vec<u32>,
    /// Open at the end, by desk.
    pub open_by_desk: Vec<u32>,
    /// What each desk could have done beyond what there was to do.
    pub spare_by_desk: Vec<u32>,
}

impl Tally {
    /// Missed in all.
    #[must_use]
    pub fn missed(&self) -> u32 {
        self.missed_by_week.iter().sum()
    }

    /// Open at the end.
    #[must_use]
    pub fn open(&self) -> u32 {
        self.open_by_desk.iter().sum()
    }
}

/// What runs span: of ten, one lies below `low` and one above `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// One tenth of the runs gave no more.
    pub low: u32,
    /// Half of the runs gave no more.
    pub middle: u32,
    /// Nine tenths gave no more.
    pub high: u32,
}

/// What came of all runs, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(pub Vec<Tally>);

impl Runs {
    /// The span of a number over the runs.
    #[must_use]
    pub fn span(&self, of: impl Fn(&Tally) -> u32) -> Span {
        let mut found: Vec<u32> = self.0.iter().map(of).collect();
        found.sort_unstable();
        let at = |percent: usize| {
            let place = (found.len() * percent).div_ceil(100).max(1) - 1;
            found.get(place).copied().unwrap_or(0)
        };
        Span { low: at(10), middle: at(50), high: at(90) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_leaves_a_tenth_on_either_side() {
        let runs = |count: u32| {
            let tally = |open: u32| Tally { open_by_desk: vec![open], ..Tally::default() };
            Runs((1..=count).rev().map(tally).collect())
        };
        for (count, low, middle, high) in [(1, 1, 1, 1), (10, 1, 5, 9), (100, 10, 50, 90), (0, 0, 0, 0)] {
            assert_eq!(runs(count).span(Tally::open), Span { low, middle, high }, "{count}");
        }
    }
}
