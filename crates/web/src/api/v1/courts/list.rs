//! The courts below, with what must be looked into.

use super::{FromAbove, TAG};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, answered};
use crate::api::schema::answer;
use app::AppError;
use app::courts::above::Below;
use axum::response::Response;
use axum::routing::get;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/courts", "list_courts", get(list))
        .about(TAG, "下级法院及其须关注事项")
        .described("按法院代字排列，不作排名。没有下级法院的，不提供本组接口（not_found）。")
        .giving::<CourtList>(200)
        .failing(&[Fault::Forbidden, Fault::NotFound])
}

answer! {
    /// The courts below.
    pub(crate) struct CourtList {
        courts: Vec<CourtLine>, "下级法院，按法院代字排列";
    }
}

answer! {
    /// One court below.
    pub(crate) struct CourtLine {
        court: String, "法院代字";
        name: String, "法院名称";
        warnings: u32, "明显慢于同类的未结案件数，最多计到 2000";
        overdue: u32, "逾期未回复的督办数，含该院自行督办的，最多计到 2000";
        waiting: u32, "本院督办、待回复的项数，最多计到 2000";
        replied: u32, "本院督办、已回复待认可的项数，最多计到 2000";
    }
}

impl CourtLine {
    fn of(below: &Below) -> Result<CourtLine, AppError> {
        let concerns = below.concerns()?;
        Ok(CourtLine {
            court: below.app.court().to_string(),
            name: below.app.court_name().to_owned(),
            warnings: concerns.warnings,
            overdue: concerns.overdue,
            waiting: concerns.waiting,
            replied: concerns.replied,
        })
    }
}

async fn list(above: FromAbove, asked: Asked) -> Result<Response, ApiError> {
    asked.checked(&[])?;
    answered(move || {
        let each = above.courts.each_below(&above.app, &above.actor)?;
        Ok(CourtList { courts: each.iter().map(CourtLine::of).collect::<Result<_, _>>()? })
    })
    .await
}
