//! Decide a question of law for the court, or take the decision back.

use super::TAG;
use super::list::LawSettings;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, PathParts, answered};
use crate::api::schema::{nullable, request, text};
use app::App;
use app::settings::Decision;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/law-settings/{setting}", "decide_law_setting", post(decide))
        .about(TAG, "更改一项法律适用设置")
        .described("由执行局局长决定，应当写明理由；每次更改记入不可改动的记录。给出更改后的全部设置。")
        .taking(|_| {
            let seen = json!({
                "type": "integer", "minimum": 0, "maximum": u32::MAX,
                "description": "提出时看到的更改次数；此后又有更改的，不予更改。null 为不核对",
            });
            let answer = text("答案的代码或者数字；null 为撤回本院决定，恢复默认");
            let fields =
                [("answer", nullable(answer)), ("reason", text("理由，最多500字")), ("seen", nullable(seen))];
            request(&["answer", "reason"], &fields)
        })
        .giving::<LawSettings>(200)
        .failing(&[Fault::SettingNotYours, Fault::SettingChanged, Fault::SettingRefused])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    answer: Option<String>,
    reason: String,
    #[serde(default)]
    seen: Option<u32>,
}

async fn decide(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    let setting: String = parts.get("setting")?;
    let decision = asked.answer.map_or(Decision::Withdraw, Decision::Answer);
    answered(move || {
        let seen = asked.seen.map(u64::from);
        app.decide_law_setting(&bearer.actor, &setting, decision, &asked.reason, seen)?;
        Ok(LawSettings::of(&app, &bearer.actor))
    })
    .await
}
