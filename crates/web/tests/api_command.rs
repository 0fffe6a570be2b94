//! The command centre over the API: where cases stand, what will fall due, bulletins, hand-over, staff, triage.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[allow(dead_code, reason = "helpers of all tests of the API")]
mod api_court;

use api_court::{Court, Officer};
use axum::http::StatusCode;
use serde_json::{Value, json};
use testkit::synthetic::{self, Plan};

/// A court with so many invented cases.
fn court_of(cases: u32) -> Court {
    Court::founded(|app| synthetic::fill(app, &Plan { cases, ..Plan::demonstration() }).unwrap())
}

async fn refused(officer: &Officer<'_>, method: &str, path: &str, body: Option<&Value>) -> (u16, String) {
    officer.ask(method, path, body).await.code()
}

fn sum(list: &Value, field: &str) -> u64 {
    list.as_array().unwrap().iter().map(|one| one[field].as_u64().unwrap()).sum()
}

#[tokio::test]
async fn nodes_and_forecast_count_what_the_lists_behind_them_list() {
    let court = court_of(60);
    let head = court.sign_in("bureau-head").await;
    let board = head.get("/nodes").await;
    let nodes = board["nodes"].as_array().unwrap();
    assert!(sum(&board["nodes"], "count") > 5);
    for node in nodes {
        assert_eq!(sum(&node["teams"], "count"), node["count"].as_u64().unwrap(), "{node}");
        let word = node["node"].as_str().unwrap();
        let cases = head.get(&format!("/nodes/{word}/cases?limit=200")).await;
        assert_eq!(cases["count"], node["count"], "{word}");
        assert_eq!(cases["cases"].as_array().unwrap().len() as u64, node["count"].as_u64().unwrap());
        let long = head.get(&format!("/nodes/{word}/cases?beyond_days=30")).await;
        assert_eq!(long["count"], node["beyond"][0]["count"], "{word}");
    }
    let fast = head.get("/nodes?team=fast").await;
    let leader = court.sign_in("leader-fast").await;
    let seen = leader.get("/nodes").await;
    assert_eq!(sum(&seen["nodes"], "count"), sum(&fast["nodes"], "count"), "a leader sees his team");

    let forecast = head.get("/forecast").await;
    let clocks = head.get(&format!("/clocks?limit=200&until={}", forecast["today"].as_str().unwrap())).await;
    let due = forecast["ladder"]["late"].as_u64().unwrap() + forecast["ladder"]["today"].as_u64().unwrap();
    assert_eq!(clocks["clocks"].as_array().unwrap().len() as u64, due);
    for (week, shown) in forecast["weeks"].as_array().unwrap().iter().enumerate() {
        let of_all: u64 = forecast["handlers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|handler| handler["weeks"][week].as_u64().unwrap())
            .sum();
        assert_eq!(of_all, shown["count"].as_u64().unwrap(), "week {week}");
    }

    assert_eq!(refused(&head, "GET", "/nodes/closed/cases", None).await, (404, "not_found".to_owned()));
    let admin = court.sign_in("admin").await;
    for path in ["/nodes", "/nodes/queried/cases", "/forecast", "/warnings", "/bulletins"] {
        assert_eq!(refused(&admin, "GET", path, None).await, (403, "forbidden".to_owned()), "{path}");
    }
}

#[tokio::test]
async fn warnings_are_those_that_the_page_counts() {
    let court = court_of(60);
    let head = court.sign_in("bureau-head").await;
    let all = head.get("/warnings?limit=200").await;
    let lines = all["warnings"].as_array().unwrap();
    assert_eq!(all["count"].as_u64().unwrap(), lines.len() as u64);
    let board = head.get("/nodes").await;
    let open = sum(&board["nodes"], "count");
    assert!(all["compared"].as_u64().unwrap() + all["without_like"].as_u64().unwrap() <= open);
    for line in lines {
        assert!(line["waited_days"].as_u64() > line["nine_tenths_days"].as_u64(), "{line}");
        assert!(line["sentence"].as_str().unwrap().contains("同类已结案件"), "{line}");
    }
    let second = head.get("/warnings?offset=1&limit=1").await;
    assert_eq!(second["warnings"].get(0), lines.get(1));
}

#[tokio::test]
async fn a_bulletin_is_sealed_once_and_read_by_those_whose_figures_it_has() {
    let court = court_of(40);
    let head = court.sign_in("bureau-head").await;
    let listed = head.get("/bulletins").await;
    let ids: Vec<&str> =
        listed["bulletins"].as_array().unwrap().iter().map(|one| one["bulletin"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 3, "a week, and two months: {ids:?}");
    let teams = ids.iter().find(|id| id.starts_with("teams-")).unwrap();
    let path = format!("/bulletins/{teams}");
    let before = head.get(&path).await;
    assert_eq!((&before["number"], &before["position"]), (&Value::Null, &Value::Null));
    assert_eq!(
        refused(&head, "GET", &format!("{path}/sheet"), None).await,
        (404, "not_found".to_owned()),
        "what was not made is no file"
    );

    let handler = court.sign_in("fast-1").await;
    assert_eq!(refused(&handler, "POST", &path, None).await, (403, "forbidden".to_owned()));
    let made = head.ask("POST", &path, None).await.json();
    assert_eq!(made["number"], "2026年第1期");
    assert_eq!(made["rows"], before["rows"]);
    let again = head.ask("POST", &path, None).await.json();
    assert_eq!(again["number"], made["number"], "it is made once");
    let own = handler.get(&path).await;
    let units: Vec<_> = own["rows"].as_array().unwrap().iter().map(|row| row["unit"].clone()).collect();
    assert_eq!(units, ["fast"], "a handler reads the figures of the own team");

    let sheet = head.ask("GET", &format!("{path}/sheet"), None).await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(sheet.kind.ends_with("spreadsheetml.sheet") && sheet.body.starts_with(b"PK"));
    let paper = head.ask("GET", &format!("{path}/paper"), None).await;
    match paper.status {
        StatusCode::OK => assert!(paper.body.starts_with(b"%PDF")),
        _ => assert_eq!(paper.code(), (503, "press".to_owned())),
    }
    let running = head.ask("POST", "/bulletins/teams-2026-11-16", None).await;
    assert_eq!(running.code(), (422, "bad_input".to_owned()));
    assert!(running.json()["sentence"].as_str().unwrap().contains("届满后制作"));
    assert_eq!(refused(&head, "GET", "/bulletins/teams-2026-11-17", None).await.0, 404, "no Monday");
}

#[tokio::test]
async fn everything_in_a_name_is_handed_over_and_then_the_person_leaves() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let head = court.sign_in("bureau-head").await;
    let admin = court.sign_in("admin").await;
    let case = clerk.file().await;
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    let order = json!({"order": "请说明进展。", "due_on": "2026-11-25"});
    head.act(&case, "supervise", order).await;

    let stands = clerk.get("/handovers/one-1").await;
    assert_eq!((stands["open_cases"].as_u64(), stands["supervisions"].as_u64()), (Some(1), Some(1)));
    assert_eq!(stands["cases"][0]["case_id"], case);
    let leave = json!({"kind": "left", "staff": "one-1"});
    let stays = admin.ask("POST", "/staff/events", Some(&leave)).await;
    assert_eq!(stays.code(), (409, "work_stands".to_owned()));
    assert!(stays.json()["sentence"].as_str().unwrap().contains("尚有1件未结案件"));

    let asked = json!({"cases": [case], "from": "one-1", "to": "one-2"});
    let plan = clerk.ask("POST", "/assignments/preview", Some(&asked)).await.json();
    assert_eq!(plan["lines"][0]["handler"], "one-2");
    let mut carried = asked.clone();
    carried["mark"] = json!("another");
    assert_eq!(
        refused(&clerk, "POST", "/assignments", Some(&carried)).await,
        (409, "conflict".to_owned()),
        "only what was shown is carried out"
    );
    carried["mark"] = plan["mark"].clone();
    let done = clerk.ask("POST", "/assignments", Some(&carried)).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.json());
    assert_eq!(clerk.get("/handovers/one-1").await["open_cases"], 0);
    let taken = clerk.get("/handovers/one-2").await;
    assert_eq!((taken["open_cases"].as_u64(), taken["supervisions"].as_u64()), (Some(1), Some(1)));
    assert_eq!(head.get(&format!("/cases/{case}")).await["assignment"]["handler"], "one-2");

    let left = admin.ask("POST", "/staff/events", Some(&leave)).await.json();
    let gone = left["staff"].as_array().unwrap().iter().find(|one| one["staff"] == "one-1").unwrap();
    assert_eq!(gone["is_serving"], false);
    for who in ["fast-1", "admin"] {
        let officer = court.sign_in(who).await;
        let sent = refused(&officer, "GET", "/handovers/one-2", None).await;
        assert_eq!(sent, (403, "forbidden".to_owned()), "{who}");
    }
}

