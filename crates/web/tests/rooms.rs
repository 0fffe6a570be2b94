//! The rooms an officer enters every day, asked as a browser asks: sign-in, desk, case list, clocks.

#![allow(clippy::unwrap_used)]

mod served;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, LOCATION};
use served::{Answer, Court};
use std::sync::LazyLock;
use testkit::synthetic::PASSWORD;

/// One invented court of a few dozen cases, which these tests read and do not change.
static COURT: LazyLock<Court> = LazyLock::new(|| Court::of(60));

async fn get(path: &str, cookie: &str) -> Answer {
    COURT.get(path, cookie).await
}

async fn post(path: &str, cookie: &str, form: &str) -> Answer {
    COURT.post(path, cookie, form).await
}

async fn signed_in(name: &str) -> String {
    COURT.signed_in(name).await
}

#[tokio::test]
async fn nobody_enters_without_signing_in() {
    for (path, door) in [
        ("/", "/sign-in?next=%2F"),
        ("/cases?stage=all", "/sign-in?next=%2Fcases%3Fstage%3Dall"),
        ("/cases.xlsx", "/sign-in?next=%2Fcases.xlsx"),
        ("/clocks", "/sign-in?next=%2Fclocks"),
    ] {
        let answer = get(path, "zhida_session=forged").await;
        assert_eq!((answer.status, answer.header(LOCATION)), (StatusCode::SEE_OTHER, door));
    }
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_wanted_to_go() {
    let door = get("/sign-in?next=/clocks", "").await;
    assert_eq!(door.attributes("input[name=next]", "value")[0], "/clocks");
    let form = format!("name=fast-1&password={PASSWORD}&next=%2Fclocks");
    assert_eq!(post("/sign-in", "", &form).await.header(LOCATION), "/clocks");
    let foreign = format!("name=fast-1&password={PASSWORD}&next=https%3A%2F%2Fevil.example");
    assert_eq!(post("/sign-in", "", &foreign).await.header(LOCATION), "/");
}

#[tokio::test]
async fn a_wrong_password_is_a_sentence_and_keeps_the_name() {
    let answer = post("/sign-in", "", "name=auditor-1&password=wrong").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.find("[role=alert]"), ["用户名或者密码不正确，请重新输入。"]);
    assert_eq!(answer.attributes("section.panel input[name=name]", "value"), ["auditor-1"]);
}

#[tokio::test]
async fn an_invented_court_offers_an_account_for_each_office_without_a_script() {
    let door = get("/sign-in", "").await;
    let accounts = door.attributes(".accounts input[name=name]", "value");
    assert!(accounts.iter().any(|id| id == "fast-1") && accounts.iter().any(|id| id == "bureau-head"));
    assert_eq!(door.find(".synthetic").len(), 1);
    assert!(door.find("script").iter().all(String::is_empty), "no script stands in a page");
}

#[tokio::test]
async fn the_desk_answers_with_links_to_its_cases() {
    let cookie = signed_in("bureau-head").await;
    let desk = get("/", &cookie).await;
    let labels = desk.find(".figures .label");
    assert_eq!(
        labels,
        [
            "已逾期",
            "今日到期",
            "七日内到期",
            "来不及稳妥续行",
            "待核实",
            "待我审批",
            "待分案",
            "案款在账",
            "未结案件"
        ]
    );
    for (link, value) in desk.attributes(".figures a", "href").iter().zip(desk.find(".figures .value")) {
        if link.starts_with('#') {
            continue;
        }
        let page = get(link, &cookie).await;
        let total = page.find(".total").join("");
        assert!(total.starts_with(&format!("共{value}")), "{link}: the desk says {value}, the list {total}");
    }
    let steps = desk.find(".path a");
    assert!(steps.len() >= 3, "{steps:?}");
    assert!(
        steps.iter().all(|step| !step.split(|other: char| !other.is_ascii_digit()).any(|count| count == "0")),
        "{steps:?}"
    );
}

#[tokio::test]
async fn every_row_of_the_desk_opens_a_case() {
    for who in ["fast-1", "bureau-head", "leader-fast", "clerk-1", "finance-1", "auditor-1"] {
        let desk = get("/", &signed_in(who).await).await;
        assert_eq!(desk.status, StatusCode::OK);
        for link in desk.attributes("[data-rows] a.open", "href") {
            assert!(link.starts_with("/cases/%E5%86%850299-2026-%E6%89%A7-"), "{who}: {link}");
        }
    }
}

