//! Ask for the missing checks of several cases.

use super::TAG;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::api::request::{Bearer, Body, answered};
use crate::api::schema::{answer, request};
use app::App;
use app::inquiries::missing::{AskedCase, LOOKED_AT};
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use serde::Deserialize;
use serde_json::json;
use values::CaseId;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::post("/inquiries/missing", "ask_missing_checks", post(ask))
        .about(TAG, "补查多件案件未查的机构")
        .described("逐案办理：一件不能查询的，不影响其他案件。")
        .taking(|_| {
            let cases = json!({
                "type": "array", "minItems": 1, "maxItems": LOOKED_AT,
                "items": {"type": "string"}, "description": "案件标识",
            });
            request(&["cases"], &[("cases", cases)])
        })
        .giving::<MissingAsked>(200)
}

answer! {
    /// What became of each case.
    pub(crate) struct MissingAsked {
        cases: Vec<CaseAsked>, "各案的结果";
    }
}

answer! {
    /// What became of one case.
    pub(crate) struct CaseAsked {
        case_id: String, "案件标识";
        requests: u32, "发出的查询数；没有发出的为 0";
        problem: Option<String>, "没有发出的原因代码；已发出的为 null";
        sentence: Option<String>, "没有发出的原因，中文";
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    cases: Vec<String>,
}

impl From<AskedCase> for CaseAsked {
    fn from(asked: AskedCase) -> CaseAsked {
        let problem = asked.outcome.as_ref().err();
        CaseAsked {
            case_id: asked.id.to_string(),
            problem: problem.map(|error| error.code().to_owned()),
            sentence: problem.map(app::AppError::sentence),
            requests: asked.outcome.map_or(0, |requests| u32::try_from(requests).unwrap_or(u32::MAX)),
        }
    }
}

async fn ask(State(app): State<App>, bearer: Bearer, Body(asked): Body<Asked>) -> Result<Response, ApiError> {
    answered(move || {
        let read = |id: &String| id.parse::<CaseId>().map_err(|_| app::AppError::NotFound);
        let cases = asked.cases.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let done = app.ask_missing(&bearer.actor, &cases)?;
        Ok(MissingAsked { cases: done.into_iter().map(CaseAsked::from).collect() })
    })
    .await
}
