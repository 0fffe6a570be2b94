//! A whole online auction, laid out from a reference price and a day of publication.

use super::{
    DepositRange, Round, SECOND_ROUND, deposit_range, earliest_day, least_second_start, start_price,
};
use crate::auction2020::Lot;
use crate::calendar::Calendar;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::{Day, Fen, Ratio};

/// From what an auction is planned. Begin with [`PlanTerms::lowest`] and change what the panel set otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlanTerms {
    /// The reference price: the appraisal or market price.
    pub reference: Fen,
    /// What is sold.
    pub lot: Lot,
    /// The day on which the notice of the first round is published.
    pub published_on: Day,
    /// The start price of the first round.
    pub first_start: Fen,
    /// The cut of the second round, a part of the first start price.
    pub cut: Ratio,
    /// The days added to every term of notice (D-15).
    pub spare_days: u32,
}

impl PlanTerms {
    /// The lowest lawful prices: seven tenths of the reference price, then a cut of a fifth.
    #[must_use]
    pub fn lowest(reference: Fen, lot: Lot, published_on: Day, spare_days: u32) -> PlanTerms {
        let first_start = start_price(reference).value.first_least;
        PlanTerms { reference, lot, published_on, first_start, cut: Ratio::new(1, 5), spare_days }
    }
}

/// Why an auction cannot be planned so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PlanRefusal {
    /// The first start price is below seven tenths of the reference price.
    #[error("起拍价不得低于参考价的百分之七十，即{least}元")]
    StartTooLow {
        /// The least that is allowed.
        least: Fen,
    },
    /// The cut is deeper than a fifth.
    #[error("再次拍卖的降价幅度不得超过前次起拍价的百分之二十")]
    CutTooDeep,
    /// There is no reference price.
    #[error("参考价应当大于零")]
    NoReference,
}

/// One round of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RoundPlan {
    /// The round.
    pub round: Round,
    /// Its start price.
    #[serde(rename = "start_fen")]
    pub start: Fen,
    /// Within what the deposit is set.
    pub deposit: DepositRange,
    /// The days of notice.
    pub notice_days: u32,
    /// The day of its notice.
    pub notice_on: Day,
    /// The first day the law allows for the auction.
    pub earliest_on: Day,
    /// The first safe day for the auction: bidding begins.
    pub begins_on: Day,
    /// The day on which twenty-four hours of bidding end.
    pub ends_on: Day,
}

/// The sale (变卖) after two failed rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SalePlan {
    /// Until when the creditors are asked whether they take the thing in kind.
    pub ask_set_off_by: Day,
    /// Until when the notice of sale is published.
    pub notice_by: Day,
    /// The price of the sale: the start price of the second round.
    #[serde(rename = "price_fen")]
    pub price: Fen,
    /// How many days the sale lasts.
    pub days: u32,
    /// The last day of the sale where it opens on the last day for its notice.
    pub latest_end_on: Day,
}

/// A whole online auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Plan {
    /// The reference price.
    #[serde(rename = "reference_fen")]
    pub reference: Fen,
    /// The first round.
    pub first: RoundPlan,
    /// Until when the second round is held where the first fails at the end of its bidding.
    pub second_by: Day,
    /// The second round, its notice published on the day after the first failed.
    pub second: RoundPlan,
    /// The sale where the second fails too.
    pub sale: SalePlan,
}

/// Plans a whole online auction: prices, deposits, days of notice, the second round, the sale.
///
/// Assumption: bidding takes its least, twenty-four hours, and a round fails when its bidding ends; whoever plans with
/// other days evaluates the rounds one by one.
///
/// # Errors
/// Where the start price is below the least, the cut too deep, or the reference price nothing.
pub fn plan(calendar: &Calendar, terms: PlanTerms) -> Result<Explained<Plan>, PlanRefusal> {
    if !terms.reference.is_positive() {
        return Err(PlanRefusal::NoReference);
    }
    let prices = start_price(terms.reference);
    if terms.first_start < prices.value.first_least {
        return Err(PlanRefusal::StartTooLow { least: prices.value.first_least });
    }
    if terms.cut > Ratio::new(1, 5) || terms.cut < Ratio::ZERO {
        return Err(PlanRefusal::CutTooDeep);
    }
    let second_start = ((Ratio::ONE - terms.cut).of(terms.first_start))
        .ceil()
        .max(least_second_start(terms.first_start).value);
    let mut derivation = Derivation::new("AUC-05", "网络司法拍卖的整体安排", Confidence::Read)
        .input("参考价", format!("{}元", terms.reference))
        .input("拍卖财产", terms.lot.label())
        .input("第一次拍卖公告日", terms.published_on.chinese())
        .because(prices.derivation);
    let first = round(&mut derivation, &terms, Round::First, terms.first_start, terms.published_on);
    let again = SECOND_ROUND.after(calendar, first.ends_on);
    let second_by = again.value.end;
    derivation = derivation.because(again.derivation);
    let second = round(&mut derivation, &terms, Round::Second, second_start, first.ends_on.next());
    let sale = sale_plan(second.ends_on, second.start);
    derivation = derivation.because(sale.derivation);
    let value = Plan { reference: terms.reference, first, second_by, second, sale: sale.value };
    let conclusion = format!(
        "第一次拍卖{}元起拍，{}开始；流拍的，第二次拍卖{}元起拍，最迟{}举行；再流拍的，以{}元变卖。",
        first.start,
        first.begins_on.chinese(),
        second.start,
        second_by.chinese(),
        value.sale.price
    );
    Ok(derivation.conclude(value, conclusion))
}

