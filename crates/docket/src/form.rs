//! Forms: what a command asks of an officer, field by field.
//!
//! A command is a plain struct written with `command!`. The macro keeps each field together with its Chinese
//! label, its kind and its help, so that the page, the spreadsheet columns, the API schema and the reading of typed
//! text all come from one place.

use crate::settlement::schedule;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name in JSON and in HTML forms.
    pub name: &'static str,
    /// The Chinese label.
    pub label: &'static str,
    /// What may be filled in.
    pub kind: Kind,
    /// One Chinese sentence below the field; empty where the label says all.
    pub help: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
}

/// What may be filled in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text of at most so many characters.
    Text(usize),
    /// Several lines of text of at most so many characters.
    Prose(usize),
    /// An amount of money above zero.
    Money,
    /// A civil day.
    Day,
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// One of a list: stored word and Chinese label.
    Choice(&'static [(&'static str, &'static str)]),
    /// A party to the case.
    Party,
    /// A debtor of the case.
    Debtor,
    /// A creditor of the case.
    Creditor,
    /// Whoever is paid out of the money of the case: a creditor, or one who takes part in its distribution.
    Payee,
    /// A thing that a page of the docket brought about, by the number of that page.
    Page(Pages),
    /// An institution that helps to enforce.
    Institution,
    /// A member of staff.
    Staff,
    /// A team.
    Team,
    /// Instalments: a line each where they are typed, a list in JSON.
    Schedule,
}

/// What a page of the docket brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// A control measure.
    Measure,
    /// A receipt.
    Receipt,
    /// A property.
    Property,
    /// A change in the register of enterprises that was not answered yet.
    Alert,
    /// An order to an institution whose report is awaited.
    Order,
    /// An inquiry that awaits its answer.
    Inquiry,
    /// A proposal that waits for approval.
    Proposal,
    /// Money that is held back.
    Hold,
    /// An objection to a plan of distribution.
    Objection,
    /// A summons.
    Summons,
    /// A detention that has not ended.
    Detention,
    /// A restriction of consumption that stands.
    Restriction,
    /// A listing as a dishonest debtor that stands.
    Listing,
    /// An order of supervision that is not over.
    Supervision,
    /// The page itself.
    Entry,
}

/// A command that knows its own form.
pub trait Form {
    /// The fields, in the order in which an officer fills them in.
    const FIELDS: &'static [Field];
}

/// Whether a field of this type may stay empty.
pub trait Answer {
    /// `false` for `Option`.
    const REQUIRED: bool;
}

impl<T> Answer for Option<T> {
    const REQUIRED: bool = false;
}

macro_rules! required_answers {
    ($($answer:ty),* $(,)?) => { $(impl $crate::form::Answer for $answer { const REQUIRED: bool = true; })* };
}
pub(crate) use required_answers;

required_answers!(String, Fen, Day, u32, values::StaffId, values::TeamId, values::InstitutionId);

/// Writes a command struct together with its form:
/// `pub name: Type, "标签", Kind::…, "说明";` for each field.
macro_rules! command {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident : $type:ty, $label:literal, $kind:expr $(, $help:literal)? ; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        $vis struct $name {
            $( $(#[$field_meta])* #[doc = $label] pub $field: $type, )*
        }

        impl $crate::form::Form for $name {
            const FIELDS: &'static [$crate::form::Field] = &[
                $( $crate::form::Field {
                    name: stringify!($field),
                    label: $label,
                    kind: $kind,
                    help: concat!($($help)?),
                    required: <$type as $crate::form::Answer>::REQUIRED,
                }, )*
            ];
        }
    };
}
pub(crate) use command;

/// What is wrong with one field, as a Chinese sentence for whoever filled it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// The sentence.
    pub message: String,
}

