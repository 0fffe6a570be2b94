//! How long a measure may last, by the kind of property and the day: what stood before 2015 and 2021 included.

use super::article;
use crate::civil_code::{self, TermLength};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::procedure_interpretation2022::{self as interpretation, PropertyKind};
use crate::{listed_state_shares2001, trademark_preservation2020};
use serde::{Deserialize, Serialize};
use values::Day;

/// Which day of a term is its last (D-03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// The day before the corresponding day: the cautious reading.
    DayBefore,
    /// The corresponding day.
    CorrespondingDay,
}

/// How long state-owned and legal-person shares of listed companies are frozen (D-13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharesTerm {
    /// Three years, as other property rights.
    ThreeYears,
    /// One year, and six months for each renewal.
    OneYear,
}

/// Whether a term is the first one or a renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The first term.
    First,
    /// A renewal.
    Renewal,
}

/// The longest term and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LongestTerm {
    /// The length.
    pub length: TermLength,
    /// The article.
    pub article: Article,
    /// How sure we are.
    pub confidence: Confidence,
}

/// The first day of the terms of 解释第四百八十五条, then article 487 of the text of 2015.
const TERMS_OF_2015: &str = "2015-02-04";

/// The first day of the one-year term for trademarks.
const TRADEMARK_YEAR: &str = "2021-01-01";

fn before(day: Day, first: &str) -> bool {
    day < first.parse().expect("the first days of rules are days")
}

/// The longest term on a day (SEI-02, SEI-03).
///
/// > 解释第四百八十五条第一款 人民法院冻结被执行人的银行存款的期限不得超过一年，查封、扣押动产的期限不得超过两年，查封不动产、冻结其他财产权的期限不得超过三年。
///
/// Before 2015-02-04 article 29 of these provisions (2004) said six months, one year and two years, and half of that for
/// a renewal; before 2021 a trademark was preserved for six months at a time. Both are from memory.
#[must_use]
pub fn longest_term(kind: PropertyKind, on: Day, turn: Turn, shares: SharesTerm) -> LongestTerm {
    let current = |length| LongestTerm {
        length,
        article: interpretation::article("第四百八十五条第一款"),
        confidence: Confidence::Read,
    };
    match kind {
        PropertyKind::Trademark => {
            let old = before(on, TRADEMARK_YEAR);
            LongestTerm {
                length: if old { TermLength::Months(6) } else { TermLength::Years(1) },
                article: trademark_preservation2020::article("第二条"),
                confidence: if old { Confidence::Recalled } else { Confidence::Read },
            }
        }
        PropertyKind::ListedStateShares if shares == SharesTerm::OneYear => LongestTerm {
            length: match turn {
                Turn::First => TermLength::Years(1),
                Turn::Renewal => TermLength::Months(6),
            },
            article: listed_state_shares2001::article("第六条"),
            confidence: Confidence::Read,
        },
        _ if before(on, TERMS_OF_2015) => {
            let months = match kind {
                PropertyKind::Deposit => 6,
                PropertyKind::Movable => 12,
                _ => 24,
            };
            LongestTerm {
                length: TermLength::Months(if turn == Turn::First { months } else { months / 2 }),
                article: article("第二十九条（2004年）"),
                confidence: Confidence::Recalled,
            }
        }
        PropertyKind::ListedStateShares => current(TermLength::Years(3)),
        _ => current(kind.max_term()),
    }
}

/// A written term beside the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Term {
    /// The last day of the term, inclusive.
    pub end_inclusive: Day,
    /// The corresponding day.
    pub corresponding_day: Day,
    /// The last day of the longest term, inclusive.
    pub max_end_inclusive: Day,
    /// Whether the term is no longer than the longest.
    pub allowed: bool,
}

/// The last day of a term of a length that begins on a day, beside that of the longest (SEI-02, SEI-03).
///
/// Interpretation (D-03): the term begins on the day it takes effect; its last day is the day before the corresponding
/// day or, where the court so decides, that day. It is never moved over rest days. The caller, who knows whether the court
/// has decided, marks the doubt; likewise about listed state shares (D-13).
#[must_use]
pub fn term(
    kind: PropertyKind,
    starts_on: Day,
    length: TermLength,
    longest: LongestTerm,
    last: LastDay,
) -> Explained<Term> {
    let corresponding = civil_code::corresponding_day(starts_on, length);
    let longest_corresponding = civil_code::corresponding_day(starts_on, longest.length);
    let end = |corresponding: Day| match last {
        LastDay::DayBefore => corresponding.previous(),
        LastDay::CorrespondingDay => corresponding,
    };
    let value = Term {
        end_inclusive: end(corresponding),
        corresponding_day: corresponding,
        max_end_inclusive: end(longest_corresponding),
        allowed: corresponding <= longest_corresponding,
    };
    let mut derivation = Derivation::new("SEI-02", "查封、扣押、冻结的期限", Confidence::Read)
        .input("财产种类", kind.label())
        .input("生效日", starts_on.chinese())
        .input("期限", length.label())
        .step(longest.article, format!("{}的期限最长{}。", kind.label(), longest.length.label()))
        .remark(format!(
            "对应日为{}，以{}为最后一日；效力期限不因休息日顺延。",
            corresponding.chinese(),
            match last {
                LastDay::DayBefore => "其前一日",
                LastDay::CorrespondingDay => "该日",
            }
        ))
        .at_most(longest.confidence);
    if kind == PropertyKind::ListedStateShares {
        derivation = derivation.step(
            listed_state_shares2001::article("第六条"),
            "2001年规定为一年、每次续冻不超过六个月，与解释第四百八十五条不一致，按本院设置。",
        );
    }
    let conclusion = if value.allowed {
        format!("至{}（含当日）。", value.end_inclusive.chinese())
    } else {
        format!("超过最长期限，最长至{}（含当日）。", value.max_end_inclusive.chinese())
    };
    derivation.conclude(value, conclusion)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_of_each_time_are_used() {
        use PropertyKind::{Deposit, ListedStateShares, Movable, RealEstate, Trademark};
        use TermLength::{Months, Years};
        for (kind, on, turn, shares, expected) in [
            (Deposit, "2015-02-03", Turn::First, SharesTerm::ThreeYears, Months(6)),
            (Deposit, "2015-02-04", Turn::First, SharesTerm::ThreeYears, Years(1)),
            (Movable, "2014-06-01", Turn::Renewal, SharesTerm::ThreeYears, Months(6)),
            (RealEstate, "2014-06-01", Turn::First, SharesTerm::ThreeYears, Months(24)),
            (RealEstate, "2026-06-01", Turn::Renewal, SharesTerm::ThreeYears, Years(3)),
            (Trademark, "2020-12-31", Turn::First, SharesTerm::ThreeYears, Months(6)),
            (Trademark, "2021-01-01", Turn::First, SharesTerm::ThreeYears, Years(1)),
            (ListedStateShares, "2026-06-01", Turn::First, SharesTerm::ThreeYears, Years(3)),
            (ListedStateShares, "2026-06-01", Turn::First, SharesTerm::OneYear, Years(1)),
            (ListedStateShares, "2026-06-01", Turn::Renewal, SharesTerm::OneYear, Months(6)),
        ] {
            let longest = longest_term(kind, on.parse().unwrap(), turn, shares);
            assert_eq!(longest.length, expected, "{kind:?} {on}");
        }
    }
}
