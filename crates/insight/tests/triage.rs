//! Triage: which row decides, and that the check of rows agrees with trying.

use insight::triage::{
    AskedLivelihood, Facts, Livelihood, Property, Range, Reach, Row, Table, Track, default_table,
};
use values::Fen;

fn check(facts: Facts, row: u32, track: Track) {
    let found = default_table().find(&facts);
    assert_eq!((found.row, found.track), (row, track), "{:?}: {:?}", facts.words(), found.reasons);
}

#[test]
fn the_first_row_that_fits_decides() {
    let small = Facts { sum: Fen::yuan(35_000), ..Facts::default() };
    check(small.clone(), 7, Track::Fast);
    check(Facts { sum: Fen::yuan(100_000), ..Facts::default() }, 0, Track::Ordinary);
    check(Facts { debtors: 2, ..small.clone() }, 0, Track::Ordinary);
    check(Facts { enterprise: true, ..small.clone() }, 0, Track::Ordinary);
    check(Facts { enterprise: true, livelihood: Some(Livelihood::Wages), ..small.clone() }, 5, Track::Fast);
    check(Facts { duty: true, ..small.clone() }, 1, Track::Complex);
    check(Facts { creditors: 10, ..small.clone() }, 2, Track::Complex);
    check(Facts { sum: Fen::yuan(5_000_000), ..small.clone() }, 3, Track::Complex);
    check(Facts { property: Property::ToBeSold, ..small }, 6, Track::Ordinary);
    check(Facts { sum: Fen::yuan(300_000), property: Property::Covers, ..Facts::default() }, 4, Track::Fast);
}

#[test]
fn the_finding_says_the_reason_and_the_conditions() {
    let found = default_table().find(&Facts { sum: Fen::yuan(35_000), ..Facts::default() });
    assert_eq!(
        found.reasons,
        ["小标的、单一被执行人", "被执行人无企业", "申请标的不满100,000元", "被执行人不满2名"]
    );
}

#[test]
fn a_row_is_reached_exactly_where_some_case_reaches_it() {
    // A small world in which all cases can be tried, and tables made by a small generator.
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let asked = [AskedLivelihood::Any, AskedLivelihood::Yes, AskedLivelihood::No, AskedLivelihood::Wages];
    let mut never = 0;
    for _ in 0..300 {
        let rows = (0..5)
            .map(|_| {
                let from = next(4) as i64;
                let sum_fen = match next(3) {
                    0 => Range::default(),
                    1 => Range::below(from + 1),
                    _ => Range { from: Some(from), below: Some(from + 1 + next(3) as i64) },
                };
                let property = if next(2) == 0 { Vec::new() } else { vec![Property::ALL[next(4) as usize]] };
                let livelihood = asked[next(4) as usize];
                Row { sum_fen, property, livelihood, ..Row::any(Track::Fast, "理由") }
            })
            .collect();
        let table = Table { rows, ..default_table() };
        let mut reached = [false; 6];
        for sum in 0..10 {
            for property in Property::ALL {
                for livelihood in [None, Some(Livelihood::Wages), Some(Livelihood::Maintenance)] {
                    let facts = Facts { sum: Fen(sum), property: *property, livelihood, ..Facts::default() };
                    reached[table.find(&facts).row as usize] = true;
                }
            }
        }
        for row in 1..=5_u32 {
            let found = table.reach(row);
            assert_eq!(found != Reach::Never, reached[row as usize], "row {row} of {table:?}");
            never += u32::from(found == Reach::Never);
        }
    }
    assert!(never > 50, "the tables of this test should have rows that are never reached");
}
