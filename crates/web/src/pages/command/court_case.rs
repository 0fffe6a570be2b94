//! A case of a court below: its docket to be read, and what the upper court orders in it.

use super::courts::basis;
use super::place::{Place, court_path};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::{WebError, status};
use crate::pages::cases::case_id;
use crate::pages::cases::course::Course;
use crate::pages::cases::head::Head;
use crate::pages::cases::timeline::{Block, timeline};
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use crate::show::Due;
use app::cases::open::CaseView;
use app::courts::above::{Below, orders_below};
use app::{App, AppError, Courts};
use askama::Template;
use axum::Extension;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::act::by_name;
use docket::form;
use docket::refusal::Refusal;
use docket::supervision::settle_supervision::may_settle;
use docket::supervision::{Decision, State as Stands, Supervision};
use std::collections::BTreeMap;

/// An order on the docket.
struct OrderShown {
    no: u32,
    told: String,
    by: String,
    replies: Vec<String>,
    remark: Option<String>,
    due: Option<Due>,
    state: &'static str,
    /// How the officer may settle it: word and title.
    decisions: Vec<(&'static str, &'static str)>,
}

/// What stood in the way: sentence, what to do instead, article.
struct Problem {
    sentence: String,
    remedy: String,
    basis: Option<String>,
}

#[derive(Template)]
#[template(path = "command/court_case.html")]
struct CourtCasePage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    court: String,
    court_path: String,
    address: String,
    basis: String,
    head: Head,
    course: Course,
    orders: Vec<OrderShown>,
    /// Whether the officer may order here now; what was typed, and until when the answer is proposed.
    form: Option<OrderForm>,
    form_token: String,
    problem: Option<Problem>,
    timeline: Vec<Block>,
    pages: usize,
}

struct OrderForm {
    order: String,
    due_on: String,
}

pub(super) async fn show(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path((code, id)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    blocking(move || {
        let below = courts.one_below(&app, &officer.0.actor, &code)?;
        let view = below.app.open_case(&below.actor, &id)?;
        page(&app, &officer, below, &view, &asked, None)
    })
    .await
}

/// Orders, or settles what was ordered; any other act is refused by the docket, which knows the office of the officer.
pub(super) async fn ask(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path((code, id, act)): Path<(String, String, String)>,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer.0, &typed)?;
    let id = case_id(&id)?;
    blocking(move || {
        let act = by_name(&act).ok_or(AppError::NotFound)?;
        let below = courts.one_below(&app, &officer.0.actor, &code)?;
        let seen = typed.get("pages").and_then(|pages| pages.parse::<u32>().ok());
        let asker = (&app, &officer.0.actor);
        let error = match form::read(act.fields, &typed) {
            Ok(command) => {
                let done = courts.act_below(asker, (&code, &id), (act.about.name, &command), seen);
                match done {
                    Ok(done) => {
                        let place = Place::below(below);
                        let path = place.path(id.as_str()).unwrap_or_default();
                        return Ok(Redirect::to(&format!("{path}#page-{}", done.pages)).into_response());
                    }
                    Err(error) => error,
                }
            }
            // Whoever may not do it at all is told so before what is missing in the form.
            Err(_) if !act.about.offices.contains(&below.actor.office) => {
                let allowed = act.about.offices.to_vec();
                AppError::Refused(Refusal::NotYourOffice { act: act.about.title, allowed })
            }
            Err(problems) => AppError::Refused(Refusal::FormIncomplete(problems)),
        };
        match error {
            AppError::Refused(_) | AppError::Conflict => {
                let view = below.app.open_case(&below.actor, &id)?;
                page(&app, &officer, below, &view, &typed, Some(error))
            }
            other => Err(other.into()),
        }
    })
    .await
}

fn page(
    app: &App,
    officer: &Signed,
    below: Below,
    view: &CaseView,
    typed: &BTreeMap<String, String>,
    error: Option<AppError>,
) -> Result<Response, WebError> {
    let Below { app: lower, actor } = below.clone();
    let orders = orders_below(&officer.0.actor);
    let directory = lower.directory();
    let team = view.case.team().map(|team| directory.team_name(team));
    let mut timeline = timeline(view, &directory);
    // Papers are printed by the court that issued them.
    timeline.iter_mut().flat_map(|block| &mut block.lines).for_each(|line| line.papers.clear());
    let mut course = Course::new(view);
    for clock in course.running.iter_mut().chain(&mut course.paused) {
        clock.open_question = None;
    }
    let offered = view.steps.open.iter().any(|step| step.act == "supervise");
    let text = |name: &str| typed.get(name).cloned().filter(|text| !text.is_empty());
    let place = Place::below(below);
    let code = error.as_ref().map_or(StatusCode::OK, status);
    let page = CourtCasePage {
        shell: Shell::new(app, &officer.0, Room::Command, &view.case.filing.number.to_string()),
        tabs: tabs(CommandPart::CourtsBelow),
        court: lower.court_name().to_owned(),
        court_path: court_path(lower.court().as_str()),
        address: place.path(view.case.id.as_str()).unwrap_or_default(),
        basis: basis(),
        head: Head::new(view, team),
        course,
        orders: view
            .case
            .supervisions
            .iter()
            .rev()
            .map(|one| OrderShown::new(one, view, &actor, orders))
            .collect(),
        form: (orders && offered).then(|| OrderForm {
            order: text("order").unwrap_or_default(),
            due_on: text("due_on").unwrap_or_else(|| lower.proposed_reply_day().to_string()),
        }),
        form_token: officer.0.form_token.clone(),
        problem: error.map(|error| Problem {
            sentence: error.sentence(),
            remedy: error.remedy(),
            basis: error.basis().map(|basis| basis.to_string()),
        }),
        timeline,
        pages: view.entries.len(),
    };
    Ok((code, Html(page.render()?)).into_response())
}

impl OrderShown {
    fn new(one: &Supervision, view: &CaseView, actor: &docket::office::Actor, orders: bool) -> OrderShown {
        let decisions = Decision::CHOICES.iter().copied().filter(|(word, _)| match one.state {
            Stands::Replied => true,
            Stands::Waiting => *word == "withdraw",
            Stands::Settled(..) => false,
        });
        OrderShown {
            no: one.no.0,
            told: one.order.clone(),
            by: format!("{}　{}督办", one.by_name, one.ordered_on),
            replies: one
                .replies
                .iter()
                .map(|reply| {
                    let effect = reply.effect.as_ref().map(|effect| format!("　效果：{effect}"));
                    let late = if reply.is_in_time() { "" } else { "（逾期回复）" };
                    format!(
                        "{}{}：{}{}{late}",
                        reply.on,
                        reply.by_name,
                        reply.done,
                        effect.unwrap_or_default()
                    )
                })
                .collect(),
            remark: one.remark.clone(),
            due: (one.state == Stands::Waiting).then(|| Due::new(one.due_on, view.today)),
            state: one.state.title(),
            decisions: if orders && may_settle(one, actor) { decisions.collect() } else { Vec::new() },
        }
    }
}