#[tokio::test]
async fn an_administrator_sees_no_case() {
    let cookie = signed_in("admin").await;
    assert!(get("/", &cookie).await.find(".empty")[0].starts_with("系统管理员不办理案件"));
    for path in ["/cases", "/clocks", "/cases.xlsx"] {
        assert_eq!(get(path, &cookie).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let cookie = signed_in("bureau-head").await;
    let count = async |query: &str| {
        let page = get(&format!("/cases?{query}"), &cookie).await;
        let total = page.find(".total").join("");
        total.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().unwrap()
    };
    let (open, closed, all) = (count("").await, count("stage=closed").await, count("stage=all").await);
    assert_eq!((open + closed, all), (60, 60));
    for narrower in ["team=fast", "handler=fast-1", "livelihood=yes", "money=yes", "due=late"] {
        let narrowed = count(&format!("stage=all&{narrower}")).await;
        assert!(0 < narrowed && narrowed < all, "{narrower}: {narrowed}");
    }
    let only = get("/cases?stage=closed", &cookie).await;
    assert!(only.find("td .chip.closed").len() as u32 == closed.min(50));
    assert_eq!(only.find(".tabs [aria-current]"), ["已结案"]);
}

#[tokio::test]
async fn a_case_is_found_by_its_serial_number_and_nothing_found_says_what_to_do() {
    let cookie = signed_in("clerk-1").await;
    let found = get("/cases?stage=all&search=12", &cookie).await;
    assert!(found.find("a.open").contains(&"（2026）内0299执12号".to_owned()));
    let nothing = get("/cases?search=%E6%97%A0%E6%AD%A4%E4%BA%BA", &cookie).await;
    assert!(nothing.find(".empty")[0].starts_with("没有符合条件的案件"));
    assert_eq!(nothing.attributes("input[name=search]", "value").last().unwrap(), "无此人");
}

#[tokio::test]
async fn pages_of_the_list_follow_each_other_and_keep_the_question() {
    let cookie = signed_in("bureau-head").await;
    let first = get("/cases?stage=all&order=oldest", &cookie).await;
    assert_eq!(first.find("tbody tr").len(), 50);
    let next = first.attributes("a[rel=next]", "href").remove(0);
    let second = get(&next, &cookie).await;
    assert_eq!(second.find("tbody tr").len(), 10);
    assert!(second.attributes("a[rel=next]", "href").is_empty());
    assert!(second.find("tbody a.open").iter().all(|number| !first.find("tbody a.open").contains(number)));
}

#[tokio::test]
async fn a_handler_sees_the_own_cases_first_and_never_those_of_another_team() {
    let cookie = signed_in("fast-1").await;
    let own = get("/cases?stage=all", &signed_in("fast-1").await).await;
    assert!(!own.find("tbody tr").is_empty());
    assert!(own.find("tbody td:nth-child(4)").iter().all(|handler| handler.starts_with("刘某")));
    let team = get("/cases?stage=all&handler=", &cookie).await;
    assert!(team.find("tbody td:nth-child(4)").iter().all(|handler| handler.contains("速执团队")));
    assert!(get("/cases?stage=all&handler=two-1", &cookie).await.find("tbody tr").is_empty());
}

#[tokio::test]
async fn excel_gets_the_cases_that_the_page_shows() {
    let cookie = signed_in("bureau-head").await;
    let page = get("/cases?livelihood=yes&stage=all", &cookie).await;
    let link = page.attributes("a[href^='/cases.xlsx']", "href").remove(0);
    let file = get(&link, &cookie).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header(CONTENT_DISPOSITION).starts_with("attachment; filename=\"cases-2026-11-20.xlsx\""));
    let rows = documents::sheet::rows("案件清单.xlsx", &file.bytes).unwrap();
    let numbers: Vec<_> = rows.iter().skip(1).map(|row| row.cells[0].clone()).collect();
    assert_eq!(numbers, page.find("tbody a.open"));
}

#[tokio::test]
async fn clocks_are_counted_by_span_and_filtered_by_kind() {
    let cookie = signed_in("bureau-head").await;
    let all = get("/clocks", &cookie).await;
    let counts: Vec<u32> = all.find(".tabs .count").iter().map(|count| count.parse().unwrap()).collect();
    assert_eq!(counts[0], counts[1..].iter().sum::<u32>());
    for (link, count) in all.attributes(".tabs a", "href").iter().zip(&counts) {
        let page = get(link, &cookie).await;
        assert_eq!(page.find("a.open").len() as u32, (*count).min(100), "{link}");
        assert!(page.find("tr.group").len() <= if link.contains("when=") { 1 } else { 4 });
    }
    let kind = get("/clocks?kind=handling", &cookie).await;
    assert!(kind.find("td .kind").iter().all(|kind| kind == "执行办理期限"));
}

#[tokio::test]
async fn a_forged_form_is_refused() {
    let cookie = signed_in("fast-2").await;
    assert_eq!(post("/sign-out", &cookie, "form_token=forged").await.status, StatusCode::FORBIDDEN);
    assert_eq!(post("/sign-out", &cookie, "").await.status, StatusCode::FORBIDDEN);
    let desk = get("/", &cookie).await;
    assert_eq!(desk.status, StatusCode::OK, "still signed in");
    let token = desk.attributes("form.who input[name=form_token]", "value").remove(0);
    let out = post("/sign-out", &cookie, &format!("form_token={token}")).await;
    assert_eq!(out.header(LOCATION), "/sign-in");
    assert_eq!(get("/", &cookie).await.status, StatusCode::SEE_OTHER, "signed out");
}

#[tokio::test]
async fn no_page_carries_a_style_or_a_script_of_its_own() {
    let cookie = signed_in("bureau-head").await;
    for path in ["/sign-in", "/", "/cases", "/clocks", "/no-such-page"] {
        let page = get(path, &cookie).await;
        assert!(page.find("style").is_empty() && page.attributes("[style]", "style").is_empty(), "{path}");
        assert_eq!(page.attributes("script", "src"), ["/static/zhida.js"], "{path}");
        assert!(page.headers.contains_key("content-security-policy"), "{path}");
    }
}

/// The addresses to which forms are sent and that no page answers, as the routes of the pages name them.
fn addresses_of_forms(folder: &std::path::Path) -> Vec<String> {
    let mut addresses = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            addresses.extend(addresses_of_forms(&path));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let routes = text.split(".route(\"").skip(1).filter_map(|route| route.split_once("\", "));
        let only_post = routes.filter(|(_, handlers)| handlers.starts_with("post("));
        addresses.extend(only_post.map(|(address, _)| address.to_owned()));
    }
    addresses
}

