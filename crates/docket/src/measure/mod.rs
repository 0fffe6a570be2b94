//! Control measures over property (财产控制): for now the freezing of bank deposits.

pub mod deduct_deposit;
pub mod freeze_deposit;
pub mod release_freeze;
pub mod renew_freeze;

use crate::applied::Applied;
use crate::event::EntryNo;
use crate::party::PartyNo;
use crate::refusal::Refusal;
use law::seizure2020::{self, LastDay, LongestTerm, SharesTerm, Turn, longest_term};
use law::{PropertyKind, TermLength};
use values::{Day, Fen};

/// The questions that shape the last day of a measure.
pub const QUESTIONS: &[&str] = &["D-03"];

/// The longest term that a freeze of deposits, or its renewal, may have from a day on, in months (SEI-02).
#[must_use]
pub fn months_max(from: Day, turn: Turn) -> u32 {
    longest(from, turn).length.months()
}

fn longest(from: Day, turn: Turn) -> LongestTerm {
    // What is decided about shares (D-13) says nothing about deposits.
    longest_term(PropertyKind::Deposit, from, turn, SharesTerm::ThreeYears)
}

/// The last day of a freeze of deposits of so many months: the day before the corresponding day, or that day (D-03).
///
/// # Errors
/// [`Refusal::TermTooLong`] where the term is longer than the law allows.
pub fn last_day(from: Day, months: u32, turn: Turn, applied: &Applied) -> Result<Day, Refusal> {
    let last = match applied.answer("D-03").as_str() {
        "corresponding_day" => LastDay::CorrespondingDay,
        _ => LastDay::DayBefore,
    };
    let length = TermLength::Months(u16::try_from(months).unwrap_or(u16::MAX));
    let term = seizure2020::term(PropertyKind::Deposit, from, length, longest(from, turn), last).value;
    if !term.allowed {
        return Err(Refusal::TermTooLong { months, max_months: months_max(from, turn) });
    }
    Ok(term.end_inclusive)
}

/// The freeze of one bank account by amount (额度冻结).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The page that brought it about.
    pub no: EntryNo,
    /// Whose account.
    pub debtor: PartyNo,
    /// The bank.
    pub bank: String,
    /// The account.
    pub account: String,
    /// The sum the ruling names.
    pub ordered: Fen,
    /// The sum that the bank confirmed to hold.
    pub held: Fen,
    /// What was deducted since.
    pub deducted: Fen,
    /// The first day of effect.
    pub from: Day,
    /// The last day of effect.
    pub until: Day,
    /// The day it was lifted.
    pub released_on: Option<Day>,
}

impl Measure {
    /// Whether it has effect on a day.
    #[must_use]
    pub fn runs_on(&self, day: Day) -> bool {
        self.released_on.is_none() && day <= self.until
    }

    /// What it still holds.
    #[must_use]
    pub fn held_now(&self) -> Fen {
        (self.held - self.deducted).or_zero()
    }

    /// In words, the account without its middle digits: `某某银行账户6222****1234`.
    #[must_use]
    pub fn place(&self) -> String {
        values::mask_long_numbers(&format!("{}账户{}", self.bank, self.account))
    }

    /// The measure, where it runs on the day, or the refusal that says why not.
    pub(crate) fn running(&self, day: Day) -> Result<&Measure, Refusal> {
        match self.released_on {
            Some(on) => Err(Refusal::MeasureEnded { on }),
            None if day > self.until => Err(Refusal::MeasureEnded { on: self.until }),
            None => Ok(self),
        }
    }
}
