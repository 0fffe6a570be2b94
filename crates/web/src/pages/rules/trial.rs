//! The form with which a rule is tried: one field for each input, its kind guessed from name, label and examples.

use crate::field::{Control, FormField};
use crate::pages::rules::reading::{choices_of, label};
use law::registry::{InputError, examples};
use law::{Answer, Rule, Settings};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// What stands before the name of an input in the address, so that it is mistaken for nothing else.
pub(crate) const PREFIX: &str = "in-";

/// What some conditions may say besides yes and no.
const NOT_APPLICABLE: &str = "not_applicable";

/// What an input is filled in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Money: entered in yuan, computed in fen.
    Yuan,
    Day,
    Whole,
    Flag,
    Text,
    /// A list or an object.
    Json,
}

/// An input of a rule.
struct Input {
    name: String,
    label: String,
    kind: Kind,
    /// Stored words that it may say, with their meanings.
    choices: Vec<(String, String)>,
    /// Whether every example has it.
    always: bool,
    /// What the first example with it says, written as JSON.
    sample: String,
}

/// A filled-in form, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Trial {
    written: BTreeMap<String, String>,
    problems: BTreeMap<String, String>,
    /// The sentence of the refusal, where the rule could not be computed.
    pub(crate) refusal: Option<String>,
    /// What the rule answers.
    pub(crate) answer: Option<Answer>,
}

impl Trial {
    /// The form as it was sent: the fields of the address that bear the prefix.
    pub(crate) fn sent(rule: &Rule, query: &BTreeMap<String, String>, settings: &Settings) -> Trial {
        let written: BTreeMap<String, String> = query
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix(PREFIX)?.to_owned(), text.trim().to_owned())))
            .collect();
        Trial { written, ..Trial::default() }.computed(rule, settings)
    }

    /// The form filled in with a worked example.
    pub(crate) fn example(rule: &Rule, inputs: &Value, settings: &Settings) -> Trial {
        Trial { written: written(rule, inputs), ..Trial::default() }.computed(rule, settings)
    }

    fn computed(mut self, rule: &Rule, settings: &Settings) -> Trial {
        let inputs = inputs(rule);
        let mut object = Map::new();
        for input in &inputs {
            let text = self.written.get(&input.name).map_or("", String::as_str);
            if text.is_empty() {
                continue;
            }
            match input.read(text) {
                Ok(value) => {
                    object.insert(input.name.clone(), value);
                }
                Err(problem) => {
                    self.problems.insert(input.name.clone(), problem);
                }
            }
        }
        if !self.problems.is_empty() {
            self.refusal = Some("有内容无法识别，请按各栏下的说明改正。".to_owned());
            return self;
        }
        match rule.evaluate(&Value::Object(object), settings) {
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
                let label = label(rule, &name);
                (name, format!("“{label}”无法识别，应为{expected}。"))
            }
            InputError::TooLarge { name, limit } => {
                let label = label(rule, &name);
                (name, format!("“{label}”超过可以计算的上限{limit}元。"))
            }
            other => (String::new(), other.to_string()),
        };
        if !name.is_empty() {
            self.problems.insert(name, sentence.clone());
        }
        self.refusal = Some(sentence);
    }

    /// The fields of the form.
    pub(crate) fn fields(&self, rule: &Rule) -> Vec<FormField> {
        inputs(rule).into_iter().map(|input| self.field(input)).collect()
    }

    fn field(&self, input: Input) -> FormField {
        let value = self.written.get(&input.name).cloned().unwrap_or_default();
        let (control, help) = match input.kind {
            Kind::Yuan => (Control::DECIMAL, "以元填写，最多两位小数".to_owned()),
            Kind::Day => (Control::Day, String::new()),
            Kind::Whole => (Control::WHOLE, String::new()),
            Kind::Flag if input.label.contains(NOT_APPLICABLE) => {
                let words = [("true", "是"), ("false", "否"), (NOT_APPLICABLE, "不适用")];
                (Control::words(&words, &value, "不填"), String::new())
            }
            Kind::Flag => (Control::words(&[("true", "是"), ("false", "否")], &value, "不填"), String::new()),
            Kind::Text if !input.choices.is_empty() => {
                (Control::choice(input.choices.clone(), &value, "请选择"), String::new())
            }
            Kind::Text => (Control::TEXT, input.hint()),
            Kind::Json => (Control::Prose, input.hint()),
        };
        let mut field = FormField::new(format!("{PREFIX}{}", input.name), &input.head(), &value, control);
        field = if help.is_empty() { field } else { field.help(&help) };
        field.required = input.always;
        field.problem = self.problems.get(&input.name).cloned();
        field
    }
}

