//! The form with which a rule is tried: controls for each input, of the kind that the catalogue gives it.

use crate::field::FormField;
use crate::pages::rules::entry::{Problems, Reader, Shower, Written, write};
use crate::pages::rules::reading::label;
use law::registry::{ANY_NAME, Field, InputError, Kind};
use law::{Answer, Rule, Settings};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use values::Day;

/// What stands before the name of an input in the address, so that it is mistaken for nothing else.
pub(crate) const PREFIX: &str = "in-";

/// The name of the button that adds a row to a table.
const MORE: &str = "more";

/// A filled-in form, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Trial {
    written: Written,
    problems: Problems,
    /// The table to which a row was added.
    more: String,
    /// The sentence of the refusal, where the rule could not be computed.
    pub(crate) refusal: Option<String>,
    /// What the rule answers.
    pub(crate) answer: Option<Answer>,
}

impl Trial {
    /// The form as it was sent: the fields of the address that bear the prefix. It is not computed where a row was
    /// added.
    pub(crate) fn sent(rule: &Rule, query: &BTreeMap<String, String>, settings: &Settings, on: Day) -> Trial {
        let written: Written = query
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix(PREFIX)?.to_owned(), text.trim().to_owned())))
            .collect();
        let more = query.get(MORE).cloned().unwrap_or_default();
        let trial = Trial { written, more, ..Trial::default() };
        if trial.more.is_empty() { trial.computed(rule, settings, on) } else { trial }
    }

    /// The form filled in with a worked example.
    pub(crate) fn example(rule: &Rule, inputs: &Value, settings: &Settings, on: Day) -> Trial {
        Trial { written: written(rule, inputs), ..Trial::default() }.computed(rule, settings, on)
    }

    fn computed(mut self, rule: &Rule, settings: &Settings, on: Day) -> Trial {
        let mut reader = Reader { written: &self.written, problems: Problems::new() };
        let mut object = Map::new();
        for (name, field) in inputs(rule, &self.written) {
            if let Some(value) = reader.field(&name, field) {
                object.insert(name, value);
            }
        }
        self.problems = reader.problems;
        if !self.problems.is_empty() {
            self.refusal = Some("有内容无法识别，请按各栏下的说明改正。".to_owned());
            return self;
        }
        match rule.evaluate(&Value::Object(object), settings, on) {
            Ok(answer) => self.answer = Some(answer),
            Err(error) => self.refuse(rule, error),
        }
        self
    }

    fn refuse(&mut self, rule: &Rule, error: InputError) {
        let (name, sentence) = match error {
            InputError::Missing(name) => {
                let label = label(rule, &name);
                (name, format!("请填写“{label}”。"))
            }
            InputError::Unreadable { name, expected } => {
                let (label, expected) = (label(rule, &name), expectation(rule, &name, expected));
                (name, format!("“{label}”无法识别，应为{expected}。"))
            }
            InputError::TooLarge { name, limit } => {
                let label = label(rule, &name);
                (name, format!("“{label}”超过可以计算的上限{limit}元。"))
            }
            other => (String::new(), spoken(rule, other.to_string())),
        };
        if !name.is_empty() {
            self.problems.insert(name, sentence.clone());
        }
        self.refusal = Some(sentence);
    }

    /// The fields of the form.
    pub(crate) fn fields(&self, rule: &Rule) -> Vec<FormField> {
        let shower = Shower { written: &self.written, problems: &self.problems, more: &self.more };
        let mut fields = Vec::new();
        for (name, field) in inputs(rule, &self.written) {
            let label = if field.name == ANY_NAME { name.as_str() } else { field.label };
            shower.field(&name, label, field, &mut fields);
        }
        fields
    }
}

