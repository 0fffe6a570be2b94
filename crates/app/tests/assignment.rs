//! Assignment, hand-over and standing in, on both engines.

#![allow(clippy::unwrap_used)]

use app::assignment::{Asked, TOGETHER};
use app::cases::list::{ClocksOf, Scope, handled_by};
use app::staff::manage::StaffEvent;
use app::{App, AppError, FixedClock};
use docket::office::Actor;
use law::civil_procedure2023::recusal::Ground;
use serde_json::json;
use std::sync::Arc;
use store::Store;
use store::read::cases::{CaseFilter, StageFilter};
use store::read::clocks::ClockFilter;
use store::read::standing::StandingRow;
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, Plan};
use values::{CaseId, StaffId};

struct Court {
    app: App,
    clock: Arc<FixedClock>,
}

fn court(store: Store, cases: u32) -> Court {
    let plan = Plan { cases, ..Plan::demonstration() };
    let clock = Arc::new(FixedClock::at(plan.today));
    let app = App::open(synthetic::config(store, clock.clone())).unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    Court { app, clock }
}

impl Court {
    fn officer(&self, id: &str) -> Actor {
        self.app.actor(&staff(id)).unwrap()
    }

    fn cases(&self, filter: CaseFilter) -> Vec<CaseId> {
        let filter = CaseFilter { limit: TOGETHER as u32, ..filter };
        let rows = self.app.store().case_list(COURT_CODE, &filter).unwrap();
        rows.iter().map(|row| row.case_id.parse().unwrap()).collect()
    }

    fn cases_of(&self, handler: &str) -> Vec<CaseId> {
        self.cases(CaseFilter { handler: Some(handler.to_owned()), ..CaseFilter::default() })
    }

    fn stands(&self, id: &str) -> StandingRow {
        self.app.standing(&self.officer("command-1"), &staff(id)).unwrap().counts
    }

    fn manage(&self, event: StaffEvent) -> Result<(), AppError> {
        self.app.manage_staff(&self.officer("admin"), &[event])
    }
}

fn staff(id: &str) -> StaffId {
    id.parse().unwrap()
}

#[test]
fn waiting_cases_are_assigned_as_they_were_shown_and_the_lot_can_be_drawn_again() {
    for store in stores::empty() {
        let court = court(store, 160);
        let filed = CaseFilter { stage: StageFilter::Only("filed".to_owned()), ..CaseFilter::default() };
        let waiting = court.cases(filed.clone());
        assert!(!waiting.is_empty());
        // With some that have a handler already.
        let cases: Vec<CaseId> = waiting.into_iter().chain(court.cases_of("one-1")).collect();
        let asked = Asked { cases, ..Asked::default() };
        let chief = court.officer("command-1");
        let plan = court.app.plan_assignment(&chief, &asked).unwrap();
        assert_eq!(court.app.plan_assignment(&chief, &asked).unwrap(), plan, "a preview is no new draw");
        assert!(plan.lines.iter().all(|line| line.handler.as_ref() != Some(&staff("two-2"))), "is away");
        let points: u32 = plan.lines.iter().filter(|line| line.now.is_none()).map(|line| line.points).sum();
        let sum = |which: fn(&app::assignment::LoadLine) -> u32| plan.loads.iter().map(which).sum::<u32>();
        assert_eq!(sum(|load| load.after), sum(|load| load.before) + points);

        let handler = court.officer("fast-1");
        assert!(matches!(court.app.plan_assignment(&handler, &asked), Err(AppError::Forbidden)));
        let stale = court.app.carry_out_assignment(&chief, &asked, "0");
        assert!(matches!(stale, Err(AppError::Conflict)));
        court.app.carry_out_assignment(&chief, &asked, &plan.mark).unwrap();
        assert!(court.cases(filed).is_empty());
        for line in &plan.lines {
            let case = court.app.open_case(&chief, &line.case).unwrap().case;
            assert_eq!(case.handler(), line.handler.as_ref());
        }
        // What was told before is what the loads are after.
        for (told, load) in plan.loads.iter().zip(court.app.handler_loads(&chief).unwrap()) {
            assert_eq!((&told.staff, told.after), (&load.staff, load.before));
        }
        let records = court.app.assignment_records(&chief, 2026).unwrap();
        assert_eq!((records.len(), records[0].number.as_str(), records[0].holds()), (1, "2026-1", true));
        let again = court.app.carry_out_assignment(&chief, &asked, &plan.mark);
        assert!(matches!(again, Err(AppError::Conflict)));
    }
}

