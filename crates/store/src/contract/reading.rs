use super::*;
use crate::StoreError;

const BOTH_WAYS: Query = Query::new(
    "contract_both_ways",
    "select title, amount from contract_entry where amount > $2 and court = $1 and (id = $3 or $3 is null) order by id",
);
const SUM: Query = Query::new(
    "contract_sum",
    "select cast(sum(amount) as bigint), count(*) from contract_entry where court = $1",
);
const INSERT: Query =
    Query::new("contract_insert", "insert into contract_number (court, number) values ($1, $2)");
const BROKEN: Query = Query::new("contract_broken", "select nothing from nowhere");

fn fill(store: &Store) {
    let changes = vec![entry("1", "甲", 1), entry("2", "乙", 2), entry("3", "丙", 3)];
    store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) }).unwrap();
}

pub fn placeholders_are_bound_by_their_number(store: &Store) {
    fill(store);
    let found = |id: Value| {
        let values = ["A".into(), 1_i64.into(), id];
        let rows = store.read(|connection| connection.rows(&BOTH_WAYS, &values)).unwrap();
        rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(Value::Null), ["乙", "丙"]);
    assert_eq!(found("3".into()), ["丙"]);
    assert_eq!(found("1".into()), Vec::<String>::new());
}

pub fn another_number_of_values_is_an_error(store: &Store) {
    for values in [vec![], vec!["A".into(), "B".into()]] {
        let result = store.read(|connection| connection.rows(&SUM, &values));
        assert!(matches!(result, Err(StoreError::Query { .. })));
    }
}

pub fn sums_and_counts_are_integers(store: &Store) {
    fill(store);
    let row = store.read(|connection| connection.row(&SUM, &["A".into()])).unwrap().unwrap();
    assert_eq!((row.integer(0).unwrap(), row.integer(1).unwrap()), (6, 3));
    let row = store.read(|connection| connection.row(&SUM, &["B".into()])).unwrap().unwrap();
    assert_eq!((row.optional(0, crate::Row::fen).unwrap(), row.integer(1).unwrap()), (None, 0));
}

pub fn a_connection_for_reading_refuses_changes(store: &Store) {
    let result = store.read(|connection| connection.execute(&INSERT, &["A".into(), "1".into()]));
    assert!(matches!(result, Err(StoreError::Query { .. })));
    assert_eq!(all(store, &NUMBER), Vec::<Vec<Value>>::new());
}

pub fn a_query_that_fails_is_named_and_the_next_one_works(store: &Store) {
    for _ in 0..20 {
        let Err(StoreError::Query { query, .. }) = store.read(|connection| connection.rows(&BROKEN, &[]))
        else {
            panic!("nowhere does not exist");
        };
        assert_eq!(query, "contract_broken");
    }
    assert_eq!(entries(store), Vec::<Vec<Value>>::new());
}

pub fn a_reader_sees_one_steady_state(store: &Store) {
    fill(store);
    store
        .read(|connection| {
            let before = connection.row(&SUM, &["A".into()])?;
            let changes = vec![entry("4", "丁", 4)];
            store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) })?;
            assert_eq!(connection.row(&SUM, &["A".into()])?, before);
            Ok(())
        })
        .unwrap();
    assert_eq!(entries(store).len(), 4);
}

pub fn texts_are_sorted_by_code_point(store: &Store) {
    let ids = ["一", "Z", "a", "乙", "甲", "é", "𠮷"];
    let changes = ids.iter().map(|id| entry(id, "", 0)).collect();
    store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) }).unwrap();
    let mut sorted = ids;
    sorted.sort_unstable();
    let found: Vec<Value> = entries(store).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(found, sorted.map(text));
}

pub fn the_journal_is_read_page_by_page(store: &Store) {
    for stream in ["case/1", "case/2"] {
        for version in 0..5 {
            store.append(append(stream, version, 1)).unwrap();
        }
    }
    let (mut position, mut seen) = (0, Vec::new());
    loop {
        let page = store.journal_after(position, 3).unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        position = last.position;
        seen.extend(page);
    }
    assert_eq!(seen.len(), 10);
    assert!(seen.is_sorted_by(|left, right| left.position < right.position));
    assert_eq!(store.last_position().unwrap(), position);
    assert_eq!(seen[..5], store.stream("A", "case/1").unwrap());
    assert_eq!(store.event("A", "case/1", 3).unwrap().as_ref(), Some(&seen[2]));
    assert_eq!(store.event("A", "case/1", 6).unwrap(), None);
}

pub fn the_journal_is_read_stream_by_stream(store: &Store) {
    let streams = ["case/2", "case/1", "staff"];
    for version in 0..5 {
        for stream in streams {
            store.append(append(stream, version, 1)).unwrap();
            store.append(Append { court: "B".to_owned(), ..append(stream, version, 1) }).unwrap();
        }
    }
    for page in [1, 3, 5, 30, 31] {
        let seen: Vec<_> = store.events_by_stream(page).map(Result::unwrap).collect();
        let expected: Vec<_> = ["A", "B"]
            .into_iter()
            .flat_map(|court| {
                ["case/1", "case/2", "staff"].map(|stream| store.stream(court, stream).unwrap())
            })
            .flatten()
            .collect();
        assert_eq!(seen, expected, "{page} at a time");
    }
}
