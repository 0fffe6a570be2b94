//! What a batch of renewals would order, without ordering anything.

use super::{Batch, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::answer;
use app::App;
use app::measures::renew::Previewed;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use values::Day;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/measures/renewals/preview", "preview_renewals", post(preview))
        .about(TAG, "预览批量续行")
        .described("逐项核对能否续行、续行多久、到何时届满；不作任何改动。")
        .taking(|_| Batch::schema())
        .giving::<RenewalsPreviewed>(200)
}

answer! {
    /// What each renewal of a batch would say.
    pub(crate) struct RenewalsPreviewed {
        today: Day, "法院当日";
        renewals: Vec<RenewalPreviewed>, "各项，与所列次序相同";
    }
}

answer! {
    /// What one renewal would say.
    pub(crate) struct RenewalPreviewed {
        case_id: String, "案件标识";
        measure: u32, "措施编号";
        number: String, "案号；没有办理关系的为空";
        place: String, "控制的财产，号码已遮盖";
        term: Option<TermShown>, "续行的期限；不能续行的为 null";
        problem: Option<String>, "不能续行的原因代码；可以续行的为 null";
        sentence: Option<String>, "不能续行的原因，中文";
        remedy: Option<String>, "如何处理，中文";
    }
}

answer! {
    /// The term of a renewal.
    pub(crate) struct TermShown {
        months: u32, "续行几个月：该类财产的法定最长期限";
        ends_on: Day, "现届满日";
        until: Day, "当日办理的，续行后的届满日";
        last_safe_on: Day, "最迟续行日";
        is_assisted: bool, "是否由协助执行单位办理";
    }
}

impl From<Previewed> for RenewalPreviewed {
    fn from(previewed: Previewed) -> RenewalPreviewed {
        let problem = previewed.outcome.as_ref().err();
        RenewalPreviewed {
            case_id: previewed.measure.case.to_string(),
            measure: previewed.measure.entry.0,
            number: previewed.number,
            place: previewed.place,
            problem: problem.map(|error| error.code().to_owned()),
            sentence: problem.map(app::AppError::sentence),
            remedy: problem.map(app::AppError::remedy),
            term: previewed.outcome.ok().map(|term| TermShown {
                months: term.months,
                ends_on: term.ends_on,
                until: term.until,
                last_safe_on: term.last_safe_on,
                is_assisted: term.is_assisted,
            }),
        }
    }
}

async fn preview(
    State(app): State<App>,
    bearer: Bearer,
    Body(batch): Body<Batch>,
) -> Result<Response, ApiError> {
    answered(move || {
        let previewed = app.preview_renewals(&bearer.actor, &batch.keys()?);
        let renewals = previewed.into_iter().map(RenewalPreviewed::from).collect();
        Ok(RenewalsPreviewed { today: app.today(), renewals })
    })
    .await
}
