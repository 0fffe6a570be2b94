//! List receipts whose money has not all gone out, the oldest first.

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
use docket::money::unpaid::WaitsFor;
use values::{Day, Fen};

const SCOPES: [(&str, &str); 2] = [("seen", "有权查看的全部"), ("mine", "本人承办的")];

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "scope", kind: ParameterKind::Words(&SCOPES), meaning: "范围，默认 seen" },
    Parameter {
        name: "waits_for",
        kind: ParameterKind::Words(&WaitsFor::CHOICES),
        meaning: "等待什么，默认全部",
    },
    Parameter::OFFSET,
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/payments/unpaid", "list_unpaid_receipts", get(list))
        .about(TAG, "未发放完毕的到账案款，涉民生案件先列，其余到账早的先列，每次至多一百行")
        .with_query(PARAMETERS)
        .giving::<UnpaidList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Receipts whose money has not all gone out.
    pub(crate) struct UnpaidList {
        today: Day, "法院当日";
        receipts: Vec<UnpaidLine>, "各笔到账";
    }
}

answer! {
    /// One receipt.
    pub(crate) struct UnpaidLine {
        case_id: String, "案件标识";
        receipt: u32, "到账所在案卷页码";
        number: String, "案号";
        amount_fen: Fen, "到账金额（分）";
        left_fen: Fen, "未发放（分）";
        held_fen: Fen, "其中暂缓（分）";
        value_on: Day, "到账日";
        due_on: Day, "发放期限届满日";
        paused: bool, "发放期限是否暂停计算";
        waits_for: String, "等待什么";
        told: String, "具体情况，中文";
        handler_name: Option<String>, "承办人姓名";
        livelihood: bool, "是否涉民生案件，优先发放";
    }
}

async fn list(State(app): State<App>, bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(PARAMETERS)?;
    answered(move || {
        let scope = match asked.get::<String>("scope").as_deref() {
            Some("mine") => Scope::Mine,
            _ => Scope::Seen,
        };
        let waits_for: String = asked.get("waits_for").unwrap_or_default();
        let rows = app.unpaid_receipts(&bearer.actor, scope, &waits_for, asked.get("offset").unwrap_or(0))?;
        let line = |row: store::read::payments::UnpaidRow| UnpaidLine {
            case_id: row.case_id,
            receipt: row.entry,
            number: row.number,
            amount_fen: row.amount,
            left_fen: row.left,
            held_fen: row.held,
            value_on: row.value_on,
            due_on: row.due_on,
            paused: row.paused,
            waits_for: row.waits_for,
            told: row.told,
            handler_name: row.handler_name,
            livelihood: row.livelihood,
        };
        Ok(UnpaidList { today: app.today(), receipts: rows.into_iter().map(line).collect() })
    })
    .await
}
