//! The term of a freeze or seizure as an officer types it, one by one or as a list in Excel.

use crate::calculators::spoken::{self, CountUnit};
use crate::calculators::upload_table::{TableColumn, Upload, column, template, unreckoned};
use crate::error::AppError;
use crate::intake::FieldProblem;
use documents::sheet::{Cell, ColumnKind, Row, Sheet};
use law::registry::Version;
use law::settings::Adoption;
use law::{Derivation, Settings, rule};
use serde_json::{Map, Value, json};
use values::Day;

/// The kinds of property: stored word and Chinese name.
pub const PROPERTY_KINDS: [(&str, &str); 6] = [
    ("deposit", "银行存款"),
    ("movable", "动产"),
    ("real_estate", "不动产"),
    ("other_right", "其他财产权"),
    ("trademark", "注册商标权"),
    ("listed_state_shares", "上市公司国有股、社会法人股"),
];

/// Whether it is the first term: stored word and Chinese name.
pub const TURNS: [(&str, &str); 2] = [("first", "首次"), ("renewal", "续行")];

/// The rule of terms, and that of reminders.
const TERM: &str = "SEI-02";
const REMINDERS: &str = "SEI-05";

/// A freeze or seizure, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreezeForm {
    /// The word of [`PROPERTY_KINDS`]; empty for a deposit.
    pub kind: String,
    /// The word of [`TURNS`]; empty for the first.
    pub turn: String,
    /// The day on which it takes effect.
    pub start: String,
    /// Its length in months, `6`, `六个月`, `一年`; empty for the longest.
    pub months: String,
}

/// When a freeze or seizure ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreezeTerm {
    /// The day on which it takes effect.
    pub starts_on: Day,
    /// The last day, inclusive; where the length asked for is too long, that of the longest.
    pub ends_on: Day,
    /// The length asked for, where it is longer than the law allows.
    pub too_long: Option<u32>,
    /// A sentence where the rule was not in force on the first day.
    pub not_in_force: Option<String>,
    /// Why it ends then.
    pub derivation: Derivation,
    /// When it must be renewed; none where the court does not use the rule of reminders.
    pub renewal: Option<Renewal>,
}

/// When a term must be renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The last working day within the term.
    pub last_safe_on: Day,
    /// The days on which the officer is reminded.
    pub alerts_on: Vec<Day>,
    /// Why.
    pub derivation: Derivation,
}

fn word<'a>(words: &[(&'a str, &'a str)], text: &'a str) -> &'a str {
    match text.trim() {
        "" => words[0].0,
        text => words.iter().find(|(_, title)| *title == text).map_or(text, |(word, _)| *word),
    }
}

/// An answer of a rule: what it gives and why, or a refusal.
fn asked(
    id: &str,
    inputs: &Value,
    settings: &Settings,
    today: Day,
) -> Result<(Map<String, Value>, Derivation), Vec<FieldProblem>> {
    let refuse = |message: String| vec![FieldProblem { field: String::new(), message }];
    let rule = rule(id).ok_or_else(|| refuse(format!("规则库尚未收录规则{id}，暂时不能计算")))?;
    let answer = rule.evaluate(inputs, settings, today).map_err(|error| refuse(error.to_string()))?;
    Ok((answer.outputs, answer.derivation))
}

fn day(outputs: &Map<String, Value>, name: &str) -> Option<Day> {
    outputs.get(name)?.as_str()?.parse().ok()
}

