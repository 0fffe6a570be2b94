//! The property of a case as advice needs it.

pub mod choose;

mod estimate;
