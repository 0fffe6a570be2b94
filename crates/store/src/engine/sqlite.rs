//! SQLite, in the process.

use crate::{EngineError, Query, Row, Value};
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, ToSql};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

/// How long to wait for another process that writes to the same file.
const BUSY: Duration = Duration::from_secs(30);
/// Statements kept prepared per connection.
const STATEMENTS: usize = 400;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Writing; a commit is on disk when it returns.
    Write,
    /// Writing to a store that may be lost at a crash.
    WriteThrowaway,
    /// Reading only.
    Read,
}

/// A connection to SQLite.
pub struct SqliteConnection {
    connection: rusqlite::Connection,
    /// By the text of a statement what [`numbers`] found: asking SQLite for a name takes the longer the more there are.
    numbers: HashMap<String, Vec<usize>>,
}

impl SqliteConnection {
    pub(crate) fn open(path: &Path, purpose: Purpose) -> Result<SqliteConnection, EngineError> {
        let connection = rusqlite::Connection::open(path).map_err(EngineError::Sqlite)?;
        // Small, for there are several connections and what they leave out lies in the system's own cache.
        let settings = match purpose {
            Purpose::Write => "pragma synchronous = full; pragma cache_size = -16000;",
            Purpose::WriteThrowaway => "pragma synchronous = off; pragma cache_size = -16000;",
            Purpose::Read => "pragma query_only = on; pragma cache_size = -2000;",
        };
        connection.busy_timeout(BUSY).map_err(EngineError::Sqlite)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Without this SQLite plans a query anew whenever its values change, which costs more than most queries.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(EngineError::Sqlite)?;
        // The log grows to some 16 MB before it is folded into the file, which keeps most commits to one write.
        let shared =
            "pragma journal_mode = wal; pragma wal_autocheckpoint = 4000; pragma temp_store = memory;";
        connection.execute_batch(shared).map_err(EngineError::Sqlite)?;
        connection.execute_batch(settings).map_err(EngineError::Sqlite)?;
        Ok(SqliteConnection { connection, numbers: HashMap::new() })
    }

    /// The driver's own connection, for the online backup.
    pub(crate) fn driver(&self) -> &rusqlite::Connection {
        &self.connection
    }

    /// Whether a transaction is open.
    pub(crate) fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    pub(crate) fn rows(&mut self, query: &Query, values: &[Value]) -> Result<Vec<Row>, EngineError> {
        let mut statement = self.bound(query, values)?;
        let columns = statement.column_count();
        let mut found = statement.raw_query();
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(EngineError::Sqlite)? {
            let value = |column| match row.get_ref(column).map_err(EngineError::Sqlite)? {
                ValueRef::Null => Ok(Value::Null),
                ValueRef::Integer(value) => Ok(Value::Integer(value)),
                ValueRef::Text(value) => match std::str::from_utf8(value) {
                    Ok(text) => Ok(Value::Text(text.to_owned())),
                    Err(_) => Err(EngineError::ColumnType { column }),
                },
                ValueRef::Real(_) | ValueRef::Blob(_) => Err(EngineError::ColumnType { column }),
            };
            rows.push(Row::new((0..columns).map(value).collect::<Result<_, _>>()?));
        }
        Ok(rows)
    }

    pub(crate) fn execute(&mut self, query: &Query, values: &[Value]) -> Result<u64, EngineError> {
        let changed = self.bound(query, values)?.raw_execute().map_err(EngineError::Sqlite)?;
        Ok(changed as u64)
    }

    pub(crate) fn prepare(&mut self, query: &Query) -> Result<(), EngineError> {
        self.connection.prepare(query.text()).map(drop).map_err(EngineError::Sqlite)
    }

    pub(crate) fn script(&mut self, text: &str) -> Result<(), EngineError> {
        self.connection.execute_batch(text).map_err(EngineError::Sqlite)
    }