impl FreezeForm {
    /// When it ends, under the settings of a court.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn reckon(&self, settings: &Settings, today: Day) -> Result<FreezeTerm, Vec<FieldProblem>> {
        let (start, months) = self.read()?;
        let (kind, turn) = (word(&PROPERTY_KINDS, &self.kind), word(&TURNS, &self.turn));
        let longest = json!({"kind": kind, "start": start, "turn": turn});
        let mut inputs = longest.clone();
        if let Some(months) = months {
            inputs["months"] = json!(months);
        }
        let (mut outputs, mut derivation) = asked(TERM, &inputs, settings, today)?;
        let too_long = months.filter(|_| outputs.get("allowed") == Some(&json!(false)));
        if too_long.is_some() {
            // Nothing may rest on the term that was asked for.
            (outputs, derivation) = asked(TERM, &longest, settings, today)?;
        }
        let missing = || {
            vec![FieldProblem {
                field: String::new(), message: "规则没有给出期限的最后一日".to_owned()
            }]
        };
        let ends_on = day(&outputs, "end_inclusive").ok_or_else(missing)?;
        let not_in_force = outputs.contains_key("not_in_force").then(|| {
            let from = rule(TERM).and_then(|rule| rule.versions.first()).map(Version::chinese);
            let from = from.unwrap_or_default();
            format!("{}没有现行有效的规则（{TERM}，{from}施行），结果仅供参考。", start.chinese())
        });
        Ok(FreezeTerm {
            starts_on: start,
            ends_on,
            too_long,
            not_in_force,
            derivation,
            renewal: renewal(ends_on, settings, today)?,
        })
    }

    fn read(&self) -> Result<(Day, Option<u32>), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut add = |field: &str, message: String| {
            problems.push(FieldProblem { field: field.to_owned(), message });
        };
        for (field, label, words, text) in [
            ("kind", "财产种类", &PROPERTY_KINDS[..], &self.kind),
            ("turn", "首次或者续行", &TURNS[..], &self.turn),
        ] {
            let written = word(words, text);
            if words.iter().all(|(word, _)| *word != written) {
                let titles: Vec<&str> = words.iter().map(|(_, title)| *title).collect();
                add(field, format!("{label}应为{}之一，现为“{}”", titles.join("、"), text.trim()));
            }
        }
        let start = match self.start.trim() {
            "" => {
                add("start", "请填写生效日".to_owned());
                None
            }
            text => text.parse::<Day>().map_err(|error| add("start", format!("生效日：{error}"))).ok(),
        };
        let months = match (self.months.trim(), spoken::count(&self.months)) {
            ("", _) => None,
            (_, Ok((0, _))) => {
                add("months", "期限应大于零".to_owned());
                None
            }
            (_, Ok((_, Some(CountUnit::Days | CountUnit::WorkingDays)))) => {
                add("months", "期限请以月或者年填写，例如 6个月、一年".to_owned());
                None
            }
            (_, Ok((count, unit))) if count > if unit == Some(CountUnit::Years) { 80 } else { 960 } => {
                add("months", "期限过长，请核对".to_owned());
                None
            }
            (_, Ok((years, Some(CountUnit::Years)))) => Some(years * 12),
            (_, Ok((months, _))) => Some(months),
            (_, Err(error)) => {
                add("months", error.about("期限"));
                None
            }
        };
        match start {
            Some(start) if problems.is_empty() => Ok((start, months)),
            _ => Err(problems),
        }
    }
}

fn renewal(ends_on: Day, settings: &Settings, today: Day) -> Result<Option<Renewal>, Vec<FieldProblem>> {
    if rule(REMINDERS).is_none_or(|rule| settings.adoption(rule, today) == Adoption::NotUsed) {
        return Ok(None);
    }
    let (outputs, derivation) = asked(REMINDERS, &json!({ "expiry": ends_on }), settings, today)?;
    let alerts = outputs.get("alerts").and_then(Value::as_array).into_iter().flatten();
    let alerts_on = alerts.filter_map(|alert| alert.as_str()?.parse().ok()).collect();
    let last_safe_on = day(&outputs, "last_safe_on").unwrap_or(ends_on);
    Ok(Some(Renewal { last_safe_on, alerts_on, derivation }))
}

/// The columns that an officer fills in.
pub const FREEZE_COLUMNS: [TableColumn; 6] = [
    column("案号", ColumnKind::Text, 26, "仅供识别，可以不填"),
    column("财产", ColumnKind::Text, 30, "仅供识别，可以不填"),
    column(
        "财产种类",
        ColumnKind::Text,
        16,
        "银行存款、动产、不动产、其他财产权、注册商标权、上市公司国有股、社会法人股；不填为银行存款",
    ),
    column("首次或者续行", ColumnKind::Text, 12, "首次或者续行，不填为首次"),
    column("生效日", ColumnKind::Day, 12, "必填；协助执行通知书送达协助单位之日，续行的为原期限届满之次日"),
    column("期限", ColumnKind::Text, 10, "例如 6、六个月、一年；不填按最长期限"),
];

