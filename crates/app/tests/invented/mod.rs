//! An invented court as tests use it.

#![allow(dead_code, reason = "each test uses its part")]

use app::{App, AppConfig, FixedClock};
use docket::Settings;
use docket::office::Actor;
use documents::PressConfig;
use std::sync::Arc;
use store::read::tables::REBUILT;
use store::{Row, Store};
use testkit::synthetic::{self, COURT_CODE, COURT_NAME, Plan};
use values::StaffId;

/// The invented court on its day, with nobody in it.
pub(crate) fn open(store: Store) -> App {
    let plan = Plan::demonstration();
    App::open(AppConfig {
        store,
        court: COURT_CODE.parse().unwrap(),
        court_name: Some(COURT_NAME.to_owned()),
        clock: Arc::new(FixedClock::at(plan.today)),
        press: PressConfig::default(),
        settings: Settings::default(),
        synthetic: true,
        letterhead: None,
    })
    .unwrap()
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
