//! Read tables of many cases made from few: for measuring, where playing every case act by act would take hours.
//!
//! A copy has the rows that the store's own projection gives of it, under a number of its own, and no docket.

use app::{App, AppError};
use docket::Case;
use std::collections::BTreeMap;
use store::read::projection::{TableRow, rows};
use store::read::tables::{
    CASE_CLOCK, CASE_FACT, CASE_FLOW, CASE_HOLDING, CASE_ROW, CASE_TASK, FACT_SUM, PARTY_TERM,
};
use store::{Append, Change, Table, Value};
use values::{CaseId, CaseNumber, Instant};

/// Tables that tell of a case alone: whatever reads them never opens a docket.
const TABLES: [&Table; 8] =
    [&CASE_ROW, &PARTY_TERM, &CASE_CLOCK, &CASE_TASK, &CASE_FACT, &FACT_SUM, &CASE_HOLDING, &CASE_FLOW];
/// Those from which figures and the cases behind them are read.
const OF_FIGURES: [&Table; 4] = [&CASE_ROW, &CASE_FACT, &FACT_SUM, &CASE_HOLDING];

/// How many cases are written in one transaction: many, for their rows lie anywhere in the tables of the court, and
/// what is written once for all of them is not written for each.
const TOGETHER: usize = 10_000;

/// Which rows of a copy are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// Lists, clocks, boards and figures.
    Lists,
    /// Figures and the cases behind them.
    Figures,
}

impl Breadth {
    fn takes(self, table: &Table) -> bool {
        let tables: &[&Table] = match self {
            Breadth::Lists => &TABLES,
            Breadth::Figures => &OF_FIGURES,
        };
        tables.iter().any(|taken| taken.name() == table.name())
    }
}

/// Writes so many copies of the cases into the court of an application, one after the other from the first.
///
/// # Errors
/// Where the store fails.
///
/// # Panics
/// Where there is no case to copy.
pub fn copy(app: &App, patterns: &[Case], cases: u32, breadth: Breadth) -> Result<(), AppError> {
    let court = app.court().as_str();
    let taken = |case: &Case| rows(court, case).into_iter().filter(|(table, _)| breadth.takes(table));
    let mut serials: BTreeMap<(String, i32), u32> = BTreeMap::new();
    let numbered: Vec<(&Case, u32)> = patterns.iter().cycle().zip(1..=cases).collect();
    for together in numbered.chunks(TOGETHER) {
        let copies = together.iter().map(|(pattern, _)| renumbered(pattern, app, &mut serials));
        let mut own: Vec<TableRow> = copies
            .flat_map(|copy| taken(&copy).filter(|(table, _)| !table.is_of_counts()).collect::<Vec<_>>())
            .collect();
        own.sort_by(|one, other| (one.0.name(), &one.1).cmp(&(other.0.name(), &other.1)));
        write(app, own.into_iter().map(|(table, values)| Change::Put { table, values }).collect())?;
    }
    // What a case adds to does not know its number: it is counted once for all copies of a pattern.
    let mut counts: BTreeMap<(&'static str, Vec<Value>), TableRow> = BTreeMap::new();
    for (place, pattern) in patterns.iter().enumerate() {
        let times = numbered.iter().skip(place).step_by(patterns.len()).count() as i64;
        for (table, values) in taken(pattern).filter(|(table, _)| table.is_of_counts()) {
            let keys = table.key().len();
            let (_, sums) = counts.entry((table.name(), values[..keys].to_vec())).or_insert_with(|| {
                (
                    table,
                    values
                        .iter()
                        .enumerate()
                        .map(|(at, value)| if at < keys { value.clone() } else { Value::Integer(0) })
                        .collect(),
                )
            });
            for (sum, more) in sums[keys..].iter_mut().zip(&values[keys..]) {
                *sum = Value::Integer(count(sum) + times * count(more));
            }
        }
    }
    write(app, counts.into_values().map(|(table, values)| Change::Add { table, values }).collect())
}

fn count(value: &Value) -> i64 {
    match value {
        Value::Integer(count) => *count,
        other => panic!("{other:?} is no count"),
    }
}

fn write(app: &App, changes: Vec<Change>) -> Result<(), AppError> {
    let (court, recorded_at) = (app.court().to_string(), Instant::at(app.today(), 0));
    app.store().append(Append { court, recorded_at, streams: Vec::new(), changes })?;
    Ok(())
}

/// The case under the next number of its kind and year in another court.
fn renumbered(case: &Case, app: &App, serials: &mut BTreeMap<(String, i32), u32>) -> Case {
    let (kind, year) = (case.filing.number.kind().clone(), case.filing.number.year());
    let serial = serials.entry((kind.code().to_owned(), year)).or_default();
    *serial += 1;
    let number = CaseNumber::new(year, app.court().clone(), kind, *serial);
    let number = number.expect("a court's code and a kind that is in use make a number");
    let mut copy = case.clone();
    copy.id = CaseId::from(&number);
    copy.filing.number = number;
    copy
}
