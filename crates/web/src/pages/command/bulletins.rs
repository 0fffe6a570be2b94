//! Bulletins (通报): those that were made and those that are due, and each beside the same figures now.

use super::asked::query;
use super::tabs::{CommandPart, CommandTab, tabs};
use crate::download;
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::{Signed, check_form};
use crate::shell::{Room, Shell};
use app::bulletins::{
    Bulletin, BulletinId, BulletinKind, Comparison, LateCase, Post, PostState, Row, may_make, paper,
};
use app::indicators::Selection;
use app::{App, AppError};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

/// The first year of the calendar of bulletins that a page offers.
const FIRST_YEAR: i32 = 2000;

/// One bulletin of the list.
struct Line {
    address: String,
    title: &'static str,
    days: String,
    /// Number, day and maker; empty where it is due and not made.
    made: String,
}

#[derive(Template)]
#[template(path = "command/bulletins.html")]
struct BulletinsPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    year: i32,
    earlier: i32,
    later: Option<i32>,
    lines: Vec<Line>,
    /// The periods that run, as they stand now.
    running: Vec<Line>,
}

/// The figures of one team, handler or the court.
struct Group {
    name: String,
    /// The period or indicator with its cells, and the address of the figures.
    lines: Vec<(String, Vec<String>, String)>,
}

/// A figure that is another now.
struct ChangedLine {
    name: String,
    title: &'static str,
    sealed: String,
    now: String,
}

/// A case whose pages came later.
struct LateLine {
    path: String,
    number: String,
    facts: String,
    pages: String,
}

/// A post to the work group.
struct PostLine {
    number: u32,
    state: String,
    content: String,
    /// The addresses by which somebody says what became of it; empty where nothing is to be said.
    seen: String,
    again: String,
}

#[derive(Template)]
#[template(path = "command/bulletin.html")]
struct BulletinPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    form_token: String,
    title: &'static str,
    days: String,
    earlier: String,
    /// Number, day and maker; empty where it was not made.
    made: String,
    position: i64,
    /// Whether this officer may make it now.
    makes: bool,
    /// Whether its period still runs.
    running: bool,
    paper: String,
    sheet: String,
    make: String,
    names: &'static str,
    heads: Vec<String>,
    groups: Vec<Group>,
    notes: Vec<String>,
    changed: Vec<ChangedLine>,
    other_formulas: String,
    cases: Vec<LateLine>,
    more: bool,
    posts: Vec<PostLine>,
}

fn id_of(text: &str) -> Result<BulletinId, WebError> {
    text.parse().map_err(|_| WebError::Missing("没有这一期通报".to_owned()))
}

fn days(id: BulletinId) -> String {
    format!("{} 至 {}", id.from, id.until())
}

fn address(id: BulletinId) -> String {
    format!("/command/bulletins/{id}")
}

pub(super) async fn list(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let this_year = app.today().year();
    let asked = asked.get("year").and_then(|year| year.parse().ok());
    let year = asked.unwrap_or(this_year).clamp(FIRST_YEAR, this_year);
    let listed = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.bulletins(&actor, year)).await?
    };
    let line = |id: BulletinId, made: String| Line {
        address: address(id),
        title: id.kind.title(),
        days: days(id),
        made,
    };
    let sees = |kind: BulletinKind| {
        let court = store_of_court();
        kind != BulletinKind::Court || app::indicators::may_see(&app, &officer.actor, &court)
    };
    let running = BulletinKind::ALL.into_iter().filter(|kind| year == this_year && sees(*kind));
    let page = BulletinsPage {
        shell: Shell::new(&app, &officer, Room::Command, "通报"),
        tabs: tabs(CommandPart::Bulletins),
        year,
        earlier: year - 1,
        later: (year < this_year).then_some(year + 1),
        running: running.map(|kind| line(BulletinId::over(kind, app.today()), String::new())).collect(),
        lines: listed
            .into_iter()
            .map(|one| {
                let made = one.made.map(|(number, on, by)| format!("{number}　{on}　{by}"));
                line(one.id, made.unwrap_or_default())
            })
            .collect(),
    };
    Ok(Html(page.render()?).into_response())
}

fn store_of_court() -> store::read::indicators::Of {
    Selection::court(values::Day::MIN, values::Day::MIN).of
}

fn group(bulletin: &Bulletin, row: &Row, marks: &paper::Marks) -> Group {
    let of = |place: usize| {
        let span = &row.spans[place];
        query(&Selection { of: row.of.clone(), ..Selection::court(span.from, span.until) })
    };
    let lines = paper::lines(bulletin, row, marks)
        .into_iter()
        .enumerate()
        .map(|(place, (label, cells))| {
            let link = match bulletin.id.kind {
                BulletinKind::Court => {
                    format!("/command/indicators/{}{}", bulletin.columns[place].0.id, of(0))
                }
                BulletinKind::Teams | BulletinKind::Handlers => {
                    format!("/command/indicators{}", of(place))
                }
            };
            (label, cells, link)
        })
        .collect();
    Group { name: row.name.clone(), lines }
}

