//! Read the operative part of a judgment and lay out a draft.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{Components, request};
use crate::api::v1::intake::TAG;
use crate::api::v1::intake::application::draft_schema;
use app::App;
use app::intake::{Draft, FieldProblem};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The longest text that is read.
const CHARACTERS_MAX: usize = 200_000;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/intake", "read_judgment", post(read))
        .about(TAG, "读取判决主文")
        .described("reading 是读到的内容（格式见 docs/reference/intake-format.md），draft 是供核对修改的申请书草稿。不作任何登记。")
        .taking(|_| {
            let text = json!({"type": "string", "maxLength": CHARACTERS_MAX, "description": "判决书全文或者主文"});
            request(&["text"], &[("text", text)])
        })
        .giving_schema(200, read_schema)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judgment {
    text: String,
}

#[derive(Serialize)]
struct JudgmentRead {
    reading: judgment::Reading,
    draft: Draft,
}

fn read_schema(components: &mut Components) -> Value {
    let reading = components.named("Reading", |_| reading_schema());
    let draft = draft_schema(components);
    let properties = json!({"reading": reading, "draft": draft});
    json!({"type": "object", "required": ["reading", "draft"], "properties": properties})
}

/// The intake format, whose own page says what stands in it.
fn reading_schema() -> Value {
    let list = |meaning: &str| json!({"type": "array", "items": {"type": "object"}, "description": meaning});
    let spans = json!({"type": "array", "items": {"type": "array"}, "description": "驳回的部分"});
    let maybe = |kind: &str, meaning: &str| json!({"type": [kind, "null"], "description": meaning});
    let fields = [
        ("version", json!({"type": "integer", "description": "格式版本"})),
        ("claims", list("给付义务")),
        ("liabilities", list("其他责任人")),
        ("priorities", list("优先受偿权")),
        ("costs", list("诉讼费用")),
        ("delayed_interest", maybe("object", "迟延履行的告知")),
        ("dismissed", spans),
        ("doubts", list("执行内容不明确之处")),
        ("case_number", maybe("string", "案号")),
        ("court", maybe("string", "法院")),
        ("judged_on", json!({"type": ["string", "null"], "format": "date", "description": "判决日期"})),
        ("parties", list("当事人")),
        ("operative", json!({"type": "array", "description": "主文的起止字符"})),
    ];
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let mut schema = request(&names, &fields);
    schema["additionalProperties"] = json!(true);
    schema
}

async fn read(
    State(app): State<App>,
    _bearer: Bearer,
    Body(Judgment { text }): Body<Judgment>,
) -> Result<Response, ApiError> {
    if text.chars().count() > CHARACTERS_MAX {
        let message = format!("判决书最多{CHARACTERS_MAX}字");
        return Err(ApiError::BadFields(vec![FieldProblem { field: "text".to_owned(), message }]));
    }
    answered(move || {
        let reading = judgment::read(&text);
        let draft = Draft::of(&reading, &text, app.today());
        Ok(JudgmentRead { reading, draft })
    })
    .await
}
