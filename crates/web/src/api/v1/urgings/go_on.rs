//! Record a contact with the debtor, how an urging ended, or that this record was wrong.

use super::TAG;
use super::open::UrgingShown;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{day, request, text, words};
use app::App;
use app::urging::{Contact, Ending};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;

const ENDINGS: [(&str, &str); 2] = [("performed", "已经履行"), ("unperformed", "没有履行，转执行立案")];

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let contact = Endpoint::post("/urgings/{number}/contacts", "contact_urged", post(contact))
        .about(TAG, "登记一次联系")
        .taking(|_| {
            let fields = [("on", day("日期")), ("way", text("方式")), ("said", text("情况"))];
            request(&["on", "way", "said"], &fields)
        });
    let settle = Endpoint::post("/urgings/{number}/ending", "settle_urging", post(settle))
        .about(TAG, "登记督促结果")
        .described("已经履行的写明 on、sum_fen，不足应当履行金额的另写明 remark；没有履行的写明 on、reason。")
        .taking(|_| {
            let sum = json!({"type": "integer", "minimum": 1, "description": "履行金额（分）"});
            request(
                &["ending", "on"],
                &[
                    ("ending", words(&ENDINGS)),
                    ("on", day("日期")),
                    ("sum_fen", sum),
                    ("remark", text("申请人对未履行部分的意见")),
                    ("reason", text("未履行的情况")),
                ],
            )
        });
    let reopen = Endpoint::post("/urgings/{number}/reopening", "reopen_urging", post(reopen))
        .about(TAG, "更正误记的督促结果，恢复督促")
        .taking(|_| request(&["reason"], &[("reason", text("更正理由"))]));
    [contact, settle, reopen]
        .into_iter()
        .map(|one| one.giving::<UrgingShown>(200).failing(&[Fault::Forbidden, Fault::NotFound]))
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reopened {
    reason: String,
}

async fn contact(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(contact): Body<Contact>,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || Ok(UrgingShown::from(app.contact_urged(&bearer.actor, number, &contact)?))).await
}

async fn settle(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(ending): Body<Ending>,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || Ok(UrgingShown::from(app.settle_urging(&bearer.actor, number, &ending)?))).await
}

async fn reopen(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Reopened>,
) -> Result<Response, ApiError> {
    let number = path.get("number")?;
    answered(move || Ok(UrgingShown::from(app.reopen_urging(&bearer.actor, number, &asked.reason)?))).await
}
