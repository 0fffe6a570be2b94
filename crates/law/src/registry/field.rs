//! What goes into a rule and what comes out: each field with its name, its Chinese label and its kind.
//!
//! Pages, the command line and the programs of others ask the kind; nobody guesses it from a name or a label.

use crate::checklist::Conditions;
use crate::grounds::{Ground, Table};
use crate::settings::{Answers, setting};
use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::Value;
use std::borrow::Cow;
use values::Day;

/// The name of a field that stands for every key that no other field names: claims by their own names.
pub const ANY_NAME: &str = "*";

/// An input or output of a rule.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key in the JSON object.
    pub name: &'static str,
    /// What it means, in Chinese.
    pub label: &'static str,
    /// What kind of value it is.
    pub kind: Kind,
    /// Whether it may be left out.
    pub need: Need,
    /// In what forms it is written and what holds where it is left out, in Chinese; empty where its kind says all.
    pub form: &'static str,
}

/// Whether a value may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is always there.
    Required,
    /// It may be left out or null.
    Optional,
}

/// What kind of value a field holds, and how JSON writes it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// An amount: a whole number of fen in JSON, yuan on pages.
    Money,
    /// A civil day: `2026-03-10`.
    Day,
    /// A time of a day: `2026-03-10T09:30:00`.
    Moment,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// Yes, no or one of these words.
    FlagOr(&'static [Pair]),
    /// One of these words.
    Choice(Words),
    /// A list of some of these words, each once.
    Several(Words),
    /// The name of an input of the same rule.
    InputName,
    /// A rate or share: a number, or text such as `4.35%`.
    Rate,
    /// Text as it is.
    Text,
    /// What people write in words: text, a number, or the list or object that the form describes.
    Phrase,
    /// A list of values of one kind.
    List(&'static Kind),
    /// A list of objects with these parts.
    Rows(&'static [Field]),
    /// A list of lists whose values stand in the order of these parts.
    Tuples(&'static [Field]),
    /// A list whose values stand in the order of these parts.
    Tuple(&'static [Field]),
    /// An object with these parts.
    Object(&'static [Field]),
    /// An object with names of one's own choosing, each with a value of one kind.
    ByName(&'static Kind),
    /// One of several kinds; pages offer the first.
    Either(&'static [Kind]),
    /// A list or object that only the form describes.
    Nested,
}

/// A stored word with what it means in Chinese.
pub type Pair = (&'static str, &'static str);

/// The words that a choice offers.
#[derive(Clone, Copy, Debug)]
pub enum Words {
    /// These.
    Listed(&'static [Pair]),
    /// The cases that a text lists.
    Grounds(fn() -> Vec<Choice>),
    /// The cases of a table.
    Cases(&'static Table),
    /// The choices of a setting, by its id.
    Setting(&'static str),
    /// The requirements of several lists of conditions.
    Requirements(&'static [&'static Conditions]),
}

/// One word of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The stored word.
    pub word: Cow<'static, str>,
    /// What it means, in Chinese.
    pub title: &'static str,
}

impl Words {
    /// All of them, in the order of the text.
    #[must_use]
    pub fn all(&self) -> Vec<Choice> {
        match self {
            Words::Listed(pairs) => listed(pairs),
            Words::Grounds(all) => all(),
            Words::Cases(table) => {
                let choice =
                    |case: &crate::grounds::Case| Choice { word: case.name.into(), title: case.words };
                table.cases.iter().map(choice).collect()
            }
            Words::Setting(id) => match setting(id).map(|setting| setting.answers) {
                Some(Answers::Choices(choices)) => choices
                    .iter()
                    .map(|choice| Choice { word: choice.name.into(), title: choice.label })
                    .collect(),
                Some(Answers::Number { .. }) | None => Vec::new(),
            },
            Words::Requirements(lists) => {
                let mut choices: Vec<Choice> = Vec::new();
                for requirement in lists.iter().flat_map(|list| list.requirements) {
                    if choices.iter().all(|choice| choice.word != requirement.name) {
                        choices.push(Choice { word: requirement.name.into(), title: requirement.text });
                    }
                }
                choices
            }
        }
    }
}

/// Pairs as choices.
pub(super) fn listed(pairs: &[Pair]) -> Vec<Choice> {
    pairs.iter().map(|(word, title)| Choice { word: (*word).into(), title }).collect()
}

fn grounds_of<T: Ground>() -> Vec<Choice> {
    let choice = |ground: &T| Choice {
        word: serde_json::json!(ground).as_str().unwrap_or_default().to_owned().into(),
        title: ground.words(),
    };
    T::ALL.iter().map(choice).collect()
}

impl Field {
    const fn new(name: &'static str, label: &'static str, kind: Kind) -> Field {
        Field { name, label, kind, need: Need::Required, form: "" }
    }

    /// The field, which may be left out.
    #[must_use]
    pub const fn optional(mut self) -> Field {
        self.need = Need::Optional;
        self
    }

    /// The field with the forms in which it is written, in Chinese.
    #[must_use]
    pub const fn form(mut self, form: &'static str) -> Field {
        self.form = form;
        self
    }

    /// Whether it is always there.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        matches!(self.need, Need::Required)
    }

    /// Whether a value is one that it holds.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        (value.is_null() && !self.is_required()) || self.kind.fits(value)
    }
}

impl Kind {
    /// Its stored name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Kind::Money => "money",
            Kind::Day => "day",
            Kind::Moment => "moment",
            Kind::Whole => "whole",
            Kind::Flag => "flag",
            Kind::FlagOr(_) => "flag_or_word",
            Kind::Choice(_) => "choice",
            Kind::Several(_) => "several",
            Kind::InputName => "input_name",
            Kind::Rate => "rate",
            Kind::Text => "text",
            Kind::Phrase => "phrase",
            Kind::List(_) => "list",
            Kind::Rows(_) => "rows",
            Kind::Tuples(_) => "tuples",
            Kind::Tuple(_) => "tuple",
            Kind::Object(_) => "object",
            Kind::ByName(_) => "by_name",
            Kind::Either(_) => "either",
            Kind::Nested => "nested",
        }
    }

    /// What it is, in Chinese: `金额（分）`.
    #[must_use]
    pub fn chinese(&self) -> String {
        let word = match self {
            Kind::Money => "金额（分）",
            Kind::Day => "日期",
            Kind::Moment => "时间",
            Kind::Whole => "整数",
            Kind::Flag | Kind::FlagOr(_) => "是否",
            Kind::Choice(_) => "选择一项",
            Kind::Several(_) => "选择数项",
            Kind::InputName => "条件名称",
            Kind::Rate => "利率或者比例",
            Kind::Text => "文字",
            Kind::Phrase => "文字写法",
            Kind::List(item) => return format!("列表：{}", item.chinese()),
            Kind::Rows(_) | Kind::Tuples(_) => "列表",
            Kind::Tuple(_) | Kind::Object(_) => "一组",
            Kind::ByName(item) => return format!("按编号：{}", item.chinese()),
            Kind::Either(kinds) => {
                return kinds.iter().map(Kind::chinese).collect::<Vec<_>>().join("或者");
            }
            Kind::Nested => "列表或者对象",
        };
        word.to_owned()
    }

    /// The unit in JSON: `fen` for money, else empty.
    #[must_use]
    pub const fn unit(&self) -> &'static str {
        match self {
            Kind::Money | Kind::List(Kind::Money) | Kind::ByName(Kind::Money) => "fen",
            _ => "",
        }
    }

    /// The words that it offers, where it offers some.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        match self {
            Kind::FlagOr(pairs) => listed(pairs),
            Kind::Choice(words) | Kind::Several(words) => words.all(),
            Kind::List(item) | Kind::ByName(item) => item.choices(),
            Kind::Either(kinds) => kinds.iter().flat_map(Kind::choices).collect(),
            _ => Vec::new(),
        }
    }

    /// The parts of a row or object, where it has some.
    #[must_use]
    pub const fn parts(&self) -> &'static [Field] {
        match self {
            Kind::Rows(parts) | Kind::Tuples(parts) | Kind::Tuple(parts) | Kind::Object(parts) => parts,
            Kind::Either([first, ..]) => first.parts(),
            _ => &[],
        }
    }

    /// Whether a value is of the kind.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        let each = |fits: &dyn Fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(fits));
        match self {
            Kind::Money | Kind::Whole => value.is_i64() || value.is_u64(),
            Kind::Day => value.as_str().is_some_and(|text| text.parse::<Day>().is_ok()),
            Kind::Moment => {
                value.as_str().and_then(|text| text.get(..10)).is_some_and(|day| day.parse::<Day>().is_ok())
            }
            Kind::Flag => value.is_boolean(),
            Kind::FlagOr(_) => value.is_boolean() || self.offers(value),
            Kind::Choice(_) => self.offers(value),
            Kind::Several(_) => each(&|value| self.offers(value)),
            Kind::InputName | Kind::Text => value.is_string(),
            Kind::Rate => value.is_string() || value.is_number(),
            Kind::Phrase => !value.is_null() && !value.is_boolean(),
            Kind::List(item) => each(&|value| item.fits(value)),
            Kind::Rows(parts) => each(&|row| fits_object(parts, row)),
            Kind::Tuples(parts) => each(&|row| fits_tuple(parts, row)),
            Kind::Tuple(parts) => fits_tuple(parts, value),
            Kind::Object(parts) => fits_object(parts, value),
            Kind::ByName(item) => {
                value.as_object().is_some_and(|object| object.values().all(|value| item.fits(value)))
            }
            Kind::Either(kinds) => kinds.iter().any(|kind| kind.fits(value)),
            Kind::Nested => value.is_array() || value.is_object(),
        }
    }

    fn offers(&self, value: &Value) -> bool {
        value.as_str().is_some_and(|word| self.choices().iter().any(|choice| choice.word == word))
    }
}

