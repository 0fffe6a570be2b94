//! Urging before filing: the list, one, and what is done in it.

pub(crate) mod go_on;
pub(crate) mod list;
pub(crate) mod open;

/// Where the endpoints belong in the document.
const TAG: &str = "执前督促";
