//! The term of a freeze or seizure: last day, last safe day to renew, reminders.

use crate::error::WebError;
use crate::field::{Control, FormField};
use crate::pages::calculators::answer::Part;
use crate::pages::calculators::reading::Typed;
use crate::pages::calculators::simple::{Headline, Shown, page};
use crate::rulebook;
use crate::session::Signed;
use crate::show::day_with_weekday;
use crate::why::Why;
use app::App;
use app::calculators::{FreezeForm, FreezeTerm, TURNS};
use axum::extract::{Query, State};
use axum::response::Response;
use law::rule;
use std::collections::BTreeMap;
use values::Day;

const PATH: &str = "/calculators/freeze";
const REMINDERS: &str = "SEI-05";

/// The kinds of property with their longest terms.
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
    let text = |name: &str| typed.text(name).to_owned();
    let form = FreezeForm {
        kind: kind.to_owned(),
        turn: turn.to_owned(),
        start: text("start"),
        months: text("months"),
    };
    match form.reckon(&rulebook::settings(app), app.today()) {
        Ok(term) => answer(app, kind, &term, &mut shown),
        Err(problems) => {
            for problem in problems {
                shown.problems.add(&problem.field, problem.message);
            }
        }
    }
    shown
}

fn answer(app: &App, kind: &str, term: &FreezeTerm, shown: &mut Shown) {
    let last = day_with_weekday(term.ends_on);
    let mut headline = match term.too_long {
        Some(months) => {
            Headline::bad(format!("所填期限{months}个月超过最长期限，最长只能至{last}（含当日）"))
        }
        None => Headline::good(format!("期限至{last}（含当日），不因休息日顺延")),
    };
    shown.warnings.extend(term.not_in_force.clone());
    let mut questions = vec!["D-03"];
    if kind == "listed_state_shares" {
        questions.push("D-13");
    }
    let version = rule("SEI-02").and_then(|rule| rule.version_on(term.starts_on));
    if version.is_some_and(|version| version.confidence.needs_confirmation()) {
        questions.push("SEI-02");
    }
    let part = Part::new("term", "期限", Why::new(&term.derivation))
        .fact("最后一日（含当日）", last)
        .resting_on(app, &questions);
    shown.parts.push(part);
    match &term.renewal {
        Some(renewal) => {
            let safe = day_with_weekday(renewal.last_safe_on);
            headline.details.push(format!("最迟应在{safe}办妥续行手续。"));
            let alerts: Vec<String> = renewal.alerts_on.iter().copied().map(Day::chinese).collect();
            headline.details.push(format!("提醒日：{}。", alerts.join("、")));
            let part = Part::new("renewal", "续行", Why::new(&renewal.derivation));
            shown.parts.push(part.resting_on(app, &[REMINDERS]));
        }
        None => {
            shown.notes.push(format!("本院设置为不采用规则{REMINDERS}，不计算最迟续行日和提醒日。"));
        }
    }
    shown.headline = Some(headline);
}
