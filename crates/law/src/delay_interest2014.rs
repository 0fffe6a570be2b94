//! 最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释 (法释〔2014〕8号, in force 2014-08-01).
//!
//! Articles in order: the doubled part (1), from when (2), until when (3), foreign currency (5), old and new law (7).
//! The order of payment (4) and partial payments are carried out by [`crate::debt`].

use crate::civil_procedure2023;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::procedure_interpretation2022 as procedure;
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// 日万分之一点七五 as a fraction of [`DAILY_RATE_DENOMINATOR`].
pub const DAILY_RATE_NUMERATOR: i128 = 175;
/// The denominator of the daily rate.
pub const DAILY_RATE_DENOMINATOR: i128 = 1_000_000;

/// 2014-07-31, the last day of the old law, as days since 1970-01-01 (the day of entry into force is from memory).
pub const OLD_LAW_LAST_DAY: i32 = 16_282;

/// The number of days of delay: the due day is none, the day on which interest stops is one (INT-01, D-07).
///
/// > 第二条 加倍部分债务利息自生效法律文书确定的履行期间届满之日起计算；生效法律文书确定分期履行的，自每次履行期间届满之日起计算；生效法律文书未确定履行期间的，自法律文书生效之日起计算。
#[must_use]
pub fn delay_days(due_on: Day, stop_on: Day) -> i32 {
    stop_on.days_since(due_on).max(0)
}

/// The doubled part on a base over days of delay, rounded half up once (INT-01, INT-12).
///
/// > 第一条第三款 加倍部分债务利息的计算方法为：加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间。
#[must_use]
pub fn doubled_part(base: Fen, days: i32) -> Fen {
    Ratio::new(i128::from(base.0) * i128::from(days.max(0)) * DAILY_RATE_NUMERATOR, DAILY_RATE_DENOMINATOR)
        .round_half_up()
}

/// What a sum in an instrument is, for the base of the doubled part (INT-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Principal, price, damages.
    Principal,
    /// An awarded lawyer's fee.
    LawyerFee,
    /// A penalty fixed as a sum.
    FixedPenalty,
    /// A penalty that runs by the day, treated as general interest.
    RunningPenalty,
    /// The litigation fee the loser owes.
    LitigationFee,
    /// Interest the instrument grants, also where it was added to the principal.
    GeneralInterest,
}

/// Whether a penalty and the litigation fee count for the base (D-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseReading {
    /// A fixed penalty counts, the litigation fee does not.
    FixedPenaltyOnly,
    /// Both count.
    WithLitigationFee,
    /// Neither counts.
    PrincipalOnly,
}

impl BaseReading {
    /// Whether an item counts.
    #[must_use]
    pub const fn counts(self, kind: ItemKind) -> bool {
        match kind {
            ItemKind::Principal | ItemKind::LawyerFee => true,
            ItemKind::RunningPenalty | ItemKind::GeneralInterest => false,
            ItemKind::FixedPenalty => !matches!(self, BaseReading::PrincipalOnly),
            ItemKind::LitigationFee => matches!(self, BaseReading::WithLitigationFee),
        }
    }
}

/// The base of the doubled part: the sum of the items that count (INT-02).
///
/// > 第一条第三款 加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间。
#[must_use]
pub fn doubled_base(items: &[(Fen, ItemKind)], reading: BaseReading) -> Explained<Fen> {
    let open = |kind: &ItemKind| {
        matches!(kind, ItemKind::FixedPenalty | ItemKind::RunningPenalty | ItemKind::LitigationFee)
    };
    let value =
        items.iter().filter(|(_, kind)| reading.counts(*kind)).map(|(amount, _)| *amount).sum::<Fen>();
    let mut derivation = Derivation::new("INT-02", "加倍部分的基数", Confidence::Read)
        .step(article("第一条第三款"), "基数为尚未清偿的除一般债务利息之外的金钱债务。");
    if items.iter().any(|(_, kind)| open(kind)) {
        derivation = derivation
            .remark("违约金、案件受理费是否计入，条文没有写明，按本院设置处理。")
            .at_most(Confidence::Design);
    }
    derivation.conclude(value, format!("加倍部分的基数为{value}元。"))
}

