//! What a rule answers: its outputs by name, and why.

use super::inputs::InputError;
use crate::derivation::{Derivation, Explained};
use serde_json::{Map, Value, json};
use values::Day;

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The outputs by name.
    pub outputs: Map<String, Value>,
    /// Why they are so.
    pub derivation: Derivation,
}

impl Answer {
    /// Outputs, as a JSON object, with the derivation that explains them.
    #[must_use]
    pub fn of<T>(explained: &Explained<T>, outputs: Value) -> Answer {
        let outputs = match outputs {
            Value::Object(outputs) => outputs,
            other => Map::from_iter([("result".to_owned(), other)]),
        };
        Answer { outputs, derivation: explained.derivation.clone() }
    }

    /// Sets an output.
    pub fn set(&mut self, name: &str, value: Value) {
        self.outputs.insert(name.to_owned(), value);
    }

    /// Refuses an answer that names a day outside the calendar.
    pub(super) fn check_days(&self) -> Result<(), InputError> {
        if self.outputs.values().all(lies_in_calendar) {
            return Ok(());
        }
        let (first, last) = (Day::MIN.chinese(), Day::MAX.chinese());
        Err(InputError::Unsound(format!("结果超出日历范围（{first}至{last}），无法计算")))
    }

    /// The outputs and the `derivation` as one JSON object. The derivation bears its `text` besides its parts.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut derivation = json!(self.derivation);
        derivation["text"] = json!(self.derivation.to_text());
        let mut object = self.outputs.clone();
        object.insert("derivation".to_owned(), derivation);
        Value::Object(object)
    }
}

/// Whether no text in an output begins with a day, as [`Day`] and the times of a platform are written, that lies outside
/// the calendar.
fn lies_in_calendar(output: &Value) -> bool {
    match output {
        Value::String(text) => text
            .get(.."2026-03-10".len())
            .is_none_or(|head| !is_written_as_a_day(head) || head.parse::<Day>().is_ok()),
        Value::Array(outputs) => outputs.iter().all(lies_in_calendar),
        Value::Object(outputs) => outputs.values().all(lies_in_calendar),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

fn is_written_as_a_day(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::registry::rule;
    use crate::registry::tests::today;
    use serde_json::json;

    #[test]
    fn a_result_beyond_the_last_day_of_the_calendar_is_refused() {
        for (id, inputs) in [
            ("CAL-01", json!({"served": "2199-12-20", "days": 12})),
            ("CAL-02", json!({"served": "2199-12-20", "days": 100_000})),
            ("CAL-03", json!({"start": "2199-06-30", "months": 7})),
            ("CAL-04", json!({"event": "2199-12-31", "working_days": 1})),
            ("CAL-06", json!({"obstacle_end": "2199-12-30"})),
            ("CAL-08", json!({"start": "2199-06-30", "years": 1})),
            ("SEI-02", json!({"kind": "银行存款", "start": "2199-03-10", "years": 1})),
            ("SEI-05", json!({"kind": "动产", "start": "2198-03-10"})),
            ("TER-04", json!({"filed": "2199-12-01"})),
            ("TER-08", json!({"closed": "2197-04-20"})),
            ("SET-05", json!({"last_day": "2198-05-31"})),
            ("AUC-05", json!({"failed": "2199-12-20"})),
            ("AUC-06", json!({"what": "动产 一拍", "published": "2199-12-20"})),
            ("AUC-12", json!({"end": "2199-12-31T23:59:00", "last_bid": "2199-12-31T23:58:00"})),
            ("DSH-03", json!({"decision": "2199-01-01", "grounds": ["obstructs_by_violence"]})),
            ("TIM-02", json!({"filed": "2199-12-01"})),
        ] {
            let refusal =
                rule(id).unwrap().evaluate(&inputs, &Settings::default(), today()).unwrap_err().to_string();
            assert_eq!(refusal, "结果超出日历范围（1900年1月1日至2199年12月31日），无法计算", "{id}");
        }
    }

    #[test]
    fn the_last_day_of_the_calendar_itself_is_a_result() {
        for (id, inputs, name) in [
            ("CAL-01", json!({"served": "2199-12-21", "days": 10}), "end"),
            ("SEI-02", json!({"kind": "银行存款", "start": "2198-12-31", "years": 1}), "corresponding_day"),
        ] {
            let answer = rule(id).unwrap().evaluate(&inputs, &Settings::default(), today()).unwrap();
            assert_eq!(answer.outputs[name], json!("2199-12-31"), "{id}");
        }
    }
}
