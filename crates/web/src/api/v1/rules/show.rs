//! One rule: its words, versions, inputs, outputs and worked examples.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::v1::rules::{TAG, rule_of, rule_schema};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use law::registry::examples;
use serde_json::{Value, json};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/rules/{id}", "show_rule", get(show)).about(TAG, "一条规则").giving_schema(200, |components| {
        let rule = components.named("Rule", |_| rule_schema());
        let examples = json!({
            "type": "array", "items": {"type": "object"}, "description": "算例：title、inputs、expected",
        });
        json!({"allOf": [rule, {"type": "object", "required": ["examples"], "properties": {"examples": examples}}]})
    })
}

async fn show(State(app): State<App>, _bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let (rule, today) = (rule_of(&parts)?, app.today());
    answered(move || {
        let mut answer = rule.to_json(today);
        answer["examples"] = examples(rule.id)
            .map(|one| json!({"title": one.title, "inputs": one.inputs, "expected": one.expected}))
            .collect::<Value>();
        Ok(answer)
    })
    .await
}
