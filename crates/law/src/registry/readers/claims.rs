//! Reading claims: amounts by id, and rows of an id with what belongs to it.

use crate::registry::inputs::{InputError, Inputs, day_of, fen_of, unreadable};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use values::{Day, Fen};

/// Amounts by id: `{"A": 50000000}`; an empty object where the input is left out.
pub(in crate::registry) fn amounts(
    inputs: &Inputs<'_>,
    name: &str,
) -> Result<BTreeMap<String, Fen>, InputError> {
    if !inputs.has(name) {
        return Ok(BTreeMap::new());
    }
    let object = inputs.get(name)?.as_object().filter(|object| object.len() <= 400);
    let object = object.ok_or_else(|| unreadable(name, "债权编号和金额（分）的对象，不超过400项"))?;
    object.iter().map(|(id, amount)| Ok((id.clone(), fen_of(name, amount)?))).collect()
}

/// Rows that each begin with an id: `["A", "2025-01-10", 50000000]`; no id may come twice.
pub(in crate::registry) fn rows<'a>(
    inputs: &Inputs<'a>,
    name: &str,
    expected: &'static str,
) -> Result<Vec<(String, &'a [Value])>, InputError> {
    if !inputs.has(name) {
        return Ok(Vec::new());
    }
    let mut ids = BTreeSet::new();
    let mut rows = Vec::new();
    for row in inputs.list(name)? {
        let row = row.as_array().map(Vec::as_slice).unwrap_or_default();
        let Some((Value::String(id), rest)) = row.split_first() else {
            return Err(unreadable(name, expected));
        };
        if !ids.insert(id.clone()) {
            return Err(InputError::Unsound(format!("债权编号“{id}”重复")));
        }
        rows.push((id.clone(), rest));
    }
    Ok(rows)
}

/// A place of a row.
pub(in crate::registry) fn cell<'a>(
    name: &str,
    row: &'a [Value],
    index: usize,
    expected: &'static str,
) -> Result<&'a Value, InputError> {
    row.get(index).ok_or_else(|| unreadable(name, expected))
}

/// A place of a row in one of our own types.
pub(in crate::registry) fn typed_cell<T: serde::de::DeserializeOwned>(
    name: &str,
    row: &[Value],
    index: usize,
    expected: &'static str,
) -> Result<T, InputError> {
    serde_json::from_value(cell(name, row, index, expected)?.clone()).map_err(|_| unreadable(name, expected))
}

/// A place of a row as an amount.
pub(in crate::registry) fn fen_cell(
    name: &str,
    row: &[Value],
    index: usize,
    expected: &'static str,
) -> Result<Fen, InputError> {
    fen_of(name, cell(name, row, index, expected)?)
}

/// A place of a row as a day; null or nothing where there is none.
pub(in crate::registry) fn day_cell(
    name: &str,
    row: &[Value],
    index: usize,
) -> Result<Option<Day>, InputError> {
    match row.get(index) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => day_of(name, value).map(Some),
    }
}

/// Texts of a list; an empty list where the input is left out.
pub(in crate::registry) fn texts(inputs: &Inputs<'_>, name: &str) -> Result<Vec<String>, InputError> {
    if !inputs.has(name) {
        return Ok(Vec::new());
    }
    let text =
        |value: &Value| value.as_str().map(str::to_owned).ok_or_else(|| unreadable(name, "文字的列表"));
    inputs.list(name)?.iter().map(text).collect()
}

/// The outputs of a rule whose results bear the ids of its claims as keys, beside its other outputs.
pub(in crate::registry) fn by_id(other: Value, shares: impl IntoIterator<Item = (String, Fen)>) -> Value {
    let mut outputs = match other {
        Value::Object(outputs) => outputs,
        _ => Map::new(),
    };
    outputs.extend(shares.into_iter().map(|(id, share)| (id, Value::from(share.0))));
    Value::Object(outputs)
}
