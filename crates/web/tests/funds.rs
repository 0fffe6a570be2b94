//! The room of case funds as a browser and as a machine ask: a statement is uploaded, a line claimed with one tap, the
//! claim taken back.

#![allow(clippy::unwrap_used)]

mod served;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use served::{Answer, Court};
use testkit::synthetic::PASSWORD;

const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

/// A statement with a line that names a case, one that names nobody, one out, and one that cannot be read.
fn statement(number: &str) -> String {
    format!(
        "账号：8801000000000001\n{HEAD}\n\
         W1,20261118,091502,20261118,,321.00,,某人,6222000000000001234,,转账,{number}执行款\n\
         W2,20261118,091503,20261118,,7.77,,无名氏,6222000000000005678,,转账,\n\
         W3,20261118,091504,20261118,5.00,,,某公司,,,转账,\n\
         W4,20261118,091505,20261118,,abc,,某人,,,转账,\n"
    )
}

async fn token(court: &Court, cookie: &str) -> String {
    court.get("/funds", cookie).await.attributes("input[name=form_token]", "value")[0].clone()
}

async fn upload(court: &Court, cookie: &str, token: &str, text: &str) -> Answer {
    send_file(court, cookie, token, text, &[("new_account", "yes")]).await
}

async fn send_file(court: &Court, cookie: &str, token: &str, text: &str, more: &[(&str, &str)]) -> Answer {
    let part = |name: &str, file: &str, text: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
    };
    let body = [
        part("form_token", "", token),
        part("account", "", ""),
        more.iter().map(|(name, value)| part(name, "", value)).collect(),
        part("file", "; filename=\"a.csv\"", text),
        "--x--\r\n".to_owned(),
    ]
    .concat();
    let request = Request::post("/funds/statements")
        .header(COOKIE, cookie)
        .header(CONTENT_TYPE, "multipart/form-data; boundary=x");
    court.send(request.body(Body::from(body)).unwrap()).await
}

/// The number of an open case with a handler, and the path of its page.
async fn case(court: &Court, cookie: &str) -> (String, String) {
    let list = court.get("/cases?stage=enforcing", cookie).await;
    (list.find("a.open")[0].clone(), list.attributes("a.open", "href")[0].clone())
}

