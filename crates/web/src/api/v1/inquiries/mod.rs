//! Requests to institutions, the checks that are missing, changes in the register, and replies that no docket asked for.

pub(crate) mod alerts;
pub(crate) mod ask_missing;
pub(crate) mod list;
pub(crate) mod stray;

/// Where the endpoints belong in the document.
const TAG: &str = "查控";
