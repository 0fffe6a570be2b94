use super::*;
use crate::{Connection, StoreError, StoreUrl, Verification};
use std::path::Path;

const CHANGE_BODY: Query =
    Query::new("contract_change_body", "update journal set body = '{}' where stream = $1 and version = $2");
const TAKE_OUT: Query =
    Query::new("contract_take_out", "delete from journal where stream = $1 and version = $2");

fn fill(store: &Store) {
    for stream in ["case/1", "case/2", "case/3"] {
        store.append(append(stream, 0, 2)).unwrap();
        store.append(append(stream, 2, 3)).unwrap();
    }
}

fn broken_after(store: &Store, forgery: &Query, stream: &str, version: i64) -> (i64, String, u64) {
    fill(store);
    assert_eq!(store.verify().unwrap(), Verification::Sound { events: 15, streams: 3 });
    let forged = store
        .alone(|connection: &mut Connection| connection.execute(forgery, &[stream.into(), version.into()]));
    assert_eq!(forged.unwrap(), 1);
    match store.verify().unwrap() {
        Verification::Broken { position, stream, version, .. } => (position, stream, version),
        sound @ Verification::Sound { .. } => panic!("{sound:?}"),
    }
}

pub fn a_changed_event_is_found(store: &Store) {
    let (position, stream, version) = broken_after(store, &CHANGE_BODY, "case/2", 4);
    assert_eq!((stream.as_str(), version), ("case/2", 4));
    assert_eq!(position, store.stream("A", "case/2").unwrap()[3].position);
}

pub fn an_event_taken_out_is_found(store: &Store) {
    let (_, stream, version) = broken_after(store, &TAKE_OUT, "case/2", 1);
    assert_eq!((stream.as_str(), version), ("case/2", 2));
}

pub fn an_empty_journal_is_sound(store: &Store) {
    assert_eq!(store.verify().unwrap(), Verification::Sound { events: 0, streams: 0 });
}

pub fn an_exported_journal_is_read_back_whole(store: &Store) {
    fill(store);
    let mut lines = Vec::new();
    assert_eq!(store.export_journal(&mut lines).unwrap(), 15);
    let other = Store::open_with(&StoreUrl::SqliteMemory, &migrations()).unwrap();
    assert_eq!(other.import_journal(&mut lines.as_slice()).unwrap(), 15);
    assert_eq!(other.journal_after(0, 100).unwrap(), store.journal_after(0, 100).unwrap());
    assert_eq!(other.verify().unwrap(), Verification::Sound { events: 15, streams: 3 });
}

pub fn an_imported_journal_goes_on(store: &Store) {
    let other = Store::open_with(&StoreUrl::SqliteMemory, &migrations()).unwrap();
    fill(&other);
    let mut lines = Vec::new();
    other.export_journal(&mut lines).unwrap();
    assert_eq!(store.import_journal(&mut lines.as_slice()).unwrap(), 15);
    assert!(is_done(&store.append(append("case/1", 5, 1)).unwrap()));
    assert_eq!(store.stream("A", "case/1").unwrap()[5].position, 16);
    assert_eq!(store.verify().unwrap(), Verification::Sound { events: 16, streams: 3 });
    assert!(matches!(store.import_journal(&mut lines.as_slice()), Err(StoreError::NotEmpty)));
}

pub fn a_changed_or_missing_line_is_named_and_nothing_is_imported(store: &Store) {
    let other = Store::open_with(&StoreUrl::SqliteMemory, &migrations()).unwrap();
    fill(&other);
    let mut lines = Vec::new();
    other.export_journal(&mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    let check = |forged: String, wanted: usize| {
        match store.import_journal(&mut forged.as_bytes()) {
            Err(StoreError::ImportBroken { line } | StoreError::ImportLine { line, .. }) => {
                assert_eq!(line, wanted)
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(store.last_position().unwrap(), 0);
    };
    check(lines.replacen("张法官", "李法官", 1), 1);
    check(
        lines
            .lines()
            .enumerate()
            .filter(|(index, _)| *index != 2)
            .map(|(_, line)| format!("{line}\n"))
            .collect(),
        3,
    );
    check(format!("{lines}not a line\n"), 16);
}

pub fn a_backup_holds_everything_and_is_not_overwritten(store: &Store) {
    fill(store);
    store.append(Append { changes: vec![entry("1", "甲", 1)], ..append("case/1", 5, 1) }).unwrap();
    let folder = std::env::temp_dir().join(format!("zhida-backup-{}-{:p}", std::process::id(), store));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("backup");
    let backup = store.backup_to(&file).unwrap();
    assert!(matches!(store.backup_to(&file), Err(StoreError::FileExists { .. })));

    let to = StoreUrl::SqliteFile(folder.join("restored.sqlite"));
    let restored = Store::restore_with(&file, &to, &migrations()).unwrap();
    let whole = matches!(backup, crate::Backup::File);
    assert_eq!(matches!(restored, crate::Restored::Everything), whole);
    let other = Store::open_with(&to, &migrations()).unwrap();
    assert_eq!(other.journal_after(0, 100).unwrap(), store.journal_after(0, 100).unwrap());
    assert_eq!(other.verify().unwrap(), Verification::Sound { events: 16, streams: 3 });
    if whole {
        assert_eq!(entries(&other), entries(store));
    }
    assert!(Store::restore_with(&file, &to, &migrations()).is_err(), "a store in use is not overwritten");
    drop(other);
    std::fs::remove_dir_all(&folder).unwrap();
}

pub fn a_newer_or_another_structure_is_refused(store: &Store) {
    let known = migration::all().len() as i64;
    if !matches!(store.url(), StoreUrl::SqliteMemory) {
        let refused = Store::open(store.url());
        assert!(
            matches!(refused, Err(StoreError::NewerSchema { found, known: k }) if found == k + 1 && k == known)
        );
        let mut other = migrations();
        other[0].text = "create table journal (position bigint);";
        let refused = Store::open_with(store.url(), &other);
        assert!(matches!(refused, Err(StoreError::ChangedMigration { version: 1, .. })));
    }
}

pub fn every_query_file_is_understood(store: &Store) {
    let is_postgres = store.file().is_none();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("queries")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if is_postgres || !path.ends_with("postgres") {
                    folders.push(path);
                }
                continue;
            }
            assert!(path.extension().is_some_and(|extension| extension == "sql"), "{}", path.display());
            let query = Query::built(path.display().to_string(), std::fs::read_to_string(&path).unwrap());
            if let Err(error) = store.read(|connection| connection.prepare(&query)) {
                panic!("{}: {:?}", path.display(), error.engine());
            }
            count += 1;
        }
    }
    assert!(count >= 9);
}

pub fn the_disk_is_measured_where_it_is_here(store: &Store) {
    let rate = store.fsync_rate().unwrap();
    assert_eq!(rate.is_some(), store.file().is_some());
    assert!(rate.is_none_or(|rate| rate > 0));
    let figures = crate::bench::append(store, 4, 100).unwrap();
    assert_eq!(figures.events, 100);
    assert_eq!(store.verify().unwrap(), Verification::Sound { events: 100, streams: 8 });
}
