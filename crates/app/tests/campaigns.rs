//! Campaigns, their operations and urging before filing, on both engines.

#![allow(clippy::unwrap_used)]

use app::campaigns::{Account, Criteria, Hour, Operation, Outcome};
use app::indicators::{BehindLine, Part, Selection};
use app::urging::{Ask, Contact, Ending, State};
use app::{App, AppError, FixedClock};
use docket::indicator::{When, by_id};
use docket::office::Actor;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Store;
use store::read::tables::REBUILT;
use testkit::stores;
use testkit::synthetic::{self, Course, Ending as Closed, Measure, enter};
use values::{Day, Fen};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn court(store: Store) -> (App, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(day("2026-11-20")));
    let app = App::open(synthetic::config(store, clock.clone())).unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    (app, clock)
}

fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

fn counted(account: &Account, id: &str) -> i64 {
    account.results.iter().find(|outcome| outcome.indicator.id == id).unwrap().figure.counted
}

/// What the cases behind a result add up to.
fn behind(app: &App, actor: &Actor, number: u32, outcome: &Outcome) -> i64 {
    // What was carried is one list, though it is told by what was accepted, resumed and closed before.
    let terms = outcome.indicator.counted.terms.iter();
    let carried = terms.clone().find(|term| term.when == When::Before);
    terms
        .filter(|term| term.when == When::During)
        .chain(carried)
        .map(|term| {
            let part = Part::of(term);
            let (_, found) = app.campaign_behind(actor, number, outcome.indicator, part, (0, 100)).unwrap();
            let of_line = |line: &BehindLine| if term.money { line.amount.0 } else { line.counted };
            let sum: i64 = found.lines.iter().map(of_line).sum();
            if term.less { -sum } else { sum }
        })
        .sum()
}

fn figure(app: &App, id: &str) -> i64 {
    let selection = Selection::court(day("2026-01-01"), day("2026-12-31"));
    app.figures(&officer(app, "bureau-head"), &selection, &[by_id(id).unwrap()]).unwrap()[0].counted
}

/// The read tables as they are, and as a rebuild makes them.
fn assert_rebuilds(app: &App) {
    let all = || -> Vec<_> {
        REBUILT
            .iter()
            .map(|table| app.store().read(|connection| connection.rows(table.list(), &[])).unwrap())
            .collect()
    };
    let before = all();
    app.rebuild().unwrap();
    assert_eq!(before, all());
}

fn operation(on: &str, partners: &[&str]) -> Operation {
    Operation {
        on: day(on),
        hour: Hour::Dawn,
        partners: partners.iter().map(|name| (*name).to_owned()).collect(),
        officers: 8,
        cases: Vec::new(),
        outcome: "集中拘传".to_owned(),
    }
}

#[test]
fn a_campaign_counts_its_own_cases_and_period_and_is_made_anew_from_the_journal() {
    for store in stores::empty() {
        let (app, clock) = court(store);
        let old = Course::filed(day("2025-05-06")).over(Fen::yuan(60_000));
        let young = Course::filed(day("2026-09-01")).over(Fen::yuan(60_000));
        let closed = |course: &Course, on: &str| course.clone().closed(day(on), Closed::Withdrawn);
        let summoned = Course { measures: vec![(day("2026-11-10"), Measure::Summoned)], ..old.clone() };
        let small = Course { claim: Fen::yuan(100), ..summoned.clone() };
        let courses = [
            closed(&old, "2026-11-05"),
            closed(&old, "2026-10-30"),
            closed(&young, "2026-11-05"),
            summoned,
            small,
        ];
        enter(&app, &courses).unwrap();
        let (head, handler) = (officer(&app, "bureau-head"), officer(&app, "one-1"));
        let criteria = Criteria {
            older_than_months: Some(12),
            from_fen: Some(Fen::yuan(10_000)),
            ..Criteria::default()
        };
        let days = (day("2026-11-01"), day("2026-11-30"));
        let targets = BTreeMap::from([("closed".to_owned(), 4)]);
        let open = |actor: &Actor, criteria: &Criteria, targets: &BTreeMap<String, i64>| {
            app.open_campaign(actor, "清理积案", days, criteria, targets)
        };
        assert!(matches!(open(&handler, &criteria, &targets), Err(AppError::Forbidden)));
        let unknown = BTreeMap::from([("applause".to_owned(), 1)]);
        assert!(matches!(open(&head, &criteria, &unknown), Err(AppError::BadInput(_))));
        let nobody = Criteria { team: Some("nobody".to_owned()), ..criteria.clone() };
        assert!(matches!(open(&head, &nobody, &targets), Err(AppError::BadInput(_))));
        let number = open(&head, &criteria, &targets).unwrap();

        let account = app.campaign_account(&head, number).unwrap();
        assert_eq!(counted(&account, "closed"), 1, "neither the one before the period nor the young one");
        assert_eq!(counted(&account, "carried"), 2);
        assert_eq!(counted(&account, "summoned"), 1, "the small one is left out");
        assert_eq!(account.results[0].indicator.id, "closed", "what is aimed at comes first");
        assert_eq!(account.results[0].reached().unwrap(), "25.00%");
        assert_eq!(account.open, 1);
        let cases = app.campaign_cases(&head, number, (0, 10)).unwrap();
        assert_eq!(cases.len(), 1);
        assert!(!cases[0].reason.is_empty());

        for outcome in &account.results {
            assert_eq!(
                behind(&app, &head, number, outcome),
                outcome.figure.counted,
                "{}",
                outcome.indicator.id
            );
        }
        let stranger = officer(&app, "finance-1");
        let closed = by_id("closed").unwrap();
        let part = Part::first(&closed.counted).unwrap();
        let page = |actor: &Actor, page| app.campaign_behind(actor, number, closed, part, page);
        assert_eq!(page(&head, (0, 10)).unwrap().1.lines[0].on, day("2026-11-05"));
        assert!(page(&head, (1, 10)).unwrap().1.lines.is_empty());
        assert_eq!(app.campaign_account(&stranger, number).is_ok(), page(&stranger, (0, 10)).is_ok());

        let police = ["公安局"];
        app.hold_operation(&head, number, &operation("2026-11-07", &police)).unwrap();
        app.hold_operation(&head, number, &operation("2026-11-08", &[])).unwrap();
        app.hold_operation(&head, number, &operation("2026-11-08", &police)).unwrap();
        let outside = app.hold_operation(&head, number, &operation("2026-10-31", &police));
        assert!(matches!(outside, Err(AppError::BadInput(_))));
        let late = app.hold_operation(&head, number, &operation("2026-11-21", &police));
        assert!(matches!(late, Err(AppError::BadInput(_))), "has not come yet");
        app.strike_operation(&head, (number, 3), "重复登记").unwrap();
        assert!(app.strike_operation(&head, (number, 3), "重复登记").is_err());
        assert_eq!((figure(&app, "operations"), figure(&app, "joint_operations")), (2, 1));
        let account = app.campaign_account(&head, number).unwrap();
        assert_eq!(counted(&account, "joint_operations"), 1);
        for outcome in &account.results {
            assert_eq!(
                behind(&app, &head, number, outcome),
                outcome.figure.counted,
                "{}",
                outcome.indicator.id
            );
        }

        assert!(matches!(app.end_campaign(&handler, number, "期满"), Err(AppError::Forbidden)));
        app.end_campaign(&head, number, "提前完成").unwrap();
        assert!(app.end_campaign(&head, number, "提前完成").is_err());
        clock.move_to(day("2026-11-25"));
        let account = app.campaign_account(&head, number).unwrap();
        assert_eq!(account.days, Some((day("2026-11-01"), day("2026-11-20"))), "it was ended on that day");
        assert_rebuilds(&app);
    }
}

