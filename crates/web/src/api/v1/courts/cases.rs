//! The cases behind a number of a court below.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, answered};
use crate::api::v1::indicators::cases::{CasesBehind, PARAMETERS, found};
use axum::response::Response;
use axum::routing::get;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/courts/{court}/indicators/{id}/cases", "list_court_indicator_cases", get(list))
        .about(TAG, "下级法院一个数背后的案件")
        .with_query(&PARAMETERS)
        .giving::<CasesBehind>(200)
        .failing(&[Fault::Forbidden])
}

async fn list(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let below = above.below()?;
        found(&below.app, &below.actor, &above.parts.get::<String>("id")?, &asked)
    })
    .await
}
