//! What is wrong with a table, above all rows that can never decide.

use super::facts::{Facts, Livelihood, Property};
use super::table::{AskedClaim, AskedDebtor, AskedLivelihood, AskedMissing, ROWS_MOST, Range, Row, Table};
use values::Fen;

/// Steps after which the search for a case that reaches a row is given up.
const STEPS_MOST: u32 = 200_000;

/// What is wrong with a table. Rows are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More rows than [`ROWS_MOST`].
    TooManyRows,
    /// A row says no reason; 0 is the last word of the table.
    NoReason(u32),
    /// A row asks for nothing: it would decide whatever reaches it, in the place of the last word.
    NoCondition(u32),
    /// A span of a row holds nothing.
    EmptySpan(u32),
    /// No case reaches the row: those before it take all.
    NeverReached(u32),
}

impl Fault {
    /// In one Chinese sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Fault::TooManyRows => format!("分流标准最多{ROWS_MOST}行"),
            Fault::NoReason(0) => "“其余案件”须写明理由".to_owned(),
            Fault::NoReason(row) => format!("第{row}行须写明理由"),
            Fault::NoCondition(row) => {
                format!(
                    "第{row}行没有条件，到达该行的案件会全部由它认定；请至少填写一项条件，适用于全部其余案件的，请修改“其余案件”"
                )
            }
            Fault::EmptySpan(row) => format!("第{row}行的数额或者数量范围没有任何案件能够符合"),
            Fault::NeverReached(row) => {
                format!("第{row}行永远不会适用：符合它的案件都已由前面各行认定")
            }
        }
    }
}

/// Whether a row can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It can: these facts reach it.
    Reached(Facts),
    /// It never does.
    Never,
    /// The search was given up.
    Unknown,
}

/// One side of a box: some of a few, or a span of numbers.
#[derive(Clone, Copy)]
enum Side {
    Of(u8),
    Span(i64, i64),
}

type Cell = [Side; 10];

impl Side {
    fn shared(self, other: Side) -> Option<Side> {
        match (self, other) {
            (Side::Of(one), Side::Of(two)) => (one & two != 0).then_some(Side::Of(one & two)),
            (Side::Span(from, below), Side::Span(other_from, other_below)) => {
                let (from, below) = (from.max(other_from), below.min(other_below));
                (from < below).then_some(Side::Span(from, below))
            }
            (Side::Of(_), Side::Span(..)) | (Side::Span(..), Side::Of(_)) => None,
        }
    }

    /// What is left of the side without the other, in at most two pieces.
    fn without(self, other: Side) -> [Option<Side>; 2] {
        match (self, other) {
            (Side::Of(one), Side::Of(two)) => [(one & !two != 0).then_some(Side::Of(one & !two)), None],
            (Side::Span(from, below), Side::Span(other_from, other_below)) => [
                (from < other_from.min(below)).then_some(Side::Span(from, other_from.min(below))),
                (other_below.max(from) < below).then_some(Side::Span(other_below.max(from), below)),
            ],
            (Side::Of(_), Side::Span(..)) | (Side::Span(..), Side::Of(_)) => [Some(self), None],
        }
    }
}

fn span(range: Range, least: i64) -> Side {
    Side::Span(range.from.unwrap_or(least).max(least), range.below.unwrap_or(i64::MAX))
}

/// The box of the facts that a row asks for.
fn cell(row: &Row) -> Cell {
    let livelihood = match row.livelihood {
        AskedLivelihood::Any => 0b11111,
        AskedLivelihood::No => 1,
        AskedLivelihood::Yes => 0b11110,
        AskedLivelihood::Wages => 1 << 1,
        AskedLivelihood::TrafficInjury => 1 << 2,
        AskedLivelihood::Maintenance => 1 << 3,
        AskedLivelihood::BodilyInjury => 1 << 4,
    };
    let debtor = match row.debtor {
        AskedDebtor::Any => 0b11,
        AskedDebtor::Enterprise => 0b10,
        AskedDebtor::NoEnterprise => 0b01,
    };
    let claim = match row.claim {
        AskedClaim::Any => 0b11,
        AskedClaim::Duty => 0b10,
        AskedClaim::Money => 0b01,
    };
    let missing = match row.missing {
        AskedMissing::Any => 0b11,
        AskedMissing::Yes => 0b10,
        AskedMissing::No => 0b01,
    };
    let property = match row.property.is_empty() {
        true => 0b1111,
        false => row.property.iter().fold(0, |all, one| all | 1 << (*one as u8)),
    };
    [
        Side::Of(livelihood),
        Side::Of(debtor),
        Side::Of(claim),
        Side::Of(missing),
        Side::Of(property),
        span(row.sum_fen, 0),
        span(row.creditors, 1),
        span(row.debtors, 1),
        span(row.other_cases, 0),
        span(row.age_days, 0),
    ]
}

