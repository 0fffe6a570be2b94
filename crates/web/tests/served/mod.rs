//! A court with invented cases as it is served: what is asked of its router, with whose cookie, and the answer.

use app::{App, FixedClock};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{AsHeaderName, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use scraper::{Html, Selector};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, PASSWORD, Plan};
use tower::ServiceExt;

/// A court that answers in this process.
pub(crate) struct Court(Router);

/// An answer as a test reads it.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Court {
    /// The court of the demonstration with so many cases.
    pub(crate) fn of(cases: u32) -> Court {
        let plan = Plan { cases, ..Plan::demonstration() };
        let config = synthetic::config(
            Store::open(&StoreUrl::SqliteMemory).unwrap(),
            Arc::new(FixedClock::at(plan.today)),
        );
        let app = App::open(config).unwrap();
        synthetic::found(&app).unwrap();
        synthetic::fill(&app, &plan).unwrap();
        Court::served(app)
    }

    /// Courts that were made elsewhere.
    pub(crate) fn served(courts: impl Into<app::Courts>) -> Court {
        Court(web::router(courts))
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.0.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, headers, bytes }
    }

    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(Request::get(path).header(COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, cookie: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path).header(COOKIE, cookie).header(CONTENT_TYPE, kind);
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Signs somebody in and gives the cookie.
    pub(crate) async fn signed_in(&self, name: &str) -> String {
        let answer = self.post("/sign-in", "", &format!("name={name}&password={PASSWORD}&next=")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.header(SET_COOKIE).split(';').next().unwrap().to_owned()
    }
}

impl Answer {
    pub(crate) fn header(&self, name: impl AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The words of everything that a CSS selector finds.
    pub(crate) fn find(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text());
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
    }

    /// An attribute of everything that a CSS selector finds.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text());
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|found| found.attr(name).map(str::to_owned)).collect()
    }
}
