//! Receipts whose money has not all gone out, the oldest first: what each waits for, and its clock (FND-04).

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::pages::payments::ROOM;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::Shell;
use crate::show::Due;
use app::App;
use app::cases::list::Scope;
use app::payments::{AGEING_LINES, Age};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use docket::clock::ClockKind;
use docket::money::unpaid::WaitsFor;
use docket::office::Office;
use docket::refusal::Basis;
use std::collections::BTreeMap;
use store::read::payments::UnpaidRow;
use values::Day;

struct Line {
    path: String,
    number: String,
    handler: String,
    amount: String,
    left: String,
    held: String,
    value_on: String,
    age: i32,
    due: Due,
    paused: bool,
    waits_for: &'static str,
    class: &'static str,
    told: String,
    livelihood: bool,
}

impl Line {
    fn new(row: &UnpaidRow, today: Day) -> Line {
        Line {
            path: format!("{}#money", case_path(&row.case_id)),
            number: row.number.clone(),
            handler: row.handler_name.clone().unwrap_or_else(|| "未确定".to_owned()),
            amount: row.amount.to_string(),
            left: row.left.to_string(),
            held: if row.held.is_zero() { String::new() } else { row.held.to_string() },
            value_on: row.value_on.to_string(),
            age: today.days_since(row.value_on),
            due: Due::new(row.due_on, today),
            paused: row.paused,
            waits_for: WaitsFor::title_of(&row.waits_for),
            class: match row.waits_for.as_str() {
                "after_failure" | "account" => "bad",
                "release" => "",
                _ => "warn",
            },
            told: row.told.clone(),
            livelihood: row.livelihood,
        }
    }
}

struct Choice {
    value: &'static str,
    title: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "payments/ageing.html")]
struct AgeingPage {
    shell: Shell,
    tabs: Vec<FundsTab>,
    day: String,
    basis: String,
    /// What the ten days after a postponement rest on.
    postponed: String,
    has_own: bool,
    mine: bool,
    choices: Vec<Choice>,
    ages: Vec<Choice>,
    lines: Vec<Line>,
    previous: Option<String>,
    next: Option<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let scope = match query.get("scope").map(String::as_str) {
        Some("mine") => Scope::Mine,
        Some("seen") => Scope::Seen,
        _ => app::measures::board::own_scope(&officer.actor),
    };
    let asked = query.get("waits_for").map_or("", String::as_str);
    let waits_for = WaitsFor::CHOICES.iter().map(|(word, _)| *word).find(|word| *word == asked);
    let waits_for = waits_for.unwrap_or_default();
    let age = query.get("age").and_then(|asked| Age::ALL.into_iter().find(|age| age.word() == asked));
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32).clamp(1, 10_000);
    let rows = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        let offset = (page - 1) * AGEING_LINES;
        blocking(move || app.unpaid_receipts_aged(&actor, scope, (waits_for, age), offset)).await?
    };
    let mine = scope == Scope::Mine;
    let today = app.today();
    let at = |page: u32| {
        let scope = if mine { "mine" } else { "seen" };
        let age = age.map_or("", Age::word);
        format!("/payments/ageing?scope={scope}&waits_for={waits_for}&age={age}&page={page}")
    };
    let choices = WaitsFor::CHOICES.iter();
    let shown = AgeingPage {
        shell: Shell::new(&app, &officer, ROOM, "未发放案款"),
        tabs: tabs(&officer.actor, Part::Ageing),
        day: crate::show::day_with_weekday(today),
        basis: ClockKind::PayOut.basis(&app.law_settings(), today),
        postponed: Basis::rule("FND-05").under(&app.law_settings(), today),
        has_own: matches!(officer.actor.office, Office::Handler | Office::TeamLeader),
        mine,
        choices: choices.map(|(value, title)| Choice { value, title, chosen: *value == waits_for }).collect(),
        ages: Age::ALL
            .into_iter()
            .map(|one| Choice { value: one.word(), title: one.title(), chosen: age == Some(one) })
            .collect(),
        previous: (page > 1).then(|| at(page - 1)),
        next: (rows.len() as u32 == AGEING_LINES).then(|| at(page + 1)),
        lines: rows.iter().map(|row| Line::new(row, today)).collect(),
    };
    Ok(Html(shown.render()?).into_response())
}
