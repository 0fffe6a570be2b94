//! What would happen to the clocks, asked of an invented court, on both engines.

#![allow(clippy::unwrap_used)]

use app::command::whatif::{Answer, WhatIf};
use app::staff::manage::StaffEvent;
use app::{App, AppError, FixedClock};
use docket::clock::{ClockKind, ClockState};
use docket::office::Actor;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Store;
use store::read::cases::{CaseFilter, StageFilter};
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, Plan};
use values::Day;

const WORK: [ClockKind; 8] = [
    ClockKind::SendNotice,
    ClockKind::Handling,
    ClockKind::PayOut,
    ClockKind::LiftMeasures,
    ClockKind::StartPreservation,
    ClockKind::LiftRestriction,
    ClockKind::RemoveListing,
    ClockKind::Supervision,
];

fn court(store: Store, cases: u32) -> App {
    let plan = Plan { cases, ..Plan::demonstration() };
    let app = App::open(synthetic::config(store, Arc::new(FixedClock::at(plan.today)))).unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    app
}

fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}

fn ask(app: &App, who: &str, fields: &[(&str, &str)]) -> Result<WhatIf, AppError> {
    let fields: BTreeMap<String, String> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    app.what_if(&officer(app, who), &app.read_what_if(&fields)?)
}

fn found(app: &App, who: &str, fields: &[(&str, &str)]) -> Answer {
    match ask(app, who, fields).unwrap() {
        WhatIf::Found(answer) => *answer,
        WhatIf::TooLittle { weeks, met } => panic!("{weeks} weeks and {met} clocks are too little"),
    }
}

/// Clocks that run and wait for a handler, those of them that are overdue, and those missed in some days, from the dockets.
fn counted(app: &App, (from, until): (Day, Day)) -> (u32, u32, u32) {
    let head = officer(app, "bureau-head");
    let rows = app.store().case_list(
        COURT_CODE,
        &CaseFilter { limit: 1_000, stage: StageFilter::All, ..CaseFilter::default() },
    );
    let (mut running, mut overdue, mut missed) = (0, 0, 0);
    for row in rows.unwrap() {
        let case = app.open_case(&head, &row.case_id.parse().unwrap()).unwrap().case;
        let with_handler = case.handler().is_some();
        for clock in case.clocks.iter().filter(|clock| WORK.contains(&clock.kind) && with_handler) {
            let runs = clock.state == ClockState::Running;
            running += u32::from(runs);
            overdue += u32::from(runs && clock.due_on < app.today());
            let late = match clock.state {
                ClockState::Running => true,
                ClockState::Paused(on) | ClockState::Met(on) => on > clock.due_on,
            };
            missed += u32::from(late && from <= clock.due_on && clock.due_on <= until);
        }
    }
    (running, overdue, missed)
}

#[test]
fn the_same_question_has_the_same_answer_on_both_engines_and_counts_what_the_dockets_say() {
    let mut answers = Vec::new();
    for store in stores::empty() {
        let app = court(store, 120);
        let answer = found(&app, "bureau-head", &[("months", "2"), ("intake", "40")]);
        let again = found(&app, "bureau-head", &[("months", "2"), ("intake", "40")]);
        assert_eq!(answer, again);
        let past = answer.past.unwrap();
        assert_eq!(
            (past.from.to_string(), past.until.to_string()),
            ("2026-10-01".into(), "2026-10-31".into())
        );
        let (running, overdue, missed) = counted(&app, (past.from, past.until));
        assert_eq!((answer.running, answer.overdue, past.missed), (running, overdue, missed));
        assert_eq!(
            answer.teams.iter().flat_map(|team| &team.desks).map(|desk| desk.running).sum::<u32>(),
            running
        );
        assert!(running > 20 && answer.weeks_observed == 26 && answer.met_observed > 20, "{answer:?}");
        assert_eq!(answer.until.to_string(), "2027-01-19");
        assert!(answer.missed.base.middle <= answer.missed.changed.middle);
        answers.push(answer);
    }
    assert!(answers.windows(2).all(|both| both[0] == both[1]));
}

