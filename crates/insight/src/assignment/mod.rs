//! Assignment of cases (分案): balanced by weighted load, and by lot among equals.
//!
//! # What is weighed
//!
//! A case weighs points ([`weigh()`]); the table [`WEIGHTS`] says for what and why. A handler's load is the sum of the
//! points of the open cases. Points are a measure of work to come and of nothing else: they are never added up over
//! time, and nobody is compared by them.
//!
//! # Who is asked
//!
//! Nobody who is away, and nobody whose recusal is recorded (民事诉讼法第四十七条) or in doubt, because a party bears
//! the name of a recorded person. Of the others those whose team is there for such cases come
//! first; then those of ordinary teams; then everybody who takes cases at all.
//!
//! # Who gets it
//!
//! Cases are taken one after another, the heaviest first. Of those who are asked, all whose load exceeds the least by
//! less than [`WITHIN`] are **equals**: a smaller difference is one of the table and not of work. Among equals the lot
//! decides, so that nobody can reckon beforehand who will get a case.
//!
//! # The lot
//!
//! [`lot()`] of seed, case and handler is a number; the smallest wins. The seed is recorded with the result, so that
//! anybody can draw the lot again: FNV-1a of the bytes `seed|case|handler` (the seed in decimal), mixed by the final
//! steps of SplitMix64. In what order cases and handlers are listed does not matter, and a handler who is left out
//! changes nothing among the others.
//!
//! # What is sure
//!
//! Where all are asked for every case, no two loads differ afterwards by more than they did before, or than the
//! heaviest case and [`WITHIN`] together, whichever is more (`tests/assignment.rs`).

mod assign;
mod weight;

pub use assign::{
    Assigned, Barred, CaseToAssign, Handler, NobodyLeft, Question, Team, WITHIN, Why, assign, lot,
};
pub use weight::{AMOUNTS, Features, WEIGHTS, Weighed, WeightRule, weigh};
