//! The JSON API, asked as a program would ask it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod api_court;

use api_court::{Court, Officer, application, request};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use docket::act::ACTS;
use serde_json::{Value, json};
use testkit::synthetic::{self, COURT_NAME, Held};

#[tokio::test]
async fn money_goes_from_the_debtor_to_the_creditor_by_the_api_alone() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let handler = court.sign_in("one-1").await;
    let finance = court.sign_in("finance-1").await;
    let head = court.sign_in("bureau-head").await;

    let case = clerk.file().await;
    assert_eq!(case, "内0299-2026-执-1");
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    handler.act(&case, "issue_notice", json!({"report_days": 10})).await;
    let today = "2026-11-20";
    handler
        .act(&case, "serve_notice", json!({"debtor": 2, "way": "direct", "on": today, "receipt": null}))
        .await;
    let account = json!({"debtor": 2, "bank": "某某银行示范县支行", "account": "6200000000001234"});
    let mut freeze = handler.prefilled(&case, "freeze_deposit", account).await;
    freeze["held_fen"] = freeze["amount_fen"].clone();
    freeze["frozen_on"] = json!(today);
    freeze["months"] = json!(12);
    handler.act(&case, "freeze_deposit", freeze).await;
    let shown = handler.get(&format!("/cases/{case}")).await;
    assert_eq!(shown["measures"][0]["account"], "****1234");
    assert_eq!(shown["parties"][0]["phone"], "****0001");
    let owed = shown["totals"]["owed_fen"].as_i64().unwrap();
    assert!(owed > 1_000_000, "{owed}");

    let deduct = handler.prefilled(&case, "deduct_deposit", json!({"deducted_on": today})).await;
    handler.act(&case, "deduct_deposit", deduct).await;
    let receive = finance.prefilled(&case, "receive_money", json!({"bank_reference": "T1"})).await;
    finance.act(&case, "receive_money", receive.clone()).await;
    let twice = finance.try_act(&case, "receive_money", receive).await;
    assert!([409, 422].contains(&twice.status.as_u16()), "{}", twice.json());
    let allocate = handler.prefilled(&case, "allocate_money", json!({})).await;
    handler.act(&case, "allocate_money", allocate).await;
    let barred = handler.try_act(&case, "pay_out", json!({"creditor": 1, "amount_fen": owed})).await;
    assert_eq!(barred.code(), (422, "account_missing".to_owned()));
    let account = json!({"bank": "某某银行", "account": "6200000000009999"});
    let recorded = handler.prefilled(&case, "record_account", account).await;
    handler.act(&case, "record_account", recorded).await;
    let pay = handler.prefilled(&case, "pay_out", json!({})).await;
    assert_eq!(pay["amount_fen"], owed);
    handler.act(&case, "pay_out", pay).await;

    let tasks = head.get("/tasks").await;
    let proposal = tasks["tasks"][0]["proposal"].as_u64().unwrap();
    let own = handler.try_act(&case, "approve_proposal", json!({"proposal": proposal, "remark": null})).await;
    assert_eq!(own.code(), (403, "not_your_office".to_owned()));
    head.act(&case, "approve_proposal", json!({"proposal": proposal, "remark": null})).await;
    let unpaid = handler.get("/payments/unpaid?waits_for=finance").await;
    assert_eq!(
        (&unpaid["receipts"][0]["case_id"], &unpaid["receipts"][0]["left_fen"]),
        (&json!(case), &json!(owed))
    );
    let waiting = finance.get("/payments").await;
    assert_eq!(waiting["to_send"][0]["amount_fen"], owed);
    let wanted = json!({"payments": [{"case_id": case, "payment": waiting["to_send"][0]["payment"]}]});
    let forbidden = handler.ask("POST", "/payments/batches", Some(&wanted)).await;
    assert_eq!(forbidden.code().0, 403);
    let batch = finance.ask("POST", "/payments/batches", Some(&wanted)).await.json();
    let number = batch["number"].as_str().unwrap().to_owned();
    assert_eq!(batch["orders"][0]["account"], "6200 **** **** 9999");
    let file = finance.get(&format!("/payments/batches/{number}/file")).await;
    assert!(file["text"].as_str().unwrap().contains("6200000000009999"));
    let bank = json!({"file_name": "r.csv", "text": format!("支付指令号,处理结果\n{number}-1,成功\n")});
    let read = finance.ask("POST", "/payments/answers", Some(&bank)).await.json();
    assert_eq!(read["settled"], json!([format!("{number}-1")]));
    let shown = handler.get(&format!("/cases/{case}")).await;
    assert_eq!(
        (&shown["payments"][0]["state"], &shown["payments"][0]["batch"]),
        (&json!("settled"), &json!(number))
    );
    let release = handler.prefilled(&case, "release_freeze", json!({"ground": "paid"})).await;
    handler.act(&case, "release_freeze", release).await;
    handler.act(&case, "close_performed", json!({"note": null})).await;

    let shown = handler.get(&format!("/cases/{case}")).await;
    assert_eq!(shown["stage"], "closed");
    assert_eq!(shown["paid_fen"], owed);
    assert_eq!((&shown["balance_fen"], &shown["held_fen"]), (&json!(0), &json!(0)));
    assert_eq!(shown["totals"]["owed_fen"], 0);
    let docket = handler.get(&format!("/cases/{case}/docket")).await;
    assert_eq!(docket["entries"].as_array().unwrap().len() as u64, shown["pages"].as_u64().unwrap());
    let statement = handler.get(&format!("/cases/{case}/statement?on=2026-11-19")).await;
    assert!(statement["totals"]["owed_fen"].as_i64().unwrap() > 1_000_000);
    assert!(!statement["segments"].as_array().unwrap().is_empty());
    let listed = clerk.get("/cases?stage=closed&order=newest").await;
    assert_eq!((&listed["count"], &listed["cases"][0]["id"]), (&json!(1), &json!(case)));
}

