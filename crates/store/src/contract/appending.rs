use super::*;
use crate::{StoreError, Verification};

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

/// So many that all sizes of statements are used, with some left over.
const MANY: u64 = 64 + 8 + 5;

fn many() -> Append {
    let mut many = append("case/0", 0, 2);
    many.streams.extend((1..MANY).map(|no| events_for(&format!("case/{no}"), 0, no % 3)));
    many.changes = (0..MANY as i64).rev().map(|no| entry(&format!("{no:03}"), "甲", no)).collect();
    many
}

pub fn many_streams_and_rows_are_written_as_if_one_by_one(store: &Store) {
    store.append(append("case/7", 0, 3)).unwrap();
    let mut first = many();
    first
        .streams
        .iter_mut()
        .filter(|stream| stream.stream == "case/7")
        .for_each(|stream| stream.expected = 3);
    // Changes to one row among many keep their order.
    first.changes.push(entry("033", "乙", 1));
    first.changes.push(entry("033", "丙", 2));
    let events: u64 = first.streams.iter().map(|stream| stream.events.len() as u64).sum();
    assert_eq!(
        store.append(first).unwrap(),
        AppendOutcome::Done { position: store.last_position().unwrap() }
    );
    for no in 1..MANY {
        let (before, more) = (if no == 7 { 3 } else { 0 }, no % 3);
        assert_eq!(store.stream_length("A", &format!("case/{no}")).unwrap(), before + more, "{no}");
    }
    let journal = store.journal_after(0, 1_000).unwrap();
    assert_eq!(journal.len() as u64, events + 3);
    assert!(matches!(store.verify().unwrap(), Verification::Sound { .. }), "every seal follows");
    let rows = entries(store);
    assert_eq!(rows.len() as u64, MANY);
    assert_eq!(rows[33], [text("033"), text("丙"), 2_i64.into()]);
    assert_eq!(rows[76], [text("076"), text("甲"), 76_i64.into()]);
}

pub fn one_conflict_or_duplicate_among_many_leaves_nothing_behind(store: &Store) {
    store.append(append("case/70", 0, 3)).unwrap();
    let outcome = store.append(many()).unwrap();
    assert_eq!(outcome, AppendOutcome::Conflict { stream: "case/70".to_owned(), actual: 3 });
    let claims = |numbers: &mut dyn Iterator<Item = u64>| Append {
        streams: Vec::new(),
        changes: numbers
            .map(|no| Change::Claim { table: &NUMBER, values: vec!["A".into(), format!("{no:03}").into()] })
            .collect(),
        ..append("case/1", 0, 0)
    };
    assert!(is_done(&store.append(claims(&mut [40, 41].into_iter())).unwrap()));
    let taken = AppendOutcome::Duplicate { table: "contract_number" };
    assert_eq!(store.append(claims(&mut (0..MANY))).unwrap(), taken);
    assert_eq!(store.append(claims(&mut [50, 50].into_iter())).unwrap(), taken, "twice in one append");
    assert!(is_done(&store.append(claims(&mut (42..MANY))).unwrap()), "none of them stayed");
    assert_eq!(store.stream("A", "case/0").unwrap(), []);
    assert_eq!(entries(store), Vec::<Vec<Value>>::new());
}
