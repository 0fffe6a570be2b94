//! Who is asking: the session behind a cookie, or behind a bearer token for the API.

use crate::error::WebError;
use crate::server::blocking;
use app::App;
use app::staff::sign_in::Officer;
use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use std::collections::BTreeMap;
use subtle::ConstantTimeEq;

/// The name of the session cookie.
pub(crate) const COOKIE_NAME: &str = "zhida_session";
/// The name of the hidden field that every form carries.
pub(crate) const FORM_TOKEN: &str = "form_token";

/// The officer who asks for a page.
pub(crate) struct Signed(pub(crate) Officer);

/// The session token in a request's cookies.
pub(crate) fn cookie_token(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == COOKIE_NAME).then(|| value.to_owned())
        })
}

/// The session token in a request's authorization header.
pub(crate) fn bearer_token(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

impl FromRequestParts<App> for Signed {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Signed, WebError> {
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let wanted = if parts.method == Method::GET { path.to_owned() } else { "/".to_owned() };
        let Some(token) = cookie_token(&parts.headers) else { return Err(WebError::SignedOut { wanted }) };
        let app = app.clone();
        let officer = blocking(move || app.officer(&token)).await?;
        officer.map(Signed).ok_or(WebError::SignedOut { wanted })
    }
}

/// Whether a form was sent from one of our own pages in this session.
pub(crate) fn check_form(officer: &Officer, form: &BTreeMap<String, String>) -> Result<(), WebError> {
    let sent = form.get(FORM_TOKEN).map_or("", String::as_str);
    let same: bool = sent.as_bytes().ct_eq(officer.form_token.as_bytes()).into();
    if same { Ok(()) } else { Err(WebError::ForeignForm) }
}
