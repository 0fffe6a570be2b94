//! What the own court ordered in a court below.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Parameter, answered};
use crate::api::v1::supervisions::list::{PARAMETERS as ALL, SupervisionLine, SupervisionList};
use app::command::supervision::Standing;
use axum::response::Response;
use axum::routing::get;

/// State and page; nobody below is asked for by team.
const PARAMETERS: [Parameter; 3] = [ALL[1], ALL[3], ALL[4]];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/courts/{court}/supervisions", "list_court_supervisions", get(list))
        .about(TAG, "本院在一个下级法院的督办事项")
        .described("只列本院督办的；以该院案件路径下的 supervise 提出，以 settle_supervision 处理回复。")
        .with_query(&PARAMETERS)
        .giving::<SupervisionList>(200)
        .failing(&[Fault::Forbidden])
}

async fn list(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&PARAMETERS)?;
    answered(move || {
        let below = above.below()?;
        let standing = Standing::by_word(&asked.get::<String>("state").unwrap_or_default());
        let (offset, limit): (usize, usize) =
            (asked.get("offset").unwrap_or(0), asked.get("limit").unwrap_or(50));
        let orders = below.orders(standing)?;
        Ok(SupervisionList {
            count: u32::try_from(orders.len()).unwrap_or(u32::MAX),
            supervisions: orders.into_iter().skip(offset).take(limit).map(SupervisionLine::from).collect(),
        })
    })
    .await
}
