//! Intake: from the text of a judgment to a filed case.
//!
//! `/intake` takes a text or a file, `/intake/read` lays what was read beside the text, `/intake/file` files what the
//! officer has corrected. Nothing is kept between the pages: the form carries everything.

mod file;
mod marks;
mod review;
mod start;
mod typed;

use crate::error::WebError;
use crate::shell::may_file;
use app::staff::sign_in::Officer;
use app::{App, AppError};
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/intake", get(start::show))
        .route("/intake/read", post(start::read))
        .route("/intake/file", post(file::file))
}

/// Whether the officer may file at all.
fn check_office(officer: &Officer) -> Result<(), WebError> {
    if may_file(officer.actor.office) { Ok(()) } else { Err(WebError::App(AppError::Forbidden)) }
}
