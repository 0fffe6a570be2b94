//! The cases behind a result of a campaign.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, PathParts, answered};
use crate::api::v1::indicators::cases::{CasesBehind, PART, part_asked};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::indicator::by_id;

const PARAMETERS: [Parameter; 3] = [PART, Parameter::OFFSET, Parameter::LIMIT];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/campaigns/{number}/indicators/{id}/cases", "list_campaign_indicator_cases", get(list))
        .about(TAG, "一项成果背后的案件")
        .described("集中执行行动不是案件：case_id 为 campaign/ 和专项行动的编号，number 为其名称。")
        .with_query(&PARAMETERS)
        .giving::<CasesBehind>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

async fn list(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    let indicator = by_id(&path.get::<String>("id")?).ok_or(AppError::NotFound)?;
    let asked = asked.checked(&PARAMETERS)?;
    let part = part_asked(indicator, &asked)?;
    answered(move || {
        let page = asked.page();
        let (_, found) = app.campaign_behind(&bearer.actor, number, indicator, part, page)?;
        Ok(CasesBehind::new(part, found))
    })
    .await
}
