//! Orders of supervision.

pub(crate) mod list;

/// The tag of these endpoints.
const TAG: &str = "督办";
