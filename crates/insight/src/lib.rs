//! Pure algorithms that weigh and advise.
//!
//! They know money, days and names, and neither cases nor law texts: what a question needs of those is put into it by
//! whoever asks. Nothing here reads a clock, file, environment or socket, and nothing decides: the officer does.

pub mod assignment;
pub mod choice;
pub mod triage;
pub mod twins;
pub mod workload;
