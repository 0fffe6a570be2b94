//! The command centre as a bureau head opens it in the morning, and its screen on the wall.

#![allow(clippy::unwrap_used)]

mod served;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use served::{Answer, Court};
use std::sync::LazyLock;

static COURT: LazyLock<Court> = LazyLock::new(|| Court::of(60));

async fn get(path: &str, cookie: &str) -> Answer {
    COURT.get(path, cookie).await
}

async fn signed_in(name: &str) -> String {
    COURT.signed_in(name).await
}

fn number(text: &str) -> u32 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
}

#[tokio::test]
async fn every_number_of_the_morning_leads_to_so_many_lines() {
    let cookie = signed_in("bureau-head").await;
    let page = get("/command", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.find("nav.rooms [aria-current]"), ["指挥"]);
    let links = page.attributes(".dangers a, #kinds td a, #nodes td a, #unpaid td a", "href");
    let counts = page.find(".dangers .value, #kinds td a, #nodes td a, #unpaid td a");
    assert!(links.len() > 10, "{links:?}");
    for (link, count) in links.iter().zip(&counts) {
        let list = get(link, &cookie).await;
        assert_eq!(list.status, StatusCode::OK, "{link}");
        if link.starts_with("/clocks") {
            assert_eq!(number(&list.find(".total").join("")), number(count), "{link}");
        }
        if link.starts_with("/payments/ageing") {
            assert_eq!(list.find("tbody tr").len() as u32, number(count), "{link}");
        }
        if link.starts_with("/command/nodes/") || link.starts_with("/measures") {
            assert_eq!(list.find("[data-rows] a.open").len() as u32, number(count), "{link}");
        }
    }
}

#[tokio::test]
async fn each_cell_of_the_forecast_leads_to_its_clocks() {
    for who in ["bureau-head", "leader-fast"] {
        let cookie = signed_in(who).await;
        let page = get("/command/forecast", &cookie).await;
        let links = page.attributes(".ladder a, td.num a", "href");
        let counts = page.find(".ladder strong, td.num a");
        assert!(links.len() > 4, "{who}: {links:?}");
        for (link, count) in links.iter().zip(&counts) {
            let list = get(link, &cookie).await;
            assert_eq!(number(&list.find(".total").join("")), number(count), "{who}: {link}");
            assert_eq!(list.find("[data-rows] a.open").len() as u32, number(count).min(100), "{who}: {link}");
        }
    }
}

#[tokio::test]
async fn a_question_about_the_work_to_come_says_what_it_rests_on_or_says_nothing() {
    let cookie = signed_in("bureau-head").await;
    let page = get("/command/whatif", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.find("nav.tabs [aria-current]"), ["负荷推演"]);
    assert_eq!(page.attributes("#question [name=intake]", "value"), ["0"], "nothing is changed unasked");
    let sentences = page.find("#measured li").join("");
    assert!(sentences.contains("用上月检验：") && sentences.contains("不计："), "{sentences}");
    assert_eq!(page.find("#weeks svg.spans").len(), 1);
    assert_eq!(page.find("#weeks tbody tr").len(), 14);
    let of_team = get("/command/whatif", &signed_in("leader-fast").await).await;
    assert_eq!(of_team.find("#teams tbody strong"), ["速执团队"]);
    let bad = get("/command/whatif?away=fast-1&cases=cover", &cookie).await;
    assert_eq!(bad.find("#problem p"), ["该承办人没有登记请假和代管人，请选择代管人"]);
    assert!(bad.find("#conclusion").is_empty());
    assert_eq!(bad.attributes("[name=away] [selected]", "value"), ["fast-1"]);
}

#[tokio::test]
async fn the_screen_is_told_anew_and_names_no_party() {
    let cookie = signed_in("command-1").await;
    let page = get("/command/screen", &cookie).await;
    assert_eq!(page.attributes("[data-live]", "data-live"), ["/command/screen/events"]);
    assert!(page.text().contains("<noscript><meta http-equiv=\"refresh\""));
    assert!(page.find("script").iter().all(String::is_empty) && !page.text().contains("style="));
    let events = get("/command/screen/events", &cookie).await;
    assert_eq!(events.header(CONTENT_TYPE), "text/event-stream; charset=utf-8");
    let told = events.text();
    assert!(told.starts_with("retry: 30000\nevent: board\ndata: ") && told.ends_with("\n\n"));
    assert!(told.lines().skip(2).all(|line| line.is_empty() || line.starts_with("data: ")));
    let cases = get("/cases?stage=all", &cookie).await;
    for company in cases.find("td.card-line .clip").iter().filter(|name| name.chars().count() > 5) {
        assert!(!told.contains(company.as_str()), "{company}");
    }
}

