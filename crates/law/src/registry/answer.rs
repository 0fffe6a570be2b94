//! What a rule answers: its outputs by name, and why.

use crate::derivation::{Derivation, Explained};
use serde_json::{Map, Value, json};

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
