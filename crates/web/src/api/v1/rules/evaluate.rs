//! What a rule gives for inputs.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::v1::rules::{TAG, rule_of};
use crate::rulebook;
use app::App;
use app::intake::FieldProblem;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use law::registry::InputError;
use serde_json::{Map, Value, json};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/rules/{id}/evaluate", "evaluate_rule", post(evaluate))
        .about(TAG, "按规则计算")
        .described("正文是规则的输入，名称见 GET /rules/{id} 的 inputs；金额以分为单位。按本院的设置计算，不作任何登记。")
        .taking(|_| json!({"type": "object", "description": "规则的输入"}))
        .giving_schema(200, |_| {
            json!({
                "type": "object", "required": ["derivation"],
                "description": "规则的各项输出，另有 derivation",
                "properties": {"derivation": {"type": "object", "description": "计算过程：inputs、steps、conclusion、confidence、version、text"}},
            })
        })
}

async fn evaluate(
    State(app): State<App>,
    _bearer: Bearer,
    parts: PathParts,
    Body(inputs): Body<Map<String, Value>>,
) -> Result<Response, ApiError> {
    let rule = rule_of(&parts)?;
    let (settings, today) = (rulebook::settings(&app), app.today());
    answered(move || {
        rule.evaluate(&Value::Object(inputs), &settings, today).map(|answer| answer.to_json()).map_err(unfit)
    })
    .await
}

fn unfit(error: InputError) -> ApiError {
    let message = error.to_string();
    let field = match error {
        InputError::Missing(name)
        | InputError::Unreadable { name, .. }
        | InputError::TooLarge { name, .. } => name,
        InputError::NotAnObject | InputError::SumTooLarge | InputError::Unsound(_) => String::new(),
    };
    ApiError::BadFields(vec![FieldProblem { field, message }])
}
