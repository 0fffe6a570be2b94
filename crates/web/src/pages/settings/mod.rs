//! Settings (设置): for now those of the law.

mod law;

use ::app::App;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/settings/law", get(law::show)).route("/settings/law/{setting}", post(law::decide))
}

/// The address of a question on its page.
pub(crate) fn question_path(id: &str) -> String {
    format!("/settings/law#{}", crate::shell::encode(id))
}
