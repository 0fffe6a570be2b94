//! What indicators are read from: the cube, and the cases behind each of its numbers.

pub use crate::read::facts::{Grain, Level};

use crate::read::clauses::Clauses;
use crate::{Query, Row, Store, StoreError, Value};
use docket::indicator::Fact;
use values::{Day, Fen};

const SUMS: Query = query!("read/fact_sums");
/// So many courts are read by one statement; SQLite takes at most five hundred parts.
const COURTS_TOGETHER: usize = 100;
const EDGE: Query = query!("read/fact_edge");
const FACT_CASES: Query = query!("read/fact_cases");
const HOLDING_CASES: Query = query!("read/holding_cases");
const LATE_PAGES: Query = query!("read/late_pages");

/// Of whom the figures are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Of {
    /// The level.
    pub level: Level,
    /// The id of the team or handler, or the cause; empty for the court.
    pub unit: String,
}

/// The sum of a fact over some days, of the cases of one kind and class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumRow {
    /// What was counted.
    pub fact: Fact,
    /// The letters of the kind of case.
    pub kind: String,
    /// The stored word of the class; empty at [`Level::Whole`].
    pub class: String,
    /// How many.
    pub number: i64,
    /// How much.
    pub amount: Fen,
}

impl SumRow {
    fn times(self, sign: i64) -> SumRow {
        SumRow { number: sign * self.number, amount: Fen(sign * self.amount.0), ..self }
    }
}

/// Which cases of a selection count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Of a kind, by its letters; empty for all.
    pub kind: String,
    /// Of one of these classes; empty for all.
    pub classes: Vec<&'static str>,
}

/// A case behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// What was counted.
    pub fact: Fact,
    /// When.
    pub on: Day,
    /// The case's id.
    pub case_id: String,
    /// How many it counted.
    pub counted: i64,
    /// How much.
    pub amount: Fen,
    /// The case as lists show it.
    pub case: BehindRow,
}

/// A case that was open on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingRow {
    /// The case's id.
    pub case_id: String,
    /// Since when it was in these hands.
    pub from: Day,
    /// When it was filed.
    pub filed_on: Day,
    /// What was applied for.
    pub claimed: Fen,
    /// The case as lists show it.
    pub case: BehindRow,
}

/// What a list behind a number shows of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindRow {
    /// The case number.
    pub number: String,
    /// The creditors.
    pub creditors: String,
    /// The debtors.
    pub debtors: String,
    /// The cause.
    pub cause: String,
    /// The handler's name now.
    pub handler_name: Option<String>,
    /// The stored word of the stage now.
    pub stage: String,
}

/// Days from the first to before the last that the cube answers in one go.
type Part = (Grain, Day, Day);

/// The days from `from` to before `until`, or all before `until`, as few sums of years, months and days.
fn parts(from: Option<Day>, until: Day) -> Vec<Part> {
    fn of(grain: Grain, from: Option<Day>, until: Day, parts: &mut Vec<Part>) {
        let start = from.unwrap_or(Day::MIN);
        if start >= until {
            return;
        }
        let finer = match grain {
            Grain::Day => {
                parts.push((Grain::Day, start, until));
                return;
            }
            Grain::Month => Grain::Day,
            Grain::Year => Grain::Month,
        };
        let first = match from {
            Some(from) if grain.first(from) < from => next(grain, from),
            _ => start,
        };
        let last = grain.first(until);
        if first >= last {
            of(finer, from, until, parts);
            return;
        }
        parts.push((grain, first, last));
        if start < first {
            of(finer, Some(start), first, parts);
        }
        of(finer, Some(last), until, parts);
    }
    let mut found = Vec::new();
    of(Grain::Year, from, until, &mut found);
    found
}

