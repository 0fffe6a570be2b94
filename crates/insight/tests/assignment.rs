//! Assignment: balance, fairness, and that nobody gets what he must not.

#![allow(clippy::unwrap_used)]

use insight::assignment::{Barred, CaseToAssign, Handler, Question, Team, WITHIN, assign};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn case(id: usize, points: u32, for_team: Team) -> CaseToAssign {
    CaseToAssign { id: format!("c{id}"), points, for_team, barred: BTreeMap::new() }
}

fn handler(id: usize, team: Team, load: u32) -> Handler {
    Handler { id: format!("h{id}"), team, load, away: false }
}

fn loads(question: &Question) -> BTreeMap<String, u32> {
    let mut loads: BTreeMap<String, u32> =
        question.handlers.iter().map(|handler| (handler.id.clone(), handler.load)).collect();
    for (case, assigned) in question.cases.iter().zip(assign(question)) {
        assert_eq!(case.id, assigned.case);
        *loads.get_mut(&assigned.handler.unwrap()).unwrap() += case.points;
    }
    loads
}

fn spread(loads: impl Iterator<Item = u32> + Clone) -> u32 {
    loads.clone().max().unwrap_or(0) - loads.min().unwrap_or(0)
}

#[test]
fn a_case_goes_to_the_team_that_is_there_for_it_then_to_an_ordinary_one_then_to_any() {
    let handlers = [
        handler(1, Team::Fast, 500),
        handler(2, Team::Ordinary, 400),
        handler(3, Team::Enterprise, 300),
        handler(4, Team::Other, 0),
    ];
    for (for_team, away, expected) in [
        (Team::Fast, &[][..], Ok("h1")),
        (Team::Ordinary, &[], Ok("h2")),
        (Team::Enterprise, &[], Ok("h3")),
        (Team::Fast, &[1], Ok("h2")),
        (Team::Enterprise, &[3], Ok("h2")),
        (Team::Fast, &[1, 2], Ok("h3")),
        (Team::Fast, &[1, 2, 3], Ok("h4")),
        (Team::Fast, &[1, 2, 3, 4], Err(())),
    ] {
        let mut handlers = handlers.to_vec();
        for place in away {
            handlers[place - 1].away = true;
        }
        let question = Question { seed: 1, cases: vec![case(1, 10, for_team)], handlers };
        let answer = assign(&question).remove(0);
        assert_eq!(answer.handler.as_deref().map_err(|_| ()), expected, "{for_team:?} without {away:?}");
    }
}

#[test]
fn whoever_withdraws_or_may_have_to_is_not_asked() {
    let handlers = vec![handler(1, Team::Fast, 0), handler(2, Team::Fast, 900), handler(3, Team::Fast, 950)];
    for (barred, expected) in [
        (&[][..], Some("h1")),
        (&[(1, Barred::Recused)], Some("h2")),
        (&[(1, Barred::SameName)], Some("h2")),
        (&[(1, Barred::Former), (2, Barred::Recused)], Some("h3")),
        (&[(1, Barred::Recused), (2, Barred::Recused), (3, Barred::Former)], None),
    ] {
        let mut one = case(1, 10, Team::Fast);
        one.barred = barred.iter().map(|(id, why)| (format!("h{id}"), *why)).collect();
        let question = Question { seed: 1, cases: vec![one], handlers: handlers.clone() };
        let answer = assign(&question).remove(0);
        assert_eq!(answer.handler.as_deref().ok(), expected, "{barred:?}");
    }
}

#[test]
fn among_equals_everybody_gets_a_case_equally_often() {
    let handlers: Vec<Handler> = (0..5).map(|id| handler(id, Team::Fast, 100 + id as u32)).collect();
    let mut given: BTreeMap<String, u32> = BTreeMap::new();
    const SEEDS: u64 = 10_000;
    for seed in 0..SEEDS {
        let question = Question { seed, cases: vec![case(1, 10, Team::Fast)], handlers: handlers.clone() };
        *given.entry(assign(&question).remove(0).handler.unwrap()).or_default() += 1;
    }
    // Chi-square with four degrees of freedom: beyond 18.47 once in a thousand.
    let expected = SEEDS as f64 / 5.0;
    let sum: f64 = given.values().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
    assert!(given.len() == 5 && sum < 18.47, "{given:?}: {sum}");
}

proptest! {
    #[test]
    fn loads_end_close_together_and_the_order_of_the_lists_does_not_matter(
        seed: u64,
        before in prop::collection::vec(0u32..200, 2..12),
        points in prop::collection::vec(5u32..60, 0..60),
    ) {
        let question = Question {
            seed,
            cases: points.iter().enumerate().map(|(id, points)| case(id, *points, Team::Fast)).collect(),
            handlers: before.iter().enumerate().map(|(id, load)| handler(id, Team::Fast, *load)).collect(),
        };
        let after = loads(&question);
        let heaviest = points.iter().max().copied().unwrap_or(0);
        let bound = spread(before.iter().copied()).max(heaviest + WITHIN);
        prop_assert!(spread(after.values().copied()) <= bound, "{after:?}");
        let mut turned = question.clone();
        turned.cases.reverse();
        turned.handlers.reverse();
        prop_assert_eq!(loads(&turned), after);
    }

    #[test]
    fn a_stored_question_gives_the_same_answer(seed: u64, points in prop::collection::vec(5u32..60, 0..20)) {
        let question = Question {
            seed,
            cases: points.iter().enumerate().map(|(id, points)| case(id, *points, Team::Fast)).collect(),
            handlers: (0..4).map(|id| handler(id, Team::Fast, 0)).collect(),
        };
        let stored = serde_json::to_string(&question).unwrap();
        let read: Question = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(assign(&read), assign(&question));
    }
}
