//! One line of the bank statement: what the bank said, what became of it, and what can be done.

use super::suspense::WaitingShown;
use super::{CandidateShown, line_path};
use crate::error::WebError;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use ::app::funds::claim::ClaimFor;
use ::app::funds::may_claim;
use ::app::funds::suspense::{CaseCandidate, LineView};
use ::app::staff::sign_in::Officer;
use ::app::{App, AppError};
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::money::receive_money::Origin;
use docket::office::{Actor, Office};
use docket::refusal::Basis;
use ledger::bank_line::LineId;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "funds/line.html")]
struct LinePage {
    shell: Shell,
    form_token: String,
    basis: String,
    waiting: WaitingShown,
    /// `unclaimed`, `claimed` or `sent_back`.
    state: String,
    history: Vec<(String, String, String)>,
    claims: bool,
    assigns: bool,
    sends_back: bool,
    staff: Vec<(String, String)>,
    /// The debtors of the case that was named by its number.
    named: Vec<CandidateShown>,
    number: String,
    problem: Option<(String, String)>,
}

/// What money that nobody claims rests on, with its mark.
pub(super) fn basis(app: &App) -> String {
    Basis::rule("FND-10").under(&app.law_settings(), app.today())
}

fn id((account, source_no): (String, String)) -> LineId {
    LineId { account, source_no }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(path): Path<(String, String)>,
) -> Result<Response, WebError> {
    answer(app, officer, id(path), Refill::default()).await
}

/// What is shown again after a form that did not go through.
#[derive(Default)]
struct Refill {
    named: Vec<CaseCandidate>,
    number: String,
    problem: Option<AppError>,
}

async fn answer(app: App, officer: Officer, id: LineId, refill: Refill) -> Result<Response, WebError> {
    let view: LineView = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.bank_line(&actor, &id)).await?
    };
    let directory = app.directory();
    let members = directory.members.iter().filter(|(id, member)| {
        let actor = Actor {
            id: (*id).clone(),
            name: member.name.clone(),
            office: member.office,
            team: member.team.clone(),
            covers: Vec::new(),
        };
        member.serving && may_claim(&actor) && member.office != Office::Finance
    });
    let code = match &refill.problem {
        Some(problem) => crate::error::status(problem),
        None => StatusCode::OK,
    };
    let page = LinePage {
        shell: Shell::new(&app, &officer, Room::Funds, "到账"),
        form_token: officer.form_token.clone(),
        basis: basis(&app),
        state: view.waiting.row.state.clone(),
        waiting: WaitingShown::new(&view.waiting),
        history: view.history.into_iter().map(|step| (step.on.to_string(), step.by, step.words)).collect(),
        claims: view.may_claim,
        assigns: view.may_assign,
        sends_back: view.may_send_back,
        staff: members
            .map(|(id, member)| (id.to_string(), format!("{}　{}", member.name, member.office.title())))
            .collect(),
        named: refill.named.iter().map(CandidateShown::new).collect(),
        number: refill.number,
        problem: refill.problem.map(|problem| (problem.sentence(), problem.remedy())),
    };
    Ok((code, Html(page.render()?)).into_response())
}

/// Claims the line, takes its claim back, gives it to somebody, or sends it back to its payer.
pub(crate) async fn settle(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((account, source_no, deed)): Path<(String, String, String)>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let id = LineId { account, source_no };
    let field = |name: &str| form.get(name).map_or("", |text| text.trim()).to_owned();
    let (reason, to, number) = (field("reason"), field("to"), field("number"));
    let (asked, origin) = (field("for"), origin(&form));
    let (work, actor, line, deed_of) = (app.clone(), officer.actor.clone(), id.clone(), deed.clone());
    let typed = number.clone();
    let done: Result<Vec<CaseCandidate>, AppError> = blocking(move || {
        match deed_of.as_str() {
            "claim" => return claim(&work, &actor, &line, (&asked, &typed), origin?),
            "take-back" => work.take_line_back(&actor, &line, &reason)?,
            "send-back" => work.send_line_back(&actor, &line, &reason)?,
            "assign" => {
                let to = to.parse().map_err(|_| AppError::BadInput("请选择交由何人查明".to_owned()))?;
                work.assign_line(&actor, &line, &to)?
            }
            _ => return Err(AppError::NoSuchLine),
        };
        Ok(Vec::new())
    })
    .await;
    match done {
        Ok(named) if !named.is_empty() => {
            answer(app, officer, id, Refill { named, number, problem: None }).await
        }
        Ok(_) if deed == "claim" && field("back") == "list" => {
            let line = encode(&format!("{}/{}", id.account, id.source_no));
            Ok(Redirect::to(&format!("/funds/suspense?claimed={line}")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&line_path(&id)).into_response()),
        Err(error @ (AppError::NoSuchLine | AppError::Forbidden)) => Err(error.into()),
        Err(error) if crate::error::status(&error).is_server_error() => Err(error.into()),
        Err(problem) => {
            answer(app, officer, id, Refill { number, problem: Some(problem), ..Refill::default() }).await
        }
    }
}

/// Claims it for the case that was chosen or named; where the case that was named has several debtors, gives them to
/// choose from, and nothing is done.
fn claim(
    app: &App,
    actor: &Actor,
    line: &LineId,
    (chosen, number): (&str, &str),
    origin: Origin,
) -> Result<Vec<CaseCandidate>, AppError> {
    let chosen =
        chosen.rsplit_once('/').and_then(|(case, debtor)| Some((case.parse().ok()?, debtor.parse().ok()?)));
    let (case, debtor) = match chosen {
        Some(chosen) => chosen,
        None if number.is_empty() => {
            return Err(AppError::BadInput("请选择案件，或者填写案号".to_owned()));
        }
        None => {
            let mut debtors = app.debtors_of(actor, number)?;
            if debtors.len() != 1 {
                return Ok(debtors);
            }
            let only = debtors.remove(0);
            (only.case, only.debtor)
        }
    };
    app.claim_line(actor, line, &ClaimFor { case, debtor, origin })?;
    Ok(Vec::new())
}

/// Where the officer says that the money comes from.
fn origin(form: &BTreeMap<String, String>) -> Result<Origin, AppError> {
    match form.get("origin").map_or("", |origin| origin.trim()) {
        "" => Ok(Origin::Recognised),
        "payment" => Ok(Origin::Payment),
        _ => Err(AppError::BadInput("请选择款项来源".to_owned())),
    }
}
