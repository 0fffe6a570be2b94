//! Start price, cut and deposit: articles 10, 11, 17 and 26.

use super::article;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use serde::Serialize;
use values::{Fen, Ratio};

/// The least start prices that follow from a reference price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StartPrice {
    /// The least start price of the first round.
    pub first_least: Fen,
    /// The least start price of the second round where the first starts at its least.
    pub second_least: Fen,
    /// The deposit where the first round starts at its least.
    pub deposit: DepositRange,
}

/// Within what the deposit is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DepositRange {
    /// Five per cent of the start price.
    pub least: Fen,
    /// Twenty per cent of the start price.
    pub most: Fen,
}

/// The least start price of the first round, seven tenths of the appraisal or market price (AUC-03).
///
/// > 第十条第二款 起拍价由人民法院参照评估价确定；未作评估的，参照市价确定，并征询当事人意见。起拍价不得低于评估价或者市价的百分之七十。
///
/// Interpretation (D-06): a least price is rounded up to a whole fen, a greatest one down.
#[must_use]
pub fn start_price(reference: Fen) -> Explained<StartPrice> {
    let exact = Ratio::new(7, 10).of(reference.or_zero());
    let first = exact.ceil();
    let second = least_second_start(first);
    let deposit = deposit_range(first);
    let value = StartPrice { first_least: first, second_least: second.value, deposit: deposit.value };
    let mut derivation = Derivation::new("AUC-03", "网络司法拍卖的起拍价", Confidence::Read)
        .input("参考价（评估价或者市价）", format!("{reference}元"))
        .step(article("第十条第一款"), "拍卖保留价即为起拍价。")
        .step(
            article("第十条第二款"),
            format!("起拍价不得低于评估价或者市价的百分之七十，即不低于{first}元。"),
        );
    if Ratio::from(i128::from(first.0)) != exact {
        derivation =
            derivation.remark("百分之七十不足一分的部分，最低价格向上取整到分。").at_most(Confidence::Design);
    }
    derivation
        .because(second.derivation)
        .because(deposit.derivation)
        .conclude(value, format!("第一次拍卖起拍价不低于{first}元。"))
}

/// The least start price of the second round: a cut of at most a fifth of the start price before (AUC-05).
///
/// > 第二十六条第一款 再次拍卖的起拍价降价幅度不得超过前次起拍价的百分之二十。
#[must_use]
pub fn least_second_start(previous_start: Fen) -> Explained<Fen> {
    let least = Ratio::new(4, 5).of(previous_start.or_zero()).ceil();
    Derivation::new("AUC-05", "第二次拍卖的起拍价", Confidence::Read)
        .input("前次起拍价", format!("{previous_start}元"))
        .step(
            article("第二十六条第一款"),
            format!("再次拍卖降价不得超过前次起拍价的百分之二十，即不低于{least}元（以前次起拍价为基数）。"),
        )
        .conclude(least, format!("第二次拍卖起拍价不低于{least}元。"))
}

/// Until when the second round is held on the same platform (AUC-05).
///
/// > 第二十六条第一款 网络司法拍卖竞价期间无人出价的，本次拍卖流拍。流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖
pub const SECOND_ROUND: Limit = Limit::new(
    "AUC-05",
    "网络司法拍卖流拍后再次拍卖",
    Length::Days(30),
    article("第二十六条第一款"),
    "流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖。",
);

/// Within what the deposit is set: 5 to 20 % of the start price (AUC-10).
///
/// > 第十七条第一款 保证金数额由人民法院在起拍价的百分之五至百分之二十范围内确定。
#[must_use]
pub fn deposit_range(start: Fen) -> Explained<DepositRange> {
    let start = start.or_zero();
    let range =
        DepositRange { least: Ratio::new(1, 20).of(start).ceil(), most: Ratio::new(1, 5).of(start).floor() };
    Derivation::new("AUC-10", "网络司法拍卖的保证金", Confidence::Read)
        .input("起拍价", format!("{start}元"))
        .step(
            article("第十七条第一款"),
            format!("保证金在起拍价的百分之五至百分之二十范围内，即{}元至{}元。", range.least, range.most),
        )
        .conclude(range, format!("保证金为{}元至{}元。", range.least, range.most))
}