#[tokio::test]
async fn whoever_sees_no_case_has_no_command_centre() {
    let cookie = signed_in("admin").await;
    for path in ["/command", "/command/screen", "/command/screen/events"] {
        assert_eq!(get(path, &cookie).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for who in ["fast-1", "leader-fast", "finance-1", "clerk-1", "auditor-1", "assistant-1"] {
        let cookie = signed_in(who).await;
        for path in ["/command", "/command/screen"] {
            assert_eq!(get(path, &cookie).await.status, StatusCode::OK, "{who}: {path}");
        }
    }
}

/// A court of its own, because other tests count what stands on the pages.
static LIMITED: LazyLock<Court> = LazyLock::new(|| Court::of(30));

#[tokio::test]
async fn a_bureau_head_sets_a_limit_for_a_step_and_tries_it_on_a_case() {
    let cookie = LIMITED.signed_in("bureau-head").await;
    let path = "/command/step-limits";
    let page = LIMITED.get(path, &cookie).await;
    assert_eq!(page.find(".tabs [aria-current]"), ["步骤时限"]);
    let today = page.attributes("input[name=in_force_on]", "value").join("");
    let line = |days: &str| {
        format!(
            "edit=line&line=0&name=首次查询&from=assigned&until=queried&counting=working&applies=all\
             &office=assistant&days={days}&warn_days=1&in_force_on={today}&ends_on="
        )
    };
    let send = async |form: &str| {
        let page = LIMITED.get(path, &cookie).await;
        let hidden = |name: &str| page.attributes(&format!("#line input[name={name}]"), "value").join("");
        let form = format!("form_token={}&seen={}&{form}", hidden("form_token"), hidden("seen"));
        LIMITED.post(path, &cookie, &form).await
    };
    let refused = send(&line("许多")).await;
    assert!(refused.find(".notice.bad").join("").contains("不是数字"));
    let kept = |name: &str| refused.attributes(&format!("#line input[name={name}]"), "value").join("");
    assert_eq!((kept("name").as_str(), kept("days").as_str()), ("首次查询", "许多"), "nothing typed is lost");
    assert_eq!(refused.attributes("#line select[name=office] option[selected]", "value"), ["assistant"]);
    let past = send(&line("3").replace(&today, "2020-01-01")).await;
    assert!(past.find(".notice.bad").join("").contains("请把施行日改为"), "not only when it is put in force");
    assert_eq!(send(&line("3")).await.status, StatusCode::SEE_OTHER);
    let page = LIMITED.get(path, &cookie).await;
    assert_eq!(page.find("#in-force .count"), ["0项"]);
    assert!(page.find("#draft tbody tr").join("").contains("“待通知”至“待控制”，3个工作日"));
    let refused = send("edit=in_force&reason=").await;
    assert!(refused.find(".notice.bad").join("").contains("施行的理由"));
    assert_eq!(send("edit=in_force&reason=试行").await.status, StatusCode::SEE_OTHER);
    let page = LIMITED.get(path, &cookie).await;
    assert_eq!(page.find("#in-force .count"), ["1项"]);
    assert!(page.find("#history summary").join("").contains("第1版") && page.text().contains("非法定期限"));

    let cases = LIMITED.get("/cases?stage=enforcing", &cookie).await;
    let number = cases.find("[data-rows] a.open")[0].clone();
    let encoded: String = number.trim().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let tried = LIMITED.get(&format!("{path}?try=1&case={encoded}"), &cookie).await;
    let answer = tried.find("#answer").join("");
    assert!(answer.contains("起算") && answer.contains("完成"), "{answer}");

    // Others read it and change nothing.
    let clerk = LIMITED.signed_in("clerk-1").await;
    let page = LIMITED.get(path, &clerk).await;
    assert_eq!((page.find("#in-force .count"), page.find("#draft").len()), (vec!["1项".to_owned()], 0));
}

#[tokio::test]
async fn clocks_are_found_by_the_office_that_answers_and_finance_sees_its_own() {
    let cookie = signed_in("bureau-head").await;
    let all = number(&get("/clocks", &cookie).await.find(".total").join(""));
    let mut sum = 0;
    for office in get("/clocks", &cookie).await.attributes("select[name=office] option", "value") {
        if !office.is_empty() {
            sum += number(&get(&format!("/clocks?office={office}"), &cookie).await.find(".total").join(""));
        }
    }
    assert_eq!(sum, all, "every clock has one office that answers for it");
    let finance = signed_in("finance-1").await;
    let desk = get("/", &finance).await;
    for link in desk.attributes("#kinds a, #due a.more", "href") {
        assert!(link.contains("&office=finance"), "{link}");
    }
}
