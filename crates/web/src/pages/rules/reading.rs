//! Values of a rule as people read them: labels in Chinese, money in yuan, days written out, lists as tables.

use law::{Rule, rules};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::OnceLock;
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

/// The values of an object, each with its label, in the order in which the rule names them.
pub(crate) fn lines<'a>(rule: &Rule, object: impl IntoIterator<Item = (&'a String, &'a Value)>) -> Vec<Line> {
    let place = |name: &str| {
        let fields = rule.computation().into_iter().flat_map(|one| one.inputs.iter().chain(one.outputs));
        fields.map(|field| field.name).position(|known| known == name).unwrap_or(usize::MAX)
    };
    let mut values: Vec<(&String, &Value)> = object.into_iter().collect();
    values.sort_by_key(|(name, _)| place(name));
    values
        .into_iter()
        .map(|(name, value)| {
            let table = grid(rule, name, value);
            let text = if table.is_some() { String::new() } else { text(rule, name, value) };
            Line { label: label(rule, name), text, table }
        })
        .collect()
}

/// What a key means: the rule's own word, that of another rule, or that of a debt statement.
pub(crate) fn label(rule: &Rule, name: &str) -> String {
    let own = rule.computation().and_then(|computation| {
        computation.inputs.iter().chain(computation.outputs).find(|field| field.name == name)
    });
    let found = match own {
        Some(field) => Some(field.label),
        None => others().get(name).copied().or_else(|| word(name)),
    };
    found.map_or_else(
        || name.to_owned(),
        |label| label.replace("（分）", "").replace("（分，", "（").replace("（分；", "（"),
    )
}

fn others() -> &'static HashMap<&'static str, &'static str> {
    static LABELS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let mut labels = HashMap::new();
        let fields = rules().filter_map(Rule::computation);
        for field in fields.flat_map(|computation| computation.inputs.iter().chain(computation.outputs)) {
            labels.entry(field.name).or_insert(field.label);
        }
        labels
    })
}

/// Keys that stand inside lists and objects, and stored words, in Chinese.
const WORDS: &[(&str, &str)] = &[
    ("amount", "金额"),
    ("amount_fen", "金额"),
    ("apartment", "住宅"),
    ("awarded_cost", "实现债权的费用"),
    ("awarded_costs", "抵充实现债权的费用"),
    ("awarded_costs_left", "尚欠实现债权的费用"),
    ("bankruptcy_accepted_on", "破产申请受理日"),
    ("base", "基数"),
    ("cap", "上限"),
    ("class", "清偿顺序类别"),
    ("costs", "实际费用"),
    ("costs_first", "先扣除的实际费用"),
    ("counted", "当日计入"),
    ("daily", "日利率"),
    ("days360", "360日"),
    ("days365", "365日"),
    ("debt", "债务"),
    ("doubled", "加倍部分"),
    ("doubled_accrued", "应计加倍部分"),
    ("doubled_left", "尚欠加倍部分"),
    ("doubled_paid", "已付加倍部分"),
    ("due", "履行期间届满日"),
    ("due_on", "履行期间届满日"),
    ("fixed", "固定数额"),
    ("fixed_interest", "已确定数额的利息"),
    ("floating", "逐日浮动"),
    ("from", "起算日"),
    ("general_accrued", "应计一般债务利息"),
    ("general_interest", "抵充一般债务利息"),
    ("general_left", "尚欠一般债务利息"),
    ("general_paid", "已付一般债务利息"),
    ("id", "编号"),
    ("in_base", "计入加倍部分基数"),
    ("interest", "一般债务利息"),
    ("kind", "种类"),
    ("label", "名目"),
    ("left", "尚欠"),
    ("name", "名称"),
    ("not_counted", "当日不计"),
    ("not_in_force", "当日没有现行有效的本规则"),
    ("obligation", "第几项"),
    ("obligations", "各项债务"),
    ("owed", "尚欠合计"),
    ("paid", "已付"),
    ("payable", "可清偿的项目"),
    ("payment", "至清偿之日"),
    ("principal", "本金等主债务"),
    ("principal_left", "尚欠本金等主债务"),
    ("rate", "利率"),
    ("reason", "原因"),
    ("receipt", "第几笔"),
    ("receipts", "各笔清偿"),
    ("received", "已收"),
    ("result", "结果"),
    ("retrial", "再审"),
    ("settings", "设置"),
    ("stop_on", "止算日"),
    ("surplus", "余款"),
    ("suspensions", "中止期间"),
    ("totals", "合计"),
    ("unpaid", "未清偿部分"),
    ("until", "截止"),
    ("year_days", "一年天数"),
    ("yearly", "年利率"),
    ("all", "全部"),
];

