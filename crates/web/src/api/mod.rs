//! The JSON API and its OpenAPI document.
//!
//! An endpoint is one file, `v1/<nouns>/<verb>.rs`: its handler, the answer it gives with the schema beside it, and
//! an [`endpoint::Endpoint`] that joins both. The router and the document are made from the same list of endpoints,
//! [`v1::endpoints`], so that neither can forget one. Names of people and things on the wire are stable; state types
//! of the docket are never serialized.

pub(crate) mod v1;

mod endpoint;
mod error;
mod request;
mod schema;

use app::App;
use axum::routing::{any, get};
use axum::{Json, Router};
use schema::Components;
use serde_json::{Map, Value, json};

const DOCUMENT_PATH: &str = "/api/openapi.json";

pub(crate) fn document_routes() -> Router<App> {
    let document = get(|| async { Json(openapi()) }).fallback(error::no_such_method);
    Router::new()
        .route(DOCUMENT_PATH, document)
        .route("/api", any(error::no_such_path))
        .route("/api/{*rest}", any(error::no_such_path))
}

/// The OpenAPI 3.1 document of the API.
#[must_use]
pub fn openapi() -> Value {
    let mut paths = Map::new();
    let mut components = Components::default();
    for endpoint in v1::endpoints() {
        endpoint.describe(&mut paths, &mut components);
    }
    paths.insert(DOCUMENT_PATH.to_owned(), document_item());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "执达接口",
            "version": "1",
            "description": "金额一律为以分为单位的整数，字段名以 _fen 结尾；日期为 ISO 8601 的日历日。",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": components.into_value(),
        },
    })
}

fn document_item() -> Value {
    json!({"get": {
        "operationId": "openapi", "tags": ["接口"], "summary": "本文件", "security": [],
        "responses": {"200": {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {"type": "object"}}}}},
    }})
}
