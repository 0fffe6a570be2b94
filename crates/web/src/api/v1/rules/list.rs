//! The rules, filtered.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, answered};
use crate::api::v1::rules::{TAG, rule_schema};
use crate::pages::rules::list::Asked as Wanted;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use law::rules;
use serde::Serialize;
use serde_json::{Value, json};

const PARAMETERS: &[Parameter] = &[
    Parameter { name: "module", kind: ParameterKind::Text(3), meaning: "业务模块，例如 INT" },
    Parameter {
        name: "statute", kind: ParameterKind::Text(100), meaning: "法律文件的简称或者全称"
    },
    Parameter {
        name: "search",
        kind: ParameterKind::Text(100),
        meaning: "编号、条文、字词；几个词须全部出现",
    },
    Parameter { name: "unconfirmed", kind: ParameterKind::Flag, meaning: "只要待核的" },
    Parameter { name: "computing", kind: ParameterKind::Flag, meaning: "只要可以计算的" },
];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/rules", "list_rules", get(list))
        .about(TAG, "规则列表")
        .with_query(PARAMETERS)
        .giving_schema(200, |components| {
            let rule = components.named("Rule", |_| rule_schema());
            json!({
                "type": "object", "required": ["rules"],
                "properties": {"rules": {"type": "array", "items": rule, "description": "按模块和编号排列"}},
            })
        })
}

#[derive(Serialize)]
struct RuleList {
    rules: Vec<Value>,
}

async fn list(State(app): State<App>, _bearer: Bearer, asked: Asked) -> Result<Response, ApiError> {
    let answers = asked.checked(PARAMETERS)?;
    let text = |name: &str| answers.get::<String>(name).unwrap_or_default();
    let wanted = Wanted {
        module: text("module").to_uppercase(),
        statute: text("statute"),
        search: text("search"),
        unconfirmed: answers.flag("unconfirmed"),
        computing: answers.flag("computing"),
        ..Wanted::default()
    };
    let today = app.today();
    answered(move || {
        let found = rules().filter(|rule| wanted.finds(rule, today));
        Ok(RuleList { rules: found.map(|rule| rule.to_json(today)).collect() })
    })
    .await
}
