//! Enter the balance of a day that finance read from the bank's statement.

use super::TAG;
use super::day::ClosingDay;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::request;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/closing/accounts/{account}/days/{day}/balance", "tell_bank_balance", post(tell))
        .about(TAG, "登记银行账单余额")
        .described("由财务人员办理。导入的银行流水有余额的，自动登记。")
        .taking(|_| {
            let balance = json!({"type": "integer", "description": "当日终了余额（分）"});
            request(&["balance_fen"], &[("balance_fen", balance)])
        })
        .giving::<ClosingDay>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound, Fault::DayClosed, Fault::Refused])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    balance_fen: Fen,
}

async fn tell(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let (account, day): (String, Day) = (path.get("account")?, path.get("day")?);
    answered(move || {
        app.tell_balance(&bearer.actor, &account, (day, asked.balance_fen))?;
        ClosingDay::new(&app, &bearer.actor, &account, day)
    })
    .await
}
