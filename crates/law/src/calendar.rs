//! The calendar of rest days and working days.
//!
//! The yearly notice of the State Council is data (`data/holidays.tsv`), never computed: the notice moves weekends.
//! Where the notice of a coming year is not out yet, Saturdays and Sundays rest and the festivals that the measures on
//! holidays fix to a day of the civil year ([`FIXED`]); whoever asks is told that the answer is provisional
//! ([`Calendar::is_published`]).

use std::collections::BTreeSet;
use std::sync::OnceLock;
use values::{Day, Weekday};

/// Which days are rest days.
///
/// Interpretation (D-01): Saturdays and Sundays count as 法定休假日, a weekend day turned into a working day by the
/// notice does not. Assumption: before 2004 no notices are kept, and the six-day week of the years before May 1995 is
/// left out.
#[derive(Clone, Debug)]
pub struct Calendar {
    rest: BTreeSet<Day>,
    work: BTreeSet<Day>,
    published: BTreeSet<i32>,
    first: i32,
    is_rest: Vec<bool>,
}

/// A line of a holiday notice that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("放假安排第 {line} 行无法识别：“{text}”，应为“日期 rest 或 work 节日”，以制表符分隔")]
pub struct NotANotice {
    /// The number of the line, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

/// The days, as month and day, on which everybody is off in every year, whatever the notice adds to them.
///
/// > 全国年节及纪念日放假办法第二条 全体公民放假的节日：（一）元旦，放假1天（1月1日）；……（四）劳动节，放假2天（5月1日、2日）；……
/// > （七）国庆节，放假3天（10月1日至3日）。
///
/// The other festivals follow the lunar year or the sun, and are known with the notice. The text is that of 2024; it is
/// asked only about years that come after the last notice.
pub const FIXED: [(u32, u32); 6] = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

/// What a derivation says of a day whose year has no notice yet.
pub(crate) const NOT_PUBLISHED: &str =
    "该年度放假安排尚未公布，暂按周六、周日和元旦、劳动节、国庆节的法定放假日为休息日计算。";

/// The notices of holidays that this release knows.
pub(crate) const NOTICES: &str = include_str!("../data/holidays.tsv");

impl Calendar {
    /// The calendar of mainland China, from the notices that this release knows.
    #[must_use]
    pub fn national() -> &'static Calendar {
        static NATIONAL: OnceLock<Calendar> = OnceLock::new();
        NATIONAL.get_or_init(|| Calendar::from_notices(NOTICES).expect("data/holidays.tsv is well-formed"))
    }

    /// A calendar from lines of `day⇥rest|work⇥festival`; `#` begins a remark.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn from_notices(text: &str) -> Result<Calendar, NotANotice> {
        let mut calendar = Calendar {
            rest: BTreeSet::new(),
            work: BTreeSet::new(),
            published: BTreeSet::new(),
            first: 0,
            is_rest: Vec::new(),
        };
        calendar.read(text)?;
        Ok(calendar)
    }

    /// This calendar and one more notice. The notices that a program knows come with its release; no court can add one
    /// to it yet.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn with_notice(&self, text: &str) -> Result<Calendar, NotANotice> {
        let mut calendar = self.clone();
        calendar.read(text)?;
        Ok(calendar)
    }

    fn read(&mut self, text: &str) -> Result<(), NotANotice> {
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let bad = || NotANotice { line: index + 1, text: line.to_owned() };
            let mut fields = line.split('\t');
            let day: Day = fields.next().and_then(|text| text.parse().ok()).ok_or_else(bad)?;
            match fields.next() {
                Some("rest") => {
                    self.work.remove(&day);
                    self.rest.insert(day);
                }
                Some("work") => {
                    self.rest.remove(&day);
                    self.work.insert(day);
                }
                _ => return Err(bad()),
            }
            self.published.insert(day.year());
        }
        self.index();
        Ok(())
    }

    /// Lays the days of the published years out flat, so that asking about a day is one look.
    fn index(&mut self) {
        let (Some(first), Some(last)) = (self.published.first(), self.published.last()) else { return };
        let (Some(first), Some(last)) = (Day::new(*first, 1, 1), Day::new(*last, 12, 31)) else { return };
        self.first = first.number();
        self.is_rest = (first.number()..=last.number())
            .map(Day::from_number)
            .map(|day| self.rest.contains(&day) || (is_weekend(day) && !self.work.contains(&day)))
            .collect();
    }

    /// Whether nobody works on that day: a weekend or a day off by the notice, and not a make-up working day. After the
    /// last notice: a weekend or a fixed festival.
    #[must_use]
    pub fn is_rest_day(&self, day: Day) -> bool {
        match usize::try_from(day.number() - self.first) {
            Err(_) => is_weekend(day),
            Ok(index) => {
                self.is_rest.get(index).copied().unwrap_or_else(|| is_weekend(day) || is_fixed_festival(day))
            }
        }
    }

    /// Whether the day is a weekend day that the notice turned into a working day (调休上班).
    #[must_use]
    pub fn is_makeup_workday(&self, day: Day) -> bool {
        self.work.contains(&day) && is_weekend(day)
    }

    /// Whether the notice of that year is known. Before it is out, answers that touch the year are provisional.
    #[must_use]
    pub fn is_published(&self, year: i32) -> bool {
        self.published.contains(&year)
    }

    /// The day itself where it is a working day, else the first working day after it.
    #[must_use]
    pub fn next_working_day_from(&self, day: Day) -> Day {
        let mut day = day;
        while self.is_rest_day(day) && day.next() > day {
            day = day.next();
        }
        day
    }

    /// The day itself where it is a working day, else the last working day before it.
    #[must_use]
    pub fn last_working_day_until(&self, day: Day) -> Day {
        let mut day = day;
        while self.is_rest_day(day) && day.previous() < day {
            day = day.previous();
        }
        day
    }

    /// The working day that is so many working days after the given day, which is not counted (CAL-04).
    #[must_use]
    pub fn plus_working_days(&self, event: Day, days: u32) -> Day {
        (0..days).fold(event, |day, _| self.next_working_day_from(day.next()))
    }
}

