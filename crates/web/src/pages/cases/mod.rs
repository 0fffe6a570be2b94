//! Cases: the list, the case page and the forms of the acts.

mod act;
pub(crate) mod asked;
mod choice;
mod claims;
pub(crate) mod course;
mod debt;
mod distribution;
pub(crate) mod head;
pub(crate) mod line;
pub(crate) mod list;
mod money;
mod open;
pub(crate) mod paper;
pub(crate) mod property;
mod replay;
mod settlement;
pub(crate) mod timeline;

pub(crate) use head::path as case_path;

use crate::error::WebError;
use app::{App, AppError};
use axum::Router;
use axum::routing::get;
use values::CaseId;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{id}", get(open::show))
        .route("/cases/{id}/choice", get(choice::show))
        .route("/cases/{id}/distribution/{debtor}", get(distribution::show))
        .route("/cases/{id}/property/{no}", get(property::show::show))
        .route("/cases/{id}/acts/{act}", get(act::show).post(act::ask))
        .route("/cases/{id}/replays/{proposal}", get(replay::show))
        .route("/cases/{id}/debt-statement", get(paper::debt_statement))
        .route("/cases/{id}/funds-statement", get(paper::funds_statement))
        .route("/cases/{id}/creditors/{creditor}/statement", get(paper::creditor_statement))
        .route("/cases/{id}/papers/{entry}/{paper}", get(paper::show))
}

/// The id in a path. What is no id names no case.
pub(crate) fn case_id(text: &str) -> Result<CaseId, WebError> {
    text.parse().map_err(|_| WebError::App(AppError::NotFound))
}
