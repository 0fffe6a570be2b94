//! Filling in the inputs of a rule: the controls for each kind, and the values that were typed into them.
//!
//! A value of several parts has a name for each of them: `claims.0.amount_fen`. Whatever a control cannot hold stands
//! under the name of the whole as JSON, in a field for text.

use crate::field::{Choice, Control, FormField};
use crate::pages::rules::trial::PREFIX;
use law::registry::{Field, Kind};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// Rows of an empty table.
const EMPTY_ROWS: usize = 3;

/// The most rows of a table; a rule takes no more.
const ROWS_MAX: usize = 400;

/// What was typed, by the names of the controls.
pub(crate) type Written = BTreeMap<String, String>;

/// What is wrong with it, by the names of the controls.
pub(crate) type Problems = BTreeMap<String, String>;

/// The kind that pages offer: of several the first.
fn offered(kind: &'static Kind) -> &'static Kind {
    match kind {
        Kind::Either([first, ..]) => first,
        other => other,
    }
}

/// The kind of one line of a list that is typed line by line.
fn line_kind(kind: &'static Kind) -> Option<&'static Kind> {
    match kind {
        Kind::List(item) if matches!(item, Kind::Money | Kind::Whole | Kind::Day | Kind::Text) => Some(item),
        _ => None,
    }
}

/// Whether a value is typed into several controls.
fn is_composite(kind: &'static Kind) -> bool {
    matches!(kind, Kind::Object(_) | Kind::Tuple(_)) || columns(kind).is_some()
}

/// Whether a text is a list or object of JSON.
pub(crate) fn is_json(text: &str) -> bool {
    text.starts_with(['[', '{']) && serde_json::from_str::<Value>(text).is_ok()
}

/// The columns of a table.
fn columns(kind: &'static Kind) -> Option<Vec<Column>> {
    match kind {
        Kind::Rows(parts) | Kind::Tuples(parts) => {
            let flat = |part: &&Field| !matches!(part.kind, Kind::Nested);
            Some(parts.iter().filter(flat).map(Column::of).collect())
        }
        Kind::ByName(item) => Some(vec![
            Column { name: "name", label: "编号", kind: &Kind::Text, required: true },
            Column { name: "value", label: value_label(item), kind: item, required: true },
        ]),
        Kind::List(item) if line_kind(kind).is_none() => {
            Some(vec![Column { name: "value", label: "各项", kind: item, required: true }])
        }
        _ => None,
    }
}

fn value_label(kind: &Kind) -> &'static str {
    if matches!(kind, Kind::Money) { "金额（元）" } else { "内容" }
}

/// A column of a table.
struct Column {
    name: &'static str,
    label: &'static str,
    kind: &'static Kind,
    required: bool,
}

impl Column {
    fn of(part: &'static Field) -> Column {
        Column { name: part.name, label: part.label, kind: &part.kind, required: part.is_required() }
    }

    fn head(&self) -> String {
        let unit =
            if matches!(self.kind, Kind::Money) && !self.label.contains('元') { "（元）" } else { "" };
        let optional = if self.required { "" } else { "，可不填" };
        format!("{}{unit}{optional}", self.label)
    }
}

/// How many rows of a table were sent.
fn rows_sent(path: &str, written: &Written) -> usize {
    let start = format!("{path}.");
    let row = |name: &String| name.strip_prefix(&start)?.split('.').next()?.parse::<usize>().ok();
    written.keys().filter_map(row).max().map_or(0, |last| last.saturating_add(1)).min(ROWS_MAX)
}

// Reading ------------------------------------------------------------------------------------------------------------

/// Reads what was typed into a form; nothing where a control was left empty.
pub(crate) struct Reader<'a> {
    pub(crate) written: &'a Written,
    pub(crate) problems: Problems,
}