#[test]
fn a_leave_hands_and_what_cannot_be_asked() {
    let app = court(stores::empty().remove(0), 120);
    let base = found(&app, "bureau-head", &[]);
    assert_eq!(base.missed.base, base.missed.changed);
    let leave = |more: &[(&str, &str)]| {
        let mut fields = vec![("away", "fast-1"), ("from", "2026-11-20"), ("until", "2027-02-19")];
        fields.extend(more);
        found(&app, "bureau-head", &fields)
    };
    let of_desk = |answer: &Answer, id: &str| {
        let desks = answer.teams.iter().flat_map(|team| &team.desks);
        desks.clone().find(|desk| desk.staff.as_str() == id).unwrap().clone()
    };
    let stay = leave(&[("cases", "stay")]);
    assert!(stay.missed.changed.middle > stay.missed.base.middle, "{:?}", stay.missed);
    assert_eq!(stay.missed.base, base.missed.base);
    let fast = stay.teams.iter().find(|team| team.name.contains("速执")).unwrap();
    assert!(fast.one_more.is_some());
    let spread = leave(&[]);
    assert_eq!(of_desk(&spread, "fast-1").open.changed.high, 0);
    let cover = leave(&[("cases", "cover"), ("cover", "one-1")]);
    assert!(of_desk(&cover, "one-1").open.changed.middle > of_desk(&cover, "one-1").open.base.middle);

    // A leader sees the own team alone; where there is one team, its figures are those of the court's answer.
    let leader = found(&app, "leader-fast", &[]);
    assert_eq!(leader.teams.len(), 1);
    assert_eq!(
        leader.teams[0].desks.len(),
        base.teams.iter().find(|team| team.team == leader.teams[0].team).unwrap().desks.len()
    );
    assert!(matches!(ask(&app, "leader-fast", &[("away", "one-1")]), Err(AppError::BadInput(_))));
    assert!(matches!(ask(&app, "admin", &[]), Err(AppError::Forbidden)));
    for bad in [
        &[("months", "7")][..],
        &[("months", "0")],
        &[("intake", "201")],
        &[("intake", "many")],
        &[("away", "nobody")],
        &[("away", "fast-1"), ("from", "2026-12-02"), ("until", "2026-12-01")],
        &[("away", "fast-1"), ("from", "2026-01-01"), ("until", "2026-02-01")],
        &[("away", "fast-1"), ("cases", "cover")],
        &[("away", "fast-1"), ("cases", "cover"), ("cover", "fast-1")],
        &[("away", "fast-1"), ("cases", "burn")],
        &[("team", "no-team"), ("hands", "1")],
        &[("team", "fast"), ("hands", "10")],
    ] {
        assert!(matches!(ask(&app, "bureau-head", bad), Err(AppError::BadInput(_))), "{bad:?}");
    }
}

#[test]
fn a_recorded_absence_counts_as_things_go_and_names_the_cover() {
    let app = court(stores::empty().remove(0), 120);
    let before = found(&app, "bureau-head", &[]);
    let day = |text: &str| text.parse::<Day>().unwrap();
    let absence = StaffEvent::AbsenceEntered {
        staff: "fast-1".parse().unwrap(),
        from: day("2026-11-20"),
        until: day("2027-01-19"),
        cover: "fast-3".parse().unwrap(),
    };
    app.manage_staff(&officer(&app, "admin"), &[absence]).unwrap();
    let after = found(&app, "bureau-head", &[]);
    assert_ne!(before.missed.base, after.missed.base);
    let asked = [("away", "fast-1"), ("cases", "cover"), ("until", "2027-01-19")];
    assert_eq!(found(&app, "bureau-head", &asked).missed.changed, after.missed.base);
}

#[test]
fn a_young_court_is_told_nothing() {
    let app = court(stores::empty().remove(0), 3);
    assert!(matches!(ask(&app, "bureau-head", &[]).unwrap(), WhatIf::TooLittle { met, .. } if met < 20));
}