/// How money was brought in, which decides the day on which the clock stops (INT-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// The debtor paid: the day he paid.
    Voluntary,
    /// Deposits, income, dividends were deducted or withdrawn: the day of deduction, not of arrival or payout.
    Deduction,
    /// Auction or sale: the day the ruling on the sale takes effect.
    Sale,
    /// Set-off in kind: the day the ruling takes effect.
    SetOffInKind,
    /// Another conversion into money: the day it is completed.
    OtherConversion,
}

impl ReceiptKind {
    /// What the stop day is, in Chinese: the label of the field.
    #[must_use]
    pub const fn stop_day_label(self) -> &'static str {
        match self {
            ReceiptKind::Voluntary => "履行之日",
            ReceiptKind::Deduction => "划拨、提取之日",
            ReceiptKind::Sale => "成交裁定生效之日",
            ReceiptKind::SetOffInKind => "抵债裁定生效之日",
            ReceiptKind::OtherConversion => "财产变价完成之日",
        }
    }
}

/// The day on which the clock stops for a receipt (INT-04).
///
/// > 第三条第二款 人民法院划拨、提取被执行人的存款、收入、股息、红利等财产的，相应部分的加倍部分债务利息计算至划拨、提取之日；人民法院对被执行人财产拍卖、变卖或者以物抵债的，计算至成交裁定或者抵债裁定生效之日；人民法院对被执行人财产通过其他方式变价的，计算至财产变价完成之日。
#[must_use]
pub fn stop_day(kind: ReceiptKind, day: Day) -> Explained<Day> {
    let provision = match kind {
        ReceiptKind::Voluntary => article("第三条第一款"),
        _ => article("第三条第二款"),
    };
    Derivation::new("INT-04", "加倍部分债务利息的止算日", Confidence::Read)
        .input(kind.stop_day_label(), day.chinese())
        .step(
            provision,
            format!("相应部分的加倍部分债务利息计算至{}，不以到账日、发放日为准。", kind.stop_day_label()),
        )
        .conclude(day, format!("计算至{}。", day.chinese()))
}

/// The days of delay under the old and the new law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DelaySplit {
    /// Days of delay up to 2014-07-31.
    pub old_days: i32,
    /// Days of delay from 2014-08-01.
    pub new_days: i32,
}

/// Splits delay at the entry into force of this interpretation (INT-08).
///
/// > 第七条第一款 本解释施行时尚未执行完毕部分的金钱债务，本解释施行前的迟延履行期间债务利息按照之前的规定计算；施行后的迟延履行期间债务利息按照本解释计算。
#[must_use]
pub fn split_delay(due_on: Day, stop_on: Day) -> DelaySplit {
    let last_old_day = Day::from_number(OLD_LAW_LAST_DAY);
    DelaySplit {
        old_days: delay_days(due_on, stop_on.min(last_old_day)),
        new_days: delay_days(due_on.max(last_old_day), stop_on),
    }
}

/// A sum in foreign currency as renminbi, at the central parity of the day the doubled part starts (INT-07).
///
/// > 第五条第二款 以人民币计算加倍部分债务利息的，应当先将生效法律文书确定的外币折算或者套算为人民币后再进行计算。
///
/// The amount is in hundredths of the foreign unit. Where the applicant does not ask for renminbi, the same daily rate
/// runs on the foreign sum itself.
#[must_use]
pub fn in_renminbi(foreign_hundredths: i64, central_parity: Ratio) -> Explained<Fen> {
    let value = central_parity.of(Fen(foreign_hundredths)).round_half_up();
    Derivation::new("INT-07", "外币折算为人民币", Confidence::Read)
        .input("外币金额", Fen(foreign_hundredths))
        .input("加倍部分债务利息起算之日的人民币中间价", central_parity.decimal(4))
        .step(article("第五条第二款"), "先将外币折算为人民币后再计算。")
        .step(article("第五条第三款"), "按照加倍部分债务利息起算之日的人民币对该外币的中间价折算。")
        .conclude(value, format!("折合人民币{value}元。"))
}

