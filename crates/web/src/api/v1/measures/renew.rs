//! Order the renewals of a batch of measures with one confirmation.

use super::{Batch, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::answer;
use app::App;
use app::measures::renew::Renewed;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/measures/renewals", "renew_measures", post(renew))
        .about(TAG, "批量续行")
        .described("按法定最长期限逐项裁定续行，记入各自案卷：一项不能续行的，不影响其他各项。")
        .taking(|_| Batch::schema())
        .giving::<RenewalsOrdered>(200)
}

answer! {
    /// What became of each renewal of a batch.
    pub(crate) struct RenewalsOrdered {
        renewals: Vec<RenewalOrdered>, "各项，与所列次序相同";
    }
}

answer! {
    /// What became of one renewal.
    pub(crate) struct RenewalOrdered {
        case_id: String, "案件标识";
        measure: u32, "措施编号";
        number: String, "案号；没有办理关系的为空";
        place: String, "控制的财产，号码已遮盖";
        order: Option<u32>, "续行裁定的案卷页码；没有裁定的为 null";
        months: Option<u32>, "续行几个月";
        is_assisted: Option<bool>, "是否由协助执行单位办理，需要回执";
        problem: Option<String>, "没有裁定的原因代码；已裁定的为 null";
        sentence: String, "裁定的内容或者没有裁定的原因，中文";
        remedy: Option<String>, "如何处理，中文";
    }
}

impl From<Renewed> for RenewalOrdered {
    fn from(renewed: Renewed) -> RenewalOrdered {
        let (ordered, problem) = (renewed.outcome.as_ref().ok(), renewed.outcome.as_ref().err());
        RenewalOrdered {
            case_id: renewed.measure.case.to_string(),
            measure: renewed.measure.entry.0,
            number: renewed.number,
            place: renewed.place,
            order: ordered.map(|ordered| ordered.order.entry.0),
            months: ordered.map(|ordered| ordered.months),
            is_assisted: ordered.map(|ordered| ordered.is_assisted),
            problem: problem.map(|error| error.code().to_owned()),
            remedy: problem.map(app::AppError::remedy),
            sentence: match &renewed.outcome {
                Ok(ordered) => ordered.sentence.clone(),
                Err(error) => error.sentence(),
            },
        }
    }
}

async fn renew(
    State(app): State<App>,
    bearer: Bearer,
    Body(batch): Body<Batch>,
) -> Result<Response, ApiError> {
    answered(move || {
        let renewed = app.renew_together(&bearer.actor, &batch.keys()?);
        Ok(RenewalsOrdered { renewals: renewed.into_iter().map(RenewalOrdered::from).collect() })
    })
    .await
}
