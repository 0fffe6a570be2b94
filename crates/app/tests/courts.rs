//! Which courts make an installation, and which stands above which.

#![allow(clippy::unwrap_used)]

use app::courts::CourtsError;
use app::{App, AppConfig, Courts, FixedClock};
use std::sync::Arc;
use store::{Store, StoreUrl};
use testkit::synthetic::Plan;

fn court(store: &Store, code: &str) -> App {
    let clock = Arc::new(FixedClock::at(Plan::demonstration().today));
    let config = AppConfig::new(store.clone(), code.parse().unwrap(), clock);
    App::open(AppConfig { synthetic: true, ..config }).unwrap()
}

/// The courts of some codes, each with `:` and the court above where it is named.
fn courts(codes: &str) -> Result<Courts, CourtsError> {
    let store = Store::open(&StoreUrl::SqliteMemory).unwrap();
    let seats = codes.split_whitespace().map(|one| {
        let (code, upper) = one.split_once(':').unwrap_or((one, ""));
        (court(&store, code), upper.parse().ok())
    });
    Courts::of(seats.collect())
}

fn below(courts: &Courts, code: &str) -> String {
    let codes: Vec<&str> = courts.below(&code.parse().unwrap()).map(|app| app.court().as_str()).collect();
    codes.join(" ")
}

#[test]
fn the_list_of_courts_says_who_stands_above_whom_where_nobody_else_does() {
    let all = courts("内0222 内 内02 内0203 内0299:内02 晋01").unwrap();
    assert_eq!(all.home().court().as_str(), "内0222", "the first is the home");
    for (upper, lower) in [
        ("内", "内02 内0203 内0222 内0299"),
        ("内02", "内0203 内0222 内0299"),
        ("内0222", ""),
        ("晋01", ""),
        ("最高法", ""),
    ] {
        assert_eq!(below(&all, upper), lower, "{upper}");
        assert_eq!(all.by_code(upper).is_some_and(App::has_courts_below), !lower.is_empty());
    }
    // A level that is not of the installation is passed over.
    let two = courts("内 内0222").unwrap();
    assert_eq!(below(&two, "内"), "内0222");
    assert_eq!(two.next_above(&"内0222".parse().unwrap()).unwrap().court().as_str(), "内");
    assert!(!Courts::from(court(&Store::open(&StoreUrl::SqliteMemory).unwrap(), "内02")).are_several());
}

#[test]
fn courts_that_make_no_hierarchy_are_no_installation() {
    let code = |code: &str| code.parse().unwrap();
    for (codes, error) in [
        ("", CourtsError::None),
        ("内02 内02", CourtsError::Twice(code("内02"))),
        ("内0299:内98", CourtsError::UnknownUpper(code("内0299"), code("内98"))),
        ("内97:内97", CourtsError::Circle(code("内97"))),
        ("内97:内98 内98:内97", CourtsError::Circle(code("内97"))),
    ] {
        assert_eq!(courts(codes).err(), Some(error), "{codes}");
    }
}
