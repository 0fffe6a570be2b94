//! Replies that no docket asked for (无法匹配的答复): the requests each may belong to, and why.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::inquiries::list::matter_title;
use ::app::institutions::request_words;
use ::app::institutions::stray::Candidate;
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use store::read::institutions::RequestKey;
use store::read::stray::StrayRow;

/// Replies that are shown, of each kind.
const LINES: u32 = 100;

#[derive(Template)]
#[template(path = "inquiries/stray.html")]
struct StrayPage {
    shell: Shell,
    form_token: String,
    waiting_count: u32,
    waiting: Vec<StrayLine>,
    settled_count: u32,
    settled: Vec<StrayLine>,
}

struct StrayLine {
    number: u32,
    institution: String,
    received_on: String,
    person: String,
    request: String,
    outcome: String,
    settled: String,
    candidates: Vec<CandidateLine>,
    /// The case that was looked for; empty where the likeliest requests are shown.
    case: String,
    /// The reason that was typed.
    reason: String,
    /// What is wrong with what was sent.
    problem: Option<String>,
}

struct CandidateLine {
    value: String,
    path: String,
    number: String,
    what: String,
    reasons: String,
}

impl StrayLine {
    fn new(row: &StrayRow, candidates: Vec<Candidate>, typed: Option<&Typed>) -> StrayLine {
        let text = |of: fn(&Typed) -> &String| typed.map(of).cloned().unwrap_or_default();
        StrayLine {
            number: row.number,
            institution: row.institution_name.clone(),
            received_on: row.received_on.to_string(),
            person: row.person.clone(),
            request: request_words(&row.request),
            case: text(|typed| &typed.case),
            reason: text(|typed| &typed.reason),
            problem: typed.and_then(|typed| typed.problem.clone()),
            outcome: row.outcome.clone(),
            settled: row.settled.clone(),
            candidates: candidates.into_iter().map(CandidateLine::new).collect(),
        }
    }
}

impl CandidateLine {
    fn new(candidate: Candidate) -> CandidateLine {
        let awaited = candidate.awaited;
        CandidateLine {
            value: format!("{}/{}", awaited.key.case_id, awaited.key.entry),
            path: case_path(&awaited.key.case_id),
            number: awaited.number,
            what: format!(
                "{} {}（{}发出）",
                matter_title(&awaited.matter),
                awaited.subject,
                awaited.asked_on
            ),
            reasons: candidate.reasons.join("、"),
        }
    }
}

/// What was typed beside one reply.
#[derive(Default)]
struct Typed {
    /// The reply.
    number: u32,
    /// The case that is looked for.
    case: String,
    /// Why the reply is put aside.
    reason: String,
    /// What is wrong with either.
    problem: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let text = |name: &str| query.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let number = text("reply").parse().unwrap_or(0);
    page(app, officer, Typed { number, case: text("case"), ..Typed::default() }).await
}

async fn page(app: App, officer: Officer, typed: Typed) -> Result<Response, WebError> {
    let shell = Shell::new(&app, &officer, Room::Inquiries, "无法匹配的答复");
    let code = if typed.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (form_token, actor) = (officer.form_token, officer.actor);
    let page = blocking(move || {
        let waiting = app.stray_replies(&actor, "open", (0, LINES))?;
        let waiting = waiting
            .iter()
            .map(|row| {
                let typed = (row.number == typed.number).then_some(&typed);
                let candidates = match typed {
                    Some(typed) if !typed.case.is_empty() => app.stray_search(&actor, row, &typed.case)?,
                    _ => app.stray_candidates(&actor, row)?,
                };
                Ok(StrayLine::new(row, candidates, typed))
            })
            .collect::<Result<Vec<_>, AppError>>()?;
        let settled = [
            app.stray_replies(&actor, "assigned", (0, LINES))?,
            app.stray_replies(&actor, "dismissed", (0, LINES))?,
        ];
        let mut settled: Vec<_> = settled.into_iter().flatten().collect();
        settled.sort_by_key(|row| std::cmp::Reverse(row.number));
        Ok::<_, AppError>(StrayPage {
            shell,
            form_token,
            waiting_count: app.stray_reply_count(&actor, "open")?,
            waiting,
            settled_count: app.stray_reply_count(&actor, "assigned")?
                + app.stray_reply_count(&actor, "dismissed")?,
            settled: settled.iter().map(|row| StrayLine::new(row, Vec::new(), None)).collect(),
        })
    })
    .await?;
    Ok((code, Html(page.render()?)).into_response())
}

/// Gives a reply to the request that was chosen, or puts it aside with a reason; what is missing is said beside it.
pub(crate) async fn settle(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let text = |name: &str| form.get(name).cloned().unwrap_or_default();
    let typed = Typed { number, case: text("case"), reason: text("reason"), problem: None };
    let chosen = text("request");
    let done = {
        let (app, actor, reason) = (app.clone(), officer.actor.clone(), typed.reason.clone());
        let puts_aside = form.contains_key("reason");
        blocking(move || {
            if puts_aside {
                return app.dismiss_stray(&actor, number, &reason);
            }
            let key = chosen.rsplit_once('/').and_then(|(case, entry)| {
                Some(RequestKey { case_id: case.to_owned(), entry: entry.parse().ok()? })
            });
            let key = key.ok_or_else(|| AppError::BadInput("请先选择一项查控事项".to_owned()))?;
            app.assign_stray(&actor, number, &key)
        })
        .await
    };
    match done {
        Ok(()) => Ok(Redirect::to("/inquiries/stray").into_response()),
        Err(AppError::BadInput(problem)) => {
            page(app, officer, Typed { problem: Some(problem), ..typed }).await
        }
        Err(error) => Err(error.into()),
    }
}
