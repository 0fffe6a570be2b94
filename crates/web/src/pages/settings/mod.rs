//! Settings (设置): those of the law, and the institutions that help.

mod institutions;
mod law;

use ::app::App;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/settings/law", get(law::show))
        .route("/settings/law/{setting}", post(law::decide))
        .route("/settings/institutions", get(institutions::show).post(institutions::change))
        .route("/settings/institutions/{institution}/leave", post(institutions::leave))
}

/// The address of a question on its page.
pub(crate) fn question_path(id: &str) -> String {
    format!("/settings/law#{}", crate::shell::encode(id))
}
