//! 本院步骤时限: the limits that the court sets for the steps of its cases.
//!
//! The table is made of events on the stream [`STREAM`]: drafts, and tables that were put in force. Each case takes it
//! over on a page of its own docket (`cases/tables.rs`); what runs there runs by that page.

mod edit;
mod history;

pub use edit::Edit;
pub use history::{InForce, STREAM, StepLimitsEvent, StepLimitsHistory};
