//! One campaign with what came of it.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use app::App;
use app::campaigns::{Account, Held, Outcome};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::flow::Node;
use store::read::campaigns::CampaignNode;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/campaigns/{number}", "show_campaign", get(show))
        .about(TAG, "一次专项行动及其成果")
        .described("成果由所选案件的案卷记载统计，不能填报；本团队人员只见本团队的案件。")
        .giving::<CampaignShown>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// A campaign.
    pub(crate) struct CampaignShown {
        number: u32, "编号";
        name: String, "名称";
        from: Day, "首日";
        until: Day, "末日";
        ended_on: Option<Day>, "结束日期；尚未结束的为 null";
        ended_remark: Option<String>, "结束说明";
        criteria: CampaignCriteria, "案件范围，未限定的为 null";
        only_team: Option<String>, "只统计这个团队的案件；统计全部的为 null";
        counted_from: Option<Day>, "统计首日；尚未开始的为 null";
        counted_until: Option<Day>, "统计末日；尚未开始的为 null";
        results: Vec<CampaignResult>, "成果，有目标的先列";
        open: u32, "范围内的未结案件数";
        nodes: Vec<CampaignNodeLine>, "未结案件现处的节点";
        operations: Vec<OperationLine>, "集中执行行动";
    }
}

answer! {
    /// Which cases a campaign is about.
    pub(crate) struct CampaignCriteria {
        kind: Option<String>, "案件类型代字";
        class: Option<String>, "案件类别代码";
        cause: Option<String>, "案由";
        team: Option<String>, "团队代号";
        older_than_months: Option<u32>, "至行动首日立案满多少个月";
        from_fen: Option<Fen>, "申请执行标的额下限（分）";
        to_fen: Option<Fen>, "申请执行标的额上限（分）";
    }
}

answer! {
    /// One result.
    pub(crate) struct CampaignResult {
        id: &'static str, "指标代号";
        title: &'static str, "名称";
        counted: i64, "分子；没有分母的为数量；金额以分计";
        base: Option<i64>, "分母；没有分母的为 null";
        written: Option<String>, "结果，中文";
        target: Option<i64>, "目标：数量、分，或者万分之几；没有的为 null";
        target_written: Option<String>, "目标，中文";
        reached: Option<String>, "完成目标的比例";
    }
}

answer! {
    /// How many cases stand at a node.
    pub(crate) struct CampaignNodeLine {
        node: String, "节点代码";
        title: &'static str, "节点";
        count: u32, "件数";
        since: Day, "最早进入的日期";
    }
}

answer! {
    /// One operation.
    pub(crate) struct OperationLine {
        no: u32, "序号";
        on: Day, "日期";
        hour: &'static str, "时段";
        joint: bool, "是否联合行动";
        partners: Vec<String>, "参加单位";
        officers: u32, "本院参加人数";
        cases: Vec<String>, "涉及案件标识";
        outcome: String, "行动情况";
        struck: Option<String>, "撤销登记的理由；有效的为 null";
    }
}

impl From<&Outcome> for CampaignResult {
    fn from(outcome: &Outcome) -> CampaignResult {
        CampaignResult {
            id: outcome.indicator.id,
            title: outcome.indicator.title,
            counted: outcome.figure.counted,
            base: outcome.figure.base,
            written: outcome.indicator.written(outcome.figure),
            target: outcome.target,
            target_written: outcome.target_written(),
            reached: outcome.reached(),
        }
    }
}

impl From<&Held> for OperationLine {
    fn from(held: &Held) -> OperationLine {
        let operation = &held.operation;
        OperationLine {
            no: held.no,
            on: operation.on,
            hour: operation.hour.title(),
            joint: operation.is_joint(),
            partners: operation.partners.clone(),
            officers: operation.officers,
            cases: operation.cases.iter().map(ToString::to_string).collect(),
            outcome: operation.outcome.clone(),
            struck: held.struck.clone(),
        }
    }
}

impl From<CampaignNode> for CampaignNodeLine {
    fn from(node: CampaignNode) -> CampaignNodeLine {
        let title = Node::by_word(&node.node).map_or("", Node::title);
        CampaignNodeLine { title, node: node.node, count: node.count, since: node.since }
    }
}

impl From<Account> for CampaignShown {
    fn from(account: Account) -> CampaignShown {
        let campaign = account.campaign;
        let (ended_on, ended_remark) = campaign.ended.clone().unzip();
        let criteria = campaign.criteria;
        CampaignShown {
            number: campaign.number,
            name: campaign.name,
            from: campaign.from,
            until: campaign.until,
            ended_on,
            ended_remark,
            criteria: CampaignCriteria {
                kind: criteria.kind,
                class: criteria.class,
                cause: criteria.cause,
                team: criteria.team,
                older_than_months: criteria.older_than_months,
                from_fen: criteria.from_fen,
                to_fen: criteria.to_fen,
            },
            only_team: account.only_team,
            counted_from: account.days.map(|days| days.0),
            counted_until: account.days.map(|days| days.1),
            results: account.results.iter().map(CampaignResult::from).collect(),
            open: account.open,
            nodes: account.nodes.into_iter().map(CampaignNodeLine::from).collect(),
            operations: campaign.operations.iter().map(OperationLine::from).collect(),
        }
    }
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || Ok(CampaignShown::from(app.campaign_account(&bearer.actor, number)?))).await
}