fn round(
    derivation: &mut Derivation,
    terms: &PlanTerms,
    round: Round,
    start: Fen,
    notice_on: Day,
) -> RoundPlan {
    let notice = earliest_day(terms.lot, round, notice_on, terms.spare_days);
    let deposit = deposit_range(start);
    *derivation = derivation.clone().because(deposit.derivation).because(notice.derivation);
    RoundPlan {
        round,
        start,
        deposit: deposit.value,
        notice_days: notice.value.days,
        notice_on,
        earliest_on: notice.value.earliest_on,
        begins_on: notice.value.safe_on,
        ends_on: notice.value.safe_on.next(),
    }
}

/// The sale after two failed rounds (AUC-21), from memory of the notice 法明传〔2017〕455号.
///
/// Creditors are asked within ten days of the failure whether they take the thing in kind; the notice of sale follows
/// within fifteen days of the failure; the sale lasts sixty days at the start price of the second round; whoever bids
/// pays the full price first, and the first bid opens twenty-four hours of bidding.
#[must_use]
pub fn sale_plan(failed_on: Day, second_start: Fen) -> Explained<SalePlan> {
    let article = Article::new(statutes::AUCTION_AND_SALE, "变卖程序");
    let notice_by = failed_on.plus_days(15);
    let value = SalePlan {
        ask_set_off_by: failed_on.plus_days(10),
        notice_by,
        price: second_start,
        days: 60,
        latest_end_on: notice_by.plus_days(60),
    };
    Derivation::new("AUC-21", "网络司法变卖", Confidence::Recalled)
        .input("第二次拍卖流拍日", failed_on.chinese())
        .input("第二次拍卖起拍价", format!("{second_start}元"))
        .step(super::article("第二十六条第二款"), "再次拍卖流拍的，可以依法在同一网络司法拍卖平台变卖。")
        .step(article, format!("流拍后十日内（{}前）询问是否接受抵债。", value.ask_set_off_by.chinese()))
        .step(article, format!("流拍后十五日内（{}前）发布变卖公告。", notice_by.chinese()))
        .step(article, "变卖期六十日，变卖价为第二次拍卖的起拍价，竞买人交纳全部变卖价款后取得资格。")
        .conclude(value, format!("以{second_start}元变卖，公告最迟{}发布。", notice_by.chinese()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> PlanTerms {
        PlanTerms::lowest(Fen(300_000_000), Lot::RealEstate, "2026-03-02".parse().unwrap(), 1)
    }

    #[test]
    fn a_home_of_three_million_is_planned_from_notice_to_sale() {
        let plan = plan(Calendar::national(), terms()).unwrap().value;
        assert_eq!((plan.first.start, plan.second.start), (Fen(210_000_000), Fen(168_000_000)));
        assert_eq!(plan.first.deposit, DepositRange { least: Fen(10_500_000), most: Fen(42_000_000) });
        assert_eq!((plan.first.notice_days, plan.second.notice_days), (30, 15));
        // 30 days after 2 March is 1 April, one more for safety; bidding ends on the 3rd; 30 days later is Sunday
        // 3 May, inside the May holidays, which end on the 5th.
        assert_eq!(plan.first.begins_on.to_string(), "2026-04-02");
        assert_eq!(plan.first.ends_on.to_string(), "2026-04-03");
        assert_eq!(plan.second_by.to_string(), "2026-05-06");
        assert_eq!(plan.second.begins_on.to_string(), "2026-04-20");
        assert!(plan.second.begins_on <= plan.second_by);
        assert_eq!(plan.sale.price, Fen(168_000_000));
        assert_eq!(plan.sale.notice_by.to_string(), "2026-05-06");
    }

    #[test]
    fn a_price_or_a_cut_beyond_the_limits_is_refused() {
        let calendar = Calendar::national();
        let low = PlanTerms { first_start: Fen(209_999_999), ..terms() };
        assert_eq!(plan(calendar, low), Err(PlanRefusal::StartTooLow { least: Fen(210_000_000) }));
        let deep = PlanTerms { cut: Ratio::new(21, 100), ..terms() };
        assert_eq!(plan(calendar, deep), Err(PlanRefusal::CutTooDeep));
        let nothing = PlanTerms { reference: Fen::ZERO, ..terms() };
        assert_eq!(plan(calendar, nothing), Err(PlanRefusal::NoReference));
    }

    #[test]
    fn a_gentler_cut_gives_a_higher_second_start() {
        let gentle = PlanTerms { cut: Ratio::new(1, 10), ..terms() };
        assert_eq!(plan(Calendar::national(), gentle).unwrap().value.second.start, Fen(189_000_000));
    }
}
