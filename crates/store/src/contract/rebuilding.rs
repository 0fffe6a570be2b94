use super::*;
use crate::StoreError;

pub fn tables_are_replaced_whole(store: &Store) {
    let mut first = append("case/1", 0, 1);
    first.changes = vec![entry("1", "甲", 1), number("1")];
    store.append(first).unwrap();
    let twice = [entry("2", "乙", 2), entry("2", "丙", 3)];
    let written = store.replace_tables(&[&ENTRY], twice.map(Ok::<_, StoreError>).into_iter());
    assert_eq!(written.unwrap(), 2);
    assert_eq!(entries(store), [[text("2"), text("丙"), 3_i64.into()]]);
    assert_eq!(all(store, &NUMBER).len(), 1, "the others stay");
}

pub fn a_rebuild_that_fails_changes_nothing(store: &Store) {
    store
        .append(Append { streams: Vec::new(), changes: vec![entry("1", "甲", 1)], ..append("", 0, 0) })
        .unwrap();
    let outside = store.replace_tables(&[&ENTRY], [entry("2", "乙", 2), number("1")].map(Ok).into_iter());
    assert!(matches!(outside, Err(StoreError::RebuildOutside { table: "contract_number" })));
    let twice = store.replace_tables(&[&ENTRY, &NUMBER], [number("1"), number("1")].map(Ok).into_iter());
    assert!(matches!(twice, Err(StoreError::RebuildDuplicate { table: "contract_number" })));
    assert_eq!(entries(store), [[text("1"), text("甲"), 1_i64.into()]]);
    assert!(is_done(&store.append(append("case/1", 0, 1)).unwrap()), "the store works on");
}

pub fn a_rebuild_misses_no_event_that_comes_meanwhile(store: &Store) {
    const WRITERS: u64 = 24;
    const APPENDS: u64 = 20;
    let one = || {
        let values = vec!["A".into(), "2026-03-10".into(), 1_i64.into(), 0_i64.into()];
        Change::Add { table: &COUNT, values }
    };
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for version in 0..APPENDS {
                    let mut next = append(&format!("case/{writer}"), version, 1);
                    next.changes.push(one());
                    assert!(is_done(&store.append(next).unwrap()));
                }
            });
        }
        for _ in 0..5 {
            let mut position = 0;
            let pages = std::iter::from_fn(|| {
                let page = store.journal_after(position, 7).unwrap();
                position = page.last()?.position;
                Some(page)
            });
            store.replace_tables(&[&COUNT], pages.flatten().map(|_| Ok::<_, StoreError>(one()))).unwrap();
        }
    });
    assert_eq!(all(store, &COUNT)[0][2], Value::Integer((WRITERS * APPENDS) as i64));
}
