//! Property as officers see it: what was asked, found and held, in one case, across cases, and for the whole court.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[allow(dead_code, reason = "no test needs all that a browser can do")]
mod browser;

use app::App;
use app::cases::batch::Batch;
use axum::http::StatusCode;
use browser::{Browser, Filled, court};
use docket::filing::file_case::Application;
use docket::inquiry::answer::{Answer, Told, Trace};
use docket::office::Actor;
use docket::property::found::Holding;
use docket::property::{Encumbrance, EncumbranceKind, PropertyKind};
use serde_json::json;
use testkit::identity::resident_id;
use values::{CaseId, Fen};

fn actor(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

/// Files a case against 乙某, with the number of a person, and assigns it.
fn case(app: &App, number: Option<u64>, handler: &str) -> CaseId {
    let application: Application = serde_json::from_value(json!({
        "received_on": "2026-03-10",
        "instrument": "（2026）内0299民初1号民事判决书",
        "instrument_by": "示范县人民法院",
        "effective_on": "2026-01-01",
        "cause": "民间借贷纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "甲某", "kind": "person", "phone": "13900000001"},
            {"no": 2, "role": "debtor", "name": "乙某", "kind": "person", "address": "示范县人民路1号",
             "resident_id": number.map(|number| resident_id(number).reveal().to_owned())},
        ],
        "claims": [{
            "no": 1, "label": "借款本金", "creditors": [1], "debtors": [2], "class": "principal",
            "doubled": "counts", "amount_fen": 10_000_000, "due_on": "2026-01-11",
        }],
    }))
    .unwrap();
    let clerk = actor(app, "clerk-1");
    let id = app.file_case(&clerk, application).unwrap();
    app.act(&clerk, &id, "assign_case", &json!({"handler": handler}), None).unwrap();
    id
}

fn path(id: &CaseId) -> String {
    format!("/cases/{id}")
}

/// Asks the five checks.
fn ask(app: &App, id: &CaseId, handler: &str) {
    let command = json!({"debtor": null, "scope": "five_checks", "institution": null});
    app.act(&actor(app, handler), id, "ask_institutions", &command, None).unwrap();
}

fn told(mark: &str, answer: Answer) -> Told {
    let on = "2026-03-10".parse().unwrap();
    Told { on, receipt: "R1".to_owned(), mark: mark.to_owned(), other_person: None, answer }
}

/// Enters what an institution answers to its inquiry.
fn answer(app: &App, id: &CaseId, institution: &str, told: &Told) {
    let office = testkit::office::system();
    let mut batch = Batch::open(app, &office, id).unwrap();
    let inquiry = batch.case().inquiries.iter().find(|one| one.institution.as_str() == institution);
    let no = inquiry.unwrap().no;
    batch.told(no, told, app.today());
    batch.commit().unwrap();
}

fn holding(kind: PropertyKind, description: &str, register_no: &str) -> Holding {
    Holding {
        register_no: register_no.to_owned(),
        kind,
        description: description.to_owned(),
        owner: "乙某".to_owned(),
        share: None,
        amount: None,
        encumbrances: Vec::new(),
    }
}

fn account() -> Holding {
    Holding {
        amount: Some(Fen(3_000_000)),
        ..holding(PropertyKind::Deposit, "示范县农村商业银行", "6217002210000012345")
    }
}

fn house() -> Holding {
    Holding {
        share: Some("1/2".to_owned()),
        encumbrances: vec![Encumbrance {
            kind: EncumbranceKind::Mortgage,
            by: "示范市商业银行".to_owned(),
            amount_fen: Some(Fen(20_000_000)),
            until: None,
        }],
        ..holding(PropertyKind::RealEstate, "人民路12号3单元502室", "蒙（2019）第0001234号")
    }
}

fn car() -> Holding {
    Holding {
        owner: "某某运输有限公司".to_owned(),
        ..holding(PropertyKind::Vehicle, "蒙B·K2356 小型轿车", "蒙B·K2356")
    }
}

