//! Cancel a case (销案): it should not have been filed here, or goes on at another court.
//!
//! > 执行程序解释第二条第二款 立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件；已经采取执行措施的，应当将控制的财产交先立案的执行法院处理。
//!
//! > 执行程序解释第三条第二款 ……异议成立的，应当撤销执行案件，并告知当事人向有管辖权的人民法院申请执行……

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::course::obstacle::Obstacle;
use crate::event::{Event, Happening, Paper, Stamp};
use crate::form::{Kind, command, required_answers};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::closing2014::{CancellationReason, Way};
use law::grounds::Ground;
use serde::{Deserialize, Serialize};

required_answers!(CancellationReason);

/// The grounds as the form lists them: the stored words of [`CancellationReason`] and its words.
const GROUNDS: &[(&str, &str)] = &[
    ("not_competent", "被执行人提出管辖异议，经审查异议成立"),
    ("withdrawn_after_objection", "异议成立而申请执行人撤回申请"),
    ("other_court_filed_first", "立案后发现其他有管辖权的人民法院已经立案"),
    ("delegation_returned", "受托法院报经高级人民法院批准退回委托"),
    ("delegation_accepted", "收到受托法院的立案通知书"),
];

command! {
    /// Cancels the case.
    pub struct WithdrawCase {
        pub ground: CancellationReason, "销案事由", Kind::Choice(GROUNDS);
        pub facts: String, "事实和理由", Kind::Prose(500);
        pub other_court: Option<String>, "已立案的法院及其案号", Kind::Text(100), "其他法院已经立案、受托法院已经立案的填写";
    }
}

/// 销案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStruckOff {
    /// Why.
    pub ground: CancellationReason,
    /// In words.
    pub facts: String,
    /// The court that has filed it, and its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_court: Option<String>,
}

/// Whether another court goes on with the case, to which what is held is handed over.
fn goes_on_elsewhere(ground: CancellationReason) -> bool {
    matches!(ground, CancellationReason::OtherCourtFiledFirst | CancellationReason::DelegationAccepted)
}

impl Act for WithdrawCase {
    const ABOUT: About = About {
        name: "withdraw_case",
        title: "销案",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::rule("CLO-07"),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() || !case.filing.kind.ways().contains(&Way::Cancelled) {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "管辖异议成立、其他法院已经立案等，作销案处理".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        case.check_way(Way::Cancelled)?;
        let other_court = self.other_court.as_deref().map(str::trim).filter(|court| !court.is_empty());
        if goes_on_elsewhere(self.ground) && other_court.is_none() {
            return Err(Refusal::Course(Obstacle::OtherCourtMissing));
        }
        let held = || case.still_held(ctx.today).filter(|_| !goes_on_elsewhere(self.ground));
        if let Some(refusal) = case.unsettled().or_else(held) {
            return Err(refusal);
        }
        Ok(vec![
            CaseStruckOff {
                ground: self.ground,
                facts: self.facts.trim().to_owned(),
                other_court: other_court.map(str::to_owned),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("销案：{}", self.ground.words())
    }
}

impl Happening for CaseStruckOff {
    const KIND: &'static str = "case_struck_off";
    const TITLE: &'static str = "销案";
    const PAPERS: &'static [Paper] = &[Paper::EndingRuling];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.close(Way::Cancelled, stamp, None);
    }

    fn sentence(&self, _case: &Case) -> String {
        let court = self
            .other_court
            .as_ref()
            .map_or_else(String::new, |court| format!("，由{court}执行，控制的财产移交该院"));
        format!("销案：{}{court}。{}", self.ground.words(), self.facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_lists_the_grounds_of_the_law() {
        let words = |ground: &CancellationReason| serde_json::json!(ground).as_str().unwrap().to_owned();
        let of_law: Vec<_> = CancellationReason::ALL.iter().map(|one| (words(one), one.words())).collect();
        let of_form: Vec<_> = GROUNDS.iter().map(|(word, title)| ((*word).to_owned(), *title)).collect();
        assert_eq!(of_form, of_law);
    }
}
