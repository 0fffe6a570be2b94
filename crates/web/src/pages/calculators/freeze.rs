//! The term of a freeze or seizure: last day, last safe day to renew, reminders.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::{Part, asked, is_not_used};
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{Headline, Shown, page};
use crate::session::Signed;
use crate::show::day_with_weekday;
use app::App;
use app::calculators::spoken::CountUnit;
use axum::extract::{Query, State};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use values::Day;

const PATH: &str = "/calculators/freeze";
const REMINDERS: &str = "SEI-05";

/// The kinds of property, as the rules name them.
const KINDS: [(&str, &str); 6] = [
    ("deposit", "银行存款（最长一年）"),
    ("movable", "动产（最长两年）"),
    ("real_estate", "不动产（最长三年）"),
    ("other_right", "其他财产权（最长三年）"),
    ("trademark", "注册商标权"),
    ("listed_state_shares", "上市公司国有股、社会法人股"),
];
const TURNS: [(&str, &str); 2] = [("first", "首次"), ("renewal", "续行")];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    page(&app, &officer, PATH, reckoned(&app, &Typed(&query)))
}

fn reckoned(app: &App, typed: &Typed<'_>) -> Shown {
    let (kind, turn) = (typed.or("kind", "deposit"), typed.or("turn", "first"));
    let mut shown = Shown {
        fields: vec![
            FormField::new("kind", "财产种类", kind, Control::words(&KINDS, kind, "请选择")).required(),
            FormField::new("turn", "首次或者续行", turn, Control::words(&TURNS, turn, "请选择")).required(),
            FormField::new("start", "生效日", typed.text("start"), Control::Day)
                .required()
                .help("协助执行通知书送达协助单位之日；续行的为原期限届满之次日"),
            FormField::new("months", "期限（月）", typed.text("months"), Control::TEXT)
                .help("例如 6、六个月、一年；不填按该类财产的最长期限"),
        ],
        ..Shown::default()
    };
    if typed.is_empty() {
        return shown;
    }
    let start = shown.problems.need_day(typed, "start", "生效日");
    let months = match typed.text("months") {
        "" => None,
        _ => match shown.problems.count(typed, "months", "期限") {
            Some((years, Some(CountUnit::Years))) => Some(years * 12),
            Some((_, Some(CountUnit::Days | CountUnit::WorkingDays))) => {
                shown.problems.add("months", "期限请以月或者年填写，例如 6个月、一年");
                None
            }
            Some((months, _)) => Some(months),
            None => None,
        },
    };
    if let (Some(start), true) = (start, shown.problems.is_empty())
        && let Err(problem) = answer(app, (kind, turn), start, months, &mut shown)
    {
        shown.problems.add("", problem);
    }
    shown
}

fn answer(
    app: &App,
    (kind, turn): (&str, &str),
    start: Day,
    months: Option<u32>,
    shown: &mut Shown,
) -> Result<(), String> {
    let longest = json!({"kind": kind, "start": start, "turn": turn});
    let mut inputs = longest.clone();
    if let Some(months) = months {
        inputs["months"] = json!(months);
    }
    let mut term = asked(app, "SEI-02", &inputs)?;
    let too_long = term.flag("allowed") == Some(false);
    if too_long {
        // Nothing may rest on the term that was asked for.
        term = asked(app, "SEI-02", &longest)?;
    }
    let last = term.day("end_inclusive").ok_or("规则没有给出期限的最后一日")?;
    let mut headline = if too_long {
        let asked_for = months.map(|months| format!("{months}个月")).unwrap_or_default();
        Headline::bad(format!(
            "所填期限{asked_for}超过最长期限，最长只能至{}（含当日）",
            day_with_weekday(last)
        ))
    } else {
        Headline::good(format!("期限至{}（含当日），不因休息日顺延", day_with_weekday(last)))
    };
    shown.warnings.extend(term.not_in_force.clone());
    let questions: &[&str] = if kind == "listed_state_shares" { &["D-03", "D-13"] } else { &["D-03"] };
    let part = Part::new("term", "期限", term.why())
        .fact("最后一日（含当日）", day_with_weekday(last))
        .resting_on(app, questions);
    shown.parts.push(part);
    if is_not_used(app, REMINDERS) {
        shown.notes.push(format!("本院设置为不采用规则{REMINDERS}，不计算最迟续行日和提醒日。"));
    } else {
        let plan = asked(app, REMINDERS, &json!({ "expiry": last }))?;
        if let Some(safe) = plan.day("last_safe_on") {
            headline.details.push(format!("最迟应在{}办妥续行手续。", day_with_weekday(safe)));
        }
        let alerts = plan.outputs.get("alerts").and_then(Value::as_array);
        let alerts: Vec<String> = alerts
            .into_iter()
            .flatten()
            .filter_map(|alert| alert.as_str()?.parse().ok())
            .map(Day::chinese)
            .collect();
        if !alerts.is_empty() {
            headline.details.push(format!("提醒日：{}。", alerts.join("、")));
        }
        shown.parts.push(Part::new("renewal", "续行", plan.why()).resting_on(app, &[REMINDERS]));
    }
    shown.headline = Some(headline);
    Ok(())
}
