//! 最高人民法院关于人民法院执行设定抵押的房屋的规定 (法释〔2005〕14号), which may have been repealed from 2021.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::Day;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::MORTGAGED_HOUSE, article)
}

/// The grace before a mortgaged home is cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Grace {
    /// The last day of grace.
    pub grace_until: Day,
    /// Whether the rule is only advice, because it may have been repealed.
    pub advice_only: bool,
}

/// The first day on which these provisions are believed repealed, by 法释〔2020〕16号: from memory.
const REPEALED_ON: &str = "2021-01-01";

/// The six months' grace for a mortgaged home (EXM-04).
///
/// > 第二条 人民法院对已经依法设定抵押的被执行人及其所扶养家属居住的房屋，在裁定拍卖、变卖或者抵债后，应当给予被执行人六个月的宽限期。在此期限内，被执行人应当主动腾空房屋，人民法院不得强制被执行人及其所扶养家属迁出该房屋。
///
/// Assumption: the grace runs from the day of the ruling; the text says 后.
#[must_use]
pub fn grace(ruled_on: Day) -> Explained<Grace> {
    let repealed: Day = REPEALED_ON.parse().expect("the day of repeal is a day");
    let value = Grace { grace_until: ruled_on.plus_months(6), advice_only: ruled_on >= repealed };
    let mut derivation = Derivation::new("EXM-04", "抵押住房的宽限期", Confidence::Read)
        .input("裁定日", ruled_on.chinese())
        .step(article("第二条"), format!("给予六个月的宽限期，至{}。", value.grace_until.chinese()));
    if value.advice_only {
        derivation = derivation
            .remark("该规定自2021年1月1日起可能已经废止，未经核实，仅供参考。")
            .at_most(Confidence::Recalled);
    }
    derivation.conclude(value, format!("宽限期至{}。", value.grace_until.chinese()))
}
