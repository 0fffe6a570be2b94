//! Cases: file, act, open, list.

pub mod act;
pub mod batch;
pub mod distribution;
pub mod file;
pub mod import;
pub mod list;
pub mod open;
pub mod replay;
pub mod stream;
mod tables;