#[tokio::test]
async fn whoever_opens_the_address_of_a_form_is_led_to_its_page() {
    let finance = signed_in("finance-1").await;
    for (address, page) in [
        ("/funds/statements", "/funds"),
        ("/payments/batches", "/payments"),
        ("/payments/answers", "/payments"),
        ("/funds/closing/accounts", "/funds/closing"),
        ("/settings/institutions/x/leave", "/settings/institutions"),
        ("/sign-out", "/"),
    ] {
        let led = get(address, &finance).await;
        assert_eq!((led.status, led.header(LOCATION)), (StatusCode::SEE_OTHER, page), "{address}");
    }
    let addresses = addresses_of_forms(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pages").as_ref());
    assert!(addresses.len() > 10, "{addresses:?}");
    for address in addresses {
        let parts = address.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
        let address = parts.collect::<Vec<_>>().join("/");
        let led = get(&address, &finance).await;
        assert_eq!(led.status, StatusCode::SEE_OTHER, "{address}");
        let page = get(led.header(LOCATION), &finance).await;
        assert!(!page.status.is_redirection() && page.status != StatusCode::METHOD_NOT_ALLOWED, "{address}");
        assert!(!page.text().contains("没有这个页面"), "{address} leads nowhere");
    }
}

#[tokio::test]
async fn a_batch_of_payments_that_is_not_there_is_no_case() {
    let finance = signed_in("finance-1").await;
    let page = get("/payments/batches/NOPE", &finance).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text().contains("没有批次号为“NOPE”的支付批次"), "{}", page.text());
    assert!(!page.text().contains("案件"));
}
