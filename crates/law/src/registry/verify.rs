//! Worked examples: evaluate, compare exactly, report.

use super::{rule, same_as};
use crate::settings::Settings;
use serde::Serialize;
use serde_json::{Number, Value};
use std::fmt;
use values::Day;

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

/// Evaluates worked examples as the law stands on a day: an array of `{"rule", "title", "inputs", "expected"}`.
///
/// Every expected output must be equal; a rule may give more. A whole number may be written `5000` or `5000.0`.
///
/// An input `same_as` takes over the inputs of another example of that rule: the one that stands directly before it, else
/// the only one in the file, else the first of the catalogue.
#[must_use]
pub fn verify(vectors: &Value, on: Day) -> VerifyReport {
    let vectors = vectors.as_array().map(Vec::as_slice).unwrap_or_default();
    let results = vectors
        .iter()
        .enumerate()
        .map(|(index, vector)| VectorResult {
            number: index + 1,
            rule: text(vector, "rule"),
            title: text(vector, "title"),
            outcome: outcome(vectors, index, on),
        })
        .collect();
    VerifyReport { results }
}

fn outcome(vectors: &[Value], index: usize, on: Day) -> Outcome {
    let vector = &vectors[index];
    let Some(rule) = rule(&text(vector, "rule")) else { return Outcome::UnknownRule };
    let actual = match rule.evaluate(&inputs(vectors, index), &Settings::default(), on) {
        Ok(answer) => answer.outputs,
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let Some(expected) = vector["expected"].as_object() else {
        return Outcome::Failed("缺少“expected”".to_owned());
    };
    let differences: Vec<Difference> = expected
        .iter()
        .filter(|(name, value)| !actual.get(name.as_str()).is_some_and(|actual| is_same(actual, value)))
        .map(|(name, value)| Difference {
            name: name.clone(),
            expected: value.clone(),
            actual: actual.get(name.as_str()).cloned().unwrap_or_default(),
        })
        .collect();
    if differences.is_empty() { Outcome::Holds } else { Outcome::Differs(differences) }
}

/// Whether two values are equal, where `5000` and `5000.0` are one number.
fn is_same(actual: &Value, expected: &Value) -> bool {
    match (actual, expected) {
        (Value::Number(actual), Value::Number(expected)) => {
            actual == expected || whole(actual).is_some_and(|number| whole(expected) == Some(number))
        }
        (Value::Array(actual), Value::Array(expected)) => {
            actual.len() == expected.len() && actual.iter().zip(expected).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(actual), Value::Object(expected)) => {
            let same = |(name, value)| actual.get(name).is_some_and(|actual| is_same(actual, value));
            actual.len() == expected.len() && expected.iter().all(same)
        }
        _ => actual == expected,
    }
}

/// The whole number that a JSON number is, if it is one that a floating number holds exactly.
fn whole(number: &Number) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let decimal = |number: f64| (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64);
    number.as_i64().or_else(|| number.as_f64().and_then(decimal))
}

/// The inputs of an example, on top of those of the one it names in the same file.
fn inputs(vectors: &[Value], index: usize) -> Value {
    let own = &vectors[index]["inputs"];
    let Ok(Some(id)) = same_as::named_rule(own) else { return own.clone() };
    let stands_for_itself = |other: &&Value| {
        rule(&text(other, "rule")).is_some_and(|rule| rule.id == id)
            && same_as::named_rule(&other["inputs"]) == Ok(None)
    };
    let directly_before = index.checked_sub(1).map(|before| &vectors[before]).filter(stands_for_itself);
    let only_one = || {
        let mut all = vectors.iter().filter(stands_for_itself);
        all.next().filter(|_| all.next().is_none())
    };
    directly_before
        .or_else(only_one)
        .map_or_else(|| own.clone(), |other| same_as::on_top_of(&other["inputs"], own))
}

fn text(vector: &Value, name: &str) -> String {
    vector.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::tests::today;
    use serde_json::json;

    #[test]
    fn a_difference_a_failure_and_an_unknown_rule_are_told_apart() {
        let vectors = json!([
            {"rule": "CAL-04", "title": "a", "inputs": {"event": "2026-09-30", "working_days": 3}, "expected": {"end": "2026-10-10"}},
            {"rule": "CAL-04", "title": "b", "inputs": {"event": "2026-09-30", "working_days": 3}, "expected": {"end": "2026-10-09"}},
            {"rule": "CAL-04", "title": "c", "inputs": {"working_days": 3}, "expected": {}},
            {"rule": "NOPE-1", "title": "d", "inputs": {}, "expected": {}},
        ]);
        let report = verify(&vectors, today());
        assert_eq!((report.holding(), report.failures().count(), report.unknown().count()), (1, 2, 1));
        assert!(!report.all_hold());
        let text = report.to_string();
        assert!(text.contains("end：应为 \"2026-10-09\"，得 \"2026-10-10\""), "{text}");
        assert!(text.contains("无法计算 3 CAL-04 c：缺少“event”"), "{text}");
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point_and_nothing_looser_is_equal() {
        for (expected, holds) in [
            (json!(5000), true),
            (json!(5000.0), true),
            (json!(5000.5), false),
            (json!("5000"), false),
            (json!(null), false),
            (json!([5000]), false),
        ] {
            let vectors = json!([
                {"rule": "FEE-01", "title": "a", "inputs": {"amount_fen": 1}, "expected": {"fee_fen": expected}},
            ]);
            assert_eq!(verify(&vectors, today()).all_hold(), holds, "{expected}");
        }
        assert!(is_same(&json!([1, {"a": 2}]), &json!([1.0, {"a": 2.0}])));
        assert!(!is_same(&json!({"a": 2, "b": 1}), &json!({"a": 2})));
        assert!(!is_same(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992.0)));
    }

    #[test]
    fn the_inputs_of_another_example_are_those_directly_before_or_the_only_ones_or_those_of_the_catalogue() {
        let claim = |rule: &str, principal: i64| {
            json!({
                "rule": rule, "title": "debt", "expected": {},
                "inputs": {
                    "effective": "2024-06-20", "performance": "10 days", "principal_fen": principal,
                    "payment1": ["2024-10-08", 0]
                },
            })
        };
        let trap = |same_as: &str, correct: i64| {
            json!({
                "rule": "INT-02", "title": "trap", "inputs": {"same_as": same_as, "day": "2024-10-08"},
                "expected": {"correct_fen": correct},
            })
        };
        for vectors in [
            json!([trap("INT-05", 900_900)]),
            json!([trap("INT-05/PRI-01", 900_900)]),
            json!([trap("INT-05", 17_325), claim("INT-05", 1_000_000)]),
            json!([trap("INT-05/PRI-01", 900_900), claim("INT-05", 1_000_000), claim("INT-05", 2_000_000)]),
            json!([
                claim("INT-05", 2_000_000),
                claim("INT-05/PRI-01", 1_000_000),
                trap("INT-05", 17_325),
                claim("INT-05", 3_000_000)
            ]),
        ] {
            let report = verify(&vectors, today());
            assert!(report.all_hold(), "{report}");
        }
        let nonsense = verify(&json!([trap("NOPE", 0), trap("INT-02", 0)]), today()).to_string();
        assert!(nonsense.contains("“same_as”应为一条规则的编号"), "{nonsense}");
    }
}
