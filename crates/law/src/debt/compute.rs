//! The numbers of a debt statement. No text is built here: a statement costs a few hundred nanoseconds.

use super::creditors::{by_proportion, groups};
use super::{
    AllocationPart, Base, DailyRate, Debt, FirstDay, InterestTerm, MoneyClass, Obligation,
    ObligationStatement, OldLawGeneralInterest, Payable, Portion, RateMode, RateTerm, Receipt,
    ReceiptAllocation, Segment, SegmentKind, Statement, Totals, Until,
};
use crate::delay_interest2014::{DAILY_RATE_DENOMINATOR, DAILY_RATE_NUMERATOR, OLD_LAW_LAST_DAY};
use crate::rates::{BenchmarkTerm, Rates, Row, row_on};
use values::{Day, Fen, Ratio};

/// The largest common denominator of the interest on one obligation.
const LARGEST_DENOMINATOR: i128 = 1_000_000_000_000_000_000;

/// The most that everything owed and received may come to, just below what fen can hold.
pub(super) const LARGEST_TOTAL: Fen = Fen(9_000_000_000_000_000_000);

/// What is owed on a day, by the rates this release knows.
///
/// # Panics
/// Where [`Debt::check`] fails and a sum does not fit.
#[must_use]
pub fn statement(debt: &Debt, on: Day) -> Statement {
    statement_at(debt, on, Rates::published())
}

/// What is owed on a day, by the given rates.
///
/// # Panics
/// Where [`Debt::check`] fails and a sum does not fit.
#[must_use]
pub fn statement_at(debt: &Debt, on: Day, rates: &Rates) -> Statement {
    let mut run = Run::new(debt, rates);
    let accrual_ends = match debt.settings.bankruptcy_accepted_on {
        Some(accepted) => on.number().min(accepted.number() - 1),
        None => on.number(),
    };
    let mut order: Vec<usize> = (0..debt.receipts.len()).collect();
    order.retain(|index| debt.receipts[*index].stop_on <= on);
    order.sort_by_key(|index| debt.receipts[*index].place());
    let mut receipts = Vec::with_capacity(order.len());
    for index in order {
        run.accrue(debt.receipts[index].stop_on.number().min(accrual_ends));
        receipts.push(run.allocate(index));
    }
    run.accrue(accrual_ends);
    run.finish(on, receipts)
}

/// Interest that runs: a rate over a stretch of days, and what it has come to.
struct Running<'a> {
    /// Published rates, or none where the rate is constant.
    rows: &'a [Row],
    /// The row in force on the next day to count.
    cursor: usize,
    /// The daily numerator is `row × scale + offset`.
    scale: i128,
    offset: i128,
    denominator: i128,
    /// What the numerator is multiplied by to reach the denominator of the obligation.
    factor: i128,
    /// The day before the first day that counts.
    after: i32,
    /// The last day that counts.
    until: i32,
    fixed_base: Option<i64>,
    cap: Option<i128>,
    sum: i128,
    last_segment: Option<usize>,
}

struct Ledger {
    left: i64,
    general_paid: i64,
    doubled_paid: i64,
    /// Where the terms of this obligation begin in the list of all.
    first_term: usize,
    terms: usize,
    general_denominator: i128,
    doubled: i128,
    doubled_last_segment: Option<usize>,
    old: i128,
    old_last_segment: Option<usize>,
    old_cursor: usize,
    old_rows: usize,
}

struct Run<'a> {
    debt: &'a Debt,
    rates: &'a Rates,
    ledgers: Vec<Ledger>,
    terms: Vec<Running<'a>>,
    /// The obligations to each creditor, in the order in which money reaches them.
    groups: Vec<Vec<usize>>,
    /// Days that do not count for the doubled part, as merged half-open stretches.
    excluded: Vec<(i32, i32)>,
    segments: Vec<Segment>,
    parts: Vec<AllocationPart>,
    accrued_until: i32,
}

const BENCHMARKS: [BenchmarkTerm; 5] = [
    BenchmarkTerm::UpToSixMonths,
    BenchmarkTerm::UpToOneYear,
    BenchmarkTerm::UpToThreeYears,
    BenchmarkTerm::UpToFiveYears,
    BenchmarkTerm::OverFiveYears,
];

/// The last day of the old law, 2014-07-31.
pub(super) fn old_law_last_day() -> Day {
    Day::from_number(OLD_LAW_LAST_DAY)
}

