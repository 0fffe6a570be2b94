//! Settings of the law.

pub(crate) mod decide;
pub(crate) mod list;

/// Where the endpoints belong in the document.
const TAG: &str = "法律适用设置";
