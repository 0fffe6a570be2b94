//! An invented court as tests use it.

#![allow(dead_code, reason = "each test uses its part")]

use app::{App, FixedClock};
use docket::office::Actor;
use std::sync::Arc;
use store::read::tables::REBUILT;
use store::{Row, Store};
use testkit::synthetic::{self, Plan};
use values::StaffId;

/// The invented court on its day, with nobody in it.
pub(crate) fn open(store: Store) -> App {
    let plan = Plan::demonstration();
    App::open(synthetic::config(store, Arc::new(FixedClock::at(plan.today)))).unwrap()
}

/// The court of the demonstration with its staff and so many cases.
pub(crate) fn court(store: Store, cases: u32) -> App {
    let plan = Plan { cases, ..Plan::demonstration() };
    let app = open(store);
    app.bring_tables_up_to_date(|_| ()).unwrap();
    synthetic::found(&app).unwrap();
    synthetic::fill(&app, &plan).unwrap();
    app
}

pub(crate) fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse::<StaffId>().unwrap()).unwrap()
}

/// All rows of the tables that can be made anew.
pub(crate) fn tables(app: &App) -> Vec<(&'static str, Vec<Row>)> {
    let rows = |table: &&'static store::Table| {
        app.store().read(|connection| connection.rows(table.list(), &[])).unwrap()
    };
    REBUILT.iter().map(|table| (table.name(), rows(table))).collect()
}
