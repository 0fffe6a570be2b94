//! Reconciliation as a browser and as a machine ask: the calendar, a day that is closed with an explanation, the trial
//! balance, the books, and the statements of a case.

#![allow(clippy::unwrap_used)]

mod served;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use served::{Answer, Court};
use testkit::synthetic::PASSWORD;

const ACCOUNT: &str = "8801000000000001";
const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

/// Money that comes and a fee that the bank takes, with the balance beside each.
fn statement() -> String {
    format!(
        "账号：{ACCOUNT}\n{HEAD}\n\
         W1,20261118,091502,20261118,,321.00,1321.00,某人,6222000000000001234,,转账,\n\
         W2,20261119,091503,20261119,5.00,,1316.00,某银行,,,转账,手续费\n"
    )
}

struct Machine<'a> {
    court: &'a Court,
    token: String,
}

impl<'a> Machine<'a> {
    async fn of(court: &'a Court, name: &str) -> Machine<'a> {
        let body = json!({"name": name, "password": PASSWORD});
        let answer = sent(court, "/api/v1/session", "", Some(&body)).await;
        Machine { court, token: value(&answer)["token"].as_str().unwrap().to_owned() }
    }

    async fn get(&self, path: &str) -> Answer {
        sent(self.court, path, &self.token, None).await
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        sent(self.court, path, &self.token, Some(&body)).await
    }
}

async fn sent(court: &Court, path: &str, token: &str, body: Option<&Value>) -> Answer {
    let request = match body {
        Some(_) => Request::post(path).header(CONTENT_TYPE, "application/json"),
        None => Request::get(path),
    };
    let request =
        if token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {token}")) };
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    court.send(request.body(body).unwrap()).await
}

fn value(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).unwrap()
}

