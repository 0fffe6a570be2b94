//! List requests to institutions in one state.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::cases::list::Scope;
use app::inquiries::list::{MATTERS, matter_title};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use store::read::requests::{RequestRow, RequestState};
use values::Day;

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];

const STATES: [(&str, &str); 6] = [
    ("awaited", "待答复"),
    ("to_act_on", "待处理"),
    ("disputed", "存疑"),
    ("late", "逾期"),
    ("refused", "不予答复"),
    ("answered", "已答复"),
];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "state", kind: ParameterKind::Words(&STATES), meaning: "状态，默认 awaited" },
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter { name: "matter", kind: ParameterKind::Words(&MATTERS), meaning: "事项，默认全部" },
    Parameter { name: "institution", kind: ParameterKind::Text(32), meaning: "机构代号，默认全部" },
    Parameter { name: "team", kind: ParameterKind::Text(32), meaning: "团队代号，默认全部" },
    Parameter {
        name: "handler", kind: ParameterKind::Text(32), meaning: "承办人用户名，默认全部"
    },
    Parameter {
        name: "search", kind: ParameterKind::Text(60), meaning: "案号、当事人姓名或者名称"
    },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/inquiries", "list_inquiries", get(list))
        .about(TAG, "向协助执行单位发出的查询和协助事项")
        .with_query(PARAMETERS)
        .giving::<RequestList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Requests in one state.
    pub(crate) struct RequestList {
        today: Day, "法院当日";
        counts: RequestCounts, "各状态的件数，最多计到 2000";
        requests: Vec<RequestLine>, "该状态的事项";
    }
}

answer! {
    /// How many requests are in each state.
    pub(crate) struct RequestCounts {
        awaited: u32, "待答复";
        to_act_on: u32, "待处理：不予答复、逾期、存疑或者只办成一部分，尚未再次办理";
        disputed: u32, "存疑";
        late: u32, "逾期";
        refused: u32, "不予答复";
        answered: u32, "已答复";
    }
}

answer! {
    /// One request.
    pub(crate) struct RequestLine {
        case_id: String, "案件标识";
        number: String, "案号";
        entry: u32, "案卷页码，即查询或者协助事项的编号";
        institution: String, "机构代号";
        institution_name: String, "机构名称";
        matter: String, "事项代码";
        matter_title: &'static str, "事项";
        subject: String, "被执行人或者控制的财产";
        asked_on: Day, "发出日期";
        due_on: Day, "应答复日期";
        answered_on: Option<Day>, "答复日期";
        outcome: String, "结果，中文";
        handler_name: Option<String>, "承办人姓名";
    }
}

impl From<RequestRow> for RequestLine {
    fn from(row: RequestRow) -> RequestLine {
        RequestLine {
            matter_title: matter_title(&row.matter),
            case_id: row.case_id,
            number: row.number,
            entry: row.entry,
            institution: row.institution,
            institution_name: row.institution_name,
            matter: row.matter,
            subject: row.subject,
            asked_on: row.asked_on,
            due_on: row.due_on,
            answered_on: row.answered_on,
            outcome: row.outcome,
            handler_name: row.handler_name,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    let word: Option<String> = asked.get("state");
    let state = RequestState::ALL.into_iter().find(|state| Some(state.word()) == word.as_deref());
    let state = state.unwrap_or(RequestState::Awaited);
    let wanted = app::inquiries::list::Asked {
        scope: match asked.get::<String>("scope").as_deref() {
            Some("mine") => Scope::Mine,
            _ => Scope::Seen,
        },
        team: asked.get("team"),
        handler: asked.get("handler"),
        institution: asked.get("institution"),
        matter: asked.get("matter"),
        search: asked.get("search"),
    };
    answered(move || {
        let page = asked.page();
        let [awaited, to_act_on, disputed, late, refused, answered] =
            app.request_counts(&bearer.actor, &wanted)?;
        let rows = app.request_list(&bearer.actor, &wanted, state, page)?;
        Ok(RequestList {
            today: app.today(),
            counts: RequestCounts { awaited, to_act_on, disputed, late, refused, answered },
            requests: rows.into_iter().map(RequestLine::from).collect(),
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_can_be_asked_for() {
        assert_eq!(STATES, RequestState::ALL.map(|state| (state.word(), state.title())));
    }
}
