//! The calculators (计算器): questions of law without a case.

use app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new()
}
