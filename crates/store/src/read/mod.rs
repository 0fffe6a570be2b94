//! What pages read: the read tables of cases, staff and sessions, and the queries over them.
//!
//! [`projection`] says which rows follow from a case, [`movements`] how its money moved, [`line_projection`] which rows
//! follow from a line of a bank statement, [`account_projection`] which from an account of the court; the rest asks.
//! Every table here but those of credentials,
//! sessions and the access log can be dropped and rebuilt from the journal.

pub mod account_projection;
mod book_days;
mod facts;
pub mod fingerprint;
pub mod line_projection;
pub mod movements;
pub mod projection;
pub mod tables;

pub mod alerts;
pub mod books;
pub mod campaigns;
pub mod cases;
mod clauses;
pub mod clocks;
pub mod closing;
pub mod flow;
pub mod funds;
pub mod indicators;
pub mod institutions;
pub mod measures;
pub mod money;
pub mod payments;
pub mod requests;
pub mod rules;
pub mod staff;
pub mod standing;
pub mod stray;
pub mod supervision;
pub mod tasks;
pub mod urgings;
pub mod workload;
