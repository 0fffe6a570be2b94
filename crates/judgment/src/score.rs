//! Compares a reading with what a person read in the same text.

use crate::reading::{From, Performance, PeriodStart, RateBasis, Reading, Until};
use serde::Deserialize;
use std::fmt;
use std::ops::AddAssign;

/// What a person read in one text.
#[derive(Clone, Debug, Deserialize)]
pub struct Expectation {
    /// The id of the text.
    pub id: String,
    /// The sums claimed, in fen, one for each money claim.
    pub amounts_fen: Vec<i64>,
    /// The segments of running interest.
    pub interest: Vec<ExpectedInterest>,
    /// The different periods for performance.
    pub performance: Vec<ExpectedPerformance>,
    /// The court fees, in fen.
    pub costs_fen: Vec<i64>,
    /// The debtors of all claims; not compared where none were written down.
    pub debtors: Option<Vec<String>>,
    /// The kinds of the claims; not compared where none were written down.
    pub kinds: Option<Vec<String>>,
}

/// One segment of interest as a person read it, in the words of the intake format.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct ExpectedInterest {
    pub base_fen: Option<i64>,
    pub rate: Option<String>,
    pub rate_basis: Option<String>,
    pub from: Option<String>,
    pub until: Option<String>,
}

/// One period as a person read it, in the words of the intake format.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct ExpectedPerformance {
    pub days: Option<u32>,
    pub from: Option<String>,
    pub by: Option<String>,
}

/// Reads a file of expectations: a JSON list.
///
/// # Errors
/// Where the text is not such a list.
pub fn expectations(json: &str) -> Result<Vec<Expectation>, serde_json::Error> {
    serde_json::from_str(json)
}

/// How many were expected, read, and both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the expectation.
    pub expected: u32,
    /// In the reading.
    pub read: u32,
    /// In both.
    pub matched: u32,
}

impl Count {
    fn of<T: PartialEq>(expected: &[T], read: &[T]) -> Count {
        let mut left: Vec<&T> = expected.iter().collect();
        let mut matched = 0;
        for one in read {
            if let Some(place) = left.iter().position(|wanted| *wanted == one) {
                left.swap_remove(place);
                matched += 1;
            }
        }
        Count { expected: expected.len() as u32, read: read.len() as u32, matched }
    }

    /// The share of what was read that is right, in ten-thousandths; 10,000 where nothing was read.
    #[must_use]
    pub fn precision_e4(self) -> u32 {
        (self.matched * 10_000).checked_div(self.read).unwrap_or(10_000)
    }

    /// The share of what was expected that was read, in ten-thousandths; 10,000 where nothing was expected.
    #[must_use]
    pub fn recall_e4(self) -> u32 {
        (self.matched * 10_000).checked_div(self.expected).unwrap_or(10_000)
    }

    /// Whether reading and expectation are the same.
    #[must_use]
    pub fn is_perfect(self) -> bool {
        self.expected == self.matched && self.read == self.matched
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.expected += other.expected;
        self.read += other.read;
        self.matched += other.matched;
    }
}

/// The counts of one text, or of many added up. `Display` writes the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Sums claimed.
    pub amounts: Count,
    /// Segments of interest: right only where base, rate, first and last day all are.
    pub interest: Count,
    /// Periods for performance.
    pub performance: Count,
    /// Court fees.
    pub costs: Count,
    /// Debtors.
    pub debtors: Count,
    /// Kinds of claims.
    pub kinds: Count,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.amounts += other.amounts;
        self.interest += other.interest;
        self.performance += other.performance;
        self.costs += other.costs;
        self.debtors += other.debtors;
        self.kinds += other.kinds;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:<12} {:>8} {:>8} {:>8} {:>10} {:>8}",
            "", "expected", "read", "matched", "precision", "recall"
        )?;
        let percent = |e4: u32| format!("{}.{:02}%", e4 / 100, e4 % 100);
        for (name, count) in [
            ("amounts", self.amounts),
            ("interest", self.interest),
            ("performance", self.performance),
            ("costs", self.costs),
            ("debtors", self.debtors),
            ("kinds", self.kinds),
        ] {
            let (precision, recall) = (percent(count.precision_e4()), percent(count.recall_e4()));
            writeln!(
                out,
                "{name:<12} {:>8} {:>8} {:>8} {precision:>10} {recall:>8}",
                count.expected, count.read, count.matched
            )?;
        }
        Ok(())
    }
}

/// Compares one reading with its expectation; everything as a multiset.
#[must_use]
pub fn score(expected: &Expectation, reading: &Reading) -> Score {
    Score {
        amounts: Count::of(&expected.amounts_fen, &amounts(reading)),
        interest: Count::of(&expected_interest(expected), &interest(reading)),
        performance: Count::of(&expected_performance(expected), &performance(reading)),
        costs: Count::of(&expected.costs_fen, &costs(reading)),
        debtors: expected
            .debtors
            .as_ref()
            .map_or(Count::default(), |names| Count::of(names, &debtors(reading))),
        kinds: expected.kinds.as_ref().map_or(Count::default(), |kinds| Count::of(kinds, &kinds_of(reading))),
    }
}

