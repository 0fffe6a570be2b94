//! Execution notice, property-report order and their service (通知送达).

pub mod issue_notice;
pub mod serve_notice;

use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::EntryNo;
use crate::party::PartyNo;
use law::Calendar;
use law::enforcement_procedure2020::NOTICE_AFTER_MEASURE;
use values::Day;

/// Days within which the execution notice orders performance.
///
/// Assumption: no statute names the days; three are customary, and the notice of a court may say otherwise.
pub const PERFORMANCE_DAYS: u32 = 3;

/// The service of the execution notice on one debtor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The page that records it.
    pub entry: EntryNo,
    /// The debtor.
    pub debtor: PartyNo,
    /// The day on which it takes effect.
    pub effective_on: Day,
    /// The last day for the property report.
    pub report_due_on: Day,
}

/// A measure was taken on a day; where that was before the notice went out, the notice follows soon (NOT-01).
pub(crate) fn follows_measure(case: &mut Case, taken_on: Day) {
    if case.notice_issued_on.is_some() {
        return;
    }
    let Some(clock) = case.clocks.get(ClockKind::SendNotice, 0) else { return };
    if clock.state == ClockState::Running {
        let due_on = clock.due_on.min(NOTICE_AFTER_MEASURE.after(Calendar::national(), taken_on).value.end);
        case.clocks.resume(ClockKind::SendNotice, 0, due_on);
    }
}