fn word(name: &str) -> Option<&'static str> {
    WORDS.iter().find(|(word, _)| *word == name).map(|(_, chinese)| *chinese)
}

/// Amounts of a debt, which are stored in fen without saying so.
const MONEY: &[&str] = &[
    "amount",
    "awarded_costs",
    "awarded_costs_left",
    "cap",
    "costs",
    "costs_first",
    "doubled_accrued",
    "doubled_left",
    "doubled_paid",
    "fixed",
    "general_accrued",
    "general_interest",
    "general_left",
    "general_paid",
    "left",
    "owed",
    "paid",
    "principal",
    "principal_left",
    "received",
    "surplus",
];

/// Whether a number under a key is money: its name, or the unit in its label, says so.
fn is_money(rule: &Rule, name: &str) -> bool {
    let fields = rule.computation().into_iter().flat_map(|one| one.inputs.iter().chain(one.outputs));
    let own = fields.filter(|field| field.name == name).any(|field| field.label.contains("（分"));
    own || name.ends_with("_fen") || name == "fen" || MONEY.contains(&name)
}

/// A value in one line.
pub(crate) fn text(rule: &Rule, name: &str, value: &Value) -> String {
    match value {
        Value::Null => "无".to_owned(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::Number(number) => match number.as_i64() {
            Some(fen) if is_money(rule, name) => format!("{}元", Fen(fen)),
            _ => number.to_string(),
        },
        Value::String(text) => spoken(rule, text),
        Value::Array(items) => listed(rule, name, items),
        Value::Object(object) if object.is_empty() => "无".to_owned(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| {
                let inherits = is_money(rule, name) && value.is_number();
                let shown = text(rule, if inherits { name } else { key }, value);
                format!("{}：{shown}", label(rule, key))
            })
            .collect::<Vec<_>>()
            .join("；"),
    }
}

fn listed(rule: &Rule, name: &str, items: &[Value]) -> String {
    if items.is_empty() {
        return "无".to_owned();
    }
    // A day and an amount: a payment.
    if let [Value::String(day), Value::Number(fen)] = items
        && let (Ok(day), Some(fen)) = (day.parse::<Day>(), fen.as_i64())
    {
        return format!("{} {}元", day.chinese(), Fen(fen));
    }
    let between = if items.iter().any(Value::is_array) { "；" } else { "、" };
    items.iter().map(|item| text(rule, name, item)).collect::<Vec<_>>().join(between)
}

/// A stored text in Chinese: a day written out, a stored word with its meaning, anything else as it is.
fn spoken(rule: &Rule, text: &str) -> String {
    if let Some(day) = text.parse::<Day>().ok().filter(|day| day.to_string() == text) {
        return day.chinese();
    }
    let choices = rule.computation().into_iter().flat_map(|computation| computation.inputs);
    choices
        .flat_map(|field| choices_of(field.label))
        .find(|(stored, chinese)| stored == text && stored != chinese)
        .map(|(_, chinese)| chinese)
        .or_else(|| word(text).map(str::to_owned))
        .unwrap_or_else(|| text.to_owned())
}

fn grid(rule: &Rule, name: &str, value: &Value) -> Option<Grid> {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_object) => {
            let objects: Vec<&Map<String, Value>> = items.iter().filter_map(Value::as_object).collect();
            Some(table(rule, name, &objects, &[]))
        }
        Value::Object(object) if !object.is_empty() && object.values().all(Value::is_object) => {
            let keys: Vec<String> = object.keys().map(|key| label(rule, key)).collect();
            let objects: Vec<&Map<String, Value>> = object.values().filter_map(Value::as_object).collect();
            Some(table(rule, name, &objects, &keys))
        }
        Value::Object(object) if object.len() > 1 => Some(Grid {
            heads: Vec::new(),
            rows: object
                .iter()
                .map(|(key, value)| {
                    let inherits = is_money(rule, name) && value.is_number();
                    vec![label(rule, key), text(rule, if inherits { name } else { key }, value)]
                })
                .collect(),
        }),
        _ => None,
    }
}

