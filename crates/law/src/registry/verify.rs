//! Worked examples: evaluate, compare exactly, report.

use super::rule;
use crate::settings::Settings;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// What came of a file of worked examples.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Each example, in the order of the file.
    pub results: Vec<VectorResult>,
}

/// What came of one worked example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VectorResult {
    /// Its place in the file, from 1.
    pub number: usize,
    /// The rule it names.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of evaluating an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every expected output is equal.
    Holds,
    /// Some are not.
    Differs(Vec<Difference>),
    /// The inputs cannot be evaluated.
    Failed(String),
    /// The catalogue has no such rule yet.
    UnknownRule,
}

/// An output that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The key.
    pub name: String,
    /// What the example says.
    pub expected: Value,
    /// What the rule gives; null where it gives nothing.
    pub actual: Value,
}

impl VerifyReport {
    /// How many examples hold.
    #[must_use]
    pub fn holding(&self) -> usize {
        self.results.iter().filter(|result| result.outcome == Outcome::Holds).count()
    }

    /// The examples that differ or cannot be evaluated.
    pub fn failures(&self) -> impl Iterator<Item = &VectorResult> {
        self.results
            .iter()
            .filter(|result| matches!(result.outcome, Outcome::Differs(_) | Outcome::Failed(_)))
    }

    /// The examples whose rule is not in the catalogue.
    pub fn unknown(&self) -> impl Iterator<Item = &VectorResult> {
        self.results.iter().filter(|result| result.outcome == Outcome::UnknownRule)
    }

    /// Whether every example holds.
    #[must_use]
    pub fn all_hold(&self) -> bool {
        self.holding() == self.results.len()
    }
}

impl fmt::Display for VerifyReport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for result in &self.results {
            let VectorResult { number, rule, title, outcome } = result;
            match outcome {
                Outcome::Holds => writeln!(out, "通过 {number} {rule} {title}")?,
                Outcome::UnknownRule => writeln!(out, "未收录 {number} {rule} {title}")?,
                Outcome::Failed(reason) => writeln!(out, "无法计算 {number} {rule} {title}：{reason}")?,
                Outcome::Differs(differences) => {
                    writeln!(out, "不符 {number} {rule} {title}")?;
                    for Difference { name, expected, actual } in differences {
                        writeln!(out, "  {name}：应为 {expected}，得 {actual}")?;
                    }
                }
            }
        }
        writeln!(
            out,
            "共{}例，通过{}例，不符{}例，未收录{}例",
            self.results.len(),
            self.holding(),
            self.failures().count(),
            self.unknown().count()
        )
    }
}

/// Evaluates worked examples: an array of `{"rule", "title", "inputs", "expected"}`.
///
/// Every expected output must be equal; a rule may give more. An input `same_as` takes over the inputs of the first
/// example of that rule.
#[must_use]
pub fn verify(vectors: &Value) -> VerifyReport {
    let vectors = vectors.as_array().map(Vec::as_slice).unwrap_or_default();
    let results = vectors
        .iter()
        .enumerate()
        .map(|(index, vector)| VectorResult {
            number: index + 1,
            rule: text(vector, "rule"),
            title: text(vector, "title"),
            outcome: outcome(vector, vectors),
        })
        .collect();
    VerifyReport { results }
}

fn outcome(vector: &Value, all: &[Value]) -> Outcome {
    let Some(rule) = rule(&text(vector, "rule")) else { return Outcome::UnknownRule };
    let actual = match rule.evaluate(&inputs(vector, all), &Settings::default()) {
        Ok(answer) => answer.outputs,
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let Some(expected) = vector["expected"].as_object() else {
        return Outcome::Failed("缺少“expected”".to_owned());
    };
    let differences: Vec<Difference> = expected
        .iter()
        .filter(|(name, value)| actual.get(name.as_str()) != Some(value))
        .map(|(name, value)| Difference {
            name: name.clone(),
            expected: value.clone(),
            actual: actual.get(name.as_str()).cloned().unwrap_or_default(),
        })
        .collect();
    if differences.is_empty() { Outcome::Holds } else { Outcome::Differs(differences) }
}

fn inputs(vector: &Value, all: &[Value]) -> Value {
    let own = &vector["inputs"];
    let Some(same_as) = own.get("same_as").and_then(Value::as_str) else { return own.clone() };
    let other = all.iter().find(|other| text(other, "rule").split('/').next() == Some(same_as));
    let mut joined = other.map(|other| other["inputs"].clone()).unwrap_or_default();
    if let (Some(joined), Some(own)) = (joined.as_object_mut(), own.as_object()) {
        joined.extend(own.clone());
    }
    joined
}

fn text(vector: &Value, name: &str) -> String {
    vector.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_difference_a_failure_and_an_unknown_rule_are_told_apart() {
        let vectors = json!([
            {"rule": "CAL-04", "title": "a", "inputs": {"event": "2026-09-30", "working_days": 3}, "expected": {"end": "2026-10-10"}},
            {"rule": "CAL-04", "title": "b", "inputs": {"event": "2026-09-30", "working_days": 3}, "expected": {"end": "2026-10-09"}},
            {"rule": "CAL-04", "title": "c", "inputs": {"working_days": 3}, "expected": {}},
            {"rule": "NOPE-1", "title": "d", "inputs": {}, "expected": {}},
        ]);
        let report = verify(&vectors);
        assert_eq!((report.holding(), report.failures().count(), report.unknown().count()), (1, 2, 1));
        assert!(!report.all_hold());
        let text = report.to_string();
        assert!(text.contains("end：应为 \"2026-10-09\"，得 \"2026-10-10\""), "{text}");
        assert!(text.contains("无法计算 3 CAL-04 c：缺少“event”"), "{text}");
    }
}
