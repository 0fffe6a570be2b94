//! Days that do not count (不计入期限): why a clock stands still, and the union of the spans.
//!
//! Several reasons may hold on the same day; that day is deducted once (TIM-02).

use crate::case::Case;
use law::Calendar;
use law::trial_limits2000::ExclusionReason;
use values::Day;

/// Why days do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Enforcement is suspended (《严格审限规定》第九条第九项).
    Suspension,
    /// A settlement is being performed: counts for limits of the court's own, and for the handling limit only where
    /// enforcement was suspended for it.
    Settlement,
}

impl Why {
    /// The Chinese words.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Why::Suspension => "中止执行",
            Why::Settlement => "履行和解协议",
        }
    }

    /// As the law names it, where days of this reason do not count towards the handling limit.
    #[must_use]
    pub fn exclusion(self) -> Option<ExclusionReason> {
        match self {
            Why::Suspension => Some(ExclusionReason::Suspension),
            Why::Settlement => None,
        }
    }
}

/// One span of days that do not count, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standstill {
    /// The first day.
    pub from: Day,
    /// The last day; none while it lasts.
    pub until: Option<Day>,
    /// Why.
    pub why: Why,
}

/// Disjoint spans, the earliest first, that hold the days of all spans that are over; days before `first` are left out.
#[must_use]
pub fn union(spans: &[Standstill], first: Day) -> Vec<(Day, Day)> {
    let mut over: Vec<(Day, Day)> = spans
        .iter()
        .filter_map(|span| Some((span.from.max(first), span.until?)))
        .filter(|(from, until)| from <= until)
        .collect();
    over.sort_unstable();
    let mut union: Vec<(Day, Day)> = Vec::new();
    for (from, until) in over {
        match union.last_mut() {
            Some(last) if from <= last.1.next() => last.1 = last.1.max(until),
            _ => union.push((from, until)),
        }
    }
    union
}

/// How many days the spans hold together, each counted once.
#[must_use]
pub fn days(spans: &[Standstill], first: Day) -> i32 {
    union(spans, first).iter().map(|(from, until)| until.days_since(*from) + 1).sum()
}

/// How days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Every day.
    Calendar,
    /// Working days only.
    Working,
}

impl Counting {
    /// Stored words and Chinese titles.
    pub const CHOICES: [(&'static str, &'static str); 2] = [("calendar", "日"), ("working", "个工作日")];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Counting::CHOICES[self as usize].0
    }

    /// The Chinese unit.
    #[must_use]
    pub fn title(self) -> &'static str {
        Counting::CHOICES[self as usize].1
    }

    /// The counting behind a stored word.
    #[must_use]
    pub fn by_word(word: &str) -> Option<Counting> {
        [Counting::Calendar, Counting::Working].into_iter().find(|one| one.word() == word)
    }
}

/// The last day of a limit of so many days that begins after a day, without the days of the spans.
#[must_use]
pub fn last_day(started_on: Day, days: u32, counting: Counting, spans: &[Standstill]) -> Day {
    let spans = union(spans, started_on.next());
    match counting {
        Counting::Calendar => {
            let mut end = started_on.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
            for (from, until) in spans {
                if from <= end {
                    end = end.plus_days(until.days_since(from) + 1);
                }
            }
            end
        }
        Counting::Working => {
            let calendar = Calendar::national();
            let stands_still = |day: Day| spans.iter().any(|(from, until)| (*from..=*until).contains(&day));
            let (mut day, mut left) = (started_on, days);
            while left > 0 {
                day = day.next();
                left -= u32::from(!calendar.is_rest_day(day) && !stands_still(day));
            }
            day
        }
    }
}

impl Case {
    /// Every span in which the case stood still, whatever the reason.
    #[must_use]
    pub fn standstills(&self) -> Vec<Standstill> {
        let suspended = self.suspensions.iter().map(|one| Standstill {
            from: one.since.next(),
            until: one.until,
            why: Why::Suspension,
        });
        let settled = self.settlements.iter().map(|one| Standstill {
            from: one.agreed_on.next(),
            until: one.ended.map(|(_, on, _)| on),
            why: Why::Settlement,
        });
        suspended.chain(settled).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(from: &str, until: &str, why: Why) -> Standstill {
        Standstill { from: day(from), until: Some(day(until)), why }
    }

    #[test]
    fn a_day_with_two_reasons_is_deducted_once() {
        let spans = [
            span("2026-03-10", "2026-03-20", Why::Settlement),
            span("2026-03-05", "2026-03-12", Why::Suspension),
            span("2026-03-21", "2026-03-22", Why::Suspension),
            Standstill { from: day("2026-04-01"), until: None, why: Why::Suspension },
        ];
        let first = day("2026-03-02");
        assert_eq!(union(&spans, first), [(day("2026-03-05"), day("2026-03-22"))]);
        assert_eq!(days(&spans, first), 18);
        assert_eq!(days(&spans, day("2026-03-20")), 3, "only days after the start");
        assert_eq!(last_day(day("2026-03-01"), 10, Counting::Calendar, &spans), day("2026-03-29"));
        assert_eq!(last_day(day("2026-03-02"), 3, Counting::Working, &spans), day("2026-03-23"));
        assert_eq!(last_day(day("2026-03-01"), 3, Counting::Calendar, &spans), day("2026-03-04"));
    }

    #[test]
    fn the_last_day_is_what_counting_day_by_day_gives_in_any_order_of_the_spans() {
        let mut state = 11_u64;
        let mut next = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i32::try_from((state >> 33) % most).unwrap()
        };
        let calendar = Calendar::national();
        for _ in 0..3_000 {
            let started_on = day("2024-01-01").plus_days(next(900));
            let mut spans: Vec<Standstill> = (0..next(6))
                .map(|turn| {
                    let from = started_on.plus_days(next(90) - 20);
                    let why = if turn % 2 == 0 { Why::Suspension } else { Why::Settlement };
                    Standstill { from, until: Some(from.plus_days(next(40) - 2)), why }
                })
                .collect();
            let limit = u32::try_from(next(60) + 1).unwrap();
            for counting in [Counting::Calendar, Counting::Working] {
                let counts = |day: Day| {
                    let still = spans.iter().any(|one| (one.from..=one.until.unwrap()).contains(&day));
                    !still && (counting == Counting::Calendar || !calendar.is_rest_day(day))
                };
                // The last day is the first on which all days of the limit have passed. Days off after it move nothing.
                let (mut today, mut left) = (started_on, limit);
                while left > 0 {
                    today = today.next();
                    left -= u32::from(counts(today));
                }
                assert_eq!(
                    last_day(started_on, limit, counting, &spans),
                    today,
                    "{started_on} {limit} {spans:?}"
                );
                if counting == Counting::Calendar {
                    let passed = today.days_since(started_on) - limit.cast_signed();
                    let within: Vec<Standstill> = spans
                        .iter()
                        .map(|one| Standstill { until: one.until.map(|until| until.min(today)), ..*one })
                        .collect();
                    assert_eq!(days(&within, started_on.next()), passed, "{spans:?}");
                }
            }
            let forward = union(&spans, started_on);
            spans.reverse();
            assert_eq!(union(&spans, started_on), forward);
        }
    }
}
