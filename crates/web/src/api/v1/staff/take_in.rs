//! Take somebody in.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, nullable, request, text, words};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use docket::office::Office;
use serde::Deserialize;
use values::{StaffId, TeamId};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/staff", "take_in_staff", post(take_in))
        .about(TAG, "登记新人员")
        .described("由系统管理员办理。初始密码只给出这一次。")
        .taking(|_| {
            let offices = Office::HELD.map(|office| (office.word(), office.title()));
            let fields = [
                ("staff", text("登录名")),
                ("name", text("姓名")),
                ("office", words(&offices)),
                ("team", nullable(text("团队标识"))),
            ];
            request(&["staff", "name", "office"], &fields)
        })
        .giving::<TakenIn>(200)
        .failing(&[Fault::Forbidden, Fault::Conflict])
}

answer! {
    /// Somebody who was taken in.
    pub(crate) struct TakenIn {
        staff: String, "登录名";
        password: String, "初始密码";
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    staff: StaffId,
    name: String,
    office: Office,
    #[serde(default)]
    team: Option<TeamId>,
}

async fn take_in(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        let password = app.take_in(&bearer.actor, &asked.staff, (&asked.name, asked.office, asked.team))?;
        Ok(TakenIn { staff: asked.staff.to_string(), password })
    })
    .await
}
