//! The courts below (下级法院): what each has that an upper court must look into, all of them as one, and each by itself.
//!
//! Courts stand in the order of their codes and each figure beside its own past: nothing here ranks courts.

use super::asked::{Filters, query, selection};
use super::indicator;
use super::indicators::{Figures, Line, mark};
use super::place::{Place, court_path};
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::{WebError, no_such_indicator};
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::show::Due;
use app::cases::list::Scope;
use app::command::supervision::{Asked, Standing};
use app::command::warnings::SlowCase;
use app::courts::above::{Below, Concerns, may_look_below, orders_below};
use app::indicators::Selection;
use app::{App, AppError, Courts};
use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::indicator::by_id;
use docket::supervision::State as Stands;
use std::collections::BTreeMap;
use store::read::supervision::SupervisionRow;
use values::Day;

/// Where the figures of all courts together lead to: those of each court.
const TOGETHER: &str = "/command/courts/indicators";
/// Lines of a list on the page of a court.
const LINES: u32 = 100;

/// The article by which an upper court looks at those below it.
pub(super) fn basis() -> String {
    law::enforcement_work2020::SUPERVISION.to_string()
}

/// A court below, with what must be looked into.
struct CourtLine {
    name: String,
    code: String,
    path: String,
    concerns: Concerns,
}

#[derive(Template)]
#[template(path = "command/courts.html")]
struct CourtsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    filters: Filters,
    basis: String,
    courts: Vec<CourtLine>,
    days: String,
    year_before: String,
    figures: Figures,
}

/// What is asked of many courts: days and kind of case.
fn of_many(app: &App, officer: &crate::session::Signed, asked: &BTreeMap<String, String>) -> Selection {
    let asked = asked.iter().filter(|(name, _)| !matches!(name.as_str(), "of" | "class"));
    let asked = asked.map(|(name, value)| (name.clone(), value.clone())).collect();
    selection(app, &officer.0.actor, &asked)
}

pub(super) async fn list(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    may_look_below(&app, &officer.0.actor)?;
    let selection = of_many(&app, &officer, &asked);
    let actor = officer.0.actor.clone();
    let (each, standings) = {
        let (app, actor, selection) = (app.clone(), actor.clone(), selection.clone());
        blocking(move || {
            let each = courts.each_below(&app, &actor)?.into_iter().map(|below| {
                let concerns = below.concerns()?;
                Ok::<_, AppError>((below, concerns))
            });
            let each = each.collect::<Result<Vec<(Below, Concerns)>, AppError>>()?;
            Ok::<_, AppError>((each, courts.indicators_below(&app, &actor, &selection)?))
        })
        .await?
    };
    let earlier = selection.year_before();
    let page = CourtsPage {
        shell: Shell::new(&app, &officer.0, Room::Command, "下级法院"),
        tabs: tabs(CommandPart::CourtsBelow),
        filters: Filters::new(&app, &actor, "/command/courts", &selection),
        basis: basis(),
        courts: each
            .into_iter()
            .map(|(below, concerns)| CourtLine {
                name: below.app.court_name().to_owned(),
                code: below.app.court().to_string(),
                path: court_path(below.app.court().as_str()),
                concerns,
            })
            .collect(),
        days: format!("{} 至 {}", selection.from, selection.until),
        year_before: format!("{} 至 {}", earlier.from, earlier.until),
        figures: Figures::new(&app, TOGETHER, &standings, &selection),
    };
    Ok(Html(page.render()?).into_response())
}

/// One indicator of one court.
struct EachLine {
    court: String,
    path: String,
    line: Line,
}

#[derive(Template)]
#[template(path = "command/courts_indicator.html")]
struct EachPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    title: &'static str,
    formula: String,
    back: String,
    days: String,
    lines: Vec<EachLine>,
}

/// One indicator of each court by itself, each beside its own past.
pub(super) async fn each(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path(id): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    may_look_below(&app, &officer.0.actor)?;
    let indicator = by_id(&id).ok_or_else(no_such_indicator)?;
    let selection = of_many(&app, &officer, &asked);
    let found = {
        let (app, actor, selection) = (app.clone(), officer.0.actor.clone(), selection.clone());
        blocking(move || {
            let each = courts.each_below(&app, &actor)?.into_iter().map(|below| {
                let standings = below.app.indicators(&below.actor, &selection)?;
                Ok::<_, AppError>((below, standings))
            });
            each.collect::<Result<Vec<_>, AppError>>()
        })
        .await?
    };
    let lines = found.into_iter().filter_map(|(below, standings)| {
        let standing = standings.into_iter().find(|one| one.indicator.id == indicator.id)?;
        let place = Place::below(below);
        let law = crate::rulebook::settings(&place.app);
        let mark = mark(indicator, &law, place.app.today());
        Some(EachLine {
            court: place.app.court_name().to_owned(),
            path: place.all(),
            line: Line::new(&standing, &selection, &place.indicators(), mark),
        })
    });
    let page = EachPage {
        shell: Shell::new(&app, &officer.0, Room::Command, indicator.title),
        tabs: tabs(CommandPart::CourtsBelow),
        title: indicator.title,
        formula: indicator.formula(),
        back: format!("/command/courts{}", query(&selection)),
        days: format!("{} 至 {}", selection.from, selection.until),
        lines: lines.collect(),
    };
    Ok(Html(page.render()?).into_response())
}

