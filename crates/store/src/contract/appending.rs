use super::*;
use crate::StoreError;

pub fn events_come_back_as_they_were_written(store: &Store) {
    let outcome = store.append(append("case/1", 0, 2)).unwrap();
    let events = store.stream("A", "case/1").unwrap();
    assert_eq!(outcome, AppendOutcome::Done { position: events[1].position });
    assert_eq!(events.len(), 2);
    let (event, sent) = (&events[1], &append("case/1", 0, 2).streams[0].events[1]);
    assert_eq!((event.court.as_str(), event.stream.as_str(), event.version), ("A", "case/1", 2));
    assert_eq!((&event.body, &event.actor, &event.kind), (&sent.body, &sent.actor, &sent.kind));
    assert_eq!((event.on_day, event.schema_version), (sent.on_day, 1));
    assert_eq!(event.recorded_at, append("case/1", 0, 2).recorded_at);
    assert!(events[0].position < events[1].position);
    assert_eq!(store.stream("A", "case/2").unwrap(), []);
    assert_eq!(store.stream("B", "case/1").unwrap(), []);
}

pub fn an_append_that_looked_too_early_or_too_late_is_a_conflict(store: &Store) {
    store.append(append("case/1", 0, 3)).unwrap();
    for expected in [0, 2, 4] {
        let outcome = store.append(append("case/1", expected, 1)).unwrap();
        assert_eq!(outcome, AppendOutcome::Conflict { stream: "case/1".to_owned(), actual: 3 }, "{expected}");
    }
    assert_eq!(store.stream("A", "case/1").unwrap().len(), 3);
}

pub fn the_same_stream_name_in_two_courts_is_two_streams(store: &Store) {
    store.append(append("case/1", 0, 1)).unwrap();
    let outcome = store.append(Append { court: "B".to_owned(), ..append("case/1", 0, 1) }).unwrap();
    assert!(is_done(&outcome));
}

pub fn streams_and_changes_are_written_together_or_not_at_all(store: &Store) {
    store.append(append("case/2", 0, 1)).unwrap();
    let mut both = append("case/1", 0, 1);
    both.streams.push(events_for("case/2", 0, 1));
    both.changes.push(entry("1", "甲", 1));
    let outcome = store.append(both.clone()).unwrap();
    assert_eq!(outcome, AppendOutcome::Conflict { stream: "case/2".to_owned(), actual: 1 });
    assert_eq!(store.stream("A", "case/1").unwrap(), []);
    assert_eq!(entries(store), Vec::<Vec<Value>>::new());

    both.streams[1].expected = 1;
    assert!(is_done(&store.append(both).unwrap()));
    assert_eq!(store.stream("A", "case/1").unwrap().len(), 1);
    assert_eq!(entries(store), [[text("1"), text("甲"), 1_i64.into()]]);
}

pub fn a_row_that_cannot_be_written_takes_its_events_with_it(store: &Store) {
    let mut bad = append("case/1", 0, 1);
    bad.changes = vec![
        entry("1", "甲", 1),
        Change::Put { table: &ENTRY, values: vec!["A".into(), "2".into(), "乙".into(), Value::Null] },
    ];
    assert!(matches!(store.append(bad), Err(StoreError::Query { .. })));
    assert_eq!(store.stream("A", "case/1").unwrap(), []);
    assert_eq!(entries(store), Vec::<Vec<Value>>::new());
    assert!(is_done(&store.append(append("case/1", 0, 1)).unwrap()), "the store works on");
}

pub fn a_change_of_another_width_is_refused_before_anything_is_tried(store: &Store) {
    let mut bad = append("case/1", 0, 1);
    bad.changes.push(Change::Delete { table: &ENTRY, key: vec!["A".into()] });
    assert!(matches!(store.append(bad), Err(StoreError::Width { .. })));
}

pub fn a_stream_named_without_events_only_guards(store: &Store) {
    store.append(append("fund", 0, 2)).unwrap();
    let guarded = |expected| {
        let mut both = append("case/1", 0, 1);
        both.streams.insert(0, events_for("fund", expected, 0));
        store.append(both).unwrap()
    };
    assert_eq!(guarded(1), AppendOutcome::Conflict { stream: "fund".to_owned(), actual: 2 });
    assert!(is_done(&guarded(2)));
    assert_eq!(store.stream("A", "fund").unwrap().len(), 2);
}

pub fn changes_alone_are_written_too(store: &Store) {
    let only = Append { streams: Vec::new(), changes: vec![entry("1", "甲", 1)], ..append("", 0, 0) };
    assert_eq!(store.append(only).unwrap(), AppendOutcome::Done { position: 0 });
    assert_eq!(entries(store).len(), 1);
}

pub fn a_put_overwrites_and_a_delete_removes(store: &Store) {
    let change = |changes| {
        store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) }).unwrap();
        entries(store)
    };
    let null = Change::Put { table: &ENTRY, values: vec!["A".into(), "2".into(), Value::Null, 5_i64.into()] };
    assert_eq!(
        change(vec![entry("1", "甲", 1), null]),
        [[text("1"), text("甲"), 1_i64.into()], [text("2"), Value::Null, 5_i64.into()]]
    );
    let gone = Change::Delete { table: &ENTRY, key: vec!["A".into(), "2".into()] };
    assert_eq!(change(vec![gone.clone(), entry("1", "乙", 2)]), [[text("1"), text("乙"), 2_i64.into()]]);
    assert_eq!(change(vec![gone]).len(), 1, "to remove what is not there is nothing");
    let key_only = Change::Put { table: &NUMBER, values: vec!["A".into(), "7".into()] };
    change(vec![key_only.clone(), key_only]);
    assert_eq!(all(store, &NUMBER), [[text("A"), text("7")]]);
}

pub fn changes_to_one_row_keep_their_order(store: &Store) {
    let delete = Change::Delete { table: &ENTRY, key: vec!["A".into(), "1".into()] };
    let changes = vec![entry("2", "乙", 1), entry("1", "甲", 1), delete, entry("2", "丙", 2)];
    store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) }).unwrap();
    assert_eq!(entries(store), [[text("2"), text("丙"), 2_i64.into()]]);
}

pub fn counts_are_added_up(store: &Store) {
    let add = |cases: i64, amount: i64| {
        let values = vec!["A".into(), "2026-03-10".into(), cases.into(), amount.into()];
        let changes = vec![Change::Add { table: &COUNT, values }];
        store.append(Append { streams: Vec::new(), changes, ..append("", 0, 0) }).unwrap();
    };
    add(1, 500);
    add(2, -700);
    assert_eq!(all(store, &COUNT), [[text("A"), text("2026-03-10"), 3_i64.into(), (-200_i64).into()]]);
}

pub fn a_duplicate_leaves_nothing_behind(store: &Store) {
    let paid = |stream: &str| {
        let mut paid = append(stream, 0, 1);
        paid.changes = vec![entry(stream, "收款", 1), number("ICBC-1")];
        store.append(paid).unwrap()
    };
    assert!(is_done(&paid("case/1")));
    assert_eq!(paid("case/2"), AppendOutcome::Duplicate { table: "contract_number" });
    assert_eq!(store.stream("A", "case/2").unwrap(), []);
    assert_eq!(entries(store).len(), 1);
}
