//! The debt statement: what is owed on a day, and why.
//!
//! An instrument grants one or more [`Obligation`]s in money. Interest the instrument grants (一般债务利息) follows its
//! [`InterestTerm`]s; the doubled part (加倍部分债务利息) follows the law alone. [`statement`] lets both run from day to
//! day, lays every [`Receipt`] against them in the order of the law, and says what is left. It computes numbers only;
//! [`Statement::derivation`] renders the Chinese text afterwards.
//!
//! How it counts: an interval is open at its start and closed at its end, so that the due day is no day of delay and
//! the day of payment is one (D-07). Interest is a sum of base × days × rate over one denominator, kept exact, and
//! rounded half up on the running total whenever money is laid against it (D-06): what was charged is always the
//! rounded exact sum, however often money came in.
//!
//! Assumption: among obligations of one class money goes to the one due first, then to the one listed first
//! (民法典第五百六十条); whoever makes the list puts the heavier burden first.

mod compute;
mod creditors;
mod explain;
mod payable;

pub use compute::{statement, statement_at};
pub use payable::{BeyondCapacity, Payable};

use crate::rates::{BenchmarkTerm, LprTerm};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// Everything a debt statement is computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// What the instrument grants.
    pub obligations: Vec<Obligation>,
    /// To whom each obligation is owed, by any number that tells creditors apart; empty where all are owed to one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub creditors: Vec<u32>,
    /// What has come in, in any order.
    #[serde(default)]
    pub receipts: Vec<Receipt>,
    /// Suspensions and stays of enforcement.
    #[serde(default)]
    pub suspensions: Vec<Suspension>,
    /// Switches where the law leaves a choice.
    #[serde(default)]
    pub settings: Settings,
}

/// One sum of money the instrument grants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligation {
    /// What it is, in Chinese: `借款本金`.
    pub label: String,
    /// The sum.
    pub amount: Fen,
    /// Whether it counts for the doubled part (INT-02, D-08).
    pub in_base: bool,
    /// Where it stands in the order of payment.
    pub class: MoneyClass,
    /// The last day of its performance period.
    pub due_on: Day,
    /// The interest the instrument grants on it.
    #[serde(default)]
    pub interest: Vec<InterestTerm>,
}

/// The class of a sum, which decides when money reaches it (民法典第五百六十一条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyClass {
    /// Costs of realising the claim that the instrument awards (实现债权的费用): lawyer's fee, litigation fee.
    AwardedCost,
    /// The claim itself: principal, price, damages, a penalty fixed as a sum.
    Principal,
    /// Interest that the instrument already fixes as a sum.
    FixedInterest,
}

/// Interest the instrument grants on an obligation, over one stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestTerm {
    /// What it is computed on.
    pub base: Base,
    /// Its rate.
    pub rate: RateTerm,
    /// The day named by “自X日起”.
    pub from: Day,
    /// Whether that day counts (D-11).
    #[serde(default)]
    pub first_day: FirstDay,
    /// How long it runs.
    pub until: Until,
    /// The most it may come to in all.
    #[serde(default)]
    pub cap: Option<Fen>,
    /// How many days make a year; the law has no default (INT-15). Without effect on a daily rate.
    pub year_days: YearDays,
}

/// What interest is computed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The unpaid rest of its obligation.
    Unpaid,
    /// A fixed sum, for as long as anything of the obligation is unpaid.
    Fixed(Fen),
}

/// Whether the day named by “自X日起” counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// It does: the reading of the teaching example.
    #[default]
    Counted,
    /// It does not.
    NotCounted,
}

/// How long interest runs; the last day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Until the debt is paid (至实际清偿之日).
    Payment,
    /// Until the last day of the performance period.
    Due,
    /// Until a given day.
    Day(Day),
}

/// How many days make a year for a yearly or monthly rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearDays {
    /// 365 days.
    Days365,
    /// 360 days: a month of thirty.
    Days360,
}

