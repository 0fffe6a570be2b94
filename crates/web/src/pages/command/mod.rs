//! The command centre (指挥中心): what stands where, and what the figures are and why.

mod asked;
mod assignment;
mod bulletins;
mod campaigns;
mod chart;
mod court_case;
mod court_table;
mod courts;
mod forecast;
mod handover;
mod indicator;
mod indicators;
mod nodes;
mod overview;
mod paged;
mod place;
mod screen;
mod step_limits;
mod supervision;
mod tabs;
mod teams;
mod triage;
mod typed;
mod urgings;
mod warnings;
mod whatif;

use app::App;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/command", get(overview::show))
        .route("/command/screen", get(screen::show))
        .route("/command/screen/events", get(screen::events))
        .route("/command/indicators", get(indicators::show))
        .route("/command/indicators/{id}", get(indicator::show))
        .route("/command/indicators/{id}/{part}", get(indicator::behind))
        .route("/command/supervision", get(supervision::show))
        .route("/command/warnings", get(warnings::show))
        .route("/command/nodes", get(nodes::show))
        .route("/command/nodes/{node}", get(nodes::cases))
        .route("/command/forecast", get(forecast::show))
        .route("/command/whatif", get(whatif::show))
        .route("/command/bulletins", get(bulletins::list))
        .route("/command/bulletins/{id}", get(bulletins::show))
        .route("/command/bulletins/{id}/make", post(bulletins::make))
        .route("/command/bulletins/{id}/posts/{number}/{what}", post(bulletins::answer_post))
        .route("/command/bulletins/{id}/paper.pdf", get(bulletins::print))
        .route("/command/bulletins/{id}/sheet.xlsx", get(bulletins::download))
        .route("/command/courts", get(courts::list))
        .route("/command/courts/indicators/{id}", get(courts::each))
        .route("/command/courts/indicators/{id}/{part}", get(courts::each_part))
        .route("/command/courts/{court}", get(courts::show))
        .route("/command/courts/{court}/indicators/{id}", get(courts::indicator))
        .route("/command/courts/{court}/indicators/{id}/{part}", get(courts::behind))
        .route("/command/courts/{court}/cases/{id}", get(court_case::show))
        .route("/command/courts/{court}/cases/{id}/acts/{act}", post(court_case::ask))
        .route("/command/triage", get(triage::show).post(triage::change))
        .route("/command/step-limits", get(step_limits::show).post(step_limits::change))
        .route("/command/assignment", get(assignment::show))
        .route("/command/assignment/preview", post(assignment::preview))
        .route("/command/assignment/assign", post(assignment::assign))
        .route("/command/assignment/records/{year}", get(assignment::records))
        .route("/command/handover/{staff}", get(handover::show))
        .route("/command/campaigns", get(campaigns::list).post(campaigns::open))
        .route("/command/campaigns/{number}", get(campaigns::show))
        .route("/command/campaigns/{number}/indicators/{id}/{part}", get(campaigns::behind))
        .route("/command/campaigns/{number}/operations", post(campaigns::hold))
        .route("/command/campaigns/{number}/operations/{no}/strike", post(campaigns::strike))
        .route("/command/campaigns/{number}/end", post(campaigns::end))
        .route("/command/urgings", get(urgings::list).post(urgings::open))
        .route("/command/urgings/{number}", get(urgings::show))
        .route("/command/urgings/{number}/contacts", post(urgings::contact))
        .route("/command/urgings/{number}/ending", post(urgings::settle))
        .route("/command/urgings/{number}/reopening", post(urgings::reopen))
}
