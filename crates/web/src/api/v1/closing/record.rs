//! Record an account of the court.

use super::TAG;
use super::accounts::CourtAccountList;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{day, nullable, request, text};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/closing/accounts", "record_court_account", post(record))
        .about(TAG, "登记本院账户，或者更正户名和开户银行")
        .described("由财务人员办理。已有结账记录的，对账起始日不能更改。")
        .taking(|_| {
            let fields = [
                ("account", text("账号")),
                ("holder", text("户名")),
                ("bank", text("开户银行")),
                ("from_on", nullable(day("对账起始日，默认今日"))),
            ];
            request(&["account", "holder", "bank"], &fields)
        })
        .giving::<CourtAccountList>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    account: String,
    holder: String,
    bank: String,
    #[serde(default)]
    from_on: Option<Day>,
}

async fn record(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let names = (asked.holder.as_str(), asked.bank.as_str());
        app.record_court_account(&bearer.actor, &asked.account, names, asked.from_on)?;
        CourtAccountList::new(&app, &bearer)
    })
    .await
}
