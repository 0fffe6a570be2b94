//! Every story, on both engines, through HTTP: from the text of a judgment to the end that the story tells.

use std::process::{Command, Output};

fn zhida(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhida")).args(arguments).output().expect("the program starts")
}

/// The ids of all stories, as the program lists them.
fn ids() -> Vec<String> {
    let listed = zhida(&["story", "list", "--ids"]);
    assert!(listed.status.success());
    String::from_utf8(listed.stdout).expect("the list is text").lines().map(str::to_owned).collect()
}

fn run(arguments: &[&str]) {
    let output = zhida(&[&["story", "run"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_story_ends_as_told_on_sqlite() {
    let ids = ids();
    assert!(ids.contains(&"M01".to_owned()));
    ids.iter().for_each(|id| run(&[id]));
}

#[test]
fn every_story_ends_as_told_on_postgresql() {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        println!("TEST_POSTGRES_URL is not set: PostgreSQL is skipped");
        return;
    };
    for id in ids() {
        let store = testkit::postgres::fresh(&server);
        let store::StoreUrl::Postgres(address) = &store else {
            unreachable!("a fresh schema is on PostgreSQL")
        };
        run(&[&id, "--store", address]);
    }
}
