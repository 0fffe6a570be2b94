//! A sealed bulletin as PDF, and a bulletin as spreadsheet.

use super::{TAG, id_of};
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Fault};
use crate::api::request::{Bearer, PathParts};
use crate::download;
use crate::server::blocking;
use app::App;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

pub(crate) fn endpoint() -> Endpoint {
    Endpoint::get("/bulletins/{bulletin}/paper", "print_bulletin", get(print))
        .about(TAG, "已制作的通报，PDF")
        .giving_pdf()
        .failing(&[Fault::Forbidden, Fault::Press])
}

pub(crate) fn sheet_endpoint() -> Endpoint {
    Endpoint::get("/bulletins/{bulletin}/sheet", "download_bulletin", get(sheet))
        .about(TAG, "通报的各数，Excel")
        .giving_sheet()
        .failing(&[Fault::Forbidden])
}

async fn print(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let id = id_of(&path)?;
    Ok(download::paper(blocking(move || app.bulletin_paper(&bearer.actor, id)).await?))
}

async fn sheet(State(app): State<App>, bearer: Bearer, path: PathParts) -> Result<Response, ApiError> {
    let id = id_of(&path)?;
    let bytes = blocking(move || app.bulletin_sheet(&bearer.actor, id)).await?;
    let name = format!("{}-{}.xlsx", id.kind.title(), id.from);
    Ok(download::sheet(&name, &format!("bulletin-{id}.xlsx"), bytes))
}