/// As [`each`], from a part of a number.
pub(super) async fn each_part(
    app: State<App>,
    courts: Extension<Courts>,
    officer: Signed,
    Path((id, _)): Path<(String, String)>,
    asked: Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    each(app, courts, officer, Path(id), asked).await
}

/// An order of supervision in a court below.
pub(super) struct OrderLine {
    path: String,
    number: String,
    told: String,
    by: String,
    handler: String,
    reply: Option<String>,
    due: Option<Due>,
    state: &'static str,
}

impl OrderLine {
    fn new(place: &Place, row: SupervisionRow, today: Day) -> OrderLine {
        let waits = row.state == Stands::Waiting.word();
        OrderLine {
            path: place.path(&row.case_id).unwrap_or_default(),
            number: row.number,
            told: row.told,
            by: format!("{}　{}督办", row.by_name, row.ordered_on),
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            reply: row.reply.zip(row.reply_by).map(|(reply, by)| format!("{by}：{reply}")),
            due: waits.then(|| Due::new(row.due_on, today)),
            state: Stands::title_of(&row.state),
        }
    }
}

/// A case of a court below that is far slower than like cases there.
struct SlowLine {
    path: String,
    number: String,
    handler: String,
    step: &'static str,
    sentence: String,
    supervise: Option<String>,
}

impl SlowLine {
    fn new(place: &Place, one: &SlowCase, orders: bool) -> SlowLine {
        let path = place.path(&one.case_id).unwrap_or_default();
        let order = crate::shell::encode(&one.proposed_order());
        SlowLine {
            supervise: orders.then(|| format!("{path}?order={order}#supervise")),
            path,
            number: one.number.clone(),
            handler: one.handler_name.clone().unwrap_or_else(|| "未确定".to_owned()),
            step: one.step.title(),
            sentence: one.sentence(),
        }
    }
}

#[derive(Template)]
#[template(path = "command/court.html")]
struct CourtPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    name: String,
    basis: String,
    filters: Filters,
    of: String,
    days: String,
    year_before: String,
    figures: Figures,
    /// What the upper court ordered: title, what to say where there is none, the orders.
    orders: Vec<(&'static str, &'static str, Vec<OrderLine>)>,
    overdue: Vec<OrderLine>,
    slow: Vec<SlowLine>,
    slow_count: usize,
}

/// One court below over its own time.
pub(super) async fn show(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path(code): Path<String>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    may_look_below(&app, &officer.0.actor)?;
    let shell = Shell::new(&app, &officer.0, Room::Command, "下级法院");
    let orders = orders_below(&officer.0.actor);
    let html = blocking(move || -> Result<String, WebError> {
        let below = courts.one_below(&app, &officer.0.actor, &code)?;
        let place = Place::below(below.clone());
        let selection = selection(&place.app, &place.actor, &asked);
        let standings = place.app.indicators(&place.actor, &selection)?;
        let today = place.app.today();
        let listed = |rows: Vec<SupervisionRow>| {
            rows.into_iter().take(LINES as usize).map(|row| OrderLine::new(&place, row, today)).collect()
        };
        let own = |standing| Ok::<_, AppError>(listed(below.orders(standing)?));
        let late = Asked { scope: Scope::Seen, team: None, standing: Standing::Overdue, page: (0, LINES) };
        let slow = place.app.slow_cases(&place.actor, Scope::Seen, None)?.slow;
        let earlier = selection.year_before();
        let page = CourtPage {
            shell,
            tabs: tabs(CommandPart::CourtsBelow),
            name: place.app.court_name().to_owned(),
            basis: basis(),
            filters: Filters::new(&place.app, &place.actor, &place.all(), &selection),
            of: place.of_title(&selection.of),
            days: format!("{} 至 {}", selection.from, selection.until),
            year_before: format!("{} 至 {}", earlier.from, earlier.until),
            figures: Figures::new(&place.app, &place.indicators(), &standings, &selection),
            orders: vec![
                ("待认可", "没有待认可的回复。", own(Standing::Replied)?),
                ("待回复", "没有待回复的督办。", own(Standing::Waiting)?),
                ("近十四日办结", "近十四日没有办结的督办。", own(Standing::Settled)?),
            ],
            overdue: listed(place.app.supervisions(&place.actor, &late)?),
            slow: slow.iter().take(LINES as usize).map(|one| SlowLine::new(&place, one, orders)).collect(),
            slow_count: slow.len(),
        };
        Ok(page.render()?)
    })
    .await?;
    Ok(Html(html).into_response())
}

/// One indicator of a court below, as its own officers see it.
pub(super) async fn indicator(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path((code, id)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let (shell, place) = blocking(move || entered(&app, &courts, &officer, &code)).await?;
    indicator::shown(shell, place, &id, &asked).await
}

/// The cases behind a number of a court below.
pub(super) async fn behind(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    officer: Signed,
    Path((code, id, part)): Path<(String, String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let (shell, place) = blocking(move || entered(&app, &courts, &officer, &code)).await?;
    indicator::shown_behind(shell, place, (&id, &part), &asked).await
}

fn entered(app: &App, courts: &Courts, officer: &Signed, code: &str) -> Result<(Shell, Place), WebError> {
    may_look_below(app, &officer.0.actor)?;
    let place = Place::below(courts.one_below(app, &officer.0.actor, code)?);
    Ok((Shell::new(app, &officer.0, Room::Command, "下级法院"), place))
}