impl<'a> Run<'a> {
    fn new(debt: &'a Debt, rates: &'a Rates) -> Run<'a> {
        let mut terms: Vec<Running<'a>> =
            Vec::with_capacity(debt.obligations.iter().map(|obligation| obligation.interest.len()).sum());
        let mut ledgers = Vec::with_capacity(debt.obligations.len());
        for obligation in &debt.obligations {
            let first_term = terms.len();
            for term in &obligation.interest {
                terms.push(Running::new(term, obligation.due_on, rates));
            }
            let general_denominator = join_denominators(&mut terms[first_term..]);
            let old_term = debt.old_law_term(obligation);
            ledgers.push(Ledger {
                left: obligation.amount.0,
                general_paid: 0,
                doubled_paid: 0,
                first_term,
                terms: obligation.interest.len(),
                general_denominator,
                doubled: 0,
                doubled_last_segment: None,
                old: 0,
                old_last_segment: None,
                old_cursor: 0,
                old_rows: old_term as usize,
            });
        }
        Run {
            debt,
            rates,
            ledgers,
            terms,
            groups: groups(debt),
            excluded: excluded_days(debt),
            segments: Vec::with_capacity(24),
            parts: Vec::with_capacity(debt.receipts.len() * 3),
            accrued_until: i32::MIN,
        }
    }

    /// Lets interest run to the end of a day.
    fn accrue(&mut self, day: i32) {
        let after = self.accrued_until;
        if day <= after {
            return;
        }
        self.accrued_until = day;
        for index in 0..self.ledgers.len() {
            if self.ledgers[index].left > 0 {
                self.accrue_obligation(index, after, day);
            }
        }
    }

    fn accrue_obligation(&mut self, index: usize, after: i32, day: i32) {
        let obligation = &self.debt.obligations[index];
        let ledger = &mut self.ledgers[index];
        let left = ledger.left;
        let due = obligation.due_on.number();
        let old_delay = obligation.in_base && due < OLD_LAW_LAST_DAY;
        let replaced =
            old_delay && self.debt.settings.old_law.general_interest == OldLawGeneralInterest::Replaced;
        let terms = &mut self.terms[ledger.first_term..ledger.first_term + ledger.terms];
        for (number, term) in terms.iter_mut().enumerate() {
            let place = (index, SegmentKind::General(number));
            if replaced {
                term.run(after, day.min(due), left, place, &mut self.segments);
                term.run(after.max(OLD_LAW_LAST_DAY), day, left, place, &mut self.segments);
            } else {
                term.run(after, day, left, place, &mut self.segments);
            }
        }
        if !obligation.in_base {
            return;
        }
        let start = after.max(due);
        if old_delay && start < OLD_LAW_LAST_DAY {
            let rows = self.rates.benchmark_rows(BENCHMARKS[ledger.old_rows]);
            let denominator = 1_000_000 * i128::from(self.debt.settings.old_law.year_days.number());
            let mut old = Running {
                rows,
                cursor: ledger.old_cursor,
                scale: 2,
                offset: 0,
                denominator,
                factor: 1,
                after: due,
                until: OLD_LAW_LAST_DAY,
                fixed_base: None,
                cap: None,
                sum: ledger.old,
                last_segment: ledger.old_last_segment,
            };
            old.run(start, day, left, (index, SegmentKind::OldLaw), &mut self.segments);
            (ledger.old, ledger.old_cursor, ledger.old_last_segment) =
                (old.sum, old.cursor, old.last_segment);
        }
        let start = start.max(OLD_LAW_LAST_DAY);
        if start < day {
            let excluded = overlap(&self.excluded, start, day);
            let days = day - start - excluded;
            ledger.doubled += i128::from(left) * i128::from(days) * DAILY_RATE_NUMERATOR;
            let segment = Segment {
                obligation: index,
                kind: SegmentKind::Doubled,
                from: Day::from_number(start + 1),
                until: Day::from_number(day),
                days,
                excluded_days: excluded,
                base: Fen(left),
                rate: DailyRate { numerator: DAILY_RATE_NUMERATOR, denominator: DAILY_RATE_DENOMINATOR },
            };
            add_segment(&mut self.segments, &mut ledger.doubled_last_segment, segment);
        }
    }

    /// Lays a receipt against what has accrued, portion by portion.
    fn allocate(&mut self, receipt: usize) -> ReceiptAllocation {
        let debt = self.debt;
        let Receipt { amount, costs_first, payable, .. } = debt.receipts[receipt];
        let mut rest = amount.0;
        let mut allocation = ReceiptAllocation { receipt, ..ReceiptAllocation::default() };
        let costs = costs_first.0.clamp(0, rest.max(0));
        rest -= costs;
        allocation.costs = Fen(costs);
        let is_doubled = |portion: Portion| portion == Portion::DoubledPart;
        for round in debt.settings.order.chunk_by(|one, next| is_doubled(*one) == is_doubled(*next)) {
            for (group, mut share) in self.shares(round, payable, rest).into_iter().enumerate() {
                rest -= share;
                for portion in round {
                    let paid = self.pay_group(receipt, group, *portion, share);
                    share -= paid;
                    let sum = match portion {
                        Portion::AwardedCost => &mut allocation.awarded_costs,
                        Portion::GeneralInterest => &mut allocation.general_interest,
                        Portion::Principal => &mut allocation.principal,
                        Portion::DoubledPart => &mut allocation.doubled,
                    };
                    *sum += Fen(paid);
                }
                rest += share;
            }
        }
        allocation.surplus = Fen(rest);
        allocation
    }

    /// What of a sum reaches each creditor in one round: the instrument's own debt, or the doubled part.
    fn shares(&self, round: &[Portion], payable: Payable, rest: i64) -> Vec<i64> {
        if self.groups.len() < 2 {
            return vec![rest; self.groups.len()];
        }
        let due = |index: &usize| -> i64 { round.iter().map(|portion| self.owed(*index, *portion)).sum() };
        let due_to =
            |group: &Vec<usize>| group.iter().filter(|index| payable.includes(**index)).map(due).sum();
        by_proportion(rest, &self.groups.iter().map(due_to).collect::<Vec<i64>>())
    }

    /// Pays at most `share` on one portion of what one creditor is owed, and says how much it took.
    fn pay_group(&mut self, receipt: usize, group: usize, portion: Portion, share: i64) -> i64 {
        let payable = self.debt.receipts[receipt].payable;
        let mut paid_in_portion = 0;
        for place in 0..self.groups[group].len() {
            let index = self.groups[group][place];
            if share == paid_in_portion {
                break;
            }
            if !payable.includes(index) {
                continue;
            }
            let paid = self.pay(index, portion, share - paid_in_portion);
            if paid > 0 {
                paid_in_portion += paid;
                let amount = Fen(paid);
                self.parts.push(AllocationPart { receipt, obligation: index, portion, amount });
            }
        }
        paid_in_portion
    }

    /// What is owed on one portion of one obligation.
    fn owed(&self, index: usize, portion: Portion) -> i64 {
        let ledger = &self.ledgers[index];
        let sum = if self.takes_the_sum(index, portion) { ledger.left.max(0) } else { 0 };
        sum + match portion {
            Portion::GeneralInterest if ledger.terms > 0 => {
                (self.general(index) - ledger.general_paid).max(0)
            }
            Portion::DoubledPart => (self.doubled(index) - ledger.doubled_paid).max(0),
            _ => 0,
        }
    }

    /// Whether the sum of an obligation is paid in a portion.
    fn takes_the_sum(&self, index: usize, portion: Portion) -> bool {
        matches!(
            (portion, self.debt.obligations[index].class),
            (Portion::AwardedCost, MoneyClass::AwardedCost)
                | (Portion::GeneralInterest, MoneyClass::FixedInterest)
                | (Portion::Principal, MoneyClass::Principal)
        )
    }

    /// Pays at most `rest` on one portion of one obligation and says how much it took.
    fn pay(&mut self, index: usize, portion: Portion, rest: i64) -> i64 {
        let mut paid = 0;
        if portion == Portion::GeneralInterest && self.ledgers[index].terms > 0 {
            let owed = self.general(index) - self.ledgers[index].general_paid;
            paid = owed.clamp(0, rest);
            self.ledgers[index].general_paid += paid;
        }
        if portion == Portion::DoubledPart {
            let owed = self.doubled(index) - self.ledgers[index].doubled_paid;
            paid = owed.clamp(0, rest);
            self.ledgers[index].doubled_paid += paid;
        }
        if self.takes_the_sum(index, portion) {
            let sum = self.ledgers[index].left.clamp(0, rest - paid);
            self.ledgers[index].left -= sum;
            paid += sum;
        }
        paid
    }

    /// General interest accrued on an obligation, rounded once.
    fn general(&self, index: usize) -> i64 {
        let ledger = &self.ledgers[index];
        let terms = &self.terms[ledger.first_term..ledger.first_term + ledger.terms];
        match terms {
            [] => 0,
            [term] => round(term.capped(), term.denominator),
            terms if ledger.general_denominator > 0 => {
                let sum = terms.iter().map(|term| term.capped() * term.factor).sum();
                round(sum, ledger.general_denominator)
            }
            terms => {
                // Denominators without a common one of bearable size: each sum is cut at 10⁻¹⁸ fen.
                const FINE: i128 = 1_000_000_000_000_000_000;
                let sum = terms
                    .iter()
                    .map(|term| {
                        let (whole, part) =
                            (term.capped() / term.denominator, term.capped() % term.denominator);
                        whole * FINE + part * FINE / term.denominator
                    })
                    .sum();
                round(sum, FINE)
            }
        }
    }

    /// Doubled part accrued on an obligation, with the interest of the old law, rounded once.
    fn doubled(&self, index: usize) -> i64 {
        let ledger = &self.ledgers[index];
        if ledger.old == 0 {
            return round(ledger.doubled, DAILY_RATE_DENOMINATOR);
        }
        let year_days = i128::from(self.debt.settings.old_law.year_days.number());
        round(ledger.doubled * year_days + ledger.old, DAILY_RATE_DENOMINATOR * year_days)
    }

    fn finish(self, on: Day, receipts: Vec<ReceiptAllocation>) -> Statement {
        let mut totals = Totals::default();
        let mut obligations = Vec::with_capacity(self.ledgers.len());
        for (index, ledger) in self.ledgers.iter().enumerate() {
            let obligation = &self.debt.obligations[index];
            let left = Fen(ledger.left);
            let (general, doubled) = (Fen(self.general(index)), Fen(self.doubled(index)));
            let state = ObligationStatement {
                paid: obligation.amount - left,
                left,
                general_accrued: general,
                general_paid: Fen(ledger.general_paid),
                general_left: general - Fen(ledger.general_paid),
                doubled_accrued: doubled,
                doubled_paid: Fen(ledger.doubled_paid),
                doubled_left: doubled - Fen(ledger.doubled_paid),
            };
            match obligation.class {
                MoneyClass::AwardedCost => totals.awarded_costs_left += left,
                MoneyClass::Principal => totals.principal_left += left,
                MoneyClass::FixedInterest => totals.general_left += left,
            }
            totals.general_left += state.general_left;
            totals.doubled_left += state.doubled_left;
            obligations.push(state);
        }
        for allocation in &receipts {
            totals.received += allocation.total();
            totals.costs += allocation.costs;
            totals.surplus += allocation.surplus;
        }
        totals.owed =
            totals.awarded_costs_left + totals.general_left + totals.principal_left + totals.doubled_left;
        let provisional = self.uses_an_unknown_rate(self.accrued_until);
        Statement {
            on,
            debt: self.debt.clone(),
            obligations,
            receipts,
            parts: self.parts,
            segments: self.segments,
            totals,
            provisional,
        }
    }

    /// A prime rate is published monthly: 31 days after the last one known, the next is missing.
    fn uses_an_unknown_rate(&self, until: i32) -> bool {
        let known_until = self.rates.last_lpr_on().number() + 31;
        until > known_until
            && self.segments.iter().any(|segment| {
                let SegmentKind::General(term) = segment.kind else { return false };
                segment.until.number() > known_until
                    && matches!(
                        self.debt.obligations[segment.obligation].interest[term].rate,
                        RateTerm::Lpr { mode: RateMode::Floating, .. }
                    )
            })
    }
}

