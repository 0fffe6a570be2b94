//! What will fall due in the next weeks by handler (期限预测), and the ladder of warnings.

use super::tabs::{CommandPart, CommandTab, tabs};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell, encode};
use crate::show::clock_kind;
use app::App;
use app::cases::list::Scope;
use app::command::forecast::{HandlerForecast, Ladder, WEEKS};
use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use values::Day;

/// One handler.
struct Line {
    name: String,
    late: Number,
    weeks: Vec<Number>,
    kinds: String,
}

#[derive(Template)]
#[template(path = "command/forecast.html")]
struct ForecastPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    /// The steps of the ladder: class, title, number.
    ladder: [(&'static str, &'static str, Number); 4],
    late: Number,
    /// The days of the weeks, and how many fall due in each.
    weeks: Vec<(String, Number)>,
    lines: Vec<Line>,
}

/// A number that leads to its clocks.
struct Number {
    count: u32,
    address: String,
}

/// The clocks overdue, of a handler where `whose` names one.
fn late(count: u32, whose: &str) -> Number {
    Number { count, address: format!("/clocks?scope=seen&when=late{whose}") }
}

/// The clocks that are due between two days.
fn between(count: u32, whose: &str, (from, until): (Day, Day)) -> Number {
    Number { count, address: format!("/clocks?scope=seen{whose}&from={from}&until={until}") }
}

/// The days of a week, the first beginning today.
fn week(today: Day, place: usize) -> (Day, Day) {
    let from = today.plus_days(7 * place as i32);
    (from, from.plus_days(6))
}

/// The ladder of warnings, each step with its clocks.
fn ladder(ladder: Ladder, today: Day) -> [(&'static str, &'static str, Number); 4] {
    let days = |from: i32, until: i32| (today.plus_days(from), today.plus_days(until));
    [
        ("late", "已逾期", late(ladder.late, "")),
        ("today", "当日到期", between(ladder.today, "", days(0, 0))),
        ("soon", "三日内", between(ladder.three_days, "", days(1, 3))),
        ("", "四至七日", between(ladder.seven_days, "", days(4, 7))),
    ]
}

fn line(one: HandlerForecast, today: Day) -> Line {
    let kinds = one.kinds.iter().map(|(kind, count)| {
        format!("{}{count}", clock_kind(kind).map_or("", docket::clock::ClockKind::title))
    });
    let whose = match one.handler.as_str() {
        "" => "&handler=none".to_owned(),
        handler => format!("&handler={}", encode(handler)),
    };
    Line {
        kinds: kinds.collect::<Vec<_>>().join("、"),
        name: if one.name.is_empty() { "未分案".to_owned() } else { one.name },
        late: late(one.ladder.late, &whose),
        weeks: (0..WEEKS)
            .zip(one.weeks)
            .map(|(place, count)| between(count, &whose, week(today, place)))
            .collect(),
    }
}

pub(super) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    let forecast = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.clock_forecast(&actor, Scope::Seen)).await?
    };
    let today = app.today();
    let short = |day: Day| {
        let (_, month, day) = day.civil();
        format!("{month}.{day}")
    };
    let weeks = (0..WEEKS).zip(forecast.weeks).map(|(place, count)| {
        let (from, until) = week(today, place);
        (format!("{}—{}", short(from), short(until)), between(count, "", (from, until)))
    });
    let page = ForecastPage {
        shell: Shell::new(&app, &officer, Room::Command, "期限预测"),
        tabs: tabs(CommandPart::Forecast),
        ladder: ladder(forecast.ladder, today),
        late: late(forecast.ladder.late, ""),
        weeks: weeks.collect(),
        lines: forecast.handlers.into_iter().map(|one| line(one, today)).collect(),
    };
    Ok(Html(page.render()?).into_response())
}
