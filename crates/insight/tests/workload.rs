//! What happens to clocks: small worlds reckoned by hand, and what holds in every world.

#![allow(clippy::unwrap_used)]

use insight::workload::{
    Arrival, Change, Desk, Job, Leave, Meanwhile, Recipient, Served, Span, Tally, Week, World, simulate,
};
use proptest::prelude::*;

/// One team of so many desks, each of which met so many clocks in a week of seven working days.
fn world(desks: usize, met: u32, days: usize) -> World {
    World {
        desks: vec![Desk { team: 0 }; desks],
        teams: 1,
        kinds: 2,
        weeks: vec![Week { arrivals: Vec::new(), served: vec![Served { met, days: 7 }; desks] }],
        working: vec![true; days],
        pace_percent: 100,
        ..World::default()
    }
}

/// So many clocks of a desk, the first due after so many days, one a day.
fn one_a_day(desk: usize, from: i32, count: u32) -> impl Iterator<Item = Job> {
    (0..count).map(move |place| Job {
        desk,
        kind: (place % 2) as usize,
        case: 100 * desk as u32 + place,
        due: from + place as i32,
    })
}

fn leave(desk: usize, from: i32, until: i32, cases: Meanwhile) -> Change {
    Change { leaves: vec![Leave { desk, from, until, cases }], ..Change::default() }
}

fn once(world: &World, change: &Change) -> Tally {
    simulate(world, change, 1, 1).0.remove(0)
}

#[test]
fn who_does_one_a_day_and_gets_one_a_day_misses_what_a_week_away_takes() {
    let mut world = world(1, 7, 28);
    world.open = one_a_day(0, 0, 28).collect();
    let base = once(&world, &Change::default());
    assert_eq!((base.missed(), base.met, base.open()), (0, 28, 0));
    // Away from the eighth day to the fourteenth: seven are missed then, and every later one is a week late.
    let gone = once(&world, &leave(0, 7, 13, Meanwhile::Stay));
    assert_eq!((gone.missed(), gone.met, gone.open()), (21, 21, 7));
    assert_eq!(gone.missed_by_week, [0, 7, 7, 7]);
    assert_eq!(gone.missed_by_kind.iter().sum::<u32>(), 21);
    // Whoever has three days in hand loses four of the seven days.
    world.open = one_a_day(0, 3, 28).collect();
    world.working.truncate(14);
    let gone = once(&world, &leave(0, 7, 13, Meanwhile::Stay));
    assert_eq!((gone.missed_by_week.as_slice(), gone.open()), ([0, 4].as_slice(), 21));
}

#[test]
fn a_cover_who_is_idle_misses_nothing_and_gives_the_cases_back() {
    let mut world = world(2, 7, 28);
    world.open = one_a_day(0, 0, 28).collect();
    for (cases, there) in [(Meanwhile::Cover(1), [14, 0]), (Meanwhile::Spread, [0, 14])] {
        let ended = World { working: vec![true; 14], ..world.clone() };
        let found = once(&ended, &leave(0, 7, 12, cases));
        // With the cover until the thirteenth day; on the fourteenth what is left came back, or stays.
        assert_eq!(found.missed(), 0, "{cases:?}");
        assert_eq!(found.open_by_desk, there, "{cases:?}");
    }
    let both_away = Change {
        leaves: [0, 1]
            .map(|desk| Leave { desk, from: 7, until: 13, cases: Meanwhile::Cover(1 - desk) })
            .to_vec(),
        ..Change::default()
    };
    assert_eq!(
        once(&world, &both_away),
        once(&world, &{
            let mut stay = both_away.clone();
            stay.leaves.iter_mut().for_each(|leave| leave.cases = Meanwhile::Stay);
            stay
        })
    );
}

#[test]
fn fractions_of_a_day_add_up_and_days_of_rest_do_nothing() {
    // Three clocks in five days.
    let mut world = world(1, 3, 10);
    world.weeks[0].served[0].days = 5;
    world.open = (0..20).map(|case| Job { desk: 0, kind: 0, case, due: 90 }).collect();
    assert_eq!(once(&world, &Change::default()).met, 6);
    world.working[4..9].fill(false);
    assert_eq!(once(&world, &Change::default()).met, 3);
    world.pace_percent = 200;
    assert_eq!(once(&world, &Change::default()).met, 6);
}

