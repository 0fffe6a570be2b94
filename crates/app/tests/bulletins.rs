//! A bulletin tells what the dockets tell, is made once, and knows what came later.

#![allow(clippy::unwrap_used)]

mod invented;

use app::bulletins::{BulletinId, BulletinKind, PostState, paper};
use app::indicators::Selection;
use app::{App, AppError};
use docket::indicator::Fact;
use gateways::work_group::{Answering, WorkGroup, serve};
use invented::{court, officer};
use serde_json::json;
use std::time::Duration;
use store::read::cases::CaseFilter;
use testkit::stores;
use testkit::synthetic::COURT_CODE;
use values::CaseId;

fn open_case(app: &App) -> CaseId {
    let filter = CaseFilter { limit: 100, ..CaseFilter::default() };
    let rows = app.store().case_list(COURT_CODE, &filter).unwrap();
    let kind = "-执-";
    let first = rows.iter().filter(|row| row.case_id.contains(kind)).min_by_key(|row| row.filed_on);
    first.unwrap().case_id.parse().unwrap()
}

#[test]
fn bulletins_are_made_once_and_tell_what_the_indicators_tell() {
    for store in stores::empty() {
        let app = court(store, 40);
        let head = officer(&app, "bureau-head");
        let made = app.make_due_bulletins().unwrap();
        assert_eq!(made.len(), BulletinKind::ALL.len());
        assert_eq!(app.make_due_bulletins().unwrap(), Vec::new(), "a second run makes none");
        for id in made {
            let sealed = app.sealed_bulletin(&head, id).unwrap().unwrap();
            assert!(!sealed.bulletin.rows.is_empty());
            for row in &sealed.bulletin.rows {
                for span in &row.spans {
                    let selection =
                        Selection { of: row.of.clone(), ..Selection::court(span.from, span.until) };
                    let columns: Vec<_> = sealed.bulletin.columns.iter().map(|(one, _)| *one).collect();
                    let figures = app.figures(&head, &selection, &columns).unwrap();
                    assert_eq!(span.figures, figures, "{id} {}", row.name);
                }
            }
            let comparison = app.compare_bulletin(&head, &sealed).unwrap();
            assert_eq!(comparison, app::bulletins::Comparison::default(), "{id}");
            let rows = documents::sheet::rows("通报.xlsx", &app.bulletin_sheet(&head, id).unwrap()).unwrap();
            let lines: usize = sealed
                .bulletin
                .rows
                .iter()
                .map(|row| paper::lines(&sealed.bulletin, row, &app.indicator_marks()).len())
                .sum();
            assert_eq!(rows.len(), lines + 1);
        }
        let names: Vec<String> = {
            let id = BulletinId::over(BulletinKind::Handlers, app.today()).before();
            let sealed = app.sealed_bulletin(&head, id).unwrap().unwrap();
            sealed.bulletin.rows.iter().map(|row| row.of.unit.clone()).collect()
        };
        let mut in_order = names.clone();
        in_order.sort();
        assert_eq!(names, in_order, "the order is that of the directory");
    }
}

#[test]
fn who_sees_only_the_own_team_gets_only_its_rows() {
    let app = court(stores::empty().remove(0), 40);
    app.make_due_bulletins().unwrap();
    let handler = officer(&app, "one-1");
    let id = |kind| BulletinId::over(kind, app.today()).before();
    let teams = app.sealed_bulletin(&handler, id(BulletinKind::Teams)).unwrap().unwrap();
    assert_eq!(teams.bulletin.rows.len(), 1);
    assert_eq!(
        Some(teams.bulletin.rows[0].of.unit.as_str()),
        handler.team.as_ref().map(|team| team.as_str())
    );
    let handlers = app.sealed_bulletin(&handler, id(BulletinKind::Handlers)).unwrap().unwrap();
    assert!(handlers.bulletin.rows.len() < 6);
    assert!(matches!(app.sealed_bulletin(&handler, id(BulletinKind::Court)), Err(AppError::Forbidden)));
    assert!(matches!(app.make_bulletin(&handler, id(BulletinKind::Teams)), Err(AppError::Forbidden)));
    assert!(matches!(app.bulletins(&officer(&app, "admin"), 2026), Err(AppError::Forbidden)));
    let running = BulletinId::over(BulletinKind::Court, app.today());
    let head = officer(&app, "bureau-head");
    assert!(matches!(app.make_bulletin(&head, running), Err(AppError::BadInput(_))));
    assert!(app.sealed_bulletin(&head, running).unwrap().is_none());
    assert_eq!(app.bulletin(&head, running).unwrap().rows.len(), 1, "a running month can be looked at");
}