/// Single days as the fewest that must be counted: where most of a month is asked for, the whole month without the rest
/// of it. The sign says whether the part is added or taken away.
fn fewest_days(from: Day, until: Day) -> Vec<(i64, Part)> {
    let mut found = Vec::new();
    let mut start = from;
    while start < until {
        let (month, after) = (Grain::Month.first(start), next(Grain::Month, start));
        let end = after.min(until);
        let inside = end.days_since(start);
        if inside > after.days_since(month) - inside {
            found.push((1, (Grain::Month, month, after)));
            let rest = [(month, start), (end, after)].into_iter().filter(|(from, until)| from < until);
            found.extend(rest.map(|(from, until)| (-1, (Grain::Day, from, until))));
        } else {
            found.push((1, (Grain::Day, start, end)));
        }
        start = end;
    }
    found
}

/// The first day of the month or year after the one in which a day lies.
fn next(grain: Grain, day: Day) -> Day {
    let first = grain.first(day);
    match grain {
        Grain::Day => first.next(),
        Grain::Month => first.plus_months(1),
        Grain::Year => first.plus_months(12),
    }
}

impl Store {
    /// The sums of facts from a day to before another, or of all before it; several of the same fact add up, some of
    /// them negative.
    ///
    /// Single days of a team, a handler or a cause are counted from the cases themselves; only the facts asked for.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn fact_sums(
        &self,
        court: &str,
        of: &Of,
        (from, until): (Option<Day>, Day),
        facts: &[Fact],
    ) -> Result<Vec<SumRow>, StoreError> {
        let has_days = matches!(of.level, Level::Whole | Level::Court);
        self.read(|connection| {
            let mut sums = Vec::new();
            let parts = parts(from, until).into_iter().flat_map(|part| match part {
                (Grain::Day, from, until) if !has_days => fewest_days(from, until),
                part => vec![(1, part)],
            });
            for (sign, (grain, from, until)) in parts {
                if grain == Grain::Day && !has_days {
                    for fact in facts {
                        let values = [
                            court.into(),
                            fact.word().into(),
                            from.into(),
                            until.into(),
                            of.level.word().into(),
                            of.unit.as_str().into(),
                        ];
                        for row in &connection.rows(&EDGE, &values)? {
                            sums.push(sum(*fact, row, 0)?.times(sign));
                        }
                    }
                    continue;
                }
                let values: [Value; 6] = [
                    court.into(),
                    of.level.word().into(),
                    of.unit.as_str().into(),
                    grain.word().into(),
                    from.into(),
                    until.into(),
                ];
                for row in &connection.rows(&SUMS, &values)? {
                    if let Some(fact) = Fact::by_word(row.text(0)?).filter(|fact| facts.contains(fact)) {
                        sums.push(sum(fact, row, 1)?.times(sign));
                    }
                }
            }
            Ok(sums)
        })
    }

    /// The sums of facts of several courts together by kind of case, from a day to before another, or of all before it.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn fact_sums_together(
        &self,
        courts: &[&str],
        (from, until): (Option<Day>, Day),
        facts: &[Fact],
    ) -> Result<Vec<SumRow>, StoreError> {
        self.read(|connection| {
            let mut sums = Vec::new();
            for (grain, from, until) in parts(from, until) {
                for courts in courts.chunks(COURTS_TOGETHER) {
                    let mut values: Vec<Value> = vec![
                        courts[0].into(),
                        Level::Whole.word().into(),
                        "".into(),
                        grain.word().into(),
                        from.into(),
                        until.into(),
                    ];
                    let mut text = SUMS.text().to_owned();
                    for court in &courts[1..] {
                        values.push((*court).into());
                        text.push_str(" union all ");
                        text.push_str(&SUMS.text().replace("$1", &format!("${}", values.len())));
                    }
                    let query = Query::built("read/fact_sums_together".to_owned(), text);
                    for row in &connection.rows(&query, &values)? {
                        if let Some(fact) = Fact::by_word(row.text(0)?).filter(|fact| facts.contains(fact)) {
                            sums.push(sum(fact, row, 1)?);
                        }
                    }
                }
            }
            Ok(sums)
        })
    }

    /// The streams to which, after a position of the journal, something was added that may change the counts up to a
    /// day: a page of that day or before, or a correction. Each once, the first first; `limit` pages are looked at, and whether there may be more.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn late_streams(
        &self,
        court: &str,
        position: i64,
        until: Day,
        limit: u32,
    ) -> Result<(Vec<String>, bool), StoreError> {
        let values = [court.into(), position.into(), until.into(), limit.into()];
        let rows = self.read(|connection| connection.rows(&LATE_PAGES, &values))?;
        let mut streams: Vec<String> = Vec::new();
        for row in &rows {
            let stream = row.text(0)?;
            if !streams.iter().any(|known| known == stream) {
                streams.push(stream.to_owned());
            }
        }
        Ok((streams, rows.len() >= limit as usize))
    }

    /// The cases behind a sum of facts, the latest day first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn fact_cases(
        &self,
        court: &str,
        of: &Of,
        (from, until): (Day, Day),
        fact: Fact,
        which: &Which,
        page: (u32, u32),
    ) -> Result<Vec<FactRow>, StoreError> {
        let mut clauses = of_fact(court, fact, (from, until));
        match of.level {
            Level::Whole | Level::Court => {}
            Level::Team => clauses.and("f.team = ?", vec![of.unit.as_str().into()]),
            Level::Handler => clauses.and("f.handler = ?", vec![of.unit.as_str().into()]),
            Level::Cause => clauses.and("f.cause = ?", vec![of.unit.as_str().into()]),
        }
        if !which.kind.is_empty() {
            clauses.and("f.kind = ?", vec![which.kind.as_str().into()]);
        }
        if !which.classes.is_empty() {
            clauses.and_in("f.class", which.classes.iter().map(|class| Value::from(*class)));
        }
        self.fact_page(clauses, fact, page)
    }

    /// The cases that were open when a day began, by their id.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn open_cases(
        &self,
        court: &str,
        of: &Of,
        day: Day,
        which: &Which,
        page: (u32, u32),
    ) -> Result<Vec<HoldingRow>, StoreError> {
        let mut clauses = open_on(court, day);
        match of.level {
            Level::Whole | Level::Court => {}
            Level::Team => clauses.and("h.team = ?", vec![of.unit.as_str().into()]),
            Level::Handler => clauses.and("h.handler = ?", vec![of.unit.as_str().into()]),
            Level::Cause => clauses.and("h.cause = ?", vec![of.unit.as_str().into()]),
        }
        if !which.kind.is_empty() {
            clauses.and("h.kind = ?", vec![which.kind.as_str().into()]);
        }
        if !which.classes.is_empty() {
            clauses.and_in("h.class", which.classes.iter().map(|class| Value::from(*class)));
        }
        self.holding_page(clauses, page)
    }

    /// A page of what [`of_fact`] finds, the latest day first.
    pub(super) fn fact_page(
        &self,
        mut clauses: Clauses,
        fact: Fact,
        page: (u32, u32),
    ) -> Result<Vec<FactRow>, StoreError> {
        clauses.then("order by f.on_day desc, f.case_id desc, f.subject desc");
        let (query, values) = clauses.page("fact_cases", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                Ok(FactRow {
                    fact,
                    on: row.day(1)?,
                    case_id: row.text(2)?.to_owned(),
                    counted: row.integer(4)?,
                    amount: row.fen(5)?,
                    case: behind(row, 7)?,
                })
            })
            .collect()
    }

    /// A page of what [`open_on`] finds.
    pub(super) fn holding_page(
        &self,
        mut clauses: Clauses,
        page: (u32, u32),
    ) -> Result<Vec<HoldingRow>, StoreError> {
        clauses.then("order by h.until_on desc, h.case_id desc");
        let (query, values) = clauses.page("holding_cases", page);
        let rows = self.read(|connection| connection.rows(&query, &values))?;
        rows.iter()
            .map(|row| {
                Ok(HoldingRow {
                    case_id: row.text(0)?.to_owned(),
                    from: row.day(1)?,
                    case: behind(row, 4)?,
                    filed_on: row.day(10)?,
                    claimed: row.fen(11)?,
                })
            })
            .collect()
    }
}

