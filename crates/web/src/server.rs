//! The router, and what every answer carries.

use crate::{api, assets, doors, error, pages};
use app::{App, Courts};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::{Extension, Router};
use std::future::Future;
use tokio::net::TcpListener;

/// The largest body of a request: an uploaded judgment or spreadsheet.
const BODY_BYTES_MAX: usize = 20 * 1024 * 1024;

/// Everything that Zhida serves, for each court to its own officers.
pub fn router(courts: impl Into<Courts>) -> Router {
    let courts = courts.into();
    if courts.are_several() { doors::router(courts) } else { rooms(courts.home().clone(), courts) }
}

/// All pages and endpoints of one court.
pub(crate) fn rooms(app: App, courts: Courts) -> Router {
    Router::new()
        .merge(pages::routes())
        .merge(assets::routes())
        .nest("/api/v1", api::v1::routes())
        .merge(api::document_routes())
        .fallback(error::no_such_page)
        .layer(Extension(courts))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn(with_panics_answered))
        .layer(middleware::from_fn(with_safe_headers))
        .with_state(app)
}

/// Serves until `stop` is done; requests under way are finished first.
///
/// # Errors
/// Where the listener fails.
pub async fn serve(
    listener: TcpListener,
    courts: impl Into<Courts>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(courts)).with_graceful_shutdown(stop).await
}

async fn with_safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers: [(HeaderName, &str); 4] = [
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in headers {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// A broken invariant ends its request, not the server: it is logged by the panic itself and answered as a fault.
async fn with_panics_answered(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(_) => error::error_page(
            StatusCode::INTERNAL_SERVER_ERROR,
            "系统暂时不能完成操作，未作任何改动".to_owned(),
            "请稍后重试；仍不能完成的，请告知系统管理员。".to_owned(),
            None,
        ),
    }
}

/// Runs blocking work of the application on a thread made for it.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("the work of a request ends without a panic")
}