impl Reader<'_> {
    fn typed(&self, path: &str) -> &str {
        self.written.get(path).map_or("", |text| text.trim())
    }

    /// The value of a field.
    pub(crate) fn field(&mut self, path: &str, field: &'static Field) -> Option<Value> {
        let value = self.value(path, &field.kind);
        let is_list = matches!(offered(&field.kind), Kind::Several(_) | Kind::List(_) | Kind::Rows(_));
        // None of a list is an answer where one is asked for.
        if value.is_none() && is_list && field.is_required() { Some(Value::Array(Vec::new())) } else { value }
    }

    fn value(&mut self, path: &str, kind: &'static Kind) -> Option<Value> {
        let typed = self.typed(path);
        let is_json = typed.starts_with(['[', '{']) && !matches!(kind, Kind::Text | Kind::Choice(_));
        if is_json && let Ok(value) = serde_json::from_str::<Value>(typed) {
            return Some(value);
        }
        let shown = offered(kind);
        if !typed.is_empty() && is_composite(shown) {
            // Words in the place of parts.
            let words = Value::from(typed);
            if kind.fits(&words) {
                return Some(words);
            }
            self.wrong(path, "无法识别，请改填各项".to_owned());
            return None;
        }
        if let Some(columns) = columns(shown) {
            return self.table(path, shown, &columns);
        }
        match shown {
            Kind::Object(parts) => self.object(path, parts),
            Kind::Tuple(parts) => {
                let object = self.object(path, parts)?;
                Some(Value::Array(in_order(object.as_object()?, parts.iter().map(|part| part.name))))
            }
            Kind::Several(words) => {
                let ticked = words
                    .all()
                    .into_iter()
                    .filter(|choice| self.typed(&format!("{path}.{}", choice.word)) == "yes");
                let words: Vec<Value> = ticked.map(|choice| Value::from(choice.word.into_owned())).collect();
                (!words.is_empty()).then_some(Value::Array(words))
            }
            Kind::Nested if !typed.is_empty() => {
                self.wrong(path, "内容不完整，引号和括号须成对".to_owned());
                None
            }
            _ if typed.is_empty() => None,
            _ => match line_kind(shown) {
                Some(item) => {
                    let lines = self.lines(path, item)?;
                    let alone = lines.as_array().filter(|lines| lines.len() == 1).map(|lines| &lines[0]);
                    // A field that takes one value or several is given the one as it is.
                    let one = alone.filter(|_| matches!(kind, Kind::Either(_))).filter(|one| kind.fits(one));
                    Some(one.cloned().unwrap_or(lines))
                }
                None => self.one(path, shown, typed.to_owned()),
            },
        }
    }

    fn wrong(&mut self, path: &str, problem: String) {
        self.problems.insert(path.to_owned(), problem);
    }

    fn one(&mut self, path: &str, kind: &'static Kind, typed: String) -> Option<Value> {
        match scalar(kind, &typed) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.wrong(path, problem);
                None
            }
        }
    }

    fn lines(&mut self, path: &str, item: &'static Kind) -> Option<Value> {
        let lines: Vec<String> = self.typed(path).lines().map(|line| line.trim().to_owned()).collect();
        let mut values = Vec::new();
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            values.push(self.one(path, item, line)?);
        }
        Some(Value::Array(values))
    }

    fn object(&mut self, path: &str, parts: &'static [Field]) -> Option<Value> {
        let mut object = Map::new();
        for part in parts {
            if let Some(value) = self.field(&format!("{path}.{}", part.name), part) {
                object.insert(part.name.to_owned(), value);
            }
        }
        let is_blank = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        (!object.values().all(is_blank)).then_some(Value::Object(object))
    }

    fn table(&mut self, path: &str, kind: &'static Kind, columns: &[Column]) -> Option<Value> {
        let mut rows = Vec::new();
        for row in 0..rows_sent(path, self.written) {
            let at = |column: &Column| format!("{path}.{row}.{}", column.name);
            if columns.iter().all(|column| self.typed(&at(column)).is_empty()) {
                continue;
            }
            let mut object = Map::new();
            for column in columns {
                match self.value(&at(column), column.kind) {
                    Some(value) => {
                        object.insert(column.name.to_owned(), value);
                    }
                    None if column.required && !self.problems.contains_key(&at(column)) => {
                        self.wrong(&at(column), format!("请填写{}", column.label));
                    }
                    None => {}
                }
            }
            rows.push(object);
        }
        if rows.is_empty() {
            return None;
        }
        let take = |mut row: Map<String, Value>, name: &str| row.remove(name).unwrap_or(Value::Null);
        Some(match kind {
            Kind::ByName(_) => {
                let named = |row: Map<String, Value>| {
                    let name = row.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
                    (name, take(row, "value"))
                };
                Value::Object(rows.into_iter().map(named).collect())
            }
            Kind::List(_) => rows.into_iter().map(|row| take(row, "value")).collect(),
            Kind::Tuples(_) => {
                let names = || columns.iter().map(|column| column.name);
                rows.iter().map(|row| Value::Array(in_order(row, names()))).collect()
            }
            _ => rows.into_iter().map(Value::Object).collect(),
        })
    }
}

