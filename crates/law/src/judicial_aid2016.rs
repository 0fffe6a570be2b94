//! 最高人民法院关于加强和规范人民法院国家司法救助工作的意见 (法发〔2016〕16号), read in excerpts only.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::Fen;

/// How many months of the average wage the ordinary ceiling counts.
pub const CEILING_MONTHS: i64 = 36;

/// An article of the opinion.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::JUDICIAL_AID, article)
}

/// How much judicial aid may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AidCeiling {
    /// Thirty-six months of the average wage.
    pub of_wage: Fen,
    /// The ordinary ceiling: that, but never more than what is unpaid.
    pub ordinary: Fen,
}

/// The ceiling of judicial aid (AID-02).
///
/// Only in exceptional cases may aid go above thirty-six months of the average monthly wage of the province in the
/// year before, and never above what the debtor was ordered to pay and has not paid.
#[must_use]
pub fn ceiling(average_monthly_wage: Fen, unpaid: Fen) -> Explained<AidCeiling> {
    let of_wage = Fen(average_monthly_wage.0.saturating_mul(CEILING_MONTHS));
    let ceiling = AidCeiling { of_wage, ordinary: of_wage.min(unpaid) };
    Derivation::new("AID-02", "司法救助金额上限", Confidence::Excerpt)
        .input("上一年度职工月平均工资", format!("{average_monthly_wage}元"))
        .input("判决确定而未执行到位的金额", format!("{unpaid}元"))
        .step(article("第八条"), format!("一般不超过三十六个月的月平均工资总额，即{of_wage}元。"))
        .step(article("第八条"), "救助金额不得超过判决确定的、被执行人应当给付而未给付的数额。")
        .conclude(ceiling, format!("一般以{}元为限。", ceiling.ordinary))
}
