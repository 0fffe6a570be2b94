//! Record an objection in writing to the plan (登记对分配方案的异议).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::chain::Answering;
use crate::distribution::obstacle::Obstacle;
use crate::distribution::{Objection, Plan};
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Answer, FieldError, Kind, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// What an objection asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Another sum for a claim.
    Amount,
    /// No priority for a claim.
    NoPriority,
    /// That a creditor takes no part.
    Excluded,
}

const ASKS: &[(&str, &str)] =
    &[("amount", "债权数额应当变更"), ("no_priority", "不应当优先受偿"), ("excluded", "不应当参与分配")];

impl Answer for Asks {
    const REQUIRED: bool = true;
}

impl Asks {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        ASKS[self as usize].1
    }
}

command! {
    /// Records one objection.
    pub struct ObjectToPlan {
        pub party: PartyNo, "异议人", Kind::Party;
        pub received_on: Day, "收到书面异议之日", Kind::Day, "自收到方案之日起十五日内提出";
        pub against: PartyNo, "对谁的债权有异议", Kind::Payee, "认为自己的债权数额有误的，选择本人";
        pub asks: Asks, "异议主张", Kind::Choice(ASKS);
        pub amount_fen: Option<Fen>, "主张的债权数额（元）", Kind::Money, "主张变更数额的填写，不含加倍部分债务利息";
        pub reason: String, "异议理由", Kind::Prose(500);
    }
}

/// 对分配方案的异议.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanObjected {
    /// The plan.
    pub plan: EntryNo,
    /// Whose objection.
    pub party: PartyNo,
    /// When it came in.
    pub received_on: Day,
    /// Whose claim it is about.
    pub against: PartyNo,
    /// What it asks for.
    pub asks: Asks,
    /// The sum that is right by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_fen: Option<Fen>,
    /// In words.
    pub reason: String,
}

const OBJECTING: Answering =
    Answering {
        what: "提出书面异议", day: "收到书面异议之日", paper: "分配方案送达之日"
    };

impl ObjectToPlan {
    /// The days: not before the plan was served on whoever objects, and within his fifteen days.
    fn in_time(&self, case: &Case, plan: &Plan, today: Day) -> Result<(), Refusal> {
        let name = case.party_label(self.party);
        match plan.served_on(self.party) {
            None => Err(Refusal::Distribution(Obstacle::PlanNotServed { name })),
            Some(served_on) => OBJECTING.in_time(self.received_on, served_on, today, &name),
        }
    }
}

impl Act for ObjectToPlan {
    const ABOUT: About = About {
        name: "object_to_plan",
        title: "登记分配方案异议",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::rule("DIS-10"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let Ok(plan) = case.distribution.open_plan() else { return Vec::new() };
        if plan.services.is_empty() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "债权人、被执行人对分配方案提出书面异议的".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: vec![("received_on", ctx.today.to_string())],
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let plan = case.distribution.open_plan()?;
        if !case.plan_recipients(plan.debtor).any(|party| party == self.party) {
            return Err(Refusal::NotOnDocket("该方案的债权人或者被执行人"));
        }
        if plan.due_to(self.against).is_zero() {
            return Err(Refusal::NotOnDocket("该方案中的债权"));
        }
        if self.asks == Asks::NoPriority && !plan.ranks_first(self.against) {
            return Err(Refusal::NotOnDocket("该方案中优先受偿的债权"));
        }
        self.in_time(case, plan, ctx.today)?;
        if (self.asks == Asks::Amount) != self.amount_fen.is_some() {
            let message = match self.asks {
                Asks::Amount => "主张变更债权数额的，请填写主张的数额",
                Asks::NoPriority | Asks::Excluded => "只有主张变更债权数额时填写数额",
            };
            let (field, message) = ("amount_fen".to_owned(), message.to_owned());
            return Err(Refusal::FormIncomplete(vec![FieldError { field, message }]));
        }
        Ok(vec![
            PlanObjected {
                plan: plan.no,
                party: self.party,
                received_on: self.received_on,
                against: self.against,
                asks: self.asks,
                amount_fen: self.amount_fen,
                reason: self.reason.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("{}对分配方案提出异议", case.party_label(self.party))
    }
}

/// What an objection asks for, in words: `常某的债权数额应当变更为50,000.00元`.
#[must_use]
pub fn asked(case: &Case, against: PartyNo, asks: Asks, amount: Option<Fen>) -> String {
    let name = case.party_label(against);
    match (asks, amount) {
        (Asks::Amount, Some(amount)) => format!("{name}的债权数额应当变更为{amount}元"),
        (Asks::Amount, None) => format!("{name}的债权数额应当变更"),
        (Asks::NoPriority, _) => format!("{name}不应当优先受偿"),
        (Asks::Excluded, _) => format!("{name}不应当参与分配"),
    }
}

impl Happening for PlanObjected {
    const KIND: &'static str = "plan_objected";
    const TITLE: &'static str = "对分配方案的异议";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(plan) = case.distribution.plans.last_mut() else { return };
        let services = plan.services.iter().filter(|service| service.party == self.party);
        services.for_each(|service| case.clocks.meet(ClockKind::PlanObjection, service.no.0, stamp.on));
        plan.objections.push(Objection {
            no: stamp.no,
            party: self.party,
            received_on: self.received_on,
            against: self.against,
            asks: self.asks,
            amount: self.amount_fen,
            reason: self.reason.clone(),
            told: Vec::new(),
            opposed: Vec::new(),
            objector_told: None,
            suit: None,
            settled: None,
        });
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "{}于{}对分配方案提出书面异议，主张{}：{}",
            case.party_label(self.party),
            self.received_on.chinese(),
            asked(case, self.against, self.asks, self.amount_fen),
            self.reason
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.plan]
    }
}
