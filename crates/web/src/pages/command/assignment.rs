//! Assignment of cases (分案): what waits and who would get it, the loads, a preview, and what was assigned.

use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell, encode};
use app::assignment::{Asked, LoadLine, Plan, PlanLine, Record, TOGETHER, may_assign};
use app::staff::sign_in::Officer;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use docket::directory::Directory;
use docket::office::Sight;
use insight::assignment::WEIGHTS;
use std::collections::BTreeMap;
use store::read::cases::{CaseFilter, CaseRow, StageFilter};
use values::{CaseId, StaffId};

/// A case with whoever would get it.
pub(super) struct CaseToGive {
    pub(super) path: String,
    /// The name of its tick.
    pub(super) tick: String,
    pub(super) number: String,
    pub(super) parties: String,
    pub(super) cause: String,
    pub(super) points: u32,
    /// What the weight is made of.
    pub(super) parts: String,
    pub(super) now: String,
    pub(super) handler: String,
    pub(super) reason: String,
    pub(super) is_open: bool,
}

/// One handler's load.
pub(super) struct Load {
    name: String,
    team: String,
    cases: u32,
    before: u32,
    gets: u32,
    after: u32,
    away: String,
    handover: String,
}

pub(super) fn loads(lines: &[LoadLine]) -> Vec<Load> {
    lines
        .iter()
        .map(|line| Load {
            name: line.name.clone(),
            team: line.team.clone(),
            cases: line.cases,
            before: line.before,
            gets: line.gets,
            after: line.after,
            away: line.away_until.map_or_else(String::new, |until| format!("请假至{until}")),
            handover: format!("/command/handover/{}", encode(line.staff.as_str())),
        })
        .collect()
}

impl CaseToGive {
    pub(super) fn new(line: &PlanLine) -> CaseToGive {
        let parts: Vec<String> =
            line.parts.iter().map(|(words, points)| format!("{words}{points}分")).collect();
        CaseToGive {
            path: case_path(line.case.as_str()),
            tick: format!("c:{}", line.case),
            number: line.number.clone(),
            parties: line.parties.clone(),
            cause: line.cause.clone(),
            points: line.points,
            parts: parts.join("，"),
            now: line.now.clone().unwrap_or_else(|| "未确定".to_owned()),
            handler: line.handler_name.clone(),
            reason: line.reason.clone(),
            is_open: line.handler.is_some(),
        }
    }
}

/// A line of the table of weights.
struct Weight {
    of: &'static str,
    points: String,
    why: &'static str,
}

#[derive(Template)]
#[template(path = "command/assignment.html")]
struct AssignmentPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    /// Whether this officer assigns.
    assigns: bool,
    /// Whether the officer sees cases without a handler.
    sees_waiting: bool,
    done: String,
    /// The address of what was assigned this year.
    records: String,
    cases: Vec<CaseToGive>,
    more: bool,
    loads: Vec<Load>,
    weights: Vec<Weight>,
}

#[derive(Template)]
#[template(path = "command/assignment_preview.html")]
struct PreviewPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    title: &'static str,
    number: String,
    mark: String,
    from: String,
    to: String,
    back: String,
    cases: Vec<CaseToGive>,
    left: usize,
    loads: Vec<Load>,
}

/// One batch of the past.
struct Batch {
    number: String,
    on: String,
    by: String,
    what: String,
    seed: u64,
    holds: bool,
    drawn: bool,
    lines: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "command/assignment_records.html")]
struct RecordsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    year: i32,
    batches: Vec<Batch>,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    axum::extract::Query(query): axum::extract::Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let assigns = may_assign(&officer.actor);
    let sees_waiting = officer.actor.office.sight() == Sight::Court;
    let (plan, loads_now, more) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            if !assigns {
                return Ok((None, Vec::new(), false));
            }
            let filed = CaseFilter {
                stage: StageFilter::Only("filed".to_owned()),
                limit: TOGETHER as u32,
                ..CaseFilter::default()
            };
            let list = app.case_list(&actor, &filed)?;
            let more = list.count as usize > list.rows.len();
            let cases = ids(&list.rows);
            let plan = match cases.is_empty() {
                true => None,
                false => Some(app.plan_assignment(&actor, &Asked { cases, ..Asked::default() })?),
            };
            Ok::<_, AppError>((plan, app.handler_loads(&actor)?, more))
        })
        .await?
    };
    let shown = plan.as_ref().map_or(loads_now.as_slice(), |plan| plan.loads.as_slice());
    let page = AssignmentPage {
        shell: Shell::new(&app, &officer, Room::Command, "分案"),
        tabs: tabs(CommandPart::Assignment),
        form_token: officer.form_token.clone(),
        assigns,
        sees_waiting,
        done: query.get("done").map_or_else(String::new, |done| format!("已完成第{done}批分案")),
        records: format!("/command/assignment/records/{}", app.today().year()),
        cases: plan.iter().flat_map(|plan| &plan.lines).map(CaseToGive::new).collect(),
        more,
        loads: loads(shown),
        weights: WEIGHTS
            .iter()
            .map(|rule| Weight {
                of: rule.of,
                points: if rule.points == 0 { "折半".to_owned() } else { rule.points.to_string() },
                why: rule.why,
            })
            .collect(),
    };
    Ok(Html(page.render()?).into_response())
}

