//! Court papers as PDF.

use crate::download;
use crate::error::WebError;
use crate::pages::cases::case_id;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use app::{App, AppError};
use axum::extract::{Query, State};
use axum::response::Response;
use docket::EntryNo;
use docket::event::Paper;
use docket::party::PartyNo;
use std::collections::BTreeMap;
use values::Day;

/// A paper that a page of the docket issued; `?about=2` where it goes to the second party.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, entry, paper)): Path<(String, u32, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let paper = Paper::by_word(&paper).ok_or(WebError::App(AppError::NotFound))?;
    let about: Option<PartyNo> = query.get("about").and_then(|about| about.parse().ok());
    let printed = blocking(move || app.paper(&officer.actor, &id, EntryNo(entry), paper, about)).await?;
    Ok(download::paper(printed))
}

/// The debt statement as of `?on=2026-03-10`, or of today.
pub(crate) async fn debt_statement(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let on = match query.get("on") {
        Some(text) => text.parse::<Day>().map_err(|error| AppError::BadInput(error.to_string()))?,
        None => app.today(),
    };
    let printed = blocking(move || app.debt_statement_paper(&officer.actor, &id, on)).await?;
    Ok(download::paper(printed))
}

/// The account of the case over a month, `?month=2026-03`, or over this one.
pub(crate) async fn funds_statement(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(id): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let month = query.get("month").map_or_else(|| app.today().to_string()[..7].to_owned(), String::clone);
    let from: Day =
        format!("{month}-01").parse().map_err(|_| AppError::BadInput("月份应写作 2026-03".to_owned()))?;
    let days = (from, from.plus_months(1).previous());
    if from > app.today() {
        return Err(AppError::BadInput("该月尚未到来".to_owned()).into());
    }
    let printed = blocking(move || app.case_funds_paper(&officer.actor, &id, days)).await?;
    Ok(download::paper(printed))
}

/// What a creditor got and what is still owed to him.
pub(crate) async fn creditor_statement(
    State(app): State<App>,
    Signed(officer): Signed,
    Path((id, creditor)): Path<(String, PartyNo)>,
) -> Result<Response, WebError> {
    let id = case_id(&id)?;
    let printed = blocking(move || app.creditor_paper(&officer.actor, &id, creditor)).await?;
    Ok(download::paper(printed))
}
