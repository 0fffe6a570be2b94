//! Sign in and out.

use crate::error::WebError;
use crate::server::blocking;
use crate::session::{COOKIE_NAME, Signed, check_form, cookie_token};
use crate::shell::Shell;
use app::App;
use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use std::collections::BTreeMap;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/sign-in", get(show).post(sign_in)).route("/sign-out", post(sign_out))
}

#[derive(Template)]
#[template(path = "sign_in/sign_in.html")]
struct SignInPage {
    shell: Shell,
    name: String,
    next: String,
    problem: Option<&'static str>,
}

async fn show(
    State(app): State<App>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let next = query.get("next").cloned().unwrap_or_default();
    let page =
        SignInPage { shell: Shell::signed_out(&app, "登录"), name: String::new(), next, problem: None };
    Ok(Html(page.render()?).into_response())
}

async fn sign_in(
    State(app): State<App>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let (name, password, next) = (field("name"), field("password"), field("next"));
    let tried = {
        let (app, name) = (app.clone(), name.clone());
        blocking(move || app.sign_in(&name, &password)).await?
    };
    match tried {
        Ok(session) => {
            let cookie = format!(
                "{COOKIE_NAME}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}",
                session.token, session.seconds
            );
            Ok(([(SET_COOKIE, cookie)], Redirect::to(own_path(&next))).into_response())
        }
        Err(refused) => {
            let shell = Shell::signed_out(&app, "登录");
            let page = SignInPage { shell, name, next, problem: Some(refused.sentence()) };
            Ok((StatusCode::UNAUTHORIZED, Html(page.render()?)).into_response())
        }
    }
}

async fn sign_out(
    State(app): State<App>,
    Signed(officer): Signed,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    if let Some(token) = cookie_token(&headers) {
        blocking(move || app.sign_out(&token)).await?;
    }
    let cookie = format!("{COOKIE_NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}

/// A path of our own, so that nobody is sent to a stranger's page after signing in.
fn own_path(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_a_strangers_page() {
        assert_eq!(own_path("/cases?x=1"), "/cases?x=1");
        for foreign in ["//evil.example", "https://evil.example", "", "\\\\evil", "/\\evil"] {
            assert_eq!(own_path(foreign), "/");
        }
    }
}
