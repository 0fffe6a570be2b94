//! The centre of inquiries (查控): requests to institutions by their state, and the checks that are missing.

mod list;
mod missing;

use app::App;
use axum::Router;
use axum::routing::get;
use docket::act::Act as _;
use docket::inquiry::ask_institutions::AskInstitutions;
use docket::office::Actor;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/inquiries", get(list::show))
        .route("/inquiries/missing", get(missing::show).post(missing::ask))
}

/// Whether an officer asks institutions.
fn asks(actor: &Actor) -> bool {
    AskInstitutions::ABOUT.offices.contains(&actor.office)
}
