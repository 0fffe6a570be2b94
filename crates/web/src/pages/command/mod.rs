//! The command centre (指挥中心): what stands where, and what the figures are and why.

mod asked;
mod chart;
mod forecast;
mod indicator;
mod indicators;
mod nodes;
mod supervision;
mod tabs;
mod teams;
mod warnings;

use app::App;
use axum::Router;
use axum::routing::get;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/command/indicators", get(indicators::show))
        .route("/command/indicators/{id}", get(indicator::show))
        .route("/command/indicators/{id}/{part}", get(indicator::behind))
        .route("/command/supervision", get(supervision::show))
        .route("/command/warnings", get(warnings::show))
        .route("/command/nodes", get(nodes::show))
        .route("/command/nodes/{node}", get(nodes::cases))
        .route("/command/forecast", get(forecast::show))
}
