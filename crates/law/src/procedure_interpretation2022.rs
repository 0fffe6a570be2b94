//! 最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 (2022).
//!
//! Articles in order: entrusted service (134), the execution notice (480), maximum terms of measures (485), money for
//! delayed performance (505). Article 481 stands with the limitation, articles 130 to 138 with service, in
//! [`crate::civil_procedure2023`].

use crate::calendar::Calendar;
use crate::civil_code::TermLength;
use crate::civil_procedure2023::period::{Period, period_of_days};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::limit::{Length, Limit};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the entrusted court serves (SVC-07).
///
/// > 第一百三十四条第二款 委托送达的，受委托人民法院应当自收到委托函及相关诉讼文书之日起十日内代为送达。
#[must_use]
pub fn entrusted_service_due(calendar: &Calendar, letter_received_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, letter_received_on, 10).explain("SVC-07", "受委托法院代为送达", "十日");
    explained.derivation = explained.derivation.step(
        article("第一百三十四条第二款"),
        "受委托人民法院应当自收到委托函及相关诉讼文书之日起十日内代为送达。",
    );
    explained
}

/// Until when the execution notice goes out (NOT-01); see [`crate::enforcement_periods2006::notice_due`] for the
/// internal limit beside it.
///
/// > 第四百八十条 人民法院应当在收到申请执行书或者移交执行书后十日内发出执行通知。
pub const NOTICE: Limit = Limit::new(
    "NOT-01",
    "发出执行通知",
    Length::Days(10),
    article("第四百八十条第一款"),
    "收到申请执行书或者移交执行书后十日内发出执行通知。",
);

/// Until when enforcement is applied for after preservation between instrument and enforcement (PRE-05).
///
/// > 第一百六十三条 法律文书生效后，进入执行程序前，债权人因对方当事人转移财产等紧急情况，不申请保全将可能导致生效法律文书不能执行或者难以执行的，可以向执行法院申请采取保全措施。债权人在法律文书指定的履行期间届满后五日内不申请执行的，人民法院应当解除保全。
pub const APPLICATION_AFTER_PRESERVATION: Limit = Limit::new(
    "PRE-05",
    "执行前保全后申请执行",
    Length::Days(5),
    article("第一百六十三条"),
    "履行期间届满后五日内不申请执行的，应当解除保全。",
);

/// What a measure is on, which decides how long it may last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyKind {
    /// Bank deposits (银行存款).
    Deposit,
    /// Movables (动产).
    Movable,
    /// Real estate (不动产).
    RealEstate,
    /// Other property rights (其他财产权): equity, shares, funds, claims, income.
    OtherRight,
    /// Registered trademarks (注册商标权).
    Trademark,
    /// State-owned and legal-person shares of listed companies (上市公司国有股、社会法人股).
    ListedStateShares,
}

impl PropertyKind {
    /// Every kind.
    pub const ALL: [PropertyKind; 6] = [
        PropertyKind::Deposit,
        PropertyKind::Movable,
        PropertyKind::RealEstate,
        PropertyKind::OtherRight,
        PropertyKind::Trademark,
        PropertyKind::ListedStateShares,
    ];

    /// The kind in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            PropertyKind::Deposit => "银行存款",
            PropertyKind::Movable => "动产",
            PropertyKind::RealEstate => "不动产",
            PropertyKind::OtherRight => "其他财产权",
            PropertyKind::Trademark => "注册商标权",
            PropertyKind::ListedStateShares => "上市公司国有股、社会法人股",
        }
    }

    /// The longest term of a measure and of each renewal (SEI-02, SEI-03).
    ///
    /// Interpretation (D-13): for the shares of 2001 the later article 485 is followed, three years; the older text
    /// says one year and renewals of six months.
    #[must_use]
    pub const fn max_term(self) -> TermLength {
        match self {
            PropertyKind::Deposit | PropertyKind::Trademark => TermLength::Years(1),
            PropertyKind::Movable => TermLength::Years(2),
            PropertyKind::RealEstate | PropertyKind::OtherRight | PropertyKind::ListedStateShares => {
                TermLength::Years(3)
            }
        }
    }
}

/// The money for delayed performance of a duty other than money, where the delay has done damage (INT-10).
///
/// > 第五百零五条 被执行人未按判决、裁定和其他法律文书指定的期间履行非金钱给付义务的，无论是否已给申请执行人造成损失，都应当支付迟延履行金。已经造成损失的，双倍补偿申请执行人已经受到的损失；没有造成损失的，迟延履行金可以由人民法院根据具体案件情况决定。
#[must_use]
pub fn delayed_performance_money(loss: Fen) -> Explained<Fen> {
    let value = Ratio::from(2).of(loss).round_half_up();
    Derivation::new("INT-10", "迟延履行金", Confidence::Read)
        .input("已经造成的损失", format!("{loss}元"))
        .step(article("第五百零五条"), "已经造成损失的，双倍补偿申请执行人已经受到的损失。")
        .conclude(value, format!("迟延履行金为{value}元。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn each_kind_of_property_has_its_longest_term() {
        for (kind, years) in [
            (PropertyKind::Deposit, 1),
            (PropertyKind::Movable, 2),
            (PropertyKind::RealEstate, 3),
            (PropertyKind::OtherRight, 3),
            (PropertyKind::Trademark, 1),
            (PropertyKind::ListedStateShares, 3),
        ] {
            assert_eq!(kind.max_term(), TermLength::Years(years), "{kind:?}");
        }
    }

    #[test]
    fn the_notice_goes_out_within_ten_days() {
        for (received, due) in [("2026-03-02", "2026-03-12"), ("2026-09-21", "2026-10-08")] {
            assert_eq!(NOTICE.after(Calendar::national(), day(received)).value.end, day(due));
            assert_eq!(entrusted_service_due(Calendar::national(), day(received)).value.end, day(due));
        }
    }

    #[test]
    fn damage_by_delay_is_paid_twice() {
        assert_eq!(delayed_performance_money(Fen(12_345)).value, Fen(24_690));
    }
}
