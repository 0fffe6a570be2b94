//! Running clocks.

pub(crate) mod list;
pub(crate) mod step_limits;
