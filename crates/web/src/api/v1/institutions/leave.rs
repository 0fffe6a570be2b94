//! See an institution off.

use super::TAG;
use super::list::InstitutionList;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use app::institutions::InstitutionEvent;
use app::{App, AppError};
use axum::extract::State;
use axum::response::Response;
use axum::routing::delete;
use values::InstitutionId;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::delete("/institutions/{institution}", "leave_institution", delete(leave))
        .about(TAG, "停止由一个单位协助")
        .described("由系统管理员办理。已发出的查询不受影响。给出更改后的全部单位。")
        .giving::<InstitutionList>(200)
        .failing(&[Fault::Forbidden])
}

async fn leave(State(app): State<App>, bearer: Bearer, parts: PathParts) -> Result<Response, ApiError> {
    let institution: InstitutionId = parts.get("institution")?;
    answered(move || {
        // Whoever may not manage is told so, whether or not there is such an institution.
        let known = app.institutions(&bearer.actor)?;
        if !known.iter().any(|one| one.id == institution && one.institution.serving) {
            return Err(AppError::NotFound.into());
        }
        app.manage_institutions(&bearer.actor, &[InstitutionEvent::Left { institution }])?;
        Ok(InstitutionList::of(&app, &bearer.actor)?)
    })
    .await
}
