//! 最高人民法院关于人民法院办理财产保全案件若干问题的规定 (法释〔2016〕22号, as amended 2020).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use values::{Fen, Ratio};

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于人民法院办理财产保全案件若干问题的规定";

/// The title of the opinion on enforcement in good faith, known from excerpts.
pub const GOOD_FAITH_OPINION: &str = "最高人民法院关于在执行工作中进一步强化善意文明执行理念的意见";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// How many listed shares are frozen (SEI-09): the need divided by the last close less a haircut of at most a fifth.
///
/// Article 7 of the opinion (法发〔2019〕35号) takes the close of the trading day before the freeze, up or down within
/// 20 %. None where the price or what is left of it is nothing.
#[must_use]
pub fn shares_to_freeze(need: Fen, previous_close: Fen, haircut: Ratio) -> Option<Explained<u64>> {
    let haircut = haircut.min(Ratio::new(1, 5)).max(Ratio::new(-1, 5));
    let unit = (Ratio::ONE - haircut).of(previous_close);
    if !unit.is_positive() {
        return None;
    }
    let shares = Ratio::new(i128::from(need.or_zero().0) * unit.denominator(), unit.numerator()).ceil();
    let shares = u64::try_from(shares.0).ok()?;
    Some(
        Derivation::new("SEI-09", "冻结上市公司股票的数量", Confidence::Excerpt)
            .input("应冻结价额", format!("{need}元"))
            .input("前一交易日收盘价", format!("{previous_close}元"))
            .step(
                Article::new(GOOD_FAITH_OPINION, "第七条"),
                format!(
                    "以前一交易日收盘价为基准，在上下浮动20%的范围内计算，本次下浮{}。",
                    haircut.percent(0)
                ),
            )
            .remark(format!(
                "{need}元 ÷（{previous_close}元 × {}），不足一股的进一股。",
                (Ratio::ONE - haircut).percent(0)
            ))
            .conclude(shares, format!("冻结{shares}股。")),
    )
}

/// The exact sum that a freeze of a bank account names (SEI-09): the money still uncovered.
///
/// > 第十五条第三款 对银行账户内资金采取冻结措施的，人民法院应当明确具体的冻结数额。
#[must_use]
pub fn freeze_amount(claim_with_costs: Fen, already_covered: Fen) -> Explained<Fen> {
    let amount = (claim_with_costs - already_covered).or_zero();
    Derivation::new("SEI-09", "冻结银行存款的数额", Confidence::Read)
        .input("债权额及执行费用", format!("{claim_with_costs}元"))
        .input("已控制价额", format!("{already_covered}元"))
        .step(article("第十五条第三款"), "对银行账户内资金采取冻结措施的，应当明确具体的冻结数额。")
        .conclude(amount, format!("冻结数额为{amount}元，其余资金和账户的使用不受影响。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_up_to_a_whole_share() {
        // EVIDENCE-OF: SEI-09
        let fifth = Ratio::new(1, 5);
        assert_eq!(shares_to_freeze(Fen(50_000_000), Fen(1_234), fifth).unwrap().value, 50_649);
        assert_eq!(shares_to_freeze(Fen(98_720), Fen(1_234), fifth).unwrap().value, 100);
        assert_eq!(shares_to_freeze(Fen(98_721), Fen(1_234), fifth).unwrap().value, 101);
        assert_eq!(shares_to_freeze(Fen(98_720), Fen(1_234), Ratio::new(1, 2)).unwrap().value, 100);
        assert!(shares_to_freeze(Fen(100), Fen(0), fifth).is_none());
    }

    #[test]
    fn a_freeze_names_what_is_not_covered_yet() {
        assert_eq!(freeze_amount(Fen(10_000), Fen(4_000)).value, Fen(6_000));
        assert_eq!(freeze_amount(Fen(10_000), Fen(14_000)).value, Fen(0));
    }
}
