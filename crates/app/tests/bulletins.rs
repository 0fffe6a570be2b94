//! A bulletin tells what the dockets tell, is made once, and knows what came later.

#![allow(clippy::unwrap_used)]

use app::bulletins::{BulletinId, BulletinKind};
use app::indicators::Selection;
use app::{App, AppConfig, AppError, FixedClock};
use docket::Settings;
use docket::indicator::INDICATORS;
use docket::office::Actor;
use documents::PressConfig;
use std::sync::Arc;
use store::Store;
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, COURT_NAME};
use values::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn open(store: Store, on: &str) -> (App, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(day(on)));
    let app = App::open(AppConfig {
        store,
        court: COURT_CODE.parse().unwrap(),
        court_name: Some(COURT_NAME.to_owned()),
        clock: clock.clone(),
        press: PressConfig::default(),
        settings: Settings::default(),
        synthetic: true,
        letterhead: None,
    })
    .unwrap();
    app.bring_tables_up_to_date(|_| ()).unwrap();
    (app, clock)
}

fn officer(app: &App, id: &str) -> Actor {
    app.actor(&id.parse().unwrap()).unwrap()
}
