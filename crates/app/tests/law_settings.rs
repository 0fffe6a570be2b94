//! Settings of the law on both engines: journaled, refused to those who may not, and acting on what comes after.

#![allow(clippy::unwrap_used)]

use app::settings::{Decision, Effect, SettingRefusal};
use app::{App, AppError, FixedClock};
use docket::EntryNo;
use docket::clock::ClockKind;
use docket::office::Actor;
use serde_json::json;
use std::sync::Arc;
use store::read::cases::{CaseFilter, StageFilter};
use store::read::tables::REBUILT;
use store::{Row, Store, StoreUrl, Verification};
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, Plan};
use values::{CaseId, Day, StaffId};

/// The stores to run on: SQLite always, PostgreSQL where `TEST_POSTGRES_URL` names one.
fn open(store: &Store) -> App {
    App::open(synthetic::config(store.clone(), Arc::new(FixedClock::at(Plan::demonstration().today))))
        .unwrap()
}

fn founded(store: &Store) -> App {
    let app = open(store);
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    app
}

fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse::<StaffId>().unwrap()).unwrap()
}

fn answer(text: &str) -> Decision {
    Decision::Answer(text.to_owned())
}

fn decide(app: &App, setting: &str, decision: Decision) -> Result<(), AppError> {
    app.decide_law_setting(&officer(app, "bureau-head"), setting, decision, "局务会决定", None)
}

/// Books a receipt and gives the day by which it must be paid out.
fn payout_due_on(app: &App, id: &CaseId, reference: &str) -> Day {
    let finance = officer(app, "finance-1");
    let debtor = app
        .open_case(&finance, id)
        .unwrap()
        .case
        .parties
        .iter()
        .find(|party| party.role == docket::party::Role::Debtor)
        .unwrap()
        .no;
    let command = json!({
        "debtor": debtor, "amount_fen": 100, "value_on": app.today(), "bank_reference": reference, "payer": "某某",
    });
    let page = app.act(&finance, id, "receive_money", &command, None).unwrap().pages;
    due_on(app, id, page)
}

fn due_on(app: &App, id: &CaseId, page: u32) -> Day {
    let view = app.open_case(&officer(app, "finance-1"), id).unwrap();
    view.case.clocks.get(ClockKind::PayOut, EntryNo(page).0).unwrap().due_on
}

fn tables(app: &App) -> Vec<Vec<Row>> {
    let rows = |list| app.store().read(|connection| connection.rows(list, &[])).unwrap();
    REBUILT.iter().map(|table| rows(table.list())).collect()
}

#[test]
fn a_change_is_journaled_survives_a_restart_and_reaches_other_nodes() {
    for store in stores::empty() {
        let app = founded(&store);
        let other = open(&store);
        decide(&app, "D-05", answer("applied_for")).unwrap();
        decide(&app, "D-05", answer("recovered")).unwrap();
        decide(&app, "D-14", answer("150")).unwrap();
        decide(&app, "D-14", Decision::Withdraw).unwrap();
        let journal = store.stream(COURT_CODE, app::settings::STREAM).unwrap();
        let kinds: Vec<_> = journal.iter().map(|event| (event.kind.as_str(), event.actor.as_str())).collect();
        assert_eq!(kinds[0], ("setting_decided", "bureau-head"));
        assert_eq!(kinds[3], ("setting_withdrawn", "bureau-head"));
        assert!(matches!(store.verify().unwrap(), Verification::Sound { .. }));
        // Another node notices when somebody asks it.
        assert!(!other.law_settings().is_decided("D-05"));
        assert!(other.officer("nobody's token").unwrap().is_none());
        other.sign_in("bureau-head", synthetic::PASSWORD).unwrap().unwrap();
        for app in [&app, &other, &open(&store)] {
            let settings = app.law_settings();
            assert!(settings.is_decided("D-05") && !settings.is_decided("D-14"));
            assert_eq!(settings.number("D-14"), 130);
            let overview = app.law_settings_overview(&officer(app, "auditor-1"));
            assert!(!overview.may_decide);
            let told: Vec<_> = overview
                .changes
                .iter()
                .map(|change| {
                    (change.no, change.setting.as_str(), change.before.as_str(), change.after.as_str())
                })
                .collect();
            let base = "执行到位金额，不含加倍部分";
            assert_eq!(
                told,
                [
                    (4, "D-14", "150%", "默认：130%"),
                    (3, "D-14", "默认：130%", "150%"),
                    (2, "D-05", "申请执行金额", base),
                    (1, "D-05", format!("默认：{base}").as_str(), "申请执行金额"),
                ]
            );
        }
    }
}