fn late_line(case: &LateCase) -> LateLine {
    let facts: Vec<String> = case
        .facts
        .iter()
        .map(|(fact, number)| match number {
            0 => format!("{}金额有变", fact.title()),
            1.. => format!("{}增加{number}{}", fact.title(), fact.unit()),
            _ => format!("{}减少{}{}", fact.title(), number.abs(), fact.unit()),
        })
        .collect();
    let pages: Vec<String> = case.pages.iter().map(|(page, on)| format!("第{page}页（{on}记入）")).collect();
    LateLine {
        path: case_path(case.id.as_str()),
        number: case.number.clone(),
        facts: facts.join("；"),
        pages: pages.join("、"),
    }
}

fn post_line(post: &Post, id: BulletinId) -> PostLine {
    let state = match &post.state {
        PostState::Waiting => "待发送".to_owned(),
        PostState::UnderWay(since) => format!("{}发送中", since.day()),
        PostState::Sent(at) => format!("{}已送达工作群", at.day()),
        PostState::Failed(times, why, _) => format!("第{times}次发送没有成功：{why}"),
        PostState::Unclear(why) => why.clone(),
    };
    let waits = post.waits_for_somebody();
    let unclear = matches!(post.state, PostState::Unclear(_));
    let answer = |what: &str, offered: bool| match offered {
        true => format!("{}/posts/{}/{what}", address(id), post.number),
        false => String::new(),
    };
    PostLine {
        number: post.number,
        state,
        content: post.content.clone(),
        seen: answer("seen", unclear),
        again: answer("again", waits),
    }
}

pub(super) async fn answer_post(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, number, what)): Path<(String, u32, String)>,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let id = id_of(&id)?;
    blocking(move || match what.as_str() {
        "seen" => app.post_was_seen(&officer.actor, number),
        "again" => app.post_again(&officer.actor, number),
        _ => Err(AppError::NotFound),
    })
    .await?;
    Ok(Redirect::to(&address(id)).into_response())
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    let (posts, (bulletin, sealed, comparison)) = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || {
            let shown = match app.sealed_bulletin(&actor, id)? {
                Some(sealed) => {
                    let comparison = app.compare_bulletin(&actor, &sealed)?;
                    (sealed.bulletin.clone(), Some(sealed), comparison)
                }
                None => (app.bulletin(&actor, id)?, None, Comparison::default()),
            };
            // A post shows figures of every team: only those who make bulletins see it here.
            let posts = if may_make(&actor) { app.posts_of(id)? } else { Vec::new() };
            Ok::<_, AppError>((posts, shown))
        })
        .await?
    };
    let [_, before, year_before] = id.days();
    let [_, before_title, year_title] = id.kind.spans();
    let made = sealed.as_ref();
    let running = id.until() >= app.today();
    let marks = app.indicator_marks();
    let address = address(id);
    let page = BulletinPage {
        shell: Shell::new(&app, &officer, Room::Command, id.kind.title()),
        tabs: tabs(CommandPart::Bulletins),
        form_token: officer.form_token.clone(),
        title: id.kind.title(),
        days: days(id),
        earlier: format!(
            "{before_title} {} 至 {}；{year_title} {} 至 {}",
            before.0, before.1, year_before.0, year_before.1
        ),
        made: made.map_or_else(String::new, |sealed| {
            format!("{}　{}制作　{}", sealed.written_number(), sealed.made_on, sealed.made_by)
        }),
        position: made.map_or(0, |sealed| sealed.position),
        makes: made.is_none() && !running && may_make(&officer.actor),
        running,
        paper: format!("{address}/paper.pdf"),
        sheet: format!("{address}/sheet.xlsx"),
        make: format!("{address}/make"),
        names: paper::names(id.kind),
        heads: paper::heads(&bulletin, &marks),
        groups: bulletin.rows.iter().map(|row| group(&bulletin, row, &marks)).collect(),
        notes: paper::notes(&bulletin, made.map(|sealed| sealed.made_on), &marks),
        changed: comparison
            .changed
            .iter()
            .map(|one| ChangedLine {
                name: one.name.clone(),
                title: one.indicator.title,
                sealed: super::indicators::written(one.indicator, one.sealed),
                now: super::indicators::written(one.indicator, one.now),
            })
            .collect(),
        other_formulas: comparison.other_formulas.join("、"),
        cases: comparison.cases.iter().map(late_line).collect(),
        more: comparison.more,
        posts: posts.iter().map(|post| post_line(post, id)).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

pub(super) async fn make(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &typed)?;
    let id = id_of(&id)?;
    blocking(move || app.make_bulletin(&officer.actor, id)).await?;
    Ok(Redirect::to(&address(id)).into_response())
}

pub(super) async fn print(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    Ok(download::paper(blocking(move || app.bulletin_paper(&officer.actor, id)).await?))
}

pub(super) async fn download(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = id_of(&id)?;
    let bytes = blocking(move || app.bulletin_sheet(&officer.actor, id)).await?;
    let name = format!("{}-{}.xlsx", id.kind.title(), id.from);
    Ok(download::sheet(&name, &format!("bulletin-{id}.xlsx"), bytes))
}
