//! Orders of supervision of many cases.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::cases::list::Scope;
use app::command::supervision::{self, Standing};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::supervision::State as Stands;
use store::read::supervision::SupervisionRow;
use values::Day;

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];
const STATES: [(&str, &str); 4] = [
    ("waiting", "待回复"),
    ("overdue", "逾期未回复"),
    ("replied", "已回复，待认可"),
    ("settled", "近十四日办结"),
];

/// What the list may be asked for.
pub(crate) const PARAMETERS: [Parameter; 5] = [
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter { name: "state", kind: ParameterKind::Words(&STATES), meaning: "状态，默认 waiting" },
    Parameter { name: "team", kind: ParameterKind::Text(32), meaning: "团队标识，默认全部" },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/supervisions", "list_supervisions", get(list))
        .about(TAG, "督办事项")
        .described(
            "在案件中以 supervise 提出，由承办人或者其助理以 reply_supervision 回复，由督办人或者其上级以 settle_supervision 处理；supervision 即案卷页码。",
        )
        .with_query(&PARAMETERS)
        .giving::<SupervisionList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Orders of supervision.
    pub(crate) struct SupervisionList {
        count: u32, "项数，最多计到 2000";
        supervisions: Vec<SupervisionLine>, "督办事项；待回复的，期限早的在前";
    }
}

answer! {
    /// One order.
    pub(crate) struct SupervisionLine {
        case_id: String, "案件标识";
        number: String, "案号";
        supervision: u32, "案卷页码";
        order: String, "督办要求";
        by_name: String, "督办人姓名";
        ordered_on: Day, "督办日期";
        due_on: Day, "回复期限";
        state: String, "状态代码";
        state_title: &'static str, "状态";
        state_on: Day, "处于该状态自何日起";
        sent_back: u32, "退回次数";
        remark: Option<String>, "最近一次处理意见";
        reply: Option<String>, "最近一次回复";
        effect: Option<String>, "效果";
        reply_by: Option<String>, "回复人姓名";
        in_time: bool, "最近一次回复是否按期；没有回复的为 false";
        team: Option<String>, "团队标识";
        handler: Option<String>, "现承办人标识";
        handler_name: Option<String>, "现承办人姓名";
    }
}

impl From<SupervisionRow> for SupervisionLine {
    fn from(row: SupervisionRow) -> SupervisionLine {
        SupervisionLine {
            state_title: Stands::title_of(&row.state),
            case_id: row.case_id,
            number: row.number,
            supervision: row.entry,
            order: row.told,
            by_name: row.by_name,
            ordered_on: row.ordered_on,
            due_on: row.due_on,
            state: row.state,
            state_on: row.state_on,
            sent_back: row.sent_back,
            remark: row.remark,
            reply: row.reply,
            effect: row.effect,
            reply_by: row.reply_by,
            in_time: row.in_time,
            team: row.team,
            handler: row.handler,
            handler_name: row.handler_name,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    let scope = match asked.get::<String>("scope").as_deref() {
        Some("mine") => Scope::Mine,
        _ => Scope::Seen,
    };
    let standing = Standing::by_word(&asked.get::<String>("state").unwrap_or_default());
    let team = asked.get::<String>("team");
    let page = asked.page();
    answered(move || {
        let count = app.supervision_count(&bearer.actor, scope, team.as_deref(), standing)?;
        let rows = app.supervisions(&bearer.actor, &supervision::Asked { scope, team, standing, page })?;
        Ok(SupervisionList { count, supervisions: rows.into_iter().map(SupervisionLine::from).collect() })
    })
    .await
}
