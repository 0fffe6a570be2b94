//! 中华人民共和国民法典: periods (201–204), limitation (194, 195), order of performance (560, 561).

use crate::derivation::{Article, Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};
use values::Day;

/// The title of the statute.
pub const NAME: &str = "中华人民共和国民法典";

/// An article of this statute.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// How an application reaches the court, which decides when a day ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filing {
    /// Over the network, at any hour.
    Online,
    /// At the counter, within its hours.
    AtTheCounter,
}

/// Until when an online filing counts for the day (D-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnlineCutOff {
    /// 24:00 of the server's clock.
    Midnight,
    /// The end of the court's business hours.
    OfficeHours,
}

/// When the last day of a period ends (CAL-07): `24:00` or `business_hours_end`.
///
/// > 第二百零三条第二款 期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。
///
/// Interpretation (D-02): whether an online filing has business hours is for the court to say.
#[must_use]
pub fn closing_time(filing: Filing, online: OnlineCutOff) -> Explained<&'static str> {
    let (value, confidence, conclusion) = match (filing, online) {
        (Filing::Online, OnlineCutOff::Midnight) => {
            ("24:00", Confidence::Design, "网上提交以当日二十四时为截止时间。")
        }
        (Filing::Online, OnlineCutOff::OfficeHours) => {
            ("business_hours_end", Confidence::Design, "按本院设置，网上提交以停止业务活动的时间为截止时间。")
        }
        (Filing::AtTheCounter, _) => {
            ("business_hours_end", Confidence::Read, "窗口提交以停止业务活动的时间为截止时间。")
        }
    };
    Derivation::new("CAL-07", "最后一日的截止时间", confidence)
        .step(
            article("第二百零三条第二款"),
            "期间最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。",
        )
        .conclude(value, conclusion)
}

/// Which day is the last of a term of effect (D-03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermEnd {
    /// The day before the corresponding day.
    DayBefore,
    /// The corresponding day itself.
    CorrespondingDay,
}

impl TermEnd {
    /// The last day of a term of effect under this reading; never rolled over rest days.
    #[must_use]
    pub fn of(self, starts_on: Day, length: TermLength) -> Day {
        match self {
            TermEnd::DayBefore => term_end(starts_on, length),
            TermEnd::CorrespondingDay => corresponding_day(starts_on, length),
        }
    }
}

/// The last day of a term of effect (a freeze, a seizure, a stay, a listing): it is never rolled over rest days.
///
/// Interpretation (D-03): a term that begins on a day and lasts N months ends on the day before the corresponding day,
/// which is the cautious reading. A bank releases the money when the written term ends, working day or not.
#[must_use]
pub fn term_end(starts_on: Day, length: TermLength) -> Day {
    corresponding_day(starts_on, length).previous()
}

/// The corresponding day of a term, one day after [`term_end`].
#[must_use]
pub fn corresponding_day(starts_on: Day, length: TermLength) -> Day {
    match length {
        TermLength::Years(years) => starts_on.plus_years(i32::from(years)),
        TermLength::Months(months) => starts_on.plus_months(i32::from(months)),
    }
}

/// The length of a term of effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermLength {
    /// Whole years.
    Years(u16),
    /// Whole months.
    Months(u16),
}

impl TermLength {
    /// The length in months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            TermLength::Years(years) => years as u32 * 12,
            TermLength::Months(months) => months as u32,
        }
    }

    /// The length in Chinese: `三年`.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            TermLength::Years(years) => format!("{years}年"),
            TermLength::Months(months) => format!("{months}个月"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_of_effect_ends_the_day_before_the_corresponding_day_and_never_rolls() {
        for (start, years, end) in [
            ("2026-03-10", 1, "2027-03-09"),
            ("2026-03-10", 3, "2029-03-09"),
            ("2024-02-29", 3, "2027-02-27"),
            // A Saturday inside the National Day block stays.
            ("2025-10-04", 1, "2026-10-03"),
        ] {
            let (start, end): (Day, Day) = (start.parse().unwrap(), end.parse().unwrap());
            assert_eq!(term_end(start, TermLength::Years(years)), end);
        }
    }
}
