//! Record that the objector sued over the plan (登记分配方案异议之诉): the disputed money stays deposited until it is decided.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::chain::{Answering, last_day};
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Records one suit.
    pub struct RecordPlanSuit {
        pub objection: EntryNo, "异议", Kind::Page(Pages::Objection);
        pub sued_on: Day, "起诉之日", Kind::Day;
        pub number: String, "诉讼案号", Kind::Text(60);
    }
}

/// 分配方案异议之诉.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSuitRecorded {
    /// The objection.
    pub objection: EntryNo,
    /// The day.
    pub sued_on: Day,
    /// The number of the suit.
    pub number: String,
}

const SUING: Answering =
    Answering { what: "提起诉讼", day: "起诉之日", paper: "异议人收到通知之日" };

impl Act for RecordPlanSuit {
    const ABOUT: About = About {
        name: "record_plan_suit",
        title: "登记分配方案异议之诉",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let open = case.distribution.open_objections().map(|(_, objection)| objection);
        open.filter(|objection| objection.suit.is_none())
            .filter_map(|objection| Some((objection, objection.objector_told.as_ref()?)))
            .map(|(objection, told)| Offer::Open {
                reason: format!("{}起诉的，登记案号，争议款项继续提存", case.party_label(objection.party)),
                due_on: Some(last_day(told.on)),
                weight: Weight::Useful,
                prefill: vec![("objection", objection.no.to_string()), ("sued_on", ctx.today.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (_, objection) = case.distribution.open_objection(self.objection)?;
        let told = objection.objector_told.as_ref().ok_or(Refusal::NotOnDocket("对异议人的通知"))?;
        if objection.suit.is_some() {
            return Err(Refusal::NotOnDocket("尚未起诉的异议"));
        }
        SUING.in_time(self.sued_on, told.on, ctx.today, &case.party_label(objection.party))?;
        Ok(vec![
            PlanSuitRecorded {
                objection: self.objection,
                sued_on: self.sued_on,
                number: self.number.trim().to_owned(),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("登记分配方案异议之诉{}", self.number)
    }
}

impl Happening for PlanSuitRecorded {
    const KIND: &'static str = "plan_suit_recorded";
    const TITLE: &'static str = "分配方案异议之诉";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(objection) = case.distribution.objection_mut(self.objection) else { return };
        objection.suit = Some((self.sued_on, self.number.clone()));
        if let Some(told) = objection.objector_told.as_ref().map(|told| told.no.0) {
            case.clocks.meet(ClockKind::PlanObjection, told, stamp.on);
        }
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("异议人于{}提起分配方案异议之诉（{}），争议款项提存", self.sued_on.chinese(), self.number)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.objection]
    }
}
