//! List payments in each state.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, answered};
use crate::api::schema::answer;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use store::read::payments::PaymentRow;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/payments", "list_payments", get(list))
        .about(TAG, "待送银行、银行办理中和近三十日未付成的付款")
        .giving::<PaymentList>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// Payments in each state.
    pub(crate) struct PaymentList {
        to_send: Vec<PaymentLine>, "待送银行";
        under_way: Vec<PaymentLine>, "银行办理中";
        failed: Vec<PaymentLine>, "近三十日未付成";
    }
}

answer! {
    /// One payment.
    pub(crate) struct PaymentLine {
        case_id: String, "案件标识";
        payment: u32, "付款编号，即批准所在案卷页码";
        number: String, "案号";
        purpose: String, "pay_out：发放案款；return_surplus：退还余款";
        payee: String, "收款当事人";
        amount_fen: Fen, "金额（分）";
        state: String, "ordered、sent、settled 或者 failed";
        told: String, "状态，中文";
        batch: String, "支付批次；没有的为空";
        since: Day, "该状态始于";
        livelihood: bool, "是否涉民生案件，优先发放";
    }
}

impl From<PaymentRow> for PaymentLine {
    fn from(row: PaymentRow) -> PaymentLine {
        PaymentLine {
            case_id: row.case_id,
            payment: row.entry,
            number: row.number,
            purpose: row.purpose,
            payee: row.payee,
            amount_fen: row.amount,
            state: row.state,
            told: row.told,
            batch: row.batch,
            since: row.since,
            livelihood: row.livelihood,
        }
    }
}

async fn list(State(app): State<App>, bearer: Bearer) -> Result<Response, ApiError> {
    answered(move || {
        let overview = app.payments(&bearer.actor)?;
        let lines = |rows: Vec<PaymentRow>| rows.into_iter().map(PaymentLine::from).collect();
        Ok(PaymentList {
            to_send: lines(overview.to_send),
            under_way: lines(overview.under_way),
            failed: lines(overview.failed),
        })
    })
    .await
}
