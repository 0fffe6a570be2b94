//! How fast the store is: measured on request, never a test.

use crate::{Append, AppendOutcome, NewEvent, Query, Store, StoreError, StreamAppend};
use values::{Day, Instant};

/// What [`append`] measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppendFigures {
    /// Events written, each acknowledged when it was on disk.
    pub events: u64,
    /// How long it took, in microseconds.
    pub micros: u64,
    /// Events a second.
    pub events_per_second: u64,
    /// 4-KiB writes a second that the disk alone can do, one after the other; none for a server.
    pub fsyncs_per_second: Option<u64>,
}

/// Lets so many callers append one event at a time, each to its own streams, until `events` are written.
///
/// # Errors
/// As [`Store::append`].
pub fn append(store: &Store, callers: u32, events: u64) -> Result<AppendFigures, StoreError> {
    let fsyncs_per_second = store.fsync_rate()?;
    let each = events.div_ceil(u64::from(callers.max(1)));
    let run = store.last_position()?;
    let start = std::time::Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..callers).map(|caller| scope.spawn(move || append_many(store, run, caller, each))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("a caller does not panic"))
    })?;
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX).max(1);
    let events = each * u64::from(callers);
    Ok(AppendFigures { events, micros, events_per_second: events * 1_000_000 / micros, fsyncs_per_second })
}

const POSTINGS: Query = Query::new(
    "bench_postings",
    "select (select count(*) from posting where court = $1) \
     + (select count(*) from suspense_posting where court = $1)",
);

/// How many postings the books of a court have.
///
/// # Errors
/// As [`Store::read`].
pub fn postings(store: &Store, court: &str) -> Result<u64, StoreError> {
    let row = store.read(|connection| connection.row(&POSTINGS, &[court.into()]))?;
    row.map_or(Ok(0), |row| row.integer(0)).map(i64::cast_unsigned)
}

/// Events per stream, as on an ordinary docket.
const DOCKET: u64 = 20;

fn append_many(store: &Store, run: i64, caller: u32, events: u64) -> Result<(), StoreError> {
    for number in 0..events {
        let event = NewEvent {
            kind: "NoticeServed".to_owned(),
            schema_version: 1,
            on_day: Day::from_number(20_000),
            actor: "bench".to_owned(),
            body: format!(
                r#"{{"number":{number},"party":"被执行人","address":"某市某区某路1号","receipt":"EMS1234567890"}}"#
            ),
        };
        let append = Append {
            court: "bench".to_owned(),
            recorded_at: Instant(1_770_000_000_000_000 + number as i64),
            streams: vec![StreamAppend {
                stream: format!("bench/{run}/{caller}/{}", number / DOCKET),
                expected: number % DOCKET,
                events: vec![event],
            }],
            changes: Vec::new(),
        };
        let outcome = store.append(append)?;
        assert!(matches!(outcome, AppendOutcome::Done { .. }), "nobody else writes to a bench's streams");
    }
    Ok(())
}