#[tokio::test]
async fn a_statement_is_uploaded_a_line_claimed_with_one_tap_and_the_claim_taken_back() {
    let court = Court::of(40);
    let cookie = court.signed_in("finance-1").await;
    let ((number, path), token) = (case(&court, &cookie).await, token(&court, &cookie).await);

    // The account of another court, or mistyped, as long as nobody says otherwise.
    let unknown = send_file(&court, &cookie, &token, &statement(&number), &[]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.find("[role=alert]")[0].contains("8801000000000001不是已知的本院案款账户"));
    let result = upload(&court, &cookie, &token, &statement(&number)).await;
    assert_eq!(result.status, StatusCode::OK);
    assert_eq!(result.find("dl.facts dd"), ["2笔，328.77元", "无", "0笔", "1笔，5.00元", "无"]);
    assert!(result.find(".bad-lines li")[0].contains("第 6 行"), "{:?}", result.find(".bad-lines li"));
    let again = upload(&court, &cookie, &token, &statement(&number)).await;
    assert_eq!(again.find("dl.facts dd")[..3], ["无", "无", "3笔"]);
    let other = statement(&number).replace("7.77", "77.70");
    let differing = upload(&court, &cookie, &token, &other).await;
    assert!(differing.find("h2").contains(&"与已登记的同号流水不一致".to_owned()));
    let row = &differing.find(".differing tbody tr")[0];
    assert!(row.contains("7.77元") && row.contains("77.70元") && row.contains("W2"), "{row}");

    let list = court.get("/funds/suspense", &cookie).await;
    assert_eq!(list.find(".suspense .end strong"), ["321.00", "7.77"]);
    assert_eq!(list.find(".suspense .what .nowrap"), ["**** 1234", "**** 5678"]);
    assert!(
        list.find(".candidate")[0].contains(&number)
            && list.find(".candidate")[0].contains("附言写有本案案号")
    );
    let (action, value) =
        (&list.attributes(".candidates", "action")[0], &list.attributes(".candidate button", "value")[0]);
    let claimed = court.post(action, &cookie, &format!("form_token={token}&back=list&for={value}")).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER);
    let back = court.get(claimed.header(LOCATION), &cookie).await;
    assert_eq!(back.find(".suspense .end strong"), ["7.77"]);
    let line = back.attributes(".notice.good a", "href")[0].clone();

    // Twice is refused in words, and the docket of the case leads to the line.
    let twice = court.post(action, &cookie, &format!("form_token={token}&for={value}")).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.find("[role=alert]")[0].contains("已被认领"));
    let money = court.get(&path, &cookie).await;
    assert!(money.attributes("#money a", "href").contains(&line), "{line}");

    let reasonless =
        court.post(&format!("{line}/take-back"), &cookie, &format!("form_token={token}&reason=")).await;
    assert_eq!(reasonless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = format!("form_token={token}&reason=%E4%BB%96%E6%A1%88");
    court.post(&format!("{line}/take-back"), &cookie, &form).await;
    let page = court.get(&line, &cookie).await;
    assert_eq!(page.find("#history .what").len(), 3);
    assert!(page.find("#candidates").len() == 1 && page.find("#take-back").is_empty());

    // By the number of the case; a wrong number is said beside the form.
    let claim = format!("{line}/claim");
    let wrong = court.post(&claim, &cookie, &format!("form_token={token}&number=12&origin=")).await;
    assert!(wrong.find("[role=alert]")[0].contains("不是案号"));
    let foreign = court.post(&claim, &cookie, "form_token=x&number=12").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_may_not_look_after_money_is_not_led_there() {
    let court = Court::of(12);
    for (who, status) in [
        ("clerk-1", StatusCode::FORBIDDEN),
        ("admin", StatusCode::FORBIDDEN),
        ("auditor-1", StatusCode::OK),
        ("fast-1", StatusCode::OK),
    ] {
        let cookie = court.signed_in(who).await;
        for path in ["/funds", "/funds/suspense"] {
            let page = court.get(path, &cookie).await;
            assert_eq!(page.status, status, "{who} {path}");
            assert!(page.find("#import").is_empty(), "{who} imports no statement");
        }
        let is_led = court.get("/", &cookie).await.attributes("nav a", "href").contains(&"/funds".to_owned());
        assert_eq!(is_led, status == StatusCode::OK, "{who}");
    }
}

async fn ask(court: &Court, bearer: &str, path: &str, body: Option<Value>) -> (StatusCode, Value) {
    let path = format!("/api/v1{path}");
    let request = match &body {
        Some(_) => Request::post(path).header(CONTENT_TYPE, "application/json"),
        None => Request::get(path),
    };
    let request =
        if bearer.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {bearer}")) };
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    let answer = court.send(request.body(body).unwrap()).await;
    (answer.status, serde_json::from_slice(&answer.bytes).unwrap_or(Value::Null))
}

#[tokio::test]
async fn a_machine_imports_lists_claims_and_takes_back() {
    let court = Court::of(40);
    let cookie = court.signed_in("finance-1").await;
    let (number, _) = case(&court, &cookie).await;
    let (_, session) =
        ask(&court, "", "/session", Some(json!({"name": "finance-1", "password": PASSWORD}))).await;
    let bearer = session["token"].as_str().unwrap();
    let sent = json!({"name": "a.csv", "text": statement(&number)});
    let (status, refused) = ask(&court, bearer, "/funds/statements", Some(sent)).await;
    assert_eq!((status, &refused["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("unknown_account")));
    assert!(refused["remedy"].as_str().unwrap().contains("new_account"), "{refused}");
    let sent = json!({"name": "a.csv", "text": statement(&number), "new_account": true});
    let (status, done) = ask(&court, bearer, "/funds/statements", Some(sent)).await;
    assert_eq!((status, &done["statements"][0]["entered"]), (StatusCode::OK, &json!(2)), "{done}");
    assert_eq!(
        (&done["statements"][0]["bad"], &done["statements"][0]["outgoing_fen"]),
        (&json!(1), &json!(500))
    );
    let (_, list) = ask(&court, bearer, "/funds/suspense?limit=10", None).await;
    let candidate = &list["lines"][0]["candidates"][0];
    assert_eq!(
        (&candidate["number"], &list["lines"][0]["payer_account"]),
        (&json!(number), &json!("**** 1234"))
    );
    let line = "/funds/lines/8801000000000001/W1";
    let claim = json!({"case_id": candidate["case_id"], "debtor": candidate["debtor"]});
    let (status, done) = ask(&court, bearer, &format!("{line}/claim"), Some(claim.clone())).await;
    assert_eq!((status, done["sentences"].as_array().unwrap().len()), (StatusCode::OK, 1));
    let (status, refused) = ask(&court, bearer, &format!("{line}/claim"), Some(claim)).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("line_claimed")), "{refused}");
    let reason = Some(json!({"reason": "他案款项"}));
    assert_eq!(ask(&court, bearer, &format!("{line}/take-back"), reason.clone()).await.0, StatusCode::OK);
    let (status, refused) = ask(&court, bearer, &format!("{line}/take-back"), reason).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("line_not_claimed")));
    let (status, _) =
        ask(&court, bearer, "/funds/lines/1/none/claim", Some(json!({"case_id": "x", "debtor": 1}))).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
