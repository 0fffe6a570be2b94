//! The control measures of one case, with the orders about them.

use super::property::{MeasureShown, OrderShown, measure_shown};
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, PathParts, answered};
use crate::api::schema::answer;
use crate::api::v1::cases::TAG;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use values::{Day, Fen};

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/measures", "list_case_measures", get(show))
        .about(TAG, "本案控制措施")
        .described("查阅记入案件的日志。")
        .giving::<CaseMeasures>(200)
}

answer! {
    /// The control measures of one case.
    pub(crate) struct CaseMeasures {
        today: Day, "法院当日";
        owed_fen: Fen, "当日尚欠（分）";
        control_limit_fen: Fen, "控制上限（分）";
        committed_fen: Fen, "已控制和待回执合计（分）";
        measures: Vec<MeasureShown>, "控制措施，先作出的在前，含已解除、届满、未办成的";
        orders: Vec<OrderShown>, "发给协助执行单位的控制、续行、解除、划拨事项";
    }
}

async fn show(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let id = path.case()?;
    answered(move || {
        let view = app.open_case(&bearer.actor, &id)?;
        let (case, today) = (&view.case, view.today);
        Ok(CaseMeasures {
            today,
            owed_fen: view.owed(),
            control_limit_fen: case.control_limit(today, app.settings().forecast_months),
            committed_fen: case.committed(today),
            measures: case.measures.iter().map(|measure| measure_shown(measure, today)).collect(),
            orders: case.orders.iter().map(OrderShown::from).collect(),
        })
    })
    .await
}
