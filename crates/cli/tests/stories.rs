//! Every story, on both engines, through HTTP.

use std::process::Command;

fn run(id: &str, store: Option<&str>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhida"));
    command.args(["story", "run", id]);
    if let Some(store) = store {
        command.args(["--store", store]);
    }
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

// EVIDENCE-OF issue 2: the whole path through HTTP, judgment text to paid and closed, on SQLite.
#[test]
fn m01_ends_as_told_on_sqlite() {
    run("M01", None);
}

// EVIDENCE-OF issue 2: and on PostgreSQL.
#[test]
fn m01_ends_as_told_on_postgresql() {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        println!("TEST_POSTGRES_URL is not set: PostgreSQL is skipped");
        return;
    };
    let store = testkit::postgres::fresh(&server);
    let store::StoreUrl::Postgres(address) = &store else { unreachable!("a fresh schema is on PostgreSQL") };
    run("M01", Some(address));
}