#[tokio::test]
async fn property_is_chosen_as_the_officer_wishes() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let handler = court.sign_in("one-1").await;
    let case = clerk.file().await;
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    for (kind, description, value) in [("vehicle", "闲置货车", Some(10_000_000)), ("equity", "股权", None)]
    {
        let found = json!({"debtor": 2, "kind": kind, "description": description, "value_fen": value, "source": "found", "owner": null, "register_no": null});
        handler.act(&case, "record_property", found).await;
    }
    let path = format!("/cases/{case}/choice");
    let chosen = handler.get(&path).await;
    let truck = chosen["taken"][0]["property"].as_u64().unwrap();
    assert_eq!(
        (&chosen["taken"][0]["act"], &chosen["uncovered_fen"]),
        (&json!("control_property"), &json!(0))
    );
    let equity = chosen["apart"][0]["property"].as_u64().unwrap();
    let without = handler.get(&format!("{path}?excluded={truck}")).await;
    assert_eq!(without["uncovered_fen"], without["debt_fen"]);
    let instead =
        handler.get(&format!("{path}?excluded={truck}&values={equity}:10000000&harms={equity}:3")).await;
    assert_eq!((&instead["taken"][0]["property"], &instead["harm"]), (&json!(equity), &json!(3)));
    for wrong in ["values=5:x", "values=5:-1", "harms=5:101", "pinned=a", "other=1"] {
        let refused = handler.ask("GET", &format!("{path}?{wrong}"), None).await;
        assert_eq!(refused.code(), (422, "bad_fields".to_owned()), "{wrong}");
    }
}

