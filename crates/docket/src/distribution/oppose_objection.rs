//! Record that somebody opposes an objection (登记反对意见).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::PlanService;
use crate::distribution::chain::Answering;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records one opposition.
    pub struct OpposeObjection {
        pub objection: EntryNo, "异议", Kind::Page(Pages::Objection);
        pub party: PartyNo, "反对人", Kind::Party;
        pub received_on: Day, "收到反对意见之日", Kind::Day, "自收到通知之日起十五日内提出";
        pub reason: String, "反对理由", Kind::Prose(500);
    }
}

/// 反对意见.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionOpposed {
    /// The objection.
    pub objection: EntryNo,
    /// Who opposes it.
    pub party: PartyNo,
    /// When.
    pub received_on: Day,
    /// In words.
    pub reason: String,
}

const OPPOSING: Answering =
    Answering { what: "提出反对意见", day: "收到反对意见之日", paper: "通知之日" };

impl Act for OpposeObjection {
    const ABOUT: About = About {
        name: "oppose_objection",
        title: "登记反对意见",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let open = case.distribution.open_objections().map(|(_, objection)| objection);
        open.filter(|objection| !objection.told.is_empty() && objection.objector_told.is_none())
            .map(|objection| Offer::Open {
                reason: format!("有人反对{}的异议的", case.party_label(objection.party)),
                due_on: None,
                weight: Weight::Possible,
                prefill: vec![
                    ("objection", objection.no.to_string()),
                    ("received_on", ctx.today.to_string()),
                ],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (_, objection) = case.distribution.open_objection(self.objection)?;
        let told = objection.told.iter().find(|told| told.party == self.party);
        let told = told.ok_or(Refusal::NotOnDocket("已通知该异议的当事人"))?;
        if objection.opposed.iter().any(|opposed| opposed.party == self.party) {
            return Err(Refusal::NotOnDocket("尚未提出反对意见的当事人"));
        }
        OPPOSING.in_time(self.received_on, told.on, ctx.today, &case.party_label(self.party))?;
        Ok(vec![
            ObjectionOpposed {
                objection: self.objection,
                party: self.party,
                received_on: self.received_on,
                reason: self.reason.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, case: &Case) -> String {
        format!("{}反对对分配方案的异议", case.party_label(self.party))
    }
}

impl Happening for ObjectionOpposed {
    const KIND: &'static str = "objection_opposed";
    const TITLE: &'static str = "反对意见";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(objection) = case.distribution.objection_mut(self.objection) else { return };
        objection.opposed.push(PlanService { no: stamp.no, party: self.party, on: self.received_on });
        // One opposition is enough: nobody's time to oppose matters any more.
        let told: Vec<u32> = objection.told.iter().map(|told| told.no.0).collect();
        told.into_iter().for_each(|no| case.clocks.meet(ClockKind::PlanObjection, no, stamp.on));
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "{}于{}对异议提出反对意见：{}",
            case.party_label(self.party),
            self.received_on.chinese(),
            self.reason
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.objection]
    }
}
