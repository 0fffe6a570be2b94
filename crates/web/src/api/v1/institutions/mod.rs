//! Institutions that help to enforce.

pub(crate) mod join;
pub(crate) mod leave;
pub(crate) mod list;

/// Where the endpoints belong in the document.
const TAG: &str = "协助执行单位";
