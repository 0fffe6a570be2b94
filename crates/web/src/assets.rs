//! The style sheet, the script and the icon, in the program itself.

use app::App;
use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

const STYLE: &str = concat!(
    include_str!("../static/zhida.css"),
    include_str!("../static/case.css"),
    include_str!("../static/settings.css"),
    include_str!("../static/rules.css"),
    include_str!("../static/command.css"),
);
const SCRIPT: &str = include_str!("../static/zhida.js");
const ICON: &str = include_str!("../static/zhida.svg");

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/static/zhida.css",
            get(|headers: HeaderMap| async move { asset("text/css; charset=utf-8", STYLE, &headers) }),
        )
        .route(
            "/static/zhida.js",
            get(
                |headers: HeaderMap| async move { asset("text/javascript; charset=utf-8", SCRIPT, &headers) },
            ),
        )
        .route(
            "/static/zhida.svg",
            get(|headers: HeaderMap| async move { asset("image/svg+xml", ICON, &headers) }),
        )
}

/// The program changes only when it is replaced, so a browser asks again after an hour at the latest.
fn asset(kind: &'static str, text: &'static str, _headers: &HeaderMap) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")], text).into_response()
}