pub(super) fn ids(rows: &[CaseRow]) -> Vec<CaseId> {
    rows.iter().filter_map(|row| row.case_id.parse().ok()).collect()
}

fn asked(typed: &BTreeMap<String, String>) -> Result<Asked, AppError> {
    let staff = |name: &str| match typed.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => {
            text.parse::<StaffId>().map(Some).map_err(|error| AppError::BadInput(error.to_string()))
        }
    };
    Ok(Asked {
        cases: typed.keys().filter_map(|name| name.strip_prefix("c:")?.parse().ok()).collect(),
        from: staff("from")?,
        to: staff("to")?,
    })
}

/// The page from which cases were ticked.
fn origin(asked: &Asked) -> String {
    match &asked.from {
        Some(from) => format!("/command/handover/{}", encode(from.as_str())),
        None => "/command/assignment".to_owned(),
    }
}

pub(super) async fn preview(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let asked = asked(&typed)?;
    let plan = {
        let (app, actor, asked) = (app.clone(), officer.actor.clone(), asked.clone());
        blocking(move || app.plan_assignment(&actor, &asked)).await?
    };
    Ok(Html(preview_page(&app, &officer, &asked, &plan).render()?).into_response())
}

fn preview_page(app: &App, officer: &Officer, asked: &Asked, plan: &Plan) -> PreviewPage {
    let title = if asked.from.is_some() { "交接预览" } else { "分案预览" };
    let text = |staff: &Option<StaffId>| staff.as_ref().map_or_else(String::new, ToString::to_string);
    PreviewPage {
        shell: Shell::new(app, officer, Room::Command, title),
        tabs: tabs(CommandPart::Assignment),
        form_token: officer.form_token.clone(),
        title,
        number: plan.number.clone(),
        mark: plan.mark.clone(),
        from: text(&asked.from),
        to: text(&asked.to),
        back: origin(asked),
        cases: plan.lines.iter().map(CaseToGive::new).collect(),
        left: plan.lines.iter().filter(|line| line.handler.is_none()).count(),
        loads: loads(&plan.loads),
    }
}

pub(super) async fn assign(
    State(app): State<App>,
    Signed(officer): Signed,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let asked = asked(&typed)?;
    let back = origin(&asked);
    let mark = typed.get("mark").cloned().unwrap_or_default();
    let done = blocking(move || app.carry_out_assignment(&officer.actor, &asked, &mark)).await?;
    Ok(Redirect::to(&format!("{back}?done={}#done", encode(&done.plan.number))).into_response())
}

pub(super) async fn records(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(year): Path<i32>,
) -> Result<Response, WebError> {
    let records = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.assignment_records(&actor, year)).await?
    };
    let directory = app.directory();
    let page = RecordsPage {
        shell: Shell::new(&app, &officer, Room::Command, "分案记录"),
        tabs: tabs(CommandPart::Assignment),
        year,
        batches: records.iter().map(|record| batch(record, &directory)).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

fn batch(record: &Record, directory: &Directory) -> Batch {
    let name = |id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| directory.name(&id));
    let recorded = &record.recorded;
    let what = match (&recorded.from, &recorded.to) {
        (Some(from), Some(to)) => format!("{}交接给{}", directory.name(from), directory.name(to)),
        (Some(from), None) => format!("{}交接，随机确定", directory.name(from)),
        (None, Some(to)) => format!("指定{}承办", directory.name(to)),
        (None, None) => "随机确定".to_owned(),
    };
    let lines = recorded
        .answer
        .iter()
        .map(|one| {
            let number =
                one.case.parse::<CaseId>().map_or_else(|_| one.case.clone(), |id| id.number().to_string());
            let handler = one.handler.as_ref().map_or_else(|_| "未能分出".to_owned(), |id| name(id));
            (case_path(&one.case), number, handler)
        })
        .collect();
    Batch {
        number: record.number.clone(),
        on: record.on.to_string(),
        by: name(&record.by),
        what,
        seed: recorded.question.seed,
        holds: record.holds(),
        drawn: recorded.to.is_none(),
        lines,
    }
}