#[tokio::test]
async fn a_paper_is_printed_for_those_who_may_open_the_case() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let handler = court.sign_in("one-1").await;
    let case = clerk.file().await;
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    handler.act(&case, "issue_notice", json!({"report_days": 10})).await;
    let sent = handler.ask("GET", &format!("/cases/{case}/papers/3/execution_notice?about=2"), None).await;
    // Where the machine has no Chinese font, the answer says so.
    match sent.status {
        StatusCode::OK => assert!(sent.body.starts_with(b"%PDF")),
        _ => assert_eq!(sent.code(), (503, "press".to_owned())),
    }
    for path in ["papers/3/freeze_ruling", "papers/9/execution_notice", "papers/x/y"] {
        let sent = handler.ask("GET", &format!("/cases/{case}/{path}"), None).await;
        assert_eq!(sent.code(), (404, "not_found".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn desk_clocks_and_tasks_are_those_of_the_officer() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let case = clerk.file().await;
    let desk = clerk.get("/desk").await;
    assert_eq!(desk["unassigned"][0]["id"], json!(case));
    let clocks = clerk.get("/clocks?until=2027-12-31&kind=name_handler").await;
    assert_eq!(clocks["clocks"][0]["case_id"], json!(case));
    let other = court.sign_in("two-1").await;
    assert_eq!(other.get("/clocks?until=2027-12-31").await["clocks"], json!([]));
    assert_eq!(other.get("/tasks").await["tasks"], json!([]));
}

#[tokio::test]
async fn a_judgment_becomes_an_application_and_the_application_a_case() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let text = "一、被告乙某于本判决生效之日起十日内偿还原告甲某借款本金10000元；";
    let sent = clerk.ask("POST", "/intake", Some(&json!({"text": text}))).await;
    assert_eq!(sent.status, StatusCode::OK);
    let mut draft = sent.json()["draft"].clone();
    assert_eq!(draft["claims"][0]["amount"], "10000.00");
    let sent = clerk.ask("POST", "/intake/application", Some(&draft)).await;
    assert_eq!(sent.code(), (422, "bad_fields".to_owned()));
    let fields = sent.json()["fields"].as_array().unwrap().clone();
    assert!(fields.iter().any(|field| field["field"] == "effective_on"), "{fields:?}");
    draft["effective_on"] = json!("2026-09-01");
    draft["instrument"] = json!("（2026）内0299民初1号民事判决书");
    draft["instrument_by"] = json!(COURT_NAME);
    draft["cause"] = json!("民间借贷纠纷");
    let sent = clerk.ask("POST", "/intake/application", Some(&draft)).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.json());
    let sent = clerk.ask("POST", "/cases", Some(&sent.json())).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.json());
}

