//! The big screen of the command centre (大屏): one page for a wall, without anything about parties.
//!
//! It is kept up to date by server-sent events. Each answer tells one event and how long to wait, and ends; the browser
//! asks again by itself. So every answer is asked for in a session that still holds, and a server that stops waits for no
//! open stream. Without a script the page loads itself anew.

use super::asked::selection;
use super::chart::{Pair, pairs};
use super::overview::{Danger, Main, NodeLine, all_dangers, month, node_lines, whose};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::show::{Due, clock_kind, day_with_weekday};
use app::command::overview::Dangers;
use app::{App, AppError};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use docket::clock::ClockKind;
use docket::indicator::by_id;
use docket::office::Actor;
use std::collections::BTreeMap;
use store::read::clocks::ClockRow;
use values::Day;

/// Seconds after which the browser asks again.
const SECONDS: u32 = 30;
/// Clocks that are told one by one.
const LINES: u32 = 7;
/// Months of the chart.
const MONTHS: i32 = 6;
/// Figures of the month that are large enough to be read from afar.
const FIGURES: usize = 7;

/// One clock. What it is about in the words of the case is left out, because it may name a party.
struct Line {
    number: String,
    kind: &'static str,
    handler: String,
    words: String,
    class: &'static str,
}

/// What the screen shows.
#[derive(Template)]
#[template(path = "command/screen_board.html")]
struct Board {
    court: String,
    whose: &'static str,
    synthetic: bool,
    day: String,
    time: String,
    dangers: Vec<Danger>,
    first: Vec<Line>,
    open: u32,
    nodes: Vec<NodeLine>,
    chart: String,
    figures: Vec<Main>,
}

/// The page around it.
#[derive(Template)]
#[template(path = "command/screen.html")]
struct ScreenPage {
    board: String,
}

pub(super) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let board = blocking(move || board(&app, &officer.actor)).await?.render()?;
    Ok(Html(ScreenPage { board }.render()?).into_response())
}

/// The board as it is now, as one event.
pub(super) async fn events(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let board = blocking(move || board(&app, &officer.actor)).await?.render()?;
    let headers = [(CONTENT_TYPE, "text/event-stream; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    Ok((headers, event("board", &board)).into_response())
}

/// An event in the form of server-sent events: each line of its data on a line of its own.
fn event(name: &str, data: &str) -> String {
    let lines: String = data.lines().map(|line| format!("data: {line}\n")).collect();
    format!("retry: {}\nevent: {name}\n{lines}\n", SECONDS * 1_000)
}

fn board(app: &App, actor: &Actor) -> Result<Board, AppError> {
    let (nodes, today) = (app.node_board(actor, None)?, app.today());
    // What waits for the officer who is signed in is nothing for a wall.
    let dangers = Dangers { proposals: None, ..app.dangers(actor)? };
    let mut figures = month(app, actor)?.lines;
    figures.truncate(FIGURES);
    let first = app.first_due(actor, dangers.scope, LINES)?;
    Ok(Board {
        court: app.court_name().to_owned(),
        whose: whose(actor, dangers.scope),
        synthetic: app.is_synthetic(),
        day: day_with_weekday(today),
        time: app.now().clock_time(),
        first: first.into_iter().map(|row| line(row, today)).collect(),
        dangers: all_dangers(&dangers),
        open: nodes.iter().map(|one| one.count).sum(),
        nodes: node_lines(&nodes),
        chart: chart(app, actor, today)?,
        figures,
    })
}

fn line(row: ClockRow, today: Day) -> Line {
    let due = Due::new(row.due_on, today);
    Line {
        number: row.number,
        kind: clock_kind(&row.kind).map_or("", ClockKind::title),
        handler: row.handler_name.unwrap_or_else(|| "未分案".to_owned()),
        words: due.words,
        class: due.class,
    }
}

/// What came and what was closed in each of the last months.
fn chart(app: &App, actor: &Actor, today: Day) -> Result<String, AppError> {
    let shown = ["received", "closed"].map(|id| by_id(id).expect("the indicator is published"));
    let whole = selection(app, actor, &BTreeMap::new());
    let (year, month, _) = today.civil();
    let last = Day::new(year, month, 1).expect("a month has a first day");
    let months: Vec<Pair> = (0..MONTHS)
        .map(|back| {
            let first = last.plus_months(back + 1 - MONTHS);
            let end = first.plus_months(1).previous().min(today);
            let figures = app.figures(actor, &whole.over(first, end), &shown)?;
            let label = format!("{}月", first.civil().1);
            Ok(Pair { label, values: [figures[0].counted, figures[1].counted] })
        })
        .collect::<Result<_, AppError>>()?;
    Ok(pairs(&months, ["新收", "结案"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_each_line_of_its_data_behind_its_name() {
        assert_eq!(event("board", "<p>一\n</p>"), "retry: 30000\nevent: board\ndata: <p>一\ndata: </p>\n\n");
    }
}
