//! Open cases that have waited far longer than like cases did.

use super::{SCOPE, TAG, TEAM, scope};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Answers, Asked, Bearer, Parameter, answered};
use crate::api::schema::answer;
use app::App;
use app::command::warnings::{SlowCase, Warnings};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

const PARAMETERS: [Parameter; 4] = [SCOPE, TEAM, Parameter::OFFSET, Parameter::LIMIT];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/warnings", "list_warnings", get(list))
        .about(TAG, "同类预警：明显慢于同类已结案件的未结案件")
        .described("只提示应当看一看的案件，不评价人员。order 是可以据以督办的文字，督办以 supervise 提出。")
        .with_query(&PARAMETERS)
        .giving::<WarningList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The warnings.
    pub(crate) struct WarningList {
        count: u32, "预警案件数";
        compared: u32, "已比对的未结案件数";
        without_like: u32, "同类已结案件太少、没有比对的案件数";
        warnings: Vec<WarningShown>, "预警，超出通常日数多的在前";
    }
}

answer! {
    /// One warning.
    pub(crate) struct WarningShown {
        case_id: String, "案件标识";
        number: String, "案号";
        handler_name: Option<String>, "承办人姓名";
        step: &'static str, "尚未到达的步骤";
        since: &'static str, "从哪一步起算";
        waited_days: u32, "该步以来的日数（扣除中止）";
        quiet_days: i32, "案卷无新记载的日数";
        like: u32, "到达起算步骤的同类已结案件数";
        reached: u32, "其中到达该步骤的件数";
        median_days: u32, "其中半数在若干日内到达";
        nine_tenths_days: u32, "其中九成在若干日内到达";
        alike: String, "同类的标准";
        sentence: String, "预警，一句中文";
        differences: Vec<String>, "与多数同类案件的不同之处";
        order: String, "可以据以督办的文字";
    }
}

impl From<&SlowCase> for WarningShown {
    fn from(one: &SlowCase) -> WarningShown {
        WarningShown {
            case_id: one.case_id.clone(),
            number: one.number.clone(),
            handler_name: one.handler_name.clone(),
            step: one.step.title(),
            since: one.since(),
            waited_days: one.warning.waited,
            quiet_days: one.quiet_days,
            like: one.warning.like as u32,
            reached: one.warning.reached as u32,
            median_days: one.warning.median,
            nine_tenths_days: one.warning.nine_tenths,
            alike: one.like.clone(),
            sentence: one.sentence(),
            differences: one.differences(),
            order: one.proposed_order(),
        }
    }
}

impl WarningList {
    /// The page of the warnings that a checked query asks for.
    pub(crate) fn of(found: &Warnings, asked: &Answers) -> WarningList {
        let (offset, limit) = asked.page();
        let (offset, limit) = (offset as usize, limit as usize);
        WarningList {
            count: found.slow.len() as u32,
            compared: found.compared,
            without_like: found.without_like,
            warnings: found.slow.iter().skip(offset).take(limit).map(WarningShown::from).collect(),
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let team: Option<String> = asked.get("team");
        let found = app.slow_cases(&bearer.actor, scope(&asked), team.as_deref())?;
        Ok(WarningList::of(&found, &asked))
    })
    .await
}