#[tokio::test]
async fn every_no_has_the_same_shape() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let finance = court.sign_in("finance-1").await;
    let admin = court.sign_in("admin").await;
    let case = clerk.file().await;
    let act = |name: &str| format!("/cases/{case}/acts/{name}");
    let old = json!({"pages": 7, "command": {"handler": "one-1"}});
    let good = json!({"command": {"handler": "one-1"}});
    let changed = |change: fn(&mut Value)| {
        let mut changed = application();
        change(&mut changed);
        Some(changed)
    };
    let early = changed(|one| one["received_on"] = json!("1900-01-01"));
    let long = changed(|one| one["parties"][1]["name"] = json!("乙".repeat(100_000)));
    let year = changed(|one| one["claims"][0]["interest"][0]["year_days"] = json!(0));
    type Asked<'a> = (&'a Officer<'a>, &'a str, String, Option<Value>, u16, &'a str);
    let cases: Vec<Asked<'_>> = vec![
        (&admin, "GET", "/cases".into(), None, 403, "forbidden"),
        (&admin, "GET", "/desk".into(), None, 403, "forbidden"),
        (&finance, "POST", "/cases".into(), Some(application()), 403, "not_your_office"),
        (&finance, "POST", act("assign_case"), Some(good.clone()), 403, "not_your_office"),
        (&clerk, "POST", act("assign_case"), Some(old), 409, "conflict"),
        (&clerk, "POST", act("assign_case"), Some(json!({"command": {}})), 422, "form_incomplete"),
        (&clerk, "POST", act("assign_case"), Some(json!({"command": 7})), 422, "form_incomplete"),
        (&clerk, "POST", act("assign_case"), Some(json!({"order": {}})), 422, "bad_fields"),
        (&clerk, "POST", "/cases".into(), Some(json!({"received_on": "x"})), 422, "bad_fields"),
        (&clerk, "POST", "/cases".into(), early, 422, "bad_fields"),
        (&clerk, "POST", "/cases".into(), long, 422, "bad_fields"),
        (&clerk, "POST", "/cases".into(), year, 422, "bad_fields"),
        (&clerk, "GET", "/cases?limit=201".into(), None, 422, "bad_fields"),
        (&clerk, "GET", "/cases?colour=red".into(), None, 422, "bad_fields"),
        (&clerk, "GET", "/cases?stage=none".into(), None, 422, "bad_fields"),
        (&clerk, "GET", format!("/cases/{case}/statement?on=2026-02-30"), None, 422, "bad_fields"),
    ];
    for (officer, method, path, body, status, code) in cases {
        let sent = officer.ask(method, &path, body.as_ref()).await;
        assert_eq!(sent.code(), (status, code.to_owned()), "{method} {path}: {}", sent.json());
        assert_eq!(sent.json()["request_id"].as_str().unwrap().len(), 16);
    }
}

#[tokio::test]
async fn what_is_no_request_of_ours_is_told_so() {
    let court = Court::found();
    let token = court.sign_in("clerk-1").await.token;
    let post = |kind: &'static str, body: Body| {
        Request::post("/api/v1/intake")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", kind)
            .body(body)
            .unwrap()
    };
    let large = format!("{{\"text\": \"{}\"}}", "a".repeat(5 * 1024 * 1024));
    let requests = [
        (request("GET", "/api/v1/cases", None, None), 401, "not_signed_in"),
        (request("GET", "/api/v1/cases", Some("forged"), None), 401, "not_signed_in"),
        (request("GET", "/api/v1/nothing", None, None), 404, "no_such_path"),
        (request("GET", "/api/nothing", None, None), 404, "no_such_path"),
        (request("POST", "/api/v1/cases/x/acts/nothing", None, None), 404, "no_such_path"),
        (request("DELETE", "/api/v1/cases", None, None), 405, "method_not_allowed"),
        (request("POST", "/api/openapi.json", None, None), 405, "method_not_allowed"),
        (post("text/plain", Body::from("{}")), 415, "not_json"),
        (post("application/json", Body::from("{")), 400, "bad_json"),
        (post("application/json", Body::from("{\"text\": \"\"} x")), 400, "bad_json"),
        (post("application/json", Body::from(large)), 413, "too_large"),
    ];
    for (request, status, code) in requests {
        let asked = format!("{} {}", request.method(), request.uri());
        let sent = court.send(request).await;
        assert_eq!(sent.code(), (status, code.to_owned()), "{asked}");
        court.fits(&json!({"$ref": "#/components/schemas/Problem"}), &sent.json(), &asked);
    }
    let wrong = json!({"name": "clerk-1", "password": "not this one"});
    let sent = court.send(request("POST", "/api/v1/session", None, Some(&wrong))).await;
    assert_eq!(sent.code(), (401, "wrong_password".to_owned()));
}

