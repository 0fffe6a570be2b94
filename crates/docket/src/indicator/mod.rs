//! Indicators of enforcement work (执行质效指标): what is counted on dockets, and the shares made of it.
//!
//! Nobody types in a figure. [`facts`] says what a case adds to the counts of the court, each fact on its day and in the
//! hands of whoever held the case that day; [`INDICATORS`] says which counts make an indicator, which cases are counted in
//! and which are left out. Both are pure: the counts of a court are the sum over its cases, and a correction on a docket
//! moves them as if the wrong page had never been written.
//!
//! An indicator compares a court, a team or a handler with its own past. Nothing ranks courts or persons.

mod counted;
mod definition;
mod fact;

pub use counted::{Counted, Held, facts, held};
pub use definition::{Count, Figure, INDICATORS, Indicator, Shown, Sums, Term, When, by_id};
pub use fact::{Class, Fact};