#[test]
fn after_a_hand_over_nothing_stays_behind_and_only_then_somebody_leaves() {
    for store in stores::empty() {
        let court = court(store, 160);
        let chief = court.officer("bureau-head");
        let leaver = "one-1";
        let before = court.stands(leaver);
        assert!(before.cases > 0 && before.clocks > 0 && before.money_cases > 0, "{before:?}");
        let leave = || court.manage(StaffEvent::Left { staff: staff(leaver) });
        assert_eq!(leave().unwrap_err().code(), "money_stands");

        // Two by name, the others by lot.
        let own = court.cases_of(leaver);
        let (named, by_lot) = own.split_at(2);
        for (cases, to) in [(named, Some("leader-one")), (by_lot, None)] {
            let asked = Asked { cases: cases.to_vec(), from: Some(staff(leaver)), to: to.map(staff) };
            let plan = court.app.plan_assignment(&chief, &asked).unwrap();
            assert!(plan.lines.iter().all(|line| line.handler.as_ref() != Some(&staff(leaver))));
            court.app.carry_out_assignment(&chief, &asked, &plan.mark).unwrap();
        }
        for id in named {
            let case = court.app.open_case(&chief, id).unwrap().case;
            assert_eq!(case.handler(), Some(&staff("leader-one")));
        }
        assert_eq!(court.stands(leaver), StandingRow::default());
        let records = court.app.assignment_records(&chief, 2026).unwrap();
        assert!(records.len() == 2 && records.iter().all(app::assignment::Record::holds));

        // What he stands in for others keeps him as well.
        let away = |cover: &str| StaffEvent::AbsenceEntered {
            staff: staff("one-2"),
            from: court.app.today().plus_days(3),
            until: court.app.today().plus_days(5),
            cover: staff(cover),
        };
        court.manage(away(leaver)).unwrap();
        let refused = leave().unwrap_err();
        assert_eq!(refused.code(), "work_stands");
        assert!(refused.sentence().contains("代管吴某"), "{}", refused.sentence());
        court.manage(away("one-3")).unwrap();
        leave().unwrap();

        let tables = |app: &App| {
            let all = store::read::tables::REBUILT.iter();
            all.map(|table| app.store().read(|connection| connection.rows(table.list(), &[])).unwrap())
                .collect::<Vec<_>>()
        };
        let rows = tables(&court.app);
        court.app.rebuild().unwrap();
        assert!(tables(&court.app) == rows);
    }
}

#[test]
fn a_cover_sees_and_does_what_the_absent_handler_would_and_no_day_longer() {
    for store in stores::empty() {
        let court = court(store, 120);
        let cover = court.officer("two-1");
        assert_eq!(cover.covers, [staff("two-2")]);
        // His own clocks and cases are listed together with those that he looks after.
        let horizon = court.app.today().plus_days(400);
        let clocks = |of: ClocksOf| {
            let found = court.app.clock_list(&cover, of.clone(), ClockFilter::default(), horizon, (0, 500));
            let found = found.unwrap();
            let counts = court.app.clock_counts(&cover, of, "", horizon).unwrap();
            let counted: i64 = counts.iter().map(|count| count.late + count.today + count.soon).sum();
            assert_eq!(counted, found.len() as i64);
            found
        };
        let of = |handler: &str| clocks(ClocksOf::Handler(handler.to_owned())).len();
        let mine = clocks(ClocksOf::Scope(Scope::Mine));
        assert!(of("two-2") > 0);
        assert_eq!(mine.len(), of("two-1") + of("two-2"));
        assert!(mine.windows(2).all(|two| two[0].due_on <= two[1].due_on));
        assert!(mine.iter().any(|row| row.handler.as_deref() == Some("two-2")));
        let cases = |handlers: &[&str]| {
            let handlers = handlers.iter().map(|one| (*one).to_owned()).collect();
            let filter = CaseFilter { handlers, limit: 200, ..CaseFilter::default() };
            court.app.case_list(&cover, &filter).unwrap().count
        };
        assert_eq!(handled_by(&cover), ["two-1", "two-2"]);
        assert_eq!(cases(&handled_by(&cover)), cases(&["two-1"]) + cases(&["two-2"]));
        assert_eq!(cases(&["two-1", "fast-2"]), cases(&["two-1"]), "fast-2 is no business of his");
        court
            .manage(StaffEvent::AbsenceEntered {
                staff: staff("fast-1"),
                from: court.app.today(),
                until: court.app.today().plus_days(1),
                cover: staff("one-1"),
            })
            .unwrap();
        let of_fast = CaseFilter { handler: Some("fast-1".to_owned()), limit: 5, ..CaseFilter::default() };
        let id = court.cases_of("fast-1").remove(0);
        let cover = court.officer("one-1");
        assert!(court.app.case_list(&cover, &of_fast).unwrap().count > 0);
        let case = court.app.open_case(&cover, &id).unwrap().case;
        assert_eq!(case.handler(), Some(&staff("fast-1")));
        let desk = court.app.desk(&cover).unwrap().unwrap();
        assert_eq!(desk.covered.len(), 1);
        assert_eq!((desk.covered[0].staff.clone(), desk.scope), (staff("fast-1"), Scope::Mine));
        assert!(desk.covered[0].open > 0);
        // Somebody of another team who stands in for nobody does not even see that there is such a case.
        assert!(matches!(court.app.open_case(&court.officer("one-2"), &id), Err(AppError::NotFound)));
        // What he enters is entered in his own name.
        let account = json!({"party": 1, "holder": case.party_name(1), "bank": "某某银行", "account": "6222000000000001"});
        court.app.act(&cover, &id, "record_account", &account, None).unwrap();
        let entries = court.app.open_case(&cover, &id).unwrap().entries;
        assert_eq!(entries.last().unwrap().stamp.actor, staff("one-1"));

        court.clock.move_to(court.app.today().plus_days(2));
        let cover = court.officer("one-1");
        assert!(cover.covers.is_empty());
        assert!(matches!(court.app.open_case(&cover, &id), Err(AppError::NotFound)));
        assert_eq!(court.app.case_list(&cover, &of_fast).unwrap().count, 0);
        assert!(court.app.desk(&cover).unwrap().unwrap().covered.is_empty());
    }
}

