//! Staff, teams and signing in.

pub mod directory;
pub mod event;
pub mod manage;
pub mod sign_in;
