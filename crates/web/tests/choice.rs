//! The page of the choice of property, as a handler uses it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[allow(dead_code, reason = "not every test needs every helper")]
mod browser;

use axum::http::StatusCode;
use browser::{Browser, Filled, court};

/// Invented for this test.
const JUDGMENT: &str = "示范县人民法院\n民事判决书\n（2025）内0299民初99号\n原告：赵某甲。\n被告：某某建材有限公司。\n\
    本院判决如下：\n一、被告某某建材有限公司于本判决生效之日起十日内偿还原告赵某甲借款本金100000元。\n\
    审判员 丙某\n二〇二五年十一月六日";

const WAGES: [(&str, &str); 4] = [
    ("kind", "deposit"),
    ("description", "某某银行工资专户6222000011112222"),
    ("value_fen", "300000"),
    ("source", "found"),
];
const TRUCK: [(&str, &str); 4] =
    [("kind", "vehicle"), ("description", "闲置货车内B00001"), ("value_fen", "200000"), ("source", "found")];
const LAND: [(&str, &str); 4] =
    [("kind", "land"), ("description", "城东空置地块"), ("value_fen", "9000000"), ("source", "found")];
const MACHINES: [(&str, &str); 3] =
    [("kind", "movable"), ("description", "停用设备一批"), ("source", "found")];

/// A case of a company with an account for wages, an idle truck, idle land and machines of unknown value.
async fn case() -> (Browser, Browser, String) {
    let app = court();
    let clerk = Browser::sign_in(&app, "clerk-1").await;
    let start = clerk.get("/intake").await.form("main form").with(&[("text", JUDGMENT)]);
    let fields = start.fields.into_iter().filter(|(name, _)| name != "file").collect();
    let review = clerk.send_parts(&Filled { fields, action: start.action }, None).await;
    let added =
        [("effective_on", "2025-12-01"), ("cause", "民间借贷纠纷"), ("parties-1-phone", "13800001234")];
    let filed = clerk.send(&review.form("#draft").with(&added)).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text("main"));
    let case = filed.location.split('?').next().unwrap().to_owned();
    clerk.act(&case, "assign_case", &[("handler", "fast-1")]).await;
    let handler = Browser::sign_in(&app, "fast-1").await;
    for property in [&WAGES[..], &TRUCK, &LAND, &MACHINES] {
        handler.act(&case, "record_property", property).await;
    }
    (handler, clerk, case)
}

/// The number of the page that records a property, by its name in a table.
fn page_of(page: &browser::Page, table: &str, name: &str) -> String {
    let rows = page.count(&format!("{table} tbody tr"));
    (1..=rows)
        .map(|row| format!("{table} tbody tr:nth-child({row})"))
        .find(|row| page.text(row).contains(name))
        .map(|row| page.attribute(&row, "data-page"))
        .unwrap()
}

#[tokio::test]
async fn the_idle_truck_is_chosen_and_its_control_is_one_click_away() {
    let (handler, _, case) = case().await;
    assert!(handler.get(&case).await.has(&format!("#property a[href='{case}/choice']")));
    let page = handler.get(&format!("{case}/choice")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text("main"));
    assert_eq!(page.count("#choice tbody tr"), 1);
    let chosen = page.text("#choice tbody");
    assert!(
        chosen.contains("闲置货车") && chosen.contains("不选它，最好也只能改用某某银行工资专户"),
        "{chosen}"
    );
    let candidates = page.text("#candidates");
    assert!(candidates.contains("明显超过债务，而其他财产足以清偿"), "{candidates}");
    assert!(page.text("#alternatives").contains("改用某某银行工资专户"));
    assert!(page.text("#apart").contains("价值未知"));
    assert_eq!(page.text("#choice .basis a[href*=settings]"), "明显超标的提示线130%（默认，待核）");
    assert!(page.text("#wishes").contains("×份额−在先担保"), "{}", page.text("#wishes"));
    assert_eq!(page.count("#wishes button[type=submit]"), 1, "one way to choose again");

    let form = handler.get(&page.attribute("#choice tbody a.button", "href")).await.form("main section form");
    assert_eq!(form.value("property"), page_of(&page, "#choice", "闲置货车"));
    let ordered = handler.send(&form).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.text("main"));
    let after = handler.get(&format!("{case}/choice")).await;
    assert!(after.text("#apart").contains("已在本案控制之下"));
    assert!(after.text("#choice").contains("没有需要覆盖的债务"), "{}", after.text("#choice"));
}

