//! What a case adds to the cube.

use crate::Value;
use crate::read::projection::{NEVER, TableRow};
use crate::read::tables::{CASE_FACT, CASE_HOLDING, FACT_SUM};
use docket::case::{Assignment, Case};
use docket::indicator::{Class, Fact, facts, held};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// Of whom a sum of the cube is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The whole court by kind of case, without class: what many courts together are read from.
    Whole,
    /// The court.
    Court,
    /// A team.
    Team,
    /// A handler.
    Handler,
    /// A cause.
    Cause,
}

impl Level {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Level::Whole => "whole",
            Level::Court => "court",
            Level::Team => "team",
            Level::Handler => "handler",
            Level::Cause => "cause",
        }
    }
}

/// Over which days a sum of the cube goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// One day; kept for the court as a whole alone.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Grain {
    /// The stored word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Month => "month",
            Grain::Year => "year",
        }
    }

    /// The first day of the month or year in which a day lies, or the day itself.
    #[must_use]
    pub fn first(self, day: Day) -> Day {
        let (year, month, _) = day.civil();
        let first = match self {
            Grain::Day => Some(day),
            Grain::Month => Day::new(year, month, 1),
            Grain::Year => Day::new(year, 1, 1),
        };
        first.expect("a month has a first day")
    }
}

/// The rows of a case: each of its facts, the sums to which they add, and in whose hands it was.
pub(super) fn rows(court: &str, case: &Case) -> Vec<TableRow> {
    let (kind, class, cause) = (case.filing.number.kind().code(), Class::of(case), &case.filing.cause);
    let team = |holder: Option<&Assignment>| {
        let team = holder.and_then(|holder| holder.team.as_ref());
        team.map_or_else(String::new, ToString::to_string)
    };
    let handler =
        |holder: Option<&Assignment>| holder.map_or_else(String::new, |holder| holder.handler.to_string());
    let mut rows = Vec::new();
    let mut sums = Sums::default();
    for counted in facts(case) {
        let (team, handler) = (team(counted.holder), handler(counted.holder));
        let values = vec![
            court.into(),
            counted.fact.word().into(),
            counted.on.into(),
            case.id.as_str().into(),
            counted.subject.into(),
            counted.number.into(),
            counted.amount.into(),
            team.as_str().into(),
            handler.as_str().into(),
            kind.into(),
            class.word().into(),
            cause.as_str().into(),
        ];
        rows.push((&CASE_FACT, values));
        let both = (counted.number, counted.amount);
        sums.add(Level::Whole, "", counted.fact, counted.on, both);
        sums.add(Level::Court, "", counted.fact, counted.on, both);
        sums.add(Level::Team, &team, counted.fact, counted.on, both);
        sums.add(Level::Handler, &handler, counted.fact, counted.on, both);
        sums.add(Level::Cause, cause, counted.fact, counted.on, both);
    }
    rows.extend(sums.rows(court, kind, class.word()));
    rows.extend(held(case).into_iter().map(|held| {
        let values = vec![
            court.into(),
            held.until.map_or_else(|| NEVER.into(), Value::from),
            case.id.as_str().into(),
            held.from.into(),
            team(held.by).into(),
            handler(held.by).into(),
            kind.into(),
            class.word().into(),
            cause.as_str().into(),
        ];
        (&CASE_HOLDING, values)
    }));
    rows
}

/// Something counted that is no case: an operation of a campaign, an urging before filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedElsewhere {
    /// What.
    pub fact: Fact,
    /// On which day it counts.
    pub on: Day,
    /// What tells it from others of the same stream, kind and day.
    pub subject: u32,
    /// How much; nothing where no money belongs to it.
    pub amount: Fen,
}

/// The rows of a stream that is no case, each of its facts counted once: for the court, for the team and the officer in
/// whose hands it is, of no kind and no class.
#[must_use]
pub fn rows_of_stream(
    court: &str,
    stream: &str,
    (team, officer): (&str, &str),
    counted: &[CountedElsewhere],
) -> Vec<TableRow> {
    let (mut rows, mut sums) = (Vec::new(), Sums::default());
    for one in counted {
        let values = vec![
            court.into(),
            one.fact.word().into(),
            one.on.into(),
            stream.into(),
            one.subject.into(),
            1_i64.into(),
            one.amount.into(),
            team.into(),
            officer.into(),
            "".into(),
            "".into(),
            "".into(),
        ];
        rows.push((&CASE_FACT, values));
        let both = (1, one.amount);
        sums.add(Level::Whole, "", one.fact, one.on, both);
        sums.add(Level::Court, "", one.fact, one.on, both);
        sums.add(Level::Team, team, one.fact, one.on, both);
        sums.add(Level::Handler, officer, one.fact, one.on, both);
    }
    rows.extend(sums.rows(court, "", ""));
    rows
}

/// Of whom, over which days, of what.
type Cell = (Level, String, Grain, Day, Fact);

/// The sums of one case, all of one kind and class.
#[derive(Default)]
struct Sums(BTreeMap<Cell, (i64, Fen)>);

impl Sums {
    fn add(&mut self, level: Level, unit: &str, fact: Fact, on: Day, (number, amount): (i64, Fen)) {
        let grains: &[Grain] = match level {
            Level::Whole | Level::Court => &[Grain::Day, Grain::Month, Grain::Year],
            Level::Team | Level::Handler | Level::Cause => &[Grain::Month, Grain::Year],
        };
        for grain in grains {
            let sum = self.0.entry((level, unit.to_owned(), *grain, grain.first(on), fact)).or_default();
            sum.0 += number;
            sum.1 += amount;
        }
    }

    fn rows(self, court: &str, kind: &str, class: &'static str) -> impl Iterator<Item = TableRow> {
        self.0.into_iter().map(move |((level, unit, grain, from, fact), (number, amount))| {
            let class = if level == Level::Whole { "" } else { class };
            let values = vec![
                court.into(),
                level.word().into(),
                unit.into(),
                grain.word().into(),
                from.into(),
                fact.word().into(),
                kind.into(),
                class.into(),
                number.into(),
                amount.into(),
            ];
            (&FACT_SUM, values)
        })
    }
}