#[tokio::test]
async fn a_case_shows_what_was_asked_found_and_held() {
    let app = court();
    let id = case(&app, Some(7), "fast-1");
    let handler = Browser::sign_in(&app, "fast-1").await;
    let before = handler.get(&path(&id)).await;
    assert!(before.text("#checks thead").contains("0%"));
    assert!(before.attribute("#coverage a", "href").contains("ask_institutions"));

    ask(&app, &id, "fast-1");
    answer(&app, &id, "bank-farm", &told("1", Answer::Holdings(vec![account()])));
    answer(&app, &id, "real-estate", &told("2", Answer::Holdings(vec![house()])));
    answer(&app, &id, "vehicle", &told("3", Answer::Holdings(vec![car()])));
    answer(&app, &id, "land", &told("4", Answer::Holdings(Vec::new())));
    let somebody =
        Told { other_person: Some("丙某".to_owned()), ..told("5", Answer::Holdings(Vec::new())) };
    answer(&app, &id, "equity", &somebody);

    let page = handler.get(&path(&id)).await;
    let checks = page.text("#checks tbody");
    for words in [
        "1/3家答复",
        "待答复：示范市商业银行、邮政储蓄银行示范县支行",
        "未查到",
        "未查或者已过时：示范县市场监督管理局",
    ] {
        assert!(checks.contains(words), "{words}: {checks}");
    }
    assert!(page.text("#coverage").contains("3/5，即 60%"), "{}", page.text("#coverage"));
    let assets = page.text("#assets");
    for words in [
        "6217****2345",
        "30,000.00",
        "共有份额 1/2",
        "抵押：示范市商业银行 200,000.00元",
        "登记权利人 某某运输有限公司",
        "未控制",
    ] {
        assert!(assets.contains(words), "{words}: {assets}");
    }
    assert!(!page.body.contains("6217002210000012345"));
    let inquiries = page.text("#inquiries");
    assert!(inquiries.contains("待答复2件，存疑1件，已答复4件"), "{inquiries}");
    assert!(inquiries.contains("答复对象不是本案被执行人：丙某"), "{inquiries}");
    assert_eq!(page.attribute("#inquiries", "open"), "");
    assert!(page.body.contains("institution=equity"), "the disputed question can be asked again");

    let property = app.open_case(&actor(&app, "fast-1"), &id).unwrap().case.properties[0].no;
    let freeze = json!({"property": property, "way": "freeze", "amount_fen": 2_000_000, "value_fen": null,
        "months": 12, "keeper": null, "owner_confirms": null, "excess_reason": null});
    app.act(&actor(&app, "fast-1"), &id, "control_property", &freeze, None).unwrap();
    let page = handler.get(&path(&id)).await;
    assert!(page.text("#property .panel-head").contains("待回执 20,000.00 元"));
    assert!(page.text("#measures").contains("控制12个月：待回执"), "{}", page.text("#measures"));
    assert!(page.text("#assets").contains("冻结 待回执"));
}