/// What an input should be: on a page, where a list of words is offered, no stored words.
fn expectation(rule: &Rule, name: &str, expected: &'static str) -> &'static str {
    match rule.input(name).map(|field| field.kind) {
        Some(Kind::Choice(_) | Kind::Several(_)) => "所列各项之一",
        Some(Kind::Flag | Kind::FlagOr(_)) => "是或者否",
        Some(Kind::Rows(_) | Kind::Tuples(_) | Kind::ByName(_) | Kind::Object(_)) => "填写完整的各行",
        _ => expected,
    }
}

/// A sentence with the labels of inputs in the place of their names, and without stored words before their titles.
fn spoken(rule: &Rule, mut sentence: String) -> String {
    let inputs = rule.computation().map_or(&[][..], |computation| computation.inputs);
    for field in inputs {
        sentence = sentence.replace(&format!("“{}”", field.name), &format!("“{}”", field.label));
        for choice in field.kind.choices() {
            sentence = sentence.replace(&format!("{}（{}）", choice.word, choice.title), choice.title);
        }
    }
    sentence
}

/// A worked example as it stands in the form.
fn written(rule: &Rule, values: &Value) -> Written {
    let mut written = Written::new();
    for (name, value) in values.as_object().into_iter().flatten() {
        if let Some(field) = rule.input(name) {
            write(name, &field.kind, value, &mut written);
        }
    }
    written
}

/// The inputs of a rule by the names that they have in the form: those that it names, and those that were sent under a
/// name of one's own.
fn inputs(rule: &Rule, written: &Written) -> Vec<(String, &'static Field)> {
    let Some(computation) = rule.computation() else { return Vec::new() };
    let named = computation.inputs.iter().filter(|field| field.name != ANY_NAME);
    let mut inputs: Vec<(String, &'static Field)> =
        named.map(|field| (field.name.to_owned(), field)).collect();
    if let Some(any) = computation.inputs.iter().find(|field| field.name == ANY_NAME) {
        let own = written.keys().filter(|name| rule.input(name).is_some_and(|field| field.name == ANY_NAME));
        inputs.extend(own.filter(|name| !name.contains('.')).map(|name| (name.clone(), any)));
    }
    inputs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::rules::entry::is_json;
    use law::registry::examples;

    fn on() -> Day {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn every_worked_example_survives_the_form() {
        for rule in law::rules().filter(|rule| rule.computation().is_some()) {
            for example in examples(rule.id) {
                let about = format!("{} {}", rule.id, example.title);
                let trial = Trial::example(rule, &example.inputs, &Settings::default(), on());
                let expected = rule.evaluate(&example.inputs, &Settings::default(), on()).unwrap();
                assert_eq!(trial.problems, Problems::new(), "{about}");
                let answer = trial.answer.unwrap_or_else(|| panic!("{about}: {:?}", trial.refusal));
                assert_eq!(answer.outputs, expected.outputs, "{about}");
                assert_eq!(answer.derivation, expected.derivation, "{about}");
            }
        }
    }

    #[test]
    fn no_form_of_an_example_asks_for_json() {
        for rule in law::rules() {
            for example in examples(rule.id) {
                let trial = Trial::example(rule, &example.inputs, &Settings::default(), on());
                for field in trial.fields(rule) {
                    assert!(!is_json(&field.value), "{} {}: {}", rule.id, field.label, field.value);
                }
            }
        }
    }

    #[test]
    fn rows_ticks_and_parts_are_read() {
        for (id, sent, inputs) in [
            (
                "DSH-01",
                &[("grounds.breaks_report_duty", "yes")][..],
                serde_json::json!({"grounds": ["breaks_report_duty"]}),
            ),
            (
                "PRI-06",
                &[
                    ("claims.0.arose_on", "2024-01-02"),
                    ("claims.0.amount_fen", "1.50"),
                    ("claims.1.arose_on", ""),
                ],
                serde_json::json!({"claims": [["2024-01-02", 150]]}),
            ),
            (
                "DIS-11",
                &[("claims.2.name", "甲"), ("claims.2.value", "3")],
                serde_json::json!({"claims": {"甲": 300}}),
            ),
        ] {
            let rule = law::rule(id).unwrap();
            let written = sent.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
            let mut reader = Reader { written: &written, problems: Problems::new() };
            for (name, value) in inputs.as_object().unwrap() {
                let field = rule.input(name).unwrap();
                assert_eq!(reader.field(name, field).as_ref(), Some(value), "{id} {:?}", reader.problems);
            }
        }
    }

    #[test]
    fn a_row_that_lacks_a_cell_is_refused_beside_it_and_a_row_can_be_added() {
        let rule = law::rule("PRI-06").unwrap();
        let query = |more: &str| -> BTreeMap<String, String> {
            let pairs = [("in-claims.3.arose_on", "2024-01-02"), ("more", more)];
            pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        let trial = Trial::sent(rule, &query(""), &Settings::default(), on());
        assert_eq!(trial.problems.keys().collect::<Vec<_>>(), ["claims.3.amount_fen"]);
        let trial = Trial::sent(rule, &query("in-claims"), &Settings::default(), on());
        assert!(trial.refusal.is_none() && trial.answer.is_none());
        let fields = trial.fields(rule);
        let claims = fields.iter().find(|field| field.name == "in-claims").unwrap();
        let crate::field::Control::Table { rows, .. } = &claims.control else { panic!("no table") };
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn a_refusal_names_inputs_by_their_labels() {
        let rule = law::rule("QRY-04").unwrap();
        let query = [("in-breach".to_owned(), "nonsense".to_owned())].into();
        let refusal = Trial::sent(rule, &query, &Settings::default(), on()).refusal.unwrap();
        assert!(!refusal.contains(|c: char| c.is_ascii_lowercase()), "{refusal}");
    }
}
