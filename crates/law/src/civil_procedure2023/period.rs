//! Periods: articles 85 and 86, with 民法典 201–203 for months and years.

use super::article;
use crate::calendar::Calendar;
use crate::civil_code;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::procedure_interpretation2022 as interpretation;
use serde::Serialize;
use values::Day;

/// A procedural period, counted and rolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// The day of the event, which is not counted.
    pub starts_after: Day,
    /// The last day before it is looked up in the calendar.
    pub raw_end: Day,
    /// The last day: the raw end, or the first working day after the rest days it falls into.
    pub end: Day,
    /// Whether the holiday notice of the year is not known yet, so that only weekends were rest days.
    pub provisional: bool,
}

impl Period {
    /// Whether an act on that day is in time.
    #[must_use]
    pub fn includes(&self, day: Day) -> bool {
        day <= self.end
    }

    /// The earlier of two periods by their last day.
    #[must_use]
    pub fn earlier(self, other: Period) -> Period {
        if other.end < self.end { other } else { self }
    }

    /// Why the period ends when it ends; `length` is spoken, as in `十日`.
    #[must_use]
    pub fn explain(self, rule: &'static str, title: &'static str, length: &str) -> Explained<Period> {
        let mut derivation = Derivation::new(rule, title, Confidence::Read)
            .input("起算事由发生日", self.starts_after.chinese())
            .input("期间", length)
            .step(
                article("第八十五条第二款"),
                format!("{}开始的日不计算在期间内，自次日起算。", self.starts_after.chinese()),
            )
            .step(civil_code::article("第二百零二条"), format!("{length}届至{}。", self.raw_end.chinese()));
        if self.end != self.raw_end {
            derivation = derivation.step(
                article("第八十五条第三款"),
                format!("该日为休息日，以其后的第一个工作日{}为届满日。", self.end.chinese()),
            );
        }
        if self.provisional {
            derivation = derivation.remark(crate::calendar::NOT_PUBLISHED);
        }
        derivation.conclude(self, format!("期间于{}届满。", self.end.chinese()))
    }
}

/// The period of so many days after an event.
///
/// > 第八十五条第二款 期间以时、日、月、年计算。期间开始的时和日，不计算在期间内。
/// >
/// > 第八十五条第三款 期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期。
#[must_use]
pub fn period_of_days(calendar: &Calendar, event: Day, days: u32) -> Period {
    ending_on(calendar, event, event.plus_days(i32::try_from(days).unwrap_or(i32::MAX)))
}

/// The period of so many months after an event; it ends on the corresponding day.
///
/// > 民法典第二百零二条 按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。
#[must_use]
pub fn period_of_months(calendar: &Calendar, event: Day, months: u32) -> Period {
    ending_on(calendar, event, event.plus_months(i32::try_from(months.min(12_000)).unwrap_or(12_000)))
}

/// The period of so many years after an event; it ends on the corresponding day.
#[must_use]
pub fn period_of_years(calendar: &Calendar, event: Day, years: u32) -> Period {
    period_of_months(calendar, event, years.saturating_mul(12))
}

/// The period that ends on a given raw day, rolled where that is a rest day.
#[must_use]
pub fn ending_on(calendar: &Calendar, event: Day, raw_end: Day) -> Period {
    let end = calendar.next_working_day_from(raw_end);
    let provisional = !calendar.is_published(raw_end.year()) || !calendar.is_published(end.year());
    Period { starts_after: event, raw_end, end, provisional }
}

/// The last day of a period of so many working days, for the texts that say 工作日 (CAL-04).
#[must_use]
pub fn period_of_working_days(calendar: &Calendar, event: Day, days: u32) -> Period {
    let end = calendar.plus_working_days(event, days);
    Period { starts_after: event, raw_end: end, end, provisional: !calendar.is_published(end.year()) }
}

/// Whether a paper reached the court in time: received, or posted, by the end of the period (CAL-05).
///
/// > 第八十五条第四款 期间不包括在途时间，诉讼文书在期满前交邮的，不算过期。
#[must_use]
pub fn posted_in_time(period: &Period, postmarked_on: Day) -> Explained<bool> {
    let in_time = period.includes(postmarked_on);
    Derivation::new("CAL-05", "在途时间", Confidence::Read)
        .input("交邮日", postmarked_on.chinese())
        .input("期间届满日", period.end.chinese())
        .step(article("第八十五条第四款"), "期间不包括在途时间，以交邮日判断是否过期。")
        .conclude(in_time, if in_time { "期满前交邮，不算过期。" } else { "期满后交邮，已经过期。" })
}