#[tokio::test]
async fn a_property_shows_what_holds_it_what_can_be_done_and_its_course() {
    let app = court();
    let id = case(&app, Some(7), "fast-1");
    ask(&app, &id, "fast-1");
    answer(&app, &id, "bank-farm", &told("1", Answer::Holdings(vec![account()])));
    answer(
        &app,
        &id,
        "real-estate",
        &told("2", Answer::Holdings(vec![Holding { amount: Some(Fen(80_000_000)), ..house() }])),
    );
    let officer = actor(&app, "fast-1");
    let case = app.open_case(&officer, &id).unwrap().case;
    let (money, home) = (case.properties[0].no, case.properties[1].no);
    let handler = Browser::sign_in(&app, "fast-1").await;
    let page = handler.get(&format!("{}/property/{money}", path(&id))).await;
    assert!(page.text("#steps").contains("控制财产"), "{}", page.text("main"));
    assert!(page.text("#measures").contains("没有控制过"));
    assert!(page.has("#steps [data-act=control_property] a.button"), "a step has its button");
    let exemption = page.attribute("#known a[href*=decide_exemption]", "href");
    assert_eq!(handler.get(&exemption).await.form("main section form").value("property"), money.to_string());
    let freeze = json!({"property": money, "way": "freeze", "amount_fen": 2_000_000, "months": 12});
    app.act(&officer, &id, "control_property", &freeze, None).unwrap();
    let page = handler.get(&format!("{}/property/{money}", path(&id))).await;
    assert!(page.text("#measures").contains("冻结 示范县农村商业银行"), "{}", page.text("#measures"));
    let course = page.text("#course");
    assert!(course.contains("裁定控制") && course.contains("查明财产"), "{course}");
    assert!(!course.contains("人民路12号"), "another property has its own course: {course}");

    let need = json!({"property": home, "need": "home", "reason": "一家三口唯一住房"});
    app.act(&officer, &id, "decide_exemption", &need, None).unwrap();
    let page = handler.get(&format!("{}/property/{home}", path(&id))).await;
    assert!(page.text("#known").contains("不得拍卖、变卖或者抵债"), "{}", page.text("#known"));
    assert!(page.text("#known").contains("共有份额1/2"), "{}", page.text("#known"));
    // What may not be sold is not chosen for sale, unless the officer says so.
    let choice = handler.get(&format!("{}/choice", path(&id))).await;
    assert!(choice.body.contains("生活所必需的居住房屋"), "{}", choice.text("main"));

    assert_eq!(handler.get(&format!("{}/property/1", path(&id))).await.status, StatusCode::NOT_FOUND);
    let other = Browser::sign_in(&app, "one-1").await;
    let foreign = other.get(&format!("{}/property/{money}", path(&id))).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_centre_lists_requests_by_their_state_and_narrows_them() {
    let app = court();
    let (mine, other) = (case(&app, Some(7), "fast-1"), case(&app, Some(8), "one-1"));
    ask(&app, &mine, "fast-1");
    ask(&app, &other, "one-1");
    let somebody =
        Told { other_person: Some("丙某".to_owned()), ..told("5", Answer::Holdings(Vec::new())) };
    answer(&app, &mine, "equity", &somebody);
    answer(&app, &mine, "land", &told("4", Answer::Refused("系统维护".to_owned())));
    answer(&app, &mine, "vehicle", &told("3", Answer::Holdings(vec![car()])));

    let handler = Browser::sign_in(&app, "fast-1").await;
    let centre = Browser::sign_in(&app, "command-1").await;
    let counts = |page: &browser::Page| page.text("main .tabs .count");
    let page = handler.get("/inquiries").await;
    assert_eq!(counts(&page), "421011", "{}", page.text("main .tabs"));
    let all = centre.get("/inquiries").await;
    assert_eq!(counts(&all), "1121011");
    for (query, lines) in [
        ("state=to_act_on", 2),
        ("state=disputed", 1),
        ("state=refused", 1),
        ("state=answered", 1),
        ("state=late", 0),
        ("institution=bank-farm", 2),
        ("institution=bank-farm&team=fast", 1),
        ("handler=one-1", 7),
        ("matter=locate", 0),
        ("state=awaited&matter=query&search=乙某", 11),
        ("search=没有这个人", 0),
    ] {
        let query: String = query
            .bytes()
            .map(|byte| if byte.is_ascii() { (byte as char).to_string() } else { format!("%{byte:02X}") })
            .collect();
        let page = centre.get(&format!("/inquiries?{query}")).await;
        assert_eq!(page.count("tbody tr"), lines, "{query}: {}", page.text("main"));
    }
    let round = handler.get(&path(&mine)).await.text("#timeline");
    assert!(
        round.contains("，2家已反馈（查到1项），4家待反馈，1家存疑"),
        "each institution counts once: {round}"
    );
    let disputed = handler.get("/inquiries?state=disputed").await;
    assert!(disputed.text("tbody").contains("答复对象不是本案被执行人"));
    let admin = Browser::sign_in(&app, "admin").await;
    assert_eq!(admin.get("/inquiries").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_police_are_counted_in_person_times_and_the_five_checks_are_exported() {
    let app = court();
    let id = case(&app, Some(7), "fast-1");
    let handler = Browser::sign_in(&app, "fast-1").await;
    assert_eq!(handler.get("/inquiries").await.count("#whereabouts"), 0);
    let police = json!({"debtor": 2, "scope": "every", "institution": "police"});
    app.act(&actor(&app, "fast-1"), &id, "ask_institutions", &police, None).unwrap();
    let page = handler.get("/inquiries").await;
    let asked = page.text("#whereabouts");
    assert_eq!(asked, "本年提请公安机关查找下落1人次，已反馈0人次", "{}", page.text("main"));
    let sheet = handler.get("/inquiries/checks.xlsx").await;
    assert_eq!(sheet.status, StatusCode::OK);
    let all = app::inquiries::checks::ChecksAsked {
        scope: app::cases::list::Scope::Seen,
        team: None,
        handler: None,
    };
    let bytes = app.checks_sheet(&actor(&app, "fast-1"), &all).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert!(app.checks_sheet(&actor(&app, "admin"), &all).is_err());
}

#[tokio::test]
async fn the_list_of_register_changes_says_when_nothing_waits() {
    let app = court();
    for (name, path) in
        [("fast-1", "/inquiries/alerts"), ("command-1", "/inquiries/alerts?scope=seen&page=2")]
    {
        let page = Browser::sign_in(&app, name).await.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text("#alerts").contains("没有待处理的登记变更"));
    }
    let admin = Browser::sign_in(&app, "admin").await;
    assert_eq!(admin.get("/inquiries/alerts").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn missing_checks_of_many_cases_are_asked_with_one_confirmation() {
    let app = court();
    let (first, second) = (case(&app, Some(7), "fast-1"), case(&app, Some(8), "fast-1"));
    let unknown = case(&app, None, "fast-1");
    let foreign = case(&app, Some(9), "one-1");
    let handler = Browser::sign_in(&app, "fast-1").await;
    let page = handler.get("/inquiries/missing").await;
    assert_eq!(page.count("tbody tr"), 3);
    assert_eq!(page.count("input[name=case][checked]"), 2);
    assert!(page.text("tbody").contains("7 项查询") && page.text("#missing").contains("共发出 14 项查询"));
    assert_eq!(
        page.count("input[name=case][disabled]"),
        1,
        "a debtor without a number cannot be asked about"
    );

    let form = page.form("#missing");
    let cases = [&first, &unknown, &foreign].map(|id| ("case".to_owned(), id.to_string()));
    let fields = form.fields.into_iter().filter(|(name, _)| name != "case").chain(cases).collect();
    let asked = handler.send(&Filled { fields, action: form.action.clone() }).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text("#done").contains("1 件案件共发出 7 项查询，2 件没有发出"), "{}", asked.text("#done"));
    assert!(asked.text("tbody").contains("没有这个案件"), "{}", asked.text("tbody"));
    let again = handler.get("/inquiries/missing").await;
    assert!(again.body.contains(&second.to_string()) && !again.body.contains(&format!("value=\"{first}\"")));

    let nothing = Filled { action: form.action, fields: vec![page.form("#missing").fields[0].clone()] };
    assert_eq!(handler.send(&nothing).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let forged = Filled { fields: vec![("form_token".to_owned(), "guessed".to_owned())], ..nothing };
    assert_eq!(handler.send(&forged).await.status, StatusCode::FORBIDDEN);
    let auditor = Browser::sign_in(&app, "auditor-1").await;
    assert_eq!(auditor.get("/inquiries/missing").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_debtor_is_shown_across_the_cases_that_the_officer_may_see() {
    let app = court();
    let (first, second) = (case(&app, Some(7), "fast-1"), case(&app, Some(7), "fast-2"));
    let other_team = case(&app, Some(7), "one-1");
    case(&app, Some(8), "fast-1");
    for (id, handler) in [(&first, "fast-1"), (&second, "fast-2")] {
        ask(&app, id, handler);
        answer(&app, id, "bank-farm", &told("1", Answer::Holdings(vec![account()])));
    }
    let command = json!({"debtor": null, "scope": "missing", "institution": "police"});
    app.act(&actor(&app, "fast-1"), &first, "ask_institutions", &command, None).unwrap();
    let seen = Trace {
        on: "2026-03-08".parse().unwrap(),
        place: "示范县某宾馆".to_owned(),
        what: "住宿登记".to_owned(),
    };
    answer(&app, &first, "police", &told("6", Answer::Traces(vec![seen])));

    let handler = Browser::sign_in(&app, "fast-1").await;
    let href = handler.get(&path(&first)).await.attribute("#checks tbody a", "href");
    let page = handler.get(&href).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.count("#cases tbody tr"), 2, "{}", page.text("#cases"));
    assert_eq!(page.count("#assets tbody tr"), 1, "the same account stands once");
    assert!(page.text("#figures").contains("2件"));
    assert!(page.text("#asked").contains("示范县某宾馆") && page.text("#asked").contains("查询 15 件"));
    assert!(!page.body.contains(resident_id(7).reveal()));

    let centre = Browser::sign_in(&app, "command-1").await;
    assert_eq!(centre.get(&href).await.count("#cases tbody tr"), 3);
    let stranger = Browser::sign_in(&app, "two-1").await;
    let missing = stranger.get(&format!("/debtors/{}/2", "内0299-2026-执-999")).await;
    let forbidden = stranger.get(&href).await;
    assert_eq!((forbidden.status, &forbidden.body), (StatusCode::NOT_FOUND, &missing.body));
    let creditor = centre.get(&href.replace("/2", "/1")).await;
    assert_eq!(creditor.status, StatusCode::NOT_FOUND, "a creditor has no such page");
    assert!(!page.body.contains(&other_team.to_string()));
}

#[tokio::test]
async fn the_administrator_keeps_the_list_of_institutions() {
    let app = court();
    let admin = Browser::sign_in(&app, "admin").await;
    let page = admin.get("/settings/institutions").await;
    assert_eq!(page.count("#serving tbody tr"), 10);
    let typed = [
        ("name", "某某证券登记公司"),
        ("id", "securities-1"),
        ("kind", "securities"),
        ("way", "http"),
        ("address", "10.1.2.3"),
    ];
    let refused = admin.send(&page.form("#institution").with(&typed)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#refusal").contains("http://"), "{}", refused.text("#refusal"));
    assert_eq!(refused.form("#institution").value("name"), "某某证券登记公司");

    let form = refused.form("#institution").with(&[("address", "http://10.1.2.3:4200")]);
    let saved = admin.send(&form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = admin.get(saved.location.split('#').next().unwrap()).await;
    assert!(page.text("#done").contains("已保存：某某证券登记公司"));
    assert!(page.text("#serving").contains("http://10.1.2.3:4200"));
    assert_eq!(app.transports().unwrap().len(), 1);

    let again =
        admin.send(&admin.get("/settings/institutions").await.form("#institution").with(&typed[..2])).await;
    assert!(again.text("#refusal").contains("已有机构使用"), "{}", again.text("main"));

    let change = admin.get("/settings/institutions?change=securities-1").await;
    let changed =
        change.form("#institution").with(&[("answer_days", "9"), ("way", "paper"), ("address", "")]);
    assert_eq!(admin.send(&changed).await.status, StatusCode::SEE_OTHER);
    let one = app.directory().institutions[&"securities-1".parse().unwrap()].clone();
    assert_eq!((one.answer_days, one.has_service), (9, false));

    let page = admin.get("/settings/institutions").await;
    let left = admin.send(&page.form("form[action='/settings/institutions/securities-1/leave']")).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(app.directory().serving_institution(&"securities-1".parse().unwrap()).is_none());

    let head = Browser::sign_in(&app, "bureau-head").await;
    assert_eq!(head.get("/settings/institutions").await.status, StatusCode::FORBIDDEN);
    assert_eq!(head.send(&changed).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn while_a_renewal_awaits_its_report_its_clock_says_so() {
    let app = court();
    let id = case(&app, Some(7), "fast-1");
    ask(&app, &id, "fast-1");
    answer(&app, &id, "bank-farm", &told("1", Answer::Holdings(vec![account()])));
    let officer = actor(&app, "fast-1");
    let money = app.open_case(&officer, &id).unwrap().case.properties[0].no;
    let freeze = json!({"property": money, "way": "freeze", "amount_fen": 2_000_000, "months": 1});
    app.act(&officer, &id, "control_property", &freeze, None).unwrap();
    let measure = app.open_case(&officer, &id).unwrap().case.measures[0].no;
    let report = json!({"order": measure, "on": "2026-03-10", "result": "done", "held_fen": 2_000_000,
        "control_no": "冻2026-000123"});
    app.act(&officer, &id, "record_receipt", &report, None).unwrap();
    app.act(&officer, &id, "order_renewal", &json!({"measure": measure, "months": 12}), None).unwrap();
    let page = Browser::sign_in(&app, "fast-1").await.get(&path(&id)).await;
    let clock = page.text("#clocks [data-clock=paused]");
    assert!(clock.contains("续行手续已发出，待回执") && !clock.contains("中止"), "{clock}");
    assert!(page.text("#measures").contains("措施编号 冻2026-000123"), "{}", page.text("#measures"));
}

#[tokio::test]
async fn a_reply_without_its_number_is_given_to_the_request_of_a_case_that_is_looked_for() {
    let app = court();
    let id = case(&app, Some(7), "one-1");
    ask(&app, &id, "one-1");
    let view = app.open_case(&actor(&app, "bureau-head"), &id).unwrap();
    let (number, bank) = (view.case.filing.number.to_string(), &view.case.inquiries[0]);
    let reply = |receipt: &str| gateways::message::Reply {
        request: format!("{id}-99"),
        at: values::Instant::at(app.today(), 36_000),
        receipt: receipt.to_owned(),
        person: "别人".to_owned(),
        outcome: gateways::message::Outcome::Refused { reason: "查无此人".to_owned() },
    };
    app.receive_replies(&bank.institution, &[reply("R1"), reply("R2")]).unwrap();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let page = clerk.get("/inquiries/stray").await;
    assert!(page.text("#reply-1").contains(&format!("{number}第99页")), "{}", page.text("#reply-1"));

    let without_reason = clerk.send(&page.form("#reply-1 form[data-settle=dismiss]")).await;
    assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(without_reason.text("#reply-1 .problem"), "请写明不予采用的理由。");
    assert!(!without_reason.has("#reply-2 .problem"));

    let found = clerk.get("/inquiries/stray?reply=1&case=1").await;
    assert!(found.text("#reply-1").contains("查财产 乙某"), "{}", found.text("#reply-1"));
    let assign = found.form("#reply-1 form[data-settle=assign]");
    let none = Filled {
        fields: assign.fields.iter().filter(|(name, _)| name != "request").cloned().collect(),
        ..assign.clone()
    };
    let unchosen = clerk.send(&none).await;
    assert_eq!(unchosen.text("#reply-1 .problem"), "请先选择一项查控事项。");
    assert!(unchosen.has("#reply-1 input[type=radio]"), "what was looked for is still there");
    let unknown = clerk.get("/inquiries/stray?reply=1&case=99").await;
    assert!(unknown.text("#reply-1").contains("没有向该机构发出"), "{}", unknown.text("#reply-1"));

    let key = format!("{id}/{}", bank.no);
    let done = clerk.send(&assign.with(&[("request", &key)])).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text("main"));
    let page = clerk.get("/inquiries/stray").await;
    assert!(
        page.text("#settled").contains(&format!("归入{number}第{}页", bank.no)),
        "{}",
        page.text("#settled")
    );
    let dismiss = page.form("#reply-2 form[data-settle=dismiss]").with(&[("reason", "与本院无关")]);
    assert_eq!(clerk.send(&dismiss).await.status, StatusCode::SEE_OTHER);
    assert!(clerk.get("/inquiries/stray").await.text("#waiting").contains("没有待处理的答复"));
}
