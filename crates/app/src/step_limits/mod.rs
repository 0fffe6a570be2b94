//! 本院步骤时限: the limits that the court sets for the steps of its cases.
//!
//! The table is one of those that the court makes for itself ([`crate::court_tables`]). Each case takes it over on a page of its own docket (`cases/tables.rs`); what runs there runs by that page.

mod edit;
mod event;

pub use edit::Edit;
pub use event::{StepLimits, StepLimitsEvent};
