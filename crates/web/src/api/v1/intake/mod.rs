//! Intake: from the text of a judgment to an application.

pub(crate) mod application;
pub(crate) mod read;

/// The heading in the document.
const TAG: &str = "立案辅助";