impl Input {
    /// The label above the field: without the choices that the field offers itself.
    fn head(&self) -> String {
        let offers = !self.choices.is_empty() || self.kind == Kind::Flag;
        let words = match self.label.find(|c: char| c.is_ascii_lowercase()) {
            Some(start) if offers => self.label[..start].trim_end_matches(['：', '（', '，', '；', ' ']),
            _ => return self.label.clone(),
        };
        match (words, self.name.as_str()) {
            ("", "kind") => "种类".to_owned(),
            ("", "method") => "方式".to_owned(),
            ("", "round") => "次数".to_owned(),
            ("", "fee_order") => "执行申请费的顺序".to_owned(),
            ("", _) => "适用情形".to_owned(),
            (words, _) => words.to_owned(),
        }
    }

    fn hint(&self) -> String {
        if self.sample.is_empty() || self.sample.len() > 400 {
            return if self.kind == Kind::Json {
                "列表或者对象，金额以分为单位".to_owned()
            } else {
                String::new()
            };
        }
        match self.kind {
            Kind::Json => format!("列表或者对象，金额以分为单位，例如 {}", self.sample),
            _ => format!("例如 {}", self.sample),
        }
    }

    fn read(&self, text: &str) -> Result<Value, String> {
        match self.kind {
            Kind::Yuan => match text.parse::<Fen>() {
                Ok(fen) => Ok(Value::from(fen.0)),
                Err(error) => Err(error.to_string()),
            },
            Kind::Day => match text.parse::<Day>() {
                Ok(day) => Ok(Value::from(day.to_string())),
                Err(error) => Err(error.to_string()),
            },
            Kind::Whole => text.parse::<i64>().map(Value::from).map_err(|_| format!("“{text}”不是整数")),
            Kind::Flag if text == NOT_APPLICABLE => Ok(Value::from(text)),
            Kind::Flag => Ok(Value::from(text == "true")),
            Kind::Text => Ok(Value::from(text)),
            Kind::Json => serde_json::from_str(text)
                .map_err(|_| "内容不完整，应为列表 […] 或者对象 {…}，引号和括号成对".to_owned()),
        }
    }

