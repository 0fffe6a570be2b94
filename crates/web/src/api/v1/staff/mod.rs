//! Staff and teams.

pub(crate) mod change;
pub(crate) mod list;
pub(crate) mod take_in;

/// The tag of these endpoints.
const TAG: &str = "人员和团队";
