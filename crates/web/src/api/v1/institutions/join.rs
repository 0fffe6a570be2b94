//! Take an institution in, or change it.

use super::TAG;
use super::list::InstitutionList;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{nullable, request, text, words};
use app::institutions::{InstitutionEvent, Transport};
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use std::path::PathBuf;
use values::InstitutionKind;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/institutions", "join_institution", post(join))
        .about(TAG, "添加或者更改一个协助执行单位")
        .described("由系统管理员办理；http 和 folder 都不填的，书面送达。给出更改后的全部单位。")
        .taking(|_| {
            let days = |meaning: &str| json!({"type": "integer", "minimum": 1, "maximum": 90, "description": meaning});
            let kinds = InstitutionKind::ALL.map(|kind| (kind.word(), kind.title()));
            request(
                &["id", "name", "kind", "answer_days", "renewal_days"],
                &[
                    ("id", text("代号，今后不变")),
                    ("name", text("名称")),
                    ("kind", words(&kinds)),
                    ("answer_days", days("答复天数")),
                    ("renewal_days", days("续行天数")),
                    ("http", nullable(text("网络接口地址，以 http:// 开头"))),
                    ("folder", nullable(text("交换文件夹的完整路径"))),
                ],
            )
        })
        .giving::<InstitutionList>(200)
        .failing(&[Fault::Forbidden])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    id: String,
    name: String,
    kind: InstitutionKind,
    answer_days: u32,
    renewal_days: u32,
    #[serde(default)]
    http: Option<String>,
    #[serde(default)]
    folder: Option<PathBuf>,
}

impl Asked {
    fn event(self) -> Result<InstitutionEvent, AppError> {
        let transport = match (self.http, self.folder) {
            (Some(_), Some(_)) => {
                return Err(AppError::BadInput("网络接口和文件夹只能填写一项".to_owned()));
            }
            (Some(address), None) => Some(Transport::Http { address }),
            (None, Some(folder)) => Some(Transport::Folder { folder }),
            (None, None) => None,
        };
        let bad = |error: values::NotAnInstitutionId| AppError::BadInput(error.to_string());
        Ok(InstitutionEvent::Joined {
            institution: self.id.parse().map_err(bad)?,
            name: self.name,
            institution_kind: self.kind,
            answer_days: self.answer_days,
            renewal_days: self.renewal_days,
            transport,
        })
    }
}

async fn join(
    State(app): State<App>,
    bearer: Bearer,
    Body(asked): Body<Asked>,
) -> Result<Response, ApiError> {
    answered(move || {
        app.manage_institutions(&bearer.actor, &[asked.event()?])?;
        Ok(InstitutionList::of(&app, &bearer.actor)?)
    })
    .await
}
