//! The library of rules and the calculators, asked as a browser and as a program would ask them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod served;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use law::registry::{Example, examples};
use law::{Rule, rule, rules};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use served::{Answer, Court};
use std::sync::LazyLock;
use testkit::synthetic::PASSWORD;

/// One invented court of a few dozen cases, which these tests read and do not change.
static COURT: LazyLock<Court> = LazyLock::new(|| Court::of(40));

impl Answer {
    /// What a browser would send if this form were sent as it stands.
    fn form(&self, action: &str) -> String {
        let page = Html::parse_document(&self.text());
        let fields = Selector::parse("input[name], select[name], textarea[name]").unwrap();
        let chosen = Selector::parse("option[selected]").unwrap();
        let form = Selector::parse(&format!("form[action^='{action}']")).unwrap();
        let form = page.select(&form).next().unwrap();
        let unticked = |field: &ElementRef<'_>| {
            field.attr("type") == Some("checkbox") && field.attr("checked").is_none()
        };
        let pairs = form.select(&fields).filter(|field| !unticked(field)).map(|field| {
            let value = match field.value().name() {
                "textarea" => {
                    let text = field.text().collect::<String>();
                    text.strip_prefix('\n').unwrap_or(&text).to_owned()
                }
                "select" => {
                    field.select(&chosen).next().map_or("", |one| one.attr("value").unwrap_or("")).to_owned()
                }
                _ => field.attr("value").unwrap_or_default().to_owned(),
            };
            format!("{}={}", encode(field.attr("name").unwrap()), encode(&value))
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}

async fn send(request: Request<Body>) -> Answer {
    COURT.send(request).await
}

async fn get(path: &str, cookie: &str) -> Answer {
    COURT.get(path, cookie).await
}

async fn signed_in(name: &str) -> String {
    COURT.signed_in(name).await
}

async fn api(method: &str, path: &str, body: Option<&Value>) -> Answer {
    let credentials = json!({"name": "fast-1", "password": PASSWORD}).to_string();
    let request = Request::post("/api/v1/session").header(CONTENT_TYPE, "application/json");
    let begun = send(request.body(Body::from(credentials)).unwrap()).await.json();
    let bearer = format!("Bearer {}", begun["token"].as_str().unwrap());
    let request =
        Request::builder().method(method).uri(format!("/api/v1{path}")).header(AUTHORIZATION, bearer);
    let request = match body {
        Some(body) => request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    };
    send(request.unwrap()).await
}

#[tokio::test]
async fn every_rule_has_a_page_with_its_words_and_its_form() {
    let cookie = signed_in("fast-1").await;
    let list = get("/rules", &cookie).await;
    assert_eq!(list.find("tbody a.open").len(), rules().count());
    for rule in rules() {
        let page = get(&format!("/rules/{}", rule.id), &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{}", rule.id);
        assert!(page.find("h1")[0].contains(rule.title), "{}", rule.id);
        assert!(page.find(".lead").join("").contains(rule.says), "{}", rule.id);
        assert_eq!(page.find("#try form").len(), usize::from(rule.computation().is_some()), "{}", rule.id);
        assert_eq!(page.find("#duty").len(), usize::from(rule.computation().is_none()), "{}", rule.id);
        let worked = if rule.computation().is_some() { examples(rule.id).count() } else { 0 };
        assert_eq!(page.find("#examples .example").len(), worked, "{}", rule.id);
        let quotes = rule.versions.iter().flat_map(|version| version.sources);
        let quoted = quotes.filter(|source| !source.quote.is_empty()).count();
        assert_eq!(page.find("blockquote.statute").len(), quoted, "{}", rule.id);
    }
}

#[tokio::test]
async fn every_worked_example_can_be_tried_through_the_form() {
    let cookie = signed_in("fast-1").await;
    for rule in rules().filter(|rule| rule.computation().is_some()) {
        for (place, example) in examples(rule.id).enumerate() {
            let filled = get(&format!("/rules/{}?example={}", rule.id, place + 1), &cookie).await;
            check(rule, example, &filled);
            let form = filled.form(&format!("/rules/{}", rule.id));
            let sent = get(&format!("/rules/{}?{form}", rule.id), &cookie).await;
            check(rule, example, &sent);
            assert_eq!(filled.find("#result"), sent.find("#result"), "{} {}", rule.id, example.title);
        }
    }
}

fn check(rule: &Rule, example: &Example, page: &Answer) {
    let about = format!("{} {}: {:?}", rule.id, example.title, page.find("[role=alert]"));
    assert_eq!(page.status, StatusCode::OK, "{about}");
    let outputs = rule.evaluate(&example.inputs, &law::Settings::default(), today()).unwrap().outputs;
    assert_eq!(page.find("#result .values > dt").len(), outputs.len(), "{about}");
    assert!(page.find("#result .why").len() == 1, "{about}");
}

#[tokio::test]
async fn a_mistake_is_named_in_chinese_beside_its_field() {
    let cookie = signed_in("fast-1").await;
    let page = get("/rules/FEE-01?in-amount_fen=abc", &cookie).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.find("label .problem")[0].contains("不是金额"));
    assert_eq!(page.attributes("input[name=in-amount_fen]", "value"), ["abc"]);
    let page = get("/rules/CAL-02?in-days=10", &cookie).await;
    assert!(page.find("#try [role=alert]")[0].starts_with("请填写"));
    assert_eq!(get("/rules/XYZ-99", &cookie).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn rules_are_searched_and_filtered() {
    let cookie = signed_in("admin").await;
    let ids = async |query: &str| get(&format!("/rules?{query}"), &cookie).await.find("tbody a.open");
    assert!(ids(&format!("search={}", encode("加倍部分"))).await.contains(&"INT-01".to_owned()));
    assert!(ids("module=FEE").await.iter().all(|id| id.starts_with("FEE-")));
    let unconfirmed = ids("unconfirmed=yes").await;
    assert!(unconfirmed.iter().all(|id| rule(id).unwrap().confidence(today()).needs_confirmation()));
    let by_statute = get("/rules?by=statute", &cookie).await;
    assert_eq!(by_statute.find("tbody a.open").len(), rules().count());
    assert!(
        get("/rules?search=%E6%97%A0%E6%AD%A4", &cookie).await.find(".empty")[0].contains("没有符合条件")
    );
}

#[tokio::test]
async fn the_cases_of_a_rule_are_those_that_the_officer_may_see() {
    let count = async |who: &str| {
        let page = get("/rules/TIM-01", &signed_in(who).await).await;
        page.find("#cases .count").first().map_or(0, |text| {
            text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().unwrap()
        })
    };
    let (court, team, nobody) = (count("bureau-head").await, count("fast-1").await, count("admin").await);
    assert!(court == 40 && 0 < team && team < court && nobody == 0, "{court} {team} {nobody}");
    let cookie = signed_in("bureau-head").await;
    let page = get("/rules/TIM-01", &cookie).await;
    let next = page.attributes("#cases a[rel=next]", "href").remove(0);
    let second = get(next.split('#').next().unwrap(), &cookie).await;
    let shown = [page.find("#cases a.open"), second.find("#cases a.open")];
    assert!(
        shown[0].len() == 10 && shown[1].len() == 10 && shown[0].iter().all(|one| !shown[1].contains(one))
    );
    let case = get(&page.attributes("#cases a.open", "href")[0], &cookie).await;
    assert_eq!(case.status, StatusCode::OK);
    assert!(case.attributes("#clocks a", "href").contains(&"/rules/TIM-01".to_owned()));
    assert!(case.attributes("#why a", "href").contains(&"/rules/INT-05".to_owned()));
}

#[tokio::test]
async fn the_rules_of_interest_and_fees_name_the_cases_whose_money_they_divided() {
    let cookie = signed_in("bureau-head").await;
    for (id, said) in [("INT-05", "分配给申请执行人"), ("FEE-04", "收取执行申请费"), ("FND-07", "发放")]
    {
        let page = get(&format!("/rules/{id}"), &cookie).await;
        let lines = page.find("ul[data-rows] li");
        assert!(!lines.is_empty(), "{id} names no case");
        assert!(lines.iter().all(|line| line.contains(said) && line.contains("元")), "{id}: {lines:?}");
        let cases = page.attributes("ul[data-rows] a.open", "href");
        assert_eq!(get(&cases[0], &cookie).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_debt_calculator_gives_the_worked_numbers() {
    let cookie = signed_in("fast-1").await;
    let ask = async |form: &str| get(&format!("/calculators/debt?{form}"), &cookie).await;
    for (form, owed) in [
        (
            "on=2015-09-01&items-0-amount=10000&items-0-due=2015-07-03&interest-0-basis=day&interest-0-rate=0.05%25\
             &interest-0-from=2015-01-01",
            "11,325.00",
        ),
        (
            "on=2024-12-26&items-0-amount=1000000&items-0-due=2024-03-31&payments-0-on=2024-06-29&payments-0-amount=400000\
             &payments-1-on=2024-12-26&payments-1-amount=600000",
            "34,650.00",
        ),
        (
            "on=2025-05-06&items-0-amount=200000&items-0-due=2025-03-31&payments-0-on=2025-05-06&payments-0-amount=200000",
            "1,260.00",
        ),
        (
            "on=2024-12-31&items-0-label=x&items-0-amount=500000&items-0-due=2024-07-01&items-1-label=y&items-1-amount=20000\
             &items-1-due=2024-07-01&items-1-class=awarded_cost&interest-0-basis=day&interest-0-rate=0.03%25\
             &interest-0-from=2024-01-01&payments-0-on=2024-10-08&payments-0-amount=300000",
            "281,774.77",
        ),
        (
            "on=2025-06-30&items-0-amount=300000&items-0-due=2024-12-31&suspensions-0-from=2025-02-10\
             &suspensions-0-until=2025-04-01&suspensions-0-reason=retrial",
            "306,877.50",
        ),
    ] {
        let page = ask(form).await;
        assert_eq!(page.status, StatusCode::OK, "{:?}", page.find("[role=alert]"));
        assert_eq!(page.find("#answer .amount"), [format!("{owed}元")], "{form}");
        assert!(!page.find("#why .steps li").is_empty());
        // Sent once more as it stands, the form gives the same.
        assert_eq!(ask(&page.form("/calculators/debt")).await.find("#answer .amount"), [format!("{owed}元")]);
    }
}

#[tokio::test]
async fn the_debt_calculator_grows_rows_and_names_mistakes() {
    let cookie = signed_in("fast-1").await;
    let page = get("/calculators/debt?items-0-amount=5&add=items", &cookie).await;
    assert_eq!(page.find("#items h3").len(), 2);
    assert_eq!(page.attributes("[name=items-0-amount]", "value"), ["5"]);
    let page = get("/calculators/debt?on=2026-01-01&items-0-amount=5", &cookie).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.find("[role=alert]")[0].contains("履行期间届满日"));
}

#[tokio::test]
async fn the_debt_calculation_is_a_pdf() {
    let cookie = signed_in("fast-1").await;
    let page = get(
        "/calculators/debt?on=2015-09-01&items-0-amount=10000&items-0-due=2015-07-03&interest-0-basis=day\
         &interest-0-rate=0.05%25&interest-0-from=2015-01-01",
        &cookie,
    )
    .await;
    let printed = get(&page.attributes("#answer a.more", "href")[0], &cookie).await;
    if printed.status == StatusCode::SERVICE_UNAVAILABLE {
        println!("skipped: this machine has no Chinese font (Debian: fonts-noto-cjk)");
        return;
    }
    assert_eq!((printed.status, printed.header(CONTENT_TYPE)), (StatusCode::OK, "application/pdf"));
    assert!(printed.bytes.starts_with(b"%PDF-") && printed.bytes.len() > 5_000);
    let wrong = get("/calculators/debt.pdf?on=2015-09-01", &cookie).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn small_calculators_give_the_worked_numbers() {
    let cookie = signed_in("clerk-1").await;
    for (path, answer) in [
        ("/calculators/fee?amount=1,234,567.89", "14,745.68"),
        ("/calculators/fee?amount=10000", "50.00"),
        ("/calculators/period?from=2026-09-21&length=10&unit=days", "2026年10月8日"),
        ("/calculators/period?from=2026-01-15&length=3&unit=months", "2026年4月15日"),
        ("/calculators/freeze?kind=deposit&start=2026-03-10", "2027年3月9日"),
        ("/calculators/freeze?kind=real_estate&start=2026-03-10", "2029年3月9日"),
    ] {
        let page = get(path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.find("#answer")[0].contains(answer), "{path}: {:?}", page.find("#answer"));
        assert!(!page.find(".why .steps li").is_empty(), "{path}");
        assert!(page.attributes(".why a", "href").iter().any(|href| href.starts_with("/rules/")), "{path}");
    }
    let holidays = get("/calculators/period?from=2026-09-21&length=10&unit=days", &cookie).await;
    assert_eq!(holidays.find("#skipped li").len(), 7, "the seven days of the National Day");
    for path in
        ["/calculators/fee?amount=x", "/calculators/period?from=x&length=1", "/calculators/freeze?start=x"]
    {
        assert_eq!(get(path, &cookie).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
}

#[tokio::test]
async fn money_is_distributed_and_auctions_are_priced_where_the_catalogue_has_the_rules() {
    let cookie = signed_in("fast-1").await;
    let question = "pool=1000000&costs=12000&creditors-0-name=A&creditors-0-amount=500000&creditors-1-name=B\
                    &creditors-1-amount=300000&creditors-2-name=C&creditors-2-amount=123456.78&creditors-3-name=D\
                    &creditors-3-amount=400000&creditors-3-rank=priority";
    let page = get(&format!("/calculators/distribution?{question}"), &cookie).await;
    if rule("DIS-03").is_some() {
        assert_eq!(
            page.find("#answer td strong"),
            ["318,368.99", "191,021.39", "78,609.62", "400,000.00", "988,000.00"]
        );
    } else {
        assert!(page.find("[role=alert]")[0].contains("尚未收录"));
    }
    let page = get("/calculators/auction?ref=3000000", &cookie).await;
    if rule("AUC-03").is_some() {
        assert!(page.find("#price")[0].contains("2,100,000.00元"));
    } else {
        assert!(page.find("[role=alert]")[0].contains("尚未收录"));
    }
    assert_eq!(get("/calculators/ending", &cookie).await.status, StatusCode::OK);
}

/// A path of a calculator with what is typed in Chinese encoded.
fn ask(calculator: &str, fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    format!("/calculators/{calculator}?{}", pairs.join("&"))
}

#[tokio::test]
async fn a_calculator_refuses_at_the_field_and_shows_no_result() {
    let cookie = signed_in("fast-1").await;
    for (calculator, fields, field, sentence) in [
        ("fee", &[("amount", "")][..], "amount", "请填写执行金额"),
        ("fee", &[("amount", "abc")], "amount", "请以元填写"),
        ("fee", &[("amount", "-5")], "amount", "执行金额应大于零，请以元填写"),
        ("fee", &[("amount", "9999999999999999")], "amount", "过大"),
        ("period", &[("from", "2026-03-10"), ("length", "0日")], "length", "期间应大于零"),
        ("period", &[("from", "2026-03-10"), ("length", "很久")], "length", "不是整数"),
        ("period", &[("from", "2026-03-10"), ("length", "9999年")], "length", "过长"),
        ("period", &[("from", "2026-03-10"), ("length", "3"), ("unit", "x")], "unit", "请选择单位"),
        ("freeze", &[("start", "2026-03-10"), ("months", "1000年")], "months", "过长"),
        ("auction", &[("ref", "5"), ("method", "x")], "method", "请选择方式"),
        ("freeze", &[("start", "2026-03-10"), ("months", "0")], "months", "期限应大于零"),
        ("freeze", &[("start", "2026-03-10"), ("months", "30日")], "months", "以月或者年填写"),
        ("freeze", &[("months", "6")], "start", "请填写生效日"),
        ("auction", &[("method", "online"), ("ref", "")], "ref", "请至少填写一项"),
        ("auction", &[("ref", "-1")], "ref", "应大于零，请以元填写"),
        ("ending", &[("filed", "2026-03-10"), ("on", "2026-01-10")], "on", "早于立案日"),
        (
            "distribution",
            &[("pool", "100"), ("creditors-0-name", "甲")],
            "creditors-0-amount",
            "请填写甲的债权",
        ),
        (
            "distribution",
            &[("pool", "100"), ("order", "seizure"), ("creditors-0-amount", "5")],
            "creditors-0-seized",
            "首次保全或者查封日",
        ),
        (
            "debt",
            &[
                ("items-0-amount", "1万"),
                ("items-0-due", "2025-03-31"),
                ("interest-0-rate", "6%"),
                ("interest-0-from", "2025-01-01"),
                ("interest-0-until", "day"),
            ],
            "interest-0-until_day",
            "请填写第1条利息的截止日期",
        ),
    ] {
        let path = ask(calculator, fields);
        let page = get(&path, &cookie).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.find("[role=alert]")[0].contains(sentence), "{path}: {:?}", page.find("[role=alert]"));
        let beside = page.find(&format!("[id='{field}-problem']"));
        assert!(beside.len() == 1 && beside[0].contains(sentence), "{path}: {beside:?}");
        assert!(page.find(".result").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn officers_write_numbers_as_they_are_used_to() {
    let cookie = signed_in("fast-1").await;
    for (calculator, fields, answer) in [
        ("fee", &[("amount", "50万元")][..], "7,400.00"),
        ("fee", &[("amount", "伍拾万元整")], "7,400.00"),
        ("fee", &[("amount", "1.2万")], "80.00"),
        ("period", &[("from", "2026-09-21"), ("length", "十日")], "2026年10月8日"),
        ("period", &[("from", "2026-09-21"), ("length", "１０")], "2026年10月8日"),
        ("period", &[("from", "2026-01-15"), ("length", "三个月")], "2026年4月15日"),
        ("freeze", &[("start", "2026-03-10"), ("kind", "real_estate"), ("months", "一年")], "2027年3月9日"),
    ] {
        let path = ask(calculator, fields);
        let page = get(&path, &cookie).await;
        assert!(page.find("#answer")[0].contains(answer), "{path}: {:?}", page.find("#answer"));
    }
}

#[tokio::test]
async fn a_freeze_over_the_longest_term_is_a_no_with_the_lawful_last_day() {
    let cookie = signed_in("fast-1").await;
    let page = get(&ask("freeze", &[("start", "2026-03-10"), ("months", "24")]), &cookie).await;
    let no = &page.find("#answer.bad")[0];
    assert!(no.contains("超过最长期限") && no.contains("2027年3月9日"), "{no}");
    assert!(!page.text().contains("2028年3月"), "a day beyond the longest term is shown");
    let page = get(&ask("freeze", &[("start", "1998-03-10"), ("months", "6")]), &cookie).await;
    assert!(page.find(".warning")[0].contains("没有现行有效的规则"), "{:?}", page.find(".warning"));
}

#[tokio::test]
async fn an_auction_is_priced_by_the_round_it_is_in() {
    let cookie = signed_in("fast-1").await;
    let page = get(&ask("auction", &[("ref", "3000000"), ("start", "1000000")]), &cookie).await;
    assert!(page.find(".warning")[0].contains("低于下限2,100,000.00元"));
    assert!(page.find("#deposit").is_empty());
    let second = [("round", "second"), ("previous", "250万"), ("start", "200万"), ("failed", "2026-03-10")];
    let page = get(&ask("auction", &second), &cookie).await;
    assert!(page.find(".warning").is_empty());
    assert!(page.find("#price")[0].contains("2,000,000.00元"));
    assert!(page.find("#deposit")[0].contains("100,000.00元至400,000.00元"));
    assert!(page.find("#again")[0].contains("没有第三次拍卖"), "{:?}", page.find("#again"));
    let first = [("start", "2500000"), ("failed", "2026-03-10")];
    let page = get(&ask("auction", &first), &cookie).await;
    let again = &page.find("#again")[0];
    assert!(again.contains("2026年4月9日") && again.contains("2,000,000.00元"), "{again}");
    assert!(!again.contains("委托"), "{again}");
    let paper = [("method", "paper"), ("round", "second"), ("failed", "2026-03-10")];
    let page = get(&ask("auction", &paper), &cookie).await;
    assert!(page.find("#again")[0].contains("第三次拍卖最迟"), "{:?}", page.find("#again"));
    for path in ["/calculators/auction?ref=3000000.33", "/calculators/auction?ref=1&method=paper"] {
        let page = get(path, &cookie).await;
        let words = page.find("main .result").join("");
        assert!(!words.contains("null") && !words.contains("_fen"), "{words}");
    }
}

#[tokio::test]
async fn a_distribution_pays_doubled_parts_of_all_in_the_second_round() {
    let cookie = signed_in("fast-1").await;
    let fields = [
        ("pool", "588000"),
        ("creditors-0-name", "A"),
        ("creditors-0-amount", "400000"),
        ("creditors-0-rank", "priority"),
        ("creditors-0-doubled", "5万"),
        ("creditors-1-name", "B"),
        ("creditors-1-amount", "100000"),
        ("creditors-1-doubled", "50000"),
    ];
    let page = get(&ask("distribution", &fields), &cookie).await;
    let cells = page.find("#shares td[data-label='加倍部分受偿']");
    assert_eq!(cells, ["44,000.00", "44,000.00", "88,000.00"]);
    assert_eq!(page.find("#course dd").last().map(String::as_str), Some("0.00元"));
    assert_eq!(page.find("#shares tr.sum td[data-label='未受偿']"), ["12,000.00"]);
    let sheet = get(&page.attributes("#answer a.button", "href")[1], &cookie).await;
    let rows = documents::sheet::rows("plan.xlsx", &sheet.bytes).unwrap();
    assert_eq!((rows.len(), rows[3].cells[0].as_str(), rows[3].cells[8].as_str()), (4, "合计", "12000"));
    let printed = get(&page.attributes("#answer a.button", "href")[0], &cookie).await;
    if printed.status == StatusCode::SERVICE_UNAVAILABLE {
        println!("skipped: this machine has no Chinese font (Debian: fonts-noto-cjk)");
    } else {
        assert_eq!((printed.status, printed.header(CONTENT_TYPE)), (StatusCode::OK, "application/pdf"));
    }
    let wrong = get("/calculators/distribution.pdf?pool=1", &cookie).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let added = get("/calculators/distribution?pool=&add=creditor", &cookie).await;
    assert_eq!((added.status, added.find("h3").len()), (StatusCode::OK, 3));
}

#[tokio::test]
async fn the_conditions_of_ending_a_round_are_told_in_chinese() {
    let cookie = signed_in("fast-1").await;
    let fields = [("filed", "2026-01-10"), ("on", "2026-02-10"), ("notice_sent", "true")];
    let page = get(&ask("ending", &fields), &cookie).await;
    assert!(page.find("#answer.bad")[0].contains("不得终结"), "{:?}", page.find("#answer"));
    let chips = page.find("#findings .chip");
    assert_eq!(chips.len(), 7, "{chips:?}");
    assert!(chips.iter().all(|chip| ["已具备", "不具备", "不适用", "未查明"].contains(&chip.as_str())));
    let labels = page.find("form.form-grid .label").join("");
    assert!(!labels.contains("true") && !labels.contains("not_applicable"), "{labels}");
    let unsure = get(&ask("ending", &[("filed", "2026-01-10"), ("on", "2026-06-10")]), &cookie).await;
    assert!(unsure.find("#answer.warn")[0].contains("未查明"));
}

#[tokio::test]
async fn a_result_to_be_confirmed_names_the_question_with_a_link() {
    let cookie = signed_in("fast-1").await;
    let page = get(&ask("freeze", &[("start", "2026-03-10")]), &cookie).await;
    assert_eq!(page.attributes("#term .open a", "href"), ["/settings/law#D-03"]);
    assert_eq!(page.attributes("#renewal .open a", "href"), ["/settings/law#SEI-05"]);
    let page = get(&ask("auction", &[("published", "2026-03-10")]), &cookie).await;
    assert_eq!(page.attributes("#notice .open a", "href"), ["/settings/law#D-15"]);
    let page = get(&ask("fee", &[("amount", "10000")]), &cookie).await;
    assert_eq!(page.attributes("#answer .open a", "href"), ["/settings/law#D-05"]);
}

#[tokio::test]
async fn every_calculator_shows_its_result_above_its_form() {
    let cookie = signed_in("fast-1").await;
    for path in [
        ask("fee", &[("amount", "10000")]),
        ask("period", &[("from", "2026-03-10"), ("length", "10")]),
        ask("freeze", &[("start", "2026-03-10")]),
        ask("auction", &[("ref", "3000000")]),
        ask("ending", &[("filed", "2026-01-10")]),
        ask("distribution", &[("pool", "100"), ("creditors-0-amount", "50")]),
        ask("debt", &[("items-0-amount", "1万"), ("items-0-due", "2025-03-31")]),
    ] {
        let page = get(&path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.find("main .result ~ .asks").len(), 1, "{path}");
        assert!(page.find("main .asks ~ .result").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_list_of_debts_comes_back_from_excel() {
    let cookie = signed_in("fast-1").await;
    let page = get("/calculators/debts", &cookie).await;
    let token = page.attributes("form.form-grid input[name=form_token]", "value").remove(0);
    let template = get("/calculators/debts.xlsx", &cookie).await;
    let upload = async |token: &str, name: &str, bytes: &[u8]| {
        let mut body = Vec::new();
        for (head, content) in [
            ("name=\"form_token\"".to_owned(), token.as_bytes()),
            ("name=\"on\"".to_owned(), b"2026-03-10".as_slice()),
            (format!("name=\"file\"; filename=\"{name}\""), bytes),
        ] {
            body.extend(format!("--cut\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        let request = Request::post("/calculators/debts").header(COOKIE, &cookie);
        send(
            request.header(CONTENT_TYPE, "multipart/form-data; boundary=cut").body(Body::from(body)).unwrap(),
        )
        .await
    };
    let back = upload(&token, "debts.xlsx", &template.bytes).await;
    assert_eq!(back.status, StatusCode::OK);
    let rows = documents::sheet::rows("back.xlsx", &back.bytes).unwrap();
    let place = rows[0].cells.iter().position(|head| head == "尚欠合计（元）").unwrap();
    assert_eq!(rows[1].cells[place], "11325");
    assert_eq!(rows[2].cells[place], "34650");
    let wrong = upload(&token, "x.csv", "姓名\n甲".as_bytes()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.find("[role=alert]")[0].contains("请下载模板"));
    assert_eq!(upload("forged", "debts.xlsx", &template.bytes).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_list_of_freezes_has_its_own_page_and_template() {
    let cookie = signed_in("fast-1").await;
    let page = get("/calculators/freezes", &cookie).await;
    assert_eq!(page.attributes("form.form-grid", "action"), ["/calculators/freezes"]);
    assert!(page.find("[name=on]").is_empty() && page.find("tbody tr").len() == 6);
    let template = get("/calculators/freezes.xlsx", &cookie).await;
    let rows = documents::sheet::rows("template.xlsx", &template.bytes).unwrap();
    assert_eq!((rows.len(), rows[0].cells[4].as_str()), (3, "生效日"));
}

#[tokio::test]
async fn the_api_tells_rules_and_evaluates_them() {
    let all = api("GET", "/rules", None).await.json();
    assert_eq!(all["rules"].as_array().unwrap().len(), rules().count());
    let some = api("GET", "/rules?module=FEE&computing=true", None).await.json();
    assert!(some["rules"].as_array().unwrap().iter().all(|rule| rule["computes"] == true));
    let one = api("GET", "/rules/fee-01", None).await.json();
    assert_eq!((one["id"].as_str(), one["needs_confirmation"].as_bool()), (Some("FEE-01"), Some(false)));
    let fee = api("POST", "/rules/FEE-01/evaluate", Some(&json!({"amount_fen": 50_000_000}))).await.json();
    assert!(fee.as_object().unwrap().values().any(|value| *value == json!(740_000)), "{fee}");
    assert!(fee["derivation"]["text"].as_str().unwrap().contains("FEE-01"));
    let missing = api("POST", "/rules/CAL-02/evaluate", Some(&json!({"days": 10}))).await;
    assert_eq!(
        (missing.status, missing.json()["code"].clone()),
        (StatusCode::UNPROCESSABLE_ENTITY, json!("bad_fields"))
    );
    assert_eq!(api("GET", "/rules/XYZ-1", None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(api("GET", "/rules?sort=x", None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unsigned = send(Request::get("/api/v1/rules").body(Body::empty()).unwrap()).await;
    assert_eq!(unsigned.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_api_states_a_debt_that_no_case_holds() {
    let debt = json!({"obligations": [{
        "label": "借款本金", "amount": 1_000_000, "in_base": true, "class": "principal", "due_on": "2015-07-03",
        "interest": [{
            "base": "unpaid", "rate": {"daily": "0.0005"}, "from": "2015-01-01", "until": "payment", "year_days": "days365"
        }],
    }]});
    let stated = api("POST", "/debt-statement", Some(&json!({"debt": debt, "on": "2015-09-01"}))).await;
    assert_eq!(stated.status, StatusCode::OK, "{}", stated.text());
    assert_eq!(stated.json()["totals"]["owed_fen"], 1_132_500);
    assert_eq!(
        api("POST", "/debt-statement", Some(&json!({"debt": 1}))).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn nothing_of_it_is_shown_without_signing_in() {
    for path in ["/rules", "/rules/INT-01", "/calculators", "/calculators/debt", "/calculators/debts.xlsx"] {
        assert_eq!(get(path, "").await.status, StatusCode::SEE_OTHER, "{path}");
    }
    let cookie = signed_in("fast-1").await;
    for path in [
        "/rules",
        "/rules/INT-01?example=1",
        "/calculators",
        "/calculators/debt",
        "/calculators/distribution",
    ] {
        let page = get(path, &cookie).await;
        assert!(page.find("style").is_empty() && page.attributes("[style]", "style").is_empty(), "{path}");
        assert!(page.find("nav.rooms a").ends_with(&["规则库".to_owned(), "计算器".to_owned()]), "{path}");
    }
}

/// The day on which the rules are tried.
fn today() -> values::Day {
    "2026-11-21".parse().unwrap()
}
