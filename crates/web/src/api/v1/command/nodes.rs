//! The nodes of the flow, and the cases at each.

use super::{TAG, TEAM};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, PathParts, answered};
use crate::api::schema::answer;
use app::command::nodes::{BEYOND, NodeStanding};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::flow::Node;
use store::read::flow::FlowRow;
use values::Day;

const BOARD: [Parameter; 1] = [TEAM];
const CASES: [Parameter; 4] = [
    TEAM,
    Parameter {
        name: "beyond_days",
        kind: ParameterKind::Whole(0, 36_500),
        meaning: "只列停留超过若干日的，默认全部",
    },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/nodes", "list_nodes", get(board))
        .about(TAG, "流程节点：未结案件各在何处、停留多久")
        .with_query(&BOARD)
        .giving::<NodeBoard>(200)
        .failing(&[Fault::Forbidden])
}

pub(crate) fn cases_endpoint() -> Endpoint {
    Endpoint::get("/nodes/{node}/cases", "list_node_cases", get(cases))
        .about(TAG, "停留在一个节点的案件，停留久的在前")
        .with_query(&CASES)
        .giving::<NodeCases>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// The board of nodes.
    pub(crate) struct NodeBoard {
        today: Day, "法院当日";
        nodes: Vec<NodeShown>, "各节点，按流程次序";
    }
}

answer! {
    /// One node.
    pub(crate) struct NodeShown {
        node: &'static str, "节点代码";
        title: &'static str, "节点";
        told_by: &'static str, "凭什么认定案件在此节点";
        count: u32, "未结案件数";
        median_days: Option<i32>, "半数案件的停留在若干日内；没有案件的为 null";
        longest_days: Option<i32>, "停留最久的日数";
        beyond: Vec<BeyondShown>, "停留超过若干日的案件数";
        teams: Vec<TeamShown>, "各团队的案件数，不受 team 限制，按团队标识排列";
    }
}

answer! {
    /// Cases that stay for long.
    pub(crate) struct BeyondShown {
        days: i32, "超过的日数";
        count: u32, "案件数";
    }
}

answer! {
    /// The cases of one team.
    pub(crate) struct TeamShown {
        team: Option<String>, "团队标识；尚未分给团队的为 null";
        count: u32, "案件数";
    }
}

answer! {
    /// The cases at one node.
    pub(crate) struct NodeCases {
        count: u32, "件数，最多计到 2000";
        cases: Vec<NodeCase>, "案件，停留久的在前";
    }
}

answer! {
    /// One case.
    pub(crate) struct NodeCase {
        case_id: String, "案件标识";
        number: String, "案号";
        since: Day, "何时到达此节点";
        days: i32, "停留日数";
        team: Option<String>, "团队标识";
        handler_name: Option<String>, "承办人姓名";
        cause: String, "案由";
        filed_on: Day, "立案日期";
        last_page_on: Day, "案卷最后一页的日期";
    }
}

fn team(id: String) -> Option<String> {
    Some(id).filter(|id| !id.is_empty())
}

impl From<NodeStanding> for NodeShown {
    fn from(one: NodeStanding) -> NodeShown {
        let beyond = BEYOND.into_iter().zip(one.beyond);
        let teams = one.teams.into_iter();
        NodeShown {
            node: one.node.word(),
            title: one.node.title(),
            told_by: one.node.told_by(),
            count: one.count,
            median_days: one.median,
            longest_days: one.longest,
            beyond: beyond.map(|(days, count)| BeyondShown { days, count }).collect(),
            teams: teams.map(|(id, count)| TeamShown { team: team(id), count }).collect(),
        }
    }
}

impl NodeCase {
    fn new(row: FlowRow, today: Day) -> NodeCase {
        NodeCase {
            case_id: row.case_id,
            number: row.number,
            since: row.since,
            days: today.days_since(row.since).max(0),
            team: team(row.team),
            handler_name: row.handler_name,
            cause: row.cause,
            filed_on: row.filed_on,
            last_page_on: row.last_page_on,
        }
    }
}

async fn board(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&BOARD)?;
    answered(move || {
        let team: Option<String> = asked.get("team");
        let nodes = app.node_board(&bearer.actor, team.as_deref())?;
        Ok(NodeBoard { today: app.today(), nodes: nodes.into_iter().map(NodeShown::from).collect() })
    })
    .await
}

async fn cases(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let node = Node::by_word(&path.get::<String>("node")?).filter(|node| *node != Node::Closed);
    let node = node.ok_or(AppError::NotFound)?;
    let asked = asked.checked(&CASES)?;
    answered(move || {
        let beyond = asked.get("beyond_days");
        let page = asked.page();
        let (rows, count) = app.cases_at_node(&bearer.actor, (node, asked.get("team")), beyond, page)?;
        let today = app.today();
        Ok(NodeCases { count, cases: rows.into_iter().map(|row| NodeCase::new(row, today)).collect() })
    })
    .await
}
