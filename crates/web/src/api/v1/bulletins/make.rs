//! Make a bulletin that is due.

use super::show::BulletinShown;
use super::{TAG, id_of};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts, answered};
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/bulletins/{bulletin}", "make_bulletin", post(make))
        .about(TAG, "制作一期通报并封存")
        .described("由院领导、执行局局长或者执行指挥中心办理；期间届满后才能制作。已经制作的，原样给出。")
        .giving::<BulletinShown>(200)
        .failing(&[Fault::Forbidden, Fault::BadFields])
}

async fn make(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let id = id_of(&path)?;
    answered(move || {
        app.make_bulletin(&bearer.actor, id)?;
        Ok(BulletinShown::of(&app, &bearer.actor, id)?)
    })
    .await
}
