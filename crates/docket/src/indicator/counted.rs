//! What a case adds to the counts of its court.

use crate::case::{Assignment, Case};
use crate::clock::{ClockKind, ClockState};
use crate::course::closing::Closing;
use crate::event::EntryNo;
use crate::filing::Kind;
use crate::indicator::Fact;
use crate::party::Role;
use crate::triage::Track;
use law::closing2014::Way;
use values::{Day, Fen};

/// A case that is older than this when it is closed counts as cleared from old stock: one year.
const OLD_MONTHS: i32 = 12;

/// A fact of a case that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted<'a> {
    /// What.
    pub fact: Fact,
    /// On which day it counts.
    pub on: Day,
    /// The page or the running number that tells it from others of the same kind on that day.
    pub subject: u32,
    /// How many.
    pub number: i64,
    /// How much; nothing where no money belongs to it.
    pub amount: Fen,
    /// Whoever held the case at the end of that day, if anybody did.
    pub holder: Option<&'a Assignment>,
}

/// Some days on which a case was open and in the same hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// Whoever held it; nobody before the first assignment.
    pub by: Option<&'a Assignment>,
    /// The first day, at whose end it was so.
    pub from: Day,
    /// The day on which it ended: by closing, or because somebody else held the case at the end of it. None where it
    /// is so still.
    pub until: Option<Day>,
}

/// In whose hands a case was while it was open, from its filing on. Who holds a case on a day is who holds it when the day ends.
#[must_use]
pub fn held(case: &Case) -> Vec<Held<'_>> {
    let mut held: Vec<Held<'_>> = vec![Held { by: None, from: case.filing.filed_on, until: None }];
    let is_late =
        |assignment: &&Assignment| case.closed_on().is_some_and(|closed_on| assignment.on > closed_on);
    for assignment in case.former_handlers.iter().chain(&case.assignment).filter(|one| !is_late(one)) {
        let last = held.last_mut().expect("a case is held from its filing on");
        if assignment.on <= last.from {
            last.by = Some(assignment);
        } else {
            last.until = Some(assignment.on);
            held.push(Held { by: Some(assignment), from: assignment.on, until: None });
        }
    }
    if let Some(last) = held.last_mut() {
        last.until = case.closed_on();
    }
    held
}

/// Everything that a case adds to the counts.
#[must_use]
pub fn facts(case: &Case) -> Vec<Counted<'_>> {
    let held = held(case);
    let mut tally = Tally { held: &held, facts: Vec::new() };
    tally.add(Fact::Accepted, case.filing.filed_on, 0, 1, case.claimed());
    if let Some(found) = &case.triage.at_filing {
        let fact = match found.track {
            Track::Fast => Fact::FiledFast,
            Track::Ordinary => Fact::FiledOrdinary,
            Track::Complex => Fact::FiledComplex,
        };
        tally.add(fact, case.filing.filed_on, 0, 1, case.claimed());
    }
    for (move_no, both) in (1..).zip(held.windows(2)) {
        let on = both[1].from;
        tally.add(Fact::Arrived, on, move_no, 1, Fen::ZERO);
        tally.add(Fact::Left, on, move_no, 1, Fen::ZERO);
        if let Some(left) = tally.facts.last_mut() {
            left.holder = both[0].by;
        }
    }
    tally.money(case);
    for settlement in &case.settlements {
        tally.page(Fact::Settled, settlement.agreed_on, settlement.no, Fen::ZERO);
    }
    tally.supervision(case);
    for (no, (_, trace)) in (1..).zip(&case.traces) {
        tally.add(Fact::Traced, trace.on, no, 1, Fen::ZERO);
    }
    tally.measures_against_persons(case);
    if let Some(closing) = case.closing {
        tally.closing(case, closing);
    }
    tally.facts
}

struct Tally<'a, 'b> {
    held: &'b [Held<'a>],
    facts: Vec<Counted<'a>>,
}

impl Tally<'_, '_> {
    fn add(&mut self, fact: Fact, on: Day, subject: u32, number: i64, amount: Fen) {
        let holder = self.held.iter().rev().find(|held| held.from <= on).and_then(|held| held.by);
        self.facts.push(Counted { fact, on, subject, number, amount, holder });
    }