impl<'a> Running<'a> {
    fn new(term: &InterestTerm, due_on: Day, rates: &'a Rates) -> Running<'a> {
        let rate = DailyTerms::of(term, rates);
        let after = match term.first_day {
            FirstDay::Counted => term.from.number() - 1,
            FirstDay::NotCounted => term.from.number(),
        };
        let until = match term.until {
            Until::Payment => i32::MAX,
            Until::Due => due_on.number(),
            Until::Day(day) => day.number(),
        };
        Running {
            rows: rate.rows,
            cursor: 0,
            scale: rate.scale,
            offset: rate.offset,
            denominator: rate.denominator,
            factor: 1,
            after,
            until,
            fixed_base: match term.base {
                Base::Unpaid => None,
                Base::Fixed(amount) => Some(amount.0),
            },
            cap: term.cap.map(|cap| i128::from(cap.0) * rate.denominator),
            sum: 0,
            last_segment: None,
        }
    }

    fn capped(&self) -> i128 {
        self.cap.map_or(self.sum, |cap| self.sum.min(cap))
    }

    /// Lets interest run over the days after `after` up to and with `until`.
    fn run(
        &mut self,
        after: i32,
        until: i32,
        left: i64,
        (obligation, kind): (usize, SegmentKind),
        segments: &mut Vec<Segment>,
    ) {
        let (mut after, until) = (after.max(self.after), until.min(self.until));
        let base = self.fixed_base.unwrap_or(left);
        if base <= 0 {
            return;
        }
        while after < until {
            let mut end = until;
            let mut numerator = self.offset;
            if !self.rows.is_empty() {
                if self.rows.get(self.cursor + 1).is_some_and(|next| next.0 <= after + 1) {
                    self.cursor = row_on(self.rows, after + 1);
                }
                numerator += i128::from(self.rows[self.cursor].1) * self.scale;
                if let Some(next) = self.rows.get(self.cursor + 1) {
                    end = end.min(next.0 - 1);
                }
            }
            let days = end - after;
            self.sum += i128::from(base) * i128::from(days) * numerator;
            let segment = Segment {
                obligation,
                kind,
                from: Day::from_number(after + 1),
                until: Day::from_number(end),
                days,
                excluded_days: 0,
                base: Fen(base),
                rate: DailyRate { numerator, denominator: self.denominator },
            };
            add_segment(segments, &mut self.last_segment, segment);
            after = end;
        }
    }
}

/// A rate as integers: the numerator for a day is `row × scale + offset`.
struct DailyTerms<'a> {
    rows: &'a [Row],
    scale: i128,
    offset: i128,
    denominator: i128,
}

