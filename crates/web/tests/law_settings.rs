//! The settings of the law, asked as a browser asks: who reads, who decides, what a case page shows of it.

#![allow(clippy::unwrap_used)]

use app::{App, FixedClock};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use scraper::{Html, Selector};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, PASSWORD, Plan};
use tower::ServiceExt;

struct Court(Router);

/// An answer as a test reads it.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The words of everything that a CSS selector finds.
    fn find(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
    }

    /// An attribute of everything that a CSS selector finds.
    fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|found| found.attr(name).map(str::to_owned)).collect()
    }
}

impl Court {
    fn found(cases: u32) -> Court {
        let plan = Plan { cases, ..Plan::demonstration() };
        let app = App::open(synthetic::config(
            Store::open(&StoreUrl::SqliteMemory).unwrap(),
            Arc::new(FixedClock::at(plan.today)),
        ))
        .unwrap();
        synthetic::found(&app).unwrap();
        synthetic::fill(&app, &plan).unwrap();
        Court(web::router(app))
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.0.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer { status, headers, text: String::from_utf8(bytes).unwrap() }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(Request::get(path).header(COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, cookie: &str, form: String) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path).header(COOKIE, cookie).header(CONTENT_TYPE, kind);
        self.send(request.body(Body::from(form)).unwrap()).await
    }

    /// Signs somebody in and gives the cookie with the token of the forms.
    async fn signed_in(&self, name: &str) -> (String, String) {
        let answer = self.post("/sign-in", "", format!("name={name}&password={PASSWORD}&next=")).await;
        let cookie = answer.header(SET_COOKIE).split(';').next().unwrap().to_owned();
        let page = self.get("/settings/law", &cookie).await;
        let token = page.attributes("input[name=form_token]", "value").remove(0);
        (cookie, token)
    }
}

