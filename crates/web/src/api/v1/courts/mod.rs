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
use app::{App, Courts};

/// The tag of these endpoints.
const TAG: &str = "下级法院";

/// The court that the path names, for an officer of the court above it.
fn named(app: &App, courts: &Courts, bearer: &Bearer, parts: &PathParts) -> Result<Below, ApiError> {
    may_look_below(app, &bearer.actor)?;
    Ok(courts.one_below(app, &bearer.actor, &parts.get::<String>("court")?)?)
}
