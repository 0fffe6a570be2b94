//! Read an answer of the bank.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, request, text};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/payments/answers", "read_payment_answers", post(read))
        .about(TAG, "登记银行的支付结果（pain.002，或者有支付指令号、处理结果两栏的表格）")
        .described("每笔付款的结果只登记一次，同一文件重复发送不改变任何记录。")
        .taking(|_| {
            request(
                &["file_name", "text"],
                &[("file_name", text("文件名")), ("text", text("文件内容，XML 或者 CSV"))],
            )
        })
        .giving::<AnswerShown>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    file_name: String,
    text: String,
}

answer! {
    /// What followed from an answer of the bank.
    pub(crate) struct AnswerShown {
        settled: Vec<String>, "付讫的支付指令号";
        failed: Vec<OrderTold>, "未付成的，款项退回待发放";
        under_way: Vec<String>, "银行办理中的";
        known: Vec<String>, "此前已登记同一结果的";
        unknown: Vec<String>, "不是本院发出的";
        disputed: Vec<OrderTold>, "与本院记录不符、未登记的";
        bad_lines: Vec<String>, "未能识别的行";
    }
}

answer! {
    /// An order and what is to be said of it.
    pub(crate) struct OrderTold {
        order_no: String, "支付指令号";
        told: String, "情况，中文";
    }
}

async fn read(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let read = app.read_payment_answers(&bearer.actor, &asked.file_name, asked.text.as_bytes())?;
        let told = |lines: Vec<(String, String)>| {
            lines.into_iter().map(|(order_no, told)| OrderTold { order_no, told }).collect()
        };
        Ok(AnswerShown {
            settled: read.settled,
            failed: told(read.failed),
            under_way: read.under_way,
            known: read.known,
            unknown: read.unknown,
            disputed: told(read.disputed),
            bad_lines: read.bad_lines.iter().map(ToString::to_string).collect(),
        })
    })
    .await
}
