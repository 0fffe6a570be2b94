//! The trial balance, and the cases behind each of its lines.

use super::signed;
use crate::error::WebError;
use crate::pages::cases::case_path;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use ::app::App;
use ::app::closing::{TrialBalance, TrialLine};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use ledger::Account;
use std::collections::BTreeMap;
use values::{CaseId, Day, Fen};

#[derive(Template)]
#[template(path = "closing/trial.html")]
struct TrialPage {
    shell: Shell,
    tabs: Vec<FundsTab>,
    from: String,
    until: String,
    lines: Vec<LineShown>,
    whole: LineShown,
    is_balanced: bool,
}

struct LineShown {
    title: &'static str,
    address: String,
    /// Before, on these days, after; debit and credit each.
    sides: [String; 6],
}

impl LineShown {
    fn new(line: &TrialLine, until: Day) -> LineShown {
        let side = |amount: Fen| [signed(amount.or_zero()), signed((-amount).or_zero())];
        let [[before_debit, before_credit], [after_debit, after_credit]] =
            [side(line.before), side(line.after())];
        LineShown {
            title: line.account.title(),
            address: match line.account {
                Account::Suspense => "/funds/suspense".to_owned(),
                account => format!("/funds/closing/trial/{}?on={until}", account.kind()),
            },
            sides: [
                before_debit,
                before_credit,
                signed(line.debit),
                signed(line.credit),
                after_debit,
                after_credit,
            ],
        }
    }

    /// The sums of each column.
    fn whole(trial: &TrialBalance) -> LineShown {
        let sum = |of: &dyn Fn(&TrialLine) -> Fen| signed(trial.lines.iter().map(of).sum());
        LineShown {
            title: "合计",
            address: String::new(),
            sides: [
                sum(&|line| line.before.or_zero()),
                sum(&|line| (-line.before).or_zero()),
                sum(&|line| line.debit),
                sum(&|line| line.credit),
                sum(&|line| line.after().or_zero()),
                sum(&|line| (-line.after()).or_zero()),
            ],
        }
    }
}

fn day(query: &BTreeMap<String, String>, name: &str) -> Option<Day> {
    query.get(name).and_then(|text| text.parse().ok())
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let until = day(&query, "until").unwrap_or_else(|| app.today());
    let (year, month, _) = until.civil();
    let from = day(&query, "from").or_else(|| Day::new(year, month, 1)).unwrap_or(until);
    let trial = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.trial_balance(&actor, (from, until))).await?
    };
    let page = TrialPage {
        shell: Shell::new(&app, &officer, Room::Funds, "试算平衡表"),
        tabs: tabs(&officer.actor, Part::Closing),
        from: from.to_string(),
        until: until.to_string(),
        lines: trial.lines.iter().map(|line| LineShown::new(line, until)).collect(),
        whole: LineShown::whole(&trial),
        is_balanced: trial.is_balanced(),
    };
    Ok(Html(page.render()?).into_response())
}

#[derive(Template)]
#[template(path = "closing/cases.html")]
struct CasesPage {
    shell: Shell,
    tabs: Vec<FundsTab>,
    title: &'static str,
    on: String,
    trial: String,
    lines: Vec<CaseLine>,
    previous: Option<String>,
    next: Option<String>,
}

struct CaseLine {
    address: String,
    number: String,
    handler: String,
    amount: String,
}

/// The cases on whose accounts of a kind something stood.
pub(crate) async fn cases(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(kind): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let on = day(&query, "on").unwrap_or_else(|| app.today());
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 100_000);
    let (account, rows) = {
        let (app, actor, kind) = (app.clone(), officer.actor.clone(), kind.clone());
        blocking(move || app.cases_with(&actor, &kind, on, page)).await?
    };
    let at = |page: u32| format!("/funds/closing/trial/{kind}?on={on}&page={page}");
    let line = |row: &store::read::closing::CaseAccountRow| CaseLine {
        address: row.case_id.parse::<CaseId>().map_or_else(|_| String::new(), |case| case_path(&case)),
        number: row.number.clone(),
        handler: row.handler_name.clone().unwrap_or_else(|| "未确定".to_owned()),
        amount: row.amount.to_string(),
    };
    let shown = CasesPage {
        shell: Shell::new(&app, &officer, Room::Funds, account.title()),
        tabs: tabs(&officer.actor, Part::Closing),
        title: account.title(),
        on: on.chinese(),
        trial: format!("/funds/closing/trial?until={on}"),
        previous: (page > 1).then(|| at(page - 1)),
        next: (rows.len() as u32 == ::app::closing::CASES).then(|| at(page + 1)),
        lines: rows.iter().map(line).collect(),
    };
    Ok(Html(shown.render()?).into_response())
}
