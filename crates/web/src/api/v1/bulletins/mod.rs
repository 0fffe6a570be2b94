//! Bulletins.

pub(crate) mod list;
pub(crate) mod make;
pub(crate) mod print;
pub(crate) mod show;

use crate::api::error::ApiError;
use crate::api::request::PathParts;
use app::bulletins::BulletinId;

/// The tag of these endpoints.
const TAG: &str = "通报";

fn id_of(path: &PathParts) -> Result<BulletinId, ApiError> {
    path.get("bulletin")
}
