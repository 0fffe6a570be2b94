//! The instalments of a settlement, as they are agreed, typed and stored.

use crate::form::{Answer, MONEY_MAX};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use values::{Day, Fen};

/// The most instalments of one settlement: twenty years of months.
pub const INSTALMENTS_MAX: usize = 240;

/// The most characters that say what is given in kind.
const WHAT_MAX: usize = 60;

/// What an instalment consists of. The stored word never changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 金钱.
    #[default]
    Money,
    /// 以物抵债.
    Goods,
    /// 劳务抵债.
    Labour,
}

/// Stored words and Chinese titles.
pub const KINDS: &[(&str, &str)] = &[("money", "金钱"), ("goods", "以物抵债"), ("labour", "劳务抵债")];

impl Kind {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        KINDS[self as usize].1
    }

    fn is_money(&self) -> bool {
        *self == Kind::Money
    }

    fn spoken(text: &str) -> Option<Kind> {
        match text {
            "金钱" | "现金" | "转账" | "money" => Some(Kind::Money),
            "以物抵债" | "实物" | "goods" => Some(Kind::Goods),
            "劳务抵债" | "劳务" | "labour" => Some(Kind::Labour),
            _ => None,
        }
    }
}

/// One instalment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// The last day.
    pub due_on: Day,
    /// How much, or what the parties agree that it counts for.
    pub amount_fen: Fen,
    /// Money, a thing, or labour.
    #[serde(default, skip_serializing_if = "Kind::is_money")]
    pub kind: Kind,
    /// What is given or done, where it is not money.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
}

/// All instalments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Schedule(pub Vec<Instalment>);

impl Answer for Schedule {
    const REQUIRED: bool = true;
}

impl Schedule {
    /// The sum of all instalments.
    #[must_use]
    pub fn total(&self) -> Fen {
        self.0.iter().map(|one| one.amount_fen).sum()
    }

    /// The instalments by their due days.
    #[must_use]
    pub fn in_order(&self) -> Vec<Instalment> {
        let mut instalments = self.0.clone();
        instalments.sort_by_key(|one| one.due_on);
        instalments
    }

