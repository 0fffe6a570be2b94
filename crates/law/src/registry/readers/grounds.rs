//! Reading which of the cases that a text lists is given.

use super::Answered;
use crate::grounds::{Ground, Table};
use crate::registry::answer::Answer;
use crate::registry::inputs::{InputError, Inputs};
use serde_json::{Value, json};

/// One ground, by its name.
pub(in crate::registry) fn ground<T: Ground>(inputs: &Inputs<'_>, name: &str) -> Result<T, InputError> {
    ground_of(name, inputs.get(name)?)
}

/// Several grounds, in the order of the text and each once.
pub(in crate::registry) fn grounds<T: Ground>(inputs: &Inputs<'_>, name: &str) -> Result<Vec<T>, InputError> {
    let given: Vec<T> =
        inputs.list(name)?.iter().map(|value| ground_of(name, value)).collect::<Result<_, _>>()?;
    Ok(T::ALL.iter().copied().filter(|ground| given.contains(ground)).collect())
}

/// What follows in the case that an input names: `outcome` and the sentence `text`.
pub(in crate::registry) fn decide(inputs: &Inputs<'_>, name: &str, table: &Table) -> Answered {
    let given = inputs.text(name)?;
    let Some(explained) = table.decide(given) else {
        return Err(not_listed(name, &table.choices()));
    };
    Ok(Answer::of(&explained, json!({ "outcome": explained.value.outcome, "text": explained.value.text })))
}

fn ground_of<T: Ground>(name: &str, value: &Value) -> Result<T, InputError> {
    serde_json::from_value(value.clone()).map_err(|_| not_listed(name, &T::choices()))
}

fn not_listed(name: &str, choices: &str) -> InputError {
    InputError::Unsound(format!("“{name}”只能填写：{choices}"))
}