/// Until when an extension may be asked after an obstacle ended (CAL-06).
///
/// > 第八十六条 当事人因不可抗拒的事由或者其他正当理由耽误期限的，在障碍消除后的十日内，可以申请顺延期限，是否准许，由人民法院决定。
#[must_use]
pub fn extension_request_due(calendar: &Calendar, obstacle_ended_on: Day) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, obstacle_ended_on, 10).explain("CAL-06", "申请顺延期限", "障碍消除后十日");
    explained.derivation = explained
        .derivation
        .step(article("第八十六条"), "在障碍消除后的十日内可以申请顺延期限，是否准许由人民法院决定。");
    explained
}

/// The last day of the performance period that an instrument sets in days from its effect (INT-11).
///
/// The period is set by the court, so that 民事诉讼法第八十五条 applies: a last day on a rest day moves the start of
/// delay.
#[must_use]
pub fn performance_period(calendar: &Calendar, effective_on: Day, days: u32) -> Explained<Period> {
    let mut explained =
        period_of_days(calendar, effective_on, days).explain("INT-11", "履行期间", &format!("{days}日"));
    explained.derivation = explained.derivation.step(
        interpretation::article("第一百二十五条"),
        "法律文书指定的履行期间属人民法院指定的期间，自生效次日起算，最后一日为休息日的顺延。",
    );
    explained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_in_days_ends_on_the_first_working_day_after_rest_days() {
        let calendar = Calendar::national();
        for (event, days, raw_end, end) in [
            ("2026-09-21", 10, "2026-10-01", "2026-10-08"),
            ("2026-09-20", 10, "2026-09-30", "2026-09-30"),
            ("2026-09-28", 10, "2026-10-08", "2026-10-08"),
            ("2026-09-30", 10, "2026-10-10", "2026-10-10"),
            ("2026-10-01", 10, "2026-10-11", "2026-10-12"),
            ("2024-06-20", 10, "2024-06-30", "2024-07-01"),
        ] {
            let period = period_of_days(calendar, day(event), days);
            assert_eq!((period.raw_end, period.end), (day(raw_end), day(end)), "{event} + {days}");
            assert!(!period.provisional);
        }
    }

    #[test]
    fn months_and_years_end_on_the_corresponding_day_or_the_last_of_the_month() {
        let calendar = Calendar::national();
        for (event, months, end) in [
            ("2025-08-31", 6, "2026-02-28"),
            ("2025-08-28", 6, "2026-02-28"),
            ("2024-07-01", 24, "2026-07-01"),
        ] {
            assert_eq!(period_of_months(calendar, day(event), months).end, day(end), "{event} + {months}");
        }
        assert_eq!(period_of_years(calendar, day("2024-02-29"), 1).raw_end, day("2025-02-28"));
    }

    #[test]
    fn a_year_without_its_notice_gives_a_provisional_end() {
        let period = period_of_days(Calendar::national(), day("2027-09-21"), 10);
        assert_eq!((period.end, period.provisional), (day("2027-10-04"), true));
        // The raw end lies in the known year, the roll leads into the unknown one.
        let period = period_of_days(Calendar::national(), day("2016-12-21"), 10);
        assert_eq!(
            (period.raw_end, period.end, period.provisional),
            (day("2016-12-31"), day("2017-01-03"), false)
        );
    }

    #[test]
    fn a_paper_posted_on_the_last_day_is_in_time() {
        let period = period_of_days(Calendar::national(), day("2026-09-21"), 10);
        for (posted, in_time) in [("2026-10-07", true), ("2026-10-08", true), ("2026-10-09", false)] {
            assert_eq!(posted_in_time(&period, day(posted)).value, in_time, "{posted}");
        }
    }

    #[test]
    fn an_extension_is_asked_within_ten_days_after_the_obstacle() {
        let due = extension_request_due(Calendar::national(), day("2026-03-02")).value;
        assert_eq!(due.end, day("2026-03-12"));
    }
}
