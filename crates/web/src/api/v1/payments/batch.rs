//! A batch with its payments, and its file for the bank.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use app::payments::FileKind;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use docket::office::Actor;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/payments/batches/{number}", "show_payment_batch", get(show))
        .about(TAG, "一个支付批次")
        .giving::<BatchShown>(200)
        .failing(&[Fault::Forbidden])
}

/// The file of a batch.
pub(crate) fn file_endpoint() -> Endpoint {
    Endpoint::get("/payments/batches/{number}/file", "payment_file", get(file))
        .about(TAG, "一个批次的支付文件（pain.001），账号完整")
        .described("由财务人员取得，每次取得均有记录。")
        .giving::<BatchFile>(200)
        .failing(&[Fault::Forbidden])
}

answer! {
    /// A batch of payments.
    pub(crate) struct BatchShown {
        number: String, "批次号，也是支付文件号";
        execute_on: Day, "付款日";
        total_fen: Fen, "合计（分）";
        orders: Vec<BatchOrderShown>, "各笔付款";
    }
}

answer! {
    /// One payment of a batch.
    pub(crate) struct BatchOrderShown {
        order_no: String, "支付指令号，银行回执据此对应";
        case_id: String, "案件标识";
        payment: u32, "付款编号";
        holder: String, "户名";
        account: String, "收款账号，已遮盖";
        amount_fen: Fen, "金额（分）";
        state: String, "sent：银行办理中；settled：已付讫；failed：未付成";
    }
}

answer! {
    /// A file for the bank.
    pub(crate) struct BatchFile {
        name: String, "文件名";
        text: String, "文件内容，UTF-8";
    }
}

impl BatchShown {
    pub(super) fn new(app: &App, actor: &Actor, number: &str) -> Result<BatchShown, AppError> {
        let batch = app.payment_batch(actor, number)?;
        let rows = app.payments_in(actor, number)?;
        let state = |order: &app::payments::BatchOrder| {
            rows.iter()
                .find(|row| (row.case_id.as_str(), row.entry) == (order.case.as_str(), order.entry.0))
                .map_or_else(String::new, |row| row.state.clone())
        };
        Ok(BatchShown {
            number: batch.number.clone(),
            execute_on: batch.execute_on,
            total_fen: batch.total(),
            orders: batch
                .orders
                .iter()
                .map(|order| BatchOrderShown {
                    order_no: order.order_no.clone(),
                    case_id: order.case.to_string(),
                    payment: order.entry.0,
                    holder: order.holder.clone(),
                    account: order.account.to_string(),
                    amount_fen: order.amount_fen,
                    state: state(order),
                })
                .collect(),
        })
    }
}

async fn show(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let number: String = parts.get("number")?;
    answered(move || Ok(BatchShown::new(&app, &bearer.actor, &number)?)).await
}

async fn file(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let number: String = parts.get("number")?;
    answered(move || {
        let made = app.payment_file(&bearer.actor, &number, FileKind::Pain001)?;
        Ok(BatchFile { name: made.name, text: String::from_utf8_lossy(&made.bytes).into_owned() })
    })
    .await
}
