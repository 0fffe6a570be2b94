//! The command centre (指挥中心): what stands where, and what the figures are and why.

mod asked;
mod chart;
mod indicator;
mod indicators;
mod tabs;

use app::App;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/command/indicators", get(indicators::show))
        .route("/command/indicators/{id}", get(indicator::show))
        .route("/command/indicators/{id}/{part}", get(indicator::behind))
}
