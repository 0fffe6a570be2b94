//! Settings (设置): those of the law, the institutions that help, staff and teams.

mod institutions;
mod law;
mod staff;

use ::app::App;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/settings/law", get(law::show))
        .route("/settings/law/{setting}", post(law::decide))
        .route("/settings/institutions", get(institutions::show).post(institutions::change))
        .route("/settings/institutions/{institution}/leave", post(institutions::leave))
        .route("/settings/staff", get(staff::show).post(staff::change))
}

/// The address of a question on its page.
pub(crate) fn question_path(id: &str) -> String {
    format!("/settings/law#{}", crate::shell::encode(id))
}
