//! 最高人民法院关于执行案件立案、结案若干问题的意见 (法发〔2014〕26号): filing, known from excerpts and from memory.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Case, Table};
use crate::procedure_interpretation2022;
use crate::statutes;
use serde::Serialize;
use values::CaseKind;

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::FILING_AND_CLOSING, article)
}

/// The two classes of enforcement cases (CAS-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseClass {
    /// Cases that carry out an instrument (执行实施类).
    Implementation,
    /// Cases that review an act or an instrument (执行审查类).
    Review,
    /// A kind that the opinion assigns to neither.
    Neither,
}

/// The class of a kind of case (CAS-06).
///
/// Articles 1 to 4: every enforcement case is one of implementation or of review, is filed by the filing division
/// under its own number and kept in the case system; nothing enters enforcement unfiled.
#[must_use]
pub fn class_of(kind: &CaseKind) -> Explained<CaseClass> {
    let (class, label) = match kind {
        CaseKind::Enforcement | CaseKind::ResumedEnforcement | CaseKind::Preservation => {
            (CaseClass::Implementation, "执行实施类案件")
        }
        CaseKind::Objection
        | CaseKind::Reconsideration
        | CaseKind::Supervision
        | CaseKind::Instruction
        | CaseKind::Coordination => (CaseClass::Review, "执行审查类案件"),
        CaseKind::Miscellaneous | CaseKind::Other(_) => (CaseClass::Neither, "不在两类执行案件的列举之内"),
    };
    Derivation::new("CAS-06", "执行案件的类别", Confidence::Excerpt)
        .input("案件类型代字", kind.code())
        .step(article("第一条"), "执行案件分为执行实施类案件和执行审查类案件两类，统一由立案机构登记立案。")
        .step(article("第四条"), "不得将未立案的案件纳入执行程序。")
        .conclude(class, format!("{}：{label}。", kind.title()))
}

/// Whether one instrument may be filed as several cases (CAS-07), article 7 from memory.
pub const SPLITTING: Table = Table {
    rule: "CAS-07",
    title: "同一法律文书分别立案",
    confidence: Confidence::Recalled,
    cases: &[
        Case::new(
            "instalments",
            "分期履行，各期先后届满",
            "separate_allowed",
            article("第七条"),
            "可以就已届期的各期债务分别申请、分别立案。",
        ),
        Case::new(
            "several_debtors",
            "多个债务人各自承担债务",
            "separate_allowed",
            article("第七条"),
            "可以按债务人分别立案。",
        ),
        Case::new(
            "several_creditors",
            "多个债权人各自享有债权",
            "separate_allowed",
            article("第七条"),
            "可以按债权人分别立案。",
        ),
        Case::new(
            "support",
            "给付赡养费、扶养费、抚养费",
            "separate_allowed",
            article("第七条"),
            "就已到期的部分立案，以后到期的另行申请。",
        ),
        Case::new(
            "other",
            "其他情形",
            "one_case",
            article("第七条"),
            "同一法律文书不得人为拆分为多个案件，立为一案。",
        ),
    ],
};

/// Whether enforcement is resumed under a new number (CAS-08), article 6 from memory.
pub const RESUMPTION: Table = Table {
    rule: "CAS-08",
    title: "恢复执行案件的立案",
    confidence: Confidence::Recalled,
    cases: &[
        Case::new(
            "settlement_induced",
            "因受欺诈、胁迫达成和解协议",
            "file_resumption",
            article("第六条"),
            "申请恢复执行的，按执恢字立案。",
        ),
        Case::new(
            "settlement_broken",
            "一方不履行或者不完全履行和解协议",
            "file_resumption",
            article("第六条"),
            "对方申请恢复执行原生效法律文书的，按执恢字立案。",
        ),
        Case::new(
            "property_found",
            "终结本次执行程序后发现可供执行的财产",
            "file_resumption",
            article("第六条"),
            "依申请或者依职权按执恢字立案。",
        ),
        Case::new(
            "delegation_returned",
            "委托执行被退回",
            "file_resumption",
            article("第六条"),
            "按执恢字立案。",
        ),
        Case::new(
            "conditions_back",
            "终结执行后又具备执行条件",
            "file_resumption",
            procedure_interpretation2022::article("第五百一十八条"),
            "权利人在法定期限内再次申请的，按执恢字立案。",
        ),
        Case::new(
            "suspension_ended",
            "中止执行的原因消失",
            "same_case_continues",
            article("第六条"),
            "案件未结，在原案中恢复执行，不另行立案。",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_bureau_but_the_rest_has_a_class() {
        let neither = CaseKind::enforcement().filter(|kind| class_of(kind).value == CaseClass::Neither);
        assert_eq!(neither.collect::<Vec<_>>(), [CaseKind::Miscellaneous]);
    }
}
