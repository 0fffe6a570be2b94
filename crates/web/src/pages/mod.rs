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

use crate::error;
use app::App;
use axum::Router;
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Redirect, Response};

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
        .method_not_allowed_fallback(to_the_form)
}

/// Where the page of a form does not stand one step above the address to which the form is sent: a part of the address,
/// and what stands in its place, and in that of all after it, in the address of the page.
const FORMS_ELSEWHERE: [(&str, &str); 4] = [
    ("/settings/institutions/", "/settings/institutions"),
    ("/posts/", ""),
    ("/operations/", ""),
    ("/acts/", ""),
];

/// Whoever opens the address to which a form is sent, from the history of the browser or after signing in anew, is led
/// to the page that holds the form: one step above it.
async fn to_the_form(method: Method, uri: Uri) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return error::no_such_method();
    }
    let path = uri.path().trim_end_matches('/');
    let elsewhere = FORMS_ELSEWHERE.iter().find_map(|(part, page)| {
        let (before, _) = path.split_once(part)?;
        Some(format!("{before}{page}"))
    });
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    let page = elsewhere.unwrap_or_else(|| if above.is_empty() { "/".to_owned() } else { above.to_owned() });
    Redirect::to(&page).into_response()
}
