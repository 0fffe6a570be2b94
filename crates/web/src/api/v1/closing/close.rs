//! Close a day of an account.

use super::TAG;
use super::day::ClosingDay;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{request, text};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use ledger::court_account::Explained;
use serde::Deserialize;
use serde_json::json;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/closing/accounts/{account}/days/{day}/close", "close_day", post(close))
        .about(TAG, "结账至该日")
        .described(
            "由财务人员办理。未达账项自动列入，其他差异须逐笔说明，合计等于尚未说明的差额。结账后不再更改。",
        )
        .taking(|_| {
            let one = request(
                &["amount_fen", "words"],
                &[
                    ("amount_fen", json!({"type": "integer", "description": "账单多于账面为正（分）"})),
                    ("words", text("事由")),
                ],
            );
            let explained = json!({"type": "array", "items": one, "description": "差异说明，默认没有"});
            request(&[], &[("explained", explained)])
        })
        .giving::<ClosingDay>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound, Fault::DayClosed, Fault::Refused])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    explained: Vec<One>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    amount_fen: Fen,
    words: String,
}

async fn close(
    State(app): State<App>,
    bearer: Bearer,
    path: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let (account, day): (String, Day) = (path.get("account")?, path.get("day")?);
    answered(move || {
        let explained = asked.explained.into_iter();
        let explained = explained.map(|one| Explained { amount_fen: one.amount_fen, words: one.words });
        app.close_day(&bearer.actor, &account, day, explained.collect())?;
        ClosingDay::new(&app, &bearer.actor, &account, day)
    })
    .await
}
