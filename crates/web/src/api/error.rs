//! Refusals and faults as the API tells them: one shape for all.

use crate::api::schema::answer;
use crate::error::{log, status};
use app::AppError;
use app::intake::FieldProblem;
use app::staff::sign_in::SignInRefused;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::WWW_AUTHENTICATE;
use axum::response::{IntoResponse, Response};
use docket::Refusal;

answer! {
    /// How a request ends when it does not end well.
    pub(crate) struct Problem {
        code: String, "稳定的代码，供程序判断";
        sentence: String, "中文说明，供办案人员阅读";
        remedy: String, "怎么办";
        basis: Option<String>, "法律依据或者内部规则；没有的为 null";
        fields: Vec<ProblemField>, "逐项的问题；没有的为空";
        request_id: String, "本次请求的编号，与服务器日志对应";
    }
}

answer! {
    /// What is wrong with one field.
    pub(crate) struct ProblemField {
        field: String, "字段；空表示整体";
        message: String, "中文说明";
    }
}

/// Why a request is not carried out.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// The application refused or failed.
    App(AppError),
    /// No token, or one that no longer holds.
    NotSignedIn,
    /// Name and password were not accepted.
    SignIn(SignInRefused),
    /// The catalogue has no such rule.
    NoSuchRule,
    /// No such path.
    NoSuchPath,
    /// The path has no such method.
    NoSuchMethod,
    /// The body is not declared to be JSON.
    NotJson,
    /// The body cannot be read as JSON: what is wrong with it.
    BadJson(String),
    /// The body is too large.
    TooLarge,
    /// What was sent lacks something or has too much, field by field.
    BadFields(Vec<FieldProblem>),
}

/// One way for an operation to end badly, as the document lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    BadJson,
    NotSignedIn,
    WrongPassword,
    Forbidden,
    NotYourOffice,
    SettingNotYours,
    NotFound,
    Conflict,
    SettingChanged,
    AlreadyBooked,
    LineSettled,
    DayClosed,
    TooLarge,
    NotJson,
    BadFields,
    Refused,
    SettingRefused,
    Locked,
    Internal,
    Press,
}

