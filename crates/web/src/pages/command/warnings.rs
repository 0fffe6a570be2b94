//! Early warning by comparison with like cases (同类预警), each with the order that a supervisor could give.

use super::asked::Choice;
use super::tabs::{CommandPart, CommandTab, tabs};
use super::teams::{choices, team};
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use app::App;
use app::cases::list::Scope;
use app::command::supervision::orders;
use app::command::warnings::SlowCase;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::office::Office;
use insight::twins::FEWEST;
use std::collections::BTreeMap;

/// Lines on the page.
const LINES: usize = 100;

/// One case.
struct Line {
    path: String,
    number: String,
    handler: String,
    step: &'static str,
    sentence: String,
    differences: Vec<String>,
    like: String,
    supervise: Option<String>,
}

#[derive(Template)]
#[template(path = "command/warnings.html")]
struct WarningsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    teams: Vec<Choice>,
    lines: Vec<Line>,
    count: usize,
    compared: u32,
    without_like: u32,
    fewest: usize,
    most: usize,
}

impl Line {
    fn new(one: &SlowCase, due_on: Option<values::Day>) -> Line {
        let path = case_path(&one.case_id);
        let order = encode(&one.proposed_order());
        Line {
            supervise: due_on.map(|due_on| format!("{path}/acts/supervise?order={order}&due_on={due_on}")),
            path,
            number: one.number.clone(),
            handler: one.handler_name.clone().unwrap_or_else(|| "未确定".to_owned()),
            step: one.step.title(),
            sentence: one.sentence(),
            differences: one.differences(),
            like: one.like.clone(),
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let team = team(&app, &officer.actor, &query);
    let scope = if officer.actor.office == Office::Handler { Scope::Mine } else { Scope::Seen };
    let warnings = {
        let (app, actor, team) = (app.clone(), officer.actor.clone(), team.clone());
        blocking(move || app.slow_cases(&actor, scope, team.as_deref())).await?
    };
    let due_on = orders(&officer.actor).then(|| app.proposed_reply_day());
    let page = WarningsPage {
        shell: Shell::new(&app, &officer, Room::Command, "同类预警"),
        tabs: tabs(CommandPart::Warnings),
        teams: choices(&app, &officer.actor, team.as_deref()),
        lines: warnings.slow.iter().take(LINES).map(|one| Line::new(one, due_on)).collect(),
        count: warnings.slow.len(),
        compared: warnings.compared,
        without_like: warnings.without_like,
        fewest: FEWEST,
        most: LINES,
    };
    Ok(Html(page.render()?).into_response())
}
