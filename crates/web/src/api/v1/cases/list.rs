//! List cases, within what the officer may see.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Answers, Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use app::cases::list::{COUNTED, handled_by};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::Stage;
use docket::course::closing::way_choices;
use docket::filing::Kind;
use docket::office::Actor;
use store::read::cases::{CaseFilter, CaseRow, Order, StageFilter};
use values::{Day, Fen};

const STAGES: [(&str, &str); 7] = {
    let stages = Stage::CHOICES;
    [("open", "未结"), ("all", "全部"), stages[0], stages[1], stages[2], stages[3], stages[4]]
};

const TRACKS: [(&str, &str); 3] = [("fast", "速执"), ("ordinary", "普通"), ("complex", "复杂")];

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办和代管的")];

const WAYS: [(&str, &str); 7] = way_choices();

const fn parameter(name: &'static str, kind: ParameterKind, meaning: &'static str) -> Parameter {
    Parameter { name, kind, meaning }
}

const PARAMETERS: &[Parameter] = &[
    parameter("scope", ParameterKind::Words(&SCOPES), "范围，默认 seen"),
    parameter("stage", ParameterKind::Words(&STAGES), "阶段，默认 open"),
    parameter("kind", ParameterKind::Words(&Kind::CHOICES), "案件类型"),
    parameter("closing_way", ParameterKind::Words(&WAYS), "结案方式；写明的，不论 stage"),
    parameter("track", ParameterKind::Words(&TRACKS), "分流"),
    parameter("with_suggestion", ParameterKind::Flag, "只看有分流建议、尚未处理的案件"),
    parameter("team", ParameterKind::Text(32), "团队代号"),
    parameter("handler", ParameterKind::Text(32), "承办人用户名"),
    parameter("livelihood", ParameterKind::Flag, "只看涉民生案件"),
    parameter("due_until", ParameterKind::Day, "最近期限不晚于该日"),
    parameter("with_money", ParameterKind::Flag, "只看账户有余额的案件"),
    parameter("search", ParameterKind::Text(100), "案号，或者当事人名称的开头"),
    parameter("order", ParameterKind::Words(&Order::CHOICES), "排序，默认 due"),
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases", "list_cases", get(list))
        .about(TAG, "案件清单")
        .with_query(PARAMETERS)
        .giving::<CaseListed>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// A page of the case list.
    pub(crate) struct CaseListed {
        cases: Vec<CaseLine>, "各案";
        count: u32, "符合条件的案件数，数到两千为止";
        counted_all: bool, "count 是否为全部";
    }
}

answer! {
    /// One line of a case list.
    pub(crate) struct CaseLine {
        id: String, "案件标识，用于路径";
        number: String, "案号";
        kind: String, "案件类型代码";
        filed_on: Day, "立案日期";
        cause: String, "案由";
        livelihood: Option<String>, "涉民生类别；不是的为 null";
        track: Option<String>, "分流代码（fast、ordinary、complex）；尚未分流的为 null";
        suggested_track: Option<String>, "分流建议代码；没有待处理的建议的为 null";
        stage: String, "阶段代码";
        stage_title: &'static str, "阶段名称";
        team: Option<String>, "团队代号";
        handler: Option<String>, "承办人用户名";
        handler_name: Option<String>, "承办人姓名";
        creditors: String, "申请执行人";
        debtors: String, "被执行人";
        claimed_fen: Fen, "申请标的（分）";
        received_fen: Fen, "已到账（分）";
        paid_fen: Fen, "已发放（分）";
        balance_fen: Fen, "账户余额（分）";
        held_fen: Fen, "已控制（分）";
        due_on: Option<Day>, "最近期限";
        due_label: Option<String>, "最近期限的事项";
        closed_on: Option<Day>, "结案日期";
        closing_way: Option<String>, "结案方式代码；未结的为 null";
    }
}

impl From<CaseRow> for CaseLine {
    fn from(row: CaseRow) -> CaseLine {
        CaseLine {
            id: row.case_id,
            number: row.number,
            kind: row.kind,
            filed_on: row.filed_on,
            cause: row.cause,
            livelihood: row.livelihood,
            track: row.track,
            suggested_track: row.suggested_track,
            stage_title: Stage::title_of(&row.stage),
            stage: row.stage,
            team: row.team,
            handler: row.handler,
            handler_name: row.handler_name,
            creditors: row.creditors,
            debtors: row.debtors,
            claimed_fen: row.claimed,
            received_fen: row.received,
            paid_fen: row.paid,
            balance_fen: row.balance,
            held_fen: row.held,
            due_on: row.due_on,
            due_label: row.due_label,
            closed_on: row.closed_on,
            closing_way: row.closing_way,
        }
    }
}

fn filter(asked: &Answers, actor: &Actor) -> CaseFilter {
    CaseFilter {
        kind: asked.get("kind"),
        closing_way: asked.get("closing_way"),
        track: asked.get("track"),
        with_suggestion: asked.flag("with_suggestion"),
        team: asked.get("team"),
        handler: asked.get("handler"),
        handlers: match asked.get::<String>("scope").as_deref() {
            Some("mine") => handled_by(actor).into_iter().map(str::to_owned).collect(),
            _ => Vec::new(),
        },
        sight: None,
        stage: match asked.get::<String>("stage").as_deref() {
            None | Some("open") => StageFilter::Open,
            Some("all") => StageFilter::All,
            Some(stage) => StageFilter::Only(stage.to_owned()),
        },
        livelihood: asked.flag("livelihood"),
        due_until: asked.get("due_until"),
        with_money: asked.flag("with_money"),
        search: asked.get("search"),
        order: Order::by_word(&asked.get::<String>("order").unwrap_or_default()),
        offset: asked.get("offset").unwrap_or(0),
        limit: asked.get("limit").unwrap_or(50),
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let filter = filter(&asked.checked(PARAMETERS)?, &bearer.actor);
    answered(move || {
        let list = app.case_list(&bearer.actor, &filter)?;
        Ok(CaseListed {
            count: list.count,
            counted_all: list.count < COUNTED,
            cases: list.rows.into_iter().map(CaseLine::from).collect(),
        })
    })
    .await
}