/// The sums claimed in a reading, in fen.
#[must_use]
pub fn amounts(reading: &Reading) -> Vec<i64> {
    reading.claims.iter().filter_map(|claim| claim.amount_fen).map(|fen| fen.0).collect()
}

/// The court fees in a reading, in fen.
#[must_use]
pub fn costs(reading: &Reading) -> Vec<i64> {
    reading.costs.iter().filter_map(|cost| cost.amount_fen).map(|fen| fen.0).collect()
}

/// The debtors of all claims of a reading, each once.
#[must_use]
pub fn debtors(reading: &Reading) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in reading.claims.iter().flat_map(|claim| &claim.debtors) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn kinds_of(reading: &Reading) -> Vec<String> {
    let word = |kind| serde_json::to_value(kind).ok()?.as_str().map(str::to_owned);
    reading.claims.iter().filter_map(|claim| word(claim.kind)).collect()
}

/// Base, rate, measure, first and last day, as words.
pub type InterestKey = (Option<i64>, Option<String>, Option<String>, Option<String>, Option<String>);

/// The segments of interest of a reading, in comparable form.
#[must_use]
pub fn interest(reading: &Reading) -> Vec<InterestKey> {
    let basis = |basis: RateBasis| serde_json::to_value(basis).ok()?.as_str().map(str::to_owned);
    let from = |from: From| serde_json::to_value(from).ok()?.as_str().map(str::to_owned);
    let until = |until: Until| serde_json::to_value(until).ok()?.as_str().map(str::to_owned);
    reading
        .claims
        .iter()
        .flat_map(|claim| &claim.interest)
        .map(|i| {
            key(
                i.base_fen.map(|fen| fen.0),
                i.rate.as_deref(),
                i.rate_basis.and_then(basis),
                i.from.and_then(from),
                i.until.and_then(until),
            )
        })
        .collect()
}

/// The segments of interest of an expectation, in comparable form.
#[must_use]
pub fn expected_interest(expected: &Expectation) -> Vec<InterestKey> {
    expected
        .interest
        .iter()
        .map(|i| key(i.base_fen, i.rate.as_deref(), i.rate_basis.clone(), i.from.clone(), i.until.clone()))
        .collect()
}

/// The rate of a contract is the same whether its multiple 1 is written or not.
fn key(
    base: Option<i64>,
    rate: Option<&str>,
    basis: Option<String>,
    from: Option<String>,
    until: Option<String>,
) -> InterestKey {
    let plain = basis.as_deref() == Some("contract") && rate == Some("1");
    (base, rate.filter(|_| !plain).map(str::to_owned), basis, from, until)
}

/// A period in comparable form: an event in words counts as `event`, whichever words the reader chose.
pub type PerformanceKey = (Option<u32>, Option<String>, Option<String>);

/// The different periods of a reading, in comparable form.
#[must_use]
pub fn performance(reading: &Reading) -> Vec<PerformanceKey> {
    let key = |p: &Performance| {
        let from = p.from.as_ref().map(|from| match from {
            PeriodStart::Effect => "effect",
            PeriodStart::Served => "served",
            PeriodStart::Event(_) => "event",
        });
        (p.days, from.map(str::to_owned), p.by.map(|day| day.to_string()))
    };
    distinct(reading.claims.iter().filter_map(|claim| claim.performance.as_ref()).map(key))
}

/// The different periods of an expectation, in comparable form.
#[must_use]
pub fn expected_performance(expected: &Expectation) -> Vec<PerformanceKey> {
    let plain =
        |from: &String| if from == "effect" || from == "served" { from.clone() } else { "event".to_owned() };
    distinct(expected.performance.iter().map(|p| (p.days, p.from.as_ref().map(plain), p.by.clone())))
}

fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multisets_are_compared_with_their_repetitions() {
        let count = Count::of(&[1, 1, 2], &[1, 2, 3]);
        assert_eq!(count, Count { expected: 3, read: 3, matched: 2 });
        assert_eq!((count.precision_e4(), count.recall_e4()), (6_666, 6_666));
    }

    #[test]
    fn a_reading_is_scored_against_what_a_person_read() {
        let json = r#"[{"id":"own","amounts_fen":[500000],"interest":[{"base_fen":500000,"rate":"6%","rate_basis":"year","from":"2020-01-01","until":"payment"}],
            "performance":[{"days":10,"from":"effect","by":null}],"costs_fen":[5000],"debtors":["甲某"],"kinds":["money"]}]"#;
        let words = "被告甲某于本判决生效之日起十日内偿还原告乙某借款5000元及利息（自2020年1月1日起按年利率6%计算至清偿之日止）。案件受理费50元，由被告甲某负担。";
        let score = score(&expectations(json).unwrap()[0], &crate::read(words));
        for count in
            [score.amounts, score.interest, score.performance, score.costs, score.debtors, score.kinds]
        {
            assert!(count.is_perfect(), "{score}");
        }
    }
}