#[tokio::test]
async fn staff_are_kept_by_the_administrator() {
    let court = Court::found();
    let admin = court.sign_in("admin").await;
    let new = json!({"staff": "one-9", "name": "新某", "office": "handler", "team": "ordinary-1"});
    let taken = admin.ask("POST", "/staff", Some(&new)).await.json();
    let body = json!({"name": "one-9", "password": taken["password"]});
    let begun = court.send(api_court::request("POST", "/api/v1/session", None, Some(&body))).await;
    assert!(begun.json()["token"].is_string(), "the password holds");
    let twice = admin.ask("POST", "/staff", Some(&new)).await;
    assert_eq!(twice.code(), (422, "bad_input".to_owned()));

    let events = [
        json!({"kind": "team_named", "team": "summons", "name": "传唤拘留团队"}),
        json!({"kind": "duty_given", "team": "summons", "duty": "summons"}),
        json!({"kind": "office_taken", "staff": "one-9", "name": "新某", "office": "handler", "team": "summons"}),
        json!({"kind": "absence_entered", "staff": "one-9", "from": "2026-12-01", "until": "2026-12-05", "cover": "one-2"}),
        json!({"kind": "mentor_given", "learner": "one-9", "from": "2026-11-20", "mentor": "one-2"}),
        json!({"kind": "conflict_recorded", "staff": "one-9", "name": "亲某", "number": "150203199001011234", "ground": "kin"}),
    ];
    for event in &events {
        let sent = admin.ask("POST", "/staff/events", Some(event)).await;
        assert_eq!(sent.status, StatusCode::OK, "{event}: {}", sent.json());
    }
    let listed = admin.get("/staff").await;
    let of = |list: &str| -> Value {
        let lines = listed[list].as_array().unwrap();
        lines.iter().find(|one| one["staff"] == "one-9" || one["learner"] == "one-9").unwrap().clone()
    };
    assert_eq!(of("staff")["team"], "summons");
    assert_eq!(of("absences")["cover"], "one-2");
    assert_eq!(of("mentors")["mentor"], "one-2");
    assert_eq!(of("conflicts")["number"], "1502****1234");
    let nobody =
        json!({"kind": "office_taken", "staff": "one-9", "name": "新某", "office": "system", "team": null});
    assert_eq!(
        admin.ask("POST", "/staff/events", Some(&nobody)).await.code().0,
        422,
        "no person is the system"
    );

    let clerk = court.sign_in("clerk-1").await;
    assert_eq!(clerk.get("/staff").await["conflicts"], json!([]));
    assert_eq!(
        refused(&clerk, "POST", "/staff/events", Some(&events[0])).await,
        (403, "forbidden".to_owned())
    );
    assert_eq!(refused(&clerk, "POST", "/staff", Some(&new)).await.0, 422, "the name is taken");
    let other = json!({"staff": "one-8", "name": "另某", "office": "administrator"});
    assert_eq!(refused(&clerk, "POST", "/staff", Some(&other)).await, (403, "forbidden".to_owned()));
    let handler = court.sign_in("one-2").await;
    assert_eq!(refused(&handler, "GET", "/staff", None).await, (403, "forbidden".to_owned()));
}

