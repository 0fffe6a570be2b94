//! Settle an objection to the plan (了结分配方案异议): the plan stays as it was drawn, or is corrected as the objection asks.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::chain::{is_ripe, stands};
use crate::distribution::compute::{Divided, Ranked, as_asked, divided, lay};
use crate::distribution::obstacle::Obstacle;
use crate::distribution::serve_plan::between;
use crate::distribution::{Objection, Plan, PlanLine};
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Answer, FieldError, Kind, Pages, command};
use crate::money::hold_payment::{self, HoldReleased};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::distribution::objection::Stage;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// How an objection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nobody opposed it: the plan is corrected.
    NotOpposed,
    /// The objector did not sue in time: the plan stays.
    NotSued,
    /// The objector withdrew it.
    Withdrawn,
    /// The suit was won: the plan is corrected.
    SuitWon,
    /// The suit was lost or withdrawn: the plan stays.
    SuitLost,
}

const OUTCOMES: &[(&str, &str)] = &[
    ("not_opposed", "无人在期限内反对，依异议人的意见修正"),
    ("not_sued", "异议人逾期未起诉，按原方案分配"),
    ("withdrawn", "异议人撤回异议，按原方案分配"),
    ("suit_won", "诉讼支持异议，依判决修正"),
    ("suit_lost", "诉讼驳回或者撤诉，按原方案分配"),
];

impl Answer for Outcome {
    const REQUIRED: bool = true;
}

impl Outcome {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        OUTCOMES[self as usize].1
    }

    /// Whether the plan is corrected.
    #[must_use]
    pub fn corrects(self) -> bool {
        matches!(self, Outcome::NotOpposed | Outcome::SuitWon)
    }

    fn by_judgment(self) -> bool {
        matches!(self, Outcome::SuitWon | Outcome::SuitLost)
    }
}

command! {
    /// Settles one objection.
    pub struct SettleObjection {
        pub objection: EntryNo, "异议", Kind::Page(Pages::Objection);
        pub outcome: Outcome, "结果", Kind::Choice(OUTCOMES);
        pub document: Option<String>, "裁判文书", Kind::Text(80), "诉讼了结的填写文号";
        pub ended_on: Option<Day>, "裁判生效或者撤回之日", Kind::Day, "诉讼了结的填写裁判生效之日，撤回异议的填写收到撤回书之日";
    }
}

/// 了结异议.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionSettled {
    /// The objection.
    pub objection: EntryNo,
    /// How it ended.
    pub outcome: Outcome,
    /// The judgment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The day on which the judgment took effect, or the objection was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<Day>,
    /// The plan as it is corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Corrected>,
}

/// A corrected plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The claims as they rank now.
    pub ranked: Vec<Ranked>,
    /// What everybody gets.
    pub lines: Vec<PlanLine>,
    /// What goes back to the debtor.
    #[serde(default, skip_serializing_if = "crate::distribution::is_zero")]
    pub surplus_fen: Fen,
    /// How the receipts are divided now, where they were divided before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub divided: Vec<Divided>,
}

impl SettleObjection {
    /// Whether the chain allows the outcome today.
    fn suits(&self, case: &Case, today: Day) -> Result<(), Refusal> {
        let (plan, objection) = case.distribution.open_objection(self.objection)?;
        let stage = stands(case, plan, objection, today).value.stage;
        let suits = match self.outcome {
            Outcome::Withdrawn => true,
            Outcome::NotOpposed => stage == Stage::CorrectAndPay,
            Outcome::NotSued => stage == Stage::PayOriginalPlan,
            Outcome::SuitWon | Outcome::SuitLost => objection.suit.is_some(),
        };
        if suits {
            Ok(())
        } else {
            Err(Refusal::Distribution(Obstacle::ObjectionNotThere { stage: stage.label() }))
        }
    }

    /// The day on which the suit or the objection itself ended: asked where either did, and neither before it began nor
    /// in the future.
    fn ended_on(&self, objection: &Objection, today: Day) -> Result<Option<Day>, Refusal> {
        let (label, after, what) = match self.outcome {
            Outcome::NotOpposed | Outcome::NotSued => return Ok(None),
            Outcome::Withdrawn => ("撤回异议之日", objection.received_on, "收到书面异议之日"),
            Outcome::SuitWon | Outcome::SuitLost => {
                let sued_on = objection.suit.as_ref().map_or(objection.received_on, |(on, _)| *on);
                ("裁判生效之日", sued_on, "起诉之日")
            }
        };
        let Some(day) = self.ended_on else {
            let (field, message) = ("ended_on".to_owned(), format!("请填写{label}"));
            return Err(Refusal::FormIncomplete(vec![FieldError { field, message }]));
        };
        between(day, label, after, what, today)?;
        Ok(Some(day))
    }