#[test]
fn a_page_that_came_later_is_named_with_its_case() {
    for store in stores::empty() {
        let app = court(store, 40);
        let head = officer(&app, "bureau-head");
        let id = BulletinId::over(BulletinKind::Court, app.today()).before();
        let sealed = app.make_bulletin(&head, id).unwrap();
        let case = open_case(&app);
        let before = app.open_case(&head, &case).unwrap().case;
        let finance = officer(&app, "finance-1");
        let pages = before.pages;
        let value_on = id.until().max(before.filing.filed_on);
        let receipt = json!({"debtor": 2, "amount_fen": 12_345, "value_on": value_on,
            "bank_reference": "R-late-1", "payer": "某人", "deduction": null});
        app.act(&finance, &case, "receive_money", &receipt, Some(pages)).unwrap();
        let comparison = app.compare_bulletin(&head, &sealed).unwrap();
        let titles: Vec<&str> = comparison.changed.iter().map(|one| one.indicator.id).collect();
        assert_eq!(titles, ["recovered"]);
        assert_eq!(comparison.changed[0].now.counted - comparison.changed[0].sealed.counted, 12_345);
        assert_eq!(comparison.cases.len(), 1);
        assert_eq!((&comparison.cases[0].id, comparison.cases[0].pages[0].0), (&case, pages + 1));
        assert_eq!(comparison.cases[0].facts, vec![(Fact::Received, 1)]);
        assert_eq!(app.sealed_bulletin(&head, id).unwrap().unwrap(), sealed, "what is sealed stays");
    }
}

#[test]
fn a_bulletin_is_posted_once_and_what_is_unclear_waits_for_somebody() {
    let whole = Duration::from_millis(500);
    let app = court(stores::empty().remove(0), 40);
    let head = officer(&app, "bureau-head");
    let robot = serve("127.0.0.1:0", "k", Answering::Well, Duration::from_secs(2)).unwrap();
    let group = WorkGroup::new(&robot.address(), whole);
    assert_eq!(app.send_posts(&group).unwrap(), 0, "there is nothing to post");

    let id = |kind| BulletinId::over(kind, app.today()).before();
    app.make_bulletin(&head, id(BulletinKind::Teams)).unwrap();
    assert_eq!(app.send_posts(&group).unwrap(), 1);
    assert_eq!(app.send_posts(&group).unwrap(), 0, "it goes once");
    let posted = robot.posts();
    assert_eq!(posted.len(), 1);
    assert!(posted[0].content.contains("第1期") && !posted[0].content.contains("号案"));

    app.make_bulletin(&head, id(BulletinKind::Handlers)).unwrap();
    robot.answer(Answering::Wrong);
    assert_eq!(app.send_posts(&group).unwrap(), 1);
    robot.answer(Answering::Well);
    assert_eq!(app.send_posts(&group).unwrap(), 0, "nobody knows whether it arrived, so it waits");
    let post = app.posts_of(id(BulletinKind::Handlers)).unwrap().remove(0);
    assert!(matches!(post.state, PostState::Unclear(_)));
    for member in app.directory().members.values() {
        assert!(!post.content.contains(&member.name), "each handler reads his own in the system");
    }
    let handler = officer(&app, "one-1");
    assert!(matches!(app.post_again(&handler, post.number), Err(AppError::Forbidden)));
    app.post_was_seen(&head, post.number).unwrap();
    assert!(matches!(app.post_again(&head, post.number), Err(AppError::NotFound)), "it is settled");

    app.make_bulletin(&head, id(BulletinKind::Court)).unwrap();
    robot.answer(Answering::Down);
    assert_eq!(app.send_posts(&group).unwrap(), 1);
    assert_eq!(app.send_posts(&group).unwrap(), 0, "it rests before it tries again");
    let post = app.posts_of(id(BulletinKind::Court)).unwrap().remove(0);
    assert!(matches!(post.state, PostState::Failed(1, ..)));
}