    pub(crate) fn begin_read(&mut self) -> Result<(), EngineError> {
        self.control("begin")
    }

    pub(crate) fn roll_back(&mut self) -> Result<(), EngineError> {
        // Some failures end the transaction themselves.
        if self.in_transaction() { self.control("rollback") } else { Ok(()) }
    }

    /// Begins the part of a transaction that belongs to one request.
    pub(crate) fn begin_request(&mut self) -> Result<(), EngineError> {
        self.control("savepoint request")
    }

    /// Keeps what the request wrote.
    pub(crate) fn keep_request(&mut self) -> Result<(), EngineError> {
        self.control("release request")
    }

    /// Forgets what the request wrote; the other requests of the transaction stay.
    pub(crate) fn forget_request(&mut self) -> Result<(), EngineError> {
        self.control("rollback to request")?;
        self.control("release request")
    }

    /// Runs a statement without values that is kept prepared.
    fn control(&mut self, text: &'static str) -> Result<(), EngineError> {
        let mut statement = self.connection.prepare_cached(text).map_err(EngineError::Sqlite)?;
        statement.raw_execute().map(drop).map_err(EngineError::Sqlite)
    }

    /// The prepared statement with its values bound.
    ///
    /// To SQLite `$1` is a name, and names are counted as they appear; so each is bound by the number in its name.
    fn bound(&mut self, query: &Query, values: &[Value]) -> Result<CachedStatement<'_>, EngineError> {
        let mut statement = self.connection.prepare_cached(query.text()).map_err(EngineError::Sqlite)?;
        let numbers = match self.numbers.get(query.text()) {
            Some(numbers) => numbers,
            None => {
                let numbers = numbers(&statement, values.len())?;
                self.numbers.entry(query.text().to_owned()).or_insert(numbers)
            }
        };
        let highest = numbers.iter().copied().max().unwrap_or(0);
        if highest != values.len() {
            return Err(EngineError::Parameters { wanted: highest, given: values.len() });
        }
        for (index, number) in (1..).zip(numbers) {
            statement.raw_bind_parameter(index, &values[number - 1]).map_err(EngineError::Sqlite)?;
        }
        Ok(statement)
    }
}

/// The numbers in the names of a statement's placeholders, in SQLite's order.
fn numbers(statement: &CachedStatement<'_>, given: usize) -> Result<Vec<usize>, EngineError> {
    let number = |index| {
        let number = statement.parameter_name(index)?.strip_prefix('$')?.parse().ok()?;
        (number > 0).then_some(number)
    };
    (1..=statement.parameter_count())
        .map(|index| number(index).ok_or(EngineError::Parameters { wanted: index, given }))
        .collect()
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Integer(value) => ValueRef::Integer(*value),
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
            Value::Null => ValueRef::Null,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &'static str, values: &[i64], expected: Option<&[i64]>) {
        let mut connection = SqliteConnection {
            connection: rusqlite::Connection::open_in_memory().expect("memory is there"),
            numbers: HashMap::new(),
        };
        let values: Vec<Value> = values.iter().copied().map(Value::Integer).collect();
        let found = connection.rows(&Query::new("test", text), &values).ok();
        let expected = expected.map(|row| vec![Row::new(row.iter().copied().map(Value::Integer).collect())]);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_placeholder_takes_the_value_of_its_number_wherever_it_stands() {
        check("select $2, $1, $2", &[10, 20], Some(&[20, 10, 20]));
        check(
            "select $10, $1 + $2 + $3 + $4 + $5 + $6 + $7 + $8 + $9",
            &[1, 1, 1, 1, 1, 1, 1, 1, 1, 5],
            Some(&[5, 9]),
        );
        check("select 1 where '$1' = '$1'", &[], Some(&[1]));
    }

    #[test]
    fn too_many_or_too_few_values_are_refused() {
        check("select $1", &[], None);
        check("select $1", &[1, 2], None);
        check("select ?", &[1], None);
    }
}
