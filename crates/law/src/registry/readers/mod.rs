//! Reading what the rules take and writing what they give: what a rule file uses beside [`Inputs`].
//!
//! Limits of a statute are read by [`due`] and [`dues`], checklists by [`findings`] and [`shown`], grounds by [`ground`]
//! and [`decide`], lists of claims by [`rows`].

mod checklists;
mod claims;
mod grounds;
mod limits;

pub(super) use checklists::{
    CHECKLIST_OUTPUTS, CONDITION_PARTS, FINDINGS, checklist, checklist_answer, condition, fields, finding,
    findings, shown, shown_answer,
};
pub(super) use claims::{amounts, by_id, cell, day_cell, fen_cell, rows, texts, typed_cell};
pub(super) use grounds::{decide, ground, grounds};
pub(super) use limits::{due, due_answer, dues, joined, length, named_due, period_answer, with_dues};

use super::answer::Answer;
use super::inputs::InputError;
use crate::calendar::Calendar;
use crate::derivation::Explained;
use serde::Serialize;
use serde_json::json;

#[cfg(doc)]
use super::inputs::Inputs;

/// What a reader gives.
pub(super) type Answered = Result<Answer, InputError>;

/// The calendar that the rules count by.
pub(super) fn calendar() -> &'static Calendar {
    Calendar::national()
}

/// A value whose own fields are the outputs.
pub(super) fn told<T: Serialize>(explained: &Explained<T>) -> Answered {
    Ok(Answer::of(explained, json!(explained.value)))
}

/// A single output under a name.
pub(super) fn named<T: Serialize>(explained: &Explained<T>, name: &str) -> Answered {
    Ok(Answer::of(explained, json!({ name: explained.value })))
}
