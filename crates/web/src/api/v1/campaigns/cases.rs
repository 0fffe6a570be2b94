//! The open cases of a campaign and why each stands still.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, PathParts, answered};
use crate::api::schema::answer;
use app::App;
use app::campaigns::CaseLine;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen};

const PARAMETERS: [Parameter; 2] = [Parameter::OFFSET, Parameter::LIMIT];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/campaigns/{number}/cases", "list_campaign_cases", get(list))
        .about(TAG, "范围内的未结案件和停滞原因")
        .with_query(&PARAMETERS)
        .giving::<CampaignCases>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// Open cases of a campaign.
    pub(crate) struct CampaignCases {
        cases: Vec<CampaignCase>, "案件，停留最久的先列";
    }
}

answer! {
    /// One case.
    pub(crate) struct CampaignCase {
        case_id: String, "案件标识";
        number: String, "案号";
        cause: String, "案由";
        debtors: String, "被执行人";
        claimed_fen: Fen, "申请执行标的额（分）";
        filed_on: Day, "立案日期";
        handler_name: Option<String>, "承办人姓名";
        node: &'static str, "现处节点";
        since: Day, "进入节点的日期";
        days: i32, "已停留的日数";
        reason: String, "停滞原因，一句中文";
    }
}

impl From<CaseLine> for CampaignCase {
    fn from(line: CaseLine) -> CampaignCase {
        CampaignCase {
            case_id: line.row.case_id,
            number: line.row.number,
            cause: line.row.cause,
            debtors: line.row.debtors,
            claimed_fen: line.row.claimed,
            filed_on: line.row.filed_on,
            handler_name: line.row.handler_name,
            node: line.node,
            since: line.row.since,
            days: line.days,
            reason: line.reason,
        }
    }
}

async fn list(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let page = asked.page();
        let lines = app.campaign_cases(&bearer.actor, number, page)?;
        Ok(CampaignCases { cases: lines.into_iter().map(CampaignCase::from).collect() })
    })
    .await
}
