//! Case funds: statements of the bank, and the lines that are claimed for cases.

pub(crate) mod claim;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod take_back;

/// Where the endpoints belong in the document.
const TAG: &str = "案款";
