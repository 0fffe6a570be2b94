//! 中华人民共和国行政诉讼法 (as amended 2017): measures against an authority that does not perform (article 96).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::statutes;
use serde::Serialize;
use values::{Day, Fen};

/// An article of this statute.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::ADMINISTRATIVE_LITIGATION, article)
}

/// The least and the greatest fine for each day of default.
pub const DAILY_FINE: (Fen, Fen) = (Fen(5_000), Fen(10_000));

/// What the head of an authority may be fined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DailyFines {
    /// The days of default.
    pub days: u32,
    /// The least sum.
    pub least: Fen,
    /// The greatest sum.
    pub greatest: Fen,
}

/// The daily fines on the head of an authority that does not perform (PER-13).
///
/// > 第九十六条 （二）在规定期限内不履行的，从期满之日起，对该行政机关负责人按日处五十元至一百元的罚款；
///
/// Interpretation: the last day of the term is still in time, so that the first day of the fine is the next one.
#[must_use]
pub fn daily_fines(term_ended_on: Day, until: Day) -> Explained<DailyFines> {
    let days = u32::try_from(until.days_since(term_ended_on).max(0)).unwrap_or(0);
    let sum = |daily: Fen| Fen(daily.0.saturating_mul(i64::from(days)));
    let fines = DailyFines { days, least: sum(DAILY_FINE.0), greatest: sum(DAILY_FINE.1) };
    Derivation::new("PER-13", "行政机关不履行的按日罚款", Confidence::Read)
        .input("履行期限届满日", term_ended_on.chinese())
        .input("计算至", until.chinese())
        .step(article("第九十六条第二项"), "从期满之日起，对该行政机关负责人按日处五十元至一百元的罚款。")
        .remark(format!("届满日当日仍可履行，自次日起计{days}日。"))
        .at_most(Confidence::Design)
        .conclude(fines, format!("罚款{}元至{}元。", fines.least, fines.greatest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fine_runs_from_the_day_after_the_term() {
        let ended: Day = "2026-03-10".parse().unwrap();
        for (until, days) in [("2026-03-09", 0), ("2026-03-10", 0), ("2026-03-11", 1), ("2026-03-20", 10)] {
            let fines = daily_fines(ended, until.parse().unwrap()).value;
            assert_eq!((fines.days, fines.greatest), (days, Fen(i64::from(days) * 10_000)), "{until}");
        }
    }
}