#[tokio::test]
async fn the_table_of_triage_is_tried_on_facts_and_on_cases_that_one_may_open() {
    let court = Court::found();
    let clerk = court.sign_in("clerk-1").await;
    let case = clerk.file().await;
    clerk.act(&case, "assign_case", json!({"handler": "one-1"})).await;
    let tried = clerk.ask("POST", "/triage-table/try", Some(&json!({"case": case}))).await.json();
    assert_eq!(tried["version"], 0);
    assert!(!tried["reasons"].as_array().unwrap().is_empty());
    let shown = clerk.get("/triage-table").await;
    let row = tried["row"].as_u64().unwrap();
    let expected = if row == 0 { &shown["otherwise"] } else { &shown["rows"][row as usize - 1] };
    assert_eq!(tried["track"], expected["track"]);

    let facts = json!({"facts": {"sum_fen": 90_000_000_000_i64, "enterprise": true, "debtors": 12, "missing": true, "property": "to_be_sold"}});
    let hard = clerk.ask("POST", "/triage-table/try", Some(&facts)).await.json();
    assert_eq!(hard["track"], "complex", "{hard}");
    for body in [json!({}), json!({"case": case, "facts": {}})] {
        let sent = clerk.ask("POST", "/triage-table/try", Some(&body)).await;
        assert_eq!(sent.code(), (422, "bad_input".to_owned()), "{body}");
    }
    let handler = court.sign_in("two-1").await;
    let other = handler.ask("POST", "/triage-table/try", Some(&json!({"case": case}))).await;
    assert_eq!(other.code(), (404, "not_found".to_owned()), "another team's case is no case");
}

#[tokio::test]
async fn the_results_of_a_campaign_are_what_the_cases_behind_them_add_up_to() {
    let court = Court::founded(|app| {
        synthetic::fill(app, &Plan { cases: 60, ..Plan::demonstration() }).unwrap();
        synthetic::campaign(app, app.today()).unwrap();
    });
    let head = court.sign_in("bureau-head").await;
    let campaign = head.get("/campaigns/1").await;
    let counted = |id: &str| {
        let results = campaign["results"].as_array().unwrap();
        results.iter().find(|one| one["id"] == id).unwrap()["counted"].as_u64().unwrap()
    };
    assert!(counted("closed") > 0 && counted("operations") == 2);
    for (id, part) in [("closed", "closed"), ("carried", "carried"), ("operations", "operation_held")] {
        let behind = head.get(&format!("/campaigns/1/indicators/{id}/cases?part={part}&limit=200")).await;
        assert_eq!(behind["has_more"], false);
        assert_eq!(sum(&behind["cases"], "counted"), counted(id), "{id}");
    }
    let first = head.get("/campaigns/1/indicators/closed/cases").await;
    assert_eq!(first["part"], "closed");
    assert_eq!(refused(&head, "GET", "/campaigns/1/indicators/applause/cases", None).await.0, 404);
    assert_eq!(
        refused(&head, "GET", "/campaigns/1/indicators/closed/cases?part=applause", None).await.0,
        404
    );
}