#[tokio::test]
async fn everybody_reads_the_questions_and_only_the_head_has_forms() {
    let court = Court::found(0);
    let signed_out = court.get("/settings/law", "").await;
    assert_eq!(signed_out.status, StatusCode::SEE_OTHER);
    for (name, forms, in_navigation) in [
        ("bureau-head", true, true),
        ("auditor-1", false, true),
        ("admin", false, true),
        ("fast-1", false, false),
    ] {
        let (cookie, _) = court.signed_in(name).await;
        let page = court.get("/settings/law", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        let questions = page.find("article.question");
        assert!(questions.len() >= law::settings::SETTINGS.len());
        assert!(questions.iter().all(|text| text.contains("待核")));
        let one_way =
            questions.iter().filter(|text| text.contains("不必决定，") || text.contains("不必决定；"));
        let to_decide = questions.len() - one_way.count();
        assert_eq!(page.find(".question form").len(), if forms { to_decide } else { 0 }, "{name}");
        assert!(page.find("#D-01 .chip")[0].contains("不必决定"));
        assert_eq!(page.find("#SEI-05 .basis")[0].matches("SEI-05").count(), 1);
        let rooms = page.find("nav.rooms a");
        assert_eq!(rooms.iter().any(|room| room == "设置"), in_navigation, "{name}");
    }
}

#[tokio::test]
async fn a_decision_is_shown_with_who_when_and_why_and_a_refusal_keeps_what_was_typed() {
    let court = Court::found(0);
    let (cookie, token) = court.signed_in("bureau-head").await;
    let form = |answer: &str, reason: &str, seen: u32| {
        format!("form_token={token}&seen={seen}&answer={answer}&reason={reason}")
    };
    let foreign = court.post("/settings/law/FND-06", &cookie, "answer=10&reason=x".to_owned()).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let refused = court.post("/settings/law/FND-06", &cookie, form("31", "minutes", 0)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.find("#FND-06 [role=alert]")[0].contains("1至30日"));
    assert_eq!(refused.attributes("#FND-06 input[name=answer]", "value"), ["31"]);
    assert_eq!(refused.attributes("#FND-06 input[name=reason]", "value"), ["minutes"]);
    assert_eq!(refused.find("[role=alert]").len(), 1);
    let done = court.post("/settings/law/FND-06", &cookie, form("10", "minutes", 0)).await;
    assert_eq!((done.status, done.header(LOCATION)), (StatusCode::SEE_OTHER, "/settings/law?done=1#done"));
    let page = court.get("/settings/law?done=1", &cookie).await;
    assert!(page.find("#done")[0].contains("由“默认：30日”改为“10日”"));
    let answer = &page.find("#FND-06 .answer")[0];
    assert!(answer.contains("苏某 2026年11月20日决定：minutes") && answer.contains("10日"), "{answer}");
    let stale = court.post("/settings/law/FND-06", &cookie, form("12", "x", 0)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let changes = court.get("/settings/law?view=changes", &cookie).await;
    assert_eq!(changes.find("#changes tbody tr").len(), 1);
    let withdrawn = format!("form_token={token}&seen=1&answer=10&reason=x&withdraw=yes");
    court.post("/settings/law/FND-06", &cookie, withdrawn).await;
    let open = court.get("/settings/law?view=open", &cookie).await;
    assert_eq!(open.find("#FND-06").len(), 1);
    assert_eq!(court.get("/settings/law?view=decided", &cookie).await.find(".question").len(), 0);
    let (handler, token) = court.signed_in("fast-1").await;
    let forbidden =
        court.post("/settings/law/D-05", &handler, format!("form_token={token}&answer=x&reason=x")).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    assert!(forbidden.text.contains("由执行局局长决定"));
}

#[tokio::test]
async fn a_case_page_marks_what_rests_on_an_open_question() {
    let court = Court::found(60);
    let (cookie, _) = court.signed_in("bureau-head").await;
    let cases = court.get("/cases?stage=all", &cookie).await.attributes("a.open", "href");
    let mut marked = false;
    for path in cases {
        let page = court.get(&path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        let links = page.attributes("#clocks a.chip", "href");
        let asked = ["/settings/law#D-03", "/settings/law#SEI-15"];
        assert!(links.iter().all(|link| asked.contains(&link.as_str())), "{links:?}");
        marked |= !links.is_empty();
        for fee in page.find("#fee") {
            assert!(fee.contains("执行到位金额，不含加倍部分 待核"), "{fee}");
        }
    }
    assert!(marked, "some case has a freeze that runs");
}

#[tokio::test]
async fn calculators_follow_what_the_court_decides_and_go_on_without_what_it_does_not_use() {
    let court = Court::found(0);
    let (cookie, token) = court.signed_in("bureau-head").await;
    let freeze = "/calculators/freeze?start=2026-03-10";
    let before = court.get(freeze, &cookie).await;
    assert_eq!((before.find("#term .panel-head .chip").len(), before.find("#renewal").len()), (1, 1));
    let decisions = [("SEI-05", "not_used"), ("D-03", "day_before"), ("D-05", "recovered_with_doubled")];
    for (seen, (id, answer)) in decisions.into_iter().enumerate() {
        let form = format!("form_token={token}&seen={seen}&answer={answer}&reason=minutes");
        let done = court.post(&format!("/settings/law/{id}"), &cookie, form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{id}");
    }
    let after = court.get(freeze, &cookie).await;
    assert_eq!(after.status, StatusCode::OK);
    assert!(after.find("#answer")[0].contains("2027年3月9日"));
    assert!(after.find(".notice.warn")[0].contains("不采用规则SEI-05"));
    assert_eq!((after.find("#term .chip").len(), after.find("#renewal").len()), (0, 0));
    let fee = court.get("/calculators/fee?amount=10000", &cookie).await;
    assert!(fee.find(".hint")[0].contains("含加倍部分") && !fee.find(".hint")[0].contains("不含"));
    assert!(fee.find("#answer .open").is_empty());
    let effects = court.get("/settings/law", &cookie).await;
    assert!(effects.find("#FEE-05 .answer")[0].contains("只影响规则库中的试算"));
}
