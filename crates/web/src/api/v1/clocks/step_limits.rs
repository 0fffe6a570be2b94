//! The court's own limits for steps, as they are in force.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use crate::api::v1::desk::TAG;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::step_limit::StepLimit;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/step-limits", "show_step_limits", get(show))
        .about(TAG, "现行步骤时限")
        .described("本院规定的步骤时限，非法定期限，不影响任何办理。本院尚未规定的，version 为 0。")
        .giving::<StepLimitTable>(200)
}

answer! {
    /// The table in force.
    pub(crate) struct StepLimitTable {
        version: u32, "版本；0 为尚未规定";
        limits: Vec<StepLimitLine>, "各项时限";
    }
}

answer! {
    /// One line.
    pub(crate) struct StepLimitLine {
        no: u32, "编号，修改后另编";
        name: String, "名称";
        from: &'static str, "起点节点代码";
        until: &'static str, "终点节点代码";
        days: u32, "天数，进入起点之日不计";
        counting: &'static str, "calendar：自然日；working：工作日";
        applies: &'static str, "适用案件代码";
        office: &'static str, "责任岗位代码";
        warn_days: u32, "届满前若干日起预警";
        in_force_on: Day, "施行日";
        ends_on: Option<Day>, "最后适用日";
        words: String, "起止和期限";
    }
}

impl From<&StepLimit> for StepLimitLine {
    fn from(line: &StepLimit) -> StepLimitLine {
        StepLimitLine {
            no: line.no,
            name: line.name.clone(),
            from: line.from.word(),
            until: line.until.word(),
            days: line.days,
            counting: line.counting.word(),
            applies: line.applies.word(),
            office: line.office.word(),
            warn_days: line.warn_days,
            in_force_on: line.in_force_on,
            ends_on: line.ends_on,
            words: line.words(),
        }
    }
}

async fn show(State(app): State<App>, _bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || {
        let history = app.step_limits_history();
        let limits = history.in_force().iter().map(StepLimitLine::from).collect();
        Ok(StepLimitTable { version: history.version(), limits })
    })
    .await
}
