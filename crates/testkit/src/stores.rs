//! The stores on which a test runs.

use crate::postgres;
use store::{Store, StoreUrl};

/// An empty throwaway store on each engine: SQLite, and PostgreSQL where `TEST_POSTGRES_URL` names a server.
///
/// # Panics
/// Where a store cannot be made.
#[must_use]
pub fn empty() -> Vec<Store> {
    let open = |url| Store::open(&url).expect("a throwaway store can be made");
    let mut stores = vec![open(StoreUrl::SqliteMemory)];
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => stores.push(open(postgres::fresh(&url))),
        Err(_) => println!("TEST_POSTGRES_URL is not set: PostgreSQL is skipped"),
    }
    stores
}