fn is_fixed_festival(day: Day) -> bool {
    let (_, month, day) = day.civil();
    FIXED.contains(&(month, day))
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn rest_days_follow_the_notice_before_the_weekday() {
        let calendar = Calendar::national();
        for (text, rest, makeup) in [
            ("2026-09-30", false, false),
            ("2026-10-01", true, false),
            ("2026-10-07", true, false),
            ("2026-10-08", false, false),
            ("2026-10-10", false, true),
            ("2026-10-11", true, false),
            ("2026-02-28", false, true),
            // No notice is out yet: the fixed festivals rest, and what follows from the lunar year is not known.
            ("2029-01-01", true, false),
            ("2029-01-02", false, false),
            ("2027-05-01", true, false),
            ("2028-05-02", true, false),
            ("2028-05-03", false, false),
            ("2027-10-01", true, false),
            ("2027-10-04", false, false),
            ("2027-02-08", false, false),
            ("1999-10-01", false, false),
            ("1999-10-02", true, false),
            // The notice of 2020 names this Monday as worked, but it was no weekend.
            ("2020-02-03", false, false),
        ] {
            assert_eq!(calendar.is_rest_day(day(text)), rest, "{text}");
            assert_eq!(calendar.is_makeup_workday(day(text)), makeup, "{text}");
        }
    }

    #[test]
    fn every_year_from_2004_to_2026_is_published_and_no_other() {
        let published: Vec<i32> =
            (1990..2040).filter(|year| Calendar::national().is_published(*year)).collect();
        assert_eq!(published, (2004..=2026).collect::<Vec<_>>());
    }

    #[test]
    fn working_days_leave_out_the_start_and_the_rest_days() {
        let calendar = Calendar::national();
        for (event, days, end) in [
            ("2026-09-30", 0, "2026-09-30"),
            ("2026-09-30", 1, "2026-10-08"),
            ("2026-09-30", 3, "2026-10-10"),
            ("2026-09-30", 4, "2026-10-12"),
            ("2026-10-03", 1, "2026-10-08"),
        ] {
            assert_eq!(calendar.plus_working_days(day(event), days), day(end), "{event} + {days}");
        }
        assert_eq!(calendar.last_working_day_until(day("2026-10-05")), day("2026-09-30"));
    }

    #[test]
    fn a_court_adds_the_notice_of_the_coming_year() {
        let calendar = Calendar::national()
            .with_notice("# 2027\n2027-10-01\trest\t国庆节\n2027-10-09\twork\t国庆节\n")
            .unwrap();
        assert!(calendar.is_published(2027) && calendar.is_rest_day(day("2027-10-01")));
        assert!(!calendar.is_rest_day(day("2027-10-09")));
        let error = Calendar::national().with_notice("2027-10-01\t休\n").unwrap_err();
        assert_eq!(error.line, 1);
    }
}
