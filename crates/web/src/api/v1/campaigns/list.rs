//! List the campaigns.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, answered};
use crate::api::schema::answer;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use store::read::campaigns::CampaignRow;
use values::Day;

const PARAMETERS: [Parameter; 2] = [Parameter::OFFSET, Parameter::LIMIT];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/campaigns", "list_campaigns", get(list))
        .about(TAG, "各专项行动")
        .with_query(&PARAMETERS)
        .giving::<CampaignList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The campaigns.
    pub(crate) struct CampaignList {
        campaigns: Vec<CampaignLine>, "专项行动，新的先列";
    }
}

answer! {
    /// One campaign.
    pub(crate) struct CampaignLine {
        number: u32, "编号";
        name: String, "名称";
        from: Day, "首日";
        until: Day, "末日";
        ended_on: Option<Day>, "结束日期；尚未结束的为 null";
        operations: u32, "集中执行行动次数";
        joint_operations: u32, "其中联合行动次数";
    }
}

impl From<CampaignRow> for CampaignLine {
    fn from(row: CampaignRow) -> CampaignLine {
        CampaignLine {
            number: row.number,
            name: row.name,
            from: row.from,
            until: row.until,
            ended_on: row.ended_on,
            operations: row.operations,
            joint_operations: row.joint_operations,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let page = asked.page();
        let rows = app.campaigns(&bearer.actor, page)?;
        Ok(CampaignList { campaigns: rows.into_iter().map(CampaignLine::from).collect() })
    })
    .await
}
