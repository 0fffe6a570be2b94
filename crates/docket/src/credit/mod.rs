//! What is ordered of a debtor's standing: the restriction of consumption (限制消费) and the list of dishonest debtors
//! (失信被执行人名单).
//!
//! Both end with performance, a listing with a term only with its term; what follows from performance nobody has to
//! say, [`Case::review_credit`] sees it after every page.

pub mod lift_restriction;
pub mod list_dishonest;
pub mod obstacle;
pub mod remove_listing;
pub mod restrict_consumption;

use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::credit::obstacle::Obstacle;
use crate::event::EntryNo;
use crate::form::Answer;
use crate::notice::PERFORMANCE_DAYS;
use crate::party::{PartyNo, Role};
use crate::refusal::Refusal;
use law::dishonest_list2017::listing::ListingGround;
use law::dishonest_list2017::term::DELETION;
use law::power_checks2021::RESTRICTION_LIFTED;
use law::{Calendar, period_of_days};
use serde::{Deserialize, Serialize};
use values::Day;

/// What a measure on a debtor's standing goes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// 依申请.
    Applied,
    /// 依职权.
    ExOfficio,
    /// 因纳入失信名单.
    Listed,
}

impl Answer for Trigger {
    const REQUIRED: bool = true;
}

/// What an officer may name; what follows a listing is entered with it.
pub(crate) const TRIGGERS: &[(&str, &str)] =
    &[("applied", "申请执行人书面申请"), ("ex_officio", "法院依职权")];

impl Trigger {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Trigger::Applied => "依申请执行人申请",
            Trigger::ExOfficio => "依职权",
            Trigger::Listed => "因纳入失信被执行人名单",
        }
    }
}

/// A restriction of consumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// The page that ordered it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// The debtor.
    pub debtor: PartyNo,
    /// What it goes back to.
    pub trigger: Trigger,
    /// The day on which it was lifted.
    pub lifted_on: Option<Day>,
}

impl Restriction {
    /// Whether it stands.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.lifted_on.is_none()
    }
}

/// A listing as a dishonest debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The page that decided it.
    pub no: EntryNo,
    /// The day of that page.
    pub on: Day,
    /// The debtor.
    pub debtor: PartyNo,
    /// The grounds.
    pub grounds: Vec<ListingGround>,
    /// The day from which it is public.
    pub published_on: Day,
    /// The last day of its term; none where it has no term.
    pub until: Option<Day>,
    /// How it ended.
    pub removed: Option<Removal>,
}

/// How a listing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The day.
    pub on: Day,
    /// Whether the applicant asked for it, who then waits before he asks for another listing.
    pub on_applicants_request: bool,
}

impl Listing {
    /// Whether it stands.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.removed.is_none()
    }
}

/// Whether an application by which something is ordered bears its day, which lies neither before the filing nor ahead.
pub(crate) fn check_trigger(
    trigger: Trigger,
    applied_on: Option<Day>,
    rule: &'static str,
    case: &Case,
    today: Day,
) -> Result<(), Refusal> {
    match (trigger, applied_on) {
        (Trigger::Applied, None) => Err(Obstacle::ApplicationDayMissing { rule }.into()),
        (_, Some(day)) if day > today => Err(Refusal::DayInFuture { label: "申请日期", day }),
        (_, Some(day)) if day < case.filing.received_on => Err(Refusal::DayTooEarly {
            label: "申请日期",
            day,
            after: case.filing.received_on,
            what: "收到执行申请之日",
        }),
        _ => Ok(()),
    }
}

impl Case {
    /// The restriction that stands on a debtor.
    #[must_use]
    pub fn restriction_of(&self, debtor: PartyNo) -> Option<&Restriction> {
        self.restrictions.iter().find(|restriction| restriction.debtor == debtor && restriction.stands())
    }

