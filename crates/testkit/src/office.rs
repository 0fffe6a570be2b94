//! The system as an actor, for founding a court.

use docket::office::{Actor, Office};

/// The program itself.
///
/// # Panics
/// Never: its id is well formed.
#[must_use]
pub fn system() -> Actor {
    Actor {
        id: "system".parse().expect("a well-formed id"),
        name: "系统".to_owned(),
        office: Office::System,
        team: None,
        covers: Vec::new(),
    }
}
