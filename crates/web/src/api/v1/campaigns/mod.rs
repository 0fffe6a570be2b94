//! Campaigns: their list, what came of them, their open cases, their operations.

pub(crate) mod behind;
pub(crate) mod cases;
pub(crate) mod end;
pub(crate) mod list;
pub(crate) mod open;
pub(crate) mod operation;
pub(crate) mod show;

/// Where the endpoints belong in the document.
const TAG: &str = "专项行动";
