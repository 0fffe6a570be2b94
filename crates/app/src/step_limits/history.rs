//! The stream of drafts and tables, and what it tells.

use crate::error::AppError;
use docket::step_limit::StepLimit;
use serde::{Deserialize, Serialize};
use store::{Store, StoredEvent};
use values::Instant;

/// The stream of the table.
pub const STREAM: &str = "step_limits";

/// What can happen to the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepLimitsEvent {
    /// A draft was changed; nothing follows from it yet.
    StepLimitsDrafted {
        /// The lines as they stand since.
        limits: Vec<StepLimit>,
    },
    /// The draft was given up.
    StepLimitsDraftDropped,
    /// A table was put in force.
    StepLimitsPutInForce {
        /// The lines.
        limits: Vec<StepLimit>,
        /// Why.
        reason: String,
    },
}

impl StepLimitsEvent {
    /// The stored word of the kind.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            StepLimitsEvent::StepLimitsDrafted { .. } => "step_limits_drafted",
            StepLimitsEvent::StepLimitsDraftDropped => "step_limits_draft_dropped",
            StepLimitsEvent::StepLimitsPutInForce { .. } => "step_limits_put_in_force",
        }
    }
}

/// A table that was put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Its lines.
    pub limits: Vec<StepLimit>,
    /// When.
    pub at: Instant,
    /// By whom: the id of a member of staff.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// All that the stream tells.
#[derive(Clone, Debug, Default)]
pub struct StepLimitsHistory {
    length: u64,
    draft: Option<Vec<StepLimit>>,
    versions: Vec<InForce>,
}

impl StepLimitsHistory {
    pub(crate) fn load(store: &Store, court: &str) -> Result<StepLimitsHistory, AppError> {
        StepLimitsHistory::of(&store.stream(court, STREAM)?)
    }

    fn of(stored: &[StoredEvent]) -> Result<StepLimitsHistory, AppError> {
        let mut history = StepLimitsHistory::default();
        for stored in stored {
            let event: StepLimitsEvent = serde_json::from_str(&stored.body).map_err(|source| {
                AppError::Unreadable(docket::event::Unreadable::BadBody { kind: stored.kind.clone(), source })
            })?;
            history.length = stored.version;
            history.draft = match event {
                StepLimitsEvent::StepLimitsDrafted { limits } => Some(limits),
                StepLimitsEvent::StepLimitsDraftDropped => None,
                StepLimitsEvent::StepLimitsPutInForce { limits, reason } => {
                    let (at, by) = (stored.recorded_at, stored.actor.clone());
                    history.versions.push(InForce { limits, at, by, reason });
                    None
                }
            };
        }
        Ok(history)
    }

    /// How many events there are.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The version in force; 0 where the court has set no limits.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// The lines in force.
    #[must_use]
    pub fn in_force(&self) -> &[StepLimit] {
        self.versions.last().map_or(&[], |version| &version.limits)
    }

    /// The draft, where there is one.
    #[must_use]
    pub fn draft(&self) -> Option<&[StepLimit]> {
        self.draft.as_deref()
    }

    /// The draft, or the lines in force as the beginning of one.
    #[must_use]
    pub fn draft_or_in_force(&self) -> &[StepLimit] {
        self.draft().unwrap_or_else(|| self.in_force())
    }

    /// The tables that were put in force, the first one first.
    #[must_use]
    pub fn versions(&self) -> &[InForce] {
        &self.versions
    }

    /// The highest number that a line ever bore.
    #[must_use]
    pub fn last_no(&self) -> u32 {
        self.versions.iter().flat_map(|version| &version.limits).map(|line| line.no).max().unwrap_or(0)
    }
}
