//! Published interest rates: the loan prime rate and, before it, the benchmark loan rates.
//!
//! Rates are dated facts under `data/`. A rate holds from its day until the next one; equal neighbours are joined, so
//! that interest is cut only where the rate changes. What is published
//! later comes with the next release; no court can add it yet.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use values::{Day, Ratio};

/// Which loan prime rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LprTerm {
    /// One year (一年期).
    OneYear,
    /// Over five years (五年期以上).
    OverFive,
}

/// Which benchmark loan rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BenchmarkTerm {
    /// Up to and including six months (六个月以内).
    UpToSixMonths,
    /// Over six months, up to and including one year (六个月至一年).
    UpToOneYear,
    /// Over one year, up to and including three (一至三年).
    UpToThreeYears,
    /// Over three years, up to and including five (三至五年).
    UpToFiveYears,
    /// Over five years (五年以上).
    OverFiveYears,
}

/// A rate from a day on: the number of the day, and the yearly rate in millionths (4.35 % is 43,500).
pub(crate) type Row = (i32, i64);

/// The tables of published rates.
#[derive(Clone, Debug)]
pub struct Rates {
    lpr: [Vec<Row>; 2],
    benchmark: [Vec<Row>; 5],
    last_lpr_on: Day,
}

/// The day on which the reformed loan prime rate was first published.
const FIRST_LPR: (i32, u32, u32) = (2019, 8, 20);

/// The benchmark loan rates that this release knows.
pub(crate) const BENCHMARK_RATES: &str = include_str!("../data/pboc_loan.tsv");

/// The loan prime rates that this release knows.
pub(crate) const LOAN_PRIME_RATES: &str = include_str!("../data/lpr.tsv");

impl Rates {
    /// The rates that this release knows.
    #[must_use]
    pub fn published() -> &'static Rates {
        static PUBLISHED: OnceLock<Rates> = OnceLock::new();
        PUBLISHED.get_or_init(|| {
            let loan: [Vec<Row>; 5] = read(BENCHMARK_RATES);
            let prime: [Vec<Row>; 2] = read(LOAN_PRIME_RATES);
            let last_lpr_on = prime[0].last().map_or(Day::MIN, |row| Day::from_number(row.0));
            let [one, five] = prime;
            // Assumption: a debt that names the LPR for days before it existed means the benchmark rate it replaced.
            let before = |tier: BenchmarkTerm, rows: Vec<Row>| {
                joined(loan[tier as usize].iter().copied().chain(rows).collect())
            };
            let lpr = [before(BenchmarkTerm::UpToOneYear, one), before(BenchmarkTerm::OverFiveYears, five)];
            Rates { lpr, benchmark: loan.map(joined), last_lpr_on }
        })
    }

    /// These rates and one more publication of the loan prime rate, later than those known.
    #[must_use]
    pub fn with_lpr(&self, published_on: Day, one_year: Ratio, over_five_years: Ratio) -> Rates {
        let mut rates = self.clone();
        for (rows, rate) in rates.lpr.iter_mut().zip([one_year, over_five_years]) {
            rows.push((published_on.number(), millionths(rate)));
            *rows = joined(std::mem::take(rows));
        }
        rates.last_lpr_on = rates.last_lpr_on.max(published_on);
        rates
    }

    /// The day of the last publication of the loan prime rate that is known.
    #[must_use]
    pub fn last_lpr_on(&self) -> Day {
        self.last_lpr_on
    }

    /// The loan prime rate in force on a day; before 2019-08-20 the benchmark rate it replaced.
    #[must_use]
    pub fn lpr_on(&self, term: LprTerm, day: Day) -> Ratio {
        rate_of(self.lpr_rows(term), day)
    }

    /// The benchmark loan rate in force on a day; before 1991-04-21 the first one known.
    #[must_use]
    pub fn benchmark_on(&self, term: BenchmarkTerm, day: Day) -> Ratio {
        rate_of(self.benchmark_rows(term), day)
    }

    pub(crate) fn lpr_rows(&self, term: LprTerm) -> &[Row] {
        &self.lpr[term as usize]
    }

    pub(crate) fn benchmark_rows(&self, term: BenchmarkTerm) -> &[Row] {
        &self.benchmark[term as usize]
    }
}