#[tokio::test]
async fn a_token_ends_with_its_session() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    assert_eq!(clerk.ask("DELETE", "/session", None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(clerk.ask("GET", "/cases", None).await.code(), (401, "not_signed_in".to_owned()));
}

#[tokio::test]
async fn a_forbidden_case_and_a_missing_one_look_the_same() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let outsider = court.sign_in("two-1").await;
    let case = clerk.file().await;
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    let act = json!({"command": {"report_days": 10}});
    for (method, rest, body) in [
        ("GET", "", None),
        ("GET", "/docket", None),
        ("GET", "/steps", None),
        ("GET", "/statement", None),
        ("GET", "/choice", None),
        ("GET", "/papers/1/execution_notice", None),
        ("POST", "/acts/issue_notice", Some(&act)),
    ] {
        let mut answers = Vec::new();
        for id in [case.as_str(), "内0299-2026-执-999", "nothing"] {
            let mut sent = outsider.ask(method, &format!("/cases/{id}{rest}"), body).await;
            let request_id = sent.json()["request_id"].as_str().unwrap().to_owned();
            sent.body = String::from_utf8(sent.body).unwrap().replace(&request_id, "").into_bytes();
            answers.push((sent.status, sent.kind, sent.body));
        }
        assert_eq!(answers[0].0, StatusCode::NOT_FOUND, "{method} {rest}");
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{method} {rest}");
    }
}

#[tokio::test]
async fn the_head_of_the_bureau_decides_questions_of_law_and_others_read_them() {
    let court = Court::found();
    let head = court.sign_in("bureau-head").await;
    let handler = court.sign_in("fast-1").await;
    let path = "/law-settings/D-05";
    let asked = json!({"answer": "applied_for", "reason": "局务会决定", "seen": 0});
    for (officer, path, body, status, code) in [
        (&handler, path, asked.clone(), 403, "setting_not_yours"),
        (&head, "/law-settings/D-99", asked.clone(), 404, "setting_unknown"),
        (&head, path, json!({"answer": "x", "reason": "甲"}), 422, "setting_not_allowed"),
        (&head, path, json!({"answer": "applied_for", "reason": ""}), 422, "setting_without_reason"),
        (&head, path, json!({"answer": null, "reason": "甲"}), 422, "setting_unchanged"),
        (&head, path, json!({"answer": "applied_for"}), 422, "bad_fields"),
    ] {
        assert_eq!(officer.ask("POST", path, Some(&body)).await.code(), (status, code.to_owned()));
    }
    let decided = head.ask("POST", path, Some(&asked)).await.json();
    assert_eq!(decided["changes"][0]["reason"], "局务会决定");
    let again = json!({"answer": "recovered", "reason": "甲", "seen": 0});
    let sent = head.ask("POST", path, Some(&again)).await;
    assert_eq!(sent.code(), (409, "setting_changed_meanwhile".to_owned()));
    let read = handler.ask("GET", "/law-settings", None).await.json();
    assert_eq!((&read["may_decide"], &read["seen"]), (&json!(false), &json!(1)));
    assert_eq!(read["settings"], decided["settings"]);
    let settings = read["settings"].as_array().unwrap();
    let base = settings.iter().find(|setting| setting["id"] == "D-05").unwrap();
    assert_eq!((&base["answer"], &base["is_open"]), (&json!("applied_for"), &json!(false)));
    assert_eq!(base["decision"]["by"], "bureau-head");
    let line = settings.iter().find(|setting| setting["id"] == "D-14").unwrap();
    assert_eq!(line["number"], json!({"least": 100, "greatest": 300, "unit": "%"}));
}

