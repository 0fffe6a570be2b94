//! Replies that no docket asked for: list them, give one to its request, put one aside.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Body, Parameter, ParameterKind, PathParts, answered};
use crate::api::schema::{answer, request, text};
use app::inquiries::list::matter_title;
use app::institutions::stray::Candidate;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use docket::office::Actor;
use serde::Deserialize;
use serde_json::json;
use store::read::institutions::RequestKey;
use store::read::stray::StrayRow;
use values::Day;

const STATES: [(&str, &str); 3] =
    [("open", "待处理"), ("assigned", "已归入查控事项"), ("dismissed", "不予采用")];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "state", kind: ParameterKind::Words(&STATES), meaning: "状态，默认 open" },
    Parameter {
        name: "search",
        kind: ParameterKind::Text(60),
        meaning: "案号、当事人：candidates 改列所查案件待答复的事项；默认列相近的事项",
    },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoints() -> [Endpoint; 3] {
    let list = Endpoint::get("/inquiries/stray", "list_stray_replies", get(list))
        .about(TAG, "无法匹配的答复")
        .described("没有写明本院编号，或者编号不存在的答复。由指挥中心、立案内勤、团队长和局长处理。")
        .with_query(PARAMETERS)
        .giving::<StrayList>(200)
        .failing(&[Fault::Forbidden]);
    let assign = Endpoint::post("/inquiries/stray/{number}/assign", "assign_stray_reply", post(assign))
        .about(TAG, "把一份无法匹配的答复归入查控事项")
        .taking(|_| {
            let entry = json!({"type": "integer", "minimum": 1, "maximum": u32::MAX,
                "description": "案卷页码，即查询或者协助事项的编号"});
            request(&["case_id", "entry"], &[("case_id", text("案件标识")), ("entry", entry)])
        })
        .giving::<StrayLeft>(200)
        .failing(&[Fault::Forbidden, Fault::Refused, Fault::Conflict]);
    let dismiss = Endpoint::post("/inquiries/stray/{number}/dismiss", "dismiss_stray_reply", post(dismiss))
        .about(TAG, "不予采用一份无法匹配的答复")
        .taking(|_| request(&["reason"], &[("reason", text("理由"))]))
        .giving::<StrayLeft>(200)
        .failing(&[Fault::Forbidden, Fault::Refused, Fault::Conflict]);
    [list, assign, dismiss]
}

answer! {
    /// Stray replies of a state.
    pub(crate) struct StrayList {
        count: u32, "该状态的份数";
        replies: Vec<StrayLine>, "答复，新的在前";
    }
}

answer! {
    /// One stray reply.
    pub(crate) struct StrayLine {
        number: u32, "编号";
        institution: String, "机构代号";
        institution_name: String, "机构名称";
        received_on: Day, "收到日期";
        request: String, "答复所写的编号";
        person: String, "答复所写的被查询人";
        outcome: String, "答复内容，中文";
        state: String, "状态代码";
        settled: String, "怎样处理，中文；待处理的为空";
        candidates: Vec<CandidateLine>, "可能归入的事项，最可能的在前；只有待处理的才有";
    }
}

answer! {
    /// A request that a stray reply may belong to.
    pub(crate) struct CandidateLine {
        case_id: String, "案件标识";
        number: String, "案号";
        entry: u32, "案卷页码";
        matter: String, "事项代码";
        matter_title: &'static str, "事项";
        subject: String, "被执行人或者控制的财产";
        asked_on: Day, "发出日期";
        reasons: Vec<&'static str>, "为什么可能";
    }
}

answer! {
    /// How many stray replies still wait.
    pub(crate) struct StrayLeft {
        open: u32, "还有几份待处理";
    }
}

impl From<Candidate> for CandidateLine {
    fn from(candidate: Candidate) -> CandidateLine {
        let awaited = candidate.awaited;
        CandidateLine {
            matter_title: matter_title(&awaited.matter),
            case_id: awaited.key.case_id,
            number: awaited.number,
            entry: awaited.key.entry,
            matter: awaited.matter,
            subject: awaited.subject,
            asked_on: awaited.asked_on,
            reasons: candidate.reasons,
        }
    }
}

impl StrayLine {
    fn of(app: &App, actor: &Actor, row: StrayRow, search: Option<&str>) -> Result<StrayLine, AppError> {
        let candidates = match search {
            _ if row.state != "open" => Vec::new(),
            Some(search) => app.stray_search(actor, &row, search)?,
            None => app.stray_candidates(actor, &row)?,
        };
        Ok(StrayLine {
            number: row.number,
            institution: row.institution,
            institution_name: row.institution_name,
            received_on: row.received_on,
            request: row.request,
            person: row.person,
            outcome: row.outcome,
            state: row.state,
            settled: row.settled,
            candidates: candidates.into_iter().map(CandidateLine::from).collect(),
        })
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    let state = asked.get::<String>("state").unwrap_or_else(|| "open".to_owned());
    let search = asked.get::<String>("search");
    let page = asked.page();
    answered(move || {
        let actor = &bearer.actor;
        let rows = app.stray_replies(actor, &state, page)?;
        let line = |row| StrayLine::of(&app, actor, row, search.as_deref());
        let replies = rows.into_iter().map(line).collect::<Result<_, _>>()?;
        Ok(StrayList { count: app.stray_reply_count(actor, &state)?, replies })
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    case_id: String,
    entry: u32,
}

async fn assign(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    Body(asked): Body<Request>,
) -> Result<Response, ApiError> {
    let number = parts.get("number")?;
    answered(move || {
        let key = RequestKey { case_id: asked.case_id, entry: asked.entry };
        app.assign_stray(&bearer.actor, number, &key)?;
        Ok(StrayLeft { open: app.stray_reply_count(&bearer.actor, "open")? })
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: String,
}

async fn dismiss(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    Body(asked): Body<Reason>,
) -> Result<Response, ApiError> {
    let number = parts.get("number")?;
    answered(move || {
        app.dismiss_stray(&bearer.actor, number, &asked.reason)?;
        Ok(StrayLeft { open: app.stray_reply_count(&bearer.actor, "open")? })
    })
    .await
}
