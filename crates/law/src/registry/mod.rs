//! The catalogue of rules: what each computes, on which article, since when, how sure we are, and how to try it.
//!
//! The rule library page, the command line and the API read this one table. A rule takes its inputs as JSON, so that a
//! worked example is data: [`verify()`] evaluates a file of examples and compares exactly.

mod catalogue;
mod fees;
mod inputs;
mod interest;
mod limits;
mod measures;
mod periods;
mod verify;

pub use catalogue::RULES;
pub use inputs::InputError;
pub use verify::{Difference, Outcome, VectorResult, VerifyReport, verify};

use crate::derivation::{Article, Confidence};
use serde::Serialize;
use serde_json::Value;
use values::Day;

/// A rule of the catalogue.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rule {
    /// The id: `INT-01`.
    pub id: &'static str,
    /// What it computes, in Chinese.
    pub title: &'static str,
    /// The articles it rests on.
    pub articles: &'static [Article],
    /// The name of the statute's text, without its ending; empty where the text was not found.
    pub file: &'static str,
    /// The first day it is in force in this form, `2024-01-01`.
    pub in_force_from: &'static str,
    /// The last day it is in force, or empty while it is.
    pub in_force_to: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What it takes.
    pub inputs: &'static [Field],
    /// What it gives; beside these, `derivation` holds the reasons as text.
    pub outputs: &'static [Field],
    /// Evaluates it on a JSON object.
    #[serde(skip)]
    pub evaluate: fn(&Value) -> Result<Value, InputError>,
}

/// An input or output of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The key in the JSON object.
    pub name: &'static str,
    /// What it means, in Chinese.
    pub label: &'static str,
}

impl Rule {
    /// Whether the rule is in force on a day.
    #[must_use]
    pub fn in_force_on(&self, day: Day) -> bool {
        let within =
            |text: &str, test: fn(Day, Day) -> bool| text.parse().map_or(true, |limit| test(day, limit));
        within(self.in_force_from, |day, from| day >= from) && within(self.in_force_to, |day, to| day <= to)
    }

    /// The visible mark beside the title: `待核` where a court must confirm the rule.
    #[must_use]
    pub const fn mark(&self) -> &'static str {
        self.confidence.mark()
    }
}

/// The rule with this id; of a joint id such as `CAL-01/02` the first one.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    let first = id.split('/').next().unwrap_or(id);
    RULES.iter().find(|rule| rule.id == id).or_else(|| RULES.iter().find(|rule| rule.id == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_every_rule_is_complete() {
        for (index, rule) in RULES.iter().enumerate() {
            assert!(RULES[..index].iter().all(|other| other.id != rule.id), "{}", rule.id);
            assert!(!rule.title.is_empty() && !rule.outputs.is_empty(), "{}", rule.id);
            assert!(rule.in_force_from.parse::<Day>().is_ok(), "{}", rule.id);
            assert!(!rule.articles.is_empty() || rule.confidence == Confidence::Design, "{}", rule.id);
        }
    }

    #[test]
    fn a_rule_is_found_by_its_id_and_by_a_joint_id() {
        assert_eq!(rule("INT-01").map(|rule| rule.id), Some("INT-01"));
        assert_eq!(rule("CAL-01/02").map(|rule| rule.id), Some("CAL-01"));
        assert_eq!(rule("INT-05/PRI-01").map(|rule| rule.id), Some("INT-05"));
        assert!(rule("XYZ-01").is_none());
    }

    #[test]
    fn a_rule_is_in_force_from_its_first_day() {
        let rule = rule("INT-01").unwrap();
        for (day, in_force) in [("2014-07-31", false), ("2014-08-01", true), ("2026-08-01", true)] {
            assert_eq!(rule.in_force_on(day.parse().unwrap()), in_force, "{day}");
        }
    }

    #[test]
    fn every_rule_answers_an_empty_or_wrong_input_with_a_sentence() {
        for rule in RULES {
            for input in
                [Value::Null, serde_json::json!({}), serde_json::json!({"served": 1, "days": "x", "debt": 3})]
            {
                if let Err(error) = (rule.evaluate)(&input) {
                    assert!(!error.to_string().is_empty(), "{}", rule.id);
                }
            }
        }
    }
}