impl<'a> DailyTerms<'a> {
    fn of(term: &InterestTerm, rates: &'a Rates) -> DailyTerms<'a> {
        let year_days = i128::from(term.year_days.number());
        let constant = |numerator: i128, denominator: i128| DailyTerms {
            rows: &[],
            scale: 0,
            offset: numerator,
            denominator,
        };
        let (rows, multiple, margin, mode) = match term.rate {
            RateTerm::Daily(rate) => return constant(rate.numerator(), rate.denominator()),
            RateTerm::Monthly(rate) => {
                return constant(rate.numerator() * 12, rate.denominator() * year_days);
            }
            RateTerm::Yearly(rate) => return constant(rate.numerator(), rate.denominator() * year_days),
            RateTerm::Lpr { term, multiple, margin, mode } => (rates.lpr_rows(term), multiple, margin, mode),
            RateTerm::BenchmarkLoan { term, multiple, margin, mode } => {
                (rates.benchmark_rows(term), multiple, margin, mode)
            }
        };
        let scale = multiple.numerator() * margin.denominator();
        let offset = margin.numerator() * 1_000_000 * multiple.denominator();
        let denominator = 1_000_000 * multiple.denominator() * margin.denominator() * year_days;
        match mode {
            RateMode::Floating => DailyTerms { rows, scale, offset, denominator },
            RateMode::FixedOn(day) => {
                constant(i128::from(rows[row_on(rows, day.number())].1) * scale + offset, denominator)
            }
        }
    }

    /// The highest numerator of any day.
    fn highest(&self) -> i128 {
        self.rows.iter().map(|row| i128::from(row.1)).max().unwrap_or(0) * self.scale + self.offset
    }
}

/// Whether a rate is not negative, at most 10 % a day, and no finer than sums can bear.
pub(super) fn rate_is_sound(term: &InterestTerm) -> bool {
    let parts: &[Ratio] = match &term.rate {
        RateTerm::Yearly(rate) | RateTerm::Monthly(rate) | RateTerm::Daily(rate) => {
            std::slice::from_ref(rate)
        }
        RateTerm::Lpr { multiple, margin, .. } | RateTerm::BenchmarkLoan { multiple, margin, .. } => {
            &[*multiple, *margin]
        }
    };
    const LIMIT: i128 = 100_000_000;
    if parts
        .iter()
        .any(|part| part.numerator() < 0 || part.numerator() > LIMIT * 100 || part.denominator() > LIMIT)
    {
        return false;
    }
    let terms = DailyTerms::of(term, Rates::published());
    terms.denominator <= LARGEST_DENOMINATOR && terms.highest() * 10 <= terms.denominator
}

/// Whether everything owed and received up to a day fits into fen, and its exact sums into 128 bits, whatever is paid
/// when. The amounts and rates are within their bounds.
pub(super) fn fits(debt: &Debt, on: Day) -> bool {
    let received: i128 = debt.receipts.iter().map(|receipt| i128::from(receipt.amount.0)).sum();
    let owed: Option<i128> = debt.obligations.iter().map(|obligation| most_owed(obligation, on)).sum();
    owed.is_some_and(|owed| received + owed <= i128::from(LARGEST_TOTAL.0))
}

/// The most that an obligation comes to by a day if nothing is paid; none where an exact sum is too long.
fn most_owed(obligation: &Obligation, on: Day) -> Option<i128> {
    /// An exact sum is shown with six decimals, which must fit too.
    const LONGEST_SUM: i128 = 10_i128.pow(31);
    let days_after = |day: Day| i128::from(on.days_since(day).max(0));
    let amount = i128::from(obligation.amount.0);
    let mut most = amount;
    for term in &obligation.interest {
        let base = match term.base {
            Base::Unpaid => amount,
            Base::Fixed(fixed) => i128::from(fixed.0),
        };
        let last = match term.until {
            Until::Payment => on,
            Until::Due => on.min(obligation.due_on),
            Until::Day(day) => on.min(day),
        };
        let days = i128::from(last.days_since(term.from).max(-1)) + 1;
        let rate = DailyTerms::of(term, Rates::published());
        let sum = (base * days).checked_mul(rate.highest()).filter(|sum| *sum <= LONGEST_SUM)?;
        most += sum / rate.denominator + 1;
    }
    if obligation.in_base {
        // Twice the benchmark rate of the old law never reached a thousandth a day.
        let old_days = i128::from((OLD_LAW_LAST_DAY - obligation.due_on.number()).max(0));
        most += amount * days_after(obligation.due_on) * DAILY_RATE_NUMERATOR / DAILY_RATE_DENOMINATOR + 1;
        most += amount * old_days / 1_000 + 1;
    }
    Some(most)
}

/// Gives the terms of one obligation a common denominator; 0 where there is none of bearable size.
fn join_denominators(terms: &mut [Running<'_>]) -> i128 {
    let mut common = 1;
    for term in terms.iter() {
        if common % term.denominator == 0 {
            continue;
        }
        let divisor = gcd(common, term.denominator);
        match common.checked_mul(term.denominator / divisor) {
            Some(joined) if joined <= LARGEST_DENOMINATOR => common = joined,
            _ => return 0,
        }
    }
    for term in terms {
        term.factor = common / term.denominator;
    }
    common
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Rounds half up to a fen.
fn round(numerator: i128, denominator: i128) -> i64 {
    // Both fit 64 bits in most debts, and the division is several times faster there.
    let (numerator, denominator) = (2 * numerator + denominator, 2 * denominator);
    if let (Ok(numerator), Ok(denominator)) = (u64::try_from(numerator), u64::try_from(denominator)) {
        return (numerator / denominator) as i64;
    }
    i64::try_from(numerator / denominator).expect("interest fits in i64 fen")
}

/// The stretches that do not count for the doubled part, in order and without overlap.
fn excluded_days(debt: &Debt) -> Vec<(i32, i32)> {
    let mut spans: Vec<(i32, i32)> = debt
        .suspensions
        .iter()
        .filter(|suspension| suspension.reason.stops_doubled_part() && suspension.from < suspension.until)
        .map(|suspension| (suspension.from.number(), suspension.until.number()))
        .collect();
    spans.sort_unstable();
    let mut merged: Vec<(i32, i32)> = Vec::with_capacity(spans.len());
    for (from, until) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => merged.push((from, until)),
        }
    }
    merged
}

/// How many of the days after `after` up to and with `until` lie in the stretches.
fn overlap(spans: &[(i32, i32)], after: i32, until: i32) -> i32 {
    spans.iter().map(|(from, to)| ((until + 1).min(*to) - (after + 1).max(*from)).max(0)).sum()
}

/// Adds a segment, or lengthens the last one of its kind where base and rate are the same.
fn add_segment(segments: &mut Vec<Segment>, last: &mut Option<usize>, segment: Segment) {
    if let Some(index) = *last {
        let before = &mut segments[index];
        if before.base == segment.base
            && before.rate == segment.rate
            && before.until.number() + 1 == segment.from.number()
        {
            before.until = segment.until;
            before.days += segment.days;
            before.excluded_days += segment.excluded_days;
            return;
        }
    }
    *last = Some(segments.len());
    segments.push(segment);
}
