//! The term of a freeze or seizure: last day, last safe day to renew, reminders.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::simple::{Part, Shown, page};
use crate::pages::calculators::{Typed, asked};
use crate::session::Signed;
use crate::show::day_with_weekday;
use app::App;
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use values::Day;

const PATH: &str = "/calculators/freeze";

/// The kinds of property, as the rules name them.
const KINDS: [(&str, &str); 6] = [
    ("deposit", "银行存款（最长一年）"),
    ("movable", "动产（最长两年）"),
    ("real_estate", "不动产（最长三年）"),
    ("other_right", "其他财产权（最长三年）"),
    ("trademark", "注册商标权"),
    ("listed_state_shares", "上市公司国有股、社会法人股"),
];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let kind = if typed.text("kind").is_empty() { "deposit" } else { typed.text("kind") };
    let mut shown = Shown {
        fields: vec![
            FormField::new("kind", "财产种类", kind, Control::words(&KINDS, kind, "请选择")).required(),
            FormField::new("start", "生效日", typed.text("start"), Control::Day)
                .required()
                .help("协助执行通知书送达协助单位之日；续行的为原期限届满之次日"),
            FormField::new("months", "期限（月）", typed.text("months"), Control::WHOLE)
                .help("不填按该类财产的最长期限"),
        ],
        ..Shown::default()
    };
    if typed.text("start").is_empty() && typed.text("months").is_empty() {
        return shown;
    }
    if let Err(problem) = answer(app, typed, kind, &mut shown) {
        shown.problem = Some(problem);
    }
    shown
}

fn answer(app: &App, typed: &Typed<'_>, kind: &str, shown: &mut Shown) -> Result<(), String> {
    let start: Day = typed.text("start").parse().map_err(|error: values::NotADay| error.to_string())?;
    let mut inputs = json!({"kind": kind, "start": start});
    let months = typed.text("months");
    if !months.is_empty() {
        let months: u32 = months.parse().map_err(|_| format!("期限“{months}”应为整数"))?;
        inputs["months"] = json!(months);
    }
    let (term, outputs) = asked(app, "SEI-02", &inputs)?;
    let last = outputs["end_inclusive"]
        .as_str()
        .and_then(|text| text.parse::<Day>().ok())
        .ok_or("规则没有给出期限的最后一日")?;
    let (renewal, plan) = asked(app, "SEI-05", &json!({ "expiry": last }))?;
    if outputs["allowed"] == json!(false) {
        shown.notes.push("所填期限超过该类财产的最长期限。".to_owned());
    }
    shown.answer = Some(format!("期限至{}（含当日），不因休息日顺延", day_with_weekday(last)));
    if let Some(safe) = plan["last_safe_on"].as_str().and_then(|text| text.parse::<Day>().ok()) {
        shown.details.push(format!("最迟应在{}办妥续行手续。", day_with_weekday(safe)));
    }
    let alerts: Vec<String> = plan["alerts"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter_map(|text| text.parse::<Day>().ok())
        .map(Day::chinese)
        .collect();
    if !alerts.is_empty() {
        shown.details.push(format!("提醒日：{}。", alerts.join("、")));
    }
    shown.parts.push(Part { id: "term", title: "期限".to_owned(), outcome: term });
    shown.parts.push(Part { id: "renewal", title: "续行".to_owned(), outcome: renewal });
    Ok(())
}
