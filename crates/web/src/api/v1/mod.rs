//! Version 1 of the API.

mod acts;
mod assignments;
mod bulletins;
mod campaigns;
mod cases;
mod clocks;
mod closing;
mod command;
mod courts;
mod desk;
mod funds;
mod handovers;
mod indicators;
mod inquiries;
mod institutions;
mod intake;
mod law_settings;
mod measures;
mod payments;
mod rules;
mod session;
mod staff;
mod supervisions;
mod tasks;
mod triage;
mod urgings;
mod workload;

use crate::api::endpoint::Endpoint;
use crate::api::error::{no_such_method, no_such_path};
use app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;

/// The largest body: an application with the text of its judgment.
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Every endpoint, in the order of the document. What is not here is neither served nor described.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    let mut endpoints = vec![
        session::begin::endpoint(),
        session::end::endpoint(),
        acts::list::endpoint(),
        cases::list::endpoint(),
        cases::file::endpoint(),
        cases::show::endpoint(),
        cases::docket::endpoint(),
        cases::steps::endpoint(),
        cases::statement::endpoint(),
        cases::paper::endpoint(),
        cases::choice::endpoint(),
        cases::replay::endpoint(),
        cases::debtor::endpoint(),
        cases::distribution::endpoint(),
        cases::measures::endpoint(),
        clocks::list::endpoint(),
        indicators::list::endpoint(),
        indicators::cases::endpoint(),
        inquiries::list::endpoint(),
        inquiries::ask_missing::endpoint(),
        inquiries::alerts::endpoint(),
        measures::list::endpoint(),
        measures::preview::endpoint(),
        measures::renew::endpoint(),
        payments::list::endpoint(),
        payments::make::endpoint(),
        payments::batch::endpoint(),
        payments::batch::file_endpoint(),
        payments::answer::endpoint(),
        payments::unpaid::endpoint(),
        funds::import::endpoint(),
        funds::list::endpoint(),
        funds::claim::endpoint(),
        funds::take_back::endpoint(),
        closing::accounts::endpoint(),
        closing::record::endpoint(),
        closing::days::endpoint(),
        closing::day::endpoint(),
        closing::balance::endpoint(),
        closing::close::endpoint(),
        closing::trial::endpoint(),
        supervisions::list::endpoint(),
        campaigns::list::endpoint(),
        campaigns::open::endpoint(),
        campaigns::show::endpoint(),
        campaigns::cases::endpoint(),
        campaigns::behind::endpoint(),
        campaigns::operation::endpoint(),
        campaigns::operation::strike_endpoint(),
        campaigns::end::endpoint(),
        urgings::list::endpoint(),
        urgings::open::endpoint(),
        urgings::open::show_endpoint(),
        command::nodes::endpoint(),
        command::nodes::cases_endpoint(),
        command::warnings::endpoint(),
        command::forecast::endpoint(),
        courts::list::endpoint(),
        courts::indicators::together_endpoint(),
        courts::indicators::endpoint(),
        courts::cases::endpoint(),
        courts::warnings::endpoint(),
        courts::supervisions::endpoint(),
        bulletins::list::endpoint(),
        bulletins::show::endpoint(),
        bulletins::make::endpoint(),
        bulletins::print::endpoint(),
        bulletins::print::sheet_endpoint(),
        triage::show::endpoint(),
        clocks::step_limits::endpoint(),
        workload::simulate::endpoint(),
        triage::attempt::endpoint(),
        assignments::preview::endpoint(),
        assignments::assign::endpoint(),
        handovers::show::endpoint(),
        staff::list::endpoint(),
        staff::take_in::endpoint(),
        staff::change::endpoint(),
        tasks::list::endpoint(),
        desk::show::endpoint(),
        intake::read::endpoint(),
        intake::application::endpoint(),
        institutions::list::endpoint(),
        institutions::join::endpoint(),
        institutions::leave::endpoint(),
        law_settings::list::endpoint(),
        law_settings::decide::endpoint(),
        rules::list::endpoint(),
        rules::show::endpoint(),
        rules::evaluate::endpoint(),
        rules::debt::endpoint(),
    ];
    endpoints.extend(inquiries::stray::endpoints());
    endpoints.extend(urgings::go_on::endpoints());
    endpoints.extend(cases::act::endpoints());
    endpoints.extend(courts::act::endpoints());
    endpoints
}

pub(crate) fn routes() -> Router<App> {
    endpoints()
        .into_iter()
        .fold(Router::new(), |router, endpoint| router.route(&endpoint.path, endpoint.route))
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}
