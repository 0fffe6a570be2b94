//! 最高人民法院关于执行案件立案、结案若干问题的意见 (法发〔2014〕26号), read in excerpts, with the ways of closing of
//! 执行工作规定.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::{enforcement_procedure2020, enforcement_work2020, settlement2020, statutes};
use serde::{Deserialize, Serialize};

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::FILING_AND_CLOSING, article)
}

grounds! {
    /// A state that is taken for a closing and is none (CLO-02, SET-09), or a true closing.
    State {
        /// Suspension.
        Suspended = article("第二十三条"), "中止执行";
        /// A stay.
        Stayed = article("第二十三条"), "暂缓执行";
        /// A settlement that is not fully performed.
        SettlementUnfinished = article("第二十三条"), "执行和解协议尚未履行完毕";
        /// A settlement that is fully performed.
        SettlementPerformed = settlement2020::article("第八条"), "执行和解协议履行完毕";
        /// A withdrawal because of a settlement.
        WithdrawnOnSettlement = article("第十七条"), "因和解撤回执行申请";
    }
}

/// What a state means for closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StateMeaning {
    /// Whether the case may be closed.
    pub may_close: bool,
    /// How, if so.
    pub way: Option<Way>,
    /// Whether the applicant must be warned that the measures are lifted.
    pub warn_measures_lifted: bool,
}

/// Whether a state closes a case (CLO-02, SET-09).
///
/// Suspension, a stay and an unfinished settlement close nothing; a performed settlement closes as performed; a
/// withdrawal ends enforcement and lifts the measures, of which the applicant is warned.
#[must_use]
pub fn closing_by_state(rule: &'static str, state: State) -> Explained<StateMeaning> {
    let way = match state {
        State::Suspended | State::Stayed | State::SettlementUnfinished => None,
        State::SettlementPerformed => Some(Way::Performed),
        State::WithdrawnOnSettlement => Some(Way::Ended),
    };
    let warned = state == State::WithdrawnOnSettlement;
    let value = StateMeaning { may_close: way.is_some(), way, warn_measures_lifted: warned };
    let words = match way {
        None => "不得作结案处理。".to_owned(),
        Some(way) if warned => {
            format!("以{}方式结案，查封、扣押、冻结将解除，应当提示申请执行人。", way.label())
        }
        Some(way) => format!("以{}方式结案。", way.label()),
    };
    let confidence = if rule == "CLO-02" { Confidence::Recalled } else { Confidence::Excerpt };
    Derivation::new(rule, "不属于结案的情形", confidence)
        .input("状态", state.words())
        .step(state.article(), words.clone())
        .conclude(value, words)
}

/// A way of closing a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 执行完毕.
    Performed,
    /// 终结本次执行程序.
    RoundEnded,
    /// 终结执行.
    Ended,
    /// 销案.
    Cancelled,
    /// 不予执行.
    NotEnforced,
    /// 驳回申请.
    Rejected,
    /// 保全完毕.
    Preserved,
    /// 部分保全.
    PartlyPreserved,
    /// 无标的物可实施保全.
    NothingToPreserve,
}

impl Way {
    /// Every way, in the order of the articles.
    pub const ALL: [Way; 9] = [
        Way::Performed,
        Way::RoundEnded,
        Way::Ended,
        Way::Cancelled,
        Way::NotEnforced,
        Way::Rejected,
        Way::Preserved,
        Way::PartlyPreserved,
        Way::NothingToPreserve,
    ];

    /// The stored word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Way::Performed => "performed",
            Way::RoundEnded => "round_ended",
            Way::Ended => "ended",
            Way::Cancelled => "cancelled",
            Way::NotEnforced => "not_enforced",
            Way::Rejected => "rejected",
            Way::Preserved => "preserved",
            Way::PartlyPreserved => "partly_preserved",
            Way::NothingToPreserve => "nothing_to_preserve",
        }
    }

    /// The way behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.word() == word)
    }

    /// The name officers use.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Way::Performed => "执行完毕",
            Way::RoundEnded => "终结本次执行程序",
            Way::Ended => "终结执行",
            Way::Cancelled => "销案",
            Way::NotEnforced => "不予执行",
            Way::Rejected => "驳回申请",
            Way::Preserved => "保全完毕",
            Way::PartlyPreserved => "部分保全",
            Way::NothingToPreserve => "无标的物可实施保全",
        }
    }
}

/// A class of cases with ways of closing of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseClass {
    /// 执: first enforcement.
    Enforcement,
    /// 执恢: enforcement resumed.
    ResumedEnforcement,
    /// 执保: enforcement of preservation.
    Preservation,
}