/// The announcement of delayed interest that every execution notice carries (INT-13); the applicant need not ask.
///
/// > 民诉法解释第四百八十条第二款 执行通知中除应责令被执行人履行法律文书确定的义务外，还应通知其承担民事诉讼法第二百六十条规定的迟延履行利息或者迟延履行金。
#[must_use]
pub fn notice_announces_delay() -> Explained<bool> {
    Derivation::new("INT-13", "执行通知应当告知迟延履行利息", Confidence::Read)
        .step(
            procedure::article("第四百八十条第二款"),
            "执行通知应当通知被执行人承担迟延履行利息或者迟延履行金。",
        )
        .step(
            civil_procedure2023::article("第二百六十四条"),
            "迟延履行利息依法律规定产生，不以申请或者判决写明为前提。",
        )
        .conclude(true, "执行通知应当载明迟延履行利息。")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_due_day_is_no_day_of_delay_and_the_day_of_payment_is_one() {
        for (stop, days) in [("2025-03-09", 0), ("2025-03-10", 0), ("2025-03-11", 1), ("2025-03-12", 2)] {
            assert_eq!(delay_days(day("2025-03-10"), day(stop)), days, "{stop}");
        }
    }

    #[test]
    fn general_interest_never_counts_for_the_base_and_the_court_settles_the_rest() {
        let items = [
            (Fen(1_000), ItemKind::Principal),
            (Fen(200), ItemKind::LawyerFee),
            (Fen(40), ItemKind::FixedPenalty),
            (Fen(8), ItemKind::LitigationFee),
            (Fen(3), ItemKind::RunningPenalty),
            (Fen(2), ItemKind::GeneralInterest),
        ];
        for (reading, base) in [
            (BaseReading::FixedPenaltyOnly, 1_240),
            (BaseReading::WithLitigationFee, 1_248),
            (BaseReading::PrincipalOnly, 1_200),
        ] {
            assert_eq!(doubled_base(&items, reading).value, Fen(base), "{reading:?}");
        }
    }

    #[test]
    fn the_clock_stops_on_the_day_of_deduction() {
        let stop = stop_day(ReceiptKind::Deduction, day("2025-05-06")).value;
        let due = day("2025-03-31");
        assert_eq!(doubled_part(Fen(20_000_000), delay_days(due, stop)), Fen(126_000));
        assert_eq!(doubled_part(Fen(20_000_000), delay_days(due, day("2025-06-03"))), Fen(224_000));
    }

    #[test]
    fn delay_is_split_on_the_first_of_august_2014() {
        assert_eq!(Day::from_number(OLD_LAW_LAST_DAY), day("2014-07-31"));
        for (due, stop, old_days, new_days) in [
            ("2014-06-30", "2014-10-31", 31, 92),
            ("2014-06-30", "2014-07-31", 31, 0),
            ("2014-06-30", "2014-08-01", 31, 1),
            ("2014-07-31", "2014-08-01", 0, 1),
            ("2014-08-01", "2014-08-01", 0, 0),
        ] {
            assert_eq!(split_delay(day(due), day(stop)), DelaySplit { old_days, new_days }, "{due} {stop}");
        }
    }

    #[test]
    fn foreign_currency_is_converted_before_the_doubled_part_is_computed() {
        let base = in_renminbi(10_000_000, "7.0288".parse().unwrap()).value;
        assert_eq!((base, doubled_part(base, 90)), (Fen(70_288_000), Fen(1_107_036)));
        assert_eq!(doubled_part(Fen(10_000_000), 90), Fen(157_500));
        assert!(notice_announces_delay().value);
    }
}
