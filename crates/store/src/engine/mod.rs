//! One connection to either engine, and what both can do.

mod postgres;
mod sqlite;

pub(crate) use self::postgres::PostgresConnection;
pub(crate) use self::sqlite::{Purpose, SqliteConnection};

use crate::{EngineError, Query, Row, StoreError, Value};
use std::sync::Arc;

/// A connection, on which any [`Query`] reads the same whatever the engine.
///
/// A placeholder `$3` takes the third value, wherever it stands and however often. Statements are prepared once per
/// connection.
pub enum Connection {
    /// To a file on this machine.
    Sqlite(SqliteConnection),
    /// To a server.
    Postgres(Box<PostgresConnection>),
}

impl Connection {
    /// All rows that a query gives.
    ///
    /// # Errors
    /// [`StoreError::Query`] with the engine's complaint.
    pub fn rows(&mut self, query: &Query, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.rows(query, values),
            Connection::Postgres(connection) => connection.rows(query, values),
        }
        .map_err(|source| failed(query, source))
    }

    /// The first row that a query gives, or none.
    ///
    /// # Errors
    /// [`StoreError::Query`] with the engine's complaint.
    pub fn row(&mut self, query: &Query, values: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(query, values)?.into_iter().next())
    }

    /// Runs a statement and counts the rows it changed. Connections lent by [`crate::Store::read`] refuse changes.
    ///
    /// # Errors
    /// [`StoreError::Query`] with the engine's complaint.
    pub fn execute(&mut self, query: &Query, values: &[Value]) -> Result<u64, StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.execute(query, values),
            Connection::Postgres(connection) => connection.execute(query, values),
        }
        .map_err(|source| failed(query, source))
    }

    /// Prepares a query without running it, to see whether the engine understands it.
    ///
    /// # Errors
    /// [`StoreError::Query`] with the engine's complaint.
    pub fn prepare(&mut self, query: &Query) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.prepare(query),
            Connection::Postgres(connection) => connection.prepare(query),
        }
        .map_err(|source| failed(query, source))
    }

    /// Runs several statements without values.
    pub(crate) fn script(&mut self, text: &str) -> Result<(), EngineError> {
        match self {
            Connection::Sqlite(connection) => connection.script(text),
            Connection::Postgres(connection) => connection.script(text),
        }
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin_write(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.script("begin immediate"),
            Connection::Postgres(connection) => connection.script("begin isolation level read committed"),
        }
        .map_err(|source| StoreError::Transaction(Arc::new(source)))
    }

    /// Begins a transaction that sees one steady state.
    pub(crate) fn begin_read(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.begin_read(),
            Connection::Postgres(connection) => {
                connection.script("begin isolation level repeatable read read only")
            }
        }
        .map_err(|source| StoreError::Transaction(Arc::new(source)))
    }

    /// Brings the transaction to disk.
    pub(crate) fn commit(&mut self) -> Result<(), Arc<EngineError>> {
        self.script("commit").map_err(Arc::new)
    }

    /// Gives the transaction up.
    pub(crate) fn roll_back(&mut self) -> Result<(), StoreError> {
        match self {
            Connection::Sqlite(connection) => connection.roll_back(),
            Connection::Postgres(connection) => connection.script("rollback"),
        }
        .map_err(|source| StoreError::Transaction(Arc::new(source)))
    }

    /// Whether the connection is good for nothing any more.
    pub(crate) fn is_closed(&self) -> bool {
        match self {
            Connection::Sqlite(_) => false,
            Connection::Postgres(connection) => connection.is_closed(),
        }
    }
}

fn failed(query: &Query, source: EngineError) -> StoreError {
    StoreError::Query { query: query.name().to_owned(), source }
}
