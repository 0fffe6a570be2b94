//! The synthetic court and its simulated institutions know the same of each debtor.

#![allow(clippy::unwrap_used)]

use app::{App, FixedClock};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, Held, Plan};

fn court() -> App {
    let today = Plan::demonstration().today;
    let app = App::open(synthetic::config(
        Store::open(&StoreUrl::SqliteMemory).unwrap(),
        Arc::new(FixedClock::at(today)),
    ))
    .unwrap();
    synthetic::found(&app).unwrap();
    app
}

#[test]
fn what_institutions_told_of_troubled_debtors_is_there_to_be_controlled() {
    let app = court();
    synthetic::trouble(&app, 1, app.today()).unwrap();
    let told = synthetic::told(&app, &synthetic::registered(&app).unwrap()).unwrap();
    for (institution, things) in [("bank-farm", 2), ("vehicle", 2), ("real-estate", 2)] {
        let people = &told[&institution.parse().unwrap()];
        let ids: BTreeSet<&str> =
            people.iter().flat_map(|person| &person.holdings).map(|holding| holding.id.as_str()).collect();
        assert_eq!((people.len(), ids.len()), (2, things), "{institution}: {people:?}");
    }
    let houses = &told[&"real-estate".parse().unwrap()][0].holdings[0];
    assert_eq!((houses.share.as_deref(), houses.amount_fen), (Some("1/2"), None));
    assert_eq!(houses.encumbrances.len(), 1);
}

#[test]
fn the_debtor_of_three_open_cases_is_one() {
    let app = court();
    synthetic::trouble(&app, 1, app.today()).unwrap();
    let head = app.actor(&"bureau-head".parse().unwrap()).unwrap();
    let rows =
        app.case_list(&head, &store::read::cases::CaseFilter { limit: 50, ..Default::default() }).unwrap();
    let mut codes = Vec::new();
    for row in rows.rows {
        let case = app.open_case(&head, &row.case_id.parse().unwrap()).unwrap().case;
        codes.push(case.parties[1].credit_code.clone().unwrap().reveal().to_owned());
    }
    codes.sort_unstable();
    assert_eq!(codes.chunk_by(|one, other| one == other).map(<[_]>::len).max(), Some(3), "{codes:?}");
}

#[test]
fn what_a_measure_says_of_a_debtor_is_not_said_twice() {
    let app = court();
    let today = app.today();
    let held = Held {
        seed: 1,
        measures: 8,
        handler: "one-1",
        in_a_case: 4,
        months: Some(3),
        days_ago: (5, 60),
        today,
    };
    synthetic::hold(&app, &held).unwrap();
    let registered = synthetic::registered(&app).unwrap();
    let told = synthetic::told(&app, &registered).unwrap();
    assert!(told.is_empty(), "{told:?}");
    let numbers: Vec<&str> = registered.values().flatten().map(|measure| measure.control.as_str()).collect();
    assert_eq!(numbers.len(), 8);
    assert!(numbers.iter().all(|number| number.starts_with("冻2026-") || number.starts_with("封2026-")));
    for measures in registered.values() {
        let numbers: BTreeSet<&str> = measures.iter().map(|measure| measure.control.as_str()).collect();
        assert_eq!(numbers.len(), measures.len(), "an institution gives each number once");
    }
}
