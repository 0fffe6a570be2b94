//! Sign in and out.

use crate::error::WebError;
use crate::server::blocking;
use crate::session::{COOKIE_NAME, Signed, check_form, cookie_token};
use crate::shell::{Shell, encode};
use app::staff::sign_in::DEMO_PASSWORD;
use app::{App, Courts};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
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
    /// The courts to choose from, where there are several.
    courts: Vec<CourtChoice>,
    /// The accounts of invented courts, one for each office; nobody's at a real one.
    accounts: Vec<DemoCourt>,
    password: &'static str,
}

/// A court of the installation, as the page asks for it.
struct CourtChoice {
    code: String,
    name: String,
    chosen: bool,
}

/// The accounts of an invented court.
struct DemoCourt {
    code: String,
    name: String,
    accounts: Vec<DemoAccount>,
}

/// An account that anybody may use at an invented court.
struct DemoAccount {
    id: String,
    name: String,
    office: &'static str,
    hint: &'static str,
}

impl SignInPage {
    /// The page that asks for an account of a court; several courts of one house are asked for by their names.
    fn new(
        courts: &Courts,
        app: &App,
        name: String,
        next: String,
        problem: Option<&'static str>,
    ) -> SignInPage {
        let home = courts.home().court();
        let named = |app: &App| (app.court().to_string(), app.court_name().to_owned());
        // The accounts of the home court first: it is where a newcomer begins.
        let mut invented: Vec<&App> = courts.all().filter(|app| app.is_synthetic()).collect();
        invented.sort_by_key(|app| app.court() != home);
        let mut shell = Shell::signed_out(app, "登录");
        if courts.are_several() {
            shell.court.clear();
        }
        SignInPage {
            shell,
            courts: courts
                .all()
                .filter(|_| courts.are_several())
                .map(|one| {
                    let (code, name) = named(one);
                    CourtChoice { code, name, chosen: one.court() == app.court() }
                })
                .collect(),
            accounts: invented
                .into_iter()
                .map(|app| {
                    let (code, name) = named(app);
                    DemoCourt { code, name, accounts: demo_accounts(app) }
                })
                .collect(),
            name,
            next,
            problem,
            password: DEMO_PASSWORD,
        }
    }
}

/// The court that somebody names, or the home of the installation.
fn court_named<'a>(courts: &'a Courts, code: &str) -> &'a App {
    courts.by_code(code).unwrap_or_else(|| courts.home())
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
    Extension(courts): Extension<Courts>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let next = query.get("next").cloned().unwrap_or_default();
    let app = court_named(&courts, query.get("court").map_or("", String::as_str));
    let page = SignInPage::new(&courts, app, String::new(), next, None);
    Ok(Html(page.render()?).into_response())
}

async fn sign_in(
    Extension(courts): Extension<Courts>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let (name, password, next) = (field("name"), field("password"), field("next"));
    let app = court_named(&courts, &field("court"));
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
            let page = SignInPage::new(&courts, app, name, next, Some(refused.sentence()));
            Ok((StatusCode::UNAUTHORIZED, Html(page.render()?)).into_response())
        }
    }
}

async fn sign_out(
    State(app): State<App>,
    Extension(courts): Extension<Courts>,
    Signed(officer): Signed,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Response, WebError> {
    check_form(&officer, &form)?;
    let door = match courts.are_several() {
        true => format!("/sign-in?court={}", encode(app.court().as_str())),
        false => "/sign-in".to_owned(),
    };
    if let Some(token) = cookie_token(&headers) {
        blocking(move || app.sign_out(&token)).await?;
    }
    let cookie = format!("{COOKIE_NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&door)).into_response())
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
            courts: Vec::new(),
            accounts: Vec::new(),
            password: DEMO_PASSWORD,
        };
        let html = page.render().unwrap();
        assert!(html.contains("用户名或者密码不正确") && !html.contains(DEMO_PASSWORD));
        let account =
            DemoAccount {
                id: "fast-1".to_owned(), name: "刘某".to_owned(), office: "承办法官", hint: ""
            };
        let (code, name) = ("内0299".to_owned(), "示范县人民法院".to_owned());
        page.accounts = vec![DemoCourt { code, name, accounts: vec![account] }];
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
