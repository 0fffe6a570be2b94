//! The registry of acts.

pub(crate) mod list;

/// The heading in the document.
pub(crate) const TAG: &str = "办案事项";
