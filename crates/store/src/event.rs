//! Events as they come in, and as they are kept.

use crate::{Change, Row, StoreError};
use values::{Day, Instant};

/// An event to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened, as the docket names it.
    pub kind: String,
    /// The version of the body's form, so that old bodies stay readable for ever.
    pub schema_version: u16,
    /// The day on which it happened, which may lie before the day on which it is recorded.
    pub on_day: Day,
    /// Who did it.
    pub actor: String,
    /// The particulars, JSON.
    pub body: String,
}

/// Events for one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamAppend {
    /// The stream, such as a case's docket.
    pub stream: String,
    /// How many events the stream held when the caller looked. Where it now holds another number, nothing is
    /// written. With no `events`, this only states that the stream has not moved.
    pub expected: u64,
    /// The events, oldest first.
    pub events: Vec<NewEvent>,
}

/// What is written together or not at all.
#[derive(Clone, Debug)]
pub struct Append {
    /// The court whose journal it is.
    pub court: String,
    /// When it is recorded.
    pub recorded_at: Instant,
    /// The events, by stream.
    pub streams: Vec<StreamAppend>,
    /// The rows that follow from them.
    pub changes: Vec<Change>,
}

/// How an append ended. Only [`AppendOutcome::Done`] wrote anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppendOutcome {
    /// Written, and on disk.
    Done {
        /// The position of its last event; 0 where it had none.
        position: i64,
    },
    /// Somebody was faster: look again.
    Conflict {
        /// The stream that moved.
        stream: String,
        /// How many events it holds now.
        actual: u64,
    },
    /// A row that was claimed is there already.
    Duplicate {
        /// The table of that row.
        table: &'static str,
    },
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in the order of the whole store. Rises along each stream; may skip numbers.
    pub position: i64,
    /// The court.
    pub court: String,
    /// The stream.
    pub stream: String,
    /// Its number on its stream, from 1.
    pub version: u64,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The day on which it happened.
    pub on_day: Day,
    /// Who did it.
    pub actor: String,
    /// What happened.
    pub kind: String,
    /// The version of the body's form.
    pub schema_version: u16,
    /// The particulars, JSON.
    pub body: String,
    /// The seal over this event and the one before it on its stream, 64 hexadecimal digits.
    pub hash: String,
}

impl StoredEvent {
    /// From a row with the columns of `queries/journal_stream.sql`.
    pub(crate) fn from_row(row: &Row) -> Result<StoredEvent, StoreError> {
        let number = |column| row.integer(column);
        Ok(StoredEvent {
            court: row.text(0)?.to_owned(),
            stream: row.text(1)?.to_owned(),
            version: number(2)?.cast_unsigned(),
            position: number(3)?,
            recorded_at: row.instant(4)?,
            on_day: row.day(5)?,
            actor: row.text(6)?.to_owned(),
            kind: row.text(7)?.to_owned(),
            schema_version: u16::try_from(number(8)?).unwrap_or(u16::MAX),
            body: row.text(9)?.to_owned(),
            hash: row.text(10)?.to_owned(),
        })
    }
}
