//! What stands in somebody's name and must be handed over before the person leaves.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use app::App;
use app::assignment::{Standing, TOGETHER};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen, StaffId};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/handovers/{staff}", "show_handover", get(show))
        .about("分案", "一名人员名下应当交接的各项")
        .described(format!(
            "交接以 POST /assignments/preview 预览、POST /assignments 确认，from 填原承办人；各项随案件一并交接。\
             cases 先列到期在前的，最多{TOGETHER}件。"
        ))
        .giving::<HandoverShown>(200)
        .failing(&[Fault::Forbidden, Fault::BadFields])
}

answer! {
    /// What stands in somebody's name.
    pub(crate) struct HandoverShown {
        staff: String, "用户名";
        name: String, "姓名";
        open_cases: u32, "未结案件数";
        running_clocks: u32, "运行中的期限数";
        money_cases: u32, "账户有余额的案件数";
        money_fen: Fen, "这些余额的合计（分）";
        proposals: u32, "待审批的提请数";
        supervisions: u32, "待回复的督办数";
        requests: u32, "未办结的查控数";
        measures: u32, "六十日内届满的措施数";
        payments: u32, "未付讫的发放数";
        unclaimed_lines: u32, "交其查明的待认领款笔数";
        covers: Vec<CoverShown>, "代管；交接不改变代管";
        cases: Vec<HandoverCase>, "未结案件";
    }
}

answer! {
    /// For whom somebody stands in.
    pub(crate) struct CoverShown {
        name: String, "代管谁的案件";
        from: Day, "首日";
        until: Day, "末日";
    }
}

answer! {
    /// One open case.
    pub(crate) struct HandoverCase {
        case_id: String, "案件标识";
        number: String, "案号";
    }
}

impl HandoverShown {
    fn new(staff: &StaffId, name: String, standing: Standing) -> HandoverShown {
        let counts = standing.counts;
        let covers = standing.covers.into_iter();
        let cases = standing.cases.into_iter();
        HandoverShown {
            staff: staff.to_string(),
            name,
            open_cases: counts.cases,
            running_clocks: counts.clocks,
            money_cases: counts.money_cases,
            money_fen: counts.money,
            proposals: counts.proposals,
            supervisions: counts.supervisions,
            requests: counts.requests,
            measures: counts.measures,
            payments: counts.payments,
            unclaimed_lines: counts.lines,
            covers: covers.map(|(name, from, until)| CoverShown { name, from, until }).collect(),
            cases: cases.map(|row| HandoverCase { case_id: row.case_id, number: row.number }).collect(),
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let staff: StaffId = path.get("staff")?;
    answered(move || {
        let standing = app.standing(&bearer.actor, &staff)?;
        Ok(HandoverShown::new(&staff, app.directory().name(&staff), standing))
    })
    .await
}