fn fits_tuple(parts: &[Field], value: &Value) -> bool {
    let Some(values) = value.as_array() else { return false };
    let rest = parts.iter().skip(values.len());
    values.len() <= parts.len()
        && parts.iter().zip(values).all(|(part, value)| part.fits(value))
        && rest.into_iter().all(|part| !part.is_required())
}

fn fits_object(parts: &[Field], value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    object.keys().all(|key| parts.iter().any(|part| part.name == key))
        && parts
            .iter()
            .all(|part| object.get(part.name).map_or(!part.is_required(), |value| part.fits(value)))
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("label", self.label)?;
        map.serialize_entry("required", &self.is_required())?;
        write_kind(&self.kind, &mut map)?;
        if !self.form.is_empty() {
            map.serialize_entry("form", self.form)?;
        }
        map.end()
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_kind(self, &mut map)?;
        map.end()
    }
}

fn write_kind<M: SerializeMap>(kind: &Kind, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("kind", kind.name())?;
    if matches!(kind, Kind::Money) {
        map.serialize_entry("unit", kind.unit())?;
    }
    match kind {
        Kind::FlagOr(_) | Kind::Choice(_) | Kind::Several(_) => {
            map.serialize_entry("choices", &kind.choices())
        }
        Kind::List(item) | Kind::ByName(item) => map.serialize_entry("items", item),
        Kind::Either(kinds) => map.serialize_entry("either", kinds),
        Kind::Rows(parts) | Kind::Tuples(parts) | Kind::Tuple(parts) | Kind::Object(parts) => {
            map.serialize_entry("parts", parts)
        }
        _ => Ok(()),
    }
}

