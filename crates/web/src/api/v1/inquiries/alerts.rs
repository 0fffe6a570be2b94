//! Changes in the register of enterprises that nobody has answered.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::schema::answer;
use app::App;
use app::cases::list::Scope;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::property::register_change::ChangeKind;
use store::read::alerts::AlertRow;
use values::Day;

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter::OFFSET,
    Parameter::LIMIT,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/inquiries/alerts", "list_register_alerts", get(list))
        .about(TAG, "尚未处理的登记变更")
        .described("由承办人以 settle_alert 登记处理，alert 即案卷页码。")
        .with_query(PARAMETERS)
        .giving::<AlertList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Changes in the register that nobody has answered.
    pub(crate) struct AlertList {
        count: u32, "项数，最多计到 2000";
        alerts: Vec<AlertLine>, "登记变更，早的在前";
    }
}

answer! {
    /// One change in the register.
    pub(crate) struct AlertLine {
        case_id: String, "案件标识";
        number: String, "案号";
        alert: u32, "案卷页码";
        kind: String, "变更代码";
        kind_title: &'static str, "变更";
        told: String, "变更内容，中文";
        answer: &'static str, "可以怎样办理，中文";
        article: Option<String>, "依据";
        changed_on: Day, "变更日期";
        handler_name: Option<String>, "承办人姓名";
    }
}

impl From<AlertRow> for AlertLine {
    fn from(row: AlertRow) -> AlertLine {
        let kind = ChangeKind::ALL.into_iter().find(|kind| kind.word() == row.kind);
        AlertLine {
            kind_title: kind.map_or("", ChangeKind::title),
            answer: kind.map_or("", ChangeKind::answer),
            article: kind.and_then(ChangeKind::article).map(|article| article.short()),
            case_id: row.case_id,
            number: row.number,
            alert: row.entry,
            kind: row.kind,
            told: row.told,
            changed_on: row.changed_on,
            handler_name: row.handler_name,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    let scope = match asked.get::<String>("scope").as_deref() {
        Some("mine") => Scope::Mine,
        _ => Scope::Seen,
    };
    let page = asked.page();
    answered(move || {
        let rows = app.register_alerts(&bearer.actor, scope, page)?;
        let count = app.register_alert_count(&bearer.actor, scope)?;
        Ok(AlertList { count, alerts: rows.into_iter().map(AlertLine::from).collect() })
    })
    .await
}
