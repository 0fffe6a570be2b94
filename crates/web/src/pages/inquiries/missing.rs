//! The checks that are missing in open cases: a list with ticks, one confirmation, a result for each case.

use crate::error::WebError;
use crate::pages::cases::case_path;
use crate::pages::inquiries::asks;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::cases::list::Scope;
use ::app::inquiries::missing::{AskedCase, LOOKED_AT, MissingCase};
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::office::{Actor, Office};
use std::collections::BTreeMap;
use values::CaseId;

/// The field of a ticked case.
const TICKED: &str = "case";

#[derive(Template)]
#[template(path = "inquiries/missing.html")]
struct MissingPage {
    shell: Shell,
    form_token: String,
    lines: Vec<MissingLine>,
    /// How many requests go out when all ticks stay.
    requests: usize,
    cases: usize,
    span: String,
    has_own: bool,
    mine: bool,
    previous: Option<String>,
    next: Option<String>,
}

struct MissingLine {
    id: String,
    path: String,
    number: String,
    debtors: String,
    handler: String,
    percent: String,
    requests: usize,
    /// Why nothing can be asked, and what to do about it.
    barred: Option<String>,
}

impl MissingLine {
    fn new(case: MissingCase) -> MissingLine {
        let (requests, barred) = match case.requests {
            Ok(requests) => (requests, None),
            Err(refusal) => (0, Some(format!("{}。{}", refusal.sentence(), refusal.remedy()))),
        };
        MissingLine {
            id: case.id.to_string(),
            path: case_path(&case.id),
            number: case.number,
            debtors: case.debtors,
            handler: case.handler,
            percent: case.percent,
            requests,
            barred,
        }
    }
}

#[derive(Template)]
#[template(path = "inquiries/asked.html")]
struct AskedPage {
    shell: Shell,
    lines: Vec<AskedLine>,
    cases: usize,
    requests: usize,
    failed: usize,
}

struct AskedLine {
    path: String,
    number: String,
    debtors: String,
    words: String,
    remedy: String,
    is_done: bool,
}

impl AskedLine {
    fn new(asked: &AskedCase) -> AskedLine {
        let (words, remedy) = match &asked.outcome {
            Ok(requests) => (format!("已发出{requests}项查询"), String::new()),
            Err(error) => (error.sentence(), error.remedy()),
        };
        AskedLine {
            path: case_path(&asked.id),
            number: asked.number.clone(),
            debtors: asked.debtors.clone(),
            words,
            remedy,
            is_done: asked.outcome.is_ok(),
        }
    }
}

fn scope(query: &BTreeMap<String, String>, actor: &Actor) -> Scope {
    match query.get("scope").map(String::as_str) {
        Some("mine") => Scope::Mine,
        Some("seen") => Scope::Seen,
        _ if matches!(actor.office, Office::Handler | Office::TeamLeader) => Scope::Mine,
        _ => Scope::Seen,
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    if !asks(&officer.actor) {
        return Err(AppError::Forbidden.into());
    }
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 10_000);
    let scope = scope(&query, &officer.actor);
    let missing = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.missing_checks(&actor, scope, page)).await?
    };
    let word = if scope == Scope::Mine { "mine" } else { "seen" };
    let address = |page: u32| format!("/inquiries/missing?scope={word}&page={page}");
    let first = (page - 1) * LOOKED_AT + 1;
    let lines: Vec<MissingLine> = missing.cases.into_iter().map(MissingLine::new).collect();
    let page = MissingPage {
        shell: Shell::new(&app, &officer, Room::Inquiries, "补查"),
        form_token: officer.form_token.clone(),
        requests: lines.iter().map(|line| line.requests).sum(),
        cases: lines.iter().filter(|line| line.barred.is_none()).count(),
        lines,
        span: format!("本页核对了第{first}—{}件未结案件", first + missing.looked_at.saturating_sub(1)),
        has_own: matches!(officer.actor.office, Office::Handler | Office::TeamLeader),
        mine: scope == Scope::Mine,
        previous: (page > 1).then(|| address(page - 1)),
        next: missing.has_more.then(|| address(page + 1)),
    };
    Ok(Html(page.render()?).into_response())
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form.iter().cloned().collect())?;
    let ticked = form.iter().filter(|(name, _)| name == TICKED);
    let cases: Vec<CaseId> = ticked
        .map(|(_, id)| id.parse().map_err(|_| WebError::App(AppError::NotFound)))
        .collect::<Result<_, _>>()?;
    let asked = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.ask_missing(&actor, &cases)).await?
    };
    let requests = asked.iter().filter_map(|one| one.outcome.as_ref().ok()).sum();
    let lines: Vec<AskedLine> = asked.iter().map(AskedLine::new).collect();
    let failed = lines.iter().filter(|line| !line.is_done).count();
    let page = AskedPage {
        shell: Shell::new(&app, &officer, Room::Inquiries, "补查"),
        cases: lines.len() - failed,
        lines,
        requests,
        failed,
    };
    Ok(Html(page.render()?).into_response())
}