#[test]
fn more_intake_is_felt_from_cases_that_would_be_filed_after_the_first_day() {
    let mut world = world(1, 0, 14);
    let arrival = |case, age| Arrival { to: Recipient::Desk(0), kind: 0, case, day: 6, term: 30, age };
    world.weeks[0].arrivals = vec![arrival(1, 0), arrival(2, 10), arrival(3, 100)];
    for (intake_percent, arisen) in [(0, 6), (100, 9), (200, 12), (-100, 3)] {
        let change = Change { intake_percent, ..Change::default() };
        assert_eq!(once(&world, &change).arisen, arisen, "{intake_percent}");
    }
}

#[test]
fn a_last_day_on_a_day_of_rest_moves_and_overdue_clocks_go_first_and_are_not_counted_again() {
    let mut world = world(1, 7, 8);
    world.working[5..7].fill(false);
    world.weeks[0].arrivals =
        vec![Arrival { to: Recipient::Team(0), kind: 1, case: 9, day: 5, term: 0, age: 0 }];
    // Arises on a Saturday for that day, which moves to Monday; the five days before go to five that are overdue.
    world.open = (0..5).map(|case| Job { desk: 0, kind: 0, case, due: -3 }).collect();
    let found = once(&world, &Change::default());
    assert_eq!((found.missed(), found.met, found.open()), (0, 6, 0));
}

#[test]
fn hands_that_join_take_a_share_and_hands_that_go_leave_the_work() {
    let missed = |from, staffing: Option<(usize, i32)>| {
        let staffing = staffing.into_iter().collect();
        let mut world = world(2, 7, 21);
        world.open = [0, 1].into_iter().flat_map(|desk| one_a_day(desk, from, 28)).collect();
        simulate(&world, &Change { staffing, ..Change::default() }, 3, 20).span(Tally::missed)
    };
    // Whoever is a week behind misses everything; whoever is not, nothing, and with half the hands everything: each late one makes the next one late.
    assert_eq!(missed(-7, None), Span { low: 42, middle: 42, high: 42 });
    assert!(missed(-7, Some((0, 2))).high < 42);
    assert_eq!(missed(0, None), missed(0, Some((0, 0))));
    assert_eq!((missed(0, None).high, missed(0, Some((0, -1))).low), (0, 42));
}

#[test]
fn nothing_observed_gives_nothing() {
    assert_eq!(simulate(&World::default(), &Change::default(), 1, 3).span(Tally::missed), Span::default());
    let mut world = world(1, 1, 7);
    world.weeks.clear();
    world.open = one_a_day(0, 0, 3).collect();
    assert_eq!(once(&world, &Change::default()).missed(), 3);
}

fn any_world() -> impl Strategy<Value = World> {
    let desks = 1_usize..5;
    let job = |desks: usize| {
        (0..desks, 0_usize..3, 0_u32..60, -20..90_i32).prop_map(|(desk, kind, case, due)| Job {
            desk,
            kind,
            case,
            due,
        })
    };
    let arrival = |desks: usize| {
        let to = prop_oneof![(0..desks).prop_map(Recipient::Desk), (0_usize..2).prop_map(Recipient::Team)];
        (to, 0_usize..3, 0_u32..60, 0_usize..7, 0..40_i32, 0..60_i32)
            .prop_map(|(to, kind, case, day, term, age)| Arrival { to, kind, case, day, term, age })
    };
    let served = (0_u32..9, 0_u32..6).prop_map(|(met, days)| Served { met, days });
    desks.prop_flat_map(move |desks| {
        let week =
            (prop::collection::vec(arrival(desks), 0..9), prop::collection::vec(served.clone(), desks));
        (
            prop::collection::vec(0_usize..2, desks),
            prop::collection::vec(job(desks), 0..40),
            prop::collection::vec(week, 1..6),
            prop::collection::vec(prop::bool::weighted(0.7), 1..70),
            50_u32..300,
        )
            .prop_map(|(teams, open, weeks, working, pace_percent)| World {
                desks: teams.into_iter().map(|team| Desk { team }).collect(),
                teams: 2,
                kinds: 3,
                open,
                weeks: weeks.into_iter().map(|(arrivals, served)| Week { arrivals, served }).collect(),
                working,
                leaves: Vec::new(),
                pace_percent,
            })
    })
}

