//! Who would get which case, without assigning anything.

use super::{AskedBody, AssignmentPlanned, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/assignments/preview", "preview_assignment", post(preview))
        .about(TAG, "预览分案")
        .described("按工作量均衡、相当的随机确定，给出各案承办人和理由；不作任何改动，重复预览结果相同。")
        .taking(|_| AskedBody::schema(false))
        .giving::<AssignmentPlanned>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

async fn preview(
    State(app): State<App>,
    bearer: Bearer,
    Body(body): Body<AskedBody>,
) -> Result<Response, ApiError> {
    answered(move || {
        let plan = app.plan_assignment(&bearer.actor, &body.asked()?)?;
        Ok(AssignmentPlanned::from(&plan))
    })
    .await
}
