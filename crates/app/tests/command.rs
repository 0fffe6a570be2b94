//! What the command centre computes once for all who look.

#![allow(clippy::unwrap_used)]

use app::cases::list::Scope;
use app::command::screen::SECONDS;
use app::{App, Clock};
use docket::office::Actor;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Store;
use store::read::cases::CaseFilter;
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, Plan};
use values::{CaseId, Instant};

/// A clock that stands still and is moved by seconds.
struct Seconds(AtomicI64);

impl Clock for Seconds {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

impl Seconds {
    fn pass(&self, seconds: i64) {
        self.0.store(self.now().plus_seconds(seconds).0, Ordering::SeqCst);
    }
}

fn court(store: Store, cases: u32) -> (App, Arc<Seconds>) {
    let plan = Plan { cases, ..Plan::demonstration() };
    let clock = Arc::new(Seconds(AtomicI64::new(Instant::at(plan.today, 9 * 3600).0)));
    let app = App::open(synthetic::config(store, clock.clone())).unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    (app, clock)
}

fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

/// Orders something in the open case that was filed first, and so adds a page to its docket and a clock.
fn order(app: &App) {
    let head = officer(app, "bureau-head");
    let filter = CaseFilter { limit: 100, ..CaseFilter::default() };
    let rows = app.store().case_list(COURT_CODE, &filter).unwrap();
    let first = rows.iter().filter(|row| row.handler.is_some()).min_by_key(|row| row.filed_on).unwrap();
    let id: CaseId = first.case_id.parse().unwrap();
    let command = json!({"order": "请说明进展。", "due_on": app.proposed_reply_day()});
    app.act(&head, &id, "supervise", &command, None).unwrap();
}

#[test]
fn a_screen_is_computed_once_for_an_office_and_again_when_something_was_entered_and_it_is_old() {
    for store in stores::empty() {
        let (app, clock) = court(store, 40);
        let (head, command) = (officer(&app, "bureau-head"), officer(&app, "command-1"));
        let first = app.screen(&head).unwrap();
        assert!(Arc::ptr_eq(&first, &app.screen(&head).unwrap()));
        assert!(!Arc::ptr_eq(&first, &app.screen(&command).unwrap()), "another office sees other things");
        clock.pass(SECONDS * 10);
        assert!(Arc::ptr_eq(&first, &app.screen(&head).unwrap()), "nothing was entered since");

        order(&app);
        let second = app.screen(&head).unwrap();
        assert!(!Arc::ptr_eq(&first, &second), "it was old, and something was entered");
        order(&app);
        clock.pass(SECONDS - 1);
        assert!(Arc::ptr_eq(&second, &app.screen(&head).unwrap()), "it is young enough for a wall");
        clock.pass(1);
        let third = app.screen(&head).unwrap();
        assert!(!Arc::ptr_eq(&second, &third));
        clock.pass(86_400);
        assert!(!Arc::ptr_eq(&third, &app.screen(&head).unwrap()), "another day has other clocks");
    }
}

#[test]
fn two_handlers_never_share_a_screen_and_who_sees_nothing_gets_none() {
    let (app, _) = court(stores::empty().remove(0), 40);
    let (one, two) = (officer(&app, "fast-1"), officer(&app, "fast-2"));
    let first = app.screen(&one).unwrap();
    assert!(!Arc::ptr_eq(&first, &app.screen(&two).unwrap()));
    assert!(app.screen(&officer(&app, "admin")).is_err());
}

#[test]
fn warnings_are_compared_once_and_each_sees_the_own_part_of_them_at_once() {
    for store in stores::empty() {
        let (app, _) = court(store, 150);
        let head = officer(&app, "bureau-head");
        let all = app.slow_cases(&head, Scope::Seen, None).unwrap();
        let teams = ["fast", "ordinary-1", "ordinary-2", "upkeep", "affairs", "command", ""];
        let sums = teams.iter().fold((0, 0, 0), |sums, team| {
            let of = app.slow_cases(&head, Scope::Seen, Some(team)).unwrap();
            (sums.0 + of.slow.len(), sums.1 + of.compared, sums.2 + of.without_like)
        });
        assert_eq!(sums, (all.slow.len(), all.compared, all.without_like));
        let leader = officer(&app, "leader-fast");
        let team = app.slow_cases(&leader, Scope::Seen, None).unwrap();
        assert_eq!(team, app.slow_cases(&head, Scope::Seen, Some("fast")).unwrap());
        // A page of today: whatever is warned of, the case that was just acted in is not.
        if let Some(slow) = all.slow.first() {
            let id: CaseId = slow.case_id.parse().unwrap();
            let command = json!({"order": slow.proposed_order(), "due_on": app.proposed_reply_day()});
            app.act(&head, &id, "supervise", &command, None).unwrap();
            let after = app.slow_cases(&head, Scope::Seen, None).unwrap();
            assert!(after.slow.iter().all(|one| one.case_id != slow.case_id));
        }
    }
}
