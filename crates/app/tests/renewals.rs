//! The renewals of a handler: what is due, one confirmation for many cases, and what came too late.

#![allow(clippy::unwrap_used)]

use app::cases::list::Scope;
use app::measures::PageKey;
use app::measures::board::{Asked, Span};
use app::{App, AppError, FixedClock};
use docket::EntryNo;
use docket::office::Actor;
use serde_json::json;
use std::sync::Arc;
use store::Store;
use store::read::measures::MeasureRow;
use testkit::stores;
use testkit::synthetic::{self, Held};
use values::Day;

const MEASURES: u32 = 30;

struct Court {
    app: App,
    clock: Arc<FixedClock>,
}

/// A court in which 赵某 watches over thirty measures, on SQLite, and on PostgreSQL where `TEST_POSTGRES_URL` names one.
fn courts() -> Vec<Court> {
    stores::empty().into_iter().map(court).collect()
}

fn court(store: Store) -> Court {
    let today: Day = "2026-11-20".parse().unwrap();
    let clock = Arc::new(FixedClock::at(today));
    let app = App::open(synthetic::config(store, clock.clone())).unwrap();
    synthetic::found(&app).unwrap();
    let held = Held {
        seed: 1,
        measures: MEASURES,
        handler: "one-1",
        in_a_case: 3,
        months: None,
        days_ago: (12, 330),
        today,
    };
    assert_eq!(synthetic::hold(&app, &held).unwrap(), MEASURES);
    Court { app, clock }
}

impl Court {
    fn officer(&self, id: &str) -> Actor {
        self.app.actor(&id.parse().unwrap()).unwrap()
    }

    fn list(&self, who: &str, span: Span) -> Vec<MeasureRow> {
        let actor = self.officer(who);
        self.app.measure_list(&actor, &Asked::all(span, app::measures::board::own_scope(&actor))).unwrap()
    }
}

fn key(row: &MeasureRow) -> PageKey {
    PageKey { case: row.case_id.parse().unwrap(), entry: EntryNo(row.entry) }
}

#[test]
fn one_confirmation_renews_many_cases_and_keeps_each_refusal() {
    for court in courts() {
        assert_eq!(court.list("one-1", Span::All).len() as u32, MEASURES);
        assert!(court.list("one-2", Span::All).is_empty(), "a colleague has measures of his own");
        assert_eq!(court.list("leader-one", Span::All).len() as u32, MEASURES);
        assert!(court.list("leader-two", Span::All).is_empty());
        let first = court.list("one-1", Span::All)[0].last_safe_on;
        court.clock.move_to(first);
        let handler = court.officer("one-1");
        let renewals = court.app.renewals(&handler, 90).unwrap();
        assert!(
            renewals.due.len() > 1 && renewals.awaited.is_empty() && renewals.without_safe_path.is_empty()
        );
        // A list may name what is nobody's, or what is not to be renewed yet.
        let mut keys: Vec<PageKey> = renewals.due.iter().map(key).collect();
        let due = keys.len();
        keys.push(PageKey { case: keys[0].case.clone(), entry: EntryNo(1) });
        keys.push("内0299-2020-执-1.1".parse().unwrap());
        let renewed = court.app.renew_together(&handler, &keys);
        let orders: Vec<PageKey> =
            renewed.iter().filter_map(|one| Some(one.outcome.as_ref().ok()?.order.clone())).collect();
        assert_eq!((orders.len(), renewed.len()), (due, due + 2));
        let refused: Vec<&str> =
            renewed.iter().filter_map(|one| Some(one.outcome.as_ref().err()?.code())).collect();
        assert_eq!(refused, ["not_on_docket", "not_found"]);
        // Twice orders nothing twice, and a stranger orders nothing.
        let again = court.app.renew_together(&handler, &keys[..due]);
        assert!(
            again.iter().all(|one| one.outcome.as_ref().is_err_and(|error| error.code() == "order_open"))
        );
        let stranger = court.app.renew_together(&court.officer("two-1"), &keys[..1]);
        assert!(matches!(stranger[0].outcome, Err(AppError::NotFound)));
        assert_eq!(court.list("one-1", Span::Awaited).len(), due);
        match court.app.renewal_papers(&handler, &orders) {
            Ok(printed) => assert!(printed.bytes.starts_with(b"%PDF-")),
            Err(AppError::Press(reason)) => println!("skipped: {reason}"),
            Err(error) => panic!("{error}"),
        }
        assert!(matches!(
            court.app.renewal_papers(&court.officer("two-1"), &orders),
            Err(AppError::NotFound)
        ));
        // The receipt moves the measure to its next term.
        let assistant = court.officer("assistant-2");
        let command = json!({"order": orders[0].entry, "on": first, "result": "done", "held_fen": null,
            "rank": null, "receipt": "续1", "remark": null});
        court.app.act(&assistant, &orders[0].case, "record_receipt", &command, None).unwrap();
        assert_eq!(court.list("one-1", Span::Awaited).len(), due - 1);
        let sheet = court.app.measure_sheet(&handler, &Asked::all(Span::All, Scope::Mine)).unwrap();
        assert!(sheet.starts_with(b"PK"));
    }
}

#[test]
fn what_nobody_renews_is_red_and_then_stays_until_somebody_says_what_was_done() {
    for court in courts() {
        let first = court.list("one-1", Span::All)[0].clone();
        let handler = court.officer("one-1");
        let red = || court.app.measures_in_red(&handler, Scope::Mine).unwrap();
        court.clock.move_to(first.last_safe_on);
        assert_eq!(red(), (0, 0));
        court.clock.move_to(first.last_safe_on.next());
        let without_path = court.list("one-1", Span::WithoutSafePath);
        assert!(without_path.contains(&first));
        assert_eq!(red(), (0, without_path.len() as i64));
        // Whoever looks a week ahead sees what is late too.
        let within = |days| court.list("one-1", Span::Within(days));
        let counted =
            || court.app.measure_counts(&handler, &Asked::all(Span::All, Scope::Mine)).unwrap().within;
        assert!(without_path.iter().all(|row| within(7).contains(row)));
        assert_eq!([7, 30, 60, 90].map(|days| within(days).len() as i64), counted());
        assert!(court.app.renewals(&handler, 90).unwrap().due.iter().all(|row| !without_path.contains(row)));
        court.clock.move_to(first.until_on.next());
        let ended = court.list("one-1", Span::Ended);
        assert!(ended.contains(&first));
        assert_eq!(red().0, ended.len() as i64);
        assert!(ended.iter().all(|row| within(7).contains(row)));
        assert_eq!([7, 30, 60, 90].map(|days| within(days).len() as i64), counted());
        let renewed = court.app.renew_together(&handler, &[key(&first)]);
        assert!(renewed[0].outcome.as_ref().is_err_and(|error| error.code() == "renewal_too_late"));
        let command = json!({"measure": first.entry, "answer": "given_up", "reason": "账户余额已全部划拨"});
        court.app.act(&handler, &first.case_id.parse().unwrap(), "record_lapse", &command, None).unwrap();
        assert_eq!(red().0, ended.len() as i64 - 1);
        let counts = court.app.measure_counts(&handler, &Asked::all(Span::All, Scope::Mine)).unwrap();
        assert_eq!(counts.ended, red().0);
        assert!(counts.within.is_sorted());
    }
}
