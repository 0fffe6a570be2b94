//! End enforcement (终结执行).
//!
//! > 民事诉讼法第二百六十八条 有下列情形之一的，人民法院裁定终结执行：（一）申请人撤销申请的；……
//!
//! > 执行工作规定 64.执行结案的方式为：……（3）终结执行……

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::case::Case;
use crate::course::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Paper, Stamp};
use crate::form::{Kind, command, required_answers};
use crate::office::Office;
use crate::refusal::{Basis, Refusal};
use law::civil_procedure2023::ending::EndingReason;
use law::closing2014::Way;
use law::grounds::Ground;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

required_answers!(EndingReason);

/// The grounds as the form lists them: the stored words of [`EndingReason`] and its words.
const GROUNDS: &[(&str, &str)] = &[
    ("withdrawn", "申请人撤销申请"),
    ("instrument_set_aside", "据以执行的法律文书被撤销"),
    ("death_without_estate", "作为被执行人的公民死亡，无遗产可供执行，又无义务承担人"),
    ("support_creditor_dead", "追索赡养费、扶养费、抚养费案件的权利人死亡"),
    ("poor_and_unable_to_work", "作为被执行人的公民因生活困难无力偿还借款，无收入来源，又丧失劳动能力"),
    ("other_ending", "人民法院认为应当终结执行的其他情形"),
    ("entity_ended", "法人或者其他组织终止，无财产可供执行，又无义务承受人，也无可追加主体"),
    ("fine_remitted", "依照刑法第五十三条裁定免除罚金"),
    ("bankruptcy_declared", "被执行人被宣告破产"),
    ("administrative_object_gone", "行政执行标的灭失"),
    ("raised", "案件被上级法院裁定提级执行"),
    ("assigned", "案件被上级法院裁定指定其他法院执行"),
    ("delegated", "委托执行，已收到受托法院立案通知书"),
];

command! {
    /// Ends enforcement.
    pub struct TerminateCase {
        pub ground: EndingReason, "终结事由", Kind::Choice(GROUNDS);
        pub facts: String, "事实和理由", Kind::Prose(500), "撤销申请的，写明申请日期和已告知的后果";
        pub other_court: Option<String>, "接收案件的法院及其案号", Kind::Text(100), "提级、指定、委托执行的填写";
    }
}

/// 终结执行.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseTerminated {
    /// Why.
    pub ground: EndingReason,
    /// In words.
    pub facts: String,
    /// The court that goes on with it, and its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_court: Option<String>,
    /// The settlement on which the application was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<EntryNo>,
    /// What the creditors received until then.
    pub recovered_fen: Fen,
    /// What is not paid.
    pub left_fen: Fen,
}

/// What must be settled first. Measures go with the case where another court goes on with it; else they are lifted.
///
/// > 查封、扣押、冻结规定第二十八条 ……（二）申请执行人撤回执行申请或者放弃债权的；
fn obstacle(case: &Case, is_transfer: bool, today: Day) -> Option<Refusal> {
    case.unsettled().or_else(|| if is_transfer { None } else { case.still_held(today) })
}

impl Act for TerminateCase {
    const ABOUT: About = About {
        name: "terminate_case",
        title: "终结执行",
        topic: Topic::Course,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::By(Office::BureauHead),
        basis: Basis::Article(law::civil_procedure2023::article("第二百六十八条")),
        while_suspended: WhileSuspended::Allowed,
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        if case.assignment.is_none() {
            return Vec::new();
        }
        vec![Offer::Open {
            reason: "申请人撤销申请、据以执行的法律文书被撤销等，裁定终结执行；控制措施先行解除".to_owned(),
            due_on: None,
            weight: Weight::Possible,
            prefill: Vec::new(),
        }]
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if case.assignment.is_none() {
            return Err(Refusal::NoHandler);
        }
        case.check_way(Way::Ended)?;
        let other_court = self.other_court.as_deref().map(str::trim).filter(|court| !court.is_empty());
        if self.ground.is_transfer() && other_court.is_none() {
            return Err(Refusal::Course(Obstacle::OtherCourtMissing));
        }
        if let Some(refusal) = obstacle(case, self.ground.is_transfer(), ctx.today) {
            return Err(refusal);
        }
        let settlement = case.settlement().filter(|_| self.ground == EndingReason::Withdrawn);
        Ok(vec![
            CaseTerminated {
                ground: self.ground,
                facts: self.facts.trim().to_owned(),
                other_court: other_court.map(str::to_owned),
                settlement: settlement.map(|settlement| settlement.no),
                recovered_fen: case.paid_out(),
                left_fen: case.statement(ctx.today).totals.owed,
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        format!("终结执行：{}", self.ground.words())
    }
}

impl Happening for CaseTerminated {
    const KIND: &'static str = "case_terminated";
    const TITLE: &'static str = "终结执行";
    const PAPERS: &'static [Paper] = &[Paper::EndingRuling];

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        case.close(Way::Ended, stamp, self.settlement);
    }

    fn sentence(&self, _case: &Case) -> String {
        let court = self
            .other_court
            .as_ref()
            .map_or_else(String::new, |court| format!("，移送{court}，控制措施随案移送"));
        let left = if self.left_fen.is_positive() && !self.ground.is_transfer() {
            format!("；尚未履行{}元", self.left_fen)
        } else {
            String::new()
        };
        format!("终结执行：{}{court}。{}{left}", self.ground.words(), self.facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_lists_the_grounds_of_the_law() {
        let words = |ground: &EndingReason| serde_json::json!(ground).as_str().unwrap().to_owned();
        let of_law: Vec<_> = EndingReason::ALL.iter().map(|one| (words(one), one.words())).collect();
        let of_form: Vec<_> = GROUNDS.iter().map(|(word, title)| ((*word).to_owned(), *title)).collect();
        assert_eq!(of_form, of_law);
    }
}
