//! The outside world: what the court and the institutions that help it say to each other ([`message`]), who they are
//! and how they are reached ([`institution`]).

pub mod institution;
pub mod message;
