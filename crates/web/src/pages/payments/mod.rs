//! Payments (案款发放): what waits for the bank, the batches, the bank's answers, and what has not been paid by age.

mod ageing;
mod answer;
mod batch;
mod overview;

use crate::shell::Room;
use app::App;
use axum::Router;
use axum::routing::{get, post};

/// The room that these pages stand in, until they have one of their own with the money that comes in.
const ROOM: Room = Room::Funds;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/payments", get(overview::show))
        .route("/payments/batches", post(batch::make))
        .route("/payments/batches/{number}", get(batch::show))
        .route("/payments/batches/{number}/{ending}", get(batch::file))
        .route("/payments/answers", post(answer::read))
        .route("/payments/ageing", get(ageing::show))
}

/// The page of a batch.
fn batch_path(number: &str) -> String {
    format!("/payments/batches/{}", crate::shell::encode(number))
}

/// The class of the style sheet for the state of a payment.
pub(crate) fn state_class(word: &str) -> &'static str {
    match word {
        "failed" => "bad",
        "settled" => "green",
        _ => "warn",
    }
}
