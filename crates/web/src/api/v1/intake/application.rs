//! Turn a corrected draft into an application, or say field by field what is missing.

use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body};
use crate::api::schema::{Components, text};
use crate::api::v1::cases::file::application_schema;
use crate::api::v1::intake::TAG;
use app::intake::Draft;
use axum::Json;
use axum::routing::post;
use docket::filing::file_case::Application;
use serde_json::{Map, Value, json};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/intake/application", "check_draft", post(check))
        .about(TAG, "由草稿得出申请书")
        .described(
            "草稿有欠缺的，逐项说明（422，fields）。不作任何登记；得到的申请书可提交 POST /api/v1/cases。",
        )
        .taking(draft_schema)
        .giving_schema(200, application_schema)
}

/// The schema of a draft: every field is typed text and may be left out.
pub(crate) fn draft_schema(components: &mut Components) -> Value {
    let interest = components.named("DraftInterest", |_| {
        texts(
            &[
                ("base", "计息基数（元）；空为未付余额"),
                ("rate", "利率或者倍数"),
                ("basis", "利率的计算方式"),
                ("from", "起算日，或者 生效日、期满次日"),
                ("until", "截止日，或者 期满日；空为至清偿之日"),
                ("cap", "上限（元）"),
            ],
            &[],
        )
    });
    let party = components.named("DraftParty", |_| {
        texts(
            &[
                ("role", "creditor 或者 debtor"),
                ("name", "姓名或者名称"),
                ("kind", "person、enterprise 或者 organisation"),
                ("identity", "公民身份号码或者统一社会信用代码"),
                ("phone", "电话"),
                ("address", "送达地址"),
            ],
            &[],
        )
    });
    let claim = components.named("DraftClaim", |_| {
        texts(
            &[
                ("label", "名目"),
                ("creditors", "权利人序号，以顿号分开"),
                ("debtors", "义务人序号，以顿号分开"),
                ("amount", "金额（元）"),
                ("class", "类别"),
                ("doubled", "是否计算加倍部分：counts 或者 left_out"),
                ("due_days", "生效后多少日内履行"),
                ("due_by", "或者履行期限最后一日"),
            ],
            &[("interest", json!({"type": "array", "items": interest})), ("span", span_schema())],
        )
    });
    let duty = components.named("DraftDuty", |_| {
        texts(
            &[
                ("text", "义务内容"),
                ("debtors", "义务人序号，以顿号分开"),
                ("due_days", "生效后多少日内履行"),
                ("due_by", "或者履行期限最后一日"),
            ],
            &[("span", span_schema())],
        )
    });
    components.named("Draft", |_| {
        texts(
            &[
                ("received_on", "收到申请日期"),
                ("instrument", "执行依据文号"),
                ("instrument_by", "作出机关"),
                ("effective_on", "生效日期"),
                ("cause", "案由"),
                ("livelihood", "涉民生类别代码；空为不是"),
                ("judgment", "判决主文"),
            ],
            &[
                ("parties", json!({"type": "array", "items": party})),
                ("claims", json!({"type": "array", "items": claim})),
                ("duties", json!({"type": "array", "items": duty})),
            ],
        )
    })
}

fn texts(typed: &[(&str, &str)], others: &[(&str, Value)]) -> Value {
    let typed = typed.iter().map(|(name, meaning)| ((*name).to_owned(), text(meaning)));
    let others = others.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone()));
    let properties: Map<String, Value> = typed.chain(others).collect();
    json!({"type": "object", "properties": properties})
}

fn span_schema() -> Value {
    json!({
        "type": ["array", "null"], "minItems": 2, "maxItems": 2,
        "items": {"type": "integer", "minimum": 0, "maximum": u32::MAX},
        "description": "在判决主文中的起止字符",
    })
}

async fn check(_bearer: Bearer, Body(draft): Body<Draft>) -> Result<Json<Application>, ApiError> {
    draft.application().map(Json).map_err(ApiError::BadFields)
}
