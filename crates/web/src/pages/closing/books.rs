//! The books of a year as a file: for auditors in Excel, for other tools as a journal.

use crate::error::WebError;
use crate::path::Path;
use crate::server::blocking;
use crate::session::Signed;
use crate::shell::encode;
use app::{App, AppError};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

pub(crate) async fn file(
    State(app): State<App>,
    Signed(officer): Signed,
    Path(file): Path<String>,
) -> Result<Response, WebError> {
    let (year, ending) = file.split_once('.').ok_or(AppError::NotFound)?;
    let year: i32 = year.parse().map_err(|_| AppError::NotFound)?;
    let days = app::closing::year(year, app.today()).ok_or(AppError::NotFound)?;
    let ending = ending.to_owned();
    let (bytes, kind) = {
        let ending = ending.clone();
        blocking(move || {
            let actor = &officer.actor;
            let written = |text: Result<String, documents::bank::BookFault>| {
                text.map(String::into_bytes).map_err(|fault| AppError::Press(fault.to_string()))
            };
            Ok::<_, AppError>(match ending.as_str() {
                "xlsx" => (
                    app.books_workbook(actor, days)?,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ),
                "beancount" => (written(app.book(actor, days)?.to_beancount())?, "text/plain; charset=utf-8"),
                "journal" => (written(app.book(actor, days)?.to_hledger())?, "text/plain; charset=utf-8"),
                _ => return Err(AppError::NotFound),
            })
        })
        .await?
    };
    let name = encode(&format!("{year}年案款账册.{ending}"));
    let disposition = format!("attachment; filename=\"books-{year}.{ending}\"; filename*=UTF-8''{name}");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
