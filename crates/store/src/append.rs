//! Writing events and their rows: the part that both engines share.
//!
//! What needs no answer of the database is done on the caller's thread ([`Prepared::new`]), and rows of one table are
//! written many at a time, so that neither SQLite's one writer nor the way to a server is what an import waits for.

use crate::chain::{self, Content};
use crate::event::{Append, AppendOutcome, StreamAppend};
use crate::rows::{InSizes, list, places, rows_in};
use crate::{Change, Connection, Query, Row, StoreError, Value};
use std::collections::HashMap;
use std::sync::LazyLock;
use values::Instant;

const JOURNAL_HEAD: Query = query!("journal_head");
pub(crate) const JOURNAL_INSERT: Query = query!("journal_insert");

/// `journal_insert` for many events.
static JOURNAL_INSERTS: LazyLock<InSizes> = LazyLock::new(|| {
    let one = JOURNAL_INSERT;
    let (head, _) = one.text().split_once("($1").expect("the statement has its values last");
    InSizes::new("journal_insert", |rows| format!("{head}{}", places(rows, COLUMNS)))
});

/// `journal_head` for many streams of a court.
static JOURNAL_HEADS: LazyLock<InSizes> = LazyLock::new(|| {
    InSizes::new("journal_heads", |streams| {
        let streams = list(streams);
        format!(
            "select journal.stream, journal.version, journal.hash from (\
             select stream, max(version) as version from journal \
             where court = $1 and stream in ({streams}) group by stream) as last \
             cross join journal \
             where journal.court = $1 and journal.stream = last.stream and journal.version = last.version"
        )
    })
});

/// The columns of the journal, and where `journal_insert` takes the position and the seal, counted from 0.
const COLUMNS: usize = 11;
const POSITION: usize = 3;
const HASH: usize = 10;

/// An append made ready on the caller's thread, so that the writer has little left to do.
pub(crate) struct Prepared {
    streams: Vec<PreparedStream>,
    /// For `journal_insert`, one row after the other, with gaps at [`POSITION`] and [`HASH`].
    journal: Vec<Value>,
    writes: Vec<Write>,
}

struct PreparedStream {
    /// Court and stream.
    address: [Value; 2],
    expected: u64,
    /// The digests of the contents of its events.
    digests: Vec<String>,
}

/// One statement over the rows of one table.
struct Write {
    statement: &'static Query,
    values: Vec<Value>,
    /// Where every row must be new: how many there are, and the table.
    claims: Option<(u64, &'static str)>,
}

impl Prepared {
    pub(crate) fn new(append: Append) -> Result<Prepared, StoreError> {
        let Append { court, recorded_at, streams, changes } = append;
        changes.iter().try_for_each(Change::check_width)?;
        let mut journal = Vec::new();
        let prepare = |stream| PreparedStream::new(&court, recorded_at, stream, &mut journal);
        Ok(Prepared { streams: streams.into_iter().map(prepare).collect(), journal, writes: writes(changes) })
    }

