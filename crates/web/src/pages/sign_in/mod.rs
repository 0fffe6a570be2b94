//! Sign in and out.

use crate::error::WebError;
use crate::server::blocking;
use crate::session::{COOKIE_NAME, Signed, check_form, cookie_token};
use crate::shell::Shell;
use app::App;
use app::staff::sign_in::DEMO_PASSWORD;
use askama::Template;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use docket::office::Office;
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
    /// The accounts of an invented court, one for each office; nobody's at a real one.
    accounts: Vec<DemoAccount>,
    password: &'static str,
}

/// An account that anybody may use at an invented court.
struct DemoAccount {
    id: String,
    name: String,
    office: &'static str,
    hint: &'static str,
}

impl SignInPage {
    fn new(app: &App, name: String, next: String, problem: Option<&'static str>) -> SignInPage {
        let accounts = if app.is_synthetic() { demo_accounts(app) } else { Vec::new() };
        SignInPage {
            shell: Shell::signed_out(app, "登录"),
            name,
            next,
            problem,
            accounts,
            password: DEMO_PASSWORD,
        }
    }
}

/// One serving member for each office, those whom a newcomer should try first in front.
fn demo_accounts(app: &App) -> Vec<DemoAccount> {
    const OFFICES: [(Office, &str); 8] = [
        (Office::Handler, "办案：查控、案款、结案"),
        (Office::BureauHead, "审批、全院案件"),
        (Office::TeamLeader, "带团队、审批"),
        (Office::Clerk, "立案、分案"),
        (Office::Finance, "登记到账、发放"),
        (Office::CommandCentre, "全院期限和案款"),
        (Office::VicePresident, "重大事项审批"),
        (Office::Auditor, "只看不办"),
    ];
    let directory = app.directory();
    OFFICES
        .into_iter()
        .filter_map(|(office, hint)| {
            let (id, member) =
                directory.members.iter().find(|(_, member)| member.serving && member.office == office)?;
            Some(DemoAccount { id: id.to_string(), name: member.name.clone(), office: office.title(), hint })
        })
        .collect()
}

async fn show(
    State(app): State<App>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let next = query.get("next").cloned().unwrap_or_default();
    let page = SignInPage::new(&app, String::new(), next, None);
    Ok(Html(page.render()?).into_response())
}

async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
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
            let secure = if came_by_https(&headers) { "; Secure" } else { "" };
            let cookie = format!(
                "{COOKIE_NAME}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}",
                session.token, session.seconds
            );
            Ok(([(SET_COOKIE, cookie)], Redirect::to(own_path(&next))).into_response())
        }
        Err(refused) => {
            let page = SignInPage::new(&app, name, next, Some(refused.sentence()));
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

/// Whether the reverse proxy in front of us was reached by HTTPS: the cookie is then never sent in the clear.
fn came_by_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https")
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
    fn a_real_court_shows_no_accounts() {
        let mut page = SignInPage {
            shell: Shell::bare("登录"),
            name: "wang".to_owned(),
            next: "/cases".to_owned(),
            problem: Some("用户名或者密码不正确，请重新输入。"),
            accounts: Vec::new(),
            password: DEMO_PASSWORD,
        };
        let html = page.render().unwrap();
        assert!(html.contains("用户名或者密码不正确") && !html.contains(DEMO_PASSWORD));
        page.accounts = vec![DemoAccount {
            id: "fast-1".to_owned(),
            name: "刘某".to_owned(),
            office: "承办法官",
            hint: "",
        }];
        assert!(page.render().unwrap().contains(DEMO_PASSWORD));
    }

    #[test]
    fn nobody_is_sent_to_a_strangers_page() {
        assert_eq!(own_path("/cases?x=1"), "/cases?x=1");
        for foreign in ["//evil.example", "https://evil.example", "", "\\\\evil", "/\\evil"] {
            assert_eq!(own_path(foreign), "/");
        }
    }
}
