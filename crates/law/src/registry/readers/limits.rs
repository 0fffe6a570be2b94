//! Reading the events of limits, and answering when they end.

use super::{Answered, calendar};
use crate::civil_code::TermLength;
use crate::civil_procedure2023::period::Period;
use crate::derivation::Explained;
use crate::limit::Limit;
use crate::registry::answer::Answer;
use crate::registry::inputs::{InputError, Inputs};
use serde_json::json;

/// The outputs of a period.
pub(in crate::registry) fn period_answer(explained: &Explained<Period>) -> Answer {
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
pub(in crate::registry) fn due_answer(explained: &Explained<Period>, name: &str) -> Answer {
    let mut answer = period_answer(explained);
    answer.set(name, json!(explained.value.end));
    answer
}

/// A length in `years` or `months`.
pub(in crate::registry) fn length(inputs: &Inputs<'_>) -> Result<TermLength, InputError> {
    if inputs.has("months") {
        inputs.small_or("months", 0).map(TermLength::Months)
    } else if inputs.has("years") {
        inputs.small_or("years", 0).map(TermLength::Years)
    } else {
        Err(InputError::Missing("years".to_owned()))
    }
}

/// The end of a limit after the day of an input, under the name `by`.
pub(in crate::registry) fn due(inputs: &Inputs<'_>, event: &str, limit: &Limit) -> Answered {
    Ok(due_answer(&limit.after(calendar(), inputs.day(event)?), "by"))
}

/// The ends of several limits, each after the day of its input and under its own name; an input left out leaves out
/// its limits. At least one must be given.
pub(in crate::registry) fn dues(inputs: &Inputs<'_>, limits: &[(&str, &str, &Limit)]) -> Answered {
    let mut answer: Option<Answer> = None;
    for (event, output, limit) in limits {
        if inputs.has(event) {
            let next = named_due(inputs, event, output, limit)?;
            answer = Some(match answer {
                Some(answer) => joined(answer, next),
                None => next,
            });
        }
    }
    let first = limits.first().map_or("", |(event, ..)| *event);
    answer.ok_or_else(|| InputError::Missing(first.to_owned()))
}

/// The end of one limit under its own name, the title before the conclusion.
pub(in crate::registry) fn named_due(
    inputs: &Inputs<'_>,
    event: &str,
    output: &str,
    limit: &Limit,
) -> Answered {
    let mut explained = limit.after(calendar(), inputs.day(event)?);
    explained.derivation.conclusion = format!("{}：{}", limit.title, explained.derivation.conclusion);
    let mut answer = Answer::of(&explained, json!({}));
    answer.set(output, json!(explained.value.end));
    if explained.value.provisional {
        answer.set("provisional", json!(true));
    }
    Ok(answer)
}

/// The first answer with the outputs, inputs, steps and conclusion of another.
pub(in crate::registry) fn joined(mut first: Answer, mut other: Answer) -> Answer {
    first.outputs.append(&mut other.outputs);
    first.derivation.inputs.append(&mut other.derivation.inputs);
    first.derivation.conclusion.push_str(&other.derivation.conclusion);
    first.derivation = first.derivation.because(other.derivation);
    first
}

/// The first answer, joined with the limits whose events are given.
pub(in crate::registry) fn with_dues(
    answer: Answer,
    inputs: &Inputs<'_>,
    limits: &[(&str, &str, &Limit)],
) -> Answered {
    if limits.iter().any(|(event, ..)| inputs.has(event)) {
        return Ok(joined(answer, dues(inputs, limits)?));
    }
    Ok(answer)
}