/// What the applicant himself must deposit to bid: the part of the deposit that his claim does not cover (AUC-10).
///
/// > 第十七条第二款 申请执行人参加竞买的，可以不交保证金；但债权数额小于保证金数额的按差额部分交纳。
#[must_use]
pub fn deposit_of_applicant(claim: Fen, deposit: Fen) -> Explained<Fen> {
    let pays = (deposit - claim).or_zero();
    Derivation::new("AUC-10", "申请执行人参加竞买的保证金", Confidence::Read)
        .input("债权数额", format!("{claim}元"))
        .input("保证金数额", format!("{deposit}元"))
        .step(
            article("第十七条第二款"),
            "申请执行人参加竞买可以不交保证金，债权数额小于保证金数额的按差额部分交纳。",
        )
        .conclude(
            pays,
            if pays.is_zero() {
                "不必交纳保证金。".to_owned()
            } else {
                format!("交纳差额{pays}元。")
            },
        )
}

/// What came of the bidding of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnBid {
    /// Sold at the highest bid, be it the only one.
    Sold,
    /// Nobody bid as much as the start price.
    Failed,
}

/// Whether a round has sold: one bid that reaches the start price is enough (AUC-04).
///
/// > 第十一条 网络司法拍卖不限制竞买人数量。一人参与竞拍，出价不低于起拍价的，拍卖成交。
#[must_use]
pub fn sold_at(start: Fen, bids: &[Fen]) -> Explained<(OwnBid, Option<Fen>)> {
    let highest = bids.iter().copied().filter(|bid| *bid >= start).max();
    let derivation = Derivation::new("AUC-04", "一人竞拍是否成交", Confidence::Read)
        .input("起拍价", format!("{start}元"))
        .input("出价次数", bids.len())
        .step(article("第十一条"), "不限制竞买人数量，一人出价不低于起拍价的，拍卖成交。")
        .step(article("第二十条第一款"), "低于起拍价的出价无效。");
    match highest {
        Some(price) => derivation.conclude((OwnBid::Sold, Some(price)), format!("以{price}元成交。")),
        None => derivation
            .step(article("第二十六条第一款"), "竞价期间无人出价的，本次拍卖流拍。")
            .conclude((OwnBid::Failed, None), "流拍。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_prices_go_up_to_a_whole_fen_and_greatest_ones_down() {
        for (reference, first, second, least, most) in [
            (300_000_000, 210_000_000, 168_000_000, 10_500_000, 42_000_000),
            (123_456_789, 86_419_753, 69_135_803, 4_320_988, 17_283_950),
            (0, 0, 0, 0, 0),
        ] {
            let value = start_price(Fen(reference)).value;
            assert_eq!((value.first_least, value.second_least), (Fen(first), Fen(second)), "{reference}");
            assert_eq!(value.deposit, DepositRange { least: Fen(least), most: Fen(most) }, "{reference}");
        }
    }

    #[test]
    fn the_least_start_is_never_below_seven_tenths_and_less_than_a_fen_above() {
        let mut state = 7_u64;
        for _ in 0..2_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let reference = (state >> 20) as i64;
            let least = i128::from(start_price(Fen(reference)).value.first_least.0);
            let excess = least * 10 - i128::from(reference) * 7;
            assert!((0..10).contains(&excess), "{reference}");
        }
    }

    #[test]
    fn an_applicant_pays_what_his_claim_does_not_cover() {
        for (claim, pays) in [(99, 1), (100, 0), (101, 0)] {
            assert_eq!(deposit_of_applicant(Fen(claim), Fen(100)).value, Fen(pays));
        }
    }

    #[test]
    fn one_bid_at_the_start_price_is_enough() {
        assert_eq!(sold_at(Fen(100), &[Fen(100)]).value, (OwnBid::Sold, Some(Fen(100))));
        assert_eq!(sold_at(Fen(100), &[Fen(99)]).value, (OwnBid::Failed, None));
        assert_eq!(sold_at(Fen(100), &[]).value.0, OwnBid::Failed);
    }
}
