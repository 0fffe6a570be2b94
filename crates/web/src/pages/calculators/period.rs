//! The last day of a period (期间届满日), with the rest days that it skips.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::simple::{Part, Shown, page};
use crate::pages::calculators::{Typed, asked};
use crate::session::Signed;
use crate::show::day_with_weekday;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use law::Calendar;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use values::{Day, Weekday};

const PATH: &str = "/calculators/period";

/// The units: stored word, Chinese title, the rule that counts in it.
const UNITS: [(&str, &str); 4] =
    [("days", "日"), ("months", "个月"), ("years", "年"), ("working_days", "个工作日")];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let unit = if typed.text("unit").is_empty() { "days" } else { typed.text("unit") };
    let mut shown = Shown {
        fields: vec![
            FormField::new("from", "起算事由发生日", typed.text("from"), Control::Day)
                .required()
                .help("例如送达、收到、裁判生效之日；当日不计入"),
            FormField::new("length", "期间", typed.text("length"), Control::WHOLE).required(),
            FormField::new("unit", "单位", unit, Control::words(&UNITS, unit, "请选择")).required(),
        ],
        ..Shown::default()
    };
    if typed.is_empty() {
        return shown;
    }
    match answer(app, typed, unit, &mut shown) {
        Ok(()) => {}
        Err(problem) => shown.problem = Some(problem),
    }
    shown
}

fn answer(app: &App, typed: &Typed<'_>, unit: &str, shown: &mut Shown) -> Result<(), String> {
    let from: Day = typed.text("from").parse().map_err(|error: values::NotADay| error.to_string())?;
    let text = typed.text("length");
    let length: u32 = text.parse().map_err(|_| format!("期间“{text}”应为整数"))?;
    let (id, inputs) = match unit {
        "months" => ("CAL-03", json!({"start": from, "months": length})),
        "years" => ("CAL-03", json!({"start": from, "years": length})),
        "working_days" => ("CAL-04", json!({"event": from, "working_days": length})),
        _ => ("CAL-02", json!({"served": from, "days": length})),
    };
    let (outcome, outputs) = asked(app, id, &inputs)?;
    let day =
        |name: &str| outputs.get(name).and_then(Value::as_str).and_then(|text| text.parse::<Day>().ok());
    let end = day("end").ok_or("规则没有给出届满日")?;
    shown.answer = Some(format!("届满日：{}", day_with_weekday(end)));
    shown.days = Some(match (unit, day("raw_end")) {
        ("working_days", _) => rest_days(from.next(), end),
        (_, Some(raw_end)) => rest_days(raw_end, end),
        (_, None) => Vec::new(),
    });
    let year = end.year();
    if !Calendar::national().is_published(year) {
        shown.notes.push(format!("{year}年放假安排尚未公布或者尚未录入，暂按星期六、星期日为休息日计算。"));
    }
    shown.parts.push(Part { id: "period", title: "计算过程".to_owned(), outcome });
    Ok(())
}

/// The rest days from a day up to the one before another.
fn rest_days(from: Day, until: Day) -> Vec<(String, String)> {
    let calendar = Calendar::national();
    let mut days = Vec::new();
    let mut day = from;
    while day < until && days.len() < 400 {
        if calendar.is_rest_day(day) {
            let reason = match day.weekday() {
                Weekday::Saturday | Weekday::Sunday => "周末",
                _ => "法定节假日或者调休放假",
            };
            days.push((day_with_weekday(day), reason.to_owned()));
        }
        day = day.next();
    }
    days
}
