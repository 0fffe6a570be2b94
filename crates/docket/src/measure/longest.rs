//! How long a measure lasts, by what it holds.

use crate::applied::Applied;
use crate::property::PropertyKind;
use crate::refusal::Refusal;
use law::TermLength;
use law::seizure2020::{self, LastDay, LongestTerm, SharesTerm, Turn, longest_term};
use values::Day;

/// The longest term of a measure on property of a kind, or of its renewal, from a day on, in months (SEI-02).
#[must_use]
pub fn months_max(kind: PropertyKind, from: Day, turn: Turn) -> u32 {
    longest(kind, from, turn).length.months()
}

fn longest(kind: PropertyKind, from: Day, turn: Turn) -> LongestTerm {
    // State-owned shares of listed companies (D-13) are not told apart from other securities on the docket, so the
    // general term holds for all of them.
    longest_term(kind.in_law(), from, turn, SharesTerm::ThreeYears)
}

/// The last day of a measure of so many months: the day before the corresponding day, or that day (D-03).
///
/// # Errors
/// [`Refusal::TermTooLong`] where the term is longer than the law allows.
pub fn last_day(
    kind: PropertyKind,
    from: Day,
    months: u32,
    turn: Turn,
    applied: &Applied,
) -> Result<Day, Refusal> {
    let last = match applied.answer("D-03").as_str() {
        "corresponding_day" => LastDay::CorrespondingDay,
        _ => LastDay::DayBefore,
    };
    let length = TermLength::Months(u16::try_from(months).unwrap_or(u16::MAX));
    let term = seizure2020::term(kind.in_law(), from, length, longest(kind, from, turn), last).value;
    if !term.allowed {
        return Err(Refusal::TermTooLong { months, max_months: months_max(kind, from, turn) });
    }
    Ok(term.end_inclusive)
}
