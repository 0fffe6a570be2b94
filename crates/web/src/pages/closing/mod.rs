//! 对账: the calendar of days, one day's page, the accounts, the trial balance, and the books for others.

mod account;
mod books;
mod calendar;
mod day;
mod trial;

use crate::shell::encode;
use app::App;
use axum::Router;
use axum::routing::{get, post};
use values::{Day, Fen};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/funds/closing", get(calendar::show))
        .route("/funds/closing/accounts", post(account::record))
        .route("/funds/closing/accounts/{account}", get(account::show))
        .route("/funds/closing/accounts/{account}/{day}", get(day::show))
        .route("/funds/closing/accounts/{account}/{day}/close", post(day::close))
        .route("/funds/closing/accounts/{account}/{day}/balance", post(day::balance))
        .route("/funds/closing/trial", get(trial::show))
        .route("/funds/closing/trial/{kind}", get(trial::cases))
        .route("/funds/closing/books/{file}", get(books::file))
}

fn account_path(account: &str) -> String {
    format!("/funds/closing/accounts/{}", encode(account))
}

fn day_path(account: &str, day: Day) -> String {
    format!("{}/{day}", account_path(account))
}

/// An amount that is shown with its sign where it is below nothing, and as a dash where it is nothing.
fn signed(amount: Fen) -> String {
    if amount.is_zero() { "—".to_owned() } else { amount.to_string() }
}