/// Some facts of a box.
fn facts_in(cell: &Cell) -> Facts {
    let first = |side: Side| match side {
        Side::Of(mask) => i64::from(mask.trailing_zeros()),
        Side::Span(from, _) => from,
    };
    let count = |side: Side| u32::try_from(first(side)).unwrap_or(u32::MAX);
    let livelihood = first(cell[0]).checked_sub(1).and_then(|place| usize::try_from(place).ok());
    let property = usize::try_from(first(cell[4])).ok().and_then(|place| Property::ALL.get(place));
    Facts {
        livelihood: livelihood.and_then(|place| Livelihood::ALL.get(place)).copied(),
        enterprise: first(cell[1]) == 1,
        duty: first(cell[2]) == 1,
        missing: first(cell[3]) == 1,
        property: property.copied().unwrap_or(Property::Nothing),
        sum: Fen(first(cell[5])),
        creditors: count(cell[6]),
        debtors: count(cell[7]),
        other_cases: count(cell[8]),
        age_days: count(cell[9]),
    }
}

/// Looks for something of a box that is in none of the others.
fn outside(here: Cell, others: &[Cell], steps: &mut u32) -> Reach {
    let Some((first, rest)) = others.split_first() else { return Reach::Reached(facts_in(&here)) };
    if *steps == 0 {
        return Reach::Unknown;
    }
    *steps -= 1;
    let meets = here.iter().zip(first).all(|(one, other)| one.shared(*other).is_some());
    if !meets {
        return outside(here, rest, steps);
    }
    let mut left = here;
    for side in 0..left.len() {
        for piece in left[side].without(first[side]).into_iter().flatten() {
            let mut part = left;
            part[side] = piece;
            match outside(part, rest, steps) {
                Reach::Never => {}
                found => return found,
            }
        }
        left[side] = left[side].shared(first[side]).unwrap_or(left[side]);
    }
    Reach::Never
}

impl Table {
    /// Whether a row, counted from 1, can decide.
    #[must_use]
    pub fn reach(&self, row: u32) -> Reach {
        let place = (row as usize).saturating_sub(1);
        let Some(asked) = self.rows.get(place) else { return Reach::Never };
        if has_empty_span(asked) {
            return Reach::Never;
        }
        let before: Vec<Cell> =
            self.rows[..place].iter().filter(|row| !has_empty_span(row)).map(cell).collect();
        outside(cell(asked), &before, &mut STEPS_MOST.clone())
    }

    /// Everything that is wrong with the table.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.rows.len() > ROWS_MOST {
            return vec![Fault::TooManyRows];
        }
        for (row, no) in self.rows.iter().zip(1..) {
            if row.outcome.reason.trim().is_empty() {
                faults.push(Fault::NoReason(no));
            }
            if row.conditions().is_empty() {
                faults.push(Fault::NoCondition(no));
            }
            if has_empty_span(row) {
                faults.push(Fault::EmptySpan(no));
            } else if self.reach(no) == Reach::Never {
                faults.push(Fault::NeverReached(no));
            }
        }
        if self.otherwise.reason.trim().is_empty() {
            faults.push(Fault::NoReason(0));
        }
        faults
    }
}

fn has_empty_span(row: &Row) -> bool {
    cell(row).iter().any(|side| match side {
        Side::Of(mask) => *mask == 0,
        Side::Span(from, below) => from >= below,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Track, default_table};
    use super::*;

    fn table(rows: Vec<Row>) -> Table {
        Table { rows, ..default_table() }
    }

    #[test]
    fn every_row_of_the_default_table_is_reached_by_a_case_that_it_decides() {
        let table = default_table();
        assert_eq!(table.faults(), Vec::new());
        for row in 1..=table.rows.len() as u32 {
            match table.reach(row) {
                Reach::Reached(facts) => assert_eq!(table.find(&facts).row, row),
                other => panic!("row {row}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_row_whose_cases_two_rows_before_it_take_together_is_never_reached() {
        let below = Row { sum_fen: Range::below(100), ..Row::any(Track::Fast, "小") };
        let above = Row { sum_fen: Range::from(100), ..Row::any(Track::Ordinary, "大") };
        let wages = Row { livelihood: AskedLivelihood::Wages, ..Row::any(Track::Fast, "工资") };
        assert_eq!(
            table(vec![below.clone(), above.clone(), wages.clone()]).faults(),
            [Fault::NeverReached(3)]
        );
        assert_eq!(table(vec![below, wages, above]).faults(), []);
    }

    #[test]
    fn a_row_that_asks_for_nothing_is_no_row() {
        let small = Row { sum_fen: Range::below(100), ..Row::any(Track::Fast, "小") };
        let all = Row::any(Track::Fast, "全部");
        assert_eq!(table(vec![small, all]).faults(), [Fault::NoCondition(2)]);
    }

    #[test]
    fn a_span_that_ends_before_it_begins_and_a_missing_reason_are_told() {
        let empty = Row { creditors: Range { from: Some(5), below: Some(5) }, ..Row::any(Track::Fast, " ") };
        assert_eq!(table(vec![empty]).faults(), [Fault::NoReason(1), Fault::EmptySpan(1)]);
    }
}
