//! Version 1 of the API.

use app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new()
}
