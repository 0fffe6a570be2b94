//! The journal as lines of JSON: how a store moves from one engine to another.

use crate::append::{JOURNAL_INSERT, head};
use crate::verify::{expected_seal, journal_row};
use crate::{Connection, Query, Store, StoreError, StoredEvent};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

const LAST_POSITION: Query = query!("journal_last_position");
const POSITION_RESTART: Query = query!("postgres/position_restart");
const PAGE: u32 = 1_000;

/// One event as a line. Its names are a published form: they are added to, never changed.
#[derive(Serialize, Deserialize)]
struct Line {
    position: i64,
    court: String,
    stream: String,
    version: u64,
    recorded_at: String,
    on_day: values::Day,
    actor: String,
    kind: String,
    schema_version: u16,
    body: String,
    hash: String,
}

impl Store {
    /// Writes the whole journal in the order of its positions, one event a line; returns how many.
    ///
    /// # Errors
    /// [`StoreError::Transfer`] and as [`Store::read`].
    pub fn export_journal(&self, out: &mut impl Write) -> Result<u64, StoreError> {
        let (mut position, mut count) = (0, 0);
        loop {
            let events = self.journal_after(position, PAGE)?;
            let Some(last) = events.last() else {
                out.flush().map_err(StoreError::Transfer)?;
                return Ok(count);
            };
            position = last.position;
            count += events.len() as u64;
            for event in events {
                let line = serde_json::to_string(&Line::from(event)).expect("a line is plain JSON");
                writeln!(out, "{line}").map_err(StoreError::Transfer)?;
            }
        }
    }

    /// Reads an exported journal into a store without events, all or nothing, and checks every seal; returns how many
    /// events it held. The read tables are then made anew by whoever knows what the events mean.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`]; [`StoreError::ImportLine`] and [`StoreError::ImportBroken`] with the line;
    /// [`StoreError::Transfer`].
    pub fn import_journal(&self, lines: &mut impl BufRead) -> Result<u64, StoreError> {
        self.alone(|connection| {
            if connection.row(&LAST_POSITION, &[])?.map_or(Ok(0), |row| row.integer(0))? != 0 {
                return Err(StoreError::NotEmpty);
            }
            let (mut last, mut count) = (0, 0);
            for (index, text) in lines.lines().enumerate() {
                let line = index + 1;
                let text = text.map_err(StoreError::Transfer)?;
                let read: Line =
                    serde_json::from_str(&text).map_err(|source| StoreError::ImportLine { line, source })?;
                let event = read.event().ok_or(StoreError::ImportBroken { line })?;
                if event.position <= last || !follows(connection, &event)? {
                    return Err(StoreError::ImportBroken { line });
                }
                last = event.position;
                count += 1;
            }
            if matches!(connection, Connection::Postgres(_)) && count > 0 {
                connection.execute(&POSITION_RESTART, &[last.into()])?;
            }
            Ok(count)
        })
    }
}

/// Writes an event with the seal it brings, if that is the seal it should have.
fn follows(connection: &mut Connection, event: &StoredEvent) -> Result<bool, StoreError> {
    let (before, seal) = head(connection, &[event.court.as_str().into(), event.stream.as_str().into()])?;
    let row = journal_row(event);
    if event.version != before + 1 || expected_seal(&seal, &row)? != event.hash {
        return Ok(false);
    }
    connection.execute(&JOURNAL_INSERT, row.values())?;
    Ok(true)
}

impl From<StoredEvent> for Line {
    fn from(event: StoredEvent) -> Line {
        Line {
            position: event.position,
            court: event.court,
            stream: event.stream,
            version: event.version,
            recorded_at: event.recorded_at.to_string(),
            on_day: event.on_day,
            actor: event.actor,
            kind: event.kind,
            schema_version: event.schema_version,
            body: event.body,
            hash: event.hash,
        }
    }
}

impl Line {
    fn event(self) -> Option<StoredEvent> {
        Some(StoredEvent {
            position: self.position,
            court: self.court,
            stream: self.stream,
            version: self.version,
            recorded_at: crate::value::instant(&self.recorded_at)?,
            on_day: self.on_day,
            actor: self.actor,
            kind: self.kind,
            schema_version: self.schema_version,
            body: self.body,
            hash: self.hash,
        })
    }
}
