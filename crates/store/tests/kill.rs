//! A store whose process is killed in the middle of writing, again and again.
//!
//! This shows that an acknowledged event survives the process. That it survives the loss of power follows from
//! `synchronous = full`, which no test in a process can show.

#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use store::contract::{ENTRY, append, entries, entry, events_for, migrations};
use store::{AppendOutcome, Store, StoreUrl, Value, Verification};

const FILE: &str = "ZHIDA_KILL_TEST_FILE";
const KILLS: usize = 50;
const WRITERS: usize = 4;

/// Every act is two events on one stream, one on another, and a row.
#[test]
fn no_acknowledged_event_is_lost_and_none_is_half_there_after_a_kill() {
    let folder = std::env::temp_dir().join(format!("zhida-kill-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("store.sqlite");
    let mut acknowledged = [0; WRITERS];
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..KILLS {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        write_until_killed(&file, chance % 150, &mut acknowledged);
        check(&file, &mut acknowledged);
    }
    assert!(acknowledged.iter().all(|acts| *acts > 0));
    assert!(matches!(open(&file).verify().unwrap(), Verification::Sound { .. }));
    std::fs::remove_dir_all(folder).unwrap();
}

/// Lets a child write, kills it after so many acknowledgements, and notes the last ones it gave.
fn write_until_killed(file: &Path, acknowledgements: u64, acknowledged: &mut [u64; WRITERS]) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["the_child_writes_until_it_is_killed", "--exact", "--nocapture"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut line, mut count, mut killed) = (String::new(), 0, false);
    loop {
        if count == acknowledgements && !killed {
            child.kill().unwrap();
            killed = true;
        }
        line.clear();
        if lines.read_line(&mut line).unwrap() == 0 {
            break;
        }
        // The child may have died in the middle of its last line.
        let Some((_, numbers)) = line.strip_suffix('\n').and_then(|line| line.rsplit_once("acknowledged "))
        else {
            continue;
        };
        let (writer, acts) = numbers.split_once(' ').unwrap();
        acknowledged[writer.parse::<usize>().unwrap()] = acts.parse().unwrap();
        count += 1;
    }
    assert!(killed, "the child died by itself");
    assert!(!child.wait().unwrap().success());
}

/// Looks that what was acknowledged is there and that every act is whole.
fn check(file: &Path, acknowledged: &mut [u64; WRITERS]) {
    let store = open(file);
    let rows = entries(&store);
    for (writer, acknowledged) in acknowledged.iter_mut().enumerate() {
        let left = store.stream("A", &format!("left/{writer}")).unwrap();
        let right = store.stream("A", &format!("right/{writer}")).unwrap();
        let acts = right.len() as u64;
        assert!(
            acts >= *acknowledged,
            "{acts} of {acknowledged} acknowledged acts of writer {writer} are there"
        );
        assert_eq!(left.len() as u64, 2 * acts);
        let row = rows.iter().find(|row| row[0] == Value::from(writer.to_string()));
        assert_eq!(row.map_or(0, |row| integer(&row[2])), acts);
        *acknowledged = acts;
    }
}

/// Does nothing unless the test above started it.
#[test]
fn the_child_writes_until_it_is_killed() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let store = open(Path::new(&file));
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let store = &store;
            scope.spawn(move || write(store, writer));
        }
    });
}

fn write(store: &Store, writer: usize) {
    let (left, right) = (format!("left/{writer}"), format!("right/{writer}"));
    let before = store.stream("A", &right).unwrap().len() as u64;
    for acts in before.. {
        let mut act = append(&left, 2 * acts, 2);
        act.streams.push(events_for(&right, acts, 1));
        act.changes.push(entry(&writer.to_string(), ENTRY.name(), acts as i64 + 1));
        assert!(matches!(store.append(act).unwrap(), AppendOutcome::Done { .. }));
        // Not `println!`, whose line may be cut in two by the other writers'.
        let line = format!("acknowledged {writer} {}\n", acts + 1);
        std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
    }
}

fn open(file: &Path) -> Store {
    Store::open_with(&StoreUrl::SqliteFile(file.to_owned()), &migrations()).unwrap()
}

fn integer(value: &Value) -> u64 {
    match value {
        Value::Integer(number) => number.cast_unsigned(),
        other => panic!("{other:?}"),
    }
}
