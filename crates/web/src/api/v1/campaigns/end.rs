//! End a campaign.

use super::TAG;
use super::show::CampaignShown;
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
    Endpoint::post("/campaigns/{number}/end", "end_campaign", post(end))
        .about(TAG, "结束专项行动")
        .described("由执行局局长或者执行指挥中心办理；此后发生的不再计入成果。")
        .taking(|_| request(&["remark"], &[("remark", text("结束说明"))]))
        .giving::<CampaignShown>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    remark: String,
}

async fn end(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || {
        app.end_campaign(&bearer.actor, number, &asked.remark)?;
        Ok(CampaignShown::from(app.campaign_account(&bearer.actor, number)?))
    })
    .await
}