#[test]
fn whoever_withdraws_is_not_given_the_case() {
    for store in stores::empty() {
        let court = court(store, 120);
        let chief = court.officer("command-1");
        let id = court.cases_of("one-1").remove(0);
        let party = court.app.open_case(&chief, &id).unwrap().case.parties[0].clone();
        let number = party.resident_id.as_ref().map(|id| id.reveal().to_owned());
        let number = number.or(party.credit_code.as_ref().map(|code| code.reveal().to_owned()));
        for who in ["one-2", "one-3", "two-1"] {
            let conflict = docket::staffing::Conflict {
                name: party.name.clone(),
                number: number.clone(),
                ground: Ground::Interest,
            };
            court.manage(StaffEvent::ConflictRecorded { staff: staff(who), conflict }).unwrap();
        }
        let asked = Asked { cases: vec![id.clone()], ..Asked::default() };
        let plan = court.app.plan_assignment(&chief, &asked).unwrap();
        let to = plan.lines[0].handler.clone().unwrap();
        assert!(!["one-1", "one-2", "one-3", "two-1", "two-2"].contains(&to.as_str()), "{to}");
        let asked = Asked { to: Some(staff("one-2")), ..asked };
        let plan = court.app.plan_assignment(&chief, &asked).unwrap();
        assert_eq!(plan.lines[0].handler, None);
        assert!(plan.lines[0].reason.contains("回避"), "{}", plan.lines[0].reason);
        let refused = court.app.carry_out_assignment(&chief, &asked, &plan.mark).unwrap_err();
        assert_eq!(refused.code(), "bad_input");
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let store = stores::empty().into_iter().next().unwrap();
    let court = court(store, 1);
    let today = court.app.today();
    let absence = |who: &str, from: i32, until: i32, cover: &str| StaffEvent::AbsenceEntered {
        staff: staff(who),
        from: today.plus_days(from),
        until: today.plus_days(until),
        cover: staff(cover),
    };
    for (event, words) in [
        (absence("one-1", 0, 3, "one-1"), "本人以外"),
        (absence("one-1", 3, 0, "one-2"), "早于"),
        (absence("one-1", 0, 3, "clerk-1"), "须为承办法官"),
        (absence("one-1", 0, 3, "nobody"), "没有在职人员"),
        (absence("one-1", 0, 3, "two-2"), "同期请假"),
        (absence("two-2", 2, 3, "one-1"), "已有请假登记"),
        (StaffEvent::AbsenceWithdrawn { staff: staff("one-1"), from: today }, "没有这项请假登记"),
    ] {
        let told = court.manage(event.clone()).unwrap_err().sentence();
        assert!(told.contains(words), "{event:?}: {told}");
    }
    let handler = court.officer("one-1");
    let asked = court.app.manage_staff(&handler, &[absence("one-1", 0, 3, "one-2")]);
    assert!(matches!(asked, Err(AppError::Forbidden)));
}
