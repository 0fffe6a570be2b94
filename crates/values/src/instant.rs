//! Points in time.

use crate::Day;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A point in time: microseconds since 1970-01-01T00:00:00Z. Shown in Beijing time, which has had no summer time
/// since 1992.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

const SECOND: i64 = 1_000_000;
const BEIJING_OFFSET: i64 = 8 * 3_600 * SECOND;
const DAY: i64 = 86_400 * SECOND;

impl Instant {
    /// The civil day in Beijing.
    #[must_use]
    pub fn day(self) -> Day {
        Day::from_number((self.0 + BEIJING_OFFSET).div_euclid(DAY) as i32)
    }

    /// So many seconds past Beijing midnight of a day.
    #[must_use]
    pub fn at(day: Day, seconds: i64) -> Instant {
        Instant(i64::from(day.number()) * DAY - BEIJING_OFFSET + seconds * SECOND)
    }

    /// So many seconds later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Instant {
        Instant(self.0 + seconds * SECOND)
    }

    /// Hour and minute in Beijing, `09:05`.
    #[must_use]
    pub fn clock_time(self) -> String {
        let seconds = (self.0 + BEIJING_OFFSET).rem_euclid(DAY) / SECOND;
        format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)
    }
}

impl fmt::Display for Instant {
    /// `2026-03-10T09:05:07.000123+08:00`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = (self.0 + BEIJING_OFFSET).rem_euclid(DAY);
        let seconds = within / SECOND;
        write!(
            out,
            "{}T{:02}:{:02}:{:02}.{:06}+08:00",
            self.day(),
            seconds / 3_600,
            seconds / 60 % 60,
            seconds % 60,
            within % SECOND
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_beijing_midnight() {
        let day: Day = "2026-03-10".parse().unwrap();
        let midnight = Instant::at(day, 0);
        assert_eq!(midnight.day(), day);
        assert_eq!(Instant(midnight.0 - 1).day(), day.previous());
        assert_eq!(Instant::at(day, 32_707).to_string(), "2026-03-10T09:05:07.000000+08:00");
        assert_eq!(Instant::at(day, 32_707).clock_time(), "09:05");
    }
}