/// The values of an object in the order of names, without those at the end that it lacks.
fn in_order<'a>(object: &Map<String, Value>, names: impl Iterator<Item = &'a str>) -> Vec<Value> {
    let mut values: Vec<Value> = names.map(|name| object.get(name).cloned().unwrap_or(Value::Null)).collect();
    while values.last().is_some_and(Value::is_null) {
        values.pop();
    }
    values
}

fn scalar(kind: &Kind, typed: &str) -> Result<Value, String> {
    match kind {
        Kind::Money => typed.parse::<Fen>().map(|fen| Value::from(fen.0)).map_err(|error| error.to_string()),
        Kind::Day => {
            typed.parse::<Day>().map(|day| Value::from(day.to_string())).map_err(|error| error.to_string())
        }
        Kind::Whole => typed.parse::<i64>().map(Value::from).map_err(|_| format!("“{typed}”不是整数")),
        Kind::Flag | Kind::FlagOr(_) if matches!(typed, "true" | "false") => Ok(Value::from(typed == "true")),
        _ => Ok(Value::from(typed)),
    }
}

// Writing ------------------------------------------------------------------------------------------------------------

/// Writes a value as it is typed into the controls of a kind.
pub(crate) fn write(path: &str, kind: &'static Kind, value: &Value, written: &mut Written) {
    if value.is_null() {
        return;
    }
    let shown = offered(kind);
    let fitting = if shown.fits(value) { Some(value.clone()) } else { recast(kind, value) };
    let Some(value) = fitting else {
        written.insert(path.to_owned(), in_words(kind, value).unwrap_or_else(|| plain(shown, value)));
        return;
    };
    let held = match (shown, &value) {
        (Kind::Object(parts), Value::Object(object)) => write_parts(path, parts, object, written),
        (Kind::Tuple(parts), Value::Array(values)) => {
            write_parts(path, parts, &by_place(parts, values), written)
        }
        (Kind::Several(_), Value::Array(words)) => {
            for word in words.iter().filter_map(Value::as_str) {
                written.insert(format!("{path}.{word}"), "yes".to_owned());
            }
            true
        }
        (Kind::Rows(parts), Value::Array(rows)) => write_rows(path, parts, rows.iter().cloned(), written),
        (Kind::Tuples(parts), Value::Array(rows)) => {
            let row =
                |row: &Value| Value::Object(by_place(parts, row.as_array().map_or(&[][..], Vec::as_slice)));
            write_rows(path, parts, rows.iter().map(row), written)
        }
        (Kind::ByName(item), Value::Object(object)) => {
            for (row, (name, value)) in object.iter().enumerate() {
                written.insert(format!("{path}.{row}.name"), name.clone());
                write(&format!("{path}.{row}.value"), item, value, written);
            }
            true
        }
        (Kind::List(item), Value::Array(values)) if line_kind(shown).is_some() => {
            let lines: Vec<String> = values.iter().map(|value| plain(item, value)).collect();
            written.insert(path.to_owned(), lines.join("\n"));
            true
        }
        (Kind::List(item), Value::Array(values)) => {
            for (row, value) in values.iter().enumerate() {
                write(&format!("{path}.{row}.value"), item, value, written);
            }
            true
        }
        _ => false,
    };
    if !held {
        written.insert(path.to_owned(), plain(shown, &value));
    }
}

/// Several pieces of prose as one.
fn in_words(kind: &'static Kind, value: &Value) -> Option<String> {
    let Kind::Either(kinds) = kind else { return None };
    let pieces: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
    pieces.filter(|_| kinds.iter().any(|kind| matches!(kind, Kind::Phrase))).map(|pieces| pieces.join("，"))
}

