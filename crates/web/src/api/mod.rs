//! The JSON API and its OpenAPI document.

pub(crate) mod v1;

use app::App;
use axum::Router;

pub(crate) fn document_routes() -> Router<App> {
    Router::new()
}
