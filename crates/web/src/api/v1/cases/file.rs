//! File a case.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body};
use crate::api::schema::{Components, answer, day, nullable, request, text, words};
use crate::api::v1::cases::TAG;
use crate::server::blocking;
use app::App;
use app::intake::bounds::{
    DUTY_CHARACTERS_MAX, INTEREST_MAX, JUDGMENT_CHARACTERS_MAX, LINE_CHARACTERS_MAX, PARTS_MAX, problems,
};
use app::intake::{CLAIM_CLASSES, DOUBLED, PARTY_KINDS, RATE_BASES, ROLES};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use docket::filing::file_case::Application;
use docket::filing::{Kind, Livelihood};
use serde_json::{Value, json};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/cases", "file_case", post(file))
        .about(TAG, "立案")
        .described("由程序给出案号并建立案卷。申请书可先由 POST /api/v1/intake 读取判决主文生成。")
        .taking(application_schema)
        .giving::<CaseFiled>(201)
        .failing(&[Fault::NotYourOffice, Fault::Conflict, Fault::Refused])
}

answer! {
    /// A case just filed.
    pub(crate) struct CaseFiled {
        id: String, "案件标识，用于路径";
        number: String, "案号";
    }
}

/// The schema of an application for enforcement.
pub(crate) fn application_schema(components: &mut Components) -> Value {
    components.named("Application", |components| {
        let party = components.named("ApplicationParty", |_| party_schema());
        let interest = components.named("ApplicationInterest", |_| interest_schema());
        let claim = components.named("ApplicationClaim", |_| claim_schema(&interest));
        let duty = components.named("ApplicationDuty", |_| duty_schema());
        request(
            &["received_on", "instrument", "instrument_by", "effective_on", "cause", "parties"],
            &[
                ("kind", words(&Kind::CHOICES)),
                ("earlier", nullable(line("原执行案件的案号；恢复执行案件必填"))),
                ("received_on", day("收到申请日期")),
                ("instrument", line("执行依据文号")),
                ("instrument_by", line("作出执行依据的机关")),
                ("effective_on", day("法律文书生效日期")),
                ("cause", line("案由")),
                ("livelihood", nullable(words(&Livelihood::CHOICES))),
                ("parties", json!({"type": "array", "maxItems": PARTS_MAX, "items": party})),
                ("claims", json!({"type": "array", "maxItems": PARTS_MAX, "items": claim})),
                ("duties", json!({"type": "array", "maxItems": PARTS_MAX, "items": duty})),
                ("judgment", nullable(bounded("判决主文", JUDGMENT_CHARACTERS_MAX))),
            ],
        )
    })
}

fn line(meaning: &str) -> Value {
    bounded(meaning, LINE_CHARACTERS_MAX)
}

fn bounded(meaning: &str, most: usize) -> Value {
    json!({"type": "string", "maxLength": most, "description": meaning})
}

fn number(meaning: &str) -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": u32::MAX, "description": meaning})
}

fn numbers(meaning: &str) -> Value {
    json!({"type": "array", "maxItems": PARTS_MAX, "items": number("当事人序号"), "description": meaning})
}

fn money(meaning: &str) -> Value {
    json!({"type": "integer", "format": "int64", "description": meaning})
}

/// What an object of the docket's stored forms looks like: unknown fields are passed over.
fn open(mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("additionalProperties");
    }
    schema
}

fn party_schema() -> Value {
    open(request(
        &["no", "role", "name", "kind"],
        &[
            ("no", number("序号，自 1 起")),
            ("role", words(&ROLES)),
            ("name", line("姓名或者名称")),
            ("kind", words(&PARTY_KINDS)),
            ("resident_id", nullable(text("公民身份号码"))),
            ("credit_code", nullable(text("统一社会信用代码"))),
            ("phone", nullable(line("电话"))),
            ("address", nullable(line("送达地址"))),
        ],
    ))
}

fn interest_schema() -> Value {
    open(request(
        &["rate", "basis", "from"],
        &[
            ("base_fen", nullable(money("计息基数（分）；null 为未付余额"))),
            ("rate", text("利率或者倍数：24%、0.24、3/2")),
            ("basis", words(&RATE_BASES)),
            ("from", day("起算日")),
            ("until", nullable(day("截止日；null 为至清偿之日"))),
            ("cap_fen", nullable(money("上限（分）"))),
            (
                "year_days",
                json!({"enum": [360, 365], "description": "一年按多少日计，360 或者 365，默认 365"}),
            ),
        ],
    ))
}

fn claim_schema(interest: &Value) -> Value {
    let span = json!({
        "type": ["array", "null"], "minItems": 2, "maxItems": 2, "items": number("字符位置"),
        "description": "在判决主文中的起止字符",
    });
    open(request(
        &["no", "label", "creditors", "debtors", "class", "doubled", "amount_fen", "due_on"],
        &[
            ("no", number("序号，自 1 起")),
            ("label", line("名目")),
            ("creditors", numbers("权利人")),
            ("debtors", numbers("义务人")),
            ("liability", words(&[("joint", "各负全部责任"), ("several", "各负份额")])),
            ("class", words(&CLAIM_CLASSES)),
            ("doubled", words(&DOUBLED)),
            ("amount_fen", money("金额（分）")),
            ("due_on", day("履行期限最后一日")),
            (
                "interest",
                json!({"type": "array", "maxItems": INTEREST_MAX, "items": interest, "description": "一般债务利息"}),
            ),
            ("span", span),
        ],
    ))
}

fn duty_schema() -> Value {
    open(request(
        &["no", "text", "debtors"],
        &[
            ("no", number("序号，自 1 起")),
            ("text", bounded("义务内容", DUTY_CHARACTERS_MAX)),
            ("debtors", numbers("义务人")),
            ("due_on", nullable(day("履行期限最后一日"))),
        ],
    ))
}

async fn file(
    State(app): State<App>,
    bearer: Bearer,
    Body(application): Body<Application>,
) -> Result<Response, ApiError> {
    let problems = problems(&application);
    if !problems.is_empty() {
        return Err(ApiError::BadFields(problems));
    }
    let id = blocking(move || app.file_case(&bearer.actor, application)).await?;
    let location = format!("/api/v1/cases/{}", crate::shell::encode(id.as_str()));
    let filed = CaseFiled { number: id.number().to_string(), id: id.to_string() };
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(filed)).into_response())
}
