//! The board of measures, asked as a browser asks: what is due, one confirmation for many renewals, and their papers.

#![allow(clippy::unwrap_used)]

use app::{App, FixedClock};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, StatusCode};
use scraper::{Html, Selector};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, Held, PASSWORD, Plan};
use tower::ServiceExt;

/// A court in which 赵某 watches over a dozen measures of three months.
fn court() -> Router {
    let today = Plan::demonstration().today;
    let config =
        synthetic::config(Store::open(&StoreUrl::SqliteMemory).unwrap(), Arc::new(FixedClock::at(today)));
    let app = App::open(config).unwrap();
    synthetic::found(&app).unwrap();
    let held = Held {
        seed: 1,
        measures: 12,
        handler: "one-1",
        in_a_case: 4,
        months: Some(3),
        days_ago: (70, 89),
        today,
    };
    synthetic::hold(&app, &held).unwrap();
    web::router(app)
}

struct Answer {
    status: StatusCode,
    kind: String,
    bytes: Vec<u8>,
}

impl Answer {
    fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&String::from_utf8(self.bytes.clone()).unwrap());
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|found| found.attr(name).map(str::to_owned)).collect()
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }
}

struct Browser {
    court: Router,
    cookie: String,
}

impl Browser {
    async fn signed_in(court: &Router, name: &str) -> Browser {
        let form = format!("name={name}&password={PASSWORD}&next=/");
        let request = Request::post("/sign-in")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        let response = court.clone().oneshot(request).await.unwrap();
        let cookie = response.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        Browser { court: court.clone(), cookie }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.court.clone().oneshot(request).await.unwrap();
        let kind = response.headers().get(CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap()).to_owned();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, kind, bytes }
    }

    async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).header(COOKIE, &self.cookie).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, form: &[(String, String)]) -> Answer {
        let body = form
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(address)
            .header(COOKIE, &self.cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn ticked_measures_are_renewed_with_one_confirmation() {
    let court = court();
    let browser = Browser::signed_in(&court, "one-1").await;
    let board = browser.get("/measures").await;
    assert_eq!(board.status, StatusCode::OK);
    let ticks = board.attributes("td.tick input", "name");
    assert!(ticks.len() > 4, "{}", board.text());
    let token = board.attributes("form[action='/measures/renew'] input[name=form_token]", "value").remove(0);
    let ticked: Vec<(String, String)> = ticks.iter().map(|name| (name.clone(), "on".to_owned())).collect();
    assert!(board.text().contains(&format!("（{}项）", ticks.len())), "the button says how many");
    // A form of somebody else's page, and one without a tick, order nothing.
    assert_eq!(browser.post("/measures/renew", &ticked).await.status, StatusCode::FORBIDDEN);
    let with_token = |mut form: Vec<(String, String)>| {
        form.push(("form_token".to_owned(), token.clone()));
        form
    };
    let nothing = browser.post("/measures/renew", &with_token(Vec::new())).await;
    assert!(nothing.text().contains("没有选择措施"), "{}", nothing.text());
    let renewed = browser.post("/measures/renew", &with_token(ticked.clone())).await;
    assert!(renewed.text().contains(&format!("已裁定续行{}件", ticks.len())), "{}", renewed.text());
    let again = browser.post("/measures/renew", &with_token(ticked)).await;
    assert!(again.text().contains(&format!("未能办理{}件", ticks.len())), "{}", again.text());
    assert!(browser.get("/measures").await.attributes("td.tick input", "name").is_empty());
    let awaited = browser.get("/measures?span=awaited").await;
    assert_eq!(awaited.attributes("a.open", "href").len(), ticks.len());
    let papers = renewed.attributes(".page-head a.primary", "href").remove(0);
    let printed = browser.get(&papers).await;
    if printed.status == StatusCode::SERVICE_UNAVAILABLE {
        println!("skipped: no Chinese font");
    } else {
        assert_eq!((printed.status, printed.kind.as_str()), (StatusCode::OK, "application/pdf"));
    }
    assert!(browser.get("/measures.xlsx?span=all").await.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn who_renews_nothing_sees_no_tick_and_a_stranger_no_measure() {
    let court = court();
    let assistant = Browser::signed_in(&court, "assistant-2").await.get("/measures?span=all").await;
    assert_eq!(assistant.attributes("a.open", "href").len(), 12);
    assert!(assistant.attributes("td.tick input", "name").is_empty());
    let stranger = Browser::signed_in(&court, "two-1").await.get("/measures?span=all&scope=seen").await;
    assert!(stranger.attributes("a.open", "href").is_empty());
    let desk = Browser::signed_in(&court, "one-1").await.get("/").await;
    assert!(desk.text().contains("来不及稳妥续行"));
}
