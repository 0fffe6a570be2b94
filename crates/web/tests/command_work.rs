//! Work of the command centre over its pages: bulletins, assignment, hand-over, staff.

#![allow(clippy::unwrap_used)]

mod served;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Request, StatusCode};
use served::{Answer, Court};

async fn token(court: &Court, path: &str, cookie: &str) -> String {
    let page = court.get(path, cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    page.attributes("input[name=form_token]", "value")[0].clone()
}

fn field(text: &str) -> String {
    let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => (byte as char).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn form(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, text)| format!("{}={}", field(name), field(text))).collect();
    fields.join("&")
}

/// The fields that a page would send: hidden ones and ticks.
fn sent(page: &Answer, action: &str) -> Vec<(String, String)> {
    let inside = format!("form[action='{action}'] input");
    let names = page.attributes(&format!("{inside}[type=hidden]"), "name");
    let values = page.attributes(&format!("{inside}[type=hidden]"), "value");
    let ticks = page.attributes(&format!("{inside}[type=checkbox][checked][name]"), "name");
    let hidden = names.into_iter().zip(values);
    hidden.chain(ticks.into_iter().map(|name| (name, "on".to_owned()))).collect()
}

fn written(fields: &[(String, String)]) -> String {
    form(&fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[tokio::test]
async fn a_bulletin_is_made_sealed_and_downloaded() {
    let court = Court::of(40);
    let head = court.signed_in("bureau-head").await;
    let list = court.get("/command/bulletins", &head).await;
    let due = list.attributes("a[href^='/command/bulletins/teams-']", "href");
    let path = due.iter().find(|path| path.ends_with("2026-11-09")).unwrap();
    assert_eq!(court.get(&format!("{path}/sheet.xlsx"), &head).await.status, StatusCode::NOT_FOUND);
    let body = form(&[("form_token", &token(&court, path, &head).await)]);
    let made = court.post(&format!("{path}/make"), &head, &body).await;
    assert_eq!((made.status, made.header(LOCATION)), (StatusCode::SEE_OTHER, path.as_str()));
    let page = court.get(path, &head).await;
    assert!(page.text().contains("2026年第1期") && page.text().contains("苏某"));
    let indicators = court.get("/command/indicators", &head).await;
    assert!(indicators.text().contains("待核"), "the formulas of shares are open in this court");
    assert!(
        page.find("thead th").iter().any(|head| head.ends_with("率（待核）")),
        "{:?}",
        page.find("thead th")
    );
    assert!(page.text().contains("标有“待核”的，其计算规则尚待本院确认"));
    let sheet = court.get(&format!("{path}/sheet.xlsx"), &head).await;
    assert!(sheet.header(CONTENT_TYPE).ends_with("spreadsheetml.sheet") && sheet.bytes.starts_with(b"PK"));
    let paper = court.get(&format!("{path}/paper.pdf"), &head).await;
    assert!(paper.status == StatusCode::SERVICE_UNAVAILABLE || paper.bytes.starts_with(b"%PDF"));

    let running = court.post("/command/bulletins/teams-2026-11-16/make", &head, &body).await;
    assert_eq!(running.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(running.text().contains("通报在期间届满后制作，该期间至2026-11-22届满"));
    let fast = court.signed_in("fast-1").await;
    let seen = court.get(path, &fast).await;
    assert!(seen.text().contains("速执团队") && !seen.text().contains("普通执行一团队"));
    let body = form(&[("form_token", &token(&court, "/command/bulletins", &fast).await)]);
    let forbidden = court.post("/command/bulletins/court-2026-10-01/make", &fast, &body).await;
    assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
    let admin = court.signed_in("admin").await;
    assert_eq!(court.get(path, &admin).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn cases_are_handed_over_as_the_preview_said_and_then_the_person_leaves() {
    let court = Court::of(60);
    let clerk = court.signed_in("clerk-1").await;
    let admin = court.signed_in("admin").await;
    let staff = token(&court, "/settings/staff", &admin).await;
    let leave = form(&[("form_token", &staff), ("what", "leave"), ("staff", "fast-1")]);
    let stays = court.post("/settings/staff", &admin, &leave).await;
    assert_eq!(stays.status, StatusCode::CONFLICT);
    assert!(stays.text().contains("不能办理离岗"));

    let path = "/command/handover/fast-1";
    let page = court.get(path, &clerk).await;
    let held = page.find("[data-rows] a.open");
    assert!(!held.is_empty());
    let mut fields = sent(&page, "/command/assignment/preview");
    fields.push(("to".to_owned(), "fast-3".to_owned()));
    let preview = court.post("/command/assignment/preview", &clerk, &written(&fields)).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert_eq!(court.get(path, &clerk).await.find("[data-rows] a.open"), held, "a preview changes nothing");
    let fields = sent(&preview, "/command/assignment/assign");
    let mut stale = fields.clone();
    stale.iter_mut().filter(|(name, _)| name == "mark").for_each(|(_, mark)| *mark = "another".to_owned());
    let conflict = court.post("/command/assignment/assign", &clerk, &written(&stale)).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let done = court.post("/command/assignment/assign", &clerk, &written(&fields)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(court.get(path, &clerk).await.text().contains("名下没有未结案件"));
    let taken = court.get("/command/handover/fast-3", &clerk).await.find("[data-rows] a.open");
    assert!(held.iter().all(|number| taken.contains(number)), "{held:?} {taken:?}");
    let fast_3 = court.signed_in("fast-3").await;
    let own = court.get("/cases?scope=mine&stage=all", &fast_3).await;
    assert_eq!(own.status, StatusCode::OK);
    let records = court.get("/command/assignment/records/2026", &clerk).await;
    assert!(held.iter().all(|number| records.text().contains(number.as_str())));

    for who in ["fast-2", "finance-1", "leader-one"] {
        let cookie = court.signed_in(who).await;
        assert_eq!(court.get(path, &cookie).await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn whoever_may_not_open_a_case_cannot_assign_it() {
    let court = Court::of(60);
    let clerk = court.signed_in("clerk-1").await;
    let page = court.get("/command/handover/fast-1", &clerk).await;
    let tick =
        sent(&page, "/command/assignment/preview").into_iter().find(|(name, _)| name.starts_with("c:"));
    let (tick, _) = tick.unwrap();
    let leader = court.signed_in("leader-one").await;
    let token = token(&court, "/command/assignment", &leader).await;
    let theirs = court
        .post("/command/assignment/preview", &leader, &form(&[("form_token", &token), (&tick, "on")]))
        .await;
    let missing = court
        .post(
            "/command/assignment/preview",
            &leader,
            &form(&[("form_token", &token), ("c:内0299-2026-执-99999", "on")]),
        )
        .await;
    assert_eq!((theirs.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(theirs.find("main h1"), missing.find("main h1"));
    let nothing = court.post("/command/assignment/preview", &leader, &form(&[("form_token", &token)])).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("请选择案件"));
}

#[tokio::test]
async fn staff_are_taken_in_sent_on_leave_and_refused_with_a_sentence() {
    let court = Court::of(1);
    let admin = court.signed_in("admin").await;
    let token = token(&court, "/settings/staff", &admin).await;
    let change = async |fields: &[(&str, &str)]| {
        let fields = [&[("form_token", token.as_str())], fields].concat();
        court.post("/settings/staff", &admin, &form(&fields)).await
    };
    let new = [
        ("what", "take_in"),
        ("staff", "one-9"),
        ("name", "新某"),
        ("office", "handler"),
        ("team", "ordinary-1"),
    ];
    let taken = change(&new).await;
    assert_eq!(taken.status, StatusCode::OK);
    assert!(taken.text().contains("新某") && taken.text().contains("one-9"));
    let twice = change(&new).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text().contains("这个登录名已有在职人员使用"));
    let away = |cover| {
        [
            ("what", "absence"),
            ("staff", "one-9"),
            ("from", "2026-11-23"),
            ("until", "2026-11-27"),
            ("cover", cover),
        ]
    };
    let own = change(&away("one-9")).await;
    assert!(own.text().contains("代管人须为本人以外的人员"));
    assert_eq!(change(&away("one-2")).await.status, StatusCode::SEE_OTHER);
    let page = court.get("/settings/staff", &admin).await;
    assert!(page.text().contains("2026-11-27"));
    for who in ["one-1", "assistant-1", "finance-1"] {
        let cookie = court.signed_in(who).await;
        assert_eq!(court.get("/settings/staff", &cookie).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let clerk = court.signed_in("clerk-1").await;
    let looks = court.get("/settings/staff", &clerk).await;
    assert_eq!(looks.status, StatusCode::OK);
    assert!(!looks.text().contains("示范县某亲商贸有限公司"), "recusals are not for everybody");
}

#[tokio::test]
async fn a_campaign_that_is_refused_comes_back_with_what_was_typed() {
    let court = Court::of(20);
    let head = court.signed_in("bureau-head").await;
    let token = token(&court, "/command/campaigns", &head).await;
    let typed = [("name", "冬季行动"), ("from", "2026-11-20"), ("until", "2026-11-01"), ("t:closed", "30")];
    let more = [
        ("form_token", token.as_str()),
        ("class", "livelihood"),
        ("from_amount", "50万"),
        ("cause", "买卖合同纠纷"),
    ];
    let fields = [typed.as_slice(), more.as_slice()].concat();
    let refused = court.post("/command/campaigns", &head, &form(&fields)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.find("#refusal")[0].contains("行动期间的末日不得早于首日"));
    for (name, text) in typed.iter().chain(&more[2..]) {
        assert_eq!(refused.attributes(&format!("#open [name='{name}']"), "value"), [*text], "{name}");
    }
    assert_eq!(refused.attributes("select[name=class] option[selected]", "value"), ["livelihood"]);
    let unread = [("form_token", token.as_str()), ("name", "冬季行动"), ("from_amount", "很多")];
    let refused = court.post("/command/campaigns", &head, &form(&unread)).await;
    assert!(refused.find("#refusal")[0].contains("标的额下限"));
    assert_eq!(refused.attributes("#open [name=from_amount]", "value"), ["很多"]);

    let good = [
        ("form_token", token.as_str()),
        ("name", "冬季行动"),
        ("from", "2026-11-02"),
        ("until", "2026-12-20"),
    ];
    let opened = court.post("/command/campaigns", &head, &form(&good)).await;
    assert_eq!(opened.header(LOCATION), "/command/campaigns/1");
    let operation = [
        ("form_token", token.as_str()),
        ("on", "2026-10-01"),
        ("hour", "dawn"),
        ("officers", "8"),
        ("partners", "公安局"),
        ("outcome", "到场三处。"),
    ];
    let refused = court.post("/command/campaigns/1/operations", &head, &form(&operation)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.find("#refusal").len(), 1);
    assert_eq!(
        refused.attributes(
            "#operations [name=on], #operations [name=officers], #operations [name=partners]",
            "value"
        ),
        ["2026-10-01", "8", "公安局"]
    );
    assert_eq!(refused.find("[name=outcome]"), ["到场三处。"]);
    assert_eq!(refused.attributes("select[name=hour] option[selected]", "value"), ["dawn"]);
    let long = "理".repeat(1_001);
    let ending = [("form_token", token.as_str()), ("remark", long.as_str())];
    let refused = court.post("/command/campaigns/1/end", &head, &form(&ending)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.find("[name=remark]"), [long]);
    let fast = court.signed_in("fast-1").await;
    let own = self::token(&court, "/command/campaigns", &fast).await;
    let good =
        [("form_token", own.as_str()), ("name", "冬季行动"), ("from", "2026-11-02"), ("until", "2026-12-20")];
    assert_eq!(court.post("/command/campaigns", &fast, &form(&good)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_figures_of_a_campaign_and_of_the_court_lead_to_what_they_count() {
    let court = Court::of(60);
    let head = court.signed_in("bureau-head").await;
    let token = token(&court, "/command/campaigns", &head).await;
    let fields = [
        ("form_token", token.as_str()),
        ("name", "秋季行动"),
        ("from", "2026-01-01"),
        ("until", "2026-12-20"),
        ("t:closed", "30"),
    ];
    court.post("/command/campaigns", &head, &form(&fields)).await;
    let page = court.get("/command/campaigns/1", &head).await;
    let figures = page.attributes(".figures-table a", "href");
    assert!(figures.contains(&"/command/campaigns/1/indicators/closed/closed".to_owned()), "{figures:?}");
    for path in &figures {
        let behind = court.get(path, &head).await;
        assert_eq!(behind.status, StatusCode::OK, "{path}");
        assert!(!behind.find("tbody tr").is_empty(), "{path}");
        assert_eq!(behind.find(".crumb a"), ["秋季行动"], "{path}");
    }
    let nothing = court.get("/command/campaigns/1/indicators/closed/applause", &head).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);

    let page = court.get("/command/indicators?from=2026-01-01&until=2026-11-20", &head).await;
    let counts = page.attributes("td.strong a", "href");
    assert!(counts.iter().any(|path| path.starts_with("/command/indicators/closed/closed?")), "{counts:?}");
    let months = court.get("/command/indicators/closed", &head).await;
    let months = months.attributes("td.num a", "href");
    assert!(!months.is_empty());
    for path in counts.iter().chain(&months) {
        let behind = court.get(path, &head).await;
        assert!(!behind.find("tbody tr").is_empty(), "{path}");
    }
    for path in page.attributes("td[data-label='上年同期'] a", "href") {
        assert!(path.contains("?from=2025-01-01&until=2025-11-20"), "{path}");
        assert_eq!(court.get(&path, &head).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn an_urging_that_failed_goes_over_to_filing_with_what_was_typed() {
    let court = Court::of(3);
    let clerk = court.signed_in("clerk-1").await;
    let token = token(&court, "/command/urgings", &clerk).await;
    let ask = form(&[
        ("form_token", &token),
        ("applicant", "常某"),
        ("debtor", "乌某"),
        ("phone", "13900000000"),
        ("instrument", "（2026）内0299民初77号"),
        ("due_on", "2026-10-30"),
        ("sum", "12000"),
        ("asked_on", "2026-11-20"),
        ("consent", "申请人同意先行督促"),
    ]);
    let opened = court.post("/command/urgings", &clerk, &ask).await;
    let path = opened.header(LOCATION).to_owned();
    let over = court.get(&path, &clerk).await.attributes("a[href^='/intake?urging']", "href");
    let start = court.get(&over[0], &clerk).await;
    assert!(start.text().contains("转立案：常某与乌某"), "{}", start.text());
    let urging = start.attributes("input[name=urging]", "value")[0].clone();

    let read = async |more: &str| {
        let part = |name: &str, text: &str| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let body =
            [part("form_token", &token), part("urging", &urging), more.to_owned(), "--x--\r\n".to_owned()];
        let request = Request::post("/intake/read")
            .header(COOKIE, &clerk)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        court.send(request.body(Body::from(body.concat())).unwrap()).await
    };
    let typed =
        |page: &Answer, name: &str| page.attributes(&format!("input[name='{name}']"), "value").join("");
    let blank = read("--x\r\nContent-Disposition: form-data; name=\"blank\"\r\n\r\n1\r\n").await;
    for (name, value) in [
        ("instrument", "（2026）内0299民初77号"),
        ("parties-0-name", "常某"),
        ("parties-1-name", "乌某"),
        ("parties-1-phone", "13900000000"),
        ("claims-0-amount", "12000.00"),
        ("claims-0-due_by", "2026-10-30"),
    ] {
        assert_eq!(typed(&blank, name), value, "{name}");
    }
    // The judgment itself says what is owed; the urging adds what it does not say.
    let text = "（2026）内0299民初78号\n原告：常某，男。\n被告：乌某，男。\n判决如下：\n被告乌某于本判决生效之日起十日内偿还原告常某借款本金9000元。";
    let judged =
        read(&format!("--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n")).await;
    assert_eq!(typed(&judged, "instrument"), "（2026）内0299民初78号");
    assert_eq!(
        (typed(&judged, "claims-0-amount"), typed(&judged, "claims-0-due_by")),
        ("9000.00".to_owned(), String::new())
    );
    assert_eq!(
        (typed(&judged, "parties-1-name"), typed(&judged, "parties-1-phone")),
        ("乌某".to_owned(), "13900000000".to_owned())
    );
    assert!(typed(&judged, "parties-2-name").is_empty(), "nobody stands there twice");
}

#[tokio::test]
async fn a_refused_urging_keeps_what_was_typed_and_an_address_that_names_nothing_says_so() {
    let court = Court::of(3);
    let clerk = court.signed_in("clerk-1").await;
    let token = token(&court, "/command/urgings", &clerk).await;
    let ask = |sum: &str, due_on: &str| {
        form(&[
            ("form_token", &token),
            ("applicant", "常某"),
            ("debtor", "乌某"),
            ("phone", ""),
            ("instrument", "（2026）内0299民初79号"),
            ("due_on", due_on),
            ("sum", sum),
            ("asked_on", "2026-11-20"),
            ("consent", "申请人同意先行督促"),
        ])
    };
    let refused = court.post("/command/urgings", &clerk, &ask("五万元整吧", "2023-10-30")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.find("#open .notice.bad").join("").contains("金额"));
    for (name, value) in [("applicant", "常某"), ("sum", "五万元整吧"), ("due_on", "2023-10-30")] {
        assert_eq!(refused.attributes(&format!("#open [name={name}]"), "value"), [value], "{name}");
    }
    assert_eq!(refused.find("#open textarea"), ["申请人同意先行督促"]);
    let early = court.post("/command/urgings", &clerk, &ask("5万", "2026-11-20")).await;
    assert!(early.find("#open .notice.bad").join("").contains("履行期间尚未届满"));

    let opened = court.post("/command/urgings", &clerk, &ask("5万", "2023-10-30")).await;
    let path = opened.header(LOCATION).to_owned();
    let page = court.get(&path, &clerk).await;
    assert!(
        page.find(".notice.warn").join("").contains("申请执行时效已经届满"),
        "two years after 2023-10-30"
    );
    let short = form(&[
        ("form_token", &token),
        ("ending", "performed"),
        ("on", "2026-11-20"),
        ("sum", "1万"),
        ("remark", ""),
    ]);
    let short = court.post(&format!("{path}/ending"), &clerk, &short).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(short.attributes("form[action$='/ending'] [name=sum]", "value"), ["1万"]);

    for (path, sentence) in [
        ("/command/urgings/abc", "地址中的编号不对"),
        ("/command/urgings/99", "没有第99号执前督促"),
        ("/command/indicators/none", "没有这项指标"),
        ("/command/nodes/none", "没有这个流程节点"),
    ] {
        let page = court.get(path, &clerk).await;
        assert_eq!((page.status, page.text().contains(sentence)), (StatusCode::NOT_FOUND, true), "{path}");
    }
}
