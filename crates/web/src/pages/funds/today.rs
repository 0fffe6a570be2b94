//! Today: what arrived, what was claimed, what waits; and the upload of a statement.

use super::tabs::{FundsTab, Part, tabs};
use super::{Figure, LineShown};
use crate::error::WebError;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::{Room, Shell};
use ::app::App;
use ::app::funds::{may_import, suspense::FundsToday};
use ::app::staff::sign_in::Officer;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

#[derive(Template)]
#[template(path = "funds/today.html")]
struct TodayPage {
    shell: Shell,
    form_token: String,
    figures: Vec<Figure>,
    imports: bool,
    tabs: Vec<FundsTab>,
    problem: Option<String>,
    settled: Vec<LineShown>,
}

pub(crate) async fn show(State(app): State<App>, Signed(officer): Signed) -> Result<Response, WebError> {
    answer(app, officer, None).await
}

/// The page, with what is wrong with an upload.
pub(super) async fn answer(
    app: App,
    officer: Officer,
    problem: Option<String>,
) -> Result<Response, WebError> {
    let funds: FundsToday = {
        let (app, actor) = (app.clone(), officer.actor.clone());
        blocking(move || app.funds_today(&actor)).await?
    };
    let code = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = TodayPage {
        shell: Shell::new(&app, &officer, Room::Funds, "案款"),
        form_token: officer.form_token.clone(),
        figures: vec![
            Figure::new("今日导入到账", funds.entered, "#settled", ""),
            Figure::new("今日认领", funds.claimed, "#settled", ""),
            Figure::new("待认领", funds.unclaimed, "/funds/suspense", ""),
            Figure::new("超过查明期限", funds.over, "/funds/suspense", "late"),
        ],
        imports: may_import(&officer.actor),
        tabs: tabs(&officer.actor, Part::Today),
        problem,
        settled: funds.settled.iter().map(LineShown::new).collect(),
    };
    Ok((code, Html(page.render()?)).into_response())
}
