//! Writing events and their rows: the part that both engines share.

use crate::chain::{self, Content};
use crate::event::{Append, AppendOutcome, StreamAppend};
use crate::{Change, Connection, Query, StoreError, Value};
use values::Instant;

pub(crate) const JOURNAL_INSERT: Query = query!("journal_insert");
const JOURNAL_HEAD: Query = query!("journal_head");

/// Where `journal_insert` takes the position and the seal, counted from 0.
const POSITION: usize = 3;
const HASH: usize = 10;

/// An append made ready on the caller's thread, so that the writer has little left to do.
pub(crate) struct Prepared {
    streams: Vec<PreparedStream>,
    changes: Vec<Change>,
}

struct PreparedStream {
    /// Court and stream.
    address: [Value; 2],
    expected: u64,
    events: Vec<PreparedEvent>,
}

struct PreparedEvent {
    content_digest: String,
    /// For `journal_insert`, with gaps at [`POSITION`] and [`HASH`].
    values: Vec<Value>,
}

impl Prepared {
    pub(crate) fn new(append: Append) -> Result<Prepared, StoreError> {
        let Append { court, recorded_at, streams, mut changes } = append;
        changes.iter().try_for_each(Change::check_width)?;
        // The same order everywhere, so that two writers of the same rows queue up instead of blocking each other.
        // The sort is stable: changes to one row keep theirs.
        changes.sort_by(|left, right| {
            (left.table().name(), left.key()).cmp(&(right.table().name(), right.key()))
        });
        let streams =
            streams.into_iter().map(|stream| PreparedStream::new(&court, recorded_at, stream)).collect();
        Ok(Prepared { streams, changes })
    }

    /// How many positions it needs.
    pub(crate) fn events(&self) -> usize {
        self.streams.iter().map(|stream| stream.events.len()).sum()
    }

    /// Court and stream of each stream.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &[Value; 2]> {
        self.streams.iter().map(|stream| &stream.address)
    }

    /// Writes everything inside the open transaction. Unless it answers `Done`, the caller rolls back.
    pub(crate) fn write(
        &mut self,
        connection: &mut Connection,
        positions: &mut impl Iterator<Item = i64>,
    ) -> Result<AppendOutcome, StoreError> {
        let mut last = 0;
        for stream in &mut self.streams {
            let (actual, mut hash) = head(connection, &stream.address)?;
            if actual != stream.expected {
                return Ok(stream.conflict(actual));
            }
            for event in &mut stream.events {
                last = positions.next().expect("there is a position for every event");
                hash = chain::seal(&hash, &event.content_digest, last);
                event.values[POSITION] = Value::Integer(last);
                event.values[HASH] = Value::Text(hash.clone());
                connection.execute(&JOURNAL_INSERT, &event.values)?;
            }
        }
        for change in &self.changes {
            let (statement, values) = change.statement();
            let written = connection.execute(statement, values)?;
            if let (Change::Claim { table, .. }, 0) = (change, written) {
                return Ok(AppendOutcome::Duplicate { table: table.name() });
            }
        }
        Ok(AppendOutcome::Done { position: last })
    }

    /// The stream that has moved, where there is one: asked after a violation and its rollback.
    pub(crate) fn conflict(&self, connection: &mut Connection) -> Result<Option<AppendOutcome>, StoreError> {
        for stream in &self.streams {
            let (actual, _) = head(connection, &stream.address)?;
            if actual != stream.expected {
                return Ok(Some(stream.conflict(actual)));
            }
        }
        Ok(None)
    }
}

impl PreparedStream {
    fn new(court: &str, recorded_at: Instant, append: StreamAppend) -> PreparedStream {
        let StreamAppend { stream, expected, events } = append;
        let recorded_at = recorded_at.to_string();
        let prepare = |(version, event): (i64, crate::NewEvent)| {
            let on_day = event.on_day.to_string();
            let schema_version = i64::from(event.schema_version);
            let content_digest = Content {
                court,
                stream: &stream,
                version,
                recorded_at: &recorded_at,
                on_day: &on_day,
                actor: &event.actor,
                kind: &event.kind,
                schema_version,
                body: &event.body,
            }
            .digest();
            let values = vec![
                court.into(),
                stream.as_str().into(),
                version.into(),
                Value::Null,
                recorded_at.as_str().into(),
                on_day.into(),
                event.actor.into(),
                event.kind.into(),
                schema_version.into(),
                event.body.into(),
                Value::Null,
            ];
            PreparedEvent { content_digest, values }
        };
        let events = (expected.cast_signed() + 1..).zip(events).map(prepare).collect();
        PreparedStream { address: [court.into(), stream.as_str().into()], expected, events }
    }

    fn conflict(&self, actual: u64) -> AppendOutcome {
        let stream = match &self.address[1] {
            Value::Text(stream) => stream.clone(),
            Value::Integer(_) | Value::Null => unreachable!("the address of a stream is text"),
        };
        AppendOutcome::Conflict { stream, actual }
    }
}

/// How many events a stream holds, and the seal of the last.
pub(crate) fn head(connection: &mut Connection, address: &[Value; 2]) -> Result<(u64, String), StoreError> {
    match connection.row(&JOURNAL_HEAD, address)? {
        Some(row) => Ok((row.integer(0)?.cast_unsigned(), row.text(1)?.to_owned())),
        None => Ok((0, String::new())),
    }
}
