//! Triage (繁简分流): a small decision table that says on which track a case goes.
//!
//! A [`Table`] has rows in order, each with conditions on the [`Facts`] of a case and an outcome; the first row whose
//! conditions all hold decides, and where none does, the last word of the table. It decides nothing about rights: it
//! says how a case is worked on, and an officer may put it on another track.
//!
//! # What is sure
//!
//! Every case gets exactly one finding. A row that can never decide, because the rows before it take all its cases, is
//! found by [`Table::faults`]: the conditions of a row are a box in the space of facts, and the boxes before it are
//! cut out of it one by one until something is left or nothing is.

mod default_table;
mod facts;
mod reach;
mod table;

pub use default_table::default_table;
pub use facts::{Facts, Livelihood, Property};
pub use reach::{Fault, Reach};
pub use table::{
    AskedClaim, AskedDebtor, AskedLivelihood, AskedMissing, Finding, Outcome, ROWS_MOST, Range, Row, Table,
    Track,
};
