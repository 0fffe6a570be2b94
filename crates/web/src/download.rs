//! Files that pages and API give: papers and spreadsheets.

use crate::shell::encode;
use app::papers::PrintedPaper;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// The type of a spreadsheet.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Shown in the browser, kept by no cache, saved under its Chinese name.
pub(crate) fn paper(printed: PrintedPaper) -> Response {
    let disposition = format!("inline; filename*=UTF-8''{}", encode(&printed.file_name));
    file("application/pdf", disposition, printed.bytes)
}

/// Saved under its Chinese name, or the plain one where a program knows no other.
pub(crate) fn sheet(name: &str, plain: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encode(name));
    file(XLSX, disposition, bytes)
}

fn file(kind: &str, disposition: String, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}