impl YearDays {
    /// The number.
    #[must_use]
    pub const fn number(self) -> i32 {
        match self {
            YearDays::Days365 => 365,
            YearDays::Days360 => 360,
        }
    }
}

/// A rate of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateTerm {
    /// A rate per year (年利率).
    Yearly(Ratio),
    /// A rate per month (月利率), twelve to the year.
    Monthly(Ratio),
    /// A rate per day (日利率).
    Daily(Ratio),
    /// A multiple of the loan prime rate, and points on top.
    Lpr {
        /// Which one.
        term: LprTerm,
        /// The multiple: 1, 1.5 (加计50%), 4 …
        multiple: Ratio,
        /// Points added a year: 0.5 % for fifty base points.
        margin: Ratio,
        /// Fixed on a day, or floating.
        mode: RateMode,
    },
    /// A multiple of the benchmark loan rate of the People's Bank.
    BenchmarkLoan {
        /// Which one.
        term: BenchmarkTerm,
        /// The multiple.
        multiple: Ratio,
        /// Points added a year.
        margin: Ratio,
        /// Fixed on a day, or floating.
        mode: RateMode,
    },
}

/// Whether a published rate is taken once or followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateMode {
    /// The rate in force on this day, for the whole stretch.
    FixedOn(Day),
    /// The rate in force on each day.
    Floating,
}

/// Money that came in for this debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Receipt {
    /// The day the clock stops for this part (INT-04): of payment, of deduction, of effect of the ruling.
    pub stop_on: Day,
    /// The sum.
    pub amount: Fen,
    /// What goes first to the actual costs of the measure (PRI-01): auction, keeping, appraisal.
    #[serde(default)]
    pub costs_first: Fen,
    /// The obligations it may pay: those that the payer owes.
    #[serde(default)]
    pub payable: Payable,
}

impl Receipt {
    /// A receipt without costs that may pay every obligation.
    #[must_use]
    pub const fn new(stop_on: Day, amount: Fen) -> Receipt {
        Receipt { stop_on, amount, costs_first: Fen::ZERO, payable: Payable::All }
    }

    /// Where it stands among the receipts: by the day that stops the clock; of one day what may pay fewer obligations
    /// first, then the smaller sum, so that the order in which they are listed does not matter.
    #[must_use]
    pub fn place(&self) -> impl Ord + use<> {
        let breadth = match self.payable {
            Payable::Only(bits) => (bits.count_ones(), bits),
            Payable::All => (u32::MAX, u64::MAX),
        };
        (self.stop_on, breadth, self.amount)
    }

    /// The same receipt, for these obligations only.
    #[must_use]
    pub const fn paying(self, payable: Payable) -> Receipt {
        Receipt { payable, ..self }
    }
}

/// Time in which enforcement was suspended or stayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Suspension {
    /// The day of the ruling, the first day that may not count (D-10).
    pub from: Day,
    /// The day of resumption, the first day that counts again; [`Day::MAX`] where it still lasts.
    pub until: Day,
    /// Why.
    pub reason: SuspensionReason,
}

/// Why enforcement was suspended or stayed (INT-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionReason {
    /// Suspension in retrial (再审中止执行).
    Retrial,
    /// Review of the instrument, not on the debtor's application.
    ReviewNotByDebtor,
    /// Review of the instrument on the debtor's application.
    ReviewByDebtor,
    /// The applicant agrees to wait.
    ApplicantConsent,
    /// A third party objects.
    ThirdPartyObjection,
    /// Anything else.
    Other,
}

impl SuspensionReason {
    /// Whether the doubled part does not run in that time.
    ///
    /// > 解释第三条第三款 非因被执行人的申请，对生效法律文书审查而中止或者暂缓执行的期间及再审中止执行的期间，不计算加倍部分债务利息。
    #[must_use]
    pub const fn stops_doubled_part(self) -> bool {
        matches!(self, SuspensionReason::Retrial | SuspensionReason::ReviewNotByDebtor)
    }