    /// How many positions it needs.
    pub(crate) fn events(&self) -> usize {
        self.journal.len() / COLUMNS
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
        let mut heads = heads(connection, &self.streams)?;
        let mut rows = self.journal.chunks_exact_mut(COLUMNS);
        let mut last = 0;
        for stream in &self.streams {
            let (actual, hash) = heads.entry(stream.name()).or_default();
            if *actual != stream.expected {
                return Ok(stream.conflict(*actual));
            }
            for digest in &stream.digests {
                let row = rows.next().expect("every digest has its row");
                last = positions.next().expect("there is a position for every event");
                *hash = chain::seal(hash, digest, last);
                row[POSITION] = Value::Integer(last);
                row[HASH] = Value::Text(hash.clone());
                *actual += 1;
            }
        }
        let mut rest = self.journal.as_slice();
        while !rest.is_empty() {
            let (rows, statement) = JOURNAL_INSERTS.filled_by(rest.len() / COLUMNS);
            let (now, later) = rest.split_at(rows * COLUMNS);
            connection.execute(statement, now)?;
            rest = later;
        }
        for Write { statement, values, claims } in &self.writes {
            let written = connection.execute(statement, values)?;
            if let Some((_, table)) = claims.filter(|(claimed, _)| written < *claimed) {
                return Ok(AppendOutcome::Duplicate { table });
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
    fn new(
        court: &str,
        recorded_at: Instant,
        append: StreamAppend,
        journal: &mut Vec<Value>,
    ) -> PreparedStream {
        let StreamAppend { stream, expected, events } = append;
        let recorded_at = recorded_at.to_string();
        let mut digests = Vec::with_capacity(events.len());
        for (version, event) in (expected.cast_signed() + 1..).zip(events) {
            let on_day = event.on_day.to_string();
            let schema_version = i64::from(event.schema_version);
            let content = Content {
                court,
                stream: &stream,
                version,
                recorded_at: &recorded_at,
                on_day: &on_day,
                actor: &event.actor,
                kind: &event.kind,
                schema_version,
                body: &event.body,
            };
            digests.push(content.digest());
            let row: [Value; COLUMNS] = [
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
            journal.extend(row);
        }
        PreparedStream { address: [court.into(), stream.as_str().into()], expected, digests }
    }

    fn name(&self) -> &str {
        match &self.address[1] {
            Value::Text(stream) => stream,
            Value::Integer(_) | Value::Null => unreachable!("the address of a stream is text"),
        }
    }

    fn conflict(&self, actual: u64) -> AppendOutcome {
        AppendOutcome::Conflict { stream: self.name().to_owned(), actual }
    }
}

/// The statements that make the changes: neighbours of one kind share one.
fn writes(mut changes: Vec<Change>) -> Vec<Write> {
    // The same order everywhere, so that two writers of the same rows queue up instead of blocking each other.
    // The sort is stable: changes to one row keep theirs.
    changes
        .sort_by(|left, right| (left.table().name(), left.key()).cmp(&(right.table().name(), right.key())));
    let mut writes = Vec::new();
    let mut changes = changes.into_iter().peekable();
    while let Some(first) = changes.next() {
        let mut together = vec![first];
        while let Some(next) = changes.next_if(|next| next.goes_with(&together[together.len() - 1])) {
            together.push(next);
        }
        let mut rest = together.into_iter();
        while let Some(change) = rest.as_slice().first() {
            let (rows, statement) = change.statement(rest.len());
            let claims = matches!(change, Change::Claim { .. }).then(|| (rows as u64, change.table().name()));
            let values = rest.by_ref().take(rows).flat_map(Change::into_values).collect();
            writes.push(Write { statement, values, claims });
        }
    }
    writes
}

/// How many events each stream holds, and the seal of the last.
fn heads<'a>(
    connection: &mut Connection,
    streams: &'a [PreparedStream],
) -> Result<HashMap<&'a str, (u64, String)>, StoreError> {
    let mut heads: HashMap<&str, (u64, String)> = HashMap::with_capacity(streams.len());
    if let [one] = streams {
        heads.insert(one.name(), head(connection, &one.address)?);
        return Ok(heads);
    }
    let names: Vec<&str> = streams.iter().map(PreparedStream::name).collect();
    let Some([Value::Text(court), _]) = streams.first().map(|stream| &stream.address) else {
        return Ok(heads);
    };
    let found = rows_in(connection, &JOURNAL_HEADS, court, &names)?;
    let found: HashMap<&str, &Row> =
        found.iter().map(|row| Ok((row.text(0)?, row))).collect::<Result<_, StoreError>>()?;
    for name in names {
        if let Some(row) = found.get(name) {
            heads.insert(name, (row.integer(1)?.cast_unsigned(), row.text(2)?.to_owned()));
        }
    }
    Ok(heads)
}

/// How many events a stream holds, and the seal of the last.
pub(crate) fn head(connection: &mut Connection, address: &[Value; 2]) -> Result<(u64, String), StoreError> {
    match connection.row(&JOURNAL_HEAD, address)? {
        Some(row) => Ok((row.integer(0)?.cast_unsigned(), row.text(1)?.to_owned())),
        None => Ok((0, String::new())),
    }
}