#[tokio::test]
async fn what_was_asked_and_found_is_in_the_case_and_in_the_list_of_requests() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let mut application = application();
    application["parties"][1]["resident_id"] = json!(testkit::identity::resident_id(7).reveal());
    let sent = clerk.ask("POST", "/cases", Some(&application)).await;
    let case = sent.json()["id"].as_str().unwrap().to_owned();
    clerk.act(&case, "assign_case", json!({"handler": "fast-1"})).await;
    let handler = court.sign_in("fast-1").await;
    let asked = handler.ask("POST", "/inquiries/missing", Some(&json!({"cases": [case]}))).await.json();
    assert_eq!(asked["cases"][0]["requests"], 7, "{asked}");
    let again = handler.ask("POST", "/inquiries/missing", Some(&json!({"cases": [case]}))).await.json();
    assert_eq!(again["cases"][0]["problem"], "nothing_to_ask");
    let none = handler.ask("POST", "/inquiries/missing", Some(&json!({"cases": []}))).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);

    let requests = handler.get("/inquiries?institution=vehicle").await;
    assert_eq!(requests["requests"].as_array().unwrap().len(), 1);
    assert_eq!(requests["counts"]["awaited"], 1, "counts are narrowed as the list is");
    let inquiry = requests["requests"][0]["entry"].clone();
    let found =
        json!({"inquiry": inquiry, "on": "2026-11-20", "result": "nothing", "receipt": null, "remark": null});
    handler.act(&case, "record_answer", found).await;
    let property = json!({"debtor": 2, "kind": "vehicle", "description": "蒙B·K2356", "value_fen": 300_000,
        "source": "found", "owner": null, "register_no": null});
    handler.act(&case, "record_property", property).await;
    let recorded = handler.get(&format!("/cases/{case}")).await["property"]["properties"][0]["no"].clone();
    let control = json!({"property": recorded, "way": "live_seal", "amount_fen": null, "value_fen": null,
        "months": 24, "keeper": "乙某", "owner_confirms": null, "excess_reason": null});
    handler.act(&case, "control_property", control).await;

    let shown = handler.get(&format!("/cases/{case}")).await;
    let section = &shown["property"];
    assert_eq!(section["coverage_percent"], 20);
    assert_eq!(section["inquiries"].as_array().unwrap().len(), 7);
    assert_eq!(section["properties"][0]["measure"], shown["measures"][0]["no"]);
    assert_eq!(section["orders"][0]["what"], "control");
    assert_eq!(shown["measures"][0]["standing"], "confirmed", "the court seals by itself");
    let debtor = handler.get(&format!("/cases/{case}/debtors/2")).await;
    assert_eq!(debtor["cases"][0]["case_id"], json!(case));
    let creditor = handler.ask("GET", &format!("/cases/{case}/debtors/1"), None).await;
    assert_eq!(creditor.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn measures_are_listed_by_expiry_and_renewed_after_a_look_at_what_would_be_ordered() {
    let court = Court::founded(|app| {
        let held = Held {
            seed: 1,
            measures: 12,
            handler: "one-1",
            in_a_case: 4,
            months: Some(3),
            days_ago: (70, 89),
            today: app.today(),
        };
        assert_eq!(synthetic::hold(app, &held).unwrap(), 12);
    });
    let handler = court.sign_in("one-1").await;
    let all = handler.get("/measures?span=all&scope=mine&limit=200").await;
    assert_eq!(all["measures"].as_array().unwrap().len(), 12);
    let due = handler.get("/measures?days=90&limit=200").await;
    let lines = due["measures"].as_array().unwrap();
    assert_eq!(due["counts"]["within"][3], json!({"days": 90, "count": lines.len()}));
    assert!(lines.is_sorted_by_key(|line| line["last_safe_on"].as_str().unwrap().to_owned()));
    let kind = lines[0]["kind"].as_str().unwrap();
    let narrowed = handler.get(&format!("/measures?span=all&kind={kind}&handler=one-1")).await;
    assert!(narrowed["measures"].as_array().unwrap().iter().all(|line| line["kind"] == kind));
    let unknown = handler.ask("GET", "/measures?span=soon", None).await;
    assert_eq!(unknown.code(), (422, "bad_fields".to_owned()));

    let case = lines[0]["case_id"].as_str().unwrap();
    let path = format!("/cases/{case}/measures");
    let of_case = handler.get(&path).await;
    let number = lines[0]["measure"].clone();
    let measure = |answer: &Value| {
        answer["measures"].as_array().unwrap().iter().find(|one| one["no"] == number).unwrap().clone()
    };
    assert_eq!(measure(&of_case)["last_safe_on"], lines[0]["last_safe_on"]);

    let named = |line: &Value| json!({"case_id": line["case_id"], "measure": line["measure"]});
    let stray = json!({"case_id": case, "measure": 1});
    let batch = json!({"measures": [named(&lines[0]), stray]});
    let preview = handler.ask("POST", "/measures/renewals/preview", Some(&batch)).await.json();
    let term = preview["renewals"][0]["term"].clone();
    assert_eq!(term["ends_on"], lines[0]["until"]);
    assert!(term["until"].as_str() > term["ends_on"].as_str(), "{preview}");
    assert_eq!(preview["renewals"][1]["problem"], "not_on_docket");
    assert_eq!(handler.get(&path).await, of_case, "a preview enters nothing");

    let done = handler.ask("POST", "/measures/renewals", Some(&batch)).await.json();
    assert_eq!(done["renewals"][0]["months"], term["months"], "{done}");
    assert_eq!(done["renewals"][1]["problem"], "not_on_docket");
    let orders = handler.get(&path).await["orders"].clone();
    assert!(orders.as_array().unwrap().iter().any(|order| order["no"] == done["renewals"][0]["order"]));
    let again = handler.ask("POST", "/measures/renewals/preview", Some(&batch)).await.json();
    assert!(again["renewals"][0]["problem"].is_string(), "{again}");
    let none = handler.ask("POST", "/measures/renewals", Some(&json!({"measures": []}))).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);

    let stranger = court.sign_in("two-1").await;
    assert_eq!(stranger.get("/measures?span=all").await["measures"], json!([]));
    assert_eq!(stranger.ask("GET", &path, None).await.code(), (404, "not_found".to_owned()));
    let refused = stranger.ask("POST", "/measures/renewals", Some(&batch)).await.json();
    assert_eq!(refused["renewals"][0]["problem"], "not_found");
    assert_eq!(refused["renewals"][0]["number"], "");
    let admin = court.sign_in("admin").await;
    assert_eq!(admin.ask("GET", "/measures", None).await.code(), (403, "forbidden".to_owned()));
}

