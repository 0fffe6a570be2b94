//! Where an objection to a plan stands: fifteen days to object, to oppose, and to sue (民诉法解释第五百零九条、第五百一十条).

use crate::case::Case;
use crate::distribution::obstacle::Obstacle;
use crate::distribution::serve_plan::between;
use crate::distribution::{Objection, Plan, PlanService};
use crate::party::PartyNo;
use crate::refusal::Refusal;
use law::Calendar;
use law::Explained;
use law::civil_procedure2023::period::period_of_days;
use law::distribution::objection::{ObjectionChain, ObjectionFacts, STEP_DAYS, Stage, objection_chain};
use values::Day;

/// The last day of the fifteen that run from the receipt of a paper.
#[must_use]
pub fn last_day(received_on: Day) -> Day {
    period_of_days(Calendar::national(), received_on, STEP_DAYS).end
}

/// What somebody does within fifteen days of receiving a paper: object, oppose, or sue.
pub(super) struct Answering {
    /// What: `提起诉讼`.
    pub(super) what: &'static str,
    /// What its day is called: `起诉之日`.
    pub(super) day: &'static str,
    /// What the day is called on which the paper came: `异议人收到通知之日`.
    pub(super) paper: &'static str,
}

impl Answering {
    /// Whether it was done in time: neither before the paper came, nor after the fifteen days, nor in the future.
    pub(super) fn in_time(&self, on: Day, received_on: Day, today: Day, name: &str) -> Result<(), Refusal> {
        between(on, self.day, received_on, self.paper, today)?;
        let end = last_day(received_on);
        if on > end {
            let (what, name) = (self.what, name.to_owned());
            return Err(Refusal::Distribution(Obstacle::PlanPeriodOver { what, name, end }));
        }
        Ok(())
    }
}

/// The parties who are to be told of an objection and were not: those who made none themselves.
#[must_use]
pub fn untold(case: &Case, plan: &Plan, objection: &Objection) -> Vec<PartyNo> {
    let others = case.plan_recipients(plan.debtor).filter(|party| {
        plan.objections.iter().all(|objection| objection.party != *party)
            && objection.told.iter().all(|told| told.party != *party)
    });
    others.collect()
}

/// Where an objection stands on a day, with its derivation.
#[must_use]
pub fn stands(case: &Case, plan: &Plan, objection: &Objection, today: Day) -> Explained<ObjectionChain> {
    let all_told = untold(case, plan, objection).is_empty();
    let in_time = |opposed: &&PlanService| {
        let told = objection.told.iter().find(|told| told.party == opposed.party);
        told.is_none_or(|told| opposed.on <= last_day(told.on))
    };
    let facts = ObjectionFacts {
        plan_served_on: plan.served_on(objection.party),
        objected_on: Some(objection.received_on),
        others_told_on: objection.told.iter().map(|told| told.on).max().filter(|_| all_told),
        opposed_on: objection.opposed.iter().filter(in_time).map(|opposed| opposed.on).min(),
        objector_told_on: objection.objector_told.as_ref().map(|told| told.on),
        sued_on: objection.suit.as_ref().map(|(on, _)| *on),
        on: Some(today),
    };
    objection_chain(Calendar::national(), &facts)
}

/// Whether an objection can be settled on a day without a judgment: nobody opposed, or nobody sued.
#[must_use]
pub fn is_ripe(case: &Case, plan: &Plan, objection: &Objection, today: Day) -> bool {
    let stage = stands(case, plan, objection, today).value.stage;
    matches!(stage, Stage::CorrectAndPay | Stage::PayOriginalPlan)
}

/// The parties whose time to object still runs on a day, or to whom the plan has not come.
#[must_use]
pub fn may_still_object(case: &Case, plan: &Plan, today: Day) -> Vec<PartyNo> {
    let objected = |party: PartyNo| plan.objections.iter().any(|objection| objection.party == party);
    let over = |party: PartyNo| plan.served_on(party).is_some_and(|on| last_day(on) < today);
    case.plan_recipients(plan.debtor).filter(|party| !over(*party) && !objected(*party)).collect()
}
