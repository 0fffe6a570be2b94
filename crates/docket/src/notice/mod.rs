//! Execution notice, property-report order and their service (通知送达).

pub mod issue_notice;
pub mod serve_notice;

use crate::event::EntryNo;
use crate::party::PartyNo;
use values::Day;

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