/// Reads typed text (an HTML form, a spreadsheet row) into the JSON of a command. Every field is checked before
/// anything is refused, so that the officer sees all that is missing at once.
pub fn read(fields: &[Field], typed: &BTreeMap<String, String>) -> Result<Value, Vec<FieldError>> {
    let mut answers = Map::new();
    let mut errors = Vec::new();
    for field in fields {
        let text = typed.get(field.name).map_or("", |text| text.trim());
        if text.is_empty() {
            if field.required {
                errors.push(field.error(format!("请填写“{}”", field.label)));
            } else {
                answers.insert(field.name.to_owned(), Value::Null);
            }
            continue;
        }
        match field.kind.read(text) {
            Ok(value) => {
                answers.insert(field.name.to_owned(), value);
            }
            Err(message) => errors.push(field.error(format!("“{}”：{message}", field.label))),
        }
    }
    if errors.is_empty() { Ok(Value::Object(answers)) } else { Err(errors) }
}

impl Field {
    fn error(&self, message: String) -> FieldError {
        FieldError { field: self.name.to_owned(), message }
    }

    /// The JSON schema (draft 2020-12) of the field.
    #[must_use]
    pub fn schema(&self) -> Value {
        let mut schema = match self.kind {
            Kind::Text(max) | Kind::Prose(max) => json!({"type": "string", "maxLength": max}),
            Kind::Money => json!({"type": "integer", "minimum": 1, "maximum": MONEY_MAX, "format": "fen"}),
            Kind::Day => json!({"type": "string", "format": "date"}),
            Kind::Whole(min, max) => json!({"type": "integer", "minimum": min, "maximum": max}),
            Kind::Choice(options) => {
                json!({"type": "string", "enum": options.iter().map(|(word, _)| *word).collect::<Vec<_>>()})
            }
            Kind::Party | Kind::Debtor | Kind::Creditor | Kind::Payee | Kind::Page(_) => {
                json!({"type": "integer", "minimum": 1, "maximum": u32::MAX})
            }
            Kind::Staff | Kind::Team | Kind::Institution => json!({"type": "string", "maxLength": 32}),
            Kind::Schedule => schedule::schema(),
        };
        if !self.required {
            let plain = schema["type"].clone();
            schema["type"] = json!([plain, "null"]);
            if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
                words.push(Value::Null);
            }
        }
        schema["title"] = json!(self.label);
        if !self.help.is_empty() {
            schema["description"] = json!(self.help);
        }
        schema
    }
}

/// The largest sum that a form takes: a hundred billion yuan. Anything above is a slip of the keyboard.
pub const MONEY_MAX: i64 = 10_000_000_000_000;

impl Kind {
    /// Reads one typed text.
    fn read(self, text: &str) -> Result<Value, String> {
        match self {
            Kind::Text(max) | Kind::Prose(max) => {
                let length = text.chars().count();
                if length > max {
                    return Err(format!("最多{max}字，现有{length}字"));
                }
                Ok(json!(text))
            }
            Kind::Money => {
                let amount: Fen = text.parse().map_err(|error: values::NotMoney| error.to_string())?;
                if !(1..=MONEY_MAX).contains(&amount.0) {
                    return Err("金额应大于零且不超过一千亿元".to_owned());
                }
                Ok(json!(amount))
            }
            Kind::Day => {
                let day: Day = text.parse().map_err(|error: values::NotADay| error.to_string())?;
                Ok(json!(day))
            }
            Kind::Whole(min, max) => match text.parse::<i64>() {
                Ok(number) if (min..=max).contains(&number) => Ok(json!(number)),
                _ => Err(format!("请填写{min}到{max}之间的整数")),
            },
            Kind::Choice(options) => options
                .iter()
                .find(|(word, label)| *word == text || *label == text)
                .map(|(word, _)| json!(word))
                .ok_or_else(|| {
                    let labels: Vec<&str> = options.iter().map(|(_, label)| *label).collect();
                    format!("请从“{}”中选择", labels.join("、"))
                }),
            Kind::Party | Kind::Debtor | Kind::Creditor | Kind::Payee | Kind::Page(_) => {
                match text.parse::<u32>() {
                    Ok(number) if number > 0 => Ok(json!(number)),
                    _ => Err("请从列表中选择".to_owned()),
                }
            }
            Kind::Staff | Kind::Team | Kind::Institution => Ok(json!(text)),
            Kind::Schedule => schedule::read(text),
        }
    }
}

