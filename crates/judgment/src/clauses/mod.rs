//! Reads one sentence: who does what to whom, by when, with which interest.

pub(crate) mod act;
pub(crate) mod costs;
pub(crate) mod interest;
pub(crate) mod liability;
pub(crate) mod performance;
pub(crate) mod sums;
pub(crate) mod who;
