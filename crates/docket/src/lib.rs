//! The case, pure.
//!
//! A case file is append-only: numbered, dated, signed; a mistake is answered by a new page. Here that is literal.
//! [`Case::of`] folds the pages ([`event::Entry`]) into the state; [`act::ask`] decides what an officer asks for;
//! [`step::steps`] says what can be done next and why not; [`clock::Clocks`] is every day on which something is due.
//!
//! One act, one file: `src/<topic>/<act>.rs` holds command, form, offer, decision, event, effect and timeline line.
//! To add one, write the file, add its event to the list in `event.rs` and the act to the list in `act.rs`; then tell
//! it in `tests/stories` and store one page of it in `tests/fixtures/events.jsonl`, which tests ask for.
//!
//! Nothing here reads a clock, a file or a database.

pub mod act;
pub mod applied;
pub mod approval;
pub mod case;
pub mod claim;
pub mod clock;
pub mod coercion;
pub mod course;
pub mod credit;
pub mod directory;
pub mod distribution;
pub mod event;
pub mod filing;
pub mod flow;
pub mod form;
pub mod indicator;
pub mod inquiry;
pub mod measure;
pub mod money;
pub mod notice;
pub mod office;
pub mod party;
pub mod property;
pub mod publicity;
pub mod refusal;
pub mod sample;
pub mod settlement;
pub mod staffing;
pub mod standstill;
pub mod step;
pub mod step_limit;
pub mod supervision;
pub mod triage;

pub use act::{Context, Settings, ask};
pub use applied::Applied;
pub use case::{Case, Stage};
pub use event::{Entry, EntryNo, Event, Stamp};
pub use refusal::Refusal;
pub use step::{Steps, steps};
