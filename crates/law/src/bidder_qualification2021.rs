//! 最高人民法院关于人民法院司法拍卖房产竞买人资格若干问题的规定 (法释〔2021〕18号).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::BIDDER_QUALIFICATION, article)
}

/// Whether somebody may buy a home that stands under purchase limits (AUC-11).
///
/// > 第一条 人民法院组织的司法拍卖房产活动，受房产所在地限购政策约束的竞买人申请参与竞拍的，人民法院不予准许。
/// >
/// > 第三条 人民法院在司法拍卖房产成交后、向买受人出具成交裁定书前，应当审核买受人提交的自其申请参与竞拍到成交裁定书出具时具备购房资格的证明材料
///
/// The same holds for taking the home in kind (article 5) and for a sale (article 8).
#[must_use]
pub fn is_qualified(purchase_limit: bool, qualified_throughout: bool) -> Explained<bool> {
    let derivation = Derivation::new("AUC-11", "房产竞买人资格", Confidence::Read);
    if !purchase_limit {
        return derivation.remark("拍卖财产不受限购政策约束。").conclude(true, "可以竞买。");
    }
    derivation
        .step(article("第一条"), "受限购政策约束的竞买人申请参与竞拍的，不予准许。")
        .step(article("第三条"), "自申请参与竞拍到成交裁定书出具时须持续具备购房资格。")
        .conclude(
            qualified_throughout,
            if qualified_throughout {
                "具备购房资格，可以竞买。"
            } else {
                "不具备购房资格，不得竞买、抵债。"
            },
        )
}
