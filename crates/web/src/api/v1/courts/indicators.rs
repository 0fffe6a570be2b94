//! Indicators of all courts below together, and of one of them.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Parameter, answered};
use crate::api::v1::indicators::list::IndicatorList;
use crate::api::v1::indicators::{SELECTION, selection};
use axum::response::Response;
use axum::routing::get;

/// Days and kind of case: all that is asked of many courts.
const OF_MANY: [Parameter; 3] = [SELECTION[2], SELECTION[4], SELECTION[5]];

pub(crate) fn together_endpoint() -> Endpoint {
    Endpoint::get("/courts/indicators", "list_courts_indicators", get(together))
        .about(TAG, "全部下级法院合计的各项质效指标，附上年同期")
        .described("各数为各下级法院案卷记载的合计；不作排名。")
        .with_query(&OF_MANY)
        .giving::<IndicatorList>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/courts/{court}/indicators", "list_court_indicators", get(of_one))
        .about(TAG, "一个下级法院的各项质效指标，附上年同期")
        .with_query(&SELECTION)
        .giving::<IndicatorList>(200)
        .failing(&[Fault::Forbidden])
}

async fn together(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&OF_MANY)?;
    answered(move || {
        let selection = selection(&above.app, &asked);
        let standings = above.courts.indicators_below(&above.app, &above.actor, &selection)?;
        Ok(IndicatorList::of(&selection, standings))
    })
    .await
}

async fn of_one(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    let asked = asked.checked(&SELECTION)?;
    answered(move || {
        let below = above.below()?;
        let selection = selection(&below.app, &asked);
        let standings = below.app.indicators(&below.actor, &selection)?;
        Ok(IndicatorList::of(&selection, standings))
    })
    .await
}
