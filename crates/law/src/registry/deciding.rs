//! Readers of limits, tables of cases and lists of conditions, and short forms for the versions of a rule.

use super::answer::Answer;
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Field, Work};
use crate::deciding::{Checklist, Limit, Table};
use serde_json::json;

/// One version since a day, read in full: `read!("2024-01-01", article => "words", …)`.
macro_rules! read {
    ($from:literal $(, $article:expr => $quote:literal)+ $(,)?) => {
        &[Version::since($from, Confidence::Read, &[$(Source::quoted($article, $quote)),+])]
    };
}

/// An interpretation whose numbers were amended in 2020: since its first day from memory, since 2021 read in full.
macro_rules! amended {
    ($first:literal, $article:expr => $quote:literal $(, $more:expr => $words:literal)* $(,)?) => {
        &[
            Version::between($first, "2020-12-31", Confidence::Recalled, &[Source::unread($article)]),
            Version::since(
                "2021-01-01",
                Confidence::Read,
                &[Source::quoted($article, $quote) $(, Source::quoted($more, $words))*],
            ),
        ]
    };
}

/// One version since a day whose words were not read: `unread!("2007-01-01", Excerpt, article, …)`.
macro_rules! unread {
    ($from:literal, $confidence:ident $(, $article:expr)+ $(,)?) => {
        &[Version::since($from, Confidence::$confidence, &[$(Source::unread($article)),+])]
    };
}

pub(super) use {amended, read, unread};

/// The work of a rule that computes.
pub(super) const fn computes(
    event: &'static str,
    inputs: &'static [Field],
    outputs: &'static [Field],
    evaluate: fn(&Inputs<'_>) -> Answered,
) -> Work {
    Work::Computes(Computation { event, inputs, outputs, evaluate })
}

/// The end of a limit after the day of an input, under the name `by`.
pub(super) fn due(inputs: &Inputs<'_>, event: &str, limit: &Limit) -> Answered {
    Ok(due_answer(&limit.after(calendar(), inputs.day(event)?), "by"))
}

/// The ends of several limits, each after the day of its input and under its own name; an input left out leaves out
/// its limits. At least one must be given.
pub(super) fn dues(inputs: &Inputs<'_>, limits: &[(&str, &str, &Limit)]) -> Answered {
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
pub(super) fn named_due(inputs: &Inputs<'_>, event: &str, output: &str, limit: &Limit) -> Answered {
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
pub(super) fn joined(mut first: Answer, mut other: Answer) -> Answer {
    first.outputs.append(&mut other.outputs);
    first.derivation.inputs.append(&mut other.derivation.inputs);
    first.derivation.conclusion.push_str(&other.derivation.conclusion);
    first.derivation = first.derivation.because(other.derivation);
    first
}

/// The first answer, joined with the limits whose events are given.
pub(super) fn with_dues(answer: Answer, inputs: &Inputs<'_>, limits: &[(&str, &str, &Limit)]) -> Answered {
    if limits.iter().any(|(event, ..)| inputs.has(event)) {
        return Ok(joined(answer, dues(inputs, limits)?));
    }
    Ok(answer)
}

/// What follows in the case that an input names: `outcome` and the sentence `text`.
pub(super) fn decide(inputs: &Inputs<'_>, name: &str, table: &Table) -> Answered {
    let given = inputs.text(name)?;
    let Some(explained) = table.decide(given) else {
        return Err(InputError::Unsound(format!("“{name}”只能填写：{}", table.choices())));
    };
    Ok(Answer::of(&explained, json!({ "outcome": explained.value.outcome, "text": explained.value.text })))
}

/// Whether all conditions hold: `allowed`, the names `missing` and their Chinese `missing_labels`.
pub(super) fn check(inputs: &Inputs<'_>, list: &Checklist) -> Answered {
    for condition in list.conditions {
        holds(inputs, condition.name)?;
    }
    let explained = list.missing(|name| holds(inputs, name) == Ok(true));
    let names: Vec<&str> = explained.value.iter().map(|condition| condition.name).collect();
    let labels: Vec<&str> = explained.value.iter().map(|condition| condition.label).collect();
    let value = json!({ "allowed": names.is_empty(), "missing": names, "missing_labels": labels });
    Ok(Answer::of(&explained, value))
}

/// Whether a fact is given as true; a fact left out is not shown.
pub(super) fn holds(inputs: &Inputs<'_>, name: &str) -> Result<bool, InputError> {
    if inputs.has(name) { inputs.flag(name) } else { Ok(false) }
}
