//! Who must approve an act of enforcement.
//!
//! One table of acts; the rules that need an approval ask it, so that no two of them name different people.

use crate::checklist::{Requirement, requirement};
use crate::derivation::{Article, Confidence, Derivation};
use crate::{
    civil_procedure2023 as procedure, enforcement_work2020, procedure_interpretation2022 as interpretation,
    statutes,
};
use serde::{Deserialize, Serialize};

/// Who approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approver {
    /// The officer in charge of the case decides himself (承办人).
    Handler,
    /// The head of the bureau or the leader in charge (执行局局长或者主管院领导).
    BureauChief,
    /// A panel (合议庭).
    Panel,
    /// A panel, and then the president.
    PanelAndPresident,
    /// Three officers discuss, and then the president.
    OfficersAndPresident,
    /// The president of the court (院长).
    President,
    /// The high court of the province (高级人民法院).
    HighCourt,
}

impl Approver {
    /// The approver in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Approver::Handler => "承办人",
            Approver::BureauChief => "执行局局长或者主管院领导",
            Approver::Panel => "合议庭",
            Approver::PanelAndPresident => "合议庭审查后报院长",
            Approver::OfficersAndPresident => "三名以上执行员讨论后报院长",
            Approver::President => "院长",
            Approver::HighCourt => "高级人民法院",
        }
    }
}

/// An act that somebody must approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Compelled appearance (拘传).
    CompelAppearance,
    /// A fine (罚款).
    Fine,
    /// Detention (拘留).
    Detain,
    /// Early release from detention (提前解除拘留).
    ReleaseEarly,
    /// A search (搜查).
    Search,
    /// The public order to leave a house or land (强制迁出公告).
    Evict,
    /// Ending this round with the applicant's signature.
    EndRoundWithConsent,
    /// Ending this round without it.
    EndRoundWithoutConsent,
    /// Listing as a dishonest debtor.
    ListDishonest,
    /// The order that restricts consumption.
    RestrictConsumption,
    /// More time for a case.
    ExtendCase,
    /// An important matter of enforcement.
    ImportantMatter,
    /// The parameters of an online auction.
    SetAuction,
    /// A decision on an objection, a reconsideration or a change of parties.
    DecideObjection,
    /// Paying out, postponing or depositing case money.
    PayOut,
    /// Paying out to somebody other than the applicant.
    PayOutToAnother,
    /// Enforcing in another province.
    EnforceElsewhere,
    /// Transfer to bankruptcy review.
    TransferToBankruptcy,
}

/// Who must approve an act, on which article, and how sure we are of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// Who.
    pub approver: Approver,
    /// On which article.
    pub article: Article,
    /// How sure we are.
    pub confidence: Confidence,
}

/// Who must approve an act.
///
/// > 民事诉讼法第一百一十九条第一款 拘传、罚款、拘留必须经院长批准。
/// >
/// > 解释第五百一十七条第一款 经过财产调查未发现可供执行的财产，在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后，可以裁定终结本次执行程序。
/// >
/// > 执行工作规定 5.执行程序中重大事项的办理，应由三名以上执行员讨论，并报经院长批准。
#[must_use]
pub const fn approval(act: Act) -> Approval {
    const fn of(approver: Approver, article: Article, confidence: Confidence) -> Approval {
        Approval { approver, article, confidence }
    }
    use Confidence::{Excerpt, Read, Recalled};
    match act {
        Act::CompelAppearance | Act::Fine | Act::Detain => {
            of(Approver::President, procedure::article("第一百一十九条第一款"), Read)
        }
        Act::ReleaseEarly => of(Approver::President, interpretation::article("第一百八十二条"), Read),
        Act::Search => of(Approver::President, procedure::article("第二百五十九条第二款"), Read),
        Act::Evict => of(Approver::President, procedure::article("第二百六十一条第一款"), Read),
        Act::EndRoundWithConsent => {
            of(Approver::Handler, interpretation::article("第五百一十七条第一款"), Read)
        }
        Act::EndRoundWithoutConsent => {
            of(Approver::PanelAndPresident, interpretation::article("第五百一十七条第一款"), Read)
        }
        Act::ListDishonest => {
            of(Approver::President, Article::new(statutes::DISHONEST_LIST, "第五条"), Excerpt)
        }
        Act::RestrictConsumption => {
            of(Approver::President, Article::new(statutes::HIGH_CONSUMPTION, "第五条"), Recalled)
        }
        Act::ExtendCase => of(Approver::President, enforcement_work2020::article("第63条"), Read),
        Act::ImportantMatter => {
            of(Approver::OfficersAndPresident, enforcement_work2020::article("第5条"), Read)
        }
        Act::SetAuction => of(Approver::Panel, Article::new(statutes::NET_AUCTION, "第二十七条"), Read),
        Act::DecideObjection => of(Approver::Panel, Article::new(statutes::OBJECTION, "第十一条"), Read),
        Act::PayOut => of(Approver::BureauChief, Article::new(statutes::CASE_FUNDS, "第十条"), Recalled),
        Act::PayOutToAnother => of(Approver::Panel, Article::new(statutes::CASE_FUNDS, "第十一条"), Recalled),
        Act::EnforceElsewhere => {
            of(Approver::HighCourt, Article::new(statutes::ENTRUSTED_ENFORCEMENT, "第一条第二款"), Read)
        }
        Act::TransferToBankruptcy => {
            of(Approver::PanelAndPresident, Article::new(statutes::BANKRUPTCY_TRANSFER, "第五条"), Recalled)
        }
    }
}

/// An approval as the step of a derivation.
#[must_use]
pub fn with_approval(derivation: Derivation, act: Act) -> Derivation {
    let Approval { approver, article, confidence } = approval(act);
    derivation.step(article, format!("须经{}批准。", approver.label())).at_most(confidence)
}

/// The approval of an act as a point of a checklist.
#[must_use]
pub const fn approval_requirement(act: Act, name: &'static str, text: &'static str) -> Requirement {
    requirement(name, approval(act).article, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sanctions_need_the_president_and_ending_a_round_without_consent_the_panel_too() {
        for (act, approver) in [
            (Act::Fine, Approver::President),
            (Act::Detain, Approver::President),
            (Act::Search, Approver::President),
            (Act::EndRoundWithConsent, Approver::Handler),
            (Act::EndRoundWithoutConsent, Approver::PanelAndPresident),
            (Act::EnforceElsewhere, Approver::HighCourt),
        ] {
            assert_eq!(approval(act).approver, approver, "{act:?}");
        }
        assert!(approval(Act::PayOut).confidence.needs_confirmation());
        assert!(!approval(Act::Search).confidence.needs_confirmation());
    }
}
