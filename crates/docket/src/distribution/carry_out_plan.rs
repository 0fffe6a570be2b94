//! Carry out the plan (按分配方案分配): its receipts are divided; what is disputed is kept, the rest is payable.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::chain::{is_ripe, last_day, may_still_object};
use crate::distribution::compute::{Divided, disputed, divided};
use crate::distribution::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::command;
use crate::money::Allocation;
use crate::money::allocate_money::review_what_is_owed;
use crate::money::hold_payment::{HoldGround, PaymentHeld};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use crate::settlement;
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Carries out the plan that stands.
    pub struct CarryOutPlan {}
}

/// 按分配方案分配.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanCarriedOut {
    /// The plan.
    pub plan: EntryNo,
    /// How its receipts are divided.
    pub divided: Vec<Divided>,
    /// What the court had decided of the questions it rests on.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for CarryOutPlan {
    const ABOUT: About = About {
        name: "carry_out_plan",
        title: "按分配方案分配",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Ok(plan) = case.distribution.open_plan() else { return Vec::new() };
        match (CarryOutPlan {}).decide(case, ctx) {
            Ok(_) => {
                let open = plan.open_objections().count();
                let reason = match open {
                    0 => "异议期均已届满，没有未了结的异议，可以按方案分配".to_owned(),
                    _ => format!("有{open}件异议未了结，争议款项提存，其余可以先行分配"),
                };
                vec![Offer::Open { reason, due_on: None, weight: Weight::Next, prefill: Vec::new() }]
            }
            Err(refusal) => vec![Offer::Barred(refusal)],
        }
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let plan = case.distribution.open_plan()?;
        if let Some(party) = may_still_object(case, plan, ctx.today).first() {
            let name = case.party_label(*party);
            return Err(match plan.served_on(*party) {
                None => Refusal::Distribution(Obstacle::PlanNotServed { name }),
                Some(on) => Refusal::Distribution(Obstacle::ObjectionPeriodRuns { name, end: last_day(on) }),
            });
        }
        if let Some(ripe) = plan.open_objections().find(|one| is_ripe(case, plan, one, ctx.today)) {
            return Err(Refusal::Distribution(Obstacle::ObjectionRipe {
                name: case.party_label(ripe.party),
            }));
        }
        let carried_out = PlanCarriedOut {
            plan: plan.no,
            divided: divided(case, plan, &plan.lines),
            applied: Applied::of(ctx.law, settlement::QUESTIONS),
        };
        let mut events: Vec<Event> = vec![carried_out.into()];
        for objection in plan.open_objections() {
            let Ok(lost) = disputed(case, plan, objection) else {
                return Err(Refusal::ApplicationIncomplete { what: "在合理范围内的金额和利率" });
            };
            events.extend(lost.into_iter().map(|(creditor, amount)| {
                let held = PaymentHeld {
                    ground: HoldGround::PlanObjection,
                    creditor: Some(creditor),
                    amount_fen: Some(amount),
                    reason: format!("{}对分配方案的异议尚未了结", case.party_label(objection.party)),
                    objection: Some(objection.no),
                };
                Event::from(held)
            }));
        }
        Ok(events)
    }

    fn summary(&self, _case: &Case) -> String {
        "按分配方案分配案款".to_owned()
    }
}

impl Case {
    /// Divides receipts as a plan says.
    pub(super) fn divide_by_plan(&mut self, stamp: &Stamp, as_of: Day, divided: &[Divided]) {
        for one in divided {
            let Some(receipt) = self.receipts.iter_mut().find(|receipt| receipt.no == one.receipt) else {
                continue;
            };
            let allocation = Allocation {
                no: stamp.no,
                on: stamp.on,
                shares: one.shares.clone(),
                fee: one.fee_fen,
                surplus: one.surplus_fen,
                distributed_as_of: Some(as_of),
            };
            let before = receipt.allocation.replace(allocation);
            receipt.earlier.extend(before);
        }
        self.review_payout_clocks(stamp.on, None);
    }

    /// The clocks of a plan have done their work.
    pub(super) fn end_plan_clocks(&mut self, on: Day) {
        let running: Vec<u32> = self
            .clocks
            .iter()
            .filter(|clock| clock.kind == ClockKind::PlanObjection)
            .map(|clock| clock.subject)
            .collect();
        running.into_iter().for_each(|subject| self.clocks.meet(ClockKind::PlanObjection, subject, on));
    }
}

impl Happening for PlanCarriedOut {
    const KIND: &'static str = "plan_carried_out";
    const TITLE: &'static str = "按分配方案分配";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(plan) = case.distribution.plans.last_mut() else { return };
        plan.carried_out_on = Some(stamp.on);
        for service in &plan.services {
            case.clocks.meet(ClockKind::PlanObjection, service.no.0, stamp.on);
        }
        let as_of = plan.as_of;
        case.divide_by_plan(stamp, as_of, &self.divided);
        review_what_is_owed(case, stamp, &self.applied);
    }

    fn sentence(&self, case: &Case) -> String {
        let sum: values::Fen =
            self.divided.iter().flat_map(|one| &one.shares).map(|share| share.amount_fen).sum();
        let open = case.distribution.plan().map_or(0, |plan| plan.open_objections().count());
        let kept = if open == 0 { "" } else { "，争议款项提存" };
        format!("按分配方案分配案款，各债权人合计{sum}元{kept}")
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.plan]
    }
}
