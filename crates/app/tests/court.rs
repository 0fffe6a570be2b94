//! A synthetic court on both engines: rebuilding, concurrency, and who may do what.

#![allow(clippy::unwrap_used)]

mod invented;

use app::campaigns::Criteria;
use app::jobs::rebuild::Progress;
use app::urging::Ask;
use app::{App, AppError};
use gateways::message::{Outcome, Reply};
use invented::{court, officer, open, tables};
use serde_json::json;
use std::collections::BTreeMap;
use store::read::cases::CaseFilter;
use store::read::tables::{CASE_CLOCK, READ_TABLES};
use store::{Append, Change, Store, StoreUrl};
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE};
use values::{CaseId, Fen, Instant};

/// A reply that no docket asked for.
fn stray_reply(app: &App, person: &str) -> Reply {
    Reply {
        request: "无".to_owned(),
        at: values::Instant::at(app.today(), 0),
        receipt: String::new(),
        person: person.to_owned(),
        outcome: Outcome::Holdings { holdings: Vec::new() },
    }
}

fn open_a_campaign_and_an_urging(app: &App) {
    let today = app.today();
    let (criteria, targets) = (Criteria::default(), BTreeMap::from([("closed".to_owned(), 4)]));
    app.open_campaign(&officer(app, "bureau-head"), "清理积案", (today, today), &criteria, &targets).unwrap();
    let ask = Ask {
        applicant: "甲某".to_owned(),
        debtor: "乙某".to_owned(),
        phone: String::new(),
        instrument: "（2026）内0299民初1号民事调解书".to_owned(),
        due_on: today.plus_days(-30),
        sum_fen: Fen::yuan(5_000),
        asked_on: today,
        consent: "当面同意".to_owned(),
    };
    app.open_urging(&officer(app, "clerk-1"), &ask).unwrap();
}

#[test]
fn read_tables_rebuilt_from_the_journal_are_equal_to_the_originals() {
    for store in stores::empty() {
        let app = court(store, 160);
        synthetic::trouble(&app, 1, app.today()).unwrap();
        synthetic::supervise(&app, app.today()).unwrap();
        let (bank, strays) =
            ("bank-farm".parse().unwrap(), ["甲某", "乙某"].map(|person| stray_reply(&app, person)));
        app.receive_replies(&bank, &strays).unwrap();
        app.dismiss_stray(&officer(&app, "clerk-1"), 1, "查无此人").unwrap();
        synthetic::pay_in(&app, 1, app.today()).unwrap();
        synthetic::close_days(&app, app.today()).unwrap();
        open_a_campaign_and_an_urging(&app);
        let before = tables(&app);
        assert!(before.iter().all(|(table, rows)| *table == "case_task" || !rows.is_empty()));
        let rebuilt = app.rebuild().unwrap();
        assert_eq!(rebuilt.cases, 164);
        assert_eq!(tables(&app), before);
    }
}

#[test]
fn tables_that_another_program_wrote_are_made_anew_before_anything_is_served() {
    for store in stores::empty() {
        let app = court(store, 60);
        let current = tables(&app);
        assert_eq!(app.bring_tables_up_to_date(|_| ()).unwrap(), None);
        let write = |changes: Vec<Change>| {
            let (court, recorded_at) = (COURT_CODE.to_owned(), Instant::at(app.today(), 0));
            app.store().append(Append { court, recorded_at, streams: Vec::new(), changes }).unwrap();
            assert_ne!(tables(&app), current);
        };
        // As a release wrote them that knew nothing of fingerprints.
        write(vec![Change::Delete { table: &READ_TABLES, key: vec![COURT_CODE.into()] }]);
        assert_eq!(app.bring_tables_up_to_date(|_| ()).unwrap().map(|rebuilt| rebuilt.cases), Some(60));
        assert_eq!(tables(&app), current);
        // As a release writes them that knows another holiday table: its fingerprint, and a clock on another day.
        let (_, clocks) = current.iter().find(|(table, _)| *table == "case_clock").unwrap();
        let mut stale = clocks[0].clone().into_values();
        stale[6] = "2027-12-31".into();
        write(vec![
            Change::Put { table: &CASE_CLOCK, values: stale },
            Change::Put { table: &READ_TABLES, values: vec![COURT_CODE.into(), "another".into()] },
        ]);
        let mut told = Vec::new();
        let rebuilt = app.bring_tables_up_to_date(|progress| told.push(progress)).unwrap().unwrap();
        assert_eq!(told, [Progress { read: rebuilt.events, all: rebuilt.events }]);
        assert_eq!(tables(&app), current);
    }
}

#[test]
fn a_new_store_is_current_from_the_beginning() {
    for store in stores::empty() {
        let app = open(store);
        assert_eq!(app.bring_tables_up_to_date(|_| ()).unwrap(), None);
        synthetic::found(&app).unwrap();
        assert_eq!(app.bring_tables_up_to_date(|_| ()).unwrap(), None);
    }
}

