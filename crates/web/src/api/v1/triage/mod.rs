//! Triage: the table of the court, and its trial.

pub(crate) mod attempt;
pub(crate) mod show;

/// The tag of these endpoints.
const TAG: &str = "繁简分流";
