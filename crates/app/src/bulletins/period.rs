//! Which bulletins there are, and over which days.

use std::fmt;
use std::str::FromStr;
use store::read::indicators::Level;
use values::{Day, Weekday};

/// A kind of bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BulletinKind {
    /// A week, by team.
    Teams,
    /// A month, by handler.
    Handlers,
    /// A month of the court.
    Court,
}

impl BulletinKind {
    /// All kinds.
    pub const ALL: [BulletinKind; 3] = [BulletinKind::Teams, BulletinKind::Handlers, BulletinKind::Court];

    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            BulletinKind::Teams => "teams",
            BulletinKind::Handlers => "handlers",
            BulletinKind::Court => "court",
        }
    }

    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            BulletinKind::Teams => "各团队一周办案情况",
            BulletinKind::Handlers => "各承办人一月办案情况",
            BulletinKind::Court => "全院一月执行质效情况",
        }
    }

    /// Of whom its rows are.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            BulletinKind::Teams => Level::Team,
            BulletinKind::Handlers => Level::Handler,
            BulletinKind::Court => Level::Court,
        }
    }

    /// What its periods are called: this one, the one before, a year before.
    #[must_use]
    pub fn spans(self) -> [&'static str; 3] {
        match self {
            BulletinKind::Teams => ["本周", "前一周", "上年同期"],
            BulletinKind::Handlers | BulletinKind::Court => ["本月", "上月", "上年同月"],
        }
    }

    /// The first day of the period in which a day lies.
    #[must_use]
    pub fn first_of(self, day: Day) -> Day {
        match self {
            BulletinKind::Teams => {
                (0..7).map(|back| day.plus_days(-back)).find(|day| day.weekday() == Weekday::Monday)
            }
            BulletinKind::Handlers | BulletinKind::Court => {
                let (year, month, _) = day.civil();
                Day::new(year, month, 1)
            }
        }
        .expect("a week has a Monday and a month a first day")
    }

    /// The first day of the period before the one that begins on a day.
    #[must_use]
    pub fn before(self, first: Day) -> Day {
        self.first_of(first.previous())
    }

    fn last(self, first: Day) -> Day {
        match self {
            BulletinKind::Teams => first.plus_days(6),
            BulletinKind::Handlers | BulletinKind::Court => first.plus_months(1).previous(),
        }
    }
}

/// Which bulletin: its kind and the first day of its period. Written `teams-2026-11-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BulletinId {
    /// The kind.
    pub kind: BulletinKind,
    /// The first day.
    pub from: Day,
}

impl BulletinId {
    /// The bulletin over the period in which a day lies.
    #[must_use]
    pub fn over(kind: BulletinKind, day: Day) -> BulletinId {
        BulletinId { kind, from: kind.first_of(day) }
    }

    /// The one of the period before.
    #[must_use]
    pub fn before(self) -> BulletinId {
        BulletinId { from: self.kind.before(self.from), ..self }
    }

    /// The last day.
    #[must_use]
    pub fn until(self) -> Day {
        self.kind.last(self.from)
    }

    /// This period, the one before, and the same a year before: of a week the same days of the calendar.
    #[must_use]
    pub fn days(self) -> [(Day, Day); 3] {
        let (from, until) = (self.from, self.until());
        let before = self.before();
        let year_before = match self.kind {
            BulletinKind::Teams => (from.plus_years(-1), from.plus_years(-1).plus_days(6)),
            BulletinKind::Handlers | BulletinKind::Court => {
                let from = from.plus_years(-1);
                (from, self.kind.last(from))
            }
        };
        [(from, until), (before.from, before.until()), year_before]
    }
}

impl fmt::Display for BulletinId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.kind.word(), self.from)
    }
}

/// A text that names no bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotABulletin;

impl FromStr for BulletinId {
    type Err = NotABulletin;

    fn from_str(text: &str) -> Result<BulletinId, NotABulletin> {
        let (word, day) = text.split_once('-').ok_or(NotABulletin)?;
        let kind = BulletinKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or(NotABulletin)?;
        let from: Day = day.parse().map_err(|_| NotABulletin)?;
        let id = BulletinId { kind, from };
        if kind.first_of(from) == from { Ok(id) } else { Err(NotABulletin) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bulletin_is_of_a_whole_week_or_month_and_stands_beside_the_one_before_and_a_year_before() {
        for (text, days) in [
            ("teams-2026-11-16", "2026-11-16 2026-11-22 2026-11-09 2026-11-15 2025-11-16 2025-11-22"),
            ("teams-2026-01-05", "2026-01-05 2026-01-11 2025-12-29 2026-01-04 2025-01-05 2025-01-11"),
            ("handlers-2026-03-01", "2026-03-01 2026-03-31 2026-02-01 2026-02-28 2025-03-01 2025-03-31"),
            ("court-2025-02-01", "2025-02-01 2025-02-28 2025-01-01 2025-01-31 2024-02-01 2024-02-29"),
        ] {
            let id: BulletinId = text.parse().unwrap();
            assert_eq!(id.to_string(), text);
            let told: Vec<String> = id.days().iter().map(|(from, until)| format!("{from} {until}")).collect();
            assert_eq!(told.join(" "), days, "{text}");
        }
        for wrong in
            ["teams-2026-11-17", "court-2026-11-02", "judges-2026-11-01", "teams", "teams-2026-13-01"]
        {
            assert!(wrong.parse::<BulletinId>().is_err(), "{wrong}");
        }
    }
}