    /// The listing that stands on a debtor.
    #[must_use]
    pub fn listing_of(&self, debtor: PartyNo) -> Option<&Listing> {
        self.listings.iter().find(|listing| listing.debtor == debtor && listing.stands())
    }

    /// Whether a debtor has performed all that the instrument asks of him, or a settlement instead of it.
    #[must_use]
    pub fn has_performed(&self, debtor: PartyNo, on: Day) -> bool {
        let is_open = |state: &&crate::case::DutyState| {
            state.performed_on.is_none() && state.duty.debtors.contains(&debtor)
        };
        self.duties.iter().find(is_open).is_none() && self.still_owed_by(debtor, on).is_zero()
    }

    /// The last day on which a debtor may perform by the execution notice; none where it was not served.
    #[must_use]
    pub fn performance_due_on(&self, debtor: PartyNo) -> Option<Day> {
        let service = self.service_on(debtor)?;
        Some(period_of_days(Calendar::national(), service.effective_on, PERFORMANCE_DAYS).end)
    }

    /// The debtors on whom something may be ordered because they did not perform within the notice's term.
    pub(crate) fn in_default(&self, today: Day) -> impl Iterator<Item = PartyNo> {
        let is_late = move |debtor: &PartyNo| {
            self.performance_due_on(*debtor).is_some_and(|due_on| due_on < today)
                && !self.has_performed(*debtor, today)
        };
        self.side(Role::Debtor).map(|debtor| debtor.no).filter(is_late)
    }

    /// Starts what follows for a debtor's standing from performance, and ends it again where nothing is performed after
    /// all: money that was claimed by mistake is taken back.
    pub(crate) fn review_credit(&mut self, on: Day) {
        let subjects = self.ending_with_performance();
        if subjects.is_empty() || !self.may_be_performed(&subjects) {
            return;
        }
        for (kind, no, debtor) in subjects {
            let is_performed = self.is_closed_as_performed()
                || kind == ClockKind::RemoveListing && self.is_closed_as_ended()
                || self.has_performed(debtor, on);
            let runs =
                self.clocks.get(kind, no.0).is_some_and(|clock| matches!(clock.state, ClockState::Running));
            match (is_performed, runs) {
                (true, false) => self.start_ending(kind, no, debtor, on),
                (false, true) => self.clocks.end_of(kind, no.0),
                _ => {}
            }
        }
    }

    /// What stands and ends with performance: the clock, the page and the debtor.
    fn ending_with_performance(&self) -> Vec<(ClockKind, EntryNo, PartyNo)> {
        let restrictions = self.restrictions.iter().filter(|one| one.stands());
        let restrictions = restrictions.map(|one| (ClockKind::LiftRestriction, one.no, one.debtor));
        // A listing with a term stays (失信名单规定第十条第二款).
        let listings = self.listings.iter().filter(|one| one.stands() && one.until.is_none());
        restrictions.chain(listings.map(|one| (ClockKind::RemoveListing, one.no, one.debtor))).collect()
    }

    /// Spares the reckoning of the debt where nobody can have performed and nothing is to be taken back.
    fn may_be_performed(&self, subjects: &[(ClockKind, EntryNo, PartyNo)]) -> bool {
        self.closing.is_some()
            || !self.receipts.is_empty()
            || !self.deductions.is_empty()
            || !self.performances.is_empty()
            || self.duties.iter().any(|state| state.performed_on.is_some())
            || subjects.iter().any(|(kind, no, _)| self.clocks.get(*kind, no.0).is_some())
    }

    fn start_ending(&mut self, kind: ClockKind, no: EntryNo, debtor: PartyNo, on: Day) {
        let name = self.party_name(debtor);
        let (label, limit) = match kind {
            ClockKind::RemoveListing => (format!("删除{name}的失信信息"), DELETION),
            _ => (format!("解除对{name}的限制消费"), RESTRICTION_LIFTED),
        };
        let due_on = limit.after(Calendar::national(), on).value.end;
        self.clocks.start(kind, no.0, label, on, due_on);
    }
}
