//! Tell the others of an objection (通知异议): who made none has fifteen days to oppose.

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::PlanService;
use crate::distribution::chain::{last_day, untold};
use crate::distribution::serve_plan::between;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use serde::{Deserialize, Serialize};
use values::Day;

command! {
    /// Tells one party.
    pub struct TellObjection {
        pub objection: EntryNo, "异议", Kind::Page(Pages::Objection);
        pub party: PartyNo, "通知给", Kind::Party, "未提出异议的各债权人和被执行人";
        pub told_on: Day, "收到通知之日", Kind::Day, "自次日起十五日内可以提出反对意见";
    }
}

/// 通知异议.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionTold {
    /// The objection.
    pub objection: EntryNo,
    /// Whom.
    pub party: PartyNo,
    /// When.
    pub told_on: Day,
}

impl Act for TellObjection {
    const ABOUT: About = About {
        name: "tell_objection",
        title: "通知对分配方案的异议",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::Assistant, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::procedure_interpretation2022::article("第五百一十条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, ctx: &Context<'_>) -> Vec<Offer> {
        let open = case.distribution.open_objections();
        open.flat_map(|(plan, objection)| {
            untold(case, plan, objection).into_iter().map(move |party| (objection, party))
        })
        .map(|(objection, party)| Offer::Open {
            reason: format!(
                "{}对分配方案有异议，尚未通知{}",
                case.party_label(objection.party),
                case.party_label(party)
            ),
            due_on: None,
            weight: Weight::Next,
            prefill: vec![
                ("objection", objection.no.to_string()),
                ("party", party.to_string()),
                ("told_on", ctx.today.to_string()),
            ],
        })
        .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (plan, objection) = case.distribution.open_objection(self.objection)?;
        if !untold(case, plan, objection).contains(&self.party) {
            return Err(Refusal::NotOnDocket("未提出异议、尚待通知的当事人"));
        }
        between(self.told_on, "收到通知之日", objection.received_on, "收到书面异议之日", ctx.today)?;
        Ok(vec![ObjectionTold { objection: self.objection, party: self.party, told_on: self.told_on }.into()])
    }

    fn summary(&self, case: &Case) -> String {
        format!("将对分配方案的异议通知{}", case.party_label(self.party))
    }
}

impl Happening for ObjectionTold {
    const KIND: &'static str = "objection_told";
    const TITLE: &'static str = "通知异议";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let label = format!("{}对异议的反对意见期", case.party_label(self.party));
        case.clocks.start(ClockKind::PlanObjection, stamp.no.0, label, self.told_on, last_day(self.told_on));
        if let Some(objection) = case.distribution.objection_mut(self.objection) {
            objection.told.push(PlanService { no: stamp.no, party: self.party, on: self.told_on });
        }
    }

    fn sentence(&self, case: &Case) -> String {
        format!(
            "对分配方案的异议已于{}通知{}，反对意见期至{}",
            self.told_on.chinese(),
            case.party_label(self.party),
            last_day(self.told_on).chinese()
        )
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.objection]
    }
}
