//! The desk of an officer.

pub(crate) mod show;

/// The heading in the document.
pub(crate) const TAG: &str = "工作台";
