//! Control measures by the day on which they must be renewed (控制措施): the board, and the renewal of many at once.

mod board;
mod renew;

use app::App;
use axum::Router;
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/measures", get(board::show))
        .route("/measures.xlsx", get(board::download))
        .route("/measures/renew", post(renew::order))
        .route("/measures/papers.pdf", get(renew::papers))
}