fn table(rule: &Rule, _name: &str, objects: &[&Map<String, Value>], first: &[String]) -> Grid {
    let mut keys: Vec<&String> = Vec::new();
    for key in objects.iter().flat_map(|object| object.keys()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut heads: Vec<String> = keys.iter().map(|key| label(rule, key)).collect();
    if !first.is_empty() {
        heads.insert(0, String::new());
    }
    let row = |(place, object): (usize, &&Map<String, Value>)| {
        let cells = keys.iter().map(|key| {
            let value = object.get(*key);
            value.map_or_else(String::new, |value| text(rule, key, value))
        });
        first.get(place).cloned().into_iter().chain(cells).collect()
    };
    Grid { heads, rows: objects.iter().enumerate().map(row).collect() }
}

/// The choices that a label names: stored words of small letters, each with the Chinese that follows it.
pub(crate) fn choices_of(label: &str) -> Vec<(String, String)> {
    let mut choices = Vec::new();
    let mut rest = label;
    while let Some(start) = rest.find(|c: char| c.is_ascii_lowercase()) {
        let tail = &rest[start..];
        let end = tail
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'))
            .unwrap_or(tail.len());
        let (stored, after) = tail.split_at(end);
        let stop = after.find(['、', '，', '；', '）', '/', ',', ';']).unwrap_or(after.len());
        let words = after[..stop].split("或者").next().unwrap_or_default();
        let chinese = words.trim_matches(['（', '：', ':', '=', ' ', '“', '”', '为']);
        if stored.len() > 2 && !["true", "false", "json"].contains(&stored) {
            let chinese = if chinese.is_empty() { stored } else { chinese };
            choices.push((stored.to_owned(), chinese.to_owned()));
        }
        rest = after;
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_read_in_chinese() {
        let rule = law::rule("INT-01").unwrap();
        for (name, value, expected) in [
            ("principal_fen", json!(100_000_000), "1,000,000.00元"),
            ("days", json!(60), "60"),
            ("paid", json!("2015-09-01"), "2015年9月1日"),
            ("ok", json!(true), "是"),
            ("payments", json!([["2024-06-29", 40_000_000]]), "2024年6月29日 400,000.00元"),
            ("shares_fen", json!({"A": 100, "B": 200}), "A：1.00元；B：2.00元"),
            ("none", json!([]), "无"),
        ] {
            assert_eq!(text(rule, name, &value), expected);
        }
    }

    #[test]
    fn choices_are_read_off_a_label() {
        let words = |label: &str| choices_of(label);
        assert_eq!(
            words("递交方式：online 网上、at_the_counter 窗口"),
            [("online".into(), "网上".into()), ("at_the_counter".into(), "窗口".into())]
        );
        assert_eq!(words("online 或者 at_the_counter")[0], ("online".into(), "online".into()));
        assert!(words("本金（分）").is_empty());
    }
}
