//! What finance has before it: payments to be handed to the bank, under way, and failed; the last batches.

use crate::error::WebError;
use crate::pages::cases::line::case_path;
use crate::pages::funds::tabs::{FundsTab, Part, tabs};
use crate::pages::payments::{ROOM, batch_path};
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::Shell;
use app::App;
use app::payments::{Overview, may_send};
use app::staff::sign_in::Officer;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use docket::money::payment::PaymentState;
use store::read::payments::{BatchRow, PaymentRow};
use values::Fen;

struct Line {
    /// The name of its box; it is a key of the page that ordered it.
    name: String,
    path: String,
    number: String,
    handler: String,
    payee: String,
    purpose: &'static str,
    amount: String,
    since: String,
    told: String,
    batch: String,
    batch_path: String,
    livelihood: bool,
}

impl Line {
    fn new(row: &PaymentRow) -> Line {
        Line {
            name: format!("p:{}.{}", row.case_id, row.entry),
            path: format!("{}#payouts", case_path(&row.case_id)),
            number: row.number.clone(),
            handler: row.handler_name.clone().unwrap_or_default(),
            payee: row.payee.clone(),
            purpose: if row.purpose == "pay_out" { "发放案款" } else { "退还余款" },
            amount: row.amount.to_string(),
            since: row.since.to_string(),
            told: row.told.clone(),
            batch: row.batch.clone(),
            batch_path: batch_path(&row.batch),
            livelihood: row.livelihood,
        }
    }
}

struct BatchLine {
    number: String,
    path: String,
    payments: i64,
    amount: String,
    state: String,
    class: &'static str,
}

impl BatchLine {
    fn new(row: &BatchRow) -> BatchLine {
        let (state, class) = match (row.under_way, row.failed) {
            (0, 0) => ("全部付讫".to_owned(), "green"),
            (0, failed) => (format!("{failed}笔未付成，其余付讫"), "bad"),
            (waiting, 0) => (format!("{waiting}笔待银行回执"), "warn"),
            (waiting, failed) => (format!("{waiting}笔待银行回执，{failed}笔未付成"), "bad"),
        };
        BatchLine {
            number: row.batch.clone(),
            path: batch_path(&row.batch),
            payments: row.payments,
            amount: row.amount.to_string(),
            state,
            class,
        }
    }
}

/// One figure at the head.
struct Figure {
    title: &'static str,
    href: &'static str,
    payments: usize,
    amount: String,
}

#[derive(Template)]
#[template(path = "payments/overview.html")]
struct OverviewPage {
    shell: Shell,
    tabs: Vec<FundsTab>,
    day: String,
    problem: Option<String>,
    may_send: bool,
    form_token: String,
    figures: Vec<Figure>,
    to_send: Vec<Line>,
    under_way: Vec<Line>,
    failed: Vec<Line>,
    batches: Vec<BatchLine>,
}

pub(super) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    page(app, officer, None).await
}

/// The page, perhaps with what went wrong with what was asked for on it.
pub(super) async fn page(app: App, officer: Officer, problem: Option<String>) -> Result<Response, WebError> {
    let overview = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.payments(&actor)).await?
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = OverviewPage {
        shell: Shell::new(&app, &officer, ROOM, "案款发放"),
        tabs: tabs(&officer.actor, Part::Payments),
        day: crate::show::day_with_weekday(app.today()),
        problem,
        may_send: may_send(&officer.actor),
        form_token: officer.form_token.clone(),
        figures: figures(&overview),
        to_send: overview.to_send.iter().map(Line::new).collect(),
        under_way: overview.under_way.iter().map(Line::new).collect(),
        failed: overview.failed.iter().map(Line::new).collect(),
        batches: overview.batches.iter().map(BatchLine::new).collect(),
    };
    Ok((status, Html(shown.render()?)).into_response())
}

fn figures(overview: &Overview) -> Vec<Figure> {
    let sum = |rows: &[PaymentRow]| rows.iter().map(|row| row.amount).sum::<Fen>().to_string();
    let of = |word: &str, href: &'static str, rows: &[PaymentRow]| Figure {
        title: PaymentState::title_of(word),
        href,
        payments: rows.len(),
        amount: sum(rows),
    };
    let settled = overview.totals.iter().find(|total| total.state == "settled");
    vec![
        of("ordered", "#to-send", &overview.to_send),
        of("sent", "#under-way", &overview.under_way),
        of("failed", "#failed", &overview.failed),
        Figure {
            title: "近三十日付讫",
            href: "#batches",
            payments: settled.map_or(0, |total| usize::try_from(total.payments).unwrap_or(0)),
            amount: settled.map_or(Fen::ZERO, |total| total.amount).to_string(),
        },
    ]
}
