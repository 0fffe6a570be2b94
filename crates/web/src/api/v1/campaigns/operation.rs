//! Record an operation of a campaign, or strike its record.

use super::TAG;
use super::show::CampaignShown;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{day, request, text, words};
use app::App;
use app::campaigns::{Hour, Operation};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/campaigns/{number}/operations", "hold_operation", post(hold))
        .about(TAG, "登记一次集中执行行动")
        .described("由执行局局长、执行指挥中心或者团队长办理；有其他单位参加的为联合行动。行动中采取的措施在各案办理和统计。")
        .taking(|_| {
            let list = |meaning: &str| json!({"type": "array", "items": {"type": "string"}, "maxItems": 200, "description": meaning});
            let officers = json!({"type": "integer", "minimum": 1, "maximum": 10_000, "description": "本院参加人数"});
            request(
                &["on", "hour", "officers", "outcome"],
                &[
                    ("on", day("日期")),
                    ("hour", words(&Hour::CHOICES)),
                    ("partners", list("参加单位，如公安机关")),
                    ("officers", officers),
                    ("cases", list("涉及案件标识")),
                    ("outcome", text("行动情况")),
                ],
            )
        })
        .giving::<CampaignShown>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

pub(crate) fn strike_endpoint() -> Endpoint {
    Endpoint::post("/campaigns/{number}/operations/{no}/strike", "strike_operation", post(strike))
        .about(TAG, "撤销一次集中执行行动的登记")
        .described("由执行局局长或者执行指挥中心办理；撤销后不再计数，登记和理由仍然保留。")
        .taking(|_| request(&["reason"], &[("reason", text("撤销理由"))]))
        .giving::<CampaignShown>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Struck {
    reason: String,
}

async fn hold(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(operation): Body<Operation>,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || {
        app.hold_operation(&bearer.actor, number, &operation)?;
        Ok(CampaignShown::from(app.campaign_account(&bearer.actor, number)?))
    })
    .await
}

async fn strike(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(struck): Body<Struck>,
) -> Result<Response, ApiError> {
    let (number, no) = (path.get("number")?, path.get("no")?);
    answered(move || {
        app.strike_operation(&bearer.actor, (number, no), &struck.reason)?;
        Ok(CampaignShown::from(app.campaign_account(&bearer.actor, number)?))
    })
    .await
}