const RESULTS: [TableColumn; 4] = [
    column("最后一日", ColumnKind::Day, 12, ""),
    column("最迟续行日", ColumnKind::Day, 12, ""),
    column("提醒日", ColumnKind::Text, 56, ""),
    column("说明", ColumnKind::Text, 44, ""),
];

const TITLE: &str = "冻结、查封期限";

/// The template: the heads and two rows that show how it is filled in.
///
/// # Errors
/// [`AppError::Sheet`] where the file cannot be written.
pub fn freeze_template() -> Result<Vec<u8>, AppError> {
    let rows = [
        ["示例一（填写前请删除）", "某银行账户", "银行存款", "首次", "2026-03-10", ""],
        ["示例二（填写前请删除）", "某小区1幢101室", "不动产", "续行", "2026-03-10", "一年"],
    ];
    template(TITLE, &FREEZE_COLUMNS, &rows)
}

/// An uploaded list of freezes and seizures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreezeTable(Upload);

impl FreezeTable {
    /// Reads an uploaded workbook or a file of comma-separated values.
    ///
    /// # Errors
    /// [`AppError::BadInput`] with a sentence for the officer.
    pub fn read(name: &str, bytes: &[u8]) -> Result<FreezeTable, AppError> {
        Upload::read(name, bytes, &["生效日"], "一项冻结或者查封").map(FreezeTable)
    }

    /// The same workbook with the last days.
    #[must_use]
    pub fn reckoned(&self, settings: &Settings, today: Day) -> Sheet {
        self.0.with_results(TITLE, &FREEZE_COLUMNS, &RESULTS, |row| self.results(row, settings, today))
    }

    fn results(&self, row: &Row, settings: &Settings, today: Day) -> Vec<Cell> {
        let text = |head: &str| self.0.text(row, head).to_owned();
        let form = FreezeForm {
            kind: text("财产种类"),
            turn: text("首次或者续行"),
            start: text("生效日"),
            months: text("期限"),
        };
        match form.reckon(settings, today) {
            Ok(term) if term.too_long.is_some() => {
                let longest = term.ends_on.chinese();
                unreckoned(&RESULTS, &format!("期限超过最长期限，最长只能至{longest}"))
            }
            Ok(term) => cells(&term),
            Err(problems) => {
                let sentences: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
                unreckoned(&RESULTS, &sentences.join("；"))
            }
        }
    }
}

fn cells(term: &FreezeTerm) -> Vec<Cell> {
    let mut remarks = Vec::from_iter(term.not_in_force.clone());
    if term.derivation.confidence.needs_confirmation() {
        remarks.push("期限的计算待核".to_owned());
    }
    let (safe, alerts) = match &term.renewal {
        Some(renewal) => {
            let days: Vec<String> = renewal.alerts_on.iter().map(ToString::to_string).collect();
            (Cell::Day(renewal.last_safe_on), Cell::Text(days.join("、")))
        }
        None => (Cell::Empty, Cell::Empty),
    };
    vec![Cell::Day(term.ends_on), safe, alerts, Cell::Text(remarks.join("；"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::sheet;

    fn back(text: &[u8], name: &str) -> Vec<Vec<String>> {
        let sheet = FreezeTable::read(name, text)
            .unwrap()
            .reckoned(&Settings::default(), "2026-11-21".parse().unwrap());
        sheet::rows(name, &sheet.to_xlsx().unwrap()).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn the_template_comes_back_with_the_last_days() {
        let rows = back(&freeze_template().unwrap(), "模板.xlsx");
        assert_eq!((rows[1][6].as_str(), rows[1][7].as_str()), ("2027-03-09", "2027-03-09"));
        assert_eq!(rows[2][6], "2027-03-09");
        assert!(rows[1][8].contains("2027-03-06") && rows[1][9].contains("待核"));
    }

    #[test]
    fn a_row_that_is_wrong_says_what_to_do() {
        let text = "财产种类,生效日,期限\n银行存款,2026-03-10,24\n飞机票,2026-03-10,\n不动产,,\n不动产,2026-03-10,30日";
        let rows = back(text.as_bytes(), "期限.csv");
        for (line, remark) in
            [(1, "最长只能至2027年3月9日"), (2, "财产种类应为"), (3, "请填写生效日"), (4, "以月或者年")]
        {
            let said = rows[line].last().unwrap();
            assert!(said.contains(remark), "{said}");
        }
    }
}
