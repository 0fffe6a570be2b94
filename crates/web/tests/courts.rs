//! Several courts in one installation: who signs in where, what an upper court sees and orders below, and what nobody
//! sees of another court.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
mod served;

use app::{App, FixedClock};
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use served::{Answer, Court};
use std::sync::Arc;
use store::Store;
use testkit::synthetic::{
    self, COURT_CODE, COURT_NAME, DISTRICT_CODE, DISTRICT_NAME, PASSWORD, Plan, UPPER_CODE, UPPER_NAME,
};

/// The county court with an upper court and a neighbour, on a store.
fn courts(store: Store) -> Court {
    let plan = Plan { cases: 30, ..Plan::demonstration() };
    let app = App::open(synthetic::config(store, Arc::new(FixedClock::at(plan.today)))).unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    Court::served(synthetic::beside(&app, &plan, 15).unwrap())
}

async fn signed_in(court: &Court, code: &str, name: &str) -> String {
    let form = format!("court={code}&name={name}&password={PASSWORD}&next=");
    let answer = court.post("/sign-in", "", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{code} {name}");
    answer.header(SET_COOKIE).split(';').next().unwrap().to_owned()
}

fn token(page: &Answer) -> String {
    page.attributes("input[name=form_token]", "value")[0].clone()
}

fn number(text: &str) -> u32 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

async fn post_json(court: &Court, body: &str) -> Answer {
    let request = Request::post("/api/v1/session").header(CONTENT_TYPE, "application/json");
    court.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

/// The address of a case that is being enforced in the court of the session.
async fn a_case(court: &Court, cookie: &str) -> String {
    let list = court.get("/cases?stage=enforcing", cookie).await;
    list.attributes("[data-rows] a.open", "href")[0].clone()
}

async fn each_officer_signs_in_at_the_own_court(court: &Court) {
    let door = court.get("/sign-in", "").await;
    assert_eq!(
        door.attributes("select[name=court] option", "value"),
        [DISTRICT_CODE, COURT_CODE, UPPER_CODE]
    );
    assert_eq!(door.attributes("select[name=court] option[selected]", "value"), [COURT_CODE]);
    for (code, name) in
        [(COURT_CODE, COURT_NAME), (UPPER_CODE, UPPER_NAME), (DISTRICT_CODE, DISTRICT_NAME), ("", COURT_NAME)]
    {
        let cookie = signed_in(court, code, "bureau-head").await;
        assert_eq!(court.get("/", &cookie).await.find(".brand .court"), [name]);
        let page = court.get("/command", &cookie).await;
        assert_eq!(page.text().contains("href=\"/command/courts\""), code == UPPER_CODE, "{code}");
        let out = court.post("/sign-out", &cookie, &format!("form_token={}", token(&page))).await;
        assert!(out.header(LOCATION).starts_with("/sign-in?court="));
        assert_eq!(court.get("/cases", &cookie).await.status, StatusCode::SEE_OTHER, "the session is over");
    }
    // The API asks for the court as well, and its token leads there.
    for (code, name) in [(COURT_CODE, COURT_CODE), (UPPER_CODE, UPPER_CODE)] {
        let body = format!(r#"{{"court":"{code}","name":"bureau-head","password":"{PASSWORD}"}}"#);
        let begun = post_json(court, &body).await;
        assert_eq!(begun.status, StatusCode::OK);
        let begun: serde_json::Value = serde_json::from_slice(&begun.bytes).unwrap();
        let request = Request::get("/api/v1/cases")
            .header(AUTHORIZATION, format!("Bearer {}", begun["token"].as_str().unwrap()));
        let cases = court.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(cases.status, StatusCode::OK);
        assert!(cases.text().contains(&format!("\"{name}-2026-")), "{code}");
    }
    let nowhere = format!(r#"{{"court":"内97","name":"bureau-head","password":"{PASSWORD}"}}"#);
    assert_eq!(post_json(court, &nowhere).await.status, StatusCode::UNAUTHORIZED);
}

async fn no_court_sees_another_but_from_above(court: &Court) {
    let county = signed_in(court, COURT_CODE, "bureau-head").await;
    let district = signed_in(court, DISTRICT_CODE, "bureau-head").await;
    let upper = signed_in(court, UPPER_CODE, "bureau-head").await;
    let theirs = a_case(court, &county).await;
    let missing = format!("/cases/{COURT_CODE}-2026-%E6%89%A7-99999").replace('内', "%E5%86%85");
    assert_eq!(court.get(&theirs, &county).await.status, StatusCode::OK);
    for cookie in [&district, &upper] {
        let (there, nowhere) = (court.get(&theirs, cookie).await, court.get(&missing, cookie).await);
        assert_eq!((there.status, there.text()), (StatusCode::NOT_FOUND, nowhere.text()));
    }
    // A neighbour and a lower court have no courts below; the rooms are not there.
    let below =
        |code: &str, case: &str| format!("/command/courts/{}{}", code.replace('内', "%E5%86%85"), case);
    for path in [
        "/command/courts".to_owned(),
        below(COURT_CODE, ""),
        below(UPPER_CODE, ""),
        below(COURT_CODE, &theirs),
        below(COURT_CODE, "/indicators/open"),
    ] {
        for cookie in [&district, &county] {
            assert_eq!(court.get(&path, cookie).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    assert_eq!(court.get(&below(COURT_CODE, &theirs), &upper).await.status, StatusCode::OK);
    assert_eq!(court.get(&below(DISTRICT_CODE, &theirs), &upper).await.status, StatusCode::NOT_FOUND);
    assert_eq!(court.get(&below(UPPER_CODE, ""), &upper).await.status, StatusCode::NOT_FOUND);
    // Of the upper court only those who see all of it look below.
    let handler = signed_in(court, UPPER_CODE, "fast-1").await;
    assert_eq!(court.get("/command/courts", &handler).await.status, StatusCode::FORBIDDEN);
    assert_eq!(court.get(&below(COURT_CODE, &theirs), &handler).await.status, StatusCode::FORBIDDEN);
}

async fn every_number_leads_to_its_cases_and_all_courts_add_up(court: &Court) {
    let cookie = signed_in(court, UPPER_CODE, "command-1").await;
    let page = court.get("/command/courts", &cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert_eq!(page.find("#courts tbody a.open"), [DISTRICT_NAME, COURT_NAME], "in the order of their codes");
    let links = page.attributes(".figures-table td.card-first a", "href");
    let titles = page.find(".figures-table td.card-first a");
    let totals = page.find(".figures-table td.card-corner");
    assert!(links.len() > 20);
    for ((link, title), total) in links.iter().zip(&titles).zip(&totals) {
        let each = court.get(link, &cookie).await;
        assert_eq!(each.status, StatusCode::OK, "{link}");
        assert_eq!(each.find("tbody td.card-first"), [DISTRICT_NAME, COURT_NAME]);
        if total.ends_with('件') {
            let sum: u32 = each.find("td.card-corner").iter().map(|one| number(one)).sum();
            assert_eq!(sum, number(total), "{title}");
        }
    }
    // New cases of a year: what all courts had, and the cases of one behind its number.
    let each = court.get("/command/courts/indicators/received?kind=%E6%89%A7", &cookie).await;
    let (counts, links) = (each.find("td.card-corner a"), each.attributes("td.card-corner a", "href"));
    assert_eq!(counts.iter().map(|one| number(one)).collect::<Vec<_>>(), [15, 30]);
    let indicator = court.get(&links[1], &cookie).await;
    assert!(indicator.find(".lead")[0].starts_with(COURT_NAME));
    let behind = indicator.attributes(".facts a[href*=\"/indicators/received/\"]", "href");
    let behind = court.get(&behind[0], &cookie).await;
    assert_eq!(behind.find("[data-rows] a.open").len(), 30);
    let case = court.get(&behind.attributes("[data-rows] a.open", "href")[0], &cookie).await;
    assert_eq!(case.status, StatusCode::OK);
    assert!(
        case.attributes("a", "href").iter().all(|href| !href.starts_with("/cases/")),
        "no way into the court"
    );
}

async fn an_upper_court_orders_and_does_nothing_else(court: &Court) {
    let upper = signed_in(court, UPPER_CODE, "command-1").await;
    let county = signed_in(court, COURT_CODE, "bureau-head").await;
    let theirs = a_case(court, &county).await;
    let path = format!("/command/courts/%E5%86%850299{theirs}");
    let page = court.get(&path, &upper).await;
    let with = |page: &Answer, rest: &str| format!("form_token={}&{rest}", token(page));
    for act in ["assign_case", "record_property", "strike_entry", "reply_supervision", "suspend_case"] {
        let answer = court.post(&format!("{path}/acts/{act}"), &upper, &with(&page, "reason=x")).await;
        let known = docket::act::by_name(act).is_some();
        let code = if known { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::NOT_FOUND };
        assert_eq!(answer.status, code, "{act}");
        assert!(!known || answer.find(".notice.bad strong")[0].ends_with("办理"), "{act}: {}", answer.text());
    }
    let order = "order=%E8%AF%B7%E6%8A%A5%E5%91%8A%E8%BF%9B%E5%B1%95&due_on=2026-11-25";
    let auditor = signed_in(court, UPPER_CODE, "auditor-1").await;
    let read = court.get(&path, &auditor).await;
    assert!(read.find("#supervise").is_empty());
    let answer = court.post(&format!("{path}/acts/supervise"), &auditor, &with(&read, order)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(court.get(&path, &upper).await.find("#orders li").len(), page.find("#orders li").len());

    let answer = court.post(&format!("{path}/acts/supervise"), &upper, &with(&page, order)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    // The court below sees who ordered what, with its clock, and cannot settle it.
    let seen = court.get(&theirs, &county).await;
    let told = seen.find("#timeline .sentence");
    assert!(told[0].starts_with(&format!("上级法院{UPPER_NAME}白某督办")), "{}", told[0]);
    assert!(seen.find("#timeline .by")[0].contains(UPPER_NAME));
    assert!(seen.find("[data-clock=running]").iter().any(|clock| clock.contains(UPPER_NAME)));
    let list = court.get("/command/supervision", &county).await;
    assert!(list.text().contains(UPPER_NAME));
    let no = number(&seen.attributes("#timeline li", "id")[0]);
    let settle = format!("supervision={no}&decision=withdraw&remark=x");
    let answer =
        court.post(&format!("{theirs}/acts/settle_supervision"), &county, &with(&seen, &settle)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("须由其本人或者上级认可"));
    // The handler answers; the upper court reads the answer, and a colleague of whoever ordered accepts it.
    let mut answered = false;
    for (name, _, office, _) in synthetic::staff() {
        if answered || *office != docket::office::Office::Handler {
            continue;
        }
        let handler = signed_in(court, COURT_CODE, name).await;
        let desk = court.get(&theirs, &handler).await;
        if desk.status == StatusCode::OK {
            let done = format!("supervision={no}&done=%E5%B7%B2%E6%8A%A5%E5%91%8A");
            let path = format!("{theirs}/acts/reply_supervision");
            answered = court.post(&path, &handler, &with(&desk, &done)).await.status == StatusCode::SEE_OTHER;
        }
    }
    assert!(answered, "the handler of the case answers");
    let head = signed_in(court, UPPER_CODE, "bureau-head").await;
    let below = court.get("/command/courts/%E5%86%850299", &head).await;
    assert!(below.find("#orders li").iter().any(|line| line.contains("已报告")));
    let page = court.get(&path, &head).await;
    let accept = format!("supervision={no}&decision=accept");
    let answer = court.post(&format!("{path}/acts/settle_supervision"), &head, &with(&page, &accept)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let seen = court.get(&theirs, &county).await;
    assert_eq!(seen.find("#timeline .sentence")[0], format!("{UPPER_NAME}苏某认可督办回复，督办办结"));
    // What the court below ordered itself is none of the upper court's.
    let order = court.post(&format!("{theirs}/acts/supervise"), &county, &with(&seen, order)).await;
    assert_eq!(order.status, StatusCode::SEE_OTHER);
    let settle = format!("supervision={}&decision=withdraw&remark=x", no + 3);
    let answer = court.post(&format!("{path}/acts/settle_supervision"), &head, &with(&page, &settle)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// What the API answers to an officer of a court, with its status.
async fn asked_by_api(
    court: &Court,
    (code, name): (&str, &str),
    path: &str,
    body: Option<serde_json::Value>,
) -> (StatusCode, serde_json::Value) {
    let begun = serde_json::json!({"court": code, "name": name, "password": PASSWORD});
    let begun = post_json(court, &begun.to_string()).await;
    let begun: serde_json::Value = serde_json::from_slice(&begun.bytes).unwrap();
    let token = format!("Bearer {}", begun["token"].as_str().unwrap());
    let path = format!("/api/v1/courts{}", path.replace('内', "%E5%86%85").replace("执", "%E6%89%A7"));
    let request = match &body {
        Some(_) => Request::post(path).header(CONTENT_TYPE, "application/json"),
        None => Request::get(path),
    };
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    let answer = court.send(request.header(AUTHORIZATION, token).body(body).unwrap()).await;
    (answer.status, serde_json::from_slice(&answer.bytes).unwrap_or_default())
}

async fn the_api_says_what_the_pages_say(court: &Court) {
    let upper = (UPPER_CODE, "command-1");
    let get = async |path: String| {
        let (status, answer) = asked_by_api(court, upper, &path, None).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    };
    let list = get(String::new()).await;
    let names: Vec<_> = list["courts"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, [DISTRICT_NAME, COURT_NAME]);
    let county = list["courts"][1].clone();
    assert_eq!(county["court"], COURT_CODE);
    // All together are the sum of each, and the cases behind a number are as many as it says.
    let received = |answer: &serde_json::Value| {
        let all = answer["indicators"].as_array().unwrap();
        all.iter().find(|one| one["id"] == "received").unwrap()["counted"].as_i64().unwrap()
    };
    let of = |code: &str, rest: &str| format!("/{code}{rest}");
    let together = get("/indicators?kind=执".to_owned()).await;
    assert_eq!(received(&together), 45);
    assert_eq!(received(&get(of(COURT_CODE, "/indicators?kind=执")).await), 30);
    assert_eq!(received(&get(of(DISTRICT_CODE, "/indicators?kind=执")).await), 15);
    let behind = get(of(COURT_CODE, "/indicators/received/cases?kind=执&limit=200")).await;
    assert_eq!(behind["cases"].as_array().unwrap().len(), 30);
    let slow = get(of(COURT_CODE, "/warnings")).await;
    assert_eq!(slow["count"], county["warnings"]);

    // An order is given and taken back; the court below reads who gave it.
    let case = behind["cases"].as_array().unwrap().iter().find(|one| one["stage"] == "enforcing").unwrap();
    let case = case["case_id"].as_str().unwrap();
    let act = |name: &str| of(COURT_CODE, &format!("/cases/{case}/acts/{name}"));
    let order = serde_json::json!({"command": {"order": "请报告财产查控进展", "due_on": "2026-11-25"}});
    let give =
        async |who, path: String, body: serde_json::Value| asked_by_api(court, who, &path, Some(body)).await;
    let (status, done) = give(upper, act("supervise"), order.clone()).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let told = done["sentences"][0].as_str().unwrap();
    assert!(told.starts_with(&format!("上级法院{UPPER_NAME}白某督办")), "{told}");
    let waiting = get(of(COURT_CODE, "/supervisions?state=waiting")).await;
    let ours = waiting["supervisions"].as_array().unwrap();
    let ours =
        ours.iter().find(|one| one["case_id"] == case && one["order"] == "请报告财产查控进展").unwrap();
    assert_eq!(waiting["count"].as_u64(), get(String::new()).await["courts"][1]["waiting"].as_u64());
    let back = serde_json::json!({"command": {
        "supervision": ours["supervision"], "decision": "withdraw", "remark": "已当面说明",
    }});
    assert_eq!(give(upper, act("settle_supervision"), back.clone()).await.0, StatusCode::OK);
    assert_eq!(give(upper, act("settle_supervision"), back).await.0, StatusCode::UNPROCESSABLE_ENTITY);

    // Nothing else is done there, nobody else does it, and nobody looks up or aside.
    assert_eq!(give(upper, act("suspend_case"), order.clone()).await.0, StatusCode::NOT_FOUND);
    let auditor = (UPPER_CODE, "auditor-1");
    assert_eq!(give(auditor, act("supervise"), order.clone()).await.0, StatusCode::FORBIDDEN);
    let above = of(UPPER_CODE, "/indicators");
    assert_eq!(asked_by_api(court, upper, &above, None).await.0, StatusCode::NOT_FOUND);
    let elsewhere = of(DISTRICT_CODE, &format!("/cases/{case}/acts/supervise"));
    assert_eq!(give(upper, elsewhere, order.clone()).await.0, StatusCode::NOT_FOUND);
    let district = (DISTRICT_CODE, "bureau-head");
    for path in ["", "/indicators"].map(str::to_owned).into_iter().chain([
        of(COURT_CODE, "/indicators"),
        of(COURT_CODE, "/indicators/received/cases"),
        of(COURT_CODE, "/warnings"),
        of(COURT_CODE, "/supervisions"),
    ]) {
        assert_eq!(asked_by_api(court, district, &path, None).await.0, StatusCode::NOT_FOUND, "{path}");
        let handler = (UPPER_CODE, "fast-1");
        assert_eq!(asked_by_api(court, handler, &path, None).await.0, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(give(district, act("supervise"), order).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_courts_live_under_one_roof_on_both_engines() {
    let stores = tokio::task::spawn_blocking(testkit::stores::empty).await.unwrap();
    for store in stores {
        let court = tokio::task::spawn_blocking(move || courts(store)).await.unwrap();
        each_officer_signs_in_at_the_own_court(&court).await;
        no_court_sees_another_but_from_above(&court).await;
        every_number_leads_to_its_cases_and_all_courts_add_up(&court).await;
        an_upper_court_orders_and_does_nothing_else(&court).await;
        the_api_says_what_the_pages_say(&court).await;
    }
}