/// Declares the constructors of the kinds that need no more than a name and a label.
macro_rules! plain {
    ($($(#[$doc:meta])* $function:ident = $kind:ident;)+) => {
        $($(#[$doc])*
        pub(super) const fn $function(name: &'static str, label: &'static str) -> Field {
            Field::new(name, label, Kind::$kind)
        })+
    };
}

plain! {
    /// An amount of money.
    money = Money;
    /// A civil day.
    day = Day;
    /// A time of a day.
    moment = Moment;
    /// A whole number.
    whole = Whole;
    /// Yes or no.
    flag = Flag;
    /// A rate or share.
    rate = Rate;
    /// Text as it is.
    text = Text;
    /// What people write in words; its form says how.
    phrase = Phrase;
}

/// Yes, no or one of some words.
pub(super) const fn flag_or(name: &'static str, label: &'static str, words: &'static [Pair]) -> Field {
    Field::new(name, label, Kind::FlagOr(words))
}

/// One of some words.
pub(super) const fn choice(name: &'static str, label: &'static str, words: &'static [Pair]) -> Field {
    Field::new(name, label, Kind::Choice(Words::Listed(words)))
}

/// One of the grounds that a text lists.
pub(super) const fn one_ground<T: Ground>(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Choice(Words::Grounds(grounds_of::<T>)))
}

/// One of the cases of a table.
pub(super) const fn one_case(name: &'static str, label: &'static str, table: &'static Table) -> Field {
    Field::new(name, label, Kind::Choice(Words::Cases(table)))
}

/// An answer to a setting, which the court's own stands in for where it is left out.
pub(super) const fn answer_to(name: &'static str, label: &'static str, setting: &'static str) -> Field {
    Field::new(name, label, Kind::Choice(Words::Setting(setting))).optional().form("不填的按本院设置")
}

/// Some of the grounds that a text lists.
pub(super) const fn several_grounds<T: Ground>(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Several(Words::Grounds(grounds_of::<T>)))
}

/// Some of these words.
pub(super) const fn several(name: &'static str, label: &'static str, words: &'static [Pair]) -> Field {
    Field::new(name, label, Kind::Several(Words::Listed(words)))
}

/// The kind of a word, for lists of them.
pub(super) const fn a_word(words: &'static [Pair]) -> Kind {
    Kind::Choice(Words::Listed(words))
}

/// A field of another kind.
pub(super) const fn field(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field::new(name, label, kind)
}

/// A list of values of one kind.
pub(super) const fn list(name: &'static str, label: &'static str, item: &'static Kind) -> Field {
    Field::new(name, label, Kind::List(item))
}

/// A list of objects with named parts.
pub(super) const fn rows(name: &'static str, label: &'static str, parts: &'static [Field]) -> Field {
    Field::new(name, label, Kind::Rows(parts))
}

/// A list of lists whose values stand in a fixed order.
pub(super) const fn tuples(name: &'static str, label: &'static str, parts: &'static [Field]) -> Field {
    Field::new(name, label, Kind::Tuples(parts))
}

/// Values under names of one's own choosing: amounts of claims.
pub(super) const fn by_name(name: &'static str, label: &'static str, item: &'static Kind) -> Field {
    Field::new(name, label, Kind::ByName(item))
}

/// What every rule may give besides its own outputs, and what stands in front of a period.
pub(super) const COMMON_OUTPUTS: &[Field] = &[
    flag("not_in_force", "当日没有现行有效的本规则").optional(),
    flag("provisional", "节假日安排尚未公布，结果暂定").optional(),
    day("first_day", "第一日").optional(),
    day("raw_end", "未顺延的届满日").optional(),
    day("end", "届满日").optional(),
    flag("is_makeup_workday", "届满日是否调休上班的周末").optional(),
];