/// The ways in which a class of cases may be closed (CLO-05, CLO-06).
///
/// > 执行工作规定 64.执行结案的方式为：（1）执行完毕；（2）终结本次执行程序；（3）终结执行；（4）销案；（5）不予执行；（6）驳回申请。
#[must_use]
pub fn ways(class: CaseClass) -> Explained<&'static [Way]> {
    const FIRST: &[Way] =
        &[Way::Performed, Way::RoundEnded, Way::Ended, Way::Cancelled, Way::NotEnforced, Way::Rejected];
    const RESUMED: &[Way] = &[Way::Performed, Way::RoundEnded, Way::Ended];
    const PRESERVATION: &[Way] = &[Way::Preserved, Way::PartlyPreserved, Way::NothingToPreserve];
    let (rule, title, confidence, source, ways) = match class {
        CaseClass::Enforcement => {
            ("CLO-05", "执行案件的结案方式", Confidence::Read, enforcement_work2020::article("第64条"), FIRST)
        }
        CaseClass::ResumedEnforcement => {
            ("CLO-06", "恢复执行和保全案件的结案方式", Confidence::Recalled, article("第二十一条"), RESUMED)
        }
        CaseClass::Preservation => (
            "CLO-06",
            "恢复执行和保全案件的结案方式",
            Confidence::Recalled,
            article("第二十二条"),
            PRESERVATION,
        ),
    };
    let labels: Vec<&str> = ways.iter().map(|way| way.label()).collect();
    let said = format!("结案方式为：{}。", labels.join("、"));
    Derivation::new(rule, title, confidence).step(source, said.clone()).conclude(ways, said)
}

grounds! {
    /// Why a case is cancelled (CLO-07).
    CancellationReason {
        /// The objection to competence was upheld.
        NotCompetent = article("第十八条第一项"), "被执行人提出管辖异议，经审查异议成立";
        /// The application was withdrawn after an objection to competence.
        WithdrawnAfterObjection = article("第十八条第一项"), "异议成立而申请执行人撤回申请";
        /// Another competent court filed first.
        OtherCourtFiledFirst = enforcement_procedure2020::article("第二条第二款"), "立案后发现其他有管辖权的人民法院已经立案";
        /// The delegated case was returned by the court that took it.
        DelegationReturned = article("第十八条第三项"), "受托法院报经高级人民法院批准退回委托";
        /// The delegation was accepted: the delegating court cancels.
        DelegationAccepted = Article::new(statutes::ENTRUSTED_ENFORCEMENT, "第二条第一款"), "收到受托法院的立案通知书";
    }
}

/// What a cancellation brings with it (CLO-07).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cancellation {
    /// Whether the property under control goes to the court that filed first.
    pub hand_over_property: bool,
    /// Whether the source was read in full.
    pub read_in_full: bool,
}

/// What a cancellation brings with it (CLO-07).
///
/// > 执行程序解释第二条第二款 立案后发现其他有管辖权的人民法院已经立案的，应当撤销案件；已经采取执行措施的，应当将控制的财产交先立案的执行法院处理。
/// >
/// > 委托执行规定第二条第一款 案件委托执行后，受托法院应当依法立案，委托法院应当在收到受托法院的立案通知书后作销案处理。
#[must_use]
pub fn cancellation(reason: CancellationReason) -> Explained<Cancellation> {
    let first = reason == CancellationReason::OtherCourtFiledFirst;
    let read = first || reason == CancellationReason::DelegationAccepted;
    let confidence = if read { Confidence::Read } else { Confidence::Recalled };
    let words = if first {
        "应当销案，控制的财产交先立案的法院处理。"
    } else {
        "作销案处理。"
    };
    Derivation::new("CLO-07", "销案", confidence)
        .input("事由", reason.words())
        .step(reason.article(), words)
        .conclude(Cancellation { hand_over_property: first, read_in_full: read }, words)
}

grounds! {
    /// How a debt was met in full (CLO-08).
    FullPerformance {
        /// The debtor performed of himself.
        DebtorPerformed = article("第十五条"), "被执行人自动履行完毕";
        /// The court enforced all.
        FullyEnforced = article("第十五条"), "人民法院强制执行完毕";
        /// A settlement was performed.
        SettlementDone = settlement2020::article("第八条"), "执行和解协议履行完毕";
        /// A part is still open.
        PartOpen = article("第十五条"), "尚有部分未履行";
    }
}

/// What closing as performed needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PerformedClosing {
    /// Whether the case is closed.
    pub may_close: bool,
    /// Whether a closing notice is sent.
    pub notice_needed: bool,
}

/// Whether a case is closed as performed, and whether a notice is needed (CLO-08).
///
/// A notice goes to the parties, unless both acknowledged in a record that all was performed.
#[must_use]
pub fn performed_closing(how: FullPerformance, both_acknowledged: bool) -> Explained<PerformedClosing> {
    let may_close = how != FullPerformance::PartOpen;
    let value = PerformedClosing { may_close, notice_needed: may_close && !both_acknowledged };
    let words = match (may_close, value.notice_needed) {
        (false, _) => "不得以执行完毕结案。",
        (true, true) => "以执行完毕结案，制作结案通知书并送达当事人。",
        (true, false) => "以执行完毕结案，当事人书面认可的可以不制作结案通知书。",
    };
    Derivation::new("CLO-08", "执行完毕", Confidence::Excerpt)
        .input("履行情况", how.words())
        .step(how.article(), words)
        .conclude(value, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_way_is_the_one_under_which_it_is_stored() {
        for way in Way::ALL {
            assert_eq!(serde_json::json!(way), way.word());
            assert_eq!(Way::by_word(way.word()), Some(way));
        }
    }
}
