//! Decide on a campaign.

use super::TAG;
use super::show::CampaignShown;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{day, nullable, request, text};
use app::App;
use app::campaigns::Criteria;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/campaigns", "open_campaign", post(open))
        .about(TAG, "发起专项行动")
        .described("由执行局局长或者执行指挥中心办理。范围、期间和目标定下后，成果由案卷统计。")
        .taking(|_| {
            let whole =
                |meaning: &str| json!({"type": ["integer", "null"], "minimum": 0, "description": meaning});
            let criteria = request(
                &[],
                &[
                    ("kind", nullable(text("案件类型代字，如 执"))),
                    ("class", nullable(text("案件类别代码，livelihood 为全部涉民生案件"))),
                    ("cause", nullable(text("案由"))),
                    ("team", nullable(text("团队代号"))),
                    ("older_than_months", whole("至行动首日立案满多少个月")),
                    ("from_fen", whole("申请执行标的额下限（分）")),
                    ("to_fen", whole("申请执行标的额上限（分）")),
                ],
            );
            let targets = json!({
                "type": "object", "additionalProperties": {"type": "integer", "minimum": 1},
                "description": "目标：指标代号和数量、分，或者万分之几",
            });
            request(
                &["name", "from", "until"],
                &[
                    ("name", text("名称")),
                    ("from", day("首日")),
                    ("until", day("末日")),
                    ("criteria", criteria),
                    ("targets", targets),
                ],
            )
        })
        .giving::<CampaignShown>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    from: Day,
    until: Day,
    #[serde(default)]
    criteria: Criteria,
    #[serde(default)]
    targets: BTreeMap<String, i64>,
}

async fn open(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let days = (asked.from, asked.until);
        let number = app.open_campaign(&bearer.actor, &asked.name, days, &asked.criteria, &asked.targets)?;
        Ok(CampaignShown::from(app.campaign_account(&bearer.actor, number)?))
    })
    .await
}
