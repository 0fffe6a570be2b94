//! The daily list of supervision (日督办): what waits for an answer, what waits to be accepted, what was settled lately.

use super::asked::Choice;
use super::tabs::{CommandPart, CommandTab, tabs};
use super::teams::{address, choices, team};
use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use crate::show::Due;
use app::cases::list::{COUNTED, Scope};
use app::command::supervision::{Asked, Standing, answers, orders};
use app::{App, AppError};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::office::{Actor, Office};
use docket::supervision::State as Stands;
use docket::supervision::settle_supervision::may_settle_of;
use std::collections::BTreeMap;
use store::read::supervision::SupervisionRow;
use values::Day;

/// Lines on a page.
const LINES: u32 = 100;

/// One order.
struct Line {
    path: String,
    number: String,
    handler: String,
    told: String,
    by: String,
    due: Option<Due>,
    state: String,
    remark: Option<String>,
    reply: Option<String>,
    entry: u32,
    /// Whether the officer may answer here.
    answers: bool,
    /// Where the officer settles it, if he may.
    settle: Option<String>,
}

/// One way in which orders stand, as a link with their number.
struct StateTab {
    title: String,
    address: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "command/supervision.html")]
struct SupervisionPage {
    shell: Shell,
    tabs: Vec<CommandTab>,
    states: Vec<StateTab>,
    state: &'static str,
    teams: Vec<Choice>,
    /// Whether own cases can be told from those of others, and whether only own ones are shown.
    scopes: Option<bool>,
    form_token: String,
    lines: Vec<Line>,
    empty: &'static str,
    span: String,
    previous: Option<String>,
    next: Option<String>,
    can_order: bool,
}

impl Line {
    fn new(row: SupervisionRow, actor: &Actor, today: Day) -> Line {
        let path = case_path(&row.case_id);
        let is_waiting = row.state == Stands::Waiting.word();
        let is_open = is_waiting || row.state == Stands::Replied.word();
        let by = row.by_id.parse().ok().zip(Office::on_docket(&row.by_office));
        let may_settle = by.is_some_and(|(by, office)| may_settle_of((&by, office), actor));
        let settle = format!("{path}/acts/settle_supervision?supervision={}", row.entry);
        let handles = row.handler.as_deref() == Some(actor.id.as_str());
        let effect = row.effect.map(|effect| format!("　效果：{effect}")).unwrap_or_default();
        let late = if row.in_time { "" } else { "（逾期回复）" };
        let reply = row.reply.zip(row.reply_by);
        // Whoever may not settle it is told who does.
        let by_whom = if is_open && !is_waiting && !may_settle { "，由其认可" } else { "" };
        Line {
            number: row.number,
            handler: row.handler_name.unwrap_or_else(|| "未确定".to_owned()),
            told: row.told,
            state: match row.sent_back {
                0 => Stands::title_of(&row.state).to_owned(),
                times => format!("{}（退回{times}次）", Stands::title_of(&row.state)),
            },
            by: format!("{}　{}督办{by_whom}", row.by_name, row.ordered_on),
            due: is_waiting.then(|| Due::new(row.due_on, today)),
            remark: row.remark,
            reply: reply.map(|(reply, by)| format!("{by}：{reply}{effect}{late}")),
            entry: row.entry,
            answers: is_waiting && answers(actor) && (handles || actor.office == Office::Assistant),
            settle: (is_open && orders(actor) && may_settle).then_some(settle),
            path,
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let actor = officer.actor.clone();
    let text = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let standing = Standing::by_word(text("state"));
    let state = Standing::CHOICES.iter().find(|one| one.0 == standing).map_or("", |one| one.1);
    let handles = matches!(actor.office, Office::Handler | Office::TeamLeader);
    let scope = match text("scope") {
        "mine" if handles => Scope::Mine,
        "seen" => Scope::Seen,
        _ if actor.office == Office::Handler => Scope::Mine,
        _ => Scope::Seen,
    };
    let page = text("page").parse().unwrap_or(1_u32).clamp(1, 10_000);
    let team = team(&app, &actor, &query);
    let first = (page - 1) * LINES;
    let (rows, counts) = {
        let (app, actor, team) = (app.clone(), actor.clone(), team.clone());
        blocking(move || {
            let asked = Asked { scope, team: team.clone(), standing, page: (first, LINES) };
            let rows = app.supervisions(&actor, &asked)?;
            let count = |one: Standing| app.supervision_count(&actor, scope, team.as_deref(), one);
            let counts: Result<Vec<u32>, AppError> =
                Standing::CHOICES.iter().map(|one| count(one.0)).collect();
            Ok::<_, AppError>((rows, counts?))
        })
        .await?
    };
    let chosen = team.as_deref().unwrap_or_default();
    let scope_word = match (handles, scope) {
        (false, _) => "",
        (true, Scope::Mine) => "mine",
        (true, Scope::Seen) => "seen",
    };
    let at = |state: &str, page: &str| {
        let parts = [("state", state), ("scope", scope_word), ("team", chosen), ("page", page)];
        address("/command/supervision", &parts)
    };
    let today = app.today();
    let shown = rows.len() as u32;
    let states = Standing::CHOICES.iter().zip(&counts).map(|((one, word, title), count)| {
        let count = if *count >= COUNTED { format!("{COUNTED}+") } else { count.to_string() };
        StateTab { title: format!("{title} {count}"), address: at(word, ""), here: *one == standing }
    });
    let page = SupervisionPage {
        shell: Shell::new(&app, &officer, Room::Command, "督办"),
        tabs: tabs(CommandPart::Supervision),
        states: states.collect(),
        state,
        teams: choices(&app, &actor, team.as_deref()),
        scopes: handles.then_some(scope == Scope::Mine),
        form_token: officer.form_token.clone(),
        lines: rows.into_iter().map(|row| Line::new(row, &actor, today)).collect(),
        empty: match standing {
            Standing::Waiting => "没有待回复的督办。",
            Standing::Overdue => "没有逾期未回复的督办。",
            Standing::Replied => "没有待认可的督办回复。",
            Standing::Settled => "近十四日没有办结的督办。",
        },
        span: format!("第{}—{}项", first + 1, first + shown),
        previous: (page > 1).then(|| at(state, &(page - 1).to_string())),
        next: (shown == LINES).then(|| at(state, &(page + 1).to_string())),
        can_order: orders(&actor),
    };
    Ok(Html(page.render()?).into_response())
}
