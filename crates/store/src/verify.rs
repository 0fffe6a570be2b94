//! Looking whether the journal is what was written.

use crate::chain::{self, Content};
use crate::{Query, Row, Store, StoreError, Value};

const JOURNAL_BY_STREAM: Query = query!("journal_by_stream");
const PAGE: i64 = 1_000;

/// What [`Store::verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// Every event follows from the one before it on its stream.
    Sound {
        /// How many events were looked at.
        events: u64,
        /// On how many streams.
        streams: u64,
    },
    /// On some stream an event does not follow from the one before it: one of the two was changed, or one was taken
    /// out between them.
    Broken {
        /// The smallest such position in the whole journal.
        position: i64,
        /// The court of that event.
        court: String,
        /// Its stream.
        stream: String,
        /// Its number on its stream.
        version: u64,
        /// How many events do not follow from the one before.
        broken: u64,
    },
}

impl Store {
    /// Recomputes every seal. See `chain.rs` for what seals can show and what they cannot.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn verify(&self) -> Result<Verification, StoreError> {
        let mut walk = Walk::default();
        loop {
            let from =
                [walk.court.as_str().into(), walk.stream.as_str().into(), walk.version.into(), PAGE.into()];
            let rows = self.read(|connection| connection.rows(&JOURNAL_BY_STREAM, &from))?;
            if rows.is_empty() {
                return Ok(walk.result());
            }
            rows.iter().try_for_each(|row| walk.step(row))?;
        }
    }
}

/// Where the walk along the streams stands.
#[derive(Default)]
struct Walk {
    court: String,
    stream: String,
    version: i64,
    hash: String,
    events: u64,
    streams: u64,
    broken: u64,
    first: Option<(i64, String, String, i64)>,
}

impl Walk {
    fn step(&mut self, row: &Row) -> Result<(), StoreError> {
        let (court, stream, version, position) =
            (row.text(0)?, row.text(1)?, row.integer(2)?, row.integer(3)?);
        if self.court != court || self.stream != stream {
            (self.court, self.stream) = (court.to_owned(), stream.to_owned());
            (self.version, self.hash) = (0, String::new());
            self.streams += 1;
        }
        let hash = row.text(10)?;
        if version != self.version + 1 || expected_seal(&self.hash, row)? != hash {
            self.broken += 1;
            if self.first.as_ref().is_none_or(|(first, ..)| position < *first) {
                self.first = Some((position, court.to_owned(), stream.to_owned(), version));
            }
        }
        self.version = version;
        hash.clone_into(&mut self.hash);
        self.events += 1;
        Ok(())
    }

    fn result(self) -> Verification {
        match self.first {
            None => Verification::Sound { events: self.events, streams: self.streams },
            Some((position, court, stream, version)) => Verification::Broken {
                position,
                court,
                stream,
                version: version.cast_unsigned(),
                broken: self.broken,
            },
        }
    }
}

/// The seal that a row of the journal should carry, from the texts as they are stored.
pub(crate) fn expected_seal(previous: &str, row: &Row) -> Result<String, StoreError> {
    let content = Content {
        court: row.text(0)?,
        stream: row.text(1)?,
        version: row.integer(2)?,
        recorded_at: row.text(4)?,
        on_day: row.text(5)?,
        actor: row.text(6)?,
        kind: row.text(7)?,
        schema_version: row.integer(8)?,
        body: row.text(9)?,
    };
    Ok(chain::seal(previous, &content.digest(), row.integer(3)?))
}

/// The row of an event as the journal keeps it.
pub(crate) fn journal_row(event: &crate::StoredEvent) -> Row {
    Row::new(vec![
        event.court.as_str().into(),
        event.stream.as_str().into(),
        Value::Integer(event.version.cast_signed()),
        event.position.into(),
        event.recorded_at.into(),
        event.on_day.into(),
        event.actor.as_str().into(),
        event.kind.as_str().into(),
        Value::Integer(i64::from(event.schema_version)),
        event.body.as_str().into(),
        event.hash.as_str().into(),
    ])
}
