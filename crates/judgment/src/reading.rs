//! What was read, in the shape of the intake format.

use crate::text::Span;
use serde::{Serialize, Serializer};
use values::{Day, Fen};

/// Everything read in one text. Serializes as the intake format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The version of the format: 1.
    pub version: u32,
    /// The duties that a creditor can have enforced, in order of appearance.
    pub claims: Vec<Claim>,
    /// Who else is liable for claims.
    pub liabilities: Vec<Liability>,
    /// Rights to be paid first out of a thing.
    pub priorities: Vec<Priority>,
    /// Court fees and who bears them.
    pub costs: Vec<Cost>,
    /// The warning of doubled interest, where the text has it.
    pub delayed_interest: Option<DelayedInterest>,
    /// The parts that dismiss a request.
    pub dismissed: Vec<Span>,
    /// What makes the part hard to enforce.
    pub doubts: Vec<Doubt>,
    /// The case number in the head of a whole judgment, as written.
    pub case_number: Option<String>,
    /// The court in the head of a whole judgment.
    pub court: Option<String>,
    /// The day at the end of a whole judgment.
    pub judged_on: Option<Day>,
    /// The parties named anywhere in the text.
    pub parties: Vec<Party>,
    /// What was read as the operative part.
    pub operative: Span,
}

/// One duty that one creditor can have enforced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The number in order of appearance, from 1.
    pub no: u32,
    /// The ordinal of the operative item, as written (`一`).
    pub item: Option<String>,
    /// What kind of duty it is.
    pub kind: ClaimKind,
    /// What the sum is for, in the judgment's words.
    pub purpose: Option<String>,
    /// The creditors' names.
    pub creditor: Vec<String>,
    /// The debtors' names, those of joint liabilities included.
    pub debtors: Vec<String>,
    /// Whether the debtors owe the whole together.
    pub joint: bool,
    /// The sum.
    pub amount_fen: Option<Fen>,
    /// The sum where it is not in renminbi.
    pub foreign: Option<Foreign>,
    /// Running interest.
    pub interest: Vec<Interest>,
    /// The period for performance.
    pub performance: Option<Performance>,
    /// The act, for duties other than money and interest.
    pub act: Option<String>,
    /// The words that say so.
    pub span: Span,
}

/// The kind of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// A sum.
    Money,
    /// Running interest without a sum of its own.
    Interest,
    /// Handing over goods, documents, a child.
    Deliver,
    /// Leaving a house or land.
    Vacate,
    /// Registration and formalities.
    Cooperate,
    /// Any other act or omission.
    Act,
}

/// A sum in another currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// The currency in the judgment's word: `美元`.
    pub currency: String,
    /// Hundredths of the currency's unit.
    pub amount_hundredths: i64,
}

/// Running interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interest {
    /// The base; none where it is not a sum.
    pub base_fen: Option<Fen>,
    /// Per cent as written for a year, month or day (`24%`); otherwise the multiple (`1.5`).
    pub rate: Option<String>,
    /// What the rate is measured by.
    pub rate_basis: Option<RateBasis>,
    /// From when.
    pub from: Option<From>,
    /// Until when.
    pub until: Option<Until>,
    /// The limit.
    pub cap_fen: Option<Fen>,
    /// The words that say so.
    pub span: Span,
}

/// What a rate is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RateBasis {
    /// Per cent a year.
    Year,
    /// Per cent a month.
    Month,
    /// Per cent a day.
    Day,
    /// A multiple of the loan prime rate (贷款市场报价利率).
    Lpr,
    /// A multiple of the benchmark lending rate of the People's Bank (中国人民银行同期贷款利率).
    PbocLoan,
    /// A multiple of the benchmark deposit rate of the People's Bank.
    PbocDeposit,
    /// A multiple of what the contract says (按合同约定).
    Contract,
}

/// The first day of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum From {
    /// A day.
    Day(Day),
    /// The day on which the judgment takes effect.
    Effect,
    /// The day on which the claim was filed.
    Filing,
    /// The day after the period for performance.
    PerformanceEnd,
}

/// The last day of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Until {
    /// A day.
    Day(Day),
    /// The day of payment.
    Payment,
    /// The last day of the period for performance.
    Due,
    /// The day on which the judgment takes effect.
    Effect,
}

impl Serialize for From {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            From::Day(day) => day.serialize(serializer),
            From::Effect => serializer.serialize_str("effect"),
            From::Filing => serializer.serialize_str("filing"),
            From::PerformanceEnd => serializer.serialize_str("performance_end"),
        }
    }
}

