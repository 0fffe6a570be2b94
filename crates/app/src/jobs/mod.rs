//! Work that no officer starts from a case: rebuilding the read tables, and what is due every day.

pub mod rebuild;
pub mod repeat;
