//! Builders and invented courts: what tests, stories, benches and the demonstration are made of.
//!
//! Everything here is deterministic: the same seed gives the same court, page by page.

pub mod identity;
pub mod office;
pub mod postgres;
pub mod random;
pub mod stores;
pub mod synthetic;