    /// As it is typed: one line each.
    #[must_use]
    pub fn lines(&self) -> String {
        let line = |one: &Instalment| {
            let kind = if one.kind.is_money() {
                String::new()
            } else {
                format!(" {} {}", one.kind.title(), one.what)
            };
            format!("{} {}{kind}", one.due_on, one.amount_fen.plain())
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Reads typed lines: `2026-03-31 2000.00`, `2026年6月30日 1500元 以物抵债 生猪一头`; a semicolon ends a line as well.
/// Every line is read before any is refused.
pub(crate) fn read(text: &str) -> Result<Value, String> {
    let (mut instalments, mut wrong) = (Vec::new(), Vec::new());
    let lines = text.split(['\n', '；', ';']).zip(1..).filter(|(line, _)| !line.trim().is_empty());
    for (line, number) in lines {
        match read_line(line) {
            Ok(instalment) => instalments.push(instalment),
            Err(why) => wrong.push(format!("第{number}行“{}”{why}", shortened(line.trim()))),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("；"));
    }
    let instalments = json!(Schedule(instalments));
    match problem(&instalments) {
        None => Ok(instalments),
        Some(problem) => Err(problem),
    }
}

fn shortened(line: &str) -> String {
    let short: String = line.chars().take(24).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

fn read_line(line: &str) -> Result<Instalment, String> {
    let line = line.replace(['，', '、', '　', '\t', '\r'], " ");
    let mut words = line.split(' ').filter(|word| !word.is_empty());
    let (Some(day), Some(amount)) = (words.next(), words.next()) else {
        return Err("应写明日期和金额，以空格隔开".to_owned());
    };
    let due_on: Day = day.parse().map_err(|_| format!("的日期“{day}”不能识别"))?;
    let amount_fen: Fen = amount
        .trim_end_matches('元')
        .parse()
        .map_err(|_| format!("的金额“{amount}”不能识别，应以元为单位，最多两位小数"))?;
    let kind = match words.next() {
        None => Kind::Money,
        Some(word) => Kind::spoken(word)
            .ok_or_else(|| format!("的履行方式“{word}”不能识别，应为金钱、以物抵债或者劳务抵债"))?,
    };
    Ok(Instalment { due_on, amount_fen, kind, what: words.collect::<Vec<_>>().join(" ") })
}

/// What is wrong with instalments given as JSON: the first thing of each, with its number.
pub(crate) fn problem(value: &Value) -> Option<String> {
    let rows = match value.as_array() {
        Some(rows) if rows.is_empty() => return Some("至少写明一期".to_owned()),
        Some(rows) if rows.len() > INSTALMENTS_MAX => return Some(format!("最多{INSTALMENTS_MAX}期")),
        Some(rows) => rows,
        None => return Some("应为各期日期和金额的列表".to_owned()),
    };
    let of_row = |(row, number): (&Value, usize)| -> Option<String> {
        let problem = match serde_json::from_value::<Instalment>(row.clone()) {
            Err(error) => format!("的格式不符（{error}）"),
            Ok(one) if !(1..=MONEY_MAX).contains(&one.amount_fen.0) => {
                "的金额应大于零且不超过一千亿元".to_owned()
            }
            Ok(one) if one.what.chars().count() > WHAT_MAX => format!("的说明最多{WHAT_MAX}字"),
            Ok(one) if !one.kind.is_money() && one.what.trim().is_empty() => {
                "应写明抵债的实物或者劳务".to_owned()
            }
            Ok(one) if one.kind.is_money() && !one.what.is_empty() => "以金钱履行，无须说明".to_owned(),
            Ok(_) => return None,
        };
        Some(format!("第{number}期{problem}"))
    };
    let problems: Vec<String> = rows.iter().zip(1..).filter_map(of_row).collect();
    (!problems.is_empty()).then(|| problems.join("；"))
}

/// The JSON schema of the rows.
pub(crate) fn schema() -> Value {
    let words: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
    json!({
        "type": "array", "minItems": 1, "maxItems": INSTALMENTS_MAX,
        "items": {
            "type": "object", "additionalProperties": false, "required": ["due_on", "amount_fen"],
            "properties": {
                "due_on": {"type": "string", "format": "date", "title": "履行期限最后一日"},
                "amount_fen": {"type": "integer", "minimum": 1, "maximum": MONEY_MAX, "format": "fen",
                               "title": "金额；以物、劳务抵债的为约定的抵债数额"},
                "kind": {"type": "string", "enum": words, "title": "履行方式，默认金钱"},
                "what": {"type": "string", "maxLength": WHAT_MAX, "title": "抵债的实物或者劳务"},
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_officers_write_them() {
        let text = "2026-03-31 2000.00\n\n 2026年6月30日　1,500元，以物抵债，生猪一头 \n2026-9-1\t800 劳务 收割 三日";
        let schedule: Schedule = serde_json::from_value(read(text).unwrap()).unwrap();
        assert_eq!(schedule.total(), Fen(430_000));
        assert_eq!(schedule.0[1].kind, Kind::Goods);
        let typed =
            "2026-03-31 2000.00\n2026-06-30 1500.00 以物抵债 生猪一头\n2026-09-01 800.00 劳务抵债 收割 三日";
        assert_eq!(schedule.lines(), typed);
        assert_eq!(serde_json::from_value::<Schedule>(read(typed).unwrap()).unwrap(), schedule);
    }

    #[test]
    fn each_bad_line_is_named() {
        for (text, words) in [
            ("2026-03-31 2000\n2026-02-30 1\n2026-04-01 两千", &["第2行", "2026-02-30", "第3行", "两千"][..]),
            ("2026-03-31", &["第1行", "日期和金额"]),
            ("2026-03-31 2000 牛", &["第1行", "牛"]),
            ("2026-03-31 2000 以物抵债", &["第1期应写明抵债的实物"]),
            ("2026-03-31 0", &["第1期的金额应大于零"]),
            ("2026-03-31 -5", &["第1"]),
            ("  \n ", &["至少写明一期"]),
        ] {
            let error = read(text).unwrap_err();
            assert!(words.iter().all(|word| error.contains(word)), "{text}: {error}");
        }
        let many = "2026-03-31 1\n".repeat(INSTALMENTS_MAX + 1);
        assert!(read(&many).unwrap_err().contains("最多"));
    }

    #[test]
    fn rows_of_json_are_held_to_the_same() {
        assert_eq!(problem(&json!([{"due_on": "2026-03-31", "amount_fen": 1}])), None);
        for bad in [
            json!(7),
            json!([]),
            json!([{"due_on": "2026-03-31"}]),
            json!([{"due_on": "2026-02-31", "amount_fen": 1}]),
            json!([{"due_on": "2026-03-31", "amount_fen": 0}]),
            json!([{"due_on": "2026-03-31", "amount_fen": 1, "kind": "pig"}]),
            json!([{"due_on": "2026-03-31", "amount_fen": 1, "kind": "goods"}]),
            json!([{"due_on": "2026-03-31", "amount_fen": 1, "extra": 1}]),
        ] {
            assert!(problem(&bad).is_some(), "{bad}");
        }
    }
}
