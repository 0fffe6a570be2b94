//! Civil days.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A civil day in China, without a time: the unit of every statutory period.
///
/// Kept as the number of days since 1970-01-01, so that differences are subtractions. Written `2026-03-10`; Chinese
/// papers write [`Day::chinese`]. The calendar goes from 1900 to 2199, and nothing else is read; arithmetic runs on
/// beyond it, so that a result that lies outside is seen ([`Day::is_in_calendar`]) and not mistaken for the last day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// The first day of the calendar.
    pub const MIN: Day = Day(-25_567);
    /// The last day of the calendar.
    pub const MAX: Day = Day(84_005);
    /// Where arithmetic stops at last: 1000-01-01 and 9999-12-31, the years of four digits.
    const BOUNDS: (Day, Day) = (Day(-354_285), Day(2_932_896));

    /// The given day of the calendar, or none where there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1900..=2199).contains(&year)
            || !(1..=12).contains(&month)
            || day < 1
            || day > days_in_month(year, month)
        {
            return None;
        }
        Some(Day(days_from_civil(year, month, day)))
    }

    /// Whether the day lies within the calendar, from [`Day::MIN`] to [`Day::MAX`].
    #[must_use]
    pub fn is_in_calendar(self) -> bool {
        (Day::MIN..=Day::MAX).contains(&self)
    }

    /// Days since 1970-01-01, the stored form.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// From days since 1970-01-01, clamped to the years 1000 to 9999.
    #[must_use]
    pub fn from_number(number: i32) -> Day {
        let (first, last) = Day::BOUNDS;
        Day(number.clamp(first.0, last.0))
    }

    /// Year, month (1–12) and day of the month (1–31).
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        [Thursday, Friday, Saturday, Sunday, Monday, Tuesday, Wednesday][self.0.rem_euclid(7) as usize]
    }

    /// So many days later (earlier where negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        Day::from_number(self.0.saturating_add(days))
    }

    /// The corresponding day so many months later; where that month has no such day, its last day (民法典第二百零二条).
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let (year, month, day) = self.civil();
        let index = (year * 12 + month as i32 - 1).saturating_add(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        let (first, last) = Day::BOUNDS;
        if year < first.year() {
            return first;
        }
        if year > last.year() {
            return last;
        }
        Day(days_from_civil(year, month, day.min(days_in_month(year, month))))
    }

    /// The corresponding day so many years later.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Day {
        self.plus_months(years.saturating_mul(12))
    }

    /// The next day.
    #[must_use]
    pub fn next(self) -> Day {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Day {
        self.plus_days(-1)
    }

    /// Days from `earlier` to this day: 0 on the same day, negative where this day is the earlier one.
    #[must_use]
    pub const fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// As papers write it: `2026年3月10日`.
    #[must_use]
    pub fn chinese(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year}年{month}月{day}日")
    }

    /// As the date of a ruling is written: `二〇二六年三月十日`.
    #[must_use]
    pub fn chinese_numerals(self) -> String {
        const DIGIT: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        let small = |n: u32| -> String {
            let mut text = String::new();
            match n / 10 {
                0 => {}
                1 => text.push('十'),
                tens => text.extend([DIGIT[tens as usize], '十']),
            }
            if !n.is_multiple_of(10) {
                text.push(DIGIT[(n % 10) as usize]);
            }
            text
        };
        let (year, month, day) = self.civil();
        let year: String = year.to_string().bytes().map(|digit| DIGIT[(digit - b'0') as usize]).collect();
        format!("{year}年{}月{}日", small(month), small(day))
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(number: i32) -> (i32, u32, u32) {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u32, day as u32)
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A text that is not a day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是日期，请填写如 2026-03-10")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `2026-03-10`, `2026/3/10`, `2026.3.10`, `2026年3月10日`.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let bad = || NotADay(text.to_owned());
        let plain = text.trim().trim_end_matches('日').replace(['年', '月', '/', '.'], "-");
        let mut parts = plain.splitn(3, '-');
        let mut part = || parts.next().and_then(|part| part.trim().parse::<u32>().ok()).ok_or_else(bad);
        let (year, month, day) = (part()?, part()?, part()?);
        Day::new(i32::try_from(year).map_err(|_| bad())?, month, day).ok_or_else(bad)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn every_day_that_can_be_written_is_read_back() {
        let mut count = 0;
        for number in Day::MIN.0..=Day::MAX.0 {
            let (year, month, d) = Day(number).civil();
            assert_eq!(Day::new(year, month, d), Some(Day(number)));
            count += 1;
        }
        assert_eq!(
            (Day::MIN.to_string().as_str(), Day::MAX.to_string().as_str()),
            ("1900-01-01", "2199-12-31")
        );
        assert_eq!(count, 109_573);
    }

    #[test]
    fn months_end_on_the_corresponding_day_or_the_last() {
        assert_eq!(day("2025-08-31").plus_months(6), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus_years(3), day("2027-02-28"));
        assert_eq!(day("2024-01-15").plus_months(-1), day("2023-12-15"));
    }

    #[test]
    fn arithmetic_runs_on_beyond_the_calendar_and_is_seen_to() {
        assert!(Day::MIN.is_in_calendar() && Day::MAX.is_in_calendar());
        for (later, text) in [
            (Day::MAX.next(), "2200-01-01"),
            (Day::MAX.plus_months(2), "2200-02-28"),
            (Day::MIN.previous(), "1899-12-31"),
            (Day::MAX.plus_years(100_000), "9999-12-31"),
            (Day::MAX.plus_days(i32::MAX), "9999-12-31"),
            (Day::MIN.plus_months(i32::MIN), "1000-01-01"),
        ] {
            assert_eq!(later.to_string(), text);
            assert!(!later.is_in_calendar() && text.parse::<Day>().is_err(), "{text}");
        }
        assert_eq!(Day::MAX.next().previous(), Day::MAX);
    }

    #[test]
    fn weekdays_and_forms() {
        assert_eq!(day("2026-10-10").weekday(), Weekday::Saturday);
        assert_eq!(day("1970-01-01").weekday(), Weekday::Thursday);
        assert_eq!(day("2026年3月10日"), day("2026-03-10"));
        assert_eq!(day("2026-10-20").chinese_numerals(), "二〇二六年十月二十日");
        for text in ["2026-02-29", "", "2026-13-01", "明天", "26-1-1"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }
}
