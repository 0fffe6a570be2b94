//! Claim a line of the bank statement for a case.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{answer, nullable, request, text};
use app::funds::claim::{ClaimFor, LineDone};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use docket::EntryNo;
use docket::money::receive_money::Origin;
use ledger::bank_line::LineId;
use serde::Deserialize;
use serde_json::json;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/funds/lines/{account}/{source_no}/claim", "claim_money", post(claim))
        .about(TAG, "为案件认领一笔到账")
        .described(
            "案卷登记到账与流水认领同时写入。deduction 不填的，金额与待到账的划拨相同即视为该笔划拨；paid 为 true 的，是被执行人自行缴纳。",
        )
        .taking(|_| {
            let whole = |meaning: &str| json!({"type": "integer", "minimum": 1, "description": meaning});
            let fields = [
                ("case_id", text("案件标识")),
                ("debtor", whole("被执行人序号")),
                ("deduction", nullable(whole("对应的划拨所在案卷页"))),
                ("paid", json!({"type": "boolean", "description": "是否自行缴纳，默认 false"})),
            ];
            request(&["case_id", "debtor"], &fields)
        })
        .giving::<LineSettled>(200)
        .failing(&[Fault::Forbidden, Fault::Refused, Fault::LineSettled])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    case_id: String,
    debtor: u32,
    #[serde(default)]
    deduction: Option<u32>,
    #[serde(default)]
    paid: bool,
}

answer! {
    /// What became of a line.
    pub(crate) struct LineSettled {
        sentences: Vec<String>, "案卷新立的页，中文";
        version: u32, "该笔到账的事项数";
    }
}

impl From<LineDone> for LineSettled {
    fn from(done: LineDone) -> LineSettled {
        LineSettled { sentences: done.sentences, version: u32::try_from(done.version).unwrap_or(u32::MAX) }
    }
}

/// The line that a path names.
pub(super) fn line(path: &PathParts) -> Result<LineId, ApiError> {
    Ok(LineId { account: path.get("account")?, source_no: path.get("source_no")? })
}

async fn claim(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let line = line(&path)?;
    answered(move || {
        let case = asked.case_id.parse().map_err(|_| AppError::NotFound)?;
        let origin = match (asked.deduction, asked.paid) {
            (Some(_), true) => {
                return Err(AppError::BadInput("deduction 和 paid 只能填写一项".to_owned()).into());
            }
            (Some(page), false) => Origin::Deduction(EntryNo(page)),
            (None, true) => Origin::Payment,
            (None, false) => Origin::Recognised,
        };
        let claim = ClaimFor { case, debtor: asked.debtor, origin };
        Ok(LineSettled::from(app.claim_line(&bearer.actor, &line, &claim)?))
    })
    .await
}
