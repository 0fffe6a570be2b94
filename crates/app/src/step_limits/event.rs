//! The stored events of the table.

use crate::court_tables::{CourtTable, Told};
use docket::step_limit::StepLimit;
use serde::{Deserialize, Serialize};

/// What can happen to the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepLimitsEvent {
    /// A draft was changed; nothing follows from it yet.
    StepLimitsDrafted {
        /// The lines as they stand since.
        limits: StepLimits,
    },
    /// The draft was given up.
    StepLimitsDraftDropped,
    /// A table was put in force.
    StepLimitsPutInForce {
        /// The lines.
        limits: StepLimits,
        /// Why.
        reason: String,
    },
}

impl From<Told<StepLimits>> for StepLimitsEvent {
    fn from(told: Told<StepLimits>) -> StepLimitsEvent {
        match told {
            Told::Drafted(limits) => StepLimitsEvent::StepLimitsDrafted { limits },
            Told::DraftDropped => StepLimitsEvent::StepLimitsDraftDropped,
            Told::PutInForce { table, reason } => {
                StepLimitsEvent::StepLimitsPutInForce { limits: table, reason }
            }
        }
    }
}

impl From<StepLimitsEvent> for Told<StepLimits> {
    fn from(event: StepLimitsEvent) -> Told<StepLimits> {
        match event {
            StepLimitsEvent::StepLimitsDrafted { limits } => Told::Drafted(limits),
            StepLimitsEvent::StepLimitsDraftDropped => Told::DraftDropped,
            StepLimitsEvent::StepLimitsPutInForce { limits, reason } => {
                Told::PutInForce { table: limits, reason }
            }
        }
    }
}

/// The lines of the table.
pub type StepLimits = Vec<StepLimit>;

impl CourtTable for StepLimits {
    type Event = StepLimitsEvent;
    const STREAM: &'static str = "step_limits";
    const TITLE: &'static str = "步骤时限";

    /// No limits.
    fn undecided() -> StepLimits {
        Vec::new()
    }

    fn word(event: &StepLimitsEvent) -> &'static str {
        match event {
            StepLimitsEvent::StepLimitsDrafted { .. } => "step_limits_drafted",
            StepLimitsEvent::StepLimitsDraftDropped => "step_limits_draft_dropped",
            StepLimitsEvent::StepLimitsPutInForce { .. } => "step_limits_put_in_force",
        }
    }
}