#[tokio::test]
async fn what_the_officer_wants_is_followed_and_shown() {
    let (handler, _, case) = case().await;
    let page = handler.get(&format!("{case}/choice")).await;
    let (wages, truck) =
        (page_of(&page, "#candidates", "工资专户"), page_of(&page, "#candidates", "闲置货车"));
    let machines = page_of(&page, "#apart", "停用设备");

    let pinned = handler.get(&format!("{case}/choice?pick-{wages}=pinned")).await;
    assert_eq!(pinned.count("#choice tbody tr"), 1);
    assert!(pinned.text("#choice").contains("由承办人指定选用"));
    assert_eq!(pinned.attribute(&format!("#pick-{wages} option[selected]"), "value"), "pinned");
    let excluded = handler.get(&format!("{case}/choice?pick-{truck}=excluded&pick-{wages}=exempt")).await;
    assert!(excluded.text("#choice").contains("城东空置地块"), "nothing else is left that suffices");
    assert!(excluded.text("#candidates").contains("由承办人排除"));
    assert!(excluded.text("#candidates").contains("依法不得选用"));

    // What has no value takes part once somebody names one, and the page remembers it.
    let path = format!("{case}/choice?value-{machines}=20万元&harm-{machines}=1&harm-{truck}=30");
    let valued = handler.get(&path.replace("万元", "%E4%B8%87%E5%85%83")).await;
    assert!(valued.text("#choice tbody").contains("停用设备"), "{}", valued.text("#choice"));
    assert!(valued.text("#choice tbody").contains("由承办人估计"));
    assert_eq!(valued.attribute(&format!("#value-{machines}"), "value"), "20万元");
}

#[tokio::test]
async fn days_and_cost_are_the_officers_and_the_page_says_what_they_change() {
    let (handler, _, case) = case().await;
    let plain = handler.get(&format!("{case}/choice")).await;
    let truck = page_of(&plain, "#candidates", "闲置货车");
    assert_eq!(plain.count("#effect"), 0, "nothing was asked");
    let days = plain.attribute(&format!("#days-{truck}"), "value");
    assert_ne!(days, "30");
    let same = handler.get(&format!("{case}/choice?days-{truck}={days}&cost-{truck}=")).await;
    assert_eq!(same.count("#effect"), 0, "what repeats the estimate changes nothing");
    let sooner = handler.get(&format!("{case}/choice?days-{truck}=30&cost-{truck}=5000")).await;
    assert_eq!(sooner.attribute(&format!("#days-{truck}"), "value"), "30");
    assert_eq!(sooner.attribute(&format!("#cost-{truck}"), "value"), "5000");
    let effect = sooner.text("#effect");
    assert!(effect.contains(&format!("全部变现：{days}日 → 30日")), "{effect}");
    assert!(effect.contains("处置费用"), "{effect}");
    assert!(sooner.text("#figures").contains("处置费用 5,000.00 元"), "{}", sooner.text("#figures"));
    // A disposal that eats up the price makes way for something else.
    let dear = handler.get(&format!("{case}/choice?cost-{truck}=190000")).await;
    assert!(!dear.text("#choice tbody").contains("闲置货车"), "{}", dear.text("#choice tbody"));
    assert!(dear.text("#effect").contains("闲置货车"), "{}", dear.text("#effect"));
    let bad = handler.get(&format!("{case}/choice?days-{truck}=99999&cost-{truck}=abc")).await;
    assert_eq!((bad.status, bad.count("#problems p")), (StatusCode::UNPROCESSABLE_ENTITY, 2));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_and_not_applied() {
    let (handler, _, case) = case().await;
    let plain = handler.get(&format!("{case}/choice")).await;
    let truck = page_of(&plain, "#candidates", "闲置货车");
    let page =
        handler.get(&format!("{case}/choice?value-{truck}=abc&harm-{truck}=101&pick-x=1&other=2")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.count("#problems p"), 2);
    assert_eq!(page.text("#choice tbody"), plain.text("#choice tbody"));
    let huge = handler.get(&format!("{case}/choice?value-{truck}=90000000000000000")).await;
    assert!(huge.status.is_client_error(), "{}", huge.status);
}

#[tokio::test]
async fn nobody_without_business_with_the_case_sees_its_choice() {
    let (handler, clerk, case) = case().await;
    assert_eq!(handler.get("/cases/none/choice").await.status, StatusCode::NOT_FOUND);
    let other = clerk.get(&format!("{case}/choice")).await;
    assert_eq!(other.status, clerk.get(&case).await.status);
}
