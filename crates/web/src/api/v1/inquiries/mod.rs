//! Requests to institutions, and the checks that are missing.

pub(crate) mod ask_missing;
pub(crate) mod list;

/// Where the endpoints belong in the document.
const TAG: &str = "查控";
