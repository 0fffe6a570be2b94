//! What may not be seized, and the home: articles 3 to 5.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::Fen;

/// What a thing is to the debtor and those he supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Belonging {
    /// Necessary clothes, furniture, kitchenware and the like.
    Household,
    /// Necessary living costs.
    LivingCosts,
    /// Things needed for compulsory education.
    Schooling,
    /// An unpublished invention or work.
    UnpublishedWork,
    /// Aids for the disabled and medical things.
    Aids,
    /// Medals and other honours.
    Honours,
    /// Property exempt by treaty.
    Treaty,
    /// Property exempt by another law or interpretation.
    ByLaw,
    /// Anything else.
    Other,
}

/// Whether a thing may not be seized (EXM-01).
///
/// > 第三条 人民法院对被执行人的下列财产不得查封、扣押、冻结
#[must_use]
pub fn is_exempt(item: Belonging) -> Explained<bool> {
    let words = match item {
        Belonging::Household => "生活所必需的衣服、家具、炊具、餐具及其他家庭生活必需的物品（第一项）。",
        Belonging::LivingCosts => "所必需的生活费用，有最低生活保障标准的依照该标准（第二项）。",
        Belonging::Schooling => "完成义务教育所必需的物品（第三项）。",
        Belonging::UnpublishedWork => "未公开的发明或者未发表的著作（第四项）。",
        Belonging::Aids => "用于身体缺陷所必需的辅助工具、医疗物品（第五项）。",
        Belonging::Honours => "所得的勋章及其他荣誉表彰的物品（第六项）。",
        Belonging::Treaty => "条约、协定规定免于查封、扣押、冻结的财产（第七项）。",
        Belonging::ByLaw => "法律或者司法解释规定的其他财产（第八项）。",
        Belonging::Other => "不属于第三条所列的财产。",
    };
    let exempt = item != Belonging::Other;
    Derivation::new("EXM-01", "不得查封的财产", Confidence::Read)
        .step(article("第三条"), words)
        .conclude(exempt, if exempt { "不得查封、扣押、冻结。" } else { "可以查封、扣押、冻结。" })
}

/// The living costs that stay with the debtor by the local standard (EXM-01); none where the product is beyond money.
///
/// > 第三条第一款第二项 被执行人及其所扶养家属所必需的生活费用。当地有最低生活保障标准的，必需的生活费用依照该标准确定；
#[must_use]
pub fn living_costs_kept(monthly_standard: Fen, persons: u32, months: u32) -> Option<Explained<Fen>> {
    let times = i64::from(persons).checked_mul(i64::from(months))?;
    let kept = Fen(monthly_standard.0.checked_mul(times)?);
    Some(
        Derivation::new("EXM-01", "必需的生活费用", Confidence::Read)
            .input("最低生活保障月标准", format!("{monthly_standard}元"))
            .step(
                article("第三条第一款第二项"),
                format!("依照当地标准，{persons}人{months}个月保留{kept}元。"),
            )
            .conclude(kept, format!("保留{kept}元。")),
    )
}

/// What may be done with a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Home {
    /// Whether it may be sealed.
    pub may_seize: bool,
    /// Whether it may be auctioned, sold or given in kind.
    pub may_sell: bool,
}

/// What may be done with the debtor's home (EXM-02).
///
/// > 第四条 对被执行人及其所扶养家属生活所必需的居住房屋，人民法院可以查封，但不得拍卖、变卖或者抵债。
/// >
/// > 第五条 对于超过被执行人及其所扶养家属生活所必需的房屋和生活用品，人民法院根据申请执行人的申请，在保障被执行人及其所扶养家属最低生活标准所必需的居住房屋和普通生活必需品后，可予以执行。
#[must_use]
pub fn home(necessary: bool, applied: bool, minimum_secured: bool) -> Explained<Home> {
    let derivation = Derivation::new("EXM-02", "生活必需的住房", Confidence::Read);
    if necessary {
        return derivation
            .step(article("第四条"), "生活所必需的居住房屋可以查封，但不得拍卖、变卖或者抵债。")
            .conclude(Home { may_seize: true, may_sell: false }, "可以查封，不得拍卖、变卖或者抵债。");
    }
    let may_sell = applied && minimum_secured;
    derivation
        .step(
            article("第五条"),
            "超过生活所必需的房屋，根据申请执行人的申请，在保障最低生活标准所必需的居住房屋后，可予以执行。",
        )
        .conclude(
            Home { may_seize: true, may_sell },
            if may_sell {
                "可以执行。"
            } else {
                "须有申请并保障最低居住条件后，方可执行。"
            },
        )
}