    fn corrected(&self, case: &Case, plan: &Plan) -> Result<Corrected, Refusal> {
        let (_, objection) = case.distribution.open_objection(self.objection)?;
        let ranked = as_asked(&plan.ranked, objection.against, objection.asks, objection.amount);
        let Ok(laid) = lay(case, plan.proceeds, plan.rule, &ranked) else {
            return Err(Refusal::ApplicationIncomplete { what: "在合理范围内的金额和利率" });
        };
        let divided = match plan.carried_out_on {
            None => Vec::new(),
            Some(_) => divided(case, plan, &laid.lines),
        };
        // What has gone out already cannot go to somebody else.
        let gets = |lines: &[PlanLine], no| -> Fen {
            lines.iter().filter(|line| line.party == Some(no)).map(|line| line.paid_fen).sum()
        };
        let gone = case.payees().find(|party| {
            let change = gets(&laid.lines, party.no) - plan.paid_to(party.no);
            plan.carried_out_on.is_some() && case.credited(party.no) + change < case.reserved(party.no)
        });
        if let Some(party) = gone {
            return Err(Refusal::Distribution(Obstacle::PaidBeyondPlan { name: party.name.clone() }));
        }
        Ok(Corrected { ranked, lines: laid.lines, surplus_fen: laid.surplus, divided })
    }
}

impl Act for SettleObjection {
    const ABOUT: About = About {
        name: "settle_objection",
        title: "了结分配方案异议",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let open = case.distribution.open_objections();
        open.map(|(plan, objection)| {
            let stage = stands(case, plan, objection, ctx.today).value.stage;
            let outcome = match stage {
                Stage::CorrectAndPay => "not_opposed",
                Stage::PayOriginalPlan => "not_sued",
                Stage::DepositDisputed => "suit_lost",
                _ => "withdrawn",
            };
            let mut prefill = vec![("objection", objection.no.to_string()), ("outcome", outcome.to_owned())];
            if outcome == "withdrawn" {
                prefill.push(("ended_on", ctx.today.to_string()));
            }
            let ripe = is_ripe(case, plan, objection, ctx.today);
            Offer::Open {
                reason: format!("{}的异议：{}", case.party_label(objection.party), stage.label()),
                due_on: None,
                weight: if ripe { Weight::Next } else { Weight::Possible },
                prefill,
            }
        })
        .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.suits(case, ctx.today)?;
        let document = self.document.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if self.outcome.by_judgment() && document.is_none() {
            let (field, message) = ("document".to_owned(), "诉讼了结的，请填写裁判文书文号".to_owned());
            return Err(Refusal::FormIncomplete(vec![FieldError { field, message }]));
        }
        let (plan, objection) = case.distribution.open_objection(self.objection)?;
        let ended_on = self.ended_on(objection, ctx.today)?;
        let corrected = match self.outcome.corrects() {
            true => Some(self.corrected(case, plan)?),
            false => None,
        };
        let settled = ObjectionSettled {
            objection: self.objection,
            outcome: self.outcome,
            document: document.map(str::to_owned),
            ended_on,
            corrected,
        };
        let mut events: Vec<Event> = vec![settled.into()];
        let holds = case.holding().filter(|hold| hold.objection == Some(objection.no));
        events.extend(holds.map(|hold| {
            let released = HoldReleased {
                hold: hold.no,
                ended_on: ctx.today,
                reason: format!("对分配方案的异议已了结：{}", self.outcome.title()),
                applied: Applied::of(ctx.law, hold_payment::QUESTIONS),
            };
            Event::from(released)
        }));
        Ok(events)
    }

    fn summary(&self, _case: &Case) -> String {
        format!("了结分配方案异议：{}", self.outcome.title())
    }
}

impl Happening for ObjectionSettled {
    const KIND: &'static str = "objection_settled";
    const TITLE: &'static str = "了结分配方案异议";
    /// The plan as it was corrected, where it was.
    const PAPERS: &'static [Paper] = &[Paper::DistributionPlan];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let of_plan =
            |plan: &&mut Plan| plan.objections.iter().any(|objection| objection.no == self.objection);
        let Some(plan) = case.distribution.plans.iter_mut().find(of_plan) else { return };
        let Some(objection) = plan.objections.iter_mut().find(|known| known.no == self.objection) else {
            return;
        };
        objection.settled = Some((stamp.on, self.outcome));
        for told in objection.told.iter().chain(&objection.objector_told) {
            case.clocks.meet(ClockKind::PlanObjection, told.no.0, stamp.on);
        }
        let Some(corrected) = &self.corrected else { return };
        plan.ranked.clone_from(&corrected.ranked);
        plan.lines.clone_from(&corrected.lines);
        plan.surplus = corrected.surplus_fen;
        let as_of = plan.as_of;
        case.divide_by_plan(stamp, as_of, &corrected.divided);
    }

    fn sentence(&self, _case: &Case) -> String {
        let document = self.document.as_ref().map_or_else(String::new, |text| format!("（{text}）"));
        let ended = match (self.outcome, self.ended_on) {
            (_, None) => String::new(),
            (Outcome::Withdrawn, Some(on)) => format!("，{}撤回", on.chinese()),
            (_, Some(on)) => format!("，裁判于{}生效", on.chinese()),
        };
        let then = match &self.corrected {
            Some(corrected) if !corrected.divided.is_empty() => "，分配方案已修正，案款重新分配",
            Some(_) => "，分配方案已修正",
            None => "",
        };
        format!("对分配方案的异议了结：{}{document}{ended}{then}", self.outcome.title())
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.objection]
    }
}
