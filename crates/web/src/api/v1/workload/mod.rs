//! What would happen to the clocks.

pub(crate) mod simulate;

/// The tag of these endpoints.
const TAG: &str = "负荷推演";
