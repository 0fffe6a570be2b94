//! The courts below (下级法院), for an upper court: what its pages show, and what it may order there.
//!
//! The rooms are there only for a court with courts below it; courts stand in the order of their codes.

pub(crate) mod act;
pub(crate) mod cases;
pub(crate) mod indicators;
pub(crate) mod list;
pub(crate) mod supervisions;
pub(crate) mod warnings;

use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts};
use app::courts::above::{Below, may_look_below};
use app::{App, AppError, Courts};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use docket::office::Actor;

/// The tag of these endpoints.
const TAG: &str = "下级法院";

/// An officer who may look below, with the court that he is of and the path that he asked for.
pub(crate) struct FromAbove {
    app: App,
    courts: Courts,
    actor: Actor,
    parts: PathParts,
}

impl FromRequestParts<App> for FromAbove {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<FromAbove, ApiError> {
        let actor = Bearer::from_request_parts(parts, app).await?.actor;
        may_look_below(app, &actor)?;
        let courts = parts.extensions.get::<Courts>().cloned().ok_or(AppError::NotFound)?;
        Ok(FromAbove {
            app: app.clone(),
            courts,
            actor,
            parts: PathParts::from_request_parts(parts, app).await?,
        })
    }
}

impl FromAbove {
    /// The court that the path names.
    fn below(&self) -> Result<Below, ApiError> {
        Ok(self.courts.one_below(&self.app, &self.actor, &self.parts.get::<String>("court")?)?)
    }
}
