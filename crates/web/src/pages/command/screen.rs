//! The big screen of the command centre (大屏): one page for a wall, without anything about parties.
//!
//! It is kept up to date by server-sent events. Each answer tells one event and how long to wait, and ends; the browser
//! asks again by itself. So every answer is asked for in a session that still holds, and a server that stops waits for no
//! open stream. Without a script the page loads itself anew.

use super::chart::{Pair, pairs};
use super::overview::{Danger, Main, NodeLine, all_dangers, main_figures, node_lines, whose};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::show::{Due, clock_kind, day_with_weekday};
use app::command::screen::MonthFlow;
use app::{App, AppError};
use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};
use docket::clock::ClockKind;
use docket::office::Actor;
use store::read::clocks::ClockRow;
use values::Day;

/// Seconds after which the browser asks again.
const SECONDS: u32 = 30;
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
    let (screen, today) = (app.screen(actor)?, app.today());
    let mut figures = main_figures(&screen.month, &screen.figures);
    figures.truncate(FIGURES);
    Ok(Board {
        court: app.court_name().to_owned(),
        whose: whose(actor, screen.dangers.scope),
        synthetic: app.is_synthetic(),
        day: day_with_weekday(today),
        time: screen.taken_at.clock_time(),
        first: screen.first.iter().map(|row| line(row, today)).collect(),
        dangers: all_dangers(&screen.dangers),
        open: screen.nodes.iter().map(|one| one.count).sum(),
        nodes: node_lines(&screen.nodes),
        chart: chart(&screen.months),
        figures,
    })
}

fn line(row: &ClockRow, today: Day) -> Line {
    let due = Due::new(row.due_on, today);
    Line {
        number: row.number.clone(),
        kind: clock_kind(&row.kind).map_or("", ClockKind::title),
        handler: row.handler_name.clone().unwrap_or_else(|| "未分案".to_owned()),
        words: due.words,
        class: due.class,
    }
}

/// What came and what was closed in each of the last months.
fn chart(months: &[MonthFlow]) -> String {
    let pair = |month: &MonthFlow| Pair {
        label: format!("{}月", month.from.civil().1),
        values: [month.received, month.closed],
    };
    pairs(&months.iter().map(pair).collect::<Vec<_>>(), ["新收", "结案"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_each_line_of_its_data_behind_its_name() {
        assert_eq!(event("board", "<p>一\n</p>"), "retry: 30000\nevent: board\ndata: <p>一\ndata: </p>\n\n");
    }
}