/// The JSON schema of a whole command.
#[must_use]
pub fn schema(fields: &[Field]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), field.schema())).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// Reads a command that was stored when its form may have had other fields: what the form no longer asks for is passed
/// over.
///
/// # Errors
/// Where the rest does not fit the command.
pub(crate) fn read_stored<F: Form + serde::de::DeserializeOwned>(
    command: &Value,
) -> Result<F, serde_json::Error> {
    serde_json::from_value(as_asked_now(F::FIELDS, command))
}

/// A stored command with nothing but what its form asks for now.
pub(crate) fn as_asked_now(fields: &[Field], command: &Value) -> Value {
    let mut command = command.clone();
    if let Some(answers) = command.as_object_mut() {
        answers.retain(|name, _| fields.iter().any(|field| field.name == name));
    }
    command
}

/// Checks the JSON of a command against its form: the bounds that types alone do not carry.
pub fn check(fields: &[Field], answers: &Value) -> Result<(), Vec<FieldError>> {
    let mut errors = Vec::new();
    for field in fields {
        let value = answers.get(field.name).unwrap_or(&Value::Null);
        if value.is_null() {
            if field.required {
                errors.push(field.error(format!("请填写“{}”", field.label)));
            }
            continue;
        }
        let problem = match (field.kind, value) {
            (Kind::Text(max) | Kind::Prose(max), Value::String(text)) => {
                if text.trim().is_empty() && field.required {
                    Some(format!("请填写“{}”", field.label))
                } else {
                    (text.chars().count() > max).then(|| format!("“{}”最多{max}字", field.label))
                }
            }
            (Kind::Money, value) => (!value.as_i64().is_some_and(|fen| (1..=MONEY_MAX).contains(&fen)))
                .then(|| format!("“{}”应为大于零且不超过一千亿元的金额（以分为单位的整数）", field.label)),
            (Kind::Whole(min, max), value) => (!value.as_i64().is_some_and(|n| (min..=max).contains(&n)))
                .then(|| format!("“{}”应为{min}到{max}之间的整数", field.label)),
            (Kind::Choice(options), value) => (!options.iter().any(|(word, _)| value.as_str() == Some(word)))
                .then(|| format!("“{}”不是可选的值", field.label)),
            (Kind::Schedule, value) => {
                schedule::problem(value).map(|problem| format!("“{}”：{problem}", field.label))
            }
            _ => None,
        };
        if let Some(message) = problem {
            errors.push(field.error(message));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    command! {
        /// A form for the tests.
        struct Example {
            pub amount: Fen, "金额", Kind::Money;
            pub on: Day, "日期", Kind::Day, "银行办理的日期";
            pub way: Option<String>, "方式", Kind::Choice(&[("post", "邮寄"), ("direct", "直接")]);
        }
    }

    fn typed(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn typed_text_becomes_the_command() {
        let answers =
            read(Example::FIELDS, &typed(&[("amount", "1,234.5"), ("on", "2026年3月1日"), ("way", "邮寄")]))
                .unwrap();
        let example: Example = serde_json::from_value(answers).unwrap();
        assert_eq!(example.amount, Fen(123_450));
        assert_eq!(example.way.as_deref(), Some("post"));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let errors = read(Example::FIELDS, &typed(&[("amount", "-1"), ("way", "飞鸽")])).unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["amount", "on", "way"]);
        assert_eq!(errors[1].message, "请填写“日期”");
    }

    #[test]
    fn json_is_checked_against_the_same_bounds() {
        assert!(check(Example::FIELDS, &json!({"amount": 1, "on": "2026-03-01"})).is_ok());
        assert_eq!(check(Example::FIELDS, &json!({"amount": 0})).unwrap_err().len(), 2);
    }
}
