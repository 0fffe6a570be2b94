//! Running clocks.

pub(crate) mod list;
