//! The pages, one file each.

mod calculators;
mod cases;
mod clocks;
mod closing;
mod command;
pub(crate) mod debtors;
mod desk;
pub(crate) mod funds;
mod inquiries;
mod intake;
mod measures;
mod payments;
pub(crate) mod rules;
mod settings;
mod sign_in;

use app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(sign_in::routes())
        .merge(desk::routes())
        .merge(cases::routes())
        .merge(cases::list::routes())
        .merge(clocks::routes())
        .merge(inquiries::routes())
        .merge(funds::routes())
        .merge(closing::routes())
        .merge(command::routes())
        .merge(debtors::routes())
        .merge(measures::routes())
        .merge(payments::routes())
        .merge(intake::routes())
        .merge(settings::routes())
        .merge(rules::routes())
        .merge(calculators::routes())
}
