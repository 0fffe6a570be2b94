//! Take a claim back: the money was not for that case.

use super::TAG;
use super::claim::{LineSettled, line};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{request, text};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/funds/lines/{account}/{source_no}/take-back", "take_claim_back", post(take_back))
        .about(TAG, "撤销一笔到账的认领")
        .described("案款已经分配的不能撤销；撤销后款项回到待认领款，案卷另立新页。")
        .taking(|_| request(&["reason"], &[("reason", text("撤销理由"))]))
        .giving::<LineSettled>(200)
        .failing(&[Fault::Forbidden, Fault::Refused, Fault::LineSettled])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    reason: String,
}

async fn take_back(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let line = line(&path)?;
    answered(move || Ok(LineSettled::from(app.take_line_back(&bearer.actor, &line, &asked.reason)?))).await
}