    /// The reason in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            SuspensionReason::Retrial => "再审中止执行",
            SuspensionReason::ReviewNotByDebtor => "非因被执行人申请，审查生效法律文书而中止或者暂缓执行",
            SuspensionReason::ReviewByDebtor => "因被执行人申请，审查生效法律文书而中止或者暂缓执行",
            SuspensionReason::ApplicantConsent => "申请执行人同意延期",
            SuspensionReason::ThirdPartyObjection => "案外人异议",
            SuspensionReason::Other => "其他原因",
        }
    }
}

/// Switches where the law leaves a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The order in which money is laid against the debt.
    pub order: [Portion; 4],
    /// How delay before 2014-08-01 is charged (INT-08).
    pub old_law: OldLaw,
    /// The day a court accepted the debtor's bankruptcy: from that day nothing accrues (INT-09).
    pub bankruptcy_accepted_on: Option<Day>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { order: Portion::LAWFUL_ORDER, old_law: OldLaw::default(), bankruptcy_accepted_on: None }
    }
}

/// A portion of the debt that money can be laid against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Portion {
    /// Awarded costs of realising the claim.
    AwardedCost,
    /// Interest the instrument grants.
    GeneralInterest,
    /// The claim itself.
    Principal,
    /// The doubled part of the interest.
    DoubledPart,
}

impl Portion {
    /// The order of the law (INT-05): awarded costs, general interest, principal, the doubled part last.
    pub const LAWFUL_ORDER: [Portion; 4] =
        [Portion::AwardedCost, Portion::GeneralInterest, Portion::Principal, Portion::DoubledPart];

    /// The portion in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Portion::AwardedCost => "实现债权的费用",
            Portion::GeneralInterest => "一般债务利息",
            Portion::Principal => "本金等主债务",
            Portion::DoubledPart => "加倍部分债务利息",
        }
    }
}

/// How delay before 2014-08-01 is charged: twice the benchmark loan rate (法释〔2009〕6号, from memory).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct OldLaw {
    /// Which benchmark rate is “同期”.
    pub term: OldLawTerm,
    /// How many days make a year.
    pub year_days: YearDays,
    /// Whether interest of the instrument runs beside it in that time.
    pub general_interest: OldLawGeneralInterest,
}

impl Default for OldLaw {
    fn default() -> OldLaw {
        OldLaw {
            term: OldLawTerm::BySpan,
            year_days: YearDays::Days360,
            general_interest: OldLawGeneralInterest::Replaced,
        }
    }
}

/// Which benchmark loan rate the old law takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OldLawTerm {
    /// The one that fits the days from the due day to 2014-07-31.
    BySpan,
    /// A given one.
    Given(BenchmarkTerm),
}

/// Whether interest of the instrument runs in delay under the old law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OldLawGeneralInterest {
    /// No: twice the benchmark rate is all of the interest in delay.
    Replaced,
    /// Yes.
    RunsBeside,
}

/// What is owed on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The day; receipts after it are left out.
    pub on: Day,
    /// What it was computed from.
    pub debt: Debt,
    /// Each obligation, in the order of the debt.
    pub obligations: Vec<ObligationStatement>,
    /// Each receipt up to the day, in order of its stop day.
    pub receipts: Vec<ReceiptAllocation>,
    /// What each receipt paid on each obligation, in order.
    pub parts: Vec<AllocationPart>,
    /// The stretches of equal base and rate, in the order they began to run.
    pub segments: Vec<Segment>,
    /// The sums over all obligations.
    pub totals: Totals,
    /// Whether a floating rate was used beyond the month of its last known publication.
    pub provisional: bool,
}

