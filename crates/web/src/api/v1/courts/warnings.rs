//! Open cases of a court below that have waited far longer than like cases there did.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Parameter, answered};
use crate::api::v1::command::warnings::WarningList;
use app::cases::list::Scope;
use axum::response::Response;
use axum::routing::get;

const PARAMETERS: [Parameter; 2] = [Parameter::OFFSET, Parameter::LIMIT];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/courts/{court}/warnings", "list_court_warnings", get(list))
        .about(TAG, "下级法院的同类预警")
        .described("与该院自己的同类已结案件相比。只提示应当看一看的案件，不评价法院和人员。")
        .with_query(&PARAMETERS)
        .giving::<WarningList>(200)
        .failing(&[Fault::Forbidden])
}

async fn list(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let below = above.below()?;
        let found = below.app.slow_cases(&below.actor, Scope::Seen, None)?;
        Ok(WarningList::of(&found, &asked))
    })
    .await
}
