//! The centre of inquiries (查控): requests to institutions by their state, and the checks that are missing.

mod alerts;
mod list;
mod missing;
mod stray;

use app::App;
use axum::Router;
use axum::routing::{get, post};
use docket::act::Act as _;
use docket::inquiry::ask_institutions::AskInstitutions;
use docket::office::Actor;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/inquiries", get(list::show))
        .route("/inquiries/checks.xlsx", get(list::sheet))
        .route("/inquiries/alerts", get(alerts::show))
        .route("/inquiries/missing", get(missing::show).post(missing::ask))
        .route("/inquiries/stray", get(stray::show))
        .route("/inquiries/stray/{number}", post(stray::settle))
}

/// Whether an officer asks institutions.
fn asks(actor: &Actor) -> bool {
    AskInstitutions::ABOUT.offices.contains(&actor.office)
}