impl BenchmarkTerm {
    /// The term that fits a loan over the given days (同期).
    #[must_use]
    pub fn for_span(after: Day, until: Day) -> BenchmarkTerm {
        if until <= after.plus_months(6) {
            BenchmarkTerm::UpToSixMonths
        } else if until <= after.plus_years(1) {
            BenchmarkTerm::UpToOneYear
        } else if until <= after.plus_years(3) {
            BenchmarkTerm::UpToThreeYears
        } else if until <= after.plus_years(5) {
            BenchmarkTerm::UpToFiveYears
        } else {
            BenchmarkTerm::OverFiveYears
        }
    }

    /// The term in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            BenchmarkTerm::UpToSixMonths => "六个月以内（含六个月）",
            BenchmarkTerm::UpToOneYear => "六个月至一年（含一年）",
            BenchmarkTerm::UpToThreeYears => "一至三年（含三年）",
            BenchmarkTerm::UpToFiveYears => "三至五年（含五年）",
            BenchmarkTerm::OverFiveYears => "五年以上",
        }
    }
}

impl LprTerm {
    /// The term in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            LprTerm::OneYear => "一年期",
            LprTerm::OverFive => "五年期以上",
        }
    }
}

/// The first day of the reformed loan prime rate, 2019-08-20.
#[must_use]
pub fn first_lpr_on() -> Day {
    let (year, month, day) = FIRST_LPR;
    Day::new(year, month, day).expect("2019-08-20 is a day")
}

/// The index of the row in force on a day, the first row where none is yet.
pub(crate) fn row_on(rows: &[Row], day: i32) -> usize {
    rows.partition_point(|row| row.0 <= day).saturating_sub(1)
}

fn rate_of(rows: &[Row], day: Day) -> Ratio {
    Ratio::percent_e4(rows[row_on(rows, day.number())].1)
}

fn millionths(rate: Ratio) -> i64 {
    let scaled = rate * Ratio::from(1_000_000);
    i64::try_from(scaled.numerator() / scaled.denominator()).expect("a published rate is a few per cent")
}

fn joined(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| row.0);
    rows.dedup_by(|later, earlier| later.1 == earlier.1);
    rows
}

fn read<const N: usize>(text: &str) -> [Vec<Row>; N] {
    let mut columns = [const { Vec::new() }; N];
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let day: Day =
            fields.next().and_then(|text| text.parse().ok()).expect("a line of rates begins with its day");
        for column in &mut columns {
            let percent: Ratio = fields
                .next()
                .and_then(|text| format!("{text}%").parse().ok())
                .expect("a line of rates has every rate");
            column.push((day.number(), millionths(percent)));
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn percent(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn a_rate_holds_from_its_day_until_the_next() {
        let rates = Rates::published();
        for (on, one, five) in [
            ("2019-08-19", "4.35%", "4.9%"),
            ("2019-08-20", "4.25%", "4.85%"),
            ("2019-09-19", "4.25%", "4.85%"),
            ("2019-09-20", "4.20%", "4.85%"),
            ("2020-04-20", "3.85%", "4.65%"),
        ] {
            assert_eq!(rates.lpr_on(LprTerm::OneYear, day(on)), percent(one), "{on}");
            assert_eq!(rates.lpr_on(LprTerm::OverFive, day(on)), percent(five), "{on}");
        }
        assert_eq!(rates.benchmark_on(BenchmarkTerm::UpToOneYear, day("2012-07-06")), percent("6%"));
        assert_eq!(rates.benchmark_on(BenchmarkTerm::UpToOneYear, day("2012-07-05")), percent("6.31%"));
    }

    #[test]
    fn a_court_adds_the_publication_of_the_month() {
        let rates = Rates::published().with_lpr(day("2026-09-21"), percent("2.9%"), percent("3.4%"));
        assert_eq!(rates.lpr_on(LprTerm::OneYear, day("2026-09-21")), percent("2.9%"));
        assert_eq!(
            rates.lpr_on(LprTerm::OneYear, day("2026-09-20")),
            Rates::published().lpr_on(LprTerm::OneYear, day("2026-09-20"))
        );
        assert_eq!(rates.last_lpr_on(), day("2026-09-21"));
    }

    #[test]
    fn the_benchmark_term_fits_the_span() {
        for (until, term) in [
            ("2014-07-01", BenchmarkTerm::UpToSixMonths),
            ("2014-07-02", BenchmarkTerm::UpToOneYear),
            ("2015-01-01", BenchmarkTerm::UpToOneYear),
            ("2017-01-01", BenchmarkTerm::UpToThreeYears),
            ("2019-01-02", BenchmarkTerm::OverFiveYears),
        ] {
            assert_eq!(BenchmarkTerm::for_span(day("2014-01-01"), day(until)), term, "{until}");
        }
    }
}
