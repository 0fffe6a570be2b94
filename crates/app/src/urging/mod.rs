//! Urging before filing (执前督促): with the applicant's consent the debtor is urged to perform before a case of
//! enforcement is filed. Each urging is a stream, `urging/<number>`.
//!
//! Whoever would rather have the case filed says so at any time; the limitation to apply for enforcement goes on, and its
//! last day stands beside every urging.

mod event;
mod filing;
mod manage;

pub use event::{Ask, Contact, Ending, State, Urging, UrgingEvent};
pub use manage::may_urge;

pub(crate) use event::rows_of;

/// What the names of these streams begin with.
pub(crate) const STREAMS: &str = "urging/";