fn any_change() -> impl Strategy<Value = Change> {
    let cases = prop_oneof![Just(Meanwhile::Stay), Just(Meanwhile::Spread), Just(Meanwhile::Cover(0))];
    let leave = (0_usize..1, -5..40_i32, 0..40_i32, cases).prop_map(|(desk, from, days, cases)| Leave {
        desk,
        from,
        until: from + days,
        cases,
    });
    (-100..200_i32, prop::collection::vec(leave, 0..3), prop::collection::vec((0_usize..2, -2..4_i32), 0..3))
        .prop_map(|(intake_percent, leaves, staffing)| Change { intake_percent, leaves, staffing })
}

proptest! {
    #[test]
    fn every_clock_is_met_or_open_and_counted_once(world in any_world(), change in any_change(), seed: u64) {
        let runs = simulate(&world, &change, seed, 3);
        prop_assert_eq!(&runs, &simulate(&world, &change, seed, 3));
        for tally in runs.0 {
            prop_assert_eq!(world.open.len() as u32 + tally.arisen, tally.met + tally.open());
            prop_assert_eq!(tally.missed(), tally.missed_by_kind.iter().sum::<u32>());
            prop_assert_eq!(tally.missed(), tally.missed_by_desk.iter().sum::<u32>());
        }
    }

    #[test]
    fn more_intake_never_gives_fewer_misses(
        world in any_world(), change in any_change(), more in 1..150_i32, seed: u64,
    ) {
        let grown = Change { intake_percent: change.intake_percent + more, ..change.clone() };
        let (one, other) = (simulate(&world, &change, seed, 3), simulate(&world, &grown, seed, 3));
        for (one, other) in one.0.iter().zip(&other.0) {
            prop_assert!(one.missed_by_desk.iter().zip(&other.missed_by_desk).all(|(one, other)| one <= other));
        }
    }

    #[test]
    fn a_leave_during_which_the_cases_stay_never_gives_fewer_misses(
        world in any_world(), desk in 0_usize..5, from in 0..60_i32, days in 0..30_i32, seed: u64,
    ) {
        let desk = desk % world.desks.len();
        let gone = leave(desk, from, from + days, Meanwhile::Stay);
        // What arises for the team as a whole goes by lot to those who are there, and so may do better elsewhere.
        let mut world = world;
        for week in &mut world.weeks {
            week.arrivals.retain(|arrival| matches!(arrival.to, Recipient::Desk(_)));
        }
        let (one, other) =
            (simulate(&world, &Change::default(), seed, 3), simulate(&world, &gone, seed, 3));
        for (one, other) in one.0.iter().zip(&other.0) {
            prop_assert!(one.missed() <= other.missed(), "{one:?} {other:?}");
        }
    }

    #[test]
    fn in_a_team_whose_desks_are_alike_and_on_time_a_leave_never_helps(
        desks in 2_usize..5, due in prop::collection::vec(0..30_i32, 1..30), from in 0..10_i32, seed: u64,
    ) {
        // Every desk has the same clocks and meets all of them: there is nothing to gain by spreading.
        let mut world = world(desks, 70, 35);
        world.open = (0..desks)
            .flat_map(|desk| due.iter().zip(0..).map(move |(due, case)| Job { desk, kind: 0, case, due: *due }))
            .collect();
        let base = simulate(&world, &Change::default(), seed, 1).span(Tally::missed);
        for cases in [Meanwhile::Stay, Meanwhile::Spread, Meanwhile::Cover(1)] {
            let gone = simulate(&world, &leave(0, from, from + 14, cases), seed, 1).span(Tally::missed);
            prop_assert!(base.middle <= gone.middle, "{cases:?}");
        }
    }
}