/// What counted as a fact from a day to before another: `f`, with the row of its case as `c`.
pub(super) fn of_fact(court: &str, fact: Fact, (from, until): (Day, Day)) -> Clauses {
    let mut clauses = Clauses::new(&FACT_CASES, court);
    clauses.and("f.fact = ?", vec![fact.word().into()]);
    clauses.and("f.on_day >= ? and f.on_day < ?", vec![from.into(), until.into()]);
    clauses
}

/// The cases that were open when a day began: `h`, with the row of the case as `c`.
pub(super) fn open_on(court: &str, day: Day) -> Clauses {
    let mut clauses = Clauses::new(&HOLDING_CASES, court);
    clauses.and("h.until_on >= ? and h.from_on < ?", vec![day.into(), day.into()]);
    clauses
}

fn sum(fact: Fact, row: &Row, at: usize) -> Result<SumRow, StoreError> {
    Ok(SumRow {
        fact,
        kind: row.text(at)?.to_owned(),
        class: row.text(at + 1)?.to_owned(),
        number: row.integer(at + 2)?,
        amount: row.fen(at + 3)?,
    })
}

fn behind(row: &Row, at: usize) -> Result<BehindRow, StoreError> {
    Ok(BehindRow {
        number: row.text(at)?.to_owned(),
        creditors: row.text(at + 1)?.to_owned(),
        debtors: row.text(at + 2)?.to_owned(),
        cause: row.text(at + 3)?.to_owned(),
        handler_name: row.optional(at + 4, Row::text)?.map(str::to_owned),
        stage: row.text(at + 5)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_days_hold_each_day_once() {
        let first: Day = "2024-01-28".parse().unwrap();
        for length in 1..70 {
            for shift in 0..70 {
                let (from, until) = (first.plus_days(shift), first.plus_days(shift + length));
                let found = fewest_days(from, until);
                let times = |day: Day| -> i64 {
                    let holds = |(_, (_, from, until)): &&(i64, Part)| (*from..*until).contains(&day);
                    found.iter().filter(holds).map(|(sign, _)| sign).sum()
                };
                for day in (-40..200).map(|days| first.plus_days(days)) {
                    assert_eq!(times(day), i64::from((from..until).contains(&day)), "{from} {until} {day}");
                }
                let days = found.iter().filter(|(_, (grain, ..))| *grain == Grain::Day);
                let most = days.map(|(_, (_, from, until))| until.days_since(*from)).max().unwrap_or(0);
                assert!(most <= 15, "{from} {until}: {found:?}");
            }
        }
    }

    #[test]
    fn any_days_are_few_sums_and_none_is_counted_twice_or_forgotten() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let all = "2024-02-29 2024-12-31 2025-01-01 2025-01-15 2025-02-01 2026-01-01 2026-11-22";
        let days: Vec<Day> = all.split(' ').map(day).collect();
        for from in &days {
            for until in &days {
                let mut covered: Vec<(Day, Day)> =
                    parts(Some(*from), *until).into_iter().map(|(_, from, until)| (from, until)).collect();
                covered.sort_unstable();
                assert!(covered.len() <= 5);
                let mut at = *from;
                for (start, end) in &covered {
                    assert_eq!(*start, at);
                    at = *end;
                }
                assert_eq!(at, (*from).max(*until), "{from} {until}");
                for (grain, start, end) in parts(Some(*from), *until) {
                    assert_eq!((grain.first(start), grain.first(end)), (start, end));
                }
            }
        }
        assert_eq!(
            fewest_days(day("2026-01-05"), day("2026-02-11")),
            vec![
                (1, (Grain::Month, day("2026-01-01"), day("2026-02-01"))),
                (-1, (Grain::Day, day("2026-01-01"), day("2026-01-05"))),
                (1, (Grain::Day, day("2026-02-01"), day("2026-02-11"))),
            ]
        );
        assert_eq!(
            parts(None, day("2026-11-22")),
            vec![
                (Grain::Year, Day::MIN, day("2026-01-01")),
                (Grain::Month, day("2026-01-01"), day("2026-11-01")),
                (Grain::Day, day("2026-11-01"), day("2026-11-22")),
            ]
        );
    }
}
