//! Hand-over: what stands in somebody's name.

pub(crate) mod show;