#[tokio::test]
async fn a_day_is_closed_by_page_and_by_machine_and_stays_closed() {
    let court = Court::of(12);
    let machine = Machine::of(&court, "finance-1").await;
    let file = json!({"name": "a.csv", "text": statement(), "new_account": true});
    let imported = machine.post("/api/v1/funds/statements", file).await;
    assert_eq!(value(&imported)["statements"][0]["outgoing"], 1, "{}", value(&imported));

    // The account is known by its statement, until finance says whose it is.
    let cookie = court.signed_in("finance-1").await;
    let page = court.get("/funds/closing", &cookie).await;
    assert!(page.find(".chip.warn").contains(&"待财务登记".to_owned()));
    let token = page.attributes("input[name=form_token]", "value")[0].clone();
    let names = json!({"account": ACCOUNT, "holder": "案款专户", "bank": "云山银行"});
    let accounts = value(&machine.post("/api/v1/closing/accounts", names).await);
    assert_eq!(accounts["accounts"][0]["is_confirmed"], true);

    // The books begin at nothing and the bank at a thousand: that is explained, and the fee stands by itself.
    let days = format!("/api/v1/closing/accounts/{ACCOUNT}/days");
    let day = value(&machine.get(&format!("{days}/2026-11-18")).await);
    assert_eq!((&day["told_fen"], &day["left_fen"]), (&json!(132_100), &json!(100_000)));
    let refused = machine.post(&format!("{days}/2026-11-18/close"), json!({})).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(value(&refused)["code"], "closing_unexplained");
    let explained = json!({"explained": [{"amount_fen": 100_000, "words": "期初余额"}]});
    let closed = machine.post(&format!("{days}/2026-11-18/close"), explained.clone()).await;
    assert_eq!(value(&closed)["closed_by"], "finance-1", "{}", value(&closed));
    let again = machine.post(&format!("{days}/2026-11-18/close"), explained).await;
    assert_eq!((again.status, &value(&again)["code"]), (StatusCode::CONFLICT, &json!("closing_closed")));
    let late = machine.post(&format!("{days}/2026-11-18/balance"), json!({"balance_fen": 1})).await;
    assert_eq!(value(&late)["code"], "closing_balance_closed");

    let path = format!("/funds/closing/accounts/{ACCOUNT}/2026-11-19");
    let page = court.get(&path, &cookie).await;
    assert!(page.find("h2").contains(&"银行已付、本院未付".to_owned()));
    assert_eq!(page.find("#outgoing .late-text"), ["本院没有对应的付款"]);
    assert_eq!(page.attributes("input[name=words_0]", "value"), ["期初余额"]);
    let without = court.post(&format!("{path}/close"), &cookie, &format!("form_token={token}")).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.find("[role=alert]")[0].contains("1,000.00元"));
    let form = format!("form_token={token}&amount_0=1%2C000.00&words_0=%E6%9C%9F%E5%88%9D");
    let done = court.post(&format!("{path}/close"), &cookie, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = court.get(&path, &cookie).await;
    assert!(page.find(".chip.green").contains(&"已结账".to_owned()) && page.find("#close").is_empty());
    let month = court.get("/funds/closing?month=2026-11", &cookie).await;
    assert_eq!(month.find(".month .chip.green").len(), 2);
    let listed = value(&machine.get("/api/v1/closing/days?from=2026-11-18&until=2026-11-20").await);
    let states: Vec<&str> =
        listed["days"].as_array().unwrap().iter().map(|day| day["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["closed", "closed", "waiting"]);

    // A balance that finance typed is corrected as long as the day is open.
    let path = format!("/funds/closing/accounts/{ACCOUNT}/2026-11-20");
    for (typed, stands) in [("1%2C361.00", "1361.00"), ("1316.00", "1316.00")] {
        let form = format!("form_token={token}&balance={typed}");
        let done = court.post(&format!("{path}/balance"), &cookie, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        let page = court.get(&path, &cookie).await;
        assert_eq!(page.attributes("#tell input[name=balance]", "value"), [stands]);
        assert!(page.find("#tell h2")[0].contains("更正账单余额") && page.find("#close").len() == 1);
    }
    let of_file = court.get(&format!("/funds/closing/accounts/{ACCOUNT}/2026-11-19"), &cookie).await;
    assert!(of_file.find("#tell").is_empty());
}

#[tokio::test]
async fn what_comes_behind_the_closing_of_a_day_stands_apart_and_no_difference_is_said_to_be_none() {
    let court = Court::of(12);
    let machine = Machine::of(&court, "finance-1").await;
    let line = |number: &str, balance: &str| {
        let text = format!(
            "账号：{ACCOUNT}\n{HEAD}\n{number},20261118,091502,20261118,,321.00,{balance},某人,,,转账,\n"
        );
        json!({"name": "a.csv", "text": text, "new_account": true})
    };
    machine.post("/api/v1/funds/statements", line("W1", "321.00")).await;
    let cookie = court.signed_in("finance-1").await;
    let path = format!("/funds/closing/accounts/{ACCOUNT}/2026-11-18");
    let page = court.get(&path, &cookie).await;
    assert!(page.find("#balance .chip")[0].contains("无差异"), "{:?}", page.find("#balance .chip"));
    let token = page.attributes("input[name=form_token]", "value")[0].clone();
    court.post(&format!("{path}/close"), &cookie, &format!("form_token={token}")).await;
    machine.post("/api/v1/funds/statements", line("W2", "642.00")).await;
    let page = court.get(&path, &cookie).await;
    assert_eq!(page.find("#movements tbody tr").len(), 1);
    assert!(page.find("#later tbody tr")[0].contains("2026-11-20补记"), "{:?}", page.find("#later"));
    let next = court.get(&format!("/funds/closing/accounts/{ACCOUNT}/2026-11-19"), &cookie).await;
    assert_eq!(next.find("#late tbody tr").len(), 1);
}

#[tokio::test]
async fn the_trial_balance_the_books_and_the_statements_of_a_case_are_had_by_those_who_may() {
    let court = Court::of(40);
    let head = court.signed_in("bureau-head").await;
    let trial = court.get("/funds/closing/trial", &head).await;
    assert!(trial.find("h1")[0].contains("平衡"));
    let lines = value(&Machine::of(&court, "auditor-1").await.get("/api/v1/closing/trial").await);
    assert_eq!(lines["is_balanced"], true);
    let cases = court.get("/funds/closing/trial/payable", &head).await;
    assert_eq!(cases.status, StatusCode::OK);
    for ending in ["xlsx", "beancount", "journal"] {
        let book = court.get(&format!("/funds/closing/books/2026.{ending}"), &head).await;
        assert_eq!(book.status, StatusCode::OK, "{ending}");
    }
    assert_eq!(court.get("/funds/closing/books/2031.xlsx", &head).await.status, StatusCode::NOT_FOUND);

    let handler = court.signed_in("one-1").await;
    for path in ["/funds/closing", "/funds/closing/trial", "/funds/closing/books/2026.xlsx"] {
        assert_eq!(court.get(path, &handler).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let tabs = court.get("/payments/ageing", &handler).await.find("nav.bare a");
    assert_eq!(tabs, ["今日", "待认领", "账龄"]);
}
