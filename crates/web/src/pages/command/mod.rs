//! The command centre (指挥中心): what stands where, and what the figures are and why.

mod asked;
mod assignment;
mod chart;
mod forecast;
mod handover;
mod indicator;
mod indicators;
mod nodes;
mod supervision;
mod tabs;
mod teams;
mod triage;
mod warnings;

use app::App;
use axum::Router;
use axum::routing::{get, post};

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
        .route("/command/triage", get(triage::show).post(triage::change))
        .route("/command/assignment", get(assignment::show))
        .route("/command/assignment/preview", post(assignment::preview))
        .route("/command/assignment/assign", post(assignment::assign))
        .route("/command/assignment/records/{year}", get(assignment::records))
        .route("/command/handover/{staff}", get(handover::show))
}
