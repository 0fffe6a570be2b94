//! The register of case numbers (收案登记): one stream for each type of case and year, one event for each number, so
//! that numbers are natural, without gaps given twice (NUM-02).

use crate::app::new_event;
use store::StreamAppend;
use values::{CaseKind, CaseNumber, CourtCode, Day, StaffId};

/// The stream of a register.
#[must_use]
pub fn stream(kind: &CaseKind, year: i32) -> String {
    format!("register:{}:{year}", kind.code())
}

/// The append that gives a number.
#[must_use]
pub fn give(number: &CaseNumber, taken: u64, on_day: Day, actor: &StaffId) -> StreamAppend {
    StreamAppend {
        stream: stream(number.kind(), number.year()),
        expected: taken,
        events: vec![new_event("number_given", on_day, actor, &serde_json::json!({ "number": number }))],
    }
}

/// The number after so many were taken.
///
/// # Panics
/// Where a court files more than four thousand million cases of one type in a year.
#[must_use]
pub fn next_number(court: &CourtCode, kind: &CaseKind, year: i32, taken: u64) -> CaseNumber {
    let serial = u32::try_from(taken + 1).expect("a year's cases fit in a serial number");
    CaseNumber::new(year, court.clone(), kind.clone(), serial)
        .expect("a court's code and an enforcement kind make a number")
}
