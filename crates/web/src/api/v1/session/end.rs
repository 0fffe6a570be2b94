//! Sign out: the token no longer holds.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::Bearer;
use crate::api::v1::session::TAG;
use crate::server::blocking;
use app::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::delete;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::delete("/session", "end_session", delete(end)).about(TAG, "退出，令牌随即失效")
}

async fn end(State(app): State<App>, bearer: Bearer) -> Result<StatusCode, ApiError> {
    blocking(move || app.sign_out(&bearer.token)).await?;
    Ok(StatusCode::NO_CONTENT)
}
