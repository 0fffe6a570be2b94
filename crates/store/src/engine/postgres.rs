//! PostgreSQL, over a socket.

use crate::{EngineError, Query, Row, Value};
use postgres::types::private::BytesMut;
use postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error;
use std::ops::{Deref, DerefMut};
use std::thread;

/// A connection to PostgreSQL.
pub struct PostgresConnection {
    client: Socket,
    statements: HashMap<String, Statement>,
}

impl PostgresConnection {
    pub(crate) fn open(url: &str) -> Result<PostgresConnection, EngineError> {
        let mut client = Client::connect(url, NoTls).map_err(EngineError::Postgres)?;
        // An acknowledged append is on disk, whatever the server's own default.
        let durable = "select set_config('synchronous_commit', 'on', false) \
                       where current_setting('synchronous_commit') = 'off'";
        client.batch_execute(durable).map_err(EngineError::Postgres)?;
        Ok(PostgresConnection { client: Socket(Some(client)), statements: HashMap::new() })
    }

    pub(crate) fn rows(&mut self, query: &Query, values: &[Value]) -> Result<Vec<Row>, EngineError> {
        let statement = self.statement(query, values)?;
        let rows = self.client.query(&statement, &parameters(values)).map_err(EngineError::Postgres)?;
        rows.iter().map(row).collect()
    }

    pub(crate) fn execute(&mut self, query: &Query, values: &[Value]) -> Result<u64, EngineError> {
        let statement = self.statement(query, values)?;
        self.client.execute(&statement, &parameters(values)).map_err(EngineError::Postgres)
    }

    pub(crate) fn prepare(&mut self, query: &Query) -> Result<(), EngineError> {
        self.client.prepare(query.text()).map(drop).map_err(EngineError::Postgres)
    }

    pub(crate) fn script(&mut self, text: &str) -> Result<(), EngineError> {
        self.client.batch_execute(text).map_err(EngineError::Postgres)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    fn statement(&mut self, query: &Query, values: &[Value]) -> Result<Statement, EngineError> {
        let statement = match self.statements.get(query.text()) {
            Some(statement) => statement.clone(),
            None => {
                let statement = self.client.prepare(query.text()).map_err(EngineError::Postgres)?;
                self.statements.insert(query.text().to_owned(), statement.clone());
                statement
            }
        };
        let wanted = statement.params().len();
        if wanted == values.len() {
            Ok(statement)
        } else {
            Err(EngineError::Parameters { wanted, given: values.len() })
        }
    }
}

/// A client that may be dropped anywhere, on a thread that drives futures too.
struct Socket(Option<Client>);

impl Deref for Socket {
    type Target = Client;

    fn deref(&self) -> &Client {
        self.0.as_ref().expect("a socket holds its client until it is dropped")
    }
}

impl DerefMut for Socket {
    fn deref_mut(&mut self) -> &mut Client {
        self.0.as_mut().expect("a socket holds its client until it is dropped")
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        // The client says goodbye to the server by blocking, which it refuses to do where futures are driven.
        let client = self.0.take();
        if let Ok(farewell) = thread::Builder::new().spawn(move || drop(client)) {
            let _ = farewell.join();
        }
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn row(row: &postgres::Row) -> Result<Row, EngineError> {
    let values = row.columns().iter().enumerate().map(|(column, description)| {
        let value = match *description.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(column).map(|value| value.map(Value::Integer)),
            Type::INT4 => row.try_get::<_, Option<i32>>(column).map(|value| value.map(Value::from)),
            Type::BOOL => row.try_get::<_, Option<bool>>(column).map(|value| value.map(Value::from)),
            Type::TEXT | Type::VARCHAR => {
                row.try_get::<_, Option<String>>(column).map(|value| value.map(Value::Text))
            }
            _ => return Err(EngineError::ColumnType { column }),
        };
        Ok(value.map_err(EngineError::Postgres)?.unwrap_or(Value::Null))
    });
    Ok(Row::new(values.collect::<Result<_, _>>()?))
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Integer(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Value::Integer(value) if *kind == Type::INT8 => value.to_sql(kind, out),
            Value::Text(value) if <&str as ToSql>::accepts(kind) => value.to_sql(kind, out),
            _ => Err(format!("a value cannot be written as {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}
