//! Triage: the table of the court.

pub(crate) mod show;

/// The tag of these endpoints.
const TAG: &str = "繁简分流";
