//! Approval (审批): an act that needs it is entered as a proposal, and takes effect when someone else who holds the
//! office approves it.

pub mod decide_proposal;

use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Happening, Stamp};
use crate::office::Office;
use law::Calendar;
use law::enforcement_periods2006::APPROVAL;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use values::{Day, StaffId};

/// 提请审批.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The act.
    pub act: String,
    /// The command, as it will be decided again.
    pub command: Value,
    /// What it asks for, in words.
    pub summary: String,
    /// The office that decides.
    pub approver: Office,
    /// What whoever decides is shown beside the summary, where the act shows more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Value>,
}

/// A proposal on the docket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The page.
    pub no: EntryNo,
    /// The act.
    pub act: String,
    /// The command.
    pub command: Value,
    /// In words.
    pub summary: String,
    /// The office that decides.
    pub approver: Office,
    /// What whoever decides is shown beside the summary.
    pub shown: Option<Value>,
    /// Who proposed it.
    pub by: StaffId,
    /// When.
    pub on: Day,
    /// How it was decided.
    pub outcome: Outcome,
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It waits.
    Waiting,
    /// It was approved.
    Approved,
    /// It was turned down.
    Rejected,
}

impl Proposal {
    /// Whether it waits.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.outcome == Outcome::Waiting
    }
}

impl Happening for Proposed {
    const KIND: &'static str = "proposed";
    const TITLE: &'static str = "提请审批";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let due_on = APPROVAL.after(Calendar::national(), stamp.on).value.end;
        case.clocks.start(
            ClockKind::Approval,
            stamp.no.0,
            format!("审批：{}", self.summary),
            stamp.on,
            due_on,
        );
        case.clocks.answered_by(ClockKind::Approval, stamp.no.0, self.approver);
        case.proposals.push(Proposal {
            no: stamp.no,
            act: self.act.clone(),
            command: self.command.clone(),
            summary: self.summary.clone(),
            approver: self.approver,
            shown: self.shown.clone(),
            by: stamp.actor.clone(),
            on: stamp.on,
            outcome: Outcome::Waiting,
        });
    }

    fn sentence(&self, _case: &Case) -> String {
        format!("提请{}审批：{}", self.approver.title(), self.summary)
    }
}