#[tokio::test]
async fn what_came_from_outside_is_listed_and_a_stray_reply_settled() {
    let court = Court::founded(|app| synthetic::trouble(app, 1, app.today()).unwrap());
    let (clerk, head, handler) =
        (court.sign_in("clerk-1").await, court.sign_in("bureau-head").await, court.sign_in("one-1").await);
    let waits = head.get("/desk").await["to_verify"].clone();
    let alerts = head.get("/inquiries/alerts").await;
    assert_eq!(waits["alerts"], alerts["count"]);
    assert_eq!(alerts["count"], alerts["alerts"].as_array().unwrap().len());
    let own = handler.get("/inquiries/alerts?scope=mine").await;
    assert!(own["count"].as_u64() <= alerts["count"].as_u64());
    assert_eq!((waits["stray_replies"].clone(), waits["lapsed"].clone()), (json!(1), json!(0)));
    assert!(waits["requests"].as_u64().unwrap() > 0, "{waits}");
    assert_eq!(handler.get("/desk").await["to_verify"]["stray_replies"], 0);

    let strays = clerk.get("/inquiries/stray").await;
    let number = strays["replies"][0]["number"].clone();
    assert_eq!((strays["count"].clone(), number.clone()), (json!(1), json!(1)));
    assert_eq!(handler.ask("GET", "/inquiries/stray", None).await.code(), (403, "forbidden".to_owned()));
    let request = json!({"case_id": "内0299-2020-执-1", "entry": 1});
    let nowhere = clerk.ask("POST", "/inquiries/stray/1/assign", Some(&request)).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nowhere.json());
    let dismiss = "/inquiries/stray/1/dismiss";
    let silent = clerk.ask("POST", dismiss, Some(&json!({"reason": " "}))).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.json());
    let done = clerk.ask("POST", dismiss, Some(&json!({"reason": "与本院无关"}))).await.json();
    assert_eq!(done["open"], 0);
    let again = clerk.ask("POST", dismiss, Some(&json!({"reason": "与本院无关"}))).await;
    assert_eq!(again.code(), (404, "not_found".to_owned()));
    let settled = clerk.get("/inquiries/stray?state=dismissed").await;
    assert_eq!(settled["replies"][0]["candidates"], json!([]));
}