/// A value of another kind that a field takes, as one of the kind that pages offer.
fn recast(kind: &'static Kind, value: &Value) -> Option<Value> {
    let Kind::Either([shown, others @ ..]) = kind else { return None };
    let given = others.iter().find(|other| other.fits(value))?;
    let ordered = |value: &Value| -> Option<Value> {
        Some(Value::Array(in_order(value.as_object()?, given.parts().iter().map(|part| part.name))))
    };
    let recast = match (shown, given, value) {
        (Kind::Tuple(_), Kind::Object(_), value) => ordered(value)?,
        (Kind::Tuples(_), Kind::Tuple(_), value) => Value::Array(vec![value.clone()]),
        (Kind::Tuples(_), Kind::Rows(_), Value::Array(rows)) => {
            Value::Array(rows.iter().map(ordered).collect::<Option<_>>()?)
        }
        (Kind::List(_), _, value) if !value.is_array() => Value::Array(vec![value.clone()]),
        (Kind::Tuples(parts), Kind::ByName(_), Value::Object(object)) => {
            let row = |(name, value): (&String, &Value)| {
                let place = |(place, part): (usize, &Field)| match part.kind {
                    _ if place == 0 => Value::from(name.clone()),
                    Kind::Money => value.clone(),
                    _ => Value::Null,
                };
                let values: Vec<Value> = parts.iter().enumerate().map(place).collect();
                let end = values.iter().rposition(|value| !value.is_null()).map_or(0, |last| last + 1);
                Value::Array(values[..end].to_vec())
            };
            Value::Array(object.iter().map(row).collect())
        }
        _ => return None,
    };
    shown.fits(&recast).then_some(recast)
}

fn by_place(parts: &[Field], values: &[Value]) -> Map<String, Value> {
    parts.iter().zip(values).map(|(part, value)| (part.name.to_owned(), value.clone())).collect()
}

fn write_parts(
    path: &str,
    parts: &'static [Field],
    object: &Map<String, Value>,
    written: &mut Written,
) -> bool {
    for (part, value) in parts.iter().filter_map(|part| Some((part, object.get(part.name)?))) {
        write(&format!("{path}.{}", part.name), &part.kind, value, written);
    }
    true
}

/// Whether a table holds the rows: a part that only JSON can say has no column.
fn write_rows(
    path: &str,
    parts: &'static [Field],
    rows: impl Iterator<Item = Value> + Clone,
    written: &mut Written,
) -> bool {
    let is_nested = |row: &Value| {
        parts.iter().any(|part| matches!(part.kind, Kind::Nested) && row.get(part.name).is_some())
    };
    if rows.clone().any(|row| is_nested(&row)) {
        return false;
    }
    for (number, row) in rows.enumerate() {
        if let Some(object) = row.as_object() {
            write_parts(&format!("{path}.{number}"), parts, object, written);
        }
    }
    true
}

fn plain(kind: &Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Money, Value::Number(number)) => {
            number.as_i64().map_or_else(String::new, |fen| Fen(fen).plain())
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

// Showing ------------------------------------------------------------------------------------------------------------

/// The controls of a form, with what was typed and what is wrong with it.
pub(crate) struct Shower<'a> {
    pub(crate) written: &'a Written,
    pub(crate) problems: &'a Problems,
    /// The table to which a row was added.
    pub(crate) more: &'a str,
}

