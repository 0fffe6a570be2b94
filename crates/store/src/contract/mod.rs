//! What every engine must do: plain functions, run on each engine by the tests in `tests/`.
//!
//! Each takes a store without events that was opened with [`migrations`].

#![allow(clippy::unwrap_used, missing_docs)]

mod appending;
mod concurrency;
mod keeping;
mod reading;
mod rebuilding;

pub use self::appending::*;
pub use self::concurrency::*;
pub use self::keeping::*;
pub use self::reading::*;
pub use self::rebuilding::*;

use crate::{
    Append, AppendOutcome, Change, Migration, NewEvent, Query, Store, StreamAppend, Table, Value, migration,
};
use values::{Day, Instant};

/// One test for each function of the suite, run by `$check`.
#[macro_export]
macro_rules! contract_tests {
    ($check:path) => {
        $crate::contract_tests! { $check;
            events_come_back_as_they_were_written
            an_append_that_looked_too_early_or_too_late_is_a_conflict
            the_same_stream_name_in_two_courts_is_two_streams
            streams_and_changes_are_written_together_or_not_at_all
            a_row_that_cannot_be_written_takes_its_events_with_it
            a_change_of_another_width_is_refused_before_anything_is_tried
            a_stream_named_without_events_only_guards
            changes_alone_are_written_too
            a_put_overwrites_and_a_delete_removes
            changes_to_one_row_keep_their_order
            many_streams_and_rows_are_written_as_if_one_by_one
            one_conflict_or_duplicate_among_many_leaves_nothing_behind
            counts_are_added_up
            a_duplicate_leaves_nothing_behind
            placeholders_are_bound_by_their_number
            another_number_of_values_is_an_error
            sums_and_counts_are_integers
            a_connection_for_reading_refuses_changes
            a_query_that_fails_is_named_and_the_next_one_works
            a_reader_sees_one_steady_state
            texts_are_sorted_by_code_point
            the_journal_is_read_page_by_page
            the_journal_is_read_stream_by_stream
            of_two_appends_that_saw_the_same_one_wins
            of_two_claims_to_one_number_one_wins
            sixty_four_writers_lose_nothing_and_keep_their_order
            whoever_follows_the_journal_misses_nothing
            appends_to_two_streams_in_either_order_do_not_block_each_other
            tables_are_replaced_whole
            a_rebuild_that_fails_changes_nothing
            a_rebuild_misses_no_event_that_comes_meanwhile
            a_changed_event_is_found
            an_event_taken_out_is_found
            an_empty_journal_is_sound
            an_exported_journal_is_read_back_whole
            an_imported_journal_goes_on
            a_changed_or_missing_line_is_named_and_nothing_is_imported
            a_backup_holds_everything_and_is_not_overwritten
            a_newer_or_another_structure_is_refused
            every_query_file_is_understood
            the_disk_is_measured_where_it_is_here
        }
    };
    ($check:path; $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                $check($crate::contract::$name);
            }
        )*
    };
}

/// A read table of the suite: a text and a number by court and id.
pub static ENTRY: Table = Table::new("contract_entry", &["court", "id", "title", "amount"], 2);
/// An additive count of the suite.
pub static COUNT: Table = Table::new("contract_count", &["court", "day", "cases", "amount"], 2);
/// Numbers of the suite that may be used once.
pub static NUMBER: Table = Table::new("contract_number", &["court", "number"], 2);

const ENTRIES: Query = Query::new(
    "contract_entries",
    "select id, title, amount from contract_entry where court = $1 order by id",
);

/// The product's structure, and the suite's own tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut migrations = migration::all();
    let version = migrations.len() as i64 + 1;
    migrations.push(Migration {
        version,
        name: "contract",
        text: "create table contract_entry (
  court text not null,
  id text not null,
  title text,
  amount bigint not null,
  primary key (court, id)
);
create table contract_count (
  court text not null,
  day text not null,
  cases bigint not null,
  amount bigint not null,
  primary key (court, day)
);
create table contract_number (
  court text not null,
  number text not null,
  primary key (court, number)
);",
        postgres: "",
    });
    migrations
}

/// An append of so many events to one stream of court `A`.
#[must_use]
pub fn append(stream: &str, expected: u64, events: u64) -> Append {
    Append {
        court: "A".to_owned(),
        recorded_at: Instant::at(Day::new(2026, 3, 10).unwrap(), 32_707),
        streams: vec![events_for(stream, expected, events)],
        changes: Vec::new(),
    }
}

/// So many events for one stream.
#[must_use]
pub fn events_for(stream: &str, expected: u64, events: u64) -> StreamAppend {
    let event = |number| NewEvent {
        kind: "Filed".to_owned(),
        schema_version: 1,
        on_day: Day::new(2026, 3, 9).unwrap(),
        actor: "张法官".to_owned(),
        body: format!(r#"{{"number":{number},"text":"执行通知书 “ \" \\ 𠮷"}}"#),
    };
    StreamAppend { stream: stream.to_owned(), expected, events: (1..=events).map(event).collect() }
}

/// Puts an entry.
#[must_use]
pub fn entry(id: &str, title: &str, amount: i64) -> Change {
    Change::Put { table: &ENTRY, values: vec!["A".into(), id.into(), title.into(), amount.into()] }
}

/// Claims a number.
#[must_use]
pub fn number(number: &str) -> Change {
    Change::Claim { table: &NUMBER, values: vec!["A".into(), number.into()] }
}

/// The entries of court `A`: id, title, amount.
#[must_use]
pub fn entries(store: &Store) -> Vec<Vec<Value>> {
    let rows = store.read(|connection| connection.rows(&ENTRIES, &["A".into()])).unwrap();
    rows.into_iter().map(crate::Row::into_values).collect()
}

fn all(store: &Store, table: &'static Table) -> Vec<Vec<Value>> {
    let rows = store.read(|connection| connection.rows(table.list(), &[])).unwrap();
    rows.into_iter().map(crate::Row::into_values).collect()
}

fn is_done(outcome: &AppendOutcome) -> bool {
    matches!(outcome, AppendOutcome::Done { .. })
}

fn text(text: &str) -> Value {
    text.into()
}

/// Makes an empty schema on a test server and returns the address that leads to it.
///
/// # Panics
/// Where the server cannot be reached.
#[must_use]
pub fn scratch_schema(server: &str, schema: &str) -> crate::StoreUrl {
    let mut client = postgres::Client::connect(server, postgres::NoTls).expect("the test server answers");
    let fresh = format!("drop schema if exists {schema} cascade; create schema {schema}");
    client.batch_execute(&fresh).expect("the test server lets schemas be made");
    let separator = if server.contains('?') { '&' } else { '?' };
    crate::StoreUrl::Postgres(format!("{server}{separator}options=-csearch_path%3D{schema}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_function_of_the_suite_is_run() {
        let files = [
            include_str!("appending.rs"),
            include_str!("concurrency.rs"),
            include_str!("keeping.rs"),
            include_str!("reading.rs"),
            include_str!("rebuilding.rs"),
        ];
        let listed: Vec<&str> = include_str!("mod.rs").lines().map(str::trim).collect();
        for line in files.iter().flat_map(|file| file.lines()) {
            if let Some((name, _)) = line.strip_prefix("pub fn ").and_then(|rest| rest.split_once('(')) {
                assert!(listed.contains(&name), "{name}");
            }
        }
    }
}
