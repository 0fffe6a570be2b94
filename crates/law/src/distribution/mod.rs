//! Distribution of what enforcement brought in among several creditors.
//!
//! [`mod@regime`] chooses the order that applies to the debtor; [`plan()`] computes the plan: costs, priority claims,
//! ordinary claims pro rata or by seizure, and the doubled part of delay interest last. [`objection`] follows the plan
//! after it was served. All of it pays in [`tiers`].

pub mod criminal;
pub mod lead;
pub mod objection;
pub mod plan;
pub mod regime;
pub mod tiers;

#[cfg(test)]
pub(crate) mod chance;

pub use plan::{Claim, Class, FeeOrder, Line, OrdinaryOrder, Plan, PlanError, Pool, Rank, SeizedAt, plan};
pub use regime::{Regime, regime};
