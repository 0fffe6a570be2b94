//! The board of the nodes of the flow (流程节点), and the cases behind each of its numbers.

use super::asked::Choice;
use super::tabs::{CommandPart, CommandTab, tabs};
use super::teams::{address, choices, name, team};
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use app::App;
use app::cases::list::COUNTED;
use app::command::nodes::{BEYOND, NodeStanding};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::flow::Node;
use std::collections::{BTreeMap, BTreeSet};

/// Lines on a page.
const LINES: u32 = 100;

/// A number that leads to its cases.
struct Number {
    count: u32,
    address: String,
}

/// One node.
struct Line {
    title: &'static str,
    told_by: &'static str,
    count: Number,
    median: String,
    longest: String,
    beyond: Vec<Number>,
}

/// One node by team.
struct ByTeam {
    title: &'static str,
    counts: Vec<Number>,
}

#[derive(Template)]
#[template(path = "command/nodes.html")]
struct NodesPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    choices: Vec<Choice>,
    total: u32,
    lines: Vec<Line>,
    /// The names of the teams that have cases.
    teams: Vec<String>,
    by_team: Vec<ByTeam>,
}

fn days(days: Option<i32>) -> String {
    days.map_or_else(|| "—".to_owned(), |days| format!("{days}日"))
}

fn line(standing: &NodeStanding, team: &str) -> Line {
    let path = format!("/command/nodes/{}", standing.node.word());
    let beyond = BEYOND.iter().zip(standing.beyond).map(|(days, count)| Number {
        count,
        address: address(&path, &[("team", team), ("over", &days.to_string())]),
    });
    Line {
        title: standing.node.title(),
        told_by: standing.node.told_by(),
        count: Number { count: standing.count, address: address(&path, &[("team", team)]) },
        median: days(standing.median),
        longest: days(standing.longest),
        beyond: beyond.collect(),
    }
}

fn by_team(standing: &NodeStanding, teams: &[String]) -> ByTeam {
    let path = format!("/command/nodes/{}", standing.node.word());
    let count = |team: &String| Number {
        count: standing.teams.get(team).copied().unwrap_or(0),
        address: address(&path, &[("team", if team.is_empty() { "none" } else { team })]),
    };
    ByTeam { title: standing.node.title(), counts: teams.iter().map(count).collect() }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let team = team(&app, &officer.actor, &query);
    let board = {
        let (app, actor, team) = (app.clone(), officer.actor.clone(), team.clone());
        blocking(move || app.node_board(&actor, team.as_deref())).await?
    };
    let teams: BTreeSet<String> = board.iter().flat_map(|one| one.teams.keys().cloned()).collect();
    let teams: Vec<String> = teams.into_iter().collect();
    let chosen = team.as_deref().unwrap_or_default();
    let choices = choices(&app, &officer.actor, team.as_deref());
    let many = !choices.is_empty() && teams.len() > 1 && team.is_none();
    let page = NodesPage {
        shell: Shell::new(&app, &officer, Room::Command, "流程节点"),
        tabs: tabs(CommandPart::Nodes),
        choices,
        total: board.iter().map(|one| one.count).sum(),
        lines: board.iter().map(|one| line(one, chosen)).collect(),
        by_team: if many { board.iter().map(|one| by_team(one, &teams)).collect() } else { Vec::new() },
        teams: teams.iter().map(|team| name(&app, team)).collect(),
    };
    Ok(Html(page.render()?).into_response())
}

/// One case at a node.
struct CaseAt {
    path: String,
    number: String,
    cause: String,
    team: String,
    handler: String,
    since: String,
    days: i32,
    filed_on: String,
    last_page_on: String,
}

#[derive(Template)]
#[template(path = "command/node.html")]
struct NodePage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    title: String,
    told_by: &'static str,
    total: String,
    lines: Vec<CaseAt>,
    span: String,
    previous: Option<String>,
    next: Option<String>,
}

pub(super) async fn cases(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(node): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let node = Node::by_word(&node).filter(|node| *node != Node::Closed);
    let node = node.ok_or_else(|| WebError::Missing("没有这个流程节点".to_owned()))?;
    let team = match query.get("team").map(String::as_str) {
        Some("none") => Some(String::new()),
        _ => team(&app, &officer.actor, &query),
    };
    let over: Option<i32> = query.get("over").and_then(|over| over.parse().ok());
    let over = over.filter(|days| (0..=36_500).contains(days));
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 10_000);
    let first = (page - 1) * LINES;
    let (rows, count) = {
        let (app, actor, team) = (app.clone(), officer.actor.clone(), team.clone());
        blocking(move || app.cases_at_node(&actor, (node, team), over, (first, LINES))).await?
    };
    let today = app.today();
    let path = format!("/command/nodes/{}", node.word());
    let word = match team.as_deref() {
        Some("") => "none",
        Some(team) => team,
        None => "",
    };
    let over_word = over.map(|days| days.to_string()).unwrap_or_default();
    let at = |page: u32| address(&path, &[("team", word), ("over", &over_word), ("page", &page.to_string())]);
    let mut title = node.title().to_owned();
    if let Some(team) = &team {
        title = format!("{title}　{}", name(&app, team));
    }
    if let Some(days) = over {
        title = format!("{title}　超过{days}日");
    }
    let shown = rows.len() as u32;
    let page = NodePage {
        shell: Shell::new(&app, &officer, Room::Command, node.title()),
        tabs: tabs(CommandPart::Nodes),
        title,
        told_by: node.told_by(),
        total: if count >= COUNTED { format!("{COUNTED}件以上") } else { format!("共{count}件") },
        lines: rows
            .into_iter()
            .map(|row| CaseAt {
                path: case_path(&row.case_id),
                number: row.number,
                cause: row.cause,
                team: name(&app, &row.team),
                handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
                since: row.since.to_string(),
                days: today.days_since(row.since).max(0),
                filed_on: row.filed_on.to_string(),
                last_page_on: row.last_page_on.to_string(),
            })
            .collect(),
        span: format!("第{}—{}件", first + 1, first + shown),
        previous: (page > 1).then(|| at(page - 1)),
        next: (shown == LINES).then(|| at(page + 1)),
    };
    Ok(Html(page.render()?).into_response())
}