#[tokio::test]
async fn institutions_are_kept_by_the_administrator_and_read_by_all() {
    let court = Court::found();
    let admin = court.sign_in("admin").await;
    let bank = json!({"id": "bank-9", "name": "某某银行", "kind": "bank", "answer_days": 3, "renewal_days": 5,
        "http": "http://10.1.2.3:4200"});
    let joined = admin.ask("POST", "/institutions", Some(&bank)).await;
    assert_eq!(joined.status, StatusCode::OK, "{}", joined.json());
    let line = |list: &Value| {
        let lines = list["institutions"].as_array().unwrap();
        lines.iter().find(|one| one["id"] == "bank-9").unwrap().clone()
    };
    assert_eq!(line(&joined.json())["http"], "http://10.1.2.3:4200");
    let handler = court.sign_in("fast-1").await;
    let seen = line(&handler.get("/institutions").await);
    assert_eq!((seen["http"].clone(), seen["has_service"].clone()), (Value::Null, json!(true)));
    for (field, value) in
        [("http", json!("ftp://x")), ("folder", json!("relative")), ("answer_days", json!(0))]
    {
        let mut bad = bank.clone();
        bad["http"] = Value::Null;
        bad[field] = value;
        let sent = admin.ask("POST", "/institutions", Some(&bad)).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
    for method in ["POST", "DELETE"] {
        let (path, body) =
            if method == "POST" { ("/institutions", Some(&bank)) } else { ("/institutions/bank-9", None) };
        assert_eq!(handler.ask(method, path, body).await.code(), (403, "forbidden".to_owned()));
    }
    assert_eq!(line(&admin.ask("DELETE", "/institutions/bank-9", None).await.json())["serving"], false);
    let gone = admin.ask("DELETE", "/institutions/bank-9", None).await;
    assert_eq!(gone.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn the_document_lists_the_routes_that_are_served_and_every_act() {
    let court = Court::found();
    let served = court.send(request("GET", "/api/openapi.json", None, None)).await;
    assert_eq!(served.json(), court.document);
    let paths = court.document["paths"].as_object().unwrap();
    for act in ACTS {
        let item = &paths[&format!("/api/v1/cases/{{id}}/acts/{}", act.about.name)]["post"];
        assert_eq!(item["summary"], act.about.title);
        let command = &item["requestBody"]["content"]["application/json"]["schema"]["properties"]["command"];
        assert_eq!(*command, docket::form::schema(act.fields));
    }
    for (path, item) in paths {
        let path = path.replace("{id}", "x").replace("{entry}", "1").replace("{paper}", "closing_notice");
        let path = path.replace("{no}", "2");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let status = court.send(request(method, &path, None, None)).await.status;
            let described = item.get(method.to_lowercase()).is_some();
            assert_eq!(status != StatusCode::METHOD_NOT_ALLOWED, described, "{method} {path}: {status}");
            assert_ne!(status, StatusCode::NOT_FOUND, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_operation_has_a_name_of_its_own_and_tells_its_errors() {
    let document = web::openapi();
    let mut names = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            names.push(operation["operationId"].as_str().unwrap().to_owned());
            let responses = operation["responses"].as_object().unwrap();
            let errors = responses.keys().filter(|status| status.as_str() >= "400").count();
            assert!(errors > 0 || path == "/api/openapi.json", "{method} {path}");
        }
    }
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");
    let committed: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(committed == web::openapi(), "docs/reference/openapi.json is not the document of this program");
}
