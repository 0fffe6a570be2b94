//! List running clocks, the earliest first.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use crate::api::v1::desk::TAG;
use app::App;
use app::cases::list::Scope;
use app::desk::HORIZON_DAYS;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::clock::ClockKind;
use store::read::clocks::{ClockFilter, ClockRow};
use values::Day;

const KINDS: [(&str, &str); 19] = [
    ("name_handler", "确定承办人"),
    ("send_notice", "发出执行通知"),
    ("property_report", "被执行人报告财产"),
    ("handling", "执行办理期限"),
    ("renew_measure", "续行控制措施"),
    ("measure_ends", "控制措施届满"),
    ("pay_out", "案款发放"),
    ("approval", "待审批"),
    ("lift_measures", "解除控制措施"),
    ("inspect_seal", "检查活封财产"),
    ("plan_objection", "分配方案异议"),
    ("instalment", "和解分期履行"),
    ("start_preservation", "开始执行保全裁定"),
    ("round_query", "终本后定期查询"),
    ("lift_restriction", "解除限制消费"),
    ("remove_listing", "删除失信信息"),
    ("detention_ends", "拘留期满"),
    ("supervision", "督办回复"),
    ("step_limit", "本院步骤时限"),
];

const OFFICES: [(&str, &str); 7] = [
    ("handler", "承办法官"),
    ("assistant", "法官助理"),
    ("clerk", "书记员（内勤）"),
    ("finance", "财务人员"),
    ("command_centre", "指挥中心"),
    ("team_leader", "团队长"),
    ("bureau_head", "执行局局长"),
];

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办和代管的")];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter { name: "kind", kind: ParameterKind::Words(&KINDS), meaning: "期限种类，默认全部" },
    Parameter {
        name: "office", kind: ParameterKind::Words(&OFFICES), meaning: "责任岗位，默认全部"
    },
    Parameter {
        name: "until", kind: ParameterKind::Day, meaning: "届满日不晚于该日，默认十四日后"
    },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/clocks", "list_clocks", get(list))
        .about(TAG, "期限清单")
        .with_query(PARAMETERS)
        .giving::<ClockList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Running clocks.
    pub(crate) struct ClockList {
        today: Day, "法院当日";
        clocks: Vec<ClockLine>, "各期限，先届满的在前";
    }
}

answer! {
    /// One running clock.
    pub(crate) struct ClockLine {
        case_id: String, "案件标识";
        number: String, "案号";
        kind: String, "期限代码";
        title: &'static str, "期限名称";
        label: String, "事项";
        started_on: Day, "起算日";
        due_on: Day, "届满日";
        handler: Option<String>, "承办人用户名；代管的案件为不在岗的承办人";
        handler_name: Option<String>, "承办人姓名";
        office: String, "责任岗位代码";
        warn_days: u32, "届满前若干日起预警";
    }
}

/// The Chinese title of a kind of clock.
pub(crate) fn title_of(word: &str) -> &'static str {
    ClockKind::ALL.into_iter().find(|kind| kind.word() == word).map_or("", ClockKind::title)
}

impl From<ClockRow> for ClockLine {
    fn from(row: ClockRow) -> ClockLine {
        ClockLine {
            title: title_of(&row.kind),
            case_id: row.case_id,
            number: row.number,
            kind: row.kind,
            label: row.label,
            started_on: row.started_on,
            due_on: row.due_on,
            handler: row.handler,
            handler_name: row.handler_name,
            office: row.office,
            warn_days: row.warn_days,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    let scope = match asked.get::<String>("scope").as_deref() {
        Some("mine") => Scope::Mine,
        _ => Scope::Seen,
    };
    answered(move || {
        let today = app.today();
        let until = asked.get("until").unwrap_or_else(|| today.plus_days(HORIZON_DAYS));
        let kind: String = asked.get("kind").unwrap_or_default();
        let office: String = asked.get("office").unwrap_or_default();
        let filter = ClockFilter { kind: &kind, office: &office };
        let page = asked.page();
        let rows = app.clock_list(&bearer.actor, scope, filter, until, page)?;
        Ok(ClockList { today, clocks: rows.into_iter().map(ClockLine::from).collect() })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use docket::step_limit::StepLimit;

    #[test]
    fn every_kind_of_clock_can_be_asked_for() {
        assert!(StepLimit::OFFICES.iter().all(|office| OFFICES.contains(&(office.word(), office.title()))));
        assert_eq!(KINDS, ClockKind::ALL.map(|kind| (kind.word(), kind.title())));
    }
}