/// One obligation in a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ObligationStatement {
    /// Paid on the sum.
    pub paid: Fen,
    /// Left of the sum.
    pub left: Fen,
    /// General interest that has accrued.
    pub general_accrued: Fen,
    /// General interest that is paid.
    pub general_paid: Fen,
    /// General interest that is left.
    pub general_left: Fen,
    /// Doubled part that has accrued, with the interest of the old law.
    pub doubled_accrued: Fen,
    /// Doubled part that is paid.
    pub doubled_paid: Fen,
    /// Doubled part that is left.
    pub doubled_left: Fen,
}

/// How one receipt was laid against the debt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReceiptAllocation {
    /// The index of the receipt in the debt.
    pub receipt: usize,
    /// To the actual costs of the measure.
    pub costs: Fen,
    /// To awarded costs.
    pub awarded_costs: Fen,
    /// To general interest, with interest fixed as a sum.
    pub general_interest: Fen,
    /// To principal.
    pub principal: Fen,
    /// To the doubled part.
    pub doubled: Fen,
    /// Beyond the debt: belongs to the debtor.
    pub surplus: Fen,
}

impl ReceiptAllocation {
    /// The whole receipt.
    #[must_use]
    pub fn total(&self) -> Fen {
        self.costs + self.awarded_costs + self.general_interest + self.principal + self.doubled + self.surplus
    }
}

/// What one receipt paid on one portion of one obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AllocationPart {
    /// The index of the receipt in the debt.
    pub receipt: usize,
    /// The index of the obligation in the debt.
    pub obligation: usize,
    /// The portion.
    pub portion: Portion,
    /// The sum.
    pub amount: Fen,
}

/// A stretch of days over which one base bore one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The index of the obligation in the debt.
    pub obligation: usize,
    /// What ran.
    pub kind: SegmentKind,
    /// The first day counted.
    pub from: Day,
    /// The last day counted.
    pub until: Day,
    /// The days that count: both ends, without the excluded ones.
    pub days: i32,
    /// The days between that do not count (INT-06).
    pub excluded_days: i32,
    /// The base.
    pub base: Fen,
    /// The rate for one day.
    pub rate: DailyRate,
}

impl Segment {
    /// The exact interest of the stretch in fen, not yet rounded.
    #[must_use]
    pub fn interest(&self) -> Ratio {
        Ratio::new(
            i128::from(self.base.0) * i128::from(self.days) * self.rate.numerator,
            self.rate.denominator,
        )
    }
}

/// What ran over a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// The interest term with this index in its obligation.
    General(usize),
    /// The doubled part (INT-01).
    Doubled,
    /// Interest in delay under the law before 2014-08-01 (INT-08).
    OldLaw,
}

/// A rate for one day, not in lowest terms: cheap to make, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyRate {
    pub(crate) numerator: i128,
    pub(crate) denominator: i128,
}

impl DailyRate {
    /// The rate in lowest terms.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.numerator, self.denominator)
    }
}

impl Serialize for DailyRate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.ratio().serialize(serializer)
    }
}

/// The sums of a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Awarded costs left.
    pub awarded_costs_left: Fen,
    /// General interest left, with interest fixed as a sum.
    pub general_left: Fen,
    /// Principal left.
    pub principal_left: Fen,
    /// Doubled part left.
    pub doubled_left: Fen,
    /// Everything left: what pays the debt on the day.
    pub owed: Fen,
    /// Everything received up to the day.
    pub received: Fen,
    /// What of it went to actual costs.
    pub costs: Fen,
    /// What of it is beyond the debt.
    pub surplus: Fen,
}

