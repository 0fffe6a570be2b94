//! Work that no officer starts from a case: rebuilding the read tables.

pub mod rebuild;
