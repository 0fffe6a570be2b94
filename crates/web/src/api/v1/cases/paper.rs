//! Print a paper that a page of the docket issued.

use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Asked, Bearer, Parameter, ParameterKind, PathParts};
use crate::api::v1::cases::TAG;
use crate::server::blocking;
use crate::shell::encode;
use app::{App, AppError};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use docket::EntryNo;
use docket::event::Paper;

const PARAMETERS: &[Parameter] = &[Parameter {
    name: "about",
    kind: ParameterKind::Whole(1, u32::MAX),
    meaning: "一人一份的文书，发给哪一被执行人（当事人序号）；默认第一人",
}];

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/cases/{id}/papers/{entry}/{paper}", "print_paper", get(print))
        .about(TAG, "案卷某页制发的文书")
        .with_query(PARAMETERS)
        .giving_pdf()
        .failing(&[Fault::Press])
}

async fn print(
    State(app): State<App>,
    bearer: Bearer,
    parts: PathParts,
    asked: Asked,
) -> Result<Response, ApiError> {
    let (id, entry) = (parts.case()?, EntryNo(parts.get("entry")?));
    let word: String = parts.get("paper")?;
    let paper = Paper::by_word(&word).ok_or(ApiError::App(AppError::NotFound))?;
    let about = asked.checked(PARAMETERS)?.get("about");
    let printed = blocking(move || app.paper(&bearer.actor, &id, entry, paper, about)).await?;
    let disposition = format!("inline; filename*=UTF-8''{}", encode(&printed.file_name));
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, printed.bytes).into_response())
}
