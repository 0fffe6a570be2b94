//! Tell the objector of the opposition (通知反对意见): fifteen days to sue run from then.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::PlanService;
use crate::distribution::chain::last_day;
use crate::distribution::obstacle::Obstacle;
use crate::distribution::serve_plan::between;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Tells the objector.
    pub struct TellOpposition {
        pub objection: EntryNo, "异议", Kind::Page(Pages::Objection);
        pub told_on: Day, "异议人收到通知之日", Kind::Day, "自次日起十五日内可以提起分配方案异议之诉";
    }
}

/// 通知反对意见.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OppositionTold {
    /// The objection.
    pub objection: EntryNo,
    /// When the objector was told.
    pub told_on: Day,
}

impl Act for TellOpposition {
    const ABOUT: About = About {
        name: "tell_opposition",
        title: "将反对意见通知异议人",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let open = case.distribution.open_objections().map(|(_, objection)| objection);
        open.filter(|objection| !objection.opposed.is_empty() && objection.objector_told.is_none())
            .map(|objection| Offer::Open {
                reason: format!("有人反对{}的异议，应当通知异议人", case.party_label(objection.party)),
                due_on: None,
                weight: Weight::Next,
                prefill: vec![("objection", objection.no.to_string()), ("told_on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (_, objection) = case.distribution.open_objection(self.objection)?;
        let opposed_on = objection.opposed.iter().map(|opposed| opposed.on).min();
        let opposed_on = opposed_on.ok_or(Refusal::NotOnDocket("对该异议的反对意见"))?;
        if let Some(told) = &objection.objector_told {
            let name = case.party_label(objection.party);
            return Err(Refusal::Distribution(Obstacle::PlanAlreadyServed { name, on: told.on }));
        }
        between(self.told_on, "异议人收到通知之日", opposed_on, "收到反对意见之日", ctx.today)?;
        Ok(vec![OppositionTold { objection: self.objection, told_on: self.told_on }.into()])
    }

    fn summary(&self, _case: &Case) -> String {
        "将反对意见通知异议人".to_owned()
    }
}

impl Happening for OppositionTold {
    const KIND: &'static str = "opposition_told";
    const TITLE: &'static str = "通知反对意见";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(objection) = case.distribution.objection_mut(self.objection) else { return };
        let party = objection.party;
        objection.objector_told = Some(PlanService { no: stamp.no, party, on: self.told_on });
        let label = format!("{}提起分配方案异议之诉的期间", case.party_label(party));
        let due_on = last_day(self.told_on);
        case.clocks.start(ClockKind::PlanObjection, stamp.no.0, label, self.told_on, due_on);
    }

    fn sentence(&self, _case: &Case) -> String {
        format!(
            "反对意见已于{}通知异议人，起诉期至{}",
            self.told_on.chinese(),
            last_day(self.told_on).chinese()
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.objection]
    }
}
