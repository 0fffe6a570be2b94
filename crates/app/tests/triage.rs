//! Triage in a court: found at filing, kept current, overridden, and by a table of the court's own; on both engines.

#![allow(clippy::unwrap_used)]

#[path = "invented/mod.rs"]
mod invented;

use app::triage::Edit;
use app::{App, AppError};
use docket::Case;
use docket::triage::Track;
use insight::triage::{Outcome, Range, Row, Track as Found};
use invented::{court, officer, tables};
use serde_json::json;
use store::Store;
use store::read::cases::{CaseFilter, CaseRow};
use testkit::stores;
use values::CaseId;

fn open(app: &App, track: Option<&str>) -> Vec<CaseRow> {
    let filter = CaseFilter { limit: 200, track: track.map(str::to_owned), ..CaseFilter::default() };
    app.case_list(&officer(app, "bureau-head"), &filter).unwrap().rows
}

fn case(app: &App, id: &CaseId) -> Case {
    app.open_case(&officer(app, "bureau-head"), id).unwrap().case
}

fn other_than(handler: &str) -> &'static str {
    if handler == "fast-1" { "fast-2" } else { "fast-1" }
}

fn check(store: Store) {
    let app = court(store, 60);
    let (head, clerk) = (officer(&app, "bureau-head"), officer(&app, "clerk-1"));
    let all = open(&app, None);
    let fast = open(&app, Some("fast"));
    assert!(!fast.is_empty() && fast.len() < all.len(), "{} of {}", fast.len(), all.len());
    assert!(all.iter().all(|row| row.track.is_some()), "every open case is triaged");
    assert!(fast.iter().all(|row| row.track.as_deref() == Some("fast")));

    // An officer stands above the table.
    let assigned = fast.iter().find(|row| row.handler.is_some()).unwrap();
    let id: CaseId = assigned.case_id.parse().unwrap();
    let command = json!({"track": "complex", "reason": "案外人主张权利"});
    app.act(&head, &id, "override_track", &command, None).unwrap();
    assert_eq!(case(&app, &id).triage.track(), Some(Track::Complex));

    // A draft changes nothing; only the bureau head writes one, and nobody over the head of another.
    let seen = app.triage_history().length();
    let every = Row { creditors: Range::from(1), ..Row::any(Found::Ordinary, "试点期间一律普通") };
    let refused = app.edit_triage(&clerk, Edit::Add(every.clone()), seen);
    assert!(matches!(refused, Err(AppError::Forbidden)), "{refused:?}");
    app.edit_triage(&head, Edit::Add(every.clone()), seen).unwrap();
    let meanwhile = app.edit_triage(&head, Edit::Up(8), seen);
    assert!(matches!(meanwhile, Err(AppError::Conflict)), "{meanwhile:?}");
    for row in (2..=8).rev() {
        app.edit_triage(&head, Edit::Up(row), app.triage_history().length()).unwrap();
    }
    let unreached = app.put_triage_in_force(&head, "试点", app.triage_history().length());
    assert!(matches!(&unreached, Err(AppError::BadInput(told)) if told.contains("第2行永远不会适用")));
    let nothing = Edit::Change(1, Row::any(Found::Ordinary, "什么也不要求"));
    app.edit_triage(&head, nothing, app.triage_history().length()).unwrap();
    let refused = app.put_triage_in_force(&head, "试点", app.triage_history().length());
    assert!(
        matches!(&refused, Err(AppError::BadInput(told)) if told.contains("第1行没有条件")),
        "{refused:?}"
    );
    app.edit_triage(&head, Edit::Change(1, every), app.triage_history().length()).unwrap();
    for _ in 0..7 {
        app.edit_triage(&head, Edit::Remove(2), app.triage_history().length()).unwrap();
    }
    let outcome = Outcome { track: Found::Complex, reason: "其余".to_owned() };
    app.edit_triage(&head, Edit::Otherwise(outcome), app.triage_history().length()).unwrap();
    assert_eq!(open(&app, Some("fast")).len(), fast.len() - 1, "a draft changes nothing");
    let draft = app.triage_history().draft().cloned().unwrap();
    let would = app.triage_would_change(&head, &draft).unwrap();
    assert_eq!((would.open as usize, would.by_row[&1]), (all.len(), would.open));

    // In force, it changes what it said it would, and the officer's case gets a suggestion.
    let changed = app.put_triage_in_force(&head, "试点", app.triage_history().length()).unwrap();
    assert_eq!(changed, would.changed);
    assert_eq!(app.triage_history().in_force().version, 1);
    assert!(open(&app, Some("fast")).is_empty());
    let kept = case(&app, &id);
    assert_eq!(kept.triage.track(), Some(Track::Complex));
    assert_eq!(kept.triage.suggestion().map(|found| found.track), Some(Track::Ordinary));

    // It stands on the desks of its handler and of those who answer, and of nobody else.
    let handler = kept.handler().unwrap().to_string();
    for (staff, count) in
        [(handler.as_str(), 1), ("bureau-head", 1), (other_than(&handler), 0), ("clerk-1", 0)]
    {
        let suggestions = app.desk(&officer(&app, staff)).unwrap().unwrap().attention.suggestions;
        assert_eq!(suggestions.count, count, "{staff}");
        for row in &suggestions.first {
            assert_eq!(row.case_id, id.as_str());
            assert_eq!(
                (row.track.as_deref(), row.suggested_track.as_deref()),
                (Some("complex"), Some("ordinary"))
            );
        }
    }
    app.act(&head, &id, "settle_track", &json!({"answer": "accept"}), None).unwrap();
    assert_eq!(app.desk(&head).unwrap().unwrap().attention.suggestions.count, 0);
    assert_eq!(case(&app, &id).triage.track(), Some(Track::Ordinary));
    assert_eq!(open(&app, Some("ordinary")).len(), all.len());

    let before = tables(&app);
    app.rebuild().unwrap();
    assert!(before == tables(&app), "rows of a rebuild are those that were written");
}

#[test]
fn a_court_is_triaged_by_its_own_table_and_officers_stand_above_it() {
    for store in stores::empty() {
        check(store);
    }
}
