//! What the instrument grants: claims in money with their interest, and duties other than money.
//!
//! These are spoken and stored forms; [`obligations`] turns them into what the law computes with.

use crate::party::PartyNo;
use law::debt::{Base, FirstDay, InterestTerm, MoneyClass, Obligation, RateMode, RateTerm, Until, YearDays};
use law::rates::{BenchmarkTerm, LprTerm};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Ratio};

/// One claim in money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The number within the case, from 1.
    pub no: u32,
    /// What it is for: `借款本金`.
    pub label: String,
    /// Who is to be paid.
    pub creditors: Vec<PartyNo>,
    /// Who owes it.
    pub debtors: Vec<PartyNo>,
    /// How several debtors owe it.
    #[serde(default)]
    pub liability: Liability,
    /// Its place in the order of payment.
    pub class: ClaimClass,
    /// Whether the doubled part of delayed interest runs on it (INT-02).
    pub doubled: Doubled,
    /// The sum.
    pub amount_fen: Fen,
    /// The last day for voluntary performance.
    pub due_on: Day,
    /// Running interest that the instrument grants.
    #[serde(default)]
    pub interest: Vec<Interest>,
    /// Where the judgment says so: characters of its text, start and end.
    #[serde(default)]
    pub span: Option<(usize, usize)>,
}

impl Claim {
    /// Whether a debtor owes it.
    #[must_use]
    pub fn is_owed_by(&self, debtor: PartyNo) -> bool {
        self.debtors.contains(&debtor)
    }
}

/// How several debtors owe a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Liability {
    /// Each the whole, or a single debtor.
    #[default]
    Joint,
    /// Each a share.
    Several,
}

/// The place of a claim in the order of payment (INT-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimClass {
    /// Costs of realising the claim: lawyer's fee, preservation fee that the instrument awards.
    Cost,
    /// Interest that the instrument has already turned into a sum.
    FixedInterest,
    /// Principal, damages, wages, price and the like.
    Principal,
}

impl ClaimClass {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            ClaimClass::Cost => "实现债权的费用",
            ClaimClass::FixedInterest => "已确定的利息",
            ClaimClass::Principal => "本金、赔偿等",
        }
    }
}

/// Whether the doubled part runs on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubled {
    /// It counts in the base.
    Counts,
    /// It is left out: general interest, litigation fee.
    LeftOut,
}

/// Running interest on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// The base; `null`: what is unpaid of the claim.
    #[serde(default)]
    pub base_fen: Option<Fen>,
    /// The rate, or the multiple of a published rate.
    pub rate: Ratio,
    /// What the rate is counted by.
    pub basis: RateBasis,
    /// The first day.
    pub from: Day,
    /// The last day; `null`: until payment.
    #[serde(default)]
    pub until: Option<Day>,
    /// The limit.
    #[serde(default)]
    pub cap_fen: Option<Fen>,
    /// Days of the year for yearly rates.
    #[serde(default = "year_365")]
    pub year_days: u32,
}

fn year_365() -> u32 {
    365
}

/// What an interest rate is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateBasis {
    /// 年利率.
    Year,
    /// 月利率.
    Month,
    /// 日利率.
    Day,
    /// A multiple of the one-year loan prime rate.
    Lpr,
    /// A multiple of the loan prime rate over five years.
    LprOverFive,
    /// A multiple of the central bank's benchmark loan rate.
    PbocLoan,
}

impl RateBasis {
    /// Stored words and Chinese titles, for forms.
    pub const CHOICES: [(&'static str, &'static str); 6] = [
        ("year", "年利率"),
        ("month", "月利率"),
        ("day", "日利率"),
        ("lpr", "一年期LPR的倍数"),
        ("lpr_over_five", "五年期以上LPR的倍数"),
        ("pboc_loan", "央行贷款基准利率的倍数"),
    ];
}

impl Interest {
    /// The rate in words: `年利率24%`, `一年期LPR的1.5倍`.
    #[must_use]
    pub fn rate_words(&self) -> String {
        let multiple = || trimmed(self.rate.decimal(4));
        let percent = || format!("{}%", trimmed((self.rate * Ratio::from(100)).decimal(6)));
        match self.basis {
            RateBasis::Year => format!("年利率{}", percent()),
            RateBasis::Month => format!("月利率{}", percent()),
            RateBasis::Day => format!("日利率{}", percent()),
            RateBasis::Lpr => format!("一年期贷款市场报价利率的{}倍", multiple()),
            RateBasis::LprOverFive => format!("五年期以上贷款市场报价利率的{}倍", multiple()),
            RateBasis::PbocLoan => format!("中国人民银行同期贷款基准利率的{}倍", multiple()),
        }
    }

    fn term(&self) -> InterestTerm {
        let (multiple, margin, mode) = (self.rate, Ratio::ZERO, RateMode::Floating);
        InterestTerm {
            base: self.base_fen.map_or(Base::Unpaid, Base::Fixed),
            rate: match self.basis {
                RateBasis::Year => RateTerm::Yearly(self.rate),
                RateBasis::Month => RateTerm::Monthly(self.rate),
                RateBasis::Day => RateTerm::Daily(self.rate),
                RateBasis::Lpr => RateTerm::Lpr { term: LprTerm::OneYear, multiple, margin, mode },
                RateBasis::LprOverFive => RateTerm::Lpr { term: LprTerm::OverFive, multiple, margin, mode },
                RateBasis::PbocLoan => {
                    RateTerm::BenchmarkLoan { term: BenchmarkTerm::UpToOneYear, multiple, margin, mode }
                }
            },
            from: self.from,
            first_day: FirstDay::Counted,
            until: self.until.map_or(Until::Payment, Until::Day),
            cap: self.cap_fen,
            year_days: if self.year_days == 360 { YearDays::Days360 } else { YearDays::Days365 },
        }
    }
}

fn trimmed(decimal: String) -> String {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        decimal
    }
}

/// A duty other than money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The number within the case, from 1.
    pub no: u32,
    /// What is to be done, in the instrument's words.
    pub text: String,
    /// Who must do it.
    pub debtors: Vec<PartyNo>,
    /// The last day for voluntary performance, where the instrument names one.
    #[serde(default)]
    pub due_on: Option<Day>,
}

/// The claims as the law computes with them, in the same order.
#[must_use]
pub fn obligations(claims: &[Claim]) -> Vec<Obligation> {
    claims
        .iter()
        .map(|claim| Obligation {
            label: claim.label.clone(),
            amount: claim.amount_fen,
            in_base: claim.doubled == Doubled::Counts,
            class: match claim.class {
                ClaimClass::Cost => MoneyClass::AwardedCost,
                ClaimClass::FixedInterest => MoneyClass::FixedInterest,
                ClaimClass::Principal => MoneyClass::Principal,
            },
            due_on: claim.due_on,
            interest: claim.interest.iter().map(Interest::term).collect(),
        })
        .collect()
}

/// To whom each claim is owed, in the same order, by a number that tells creditors apart: claims of the same creditors
/// are one debt among those of others (EWR 55).
#[must_use]
pub fn creditors(claims: &[Claim]) -> Vec<u32> {
    let same = |claim: &Claim, other: &Claim| {
        let within = |one: &Claim, all: &Claim| one.creditors.iter().all(|no| all.creditors.contains(no));
        within(claim, other) && within(other, claim)
    };
    let first = |claim: &Claim| claims.iter().position(|other| same(claim, other)).unwrap_or_default();
    claims.iter().map(|claim| u32::try_from(first(claim)).unwrap_or(u32::MAX)).collect()
}
