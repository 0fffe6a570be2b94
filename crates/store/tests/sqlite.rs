//! The contract on SQLite.

#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicU64, Ordering};
use store::{Store, StoreUrl, contract};

store::contract_tests!(check);

fn check(contract: fn(&Store)) {
    contract(&Store::open_with(&StoreUrl::SqliteMemory, &contract::migrations()).unwrap());
    // And on a file, as in a court.
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("zhida-contract-{}-{number}", std::process::id()));
    let url = StoreUrl::SqliteFile(folder.join("store.sqlite"));
    contract(&Store::open_with(&url, &contract::migrations()).unwrap());
    std::fs::remove_dir_all(folder).unwrap();
}