    fn page(&mut self, fact: Fact, on: Day, page: EntryNo, amount: Fen) {
        self.add(fact, on, page.0, 1, amount);
    }

    fn money(&mut self, case: &Case) {
        for receipt in &case.receipts {
            self.page(Fact::Received, receipt.value_on, receipt.no, receipt.amount);
        }
        for performance in &case.performances {
            self.page(Fact::Received, performance.on, performance.no, performance.amount);
        }
        for payout in &case.payouts {
            self.page(Fact::Paid, payout.on, payout.no, payout.amount);
        }
        for receipt in &case.receipts {
            let Some(clock) = case.clocks.get(ClockKind::PayOut, receipt.no.0) else { continue };
            if let ClockState::Met(on) = clock.state {
                self.add(Fact::PaidOff, on, clock.subject, 1, Fen::ZERO);
                if on <= clock.due_on {
                    self.add(Fact::PaidOffInTime, on, clock.subject, 1, Fen::ZERO);
                }
            }
        }
    }

    fn measures_against_persons(&mut self, case: &Case) {
        let summoned = case.summonses.iter().map(|one| (Fact::Summoned, one.on, one.no));
        let compelled = case.compelled.iter().map(|one| (Fact::Compelled, one.on, one.no));
        let detained = case.detentions.iter().map(|one| (Fact::Detained, one.on, one.no));
        let restricted = case.restrictions.iter().map(|one| (Fact::Restricted, one.on, one.no));
        let listed = case.listings.iter().map(|one| (Fact::Listed, one.on, one.no));
        let bounties = case.bounties.iter().map(|one| (Fact::BountyOffered, one.on, one.no));
        let exposed = case.exposures.iter().map(|one| (Fact::Exposed, one.on, one.no));
        let all = summoned.chain(compelled).chain(detained).chain(restricted).chain(listed);
        for (fact, on, page) in all.chain(bounties).chain(exposed) {
            self.page(fact, on, page, Fen::ZERO);
        }
    }

    fn supervision(&mut self, case: &Case) {
        for one in &case.supervisions {
            self.page(Fact::Supervised, one.ordered_on, one.no, Fen::ZERO);
            for reply in &one.replies {
                self.page(Fact::SupervisionReplied, reply.on, reply.no, Fen::ZERO);
                if reply.is_in_time() {
                    self.page(Fact::SupervisionRepliedInTime, reply.on, reply.no, Fen::ZERO);
                }
            }
        }
    }

    fn closing(&mut self, case: &Case, closing: Closing) {
        let on = closing.on;
        let filed_on = case.filing.filed_on;
        // With the interest that ran until then on both sides, so that what is paid in full is no more than what was asked for.
        let totals = case.statement(on).totals;
        let recovered = totals.received - totals.costs - totals.surplus;
        // What is preserved is not there to be recovered.
        let is_preservation = case.filing.kind == Kind::Preservation;
        let applied_for = if is_preservation { Fen::ZERO } else { recovered + totals.owed };
        self.add(Fact::Closed, on, 0, 1, applied_for);
        if let Some(way) = Fact::closed_by(closing.way) {
            self.add(way, on, 0, 1, applied_for);
        }
        self.add(Fact::RecoveredInClosed, on, 0, 1, recovered);
        if closing.settlement.is_some() {
            self.add(Fact::ClosedBySettlement, on, 0, 1, Fen::ZERO);
        }
        if on > filed_on.plus_months(OLD_MONTHS) {
            self.add(Fact::ClosedAfterAYear, on, 0, 1, Fen::ZERO);
        }
        let limit = case.handling_limit().value;
        if on <= limit.end {
            self.add(Fact::ClosedInTime, on, 0, 1, Fen::ZERO);
        }
        let days = i64::from(on.days_since(filed_on)).max(0);
        self.add(Fact::DaysInAll, on, 0, days, Fen::ZERO);
        let left_out = i64::from(limit.excluded_days);
        self.add(Fact::DaysTaken, on, 0, (days - left_out).max(0), Fen::ZERO);
        if closing.way == Way::Performed && case.deductions.is_empty() {
            let debtors = i64::try_from(case.side(Role::Debtor).count()).unwrap_or(i64::MAX);
            self.add(Fact::PerformedByThemselves, on, 0, debtors, Fen::ZERO);
        }
    }
}
