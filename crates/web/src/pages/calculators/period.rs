//! The last day of a period (期间届满日), with the rest days that it skips.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::{Part, asked};
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{Headline, Shown, page};
use crate::session::Signed;
use crate::show::day_with_weekday;
use app::App;
use app::calculators::spoken::CountUnit;
use axum::extract::{Query, State};
use axum::response::Response;
use law::Calendar;
use serde_json::json;
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
    let mut shown = Shown {
        fields: vec![
            FormField::new("from", "起算事由发生日", typed.text("from"), Control::Day)
                .required()
                .help("例如送达、收到、裁判生效之日；当日不计入"),
            FormField::new("length", "期间", typed.text("length"), Control::TEXT)
                .required()
                .help("例如 10、十日、三个月；写了单位的，以所写的为准"),
        ],
        ..Shown::default()
    };
    let sent = !typed.is_empty();
    let from = sent.then(|| shown.problems.need_day(typed, "from", "起算事由发生日")).flatten();
    let length = match typed.text("length") {
        "" if sent => {
            shown.problems.add("length", "请填写期间");
            None
        }
        "" => None,
        _ => shown.problems.count(typed, "length", "期间"),
    };
    let unit = match length {
        Some((_, Some(unit))) => word(unit),
        _ => typed.or("unit", "days"),
    };
    shown.problems.choice(typed, "unit", "单位", &UNITS);
    if length.is_some_and(|(length, _)| length > 1_000 && matches!(unit, "months" | "years")) {
        shown.problems.add("length", "期间过长，请核对");
    }
    let control = Control::words(&UNITS, unit, "请选择");
    shown.fields.push(FormField::new("unit", "单位", unit, control).required());
    if let (Some(from), Some((length, _)), true) = (from, length, shown.problems.is_empty())
        && let Err(problem) = answer(app, (from, length), unit, &mut shown)
    {
        shown.problems.add("", problem);
    }
    shown
}

fn word(unit: CountUnit) -> &'static str {
    match unit {
        CountUnit::Days => "days",
        CountUnit::Months => "months",
        CountUnit::Years => "years",
        CountUnit::WorkingDays => "working_days",
    }
}

fn answer(app: &App, (from, length): (Day, u32), unit: &str, shown: &mut Shown) -> Result<(), String> {
    let (id, inputs) = match unit {
        "months" => ("CAL-03", json!({"start": from, "months": length})),
        "years" => ("CAL-03", json!({"start": from, "years": length})),
        "working_days" => ("CAL-04", json!({"event": from, "working_days": length})),
        _ => ("CAL-02", json!({"served": from, "days": length})),
    };
    let asked = asked(app, id, &inputs)?;
    let end = asked.day("end").ok_or("规则没有给出届满日")?;
    shown.headline = Some(Headline::good(format!("届满日：{}", day_with_weekday(end))));
    shown.days = Some(match (unit, asked.day("raw_end")) {
        ("working_days", _) => rest_days(from.next(), end),
        (_, Some(raw_end)) => rest_days(raw_end, end),
        (_, None) => Vec::new(),
    });
    let year = end.year();
    if !Calendar::national().is_published(year) {
        shown.notes.push(format!("{year}年放假安排尚未公布或者尚未录入，暂按星期六、星期日为休息日计算。"));
    }
    shown.warnings.extend(asked.not_in_force.clone());
    shown.parts.push(Part::new("period", "计算过程", asked.why()));
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