#[test]
fn an_urging_counts_once_and_what_was_recorded_wrongly_is_taken_back() {
    for store in stores::empty() {
        let (app, _) = court(store);
        let clerk = officer(&app, "clerk-1");
        let ask = Ask {
            applicant: "甲某".to_owned(),
            debtor: "乙某".to_owned(),
            phone: String::new(),
            instrument: "（2026）内0299民初1号民事调解书".to_owned(),
            due_on: day("2026-10-10"),
            sum_fen: Fen::yuan(5_000),
            asked_on: day("2026-11-01"),
            consent: "当面同意".to_owned(),
        };
        assert_eq!(ask.last_day(), day("2028-10-10"), "two years, rolled to a working day");
        let unwilling = Ask { consent: " ".to_owned(), ..ask.clone() };
        assert!(matches!(app.open_urging(&clerk, &unwilling), Err(AppError::BadInput(_))));
        assert!(matches!(app.open_urging(&officer(&app, "finance-1"), &ask), Err(AppError::Forbidden)));
        let number = app.open_urging(&clerk, &ask).unwrap();
        let call =
            |on: &str| Contact { on: day(on), way: "电话".to_owned(), said: "答应履行".to_owned() };
        assert!(app.contact_urged(&clerk, number, &call("2026-10-31")).is_err(), "before it was asked for");
        app.contact_urged(&clerk, number, &call("2026-11-03")).unwrap();
        let performed = |yuan: i64, remark: &str| Ending::Performed {
            on: day("2026-11-09"),
            sum_fen: Fen::yuan(yuan),
            remark: remark.to_owned(),
        };
        assert!(app.settle_urging(&clerk, number, &performed(5_001, "")).is_err(), "more than is owed");
        assert!(app.settle_urging(&clerk, number, &performed(4_000, "")).is_err(), "nobody waived the rest");
        app.settle_urging(&clerk, number, &performed(4_000, "申请人放弃其余")).unwrap();
        assert!(app.settle_urging(&clerk, number, &performed(5_000, "")).is_err(), "it is over");
        let sums = || (figure(&app, "urged"), figure(&app, "urged_performed"), figure(&app, "urged_money"));
        assert_eq!(sums(), (1, 1, 400_000));
        app.reopen_urging(&clerk, number, "误记").unwrap();
        assert_eq!(sums(), (1, 0, 0));
        let ending = Ending::Unperformed { on: day("2026-11-12"), reason: "拒绝履行".to_owned() };
        assert_eq!(app.settle_urging(&clerk, number, &ending).unwrap().state(), State::Unperformed);
        assert_eq!(figure(&app, "received"), 0, "no case is filed yet");
        let other = officer(&app, "one-1");
        assert!(matches!(app.urging(&other, number), Err(AppError::NotFound)), "another team's");
        assert_rebuilds(&app);
    }
}

#[test]
fn the_demonstration_has_a_campaign_with_results_and_an_urging() {
    let (app, _) = court(stores::empty().remove(0));
    let plan = synthetic::Plan { cases: 60, ..synthetic::Plan::demonstration() };
    synthetic::fill(&app, &plan).unwrap();
    synthetic::campaign(&app, plan.today).unwrap();
    let head = officer(&app, "bureau-head");
    let account = app.campaign_account(&head, 1).unwrap();
    assert_eq!(account.campaign.operations.len(), 2);
    assert!(counted(&account, "closed") > 0, "cases were closed in its days");
    let urging = app.urging(&head, 1).unwrap();
    assert_eq!((urging.state(), urging.contacts.len()), (State::Open, 1));
}
