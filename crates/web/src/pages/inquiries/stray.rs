//! Replies that no docket asked for (无法匹配的答复): the requests each may belong to, and why.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use ::app::inquiries::list::matter_title;
use ::app::institutions::stray::Candidate;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use store::read::institutions::RequestKey;
use store::read::stray::StrayRow;

#[derive(Template)]
#[template(path = "inquiries/stray.html")]
struct StrayPage {
    shell: Shell,
    form_token: String,
    waiting: Vec<StrayLine>,
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
}

struct CandidateLine {
    value: String,
    path: String,
    number: String,
    what: String,
    reasons: String,
}

impl StrayLine {
    fn new(row: &StrayRow, candidates: Vec<Candidate>) -> StrayLine {
        StrayLine {
            number: row.number,
            institution: row.institution_name.clone(),
            received_on: row.received_on.to_string(),
            person: row.person.clone(),
            request: row.request.clone(),
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

pub(crate) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let (waiting, settled) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let (waiting, settled): (Vec<_>, Vec<_>) =
                app.stray_replies(&actor, "")?.into_iter().partition(|row| row.state == "open");
            let waiting = waiting
                .iter()
                .map(|row| Ok(StrayLine::new(row, app.stray_candidates(&actor, row)?)))
                .collect::<Result<Vec<_>, AppError>>()?;
            let settled = settled.iter().map(|row| StrayLine::new(row, Vec::new())).collect();
            Ok::<_, AppError>((waiting, settled))
        })
        .await?
    };
    let page = StrayPage {
        shell: Shell::new(&app, &officer, Room::Inquiries, "无法匹配的答复"),
        form_token: officer.form_token.clone(),
        waiting,
        settled,
    };
    Ok(Html(page.render()?).into_response())
}

/// Gives a reply to the request that was chosen, or puts it aside with a reason.
pub(crate) async fn settle(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(number): Path<u32>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let actor = officer.actor.clone();
    blocking(move || {
        let chosen = form.get("request").map(String::as_str).unwrap_or_default();
        match chosen.rsplit_once('/').and_then(|(case, entry)| Some((case, entry.parse().ok()?))) {
            Some((case, entry)) => {
                app.assign_stray(&actor, number, &RequestKey { case_id: case.to_owned(), entry })
            }
            None => app.dismiss_stray(&actor, number, form.get("reason").map_or("", String::as_str)),
        }
    })
    .await?;
    Ok(Redirect::to("/inquiries/stray").into_response())
}
