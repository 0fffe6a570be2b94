//! The contract on PostgreSQL, where `TEST_POSTGRES_URL` names a database in which schemas may be made.

#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicU64, Ordering};
use store::{Store, StoreUrl, contract};

store::contract_tests!(check);

/// Runs a function of the suite in a schema of its own, removed afterwards.
fn check(contract: fn(&Store)) {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else { return };
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("contract_{}_{number}", std::process::id());
    let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
    client.batch_execute(&format!("create schema {schema}")).unwrap();

    let separator = if server.contains('?') { '&' } else { '?' };
    let url = StoreUrl::Postgres(format!("{server}{separator}options=-csearch_path%3D{schema}"));
    contract(&Store::open_with(&url, &contract::migrations()).unwrap());

    client.batch_execute(&format!("drop schema {schema} cascade")).unwrap();
}

#[test]
fn every_column_of_text_is_sorted_by_code_point() {
    check(|store| {
        const QUERY: store::Query = store::Query::new(
            "collations",
            "select count(*), count(case when collation_name = 'C' then 1 end) from information_schema.columns \
             where table_schema = current_schema() and data_type = 'text' and table_name <> 'migration'",
        );
        let row = store.read(|connection| connection.row(&QUERY, &[])).unwrap().unwrap();
        assert!(row.integer(0).unwrap() >= 8);
        assert_eq!(row.integer(0).unwrap(), row.integer(1).unwrap());
    });
}

/// A web server gives up its store on a thread that drives futures.
#[test]
fn a_store_may_be_dropped_where_futures_are_driven() {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else { return };
    const ONE: store::Query = store::Query::new("one", "select 1");
    let store =
        Store::open(&contract::scratch_schema(&server, &format!("dropped_{}", std::process::id()))).unwrap();
    store.read(|connection| connection.row(&ONE, &[])).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async move { drop(store) });
}