    /// A value as an officer enters it.
    fn write(&self, value: &Value) -> String {
        match (self.kind, value) {
            (Kind::Yuan, Value::Number(number)) => {
                number.as_i64().map_or_else(String::new, |fen| Fen(fen).plain())
            }
            (Kind::Json, value) => serde_json::to_string_pretty(value).unwrap_or_default(),
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }
}

/// A worked example as it stands in the form.
fn written(rule: &Rule, values: &Value) -> BTreeMap<String, String> {
    let value_of = |input: Input| {
        let value = values.get(&input.name)?;
        let text = input.write(value);
        Some((input.name, text))
    };
    inputs(rule).into_iter().filter_map(value_of).collect()
}

/// The inputs of a rule: those it names, and those that only its examples have.
fn inputs(rule: &Rule) -> Vec<Input> {
    let Some(computation) = rule.computation() else { return Vec::new() };
    let samples: Vec<&Map<String, Value>> =
        examples(rule.id).filter_map(|example| example.inputs.as_object()).collect();
    let mut names: Vec<&str> = computation.inputs.iter().map(|field| field.name).collect();
    for name in samples.iter().flat_map(|sample| sample.keys()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| input(rule, name, &samples)).collect()
}

fn input(rule: &Rule, name: &str, samples: &[&Map<String, Value>]) -> Input {
    let values: Vec<&Value> = samples.iter().filter_map(|sample| sample.get(name)).collect();
    let label = label(rule, name);
    let kind = kind(name, &label, &values);
    let offered = choices_of(&label);
    let fits = |value: &&Value| offered.iter().any(|(stored, _)| value.as_str() == Some(stored));
    let choices =
        if kind == Kind::Text && offered.len() > 1 && values.iter().all(fits) { offered } else { Vec::new() };
    let sample = values.first().map_or_else(String::new, |value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    Input {
        always: !values.is_empty() && values.len() == samples.len(),
        name: name.to_owned(),
        label,
        kind,
        choices,
        sample,
    }
}

/// The kind of an input: what its examples are, or what its name and label sound like.
fn kind(name: &str, label: &str, values: &[&Value]) -> Kind {
    let fits = |kind: Kind| {
        !values.is_empty()
            && values.iter().all(|value| match (kind, value) {
                (Kind::Yuan | Kind::Whole, Value::Number(number)) => number.is_i64(),
                (Kind::Flag, Value::Bool(_)) => true,
                (Kind::Flag, Value::String(text)) => text == NOT_APPLICABLE && label.contains(NOT_APPLICABLE),
                (Kind::Day, Value::String(text)) => {
                    text.parse::<Day>().is_ok_and(|day| day.to_string() == *text)
                }
                (Kind::Text, Value::String(text)) => !text.is_empty() && text.trim() == text,
                _ => false,
            })
    };
    let is_money = name.ends_with("_fen");
    if !values.is_empty() {
        return [Kind::Yuan, Kind::Whole, Kind::Flag, Kind::Day, Kind::Text]
            .into_iter()
            .find(|kind| (*kind != Kind::Yuan || is_money) && fits(*kind))
            .unwrap_or(Kind::Json);
    }
    if label.contains("列表") || label.contains("各项") || label.contains("各债权人") {
        Kind::Json
    } else if is_money {
        Kind::Yuan
    } else if label.starts_with("是否") {
        Kind::Flag
    } else if ["数", "天数", "日数", "年数", "月数"].iter().any(|end| label.ends_with(end)) {
        Kind::Whole
    } else if ["日", "日期"].iter().any(|end| label.ends_with(end)) || name.ends_with("_on") {
        Kind::Day
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_worked_example_survives_the_form() {
        for rule in law::rules() {
            for example in examples(rule.id) {
                let inputs = inputs(rule);
                let texts = written(rule, &example.inputs);
                let read: Map<String, Value> = inputs
                    .iter()
                    .filter_map(|input| {
                        let text = texts.get(&input.name)?;
                        let value = input
                            .read(text.trim())
                            .unwrap_or_else(|problem| panic!("{}: {problem}", rule.id));
                        Some((input.name.clone(), value))
                    })
                    .collect();
                assert_eq!(Value::Object(read), example.inputs, "{} {}", rule.id, example.title);
            }
        }
    }

    #[test]
    fn kinds_are_guessed_from_names_and_labels_where_no_example_helps() {
        for (name, label, expected) in [
            ("principal_fen", "本金", Kind::Yuan),
            ("due_end", "履行期间届满日", Kind::Day),
            ("days", "期间日数", Kind::Whole),
            ("resident", "是否本地居民", Kind::Flag),
            ("payments", "清偿日和金额（分）的列表", Kind::Json),
            ("rate", "日利率", Kind::Text),
        ] {
            assert_eq!(kind(name, label, &[]), expected, "{name}");
        }
    }
}
