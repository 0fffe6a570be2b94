//! The pages, one file each.

mod cases;
mod intake;
mod sign_in;

use app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new().merge(sign_in::routes()).merge(cases::routes()).merge(intake::routes())
}
