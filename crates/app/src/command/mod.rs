//! The command centre: orders of supervision, warnings by comparison with like cases, where cases stand in the flow, and
//! what will fall due, what would if more were to be done by fewer, and the morning page over all of it.

pub mod forecast;
pub mod nodes;
pub mod overview;
pub mod screen;
pub(crate) mod shared;
pub mod supervision;
pub mod warnings;
pub mod whatif;