impl Serialize for Until {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Until::Day(day) => day.serialize(serializer),
            Until::Payment => serializer.serialize_str("payment"),
            Until::Due => serializer.serialize_str("due"),
            Until::Effect => serializer.serialize_str("effect"),
        }
    }
}

/// The period for performance: `days` (and `from`), or `by`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Performance {
    /// Days; 30 for each month.
    pub days: Option<u32>,
    /// The months as written, where the period is in months.
    pub months: Option<u32>,
    /// From when the days count.
    pub from: Option<PeriodStart>,
    /// The last day, where the judgment names it.
    pub by: Option<Day>,
    /// The words that say so.
    pub span: Span,
}

/// From when a period counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PeriodStart {
    /// The day on which the judgment takes effect.
    Effect,
    /// The day of service.
    Served,
    /// Another event, in the judgment's words.
    Event(String),
}

impl Serialize for PeriodStart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            PeriodStart::Effect => "effect",
            PeriodStart::Served => "served",
            PeriodStart::Event(words) => words,
        })
    }
}

/// Who else is liable for claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Liability {
    /// The names.
    pub debtors: Vec<String>,
    /// How they are liable.
    pub kind: LiabilityKind,
    /// The numbers of the claims.
    pub claims: Vec<u32>,
    /// The limit as a sum.
    pub cap_fen: Option<Fen>,
    /// The limit in the judgment's words (`继承丁某遗产范围内`), also where it is no sum.
    pub limit: Option<String>,
    /// The part of the debt, in the judgment's words (`二分之一`, `30%`).
    pub share: Option<String>,
    /// Whether the judgment gives them recourse against the principal debtor.
    pub recourse: bool,
    /// The words that say so.
    pub span: Span,
}

/// How somebody else is liable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LiabilityKind {
    /// Together with the debtor (连带).
    Joint,
    /// As a guarantor (保证).
    Guarantee,
    /// After the debtor (补充).
    Supplementary,
    /// Within a limit (在……范围内).
    Limited,
}

/// A right to be paid first out of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Priority {
    /// Who is paid first.
    pub creditor: Vec<String>,
    /// On which ground.
    pub kind: PriorityKind,
    /// Out of what, in the judgment's words.
    pub object: Option<String>,
    /// The numbers of the claims.
    pub claims: Vec<u32>,
    /// The limit as a sum.
    pub cap_fen: Option<Fen>,
    /// The limit in the judgment's words (`相应抵押限额内`), also where it is no sum.
    pub limit: Option<String>,
    /// The words that say so.
    pub span: Span,
}

/// The ground of a priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorityKind {
    /// 抵押.
    Mortgage,
    /// 质押.
    Pledge,
    /// 建设工程价款.
    Construction,
    /// Any other.
    Other,
}

/// A court fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// Which fee.
    pub kind: CostKind,
    /// The fee; none where the judgment names no sum.
    pub amount_fen: Option<Fen>,
    /// Who bears it.
    pub borne_by: Vec<BornBy>,
    /// The words that say so.
    pub span: Span,
}

/// Which fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CostKind {
    /// 案件受理费, 诉讼费.
    AcceptanceFee,
    /// 保全费.
    PreservationFee,
    /// 公告费.
    AnnouncementFee,
    /// 鉴定费, 评估费.
    AppraisalFee,
    /// Any other.
    Other,
}

/// Who bears how much of the costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BornBy {
    /// The name; of several who bear it together, one entry each.
    pub party: String,
    /// The part; none where the words leave it open, as for one who bears it together with others.
    pub amount_fen: Option<Fen>,
}

/// The warning of doubled interest for delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DelayedInterest {
    /// The words that say so.
    pub span: Span,
}

/// A party found in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The procedural word, where the text has one.
    pub role: Option<String>,
    /// Where it is first named.
    pub span: Span,
}

/// Something that makes the operative part hard to enforce.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// What is wrong.
    pub code: DoubtCode,
    /// A sentence for the officer: what to ask or correct.
    pub message: String,
    /// The operative item.
    pub item: Option<String>,
    /// The words in question.
    pub span: Span,
}

/// What is wrong with an operative part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtCode {
    /// A payment without a sum or a way to compute one.
    AmountMissing,
    /// Interest whose base cannot be told.
    BaseMissing,
    /// Interest whose rate is not in the judgment.
    RateMissing,
    /// Interest without a first or last day.
    DateMissing,
    /// A duty without a period for performance.
    PeriodMissing,
    /// Creditor or debtor cannot be told.
    PartyUnclear,
    /// What is to be delivered or done is not definite.
    ObjectUnclear,
    /// Parts do not add up to the total named.
    Arithmetic,
    /// Words that could not be placed.
    Unread,
}