impl Shower<'_> {
    fn typed(&self, path: &str) -> String {
        self.written.get(path).cloned().unwrap_or_default()
    }

    /// The controls of an input.
    pub(crate) fn field(&self, path: &str, label: &str, field: &'static Field, found: &mut Vec<FormField>) {
        let shown = offered(&field.kind);
        let typed = self.typed(path);
        if matches!(shown, Kind::Nested) && typed.is_empty() {
            return;
        }
        let is_json = is_json(&typed) && !matches!(shown, Kind::Text | Kind::Phrase);
        let is_whole = !typed.is_empty() && is_composite(shown);
        let parts = match shown {
            Kind::Object(parts) | Kind::Tuple(parts) if !is_whole => *parts,
            _ => &[],
        };
        if !parts.is_empty() {
            for part in parts {
                let label = format!("{label}：{}", part.label);
                let before = found.len();
                self.field(&format!("{path}.{}", part.name), &label, part, found);
                if !field.is_required() {
                    found[before..].iter_mut().for_each(|field| field.required = false);
                }
            }
            return;
        }
        let control = match (is_json, is_whole) {
            (true, _) => Control::Prose,
            (_, true) => Control::TEXT,
            _ => self.control(path, shown, field.is_required()),
        };
        let is_group = matches!(control, Control::Ticks(_) | Control::Table { .. });
        let mut one = self.one(path, label, &typed, control);
        one.required = field.is_required() && !is_group;
        found.push(one.help(&help(shown, field.form)));
    }

    fn one(&self, path: &str, label: &str, typed: &str, control: Control) -> FormField {
        let mut field = FormField::new(format!("{PREFIX}{path}"), label, typed, control);
        field.problem = self.problems.get(path).cloned();
        field
    }

    fn control(&self, path: &str, kind: &'static Kind, required: bool) -> Control {
        let typed = self.typed(path);
        let empty = if required { "请选择" } else { "不填" };
        let choice = |words: Vec<law::registry::Choice>, first: &[(&str, &str)]| {
            let first = first.iter().map(|(word, title)| ((*word).to_owned(), (*title).to_owned()));
            let rest = words.into_iter().map(|choice| (choice.word.into_owned(), choice.title.to_owned()));
            Control::choice(first.chain(rest).collect(), &typed, empty)
        };
        match kind {
            Kind::Money => Control::DECIMAL,
            Kind::Whole => Control::WHOLE,
            Kind::Day => Control::Day,
            Kind::Moment => Control::Moment,
            Kind::Flag => choice(Vec::new(), &[("true", "是"), ("false", "否")]),
            Kind::FlagOr(_) => choice(kind.choices(), &[("true", "是"), ("false", "否")]),
            Kind::Choice(_) => {
                let choices = kind.choices();
                let known = typed.is_empty() || choices.iter().any(|choice| choice.word == typed);
                // A word of one's own, where the rule takes such.
                if known { choice(choices, &[]) } else { Control::TEXT }
            }
            Kind::Several(_) => Control::Ticks(
                kind.choices()
                    .into_iter()
                    .map(|choice| Choice {
                        chosen: self.typed(&format!("{path}.{}", choice.word)) == "yes",
                        value: format!("{PREFIX}{path}.{}", choice.word),
                        label: choice.title.to_owned(),
                    })
                    .collect(),
            ),
            Kind::List(_) if line_kind(kind).is_some() => Control::Prose,
            _ => match columns(kind) {
                Some(columns) => self.table(path, &columns),
                None if matches!(kind, Kind::Nested) => Control::Prose,
                None => Control::TEXT,
            },
        }
    }

    fn table(&self, path: &str, columns: &[Column]) -> Control {
        let sent = rows_sent(path, self.written);
        let more = usize::from(self.more.strip_prefix(PREFIX) == Some(path));
        let rows = (0..(sent + more).clamp(EMPTY_ROWS, ROWS_MAX)).map(|row| {
            let cell = |column: &Column| {
                let path = format!("{path}.{row}.{}", column.name);
                let typed = self.typed(&path);
                let control = self.control(&path, offered(column.kind), column.required);
                self.one(&path, &format!("第{}行{}", row + 1, column.label), &typed, control).cell()
            };
            columns.iter().map(cell).collect()
        });
        Control::Table { heads: columns.iter().map(Column::head).collect(), rows: rows.collect() }
    }
}

/// What is said below a control: how a kind is typed, and the form that the catalogue describes.
fn help(kind: &'static Kind, form: &str) -> String {
    let typed = match kind {
        Kind::Money => "以元填写，最多两位小数",
        Kind::Rate if form.is_empty() => "例如 4.35%、万分之五",
        _ => match line_kind(kind) {
            Some(Kind::Money) => "一行一个，以元填写",
            Some(_) => "一行一个",
            None => "",
        },
    };
    [typed, form].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；")
}
