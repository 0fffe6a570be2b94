//! What is owed on a debt that no case holds.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{day, request};
use crate::api::v1::cases::statement::StatementRead;
use crate::api::v1::rules::TAG;
use app::App;
use app::intake::FieldProblem;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use law::debt::{Debt, statement};
use serde::Deserialize;
use serde_json::json;
use values::Day;

/// More than any instrument grants, and little enough to compute at once.
const ENTRIES_MAX: usize = 400;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/debt-statement", "state_debt", post(state))
        .about(TAG, "债务试算（不立案）")
        .described(
            "debt.obligations 是各项给付：label、amount（分）、in_base、class（awarded_cost、principal、fixed_interest）、\
             due_on、interest（base、rate、from、first_day、until、cap、year_days）；receipts 是收款：stop_on、amount、costs_first；\
             suspensions 是中止：from、until、reason；settings 可以省略。",
        )
        .taking(|_| {
            let debt = json!({"type": "object", "required": ["obligations"], "description": "债务"});
            request(&["debt"], &[("debt", debt), ("on", day("计算截止日，默认当日"))])
        })
        .giving::<StatementRead>(200)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    debt: Debt,
    on: Option<Day>,
}

async fn state(
    State(app): State<App>,
    _bearer: Bearer,
    Body(Question { debt, on }): Body<Question>,
) -> Result<Response, ApiError> {
    let problem =
        |message: String| ApiError::BadFields(vec![FieldProblem { field: "debt".to_owned(), message }]);
    let entries = [debt.obligations.len(), debt.receipts.len(), debt.suspensions.len()];
    if entries.iter().any(|count| *count > ENTRIES_MAX) {
        return Err(problem(format!("给付、收款、中止各不超过{ENTRIES_MAX}项")));
    }
    debt.check().map_err(|error| problem(error.to_string()))?;
    let on = on.unwrap_or_else(|| app.today());
    answered(move || Ok(StatementRead::from(&statement(&debt, on)))).await
}
