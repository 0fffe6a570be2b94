//! Triage (繁简分流): the court's table, what it finds of a case, and the pages that say so.
//!
//! The table is one of those that the court makes for itself ([`crate::court_tables`]). A case is triaged on the page of its filing, and again whenever pages are written on its docket: where the table finds something else
//! than before, a page of its own says so, in the same transaction.

mod court;
mod edit;
mod event;
mod facts;
pub mod measure;

pub use court::{Tried, WouldChange};
pub use edit::Edit;
pub use event::TriageTableEvent;
