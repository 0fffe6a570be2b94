use super::*;
use std::collections::HashMap;
use std::sync::Barrier;

pub fn of_two_appends_that_saw_the_same_one_wins(store: &Store) {
    for round in 0..50 {
        let start = Barrier::new(2);
        let try_it = || {
            start.wait();
            store.append(append("case/1", round, 1)).unwrap()
        };
        let (left, right) = std::thread::scope(|scope| {
            let other = scope.spawn(try_it);
            (try_it(), other.join().unwrap())
        });
        let conflict = AppendOutcome::Conflict { stream: "case/1".to_owned(), actual: round + 1 };
        assert!(
            (is_done(&left) && right == conflict) || (is_done(&right) && left == conflict),
            "{left:?} {right:?}"
        );
    }
}

pub fn of_two_claims_to_one_number_one_wins(store: &Store) {
    for round in 0..50 {
        let start = Barrier::new(2);
        let try_it = |stream: String| {
            let mut paid = append(&stream, 0, 1);
            paid.changes.push(number(&round.to_string()));
            start.wait();
            store.append(paid).unwrap()
        };
        let (left, right) = std::thread::scope(|scope| {
            let other = scope.spawn(|| try_it(format!("left/{round}")));
            (try_it(format!("right/{round}")), other.join().unwrap())
        });
        let duplicate = AppendOutcome::Duplicate { table: "contract_number" };
        assert!(
            (is_done(&left) && right == duplicate) || (is_done(&right) && left == duplicate),
            "{left:?} {right:?}"
        );
    }
}

pub fn sixty_four_writers_lose_nothing_and_keep_their_order(store: &Store) {
    const WRITERS: u64 = 64;
    const APPENDS: u64 = 100;
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for version in 0..APPENDS {
                    let mut next = append(&format!("case/{writer}"), version, 1);
                    let values =
                        vec!["A".into(), (version % 3).to_string().into(), 1_i64.into(), 7_i64.into()];
                    next.changes.push(Change::Add { table: &COUNT, values });
                    assert!(is_done(&store.append(next).unwrap()));
                }
            });
        }
    });
    let mut versions: HashMap<String, u64> = HashMap::new();
    let mut position = 0;
    loop {
        let page = store.journal_after(position, 1_000).unwrap();
        let Some(last) = page.last() else { break };
        assert!(page[0].position > position);
        assert!(page.is_sorted_by(|left, right| left.position < right.position));
        position = last.position;
        for event in page {
            let version = versions.entry(event.stream).or_default();
            *version += 1;
            assert_eq!(event.version, *version, "positions rise along a stream");
        }
    }
    assert_eq!(versions.len() as u64, WRITERS);
    assert!(versions.values().all(|version| *version == APPENDS));
    let cases: Vec<Value> = all(store, &COUNT).into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(cases, [34 * 64, 33 * 64, 33 * 64].map(Value::Integer));
}

pub fn whoever_follows_the_journal_misses_nothing(store: &Store) {
    const WRITERS: u64 = 8;
    const APPENDS: u64 = 50;
    let mut seen = 0;
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for version in 0..APPENDS {
                    assert!(is_done(&store.append(append(&format!("case/{writer}"), version, 1)).unwrap()));
                }
            });
        }
        let mut position = 0;
        while seen < WRITERS * APPENDS {
            for event in store.journal_after(position, 100).unwrap() {
                assert!(event.position > position);
                position = event.position;
                seen += 1;
            }
        }
    });
    assert_eq!(seen, WRITERS * APPENDS);
}

pub fn appends_to_two_streams_in_either_order_do_not_block_each_other(store: &Store) {
    let both = |first: &str, second: &str| loop {
        let length = |stream: &str| store.stream("A", stream).unwrap().len() as u64;
        let mut next = append(first, length(first), 1);
        next.streams.push(events_for(second, length(second), 1));
        if is_done(&store.append(next).unwrap()) {
            break;
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| (0..30).for_each(|_| both("case/1", "case/2")));
        (0..30).for_each(|_| both("case/2", "case/1"));
    });
    assert_eq!(store.stream("A", "case/1").unwrap().len(), 60);
    assert_eq!(store.stream("A", "case/2").unwrap().len(), 60);
}
