//! What the readers of several modules share.

use super::answer::Answer;
use super::inputs::{InputError, Inputs};
use super::rule::{Computation, Field, Work};
use crate::calendar::Calendar;
use crate::civil_code::TermLength;
use crate::civil_procedure2023::period::Period;
use crate::derivation::Explained;
use serde::Serialize;
use serde_json::json;

/// What a reader gives.
pub(super) type Answered = Result<Answer, InputError>;

pub(super) fn calendar() -> &'static Calendar {
    Calendar::national()
}

/// A rule that computes.
pub(super) const fn computes(
    event: &'static str,
    inputs: &'static [Field],
    outputs: &'static [Field],
    evaluate: fn(&Inputs<'_>) -> Answered,
) -> Work {
    Work::Computes(Computation { event, inputs, outputs, evaluate })
}

/// A value whose own fields are the outputs.
pub(super) fn told<T: Serialize>(explained: &Explained<T>) -> Answered {
    Ok(Answer::of(explained, json!(explained.value)))
}

/// A single output under a name.
pub(super) fn named<T: Serialize>(explained: &Explained<T>, name: &str) -> Answered {
    Ok(Answer::of(explained, json!({ name: explained.value })))
}

/// The outputs of a period.
pub(super) fn period_answer(explained: &Explained<Period>) -> Answer {
    let period = explained.value;
    let value = json!({
        "first_day": period.starts_after.next(),
        "raw_end": period.raw_end,
        "end": period.end,
        "is_makeup_workday": calendar().is_makeup_workday(period.end),
        "provisional": period.provisional,
    });
    Answer::of(explained, value)
}

/// The outputs of a period, its end under another name too.
pub(super) fn due_answer(explained: &Explained<Period>, name: &str) -> Answer {
    let mut answer = period_answer(explained);
    answer.set(name, json!(explained.value.end));
    answer
}

/// A length in `years` or `months`.
pub(super) fn length(inputs: &Inputs<'_>) -> Result<TermLength, InputError> {
    if inputs.has("months") {
        inputs.small_or("months", 0).map(TermLength::Months)
    } else if inputs.has("years") {
        inputs.small_or("years", 0).map(TermLength::Years)
    } else {
        Err(InputError::Missing("years".to_owned()))
    }
}

/// The versions of a rule of the civil procedure law that never changed but for its number: the articles of 1991, of
/// 2012 and of 2021, and what was read of the law in force.
macro_rules! procedure_versions {
    ($first:literal, $second:literal, $third:literal, [$($source:expr),+ $(,)?]) => {
        &[
            Version::between(
                "1991-04-09",
                "2012-12-31",
                Confidence::Recalled,
                &[Source::unread(civil_procedure2023::article($first))],
            ),
            Version::between(
                "2013-01-01",
                "2021-12-31",
                Confidence::Recalled,
                &[Source::unread(civil_procedure2023::article($second))],
            ),
            Version::between(
                "2022-01-01",
                "2023-12-31",
                Confidence::Excerpt,
                &[Source::unread(civil_procedure2023::article($third))],
            ),
            Version::since("2024-01-01", Confidence::Read, &[$($source),+]),
        ]
    };
}
pub(super) use procedure_versions;
