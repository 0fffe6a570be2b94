//! The desk of the officer: what is due, what waits for approval, where the money is.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::list::CaseLine;
use crate::api::v1::clocks::list::{ClockLine, title_of};
use crate::api::v1::desk::TAG;
use crate::api::v1::tasks::list::TaskLine;
use app::cases::list::{COUNTED, Scope};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/desk", "show_desk", get(show))
        .about(TAG, "工作台")
        .giving::<DeskShown>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The desk of an officer.
    pub(crate) struct DeskShown {
        today: Day, "法院当日";
        scope: &'static str, "mine：本人承办的；seen：有权查看的全部";
        counts: Vec<ClockCounted>, "各种期限的数量";
        due: Vec<ClockLine>, "最先届满的期限";
        to_verify: ToVerify, "待核实的件数：来自外部或者因时间经过，须由人处理";
        without_safe_path: i64, "来不及稳妥续行的措施项数";
        tasks: Vec<TaskLine>, "待本人审批的事项";
        with_money: Vec<CaseLine>, "账户有余额的案件";
        unassigned: Vec<CaseLine>, "待分案的案件";
        open_count: u32, "未结案件数，数到两千为止";
        open_counted_all: bool, "open_count 是否为全部";
    }
}

answer! {
    /// What came from outside or lapsed, and waits for somebody.
    pub(crate) struct ToVerify {
        lapsed: u32, "届满未续的措施，见 /measures?span=ended";
        requests: u32, "待处理的查控事项，见 /inquiries?state=to_act_on";
        alerts: u32, "登记变更，见 /inquiries/alerts";
        to_answer: u32, "待回复的督办，见 /supervisions；不由该职务回复的为 0";
        to_accept: u32, "已回复、待认可的督办；不由该职务督办的为 0";
        track_suggestions: u32, "待处理的分流建议，见 /cases?with_suggestion=true；与该职务无关的为 0";
        stray_replies: u32, "无法匹配的答复，见 /inquiries/stray；不由该职务处理的为 0";
    }
}

answer! {
    /// How many clocks of one kind run.
    pub(crate) struct ClockCounted {
        kind: String, "期限代码";
        title: &'static str, "期限名称";
        late: i64, "已逾期";
        today: i64, "今日到期";
        soon: i64, "七日内到期";
    }
}

async fn show(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || {
        let desk = app.desk(&bearer.actor)?.ok_or(AppError::Forbidden)?;
        let directory = app.directory();
        Ok(DeskShown {
            today: desk.today,
            scope: match desk.scope {
                Scope::Mine => "mine",
                Scope::Seen => "seen",
            },
            counts: desk
                .counts
                .into_iter()
                .map(|count| ClockCounted {
                    title: title_of(&count.kind),
                    kind: count.kind,
                    late: count.late,
                    today: count.today,
                    soon: count.soon,
                })
                .collect(),
            due: desk.due.into_iter().map(ClockLine::from).collect(),
            to_verify: ToVerify {
                lapsed: desk.attention.lapsed.count,
                requests: desk.requests.0,
                alerts: desk.attention.alerts.count,
                to_answer: desk.attention.to_answer.count,
                to_accept: desk.attention.to_accept.count,
                track_suggestions: desk.attention.suggestions.count,
                stray_replies: desk.attention.strays.count,
            },
            without_safe_path: desk.red_measures.1,
            tasks: desk.tasks.into_iter().map(|row| TaskLine::new(row, &directory)).collect(),
            with_money: desk.with_money.into_iter().map(CaseLine::from).collect(),
            unassigned: desk.unassigned.into_iter().map(CaseLine::from).collect(),
            open_count: desk.open_count,
            open_counted_all: desk.open_count < COUNTED,
        })
    })
    .await
}
