//! Assign cases as a preview said.

use super::{AskedBody, AssignmentPlanned, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/assignments", "assign_cases", post(assign))
        .about(TAG, "成批分案或者交接")
        .described("按预览的方案分案，记入各案案卷，连同种子和当时的工作量记录备查。预览之后工作量有变化的，不作改动。")
        .taking(|_| AskedBody::schema(true))
        .giving::<AssignmentPlanned>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound, Fault::Conflict, Fault::NotYourOffice, Fault::Refused])
}

async fn assign(
    State(app): State<App>,
    bearer: Bearer,
    Body(body): Body<AskedBody>,
) -> Result<Response, ApiError> {
    answered(move || {
        let mark = body.mark.clone().unwrap_or_default();
        let done = app.carry_out_assignment(&bearer.actor, &body.asked()?, &mark)?;
        Ok(AssignmentPlanned::from(&done.plan))
    })
    .await
}
