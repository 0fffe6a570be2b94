//! Whether a round may be ended (终本): each condition, and the first day on which it is possible.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::{Asked, Part, asked};
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{FindingRow, Findings, Headline, Shown, page};
use crate::session::Signed;
use crate::show::day_with_weekday;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use law::checklist::Requirement;
use law::ending_round2016::readiness::requirements;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const PATH: &str = "/calculators/ending";

/// What may be said of a requirement. The empty answer is 未查明.
const ANSWERS: [(&str, &str); 3] = [("true", "已具备"), ("false", "不具备"), ("not_applicable", "不适用")];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn field(requirement: &Requirement, typed: &Typed<'_>) -> FormField {
    let value = typed.text(requirement.name);
    FormField::new(requirement.name, requirement.text, value, Control::words(&ANSWERS, value, "未查明"))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let day = |name: &str, label: &str| FormField::new(name, label, typed.text(name), Control::Day);
    let mut shown = Shown {
        fields: [day("filed", "立案日"), day("on", "拟终本日")]
            .into_iter()
            .chain(requirements().map(|requirement| field(requirement, typed)))
            .collect(),
        ..Shown::default()
    };
    if typed.is_empty() {
        if !typed.0.is_empty() {
            shown.problems.add("filed", "请填写立案日、拟终本日，并逐项选择是否具备");
        }
        return shown;
    }
    let filed = shown.problems.day(typed, "filed", "立案日");
    let on = shown.problems.day(typed, "on", "拟终本日");
    if let (Some(filed), Some(on)) = (filed, on)
        && on < filed
    {
        shown.problems.add("on", "拟终本日早于立案日，请核对");
    }
    for requirement in requirements() {
        shown.problems.choice(typed, requirement.name, "是否具备", &ANSWERS);
    }
    if !shown.problems.is_empty() {
        return shown;
    }
    let mut inputs = Map::new();
    inputs.extend(filed.map(|filed| ("filed".to_owned(), json!(filed))));
    inputs.extend(on.map(|on| ("on".to_owned(), json!(on))));
    for requirement in requirements() {
        let answer = match typed.text(requirement.name) {
            "true" => json!(true),
            "false" => json!(false),
            "not_applicable" => json!("not_applicable"),
            _ => continue,
        };
        inputs.insert(requirement.name.to_owned(), answer);
    }
    match asked(app, "TER-01", &Value::Object(inputs)) {
        Ok(asked) => answer(app, &asked, &mut shown),
        Err(problem) => shown.problems.add("", problem),
    }
    shown
}

fn answer(app: &App, asked: &Asked, shown: &mut Shown) {
    let mut headline = match asked.outputs.get("finding").and_then(Value::as_str) {
        Some("met" | "not_applicable") => Headline::good("可以裁定终结本次执行程序"),
        Some("not_met") => Headline::bad("不得终结本次执行程序"),
        _ => Headline::unsure("尚有条件未查明，暂不得终结本次执行程序"),
    };
    if let Some(earliest) = asked.day("earliest") {
        headline.details.push(format!("自立案起超过三个月的最早日：{}。", day_with_weekday(earliest)));
    }
    shown.headline = Some(headline);
    let conditions = asked.outputs.get("conditions").and_then(Value::as_array);
    let rows = conditions.into_iter().flatten().map(row).collect();
    shown.findings = Some(Findings { title: "各项条件", rows });
    shown.warnings.extend(asked.not_in_force.clone());
    shown.parts.push(Part::new("ending", "依据", asked.why()).resting_on(app, &["TER-03"]));
}

fn row(condition: &Value) -> FindingRow {
    let text = |name: &str| condition[name].as_str().unwrap_or_default().to_owned();
    let (finding, class) = match condition["finding"].as_str() {
        Some("met") => ("已具备", "green"),
        Some("not_applicable") => ("不适用", ""),
        Some("not_met") => ("不具备", "bad"),
        _ => ("未查明", "warn"),
    };
    let missing = condition["missing"].as_array().into_iter().flatten();
    FindingRow {
        text: text("text"),
        basis: text("article"),
        finding,
        class,
        missing: missing.filter_map(Value::as_str).map(str::to_owned).collect(),
    }
}
