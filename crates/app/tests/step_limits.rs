//! Limits of the court's own for the steps of its cases: drafted, put in force, taken over by the cases that go on, and
//! read from the same lists as the periods of the law; on both engines.

#![allow(clippy::unwrap_used)]

#[path = "invented/mod.rs"]
mod invented;

use app::cases::list::Scope;
use app::step_limits::Edit;
use app::{App, AppError, FixedClock};
use docket::Case;
use docket::clock::{ClockKind, ClockState};
use docket::flow::{Node, node};
use docket::office::Office;
use docket::standstill::Counting;
use docket::step_limit::{Applies, StepLimit};
use invented::{court, officer, tables};
use serde_json::json;
use std::sync::Arc;
use store::Store;
use store::read::cases::CaseFilter;
use store::read::clocks::{ClockFilter, ClockRow};
use testkit::stores;
use testkit::synthetic;
use values::{CaseId, Day};

fn line(today: Day) -> StepLimit {
    StepLimit {
        no: 0,
        name: "发放案款".to_owned(),
        from: Node::Allocated,
        until: Node::Paid,
        days: 5,
        counting: Counting::Working,
        applies: Applies::All,
        office: Office::Finance,
        warn_days: 2,
        in_force_on: today,
        ends_on: None,
    }
}

fn case(app: &App, id: &CaseId) -> Case {
    app.open_case(&officer(app, "bureau-head"), id).unwrap().case
}

fn at(app: &App, wanted: Node) -> CaseId {
    let filter = CaseFilter { limit: 200, ..CaseFilter::default() };
    let rows = app.case_list(&officer(app, "bureau-head"), &filter).unwrap().rows;
    let nodes: Vec<(CaseId, Node)> = rows
        .iter()
        .map(|row| row.case_id.parse::<CaseId>().unwrap())
        .map(|id| (id.clone(), node(&case(app, &id)).0))
        .collect();
    let found = nodes.iter().find(|(_, node)| *node == wanted);
    found.unwrap_or_else(|| panic!("{wanted:?} among {nodes:?}")).0.clone()
}

fn of_finance(app: &App) -> Vec<ClockRow> {
    let filter = ClockFilter { kind: ClockKind::StepLimit.word(), office: Office::Finance.word() };
    app.clock_list(&officer(app, "finance-1"), Scope::Seen, filter, Day::MAX, (0, 50)).unwrap()
}

fn check(store: Store) {
    let app = court(store, 60);
    let (head, finance, today) = (officer(&app, "bureau-head"), officer(&app, "finance-1"), app.today());
    let seen = || app.step_limits_history().length();
    let refused = app.edit_step_limits(&finance, Edit::Add(line(today)), seen());
    assert!(matches!(refused, Err(AppError::Forbidden)), "{refused:?}");
    let backwards = StepLimit { until: Node::Received, ..line(today) };
    let refused = app.edit_step_limits(&head, Edit::Add(backwards), seen());
    assert!(matches!(&refused, Err(AppError::BadInput(told)) if told.contains("不在")), "{refused:?}");
    let refused = app.put_step_limits_in_force(&head, "试行", seen());
    assert!(matches!(&refused, Err(AppError::BadInput(told)) if told.contains("没有草案")), "{refused:?}");

    // What is past is not timed afterwards.
    let refused = app.edit_step_limits(&head, Edit::Add(line(today.previous())), seen());
    assert!(matches!(&refused, Err(AppError::BadInput(told)) if told.contains("不溯及既往")), "{refused:?}");
    let day_before = Arc::new(FixedClock::at(today.previous()));
    let yesterday = App::open(synthetic::config(app.store().clone(), day_before)).unwrap();
    yesterday.edit_step_limits(&head, Edit::Add(line(today.previous())), seen()).unwrap();
    let refused = app.put_step_limits_in_force(&head, "试行", yesterday.step_limits_history().length());
    assert!(matches!(&refused, Err(AppError::BadInput(told)) if told.contains("不溯及既往")), "{refused:?}");
    app.edit_step_limits(&head, Edit::Change(1, line(today)), seen()).unwrap();
    let meanwhile = app.put_step_limits_in_force(&head, "试行", seen() - 1);
    assert!(matches!(meanwhile, Err(AppError::Conflict)), "{meanwhile:?}");
    let id = at(&app, Node::Received);
    let before = (tables(&app), case(&app, &id).pages);
    app.put_step_limits_in_force(&head, "试行", seen()).unwrap();
    assert_eq!(app.step_limits_history().version(), 1);
    assert!((tables(&app), case(&app, &id).pages) == before, "a new table writes nothing on any docket");

    // The case takes it over with its next page, and the step that begins there is timed.
    let handler = officer(&app, case(&app, &id).handler().unwrap().as_str());
    let receipts = case(&app, &id).receipts.clone();
    for receipt in receipts.iter().filter(|receipt| receipt.allocation.is_none()) {
        app.act(&handler, &id, "allocate_money", &json!({"receipt": receipt.no.0}), None).unwrap();
    }
    let divided = case(&app, &id);
    assert_eq!(divided.step_limits.version, 1);
    let clock = divided.clocks.get(ClockKind::StepLimit, 1).unwrap();
    assert_eq!((clock.started_on, clock.state, clock.office), (today, ClockState::Running, Office::Finance));
    let rows = of_finance(&app);
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].label.as_str(), rows[0].due_on, rows[0].warn_days), ("发放案款", clock.due_on, 2));
    let desk = app.desk(&finance).unwrap().unwrap();
    assert_eq!(desk.answers, Some(Office::Finance));
    assert!(desk.due.iter().all(|row| row.office == "finance"), "{:?}", desk.due);
    assert!(desk.due.iter().any(|row| row.label == "发放案款"));

    // The panel reads another case without writing anything.
    let other = at(&app, Node::Controlled);
    let noticed = StepLimit { from: Node::Assigned, until: Node::Notified, ..line(today) };
    let runs = app.try_step_limit(&head, &noticed, &other).unwrap();
    assert_eq!(runs.len(), 1);
    assert!(runs[0].met_on.is_some());
    assert!(case(&app, &other).clocks.get(ClockKind::StepLimit, 1).is_none());

    // Another table: the clock that was started keeps its term, and its line stays readable.
    let longer = StepLimit { days: 60, ..line(today) };
    app.edit_step_limits(&head, Edit::Change(1, longer), seen()).unwrap();
    app.put_step_limits_in_force(&head, "放宽", seen()).unwrap();
    let history = app.step_limits_history();
    assert_eq!((history.in_force()[0].no, history.versions()[0].table[0].days), (2, 5));
    let order = json!({"order": "尽快发放", "due_on": today.plus_days(3)});
    app.act(&head, &id, "supervise", &order, None).unwrap();
    let kept = case(&app, &id);
    assert_eq!(kept.step_limits.version, 2);
    let clock_1 = kept.clocks.get(ClockKind::StepLimit, 1).unwrap();
    assert_eq!((clock_1.due_on, clock_1.state), (clock.due_on, ClockState::Running));
    assert!(kept.clocks.get(ClockKind::StepLimit, 2).is_none(), "one step is not timed twice");
    assert_eq!(of_finance(&app), rows);

    let before = tables(&app);
    app.rebuild().unwrap();
    assert!(before == tables(&app), "rows of a rebuild are those that were written");
}

#[test]
fn a_court_sets_limits_of_its_own_and_its_cases_take_them_over() {
    for store in stores::empty() {
        check(store);
    }
}
