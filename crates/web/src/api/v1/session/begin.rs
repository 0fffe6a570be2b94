//! Sign in: name and password for a bearer token.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Body, answered};
use crate::api::schema::{answer, request, text};
use crate::api::v1::session::TAG;
use app::Courts;
use app::staff::sign_in::SignInRefused;
use axum::Extension;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/session", "begin_session", post(begin))
        .about(TAG, "登录，取得令牌")
        .described("其后的请求以 Authorization: Bearer 令牌 携带。")
        .public()
        .taking(|_| {
            let mut password = text("密码");
            password["format"] = json!("password");
            let court = text("法院代字；系统中只有一个法院的，可以不填");
            request(
                &["name", "password"],
                &[("court", court), ("name", text("用户名")), ("password", password)],
            )
        })
        .giving::<SessionBegun>(200)
        .failing(&[Fault::WrongPassword, Fault::Locked])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    court: Option<String>,
    name: String,
    password: String,
}

answer! {
    /// A session just begun.
    pub(crate) struct SessionBegun {
        token: String, "令牌，只在此处给出一次";
        expires_in_seconds: i64, "令牌有效的秒数";
    }
}

async fn begin(
    Extension(courts): Extension<Courts>,
    Body(Credentials { court, name, password }): Body<Credentials>,
) -> Result<Response, ApiError> {
    answered(move || {
        let app = match &court {
            Some(code) => courts.by_code(code).ok_or(ApiError::SignIn(SignInRefused::Wrong))?,
            None => courts.home(),
        };
        let session = app.sign_in(&name, &password)?.map_err(ApiError::SignIn)?;
        Ok(SessionBegun { token: session.token, expires_in_seconds: session.seconds })
    })
    .await
}
