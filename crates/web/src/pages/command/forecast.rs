//! What will fall due in the next weeks by handler (期限预测), and the ladder of warnings.

use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::show::clock_kind;
use app::App;
use app::cases::list::Scope;
use app::command::forecast::{HandlerForecast, Ladder, WEEKS};
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};

/// One handler.
struct Line {
    name: String,
    ladder: Ladder,
    weeks: Vec<u32>,
    kinds: String,
}

#[derive(Template)]
#[template(path = "command/forecast.html")]
struct ForecastPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    ladder: Ladder,
    /// The first days of the weeks, and how many fall due in each.
    weeks: Vec<(String, u32)>,
    lines: Vec<Line>,
}

fn line(one: HandlerForecast) -> Line {
    let kinds = one.kinds.iter().map(|(kind, count)| {
        format!("{}{count}", clock_kind(kind).map_or("", docket::clock::ClockKind::title))
    });
    Line {
        kinds: kinds.collect::<Vec<_>>().join("、"),
        name: if one.name.is_empty() { "未分案".to_owned() } else { one.name },
        ladder: one.ladder,
        weeks: one.weeks.to_vec(),
    }
}

pub(super) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let forecast = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.clock_forecast(&actor, Scope::Seen)).await?
    };
    let today = app.today();
    let week = |(place, count): (usize, u32)| {
        let from = today.plus_days(7 * place as i32);
        let short = |day: values::Day| {
            let (_, month, day) = day.civil();
            format!("{month}.{day}")
        };
        (format!("{}—{}", short(from), short(from.plus_days(6))), count)
    };
    let page = ForecastPage {
        shell: Shell::new(&app, &officer, Room::Command, "期限预测"),
        tabs: tabs(CommandPart::Forecast),
        ladder: forecast.ladder,
        weeks: (0..WEEKS).zip(forecast.weeks).map(week).collect(),
        lines: forecast.handlers.into_iter().map(line).collect(),
    };
    Ok(Html(page.render()?).into_response())
}
