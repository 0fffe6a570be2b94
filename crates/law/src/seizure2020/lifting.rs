//! When a measure is lifted: article 28.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};

/// A ground on which a measure is lifted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftGround {
    /// It is a third party's property.
    ThirdPartyProperty,
    /// The application was withdrawn or the claim waived.
    Withdrawn,
    /// It could not be sold, nobody takes it, and nothing else can be done with it.
    Unsold,
    /// The debt is paid.
    Paid,
    /// The debtor gives security and the applicant agrees.
    SecurityWithConsent,
    /// The debtor gives security and the applicant does not agree.
    SecurityWithoutConsent,
    /// Another case in which the court finds that it should.
    Other,
}

/// What follows on a ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lifting {
    /// Whether the measure is lifted by a ruling.
    pub lift: bool,
    /// Whom the ruling is served on.
    pub serve_on: Vec<&'static str>,
    /// Whether the register gets a notice for assistance.
    pub notify_register: bool,
}

/// Whether a measure is lifted (SEI-15).
///
/// > 第二十八条第一款 有下列情形之一的，人民法院应当作出解除查封、扣押、冻结裁定，并送达申请执行人、被执行人或者案外人
/// >
/// > 第二十八条第二款 解除以登记方式实施的查封、扣押、冻结的，应当向登记机关发出协助执行通知书。
#[must_use]
pub fn lifting(ground: LiftGround, registered: bool) -> Explained<Lifting> {
    let words = match ground {
        LiftGround::ThirdPartyProperty => "查封、扣押、冻结案外人财产（第一项）。",
        LiftGround::Withdrawn => "申请执行人撤回执行申请或者放弃债权（第二项）。",
        LiftGround::Unsold => "流拍或者变卖不成，无人接受抵债，又无法采取其他执行措施（第三项）。",
        LiftGround::Paid => "债务已经清偿（第四项）。",
        LiftGround::SecurityWithConsent => "被执行人提供担保且申请执行人同意解除（第五项）。",
        LiftGround::SecurityWithoutConsent => "提供担保而申请执行人不同意的，不属于第五项。",
        LiftGround::Other => "人民法院认为应当解除的其他情形（第六项）。",
    };
    let lift = ground != LiftGround::SecurityWithoutConsent;
    let mut serve_on = if lift { vec!["申请执行人", "被执行人"] } else { Vec::new() };
    if ground == LiftGround::ThirdPartyProperty {
        serve_on.push("案外人");
    }
    let derivation = Derivation::new("SEI-15", "解除查封、扣押、冻结", Confidence::Read)
        .step(article("第二十八条第一款"), words)
        .step(article("第二十八条第二款"), "解除以登记方式实施的措施，应当向登记机关发出协助执行通知书。");
    let value = Lifting { lift, serve_on, notify_register: lift && registered };
    derivation.conclude(value, if lift { "应当裁定解除。" } else { "不予解除。" })
}