#[test]
fn everything_that_may_not_be_changed_is_refused_in_words_of_its_own() {
    let app = founded(&Store::open(&StoreUrl::SqliteMemory).unwrap());
    let head = officer(&app, "bureau-head");
    decide(&app, "FND-06", answer("15")).unwrap();
    let mut sentences = Vec::new();
    for (officer, setting, decision, reason, seen, code) in [
        ("fast-1", "D-05", answer("recovered"), "甲", None, "setting_not_yours"),
        ("admin", "D-05", answer("recovered"), "甲", None, "setting_not_yours"),
        ("bureau-head", "D-99", answer("recovered"), "甲", None, "setting_unknown"),
        ("bureau-head", "CAL-02", answer("confirmed"), "甲", None, "setting_unknown"),
        ("bureau-head", "D-05", answer("nonsense"), "甲", None, "setting_not_allowed"),
        ("bureau-head", "FND-06", answer("31"), "甲", None, "setting_not_allowed"),
        ("bureau-head", "D-05", answer("recovered"), " ", None, "setting_without_reason"),
        ("bureau-head", "FND-06", answer("15"), "甲", None, "setting_unchanged"),
        ("bureau-head", "D-05", Decision::Withdraw, "甲", None, "setting_unchanged"),
        ("bureau-head", "D-05", answer("recovered"), "甲", Some(0), "setting_changed_meanwhile"),
    ] {
        let officer = self::officer(&app, officer);
        let error = app.decide_law_setting(&officer, setting, decision, reason, seen).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(!error.remedy().is_empty());
        sentences.push(error.sentence());
    }
    assert!(sentences[0].contains("由执行局局长决定，承办法官只能查看"), "{}", sentences[0]);
    let long = "甲".repeat(501);
    let error = app.decide_law_setting(&head, "D-05", answer("recovered"), &long, None).unwrap_err();
    assert!(matches!(error, AppError::Setting(SettingRefusal::LongReason { most: 500 })));
    assert_eq!(app.law_settings_overview(&head).changes.len(), 1);
}

#[test]
fn a_shorter_time_of_payout_holds_for_later_receipts_and_rebuilt_tables_are_equal() {
    for store in stores::empty() {
        let app = founded(&store);
        synthetic::fill(&app, &Plan { cases: 40, ..Plan::demonstration() }).unwrap();
        let enforcing = StageFilter::Only("enforcing".to_owned());
        let filter = CaseFilter { stage: enforcing, limit: 1, ..CaseFilter::default() };
        let finance = officer(&app, "finance-1");
        let id: CaseId = app.case_list(&finance, &filter).unwrap().rows[0].case_id.parse().unwrap();
        let earlier = payout_due_on(&app, &id, "r1");
        let page = app.open_case(&finance, &id).unwrap().case.pages;
        decide(&app, "FND-06", answer("10")).unwrap();
        let later = payout_due_on(&app, &id, "r2");
        assert_eq!((earlier.to_string().as_str(), later.to_string().as_str()), ("2026-12-21", "2026-11-30"));
        assert_eq!(due_on(&app, &id, page), earlier, "an open case is not changed by a later setting");
        let before = tables(&app);
        app.rebuild().unwrap();
        assert_eq!(tables(&app), before);
        assert_eq!(open(&store).law_settings().number("FND-06"), 10);
    }
}

#[test]
fn every_question_and_every_rule_to_be_confirmed_is_shown_once() {
    let app = founded(&Store::open(&StoreUrl::SqliteMemory).unwrap());
    let overview = app.law_settings_overview(&officer(&app, "bureau-head"));
    assert!(overview.may_decide);
    let questions: Vec<_> = overview.groups.iter().flat_map(|group| &group.questions).collect();
    let mut ids: Vec<&str> = questions.iter().map(|question| question.id).collect();
    let shown = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), shown);
    for setting in law::settings::SETTINGS {
        assert!(ids.contains(&setting.id), "{}", setting.id);
    }
    for rule in
        law::rules().filter(|rule| rule.confidence("2026-11-21".parse().unwrap()).needs_confirmation())
    {
        assert!(ids.contains(&rule.id), "{}", rule.id);
    }
    // What the page says about a question that only the calculators follow must stay honest.
    let acting =
        |id: &str| !matches!(questions.iter().find(|one| one.id == id).unwrap().effect, Effect::InRules);
    assert!(["D-03", "D-05", "D-09", "D-14", "FND-06"].into_iter().all(acting));
    assert!(!acting("D-08"));
    let effect = |id: &str| questions.iter().find(|one| one.id == id).unwrap().effect.sentence();
    for id in ["D-01", "D-06", "D-07", "D-10", "D-11"] {
        assert!(effect(id).contains("不必决定"), "{id}");
    }
    assert!(effect("FEE-05").contains("D-05") && effect("INT-12").contains("D-06"));
    assert!(questions.iter().all(|one| !(one.is_open() && one.has_one_way())));
}