/// Why a debt cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DebtProblem {
    /// An amount is negative or beyond [`LARGEST_AMOUNT`].
    #[error("“{label}”的金额{amount}元超出范围，应在零至{LARGEST_AMOUNT}元之间")]
    Amount {
        /// What it is.
        label: String,
        /// The amount.
        amount: Fen,
    },
    /// A rate is negative, too high or too fine.
    #[error("“{label}”的利率超出范围：应为非负数，每日不超过10%，小数位数不宜过多")]
    Rate {
        /// The obligation.
        label: String,
    },
    /// Amounts, rates and time are so large together that the sum may not fit.
    #[error("金额、利率和期间合在一起过大，合计可能超过{}元，不能计算", compute::LARGEST_TOTAL)]
    TooLarge,
    /// More is taken for costs than came in.
    #[error("{on}收款的实际费用超过收款金额")]
    Costs {
        /// The stop day of the receipt.
        on: Day,
    },
    /// A receipt is to pay an obligation that the debt does not have.
    #[error("{on}收款指定清偿的给付不存在")]
    Payable {
        /// The stop day of the receipt.
        on: Day,
    },
}

/// The largest amount that is computed with: a thousand million million yuan (一千万亿元).
pub const LARGEST_AMOUNT: Fen = Fen(100_000_000_000_000_000);

impl Debt {
    /// Whether the debt can be computed for any day; a debt from outside is checked before its statement is asked for.
    ///
    /// # Errors
    /// The first amount or rate that is out of bounds.
    pub fn check(&self) -> Result<(), DebtProblem> {
        self.check_until(Day::MAX)
    }

    /// Whether the debt can be computed for a day, or an earlier one.
    ///
    /// # Errors
    /// The first amount or rate that is out of bounds.
    pub fn check_until(&self, on: Day) -> Result<(), DebtProblem> {
        let within = |amount: Fen| amount >= Fen::ZERO && amount <= LARGEST_AMOUNT;
        for obligation in &self.obligations {
            let label = || obligation.label.clone();
            if !within(obligation.amount) {
                return Err(DebtProblem::Amount { label: label(), amount: obligation.amount });
            }
            for term in &obligation.interest {
                let fixed = match term.base {
                    Base::Fixed(amount) => amount,
                    Base::Unpaid => Fen::ZERO,
                };
                for amount in [fixed, term.cap.unwrap_or_default()] {
                    if !within(amount) {
                        return Err(DebtProblem::Amount { label: label(), amount });
                    }
                }
                if !compute::rate_is_sound(term) {
                    return Err(DebtProblem::Rate { label: label() });
                }
            }
        }
        for receipt in &self.receipts {
            if !within(receipt.amount) {
                return Err(DebtProblem::Amount { label: "收款".to_owned(), amount: receipt.amount });
            }
            if receipt.costs_first < Fen::ZERO || receipt.costs_first > receipt.amount {
                return Err(DebtProblem::Costs { on: receipt.stop_on });
            }
            if !receipt.payable.fits(self.obligations.len()) {
                return Err(DebtProblem::Payable { on: receipt.stop_on });
            }
        }
        if compute::fits(self, on) { Ok(()) } else { Err(DebtProblem::TooLarge) }
    }
}

impl Debt {
    /// The benchmark loan rate by which delay of an obligation before 2014-08-01 is charged.
    #[must_use]
    pub fn old_law_term(&self, obligation: &Obligation) -> BenchmarkTerm {
        match self.settings.old_law.term {
            OldLawTerm::Given(term) => term,
            OldLawTerm::BySpan => BenchmarkTerm::for_span(obligation.due_on, compute::old_law_last_day()),
        }
    }
}

impl Statement {
    /// Whether interest follows a benchmark loan rate on days after the last one was published.
    #[must_use]
    pub fn uses_benchmark_after_its_end(&self) -> bool {
        self.segments.iter().any(|segment| self.is_after_the_benchmark(segment))
    }

    fn is_after_the_benchmark(&self, segment: &Segment) -> bool {
        let SegmentKind::General(number) = segment.kind else { return false };
        let term = &self.debt.obligations[segment.obligation].interest[number];
        let floats = matches!(term.rate, RateTerm::BenchmarkLoan { mode: RateMode::Floating, .. });
        floats && segment.until >= crate::rates::first_lpr_on()
    }

    /// What pays the whole debt on the day.
    #[must_use]
    pub fn owed(&self) -> Fen {
        self.totals.owed
    }
}
