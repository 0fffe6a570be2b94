//! Record the service of the plan on one party (登记分配方案送达): from then its fifteen days to object run.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::PlanService;
use crate::distribution::chain::last_day;
use crate::distribution::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records one service.
    pub struct ServePlan {
        pub party: PartyNo, "送达给", Kind::Party, "各债权人和被执行人";
        pub served_on: Day, "送达日期", Kind::Day, "本人收到之日，自次日起十五日内可以提出书面异议";
    }
}

/// 分配方案送达.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanServed {
    /// The plan.
    pub plan: EntryNo,
    /// On whom.
    pub party: PartyNo,
    /// When.
    pub served_on: Day,
}

impl Act for ServePlan {
    const ABOUT: About = About {
        name: "serve_plan",
        title: "登记分配方案送达",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("DIS-09"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Ok(plan) = case.distribution.open_plan() else { return Vec::new() };
        case.plan_recipients(plan.debtor)
            .filter(|party| plan.served_on(*party).is_none())
            .map(|party| Offer::Open {
                reason: format!("分配方案尚未送达{}", case.party_label(party)),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![("party", party.to_string()), ("served_on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let plan = case.distribution.open_plan()?;
        let recipient = case.plan_recipients(plan.debtor).any(|party| party == self.party);
        if !recipient {
            return Err(Refusal::NotOnDocket("该方案的债权人或者被执行人"));
        }
        if let Some(on) = plan.served_on(self.party) {
            return Err(Refusal::Distribution(Obstacle::PlanAlreadyServed {
                name: case.party_label(self.party),
                on,
            }));
        }
        between(self.served_on, "送达日期", plan.drawn_on, "分配方案制作之日", ctx.today)?;
        Ok(vec![PlanServed { plan: plan.no, party: self.party, served_on: self.served_on }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!("分配方案送达{}", case.party_label(self.party))
    }
}

/// Whether a day lies between one that must come first and today.
pub(super) fn between(
    day: Day,
    label: &'static str,
    after: Day,
    what: &'static str,
    today: Day,
) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::DayInFuture { label, day });
    }
    if day < after {
        return Err(Refusal::DayTooEarly { label, day, after, what });
    }
    Ok(())
}

impl Happening for PlanServed {
    const KIND: &'static str = "plan_served";
    const TITLE: &'static str = "分配方案送达";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let label = format!("{}对分配方案的异议期", case.party_label(self.party));
        case.clocks.start(
            ClockKind::PlanObjection,
            stamp.no.0,
            label,
            self.served_on,
            last_day(self.served_on),
        );
        if let Some(plan) = case.distribution.plans.last_mut() {
            plan.services.push(PlanService { no: stamp.no, party: self.party, on: self.served_on });
        }
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "分配方案已于{}送达{}，异议期至{}",
            self.served_on.chinese(),
            case.party_label(self.party),
            last_day(self.served_on).chinese()
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.plan]
    }
}
