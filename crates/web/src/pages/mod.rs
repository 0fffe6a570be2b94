//! The pages, one file each.

mod sign_in;

use app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new().merge(sign_in::routes())
}
