//! Make a batch of payments.

use super::TAG;
use super::batch::BatchShown;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::request;
use app::measures::PageKey;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/payments/batches", "make_payment_batch", post(make))
        .about(TAG, "把已批准的付款编成批次")
        .described("由财务人员办理；提请人、批准人不得送银行。全部编入，或者一笔也不编入。")
        .taking(|_| {
            let payment = request(
                &["case_id", "payment"],
                &[
                    ("case_id", json!({"type": "string", "description": "案件标识"})),
                    ("payment", json!({"type": "integer", "minimum": 1, "description": "付款编号"})),
                ],
            );
            let payments = json!({
                "type": "array", "minItems": 1, "maxItems": 500, "items": payment, "description": "付款",
            });
            request(&["payments"], &[("payments", payments)])
        })
        .giving::<BatchShown>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    payments: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    case_id: String,
    payment: u32,
}

async fn make(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let key = |named: Named| {
            let case = named.case_id.parse().map_err(|_| AppError::NotFound)?;
            Ok(PageKey { case, entry: docket::EntryNo(named.payment) })
        };
        let keys = asked.payments.into_iter().map(key).collect::<Result<Vec<_>, AppError>>()?;
        let number = app.make_payment_batch(&bearer.actor, &keys)?;
        Ok(BatchShown::new(&app, &bearer.actor, &number)?)
    })
    .await
}
