//! Inputs that are those of another worked example, with a few of their own: `{"same_as": "INT-05", "day": …}`.

use super::inputs::InputError;
use serde_json::Value;

const NAME: &str = "same_as";

/// The id of the rule whose example the inputs take over: `INT-05` of `INT-05/PRI-01` too.
pub(super) fn named_rule(inputs: &Value) -> Result<Option<&'static str>, InputError> {
    let unknown = || InputError::Unsound("“same_as”应为一条规则的编号，例如 INT-05".to_owned());
    match inputs.get(NAME) {
        None | Some(Value::Null) => Ok(None),
        Some(id) => id.as_str().and_then(super::rule).map(|rule| Some(rule.id)).ok_or_else(unknown),
    }
}

/// The inputs on top of those of the first worked example of the rule they name; none where they name none.
pub(super) fn completed(inputs: &Value) -> Result<Option<Value>, InputError> {
    let Some(id) = named_rule(inputs)? else { return Ok(None) };
    let example = super::examples(id).find(|example| named_rule(&example.inputs) == Ok(None));
    let missing = || InputError::Unsound(format!("规则{id}没有例题可以引用"));
    example.map(|example| Some(on_top_of(&example.inputs, inputs))).ok_or_else(missing)
}

/// The inputs of an example with others in their place or beside them; they name no further example.
pub(super) fn on_top_of(example: &Value, inputs: &Value) -> Value {
    let mut joined = example.clone();
    if let (Some(joined), Some(own)) = (joined.as_object_mut(), inputs.as_object()) {
        joined.extend(own.clone());
        joined.remove(NAME);
    }
    joined
}