impl Fault {
    /// The status, the code and what it means.
    pub(crate) fn describe(self) -> (u16, &'static str, &'static str) {
        match self {
            Fault::BadJson => (400, "bad_json", "请求正文不是合格的 JSON"),
            Fault::NotSignedIn => (401, "not_signed_in", "没有令牌，或者令牌已失效"),
            Fault::WrongPassword => (401, "wrong_password", "用户名或者密码不正确"),
            Fault::Forbidden => (403, "forbidden", "该职务不能查看或者办理"),
            Fault::NotYourOffice => {
                (403, "not_your_office", "该职务无权办理，或者不是本案承办人（not_your_case）")
            }
            Fault::SettingNotYours => (403, "setting_not_yours", "法律适用设置由执行局局长决定"),
            Fault::NotFound => (404, "not_found", "没有这个案件、文书或者规则，或者与该案没有办理关系"),
            Fault::Conflict => (409, "conflict", "案卷在此期间有了新页"),
            Fault::SettingChanged => (409, "setting_changed_meanwhile", "他人在此期间更改了设置"),
            Fault::AlreadyBooked => (
                409,
                "already_booked",
                "银行流水号已登记过；是已导入而待认领的流水的为 on_statement，子账号属于他案的为 sub_account_taken",
            ),
            Fault::LineSettled => (
                409,
                "line_claimed",
                "该笔到账已被认领；已退回付款人的为 line_sent_back，尚未认领的为 line_not_claimed，他案已登记同一流水号的为 already_booked",
            ),
            Fault::DayClosed => (
                409,
                "closing_closed",
                "该日已经结账；已结账日期的账单余额不能更改，为 closing_balance_closed",
            ),
            Fault::TooLarge => (413, "too_large", "请求正文过大"),
            Fault::NotJson => (415, "not_json", "Content-Type 应为 application/json"),
            Fault::BadFields => (422, "bad_fields", "字段或者参数不合要求，fields 逐项说明"),
            Fault::Refused => (422, "…", "法律或者案卷不允许；代码是该不予办理情形的代码，basis 是依据"),
            Fault::SettingRefused => {
                (422, "setting_…", "没有这个设置项、答案不在范围内、没有写明理由，或者与现行设置相同")
            }
            Fault::Locked => (429, "locked", "连续多次输错，账号暂时锁定"),
            Fault::Internal => (500, "internal", "系统暂时不能完成操作，未作任何改动"),
            Fault::Press => (503, "press", "文书暂时不能打印"),
        }
    }
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> ApiError {
        ApiError::App(error)
    }
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            ApiError::App(AppError::Refused(Refusal::NotYourOffice { .. } | Refusal::NotYourCase)) => {
                StatusCode::FORBIDDEN
            }
            ApiError::App(error) => status(error),
            ApiError::NotSignedIn | ApiError::SignIn(SignInRefused::Wrong) => StatusCode::UNAUTHORIZED,
            ApiError::SignIn(SignInRefused::Locked) => StatusCode::TOO_MANY_REQUESTS,
            ApiError::NoSuchPath | ApiError::NoSuchRule => StatusCode::NOT_FOUND,
            ApiError::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            ApiError::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ApiError::BadJson(_) => StatusCode::BAD_REQUEST,
            ApiError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            ApiError::BadFields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// Code, sentence and remedy.
    fn words(&self) -> (&'static str, String, String) {
        let own = |code, sentence: &str, remedy: &str| (code, sentence.to_owned(), remedy.to_owned());
        match self {
            ApiError::App(error) => (error.code(), error.sentence(), error.remedy()),
            ApiError::NotSignedIn => own(
                "not_signed_in",
                "尚未登录，或者登录已失效",
                "请先以 POST /api/v1/session 取得令牌，再以 Authorization: Bearer 携带。",
            ),
            ApiError::SignIn(refused) => {
                let code = match refused {
                    SignInRefused::Wrong => "wrong_password",
                    SignInRefused::Locked => "locked",
                };
                own(code, refused.sentence(), "请核对用户名和密码；忘记密码的，请联系系统管理员。")
            }
            ApiError::NoSuchRule => own("not_found", "规则库中没有这个编号", "请以 GET /api/v1/rules 查找。"),
            ApiError::NoSuchPath => {
                own("no_such_path", "没有这个接口", "请对照 /api/openapi.json 核对路径。")
            }
            ApiError::NoSuchMethod => {
                own("method_not_allowed", "该路径不支持这个方法", "请对照 /api/openapi.json 核对方法。")
            }
            ApiError::NotJson => {
                own("not_json", "请求正文应为 JSON", "请设置 Content-Type: application/json。")
            }
            ApiError::BadJson(what) => {
                ("bad_json", format!("请求正文不是合格的 JSON（{what}）"), "请改正后重新提交。".to_owned())
            }
            ApiError::TooLarge => own("too_large", "请求正文过大", "请缩短后重新提交。"),
            ApiError::BadFields(problems) => {
                let sentences: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
                ("bad_fields", sentences.join("；"), "请改正后重新提交。".to_owned())
            }
        }
    }

    fn fields(&self) -> Vec<ProblemField> {
        match self {
            ApiError::BadFields(problems) => problems
                .iter()
                .map(|problem| ProblemField {
                    field: problem.field.clone(),
                    message: problem.message.clone(),
                })
                .collect(),
            ApiError::App(AppError::Refused(Refusal::FormIncomplete(errors))) => errors
                .iter()
                .map(|error| ProblemField { field: error.field.clone(), message: error.message.clone() })
                .collect(),
            _ => Vec::new(),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let request_id = request_id();
        let basis = match &self {
            ApiError::App(error) => {
                tracing::error_span!("request", id = %request_id).in_scope(|| log(error));
                error.basis().map(|basis| basis.to_string())
            }
            _ => None,
        };
        let (code, sentence, remedy) = self.words();
        let status = self.status();
        let fields = self.fields();
        let problem = Problem { code: code.to_owned(), sentence, remedy, basis, fields, request_id };
        let mut response = (status, Json(problem)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let scheme = axum::http::HeaderValue::from_static("Bearer");
            response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// Eight random bytes in hexadecimal digits.
fn request_id() -> String {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).expect("the machine gives random bytes");
    format!("{:016x}", u64::from_be_bytes(bytes))
}

/// The answer where no path of the API leads.
pub(crate) async fn no_such_path() -> ApiError {
    ApiError::NoSuchPath
}

/// The answer where the path has no such method.
pub(crate) async fn no_such_method() -> ApiError {
    ApiError::NoSuchMethod
}
