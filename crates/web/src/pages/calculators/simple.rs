//! The page of a calculator with a handful of fields: form, answer in one sentence, derivations.

use crate::error::WebError;
use crate::field::FormField;
use crate::pages::calculators::Head;
use crate::pages::rules::show::Outcome;
use crate::shell::Shell;
use app::App;
use app::staff::sign_in::Officer;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// What one rule answered, under a head.
pub(crate) struct Part {
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) outcome: Outcome,
}

/// What a calculator shows.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) fields: Vec<FormField>,
    /// What is wrong, in one sentence.
    pub(crate) problem: Option<String>,
    /// What else the reader should know.
    pub(crate) notes: Vec<String>,
    /// The answer in one sentence.
    pub(crate) answer: Option<String>,
    pub(crate) details: Vec<String>,
    /// The days that were skipped, where days were.
    pub(crate) days: Option<Vec<(String, String)>>,
    pub(crate) parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "calculators/simple.html")]
struct SimplePage {
    shell: Shell,
    head: Head,
    path: &'static str,
    fields: Vec<FormField>,
    problem: Option<String>,
    notes: Vec<String>,
    answer: Option<String>,
    details: Vec<String>,
    days: Option<Vec<(String, String)>>,
    parts: Vec<Part>,
}

/// The page of the calculator at a path.
pub(crate) fn page(
    app: &App,
    officer: &Officer,
    path: &'static str,
    shown: Shown,
) -> Result<Response, WebError> {
    let head = Head::of(path, app.today());
    let status = if shown.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let Shown { fields, problem, notes, answer, details, days, parts } = shown;
    let shell = head.shell(app, officer);
    let page = SimplePage { shell, head, path, fields, problem, notes, answer, details, days, parts };
    Ok((status, Html(page.render()?)).into_response())
}