#[test]
fn a_rebuild_misses_no_act_that_is_done_meanwhile() {
    for store in stores::empty() {
        let app = court(store, 500);
        let clerk = officer(&app, "clerk-1");
        let filter = CaseFilter {
            stage: store::read::cases::StageFilter::Only("filed".to_owned()),
            limit: 20,
            ..CaseFilter::default()
        };
        let filed = app.case_list(&clerk, &filter).unwrap().rows;
        assert!(filed.len() > 3);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for row in &filed {
                    let id: CaseId = row.case_id.parse().unwrap();
                    app.act(&clerk, &id, "assign_case", &json!({"handler": "fast-1"}), None).unwrap();
                }
            });
            (0..3).for_each(|_| assert_eq!(app.rebuild().unwrap().cases, 500));
        });
        let after = tables(&app);
        app.rebuild().unwrap();
        assert_eq!(tables(&app), after);
    }
}

#[test]
fn the_books_of_the_court_balance() {
    for store in stores::empty() {
        let app = court(store, 160);
        let totals = app.store().account_totals(COURT_CODE).unwrap();
        assert!(totals.iter().any(|(account, _)| account == "bank"));
        assert_eq!(totals.iter().map(|(_, amount)| *amount).sum::<values::Fen>(), values::Fen::ZERO);
    }
}

#[test]
fn the_same_seed_gives_the_same_court() {
    let journal = |app: &App| {
        let events = app.store().journal_after(0, 100_000).unwrap();
        events
            .into_iter()
            .map(|event| (event.stream, event.version, event.kind, event.body))
            .collect::<Vec<_>>()
    };
    let first = court(Store::open(&StoreUrl::SqliteMemory).unwrap(), 40);
    let second = court(Store::open(&StoreUrl::SqliteMemory).unwrap(), 40);
    assert_eq!(journal(&first), journal(&second));
}

#[test]
fn of_two_acts_at_once_one_wins_and_one_is_told_to_look_again() {
    for store in stores::empty() {
        let app = court(store, 500);
        let clerk = officer(&app, "clerk-1");
        let filter = CaseFilter {
            stage: store::read::cases::StageFilter::Only("filed".to_owned()),
            limit: 1,
            ..CaseFilter::default()
        };
        let row = app.case_list(&clerk, &filter).unwrap().rows.remove(0);
        let id: CaseId = row.case_id.parse().unwrap();
        let seen = app.open_case(&clerk, &id).unwrap().case.pages;
        let outcomes: Vec<Result<_, AppError>> = std::thread::scope(|scope| {
            let tries: Vec<_> = ["fast-1", "one-1"]
                .map(|handler| {
                    let (app, clerk, id) = (&app, &clerk, &id);
                    scope.spawn(move || {
                        app.act(clerk, id, "assign_case", &json!({"handler": handler}), Some(seen))
                    })
                })
                .into_iter()
                .collect();
            tries.into_iter().map(|attempt| attempt.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert!(outcomes.iter().any(|outcome| matches!(outcome, Err(AppError::Conflict))));
        assert_eq!(app.open_case(&clerk, &id).unwrap().case.pages, seen + 1);
    }
}

#[test]
fn a_forbidden_case_and_a_missing_one_look_the_same() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap(), 60);
    let head = officer(&app, "bureau-head");
    let filter = CaseFilter { team: Some("ordinary-1".to_owned()), limit: 1, ..CaseFilter::default() };
    let id: CaseId = app.case_list(&head, &filter).unwrap().rows.remove(0).case_id.parse().unwrap();
    let missing: CaseId = format!("{COURT_CODE}-2026-执-999999").parse().unwrap();
    let stranger = officer(&app, "two-1");
    for id in [&id, &missing] {
        let error = app.open_case(&stranger, id).unwrap_err();
        assert!(matches!(error, AppError::NotFound));
        let act = app.act(&stranger, id, "issue_notice", &json!({"report_days": 10}), None).unwrap_err();
        assert_eq!(
            (act.code(), act.sentence(), act.remedy()),
            (error.code(), error.sentence(), error.remedy())
        );
    }
    assert!(app.case_list(&stranger, &filter).unwrap().rows.is_empty());
}

#[test]
fn the_same_list_twice_changes_nothing_and_bad_rows_are_named() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap(), 0);
    let clerk = officer(&app, "clerk-1");
    let head = "收到申请日期,执行依据文号,作出机关,生效日期,案由,申请执行人,被执行人,给付名目,金额（元）,履行期限届满日\n";
    let good = "2026-03-10,（2025）内0299民初1号,示范县人民法院,2025-12-01,民间借贷纠纷,张某,王某、李某某,借款本金,50000,2025-12-11\n";
    let bad = "2026-03-10,（2025）内0299民初2号,示范县人民法院,2025-12-01,民间借贷纠纷,张某,,借款本金,五万,2025-12-11\n";
    let file = format!("{head}{good}{bad}");
    let first = app.import_cases(&clerk, "cases.csv", file.as_bytes()).unwrap();
    assert_eq!((first.filed.len(), first.known.len(), first.bad.len()), (1, 0, 1));
    assert_eq!(first.bad[0].0, 3);
    let journal = app.store().last_position().unwrap();
    let second = app.import_cases(&clerk, "cases.csv", file.as_bytes()).unwrap();
    assert_eq!((second.filed.len(), second.known.len(), second.bad.len()), (0, 1, 1));
    assert_eq!(app.store().last_position().unwrap(), journal);
}
