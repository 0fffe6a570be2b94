//! The one thread that writes to SQLite.
//!
//! Bringing a transaction to disk takes as long as hundreds of appends. So whatever is waiting when the writer is
//! free goes into one transaction, each request in its own savepoint, and all are answered after the one commit.

use crate::append::Prepared;
use crate::engine::{Connection, SqliteConnection};
use crate::{AppendOutcome, EngineError, Query, StoreError};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

const LAST_POSITION: Query = query!("journal_last_position");

/// The most requests that share a commit.
const BATCH: usize = 1_024;

type Answer = Result<AppendOutcome, StoreError>;

enum Request {
    Append {
        append: Prepared,
        answer: SyncSender<Answer>,
    },
    /// Hands the connection to the asking thread and waits until it is back.
    Lend {
        lend: SyncSender<Connection>,
        back: Receiver<Connection>,
    },
}

/// The writer's other end.
pub(crate) struct Writer {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

/// The writer's connection on loan. A transaction left open is given up when this is dropped.
pub(crate) struct LentWriter {
    connection: Option<Connection>,
    back: SyncSender<Connection>,
}

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(connection: Connection) -> Writer {
        let (requests, waiting) = channel();
        let thread = std::thread::spawn(move || run(connection, &waiting));
        Writer { requests: Some(requests), thread: Some(thread) }
    }

    /// Writes and waits until it is on disk.
    pub(crate) fn append(&self, append: Prepared) -> Answer {
        let (answer, answered) = sync_channel(1);
        self.send(Request::Append { append, answer })?;
        answered.recv().map_err(|_| StoreError::WriterGone)?
    }

    /// The connection itself, when everything before has been written; others wait meanwhile.
    pub(crate) fn lend(&self) -> Result<LentWriter, StoreError> {
        let (lend, lent) = sync_channel(1);
        let (back, returned) = sync_channel(1);
        self.send(Request::Lend { lend, back: returned })?;
        let connection = lent.recv().map_err(|_| StoreError::WriterGone)?;
        Ok(LentWriter { connection: Some(connection), back })
    }

    fn send(&self, request: Request) -> Result<(), StoreError> {
        let requests = self.requests.as_ref().ok_or(StoreError::WriterGone)?;
        requests.send(request).map_err(|_| StoreError::WriterGone)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // It has nobody left to answer; if it panicked, its callers have been told.
            let _ = thread.join();
        }
    }
}

impl Deref for LentWriter {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a loan holds its connection until it is dropped")
    }
}

impl DerefMut for LentWriter {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a loan holds its connection until it is dropped")
    }
}

impl Drop for LentWriter {
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            // Where giving up fails, the writer's next transaction fails too and says why.
            let _ = connection.roll_back();
            let _ = self.back.send(connection);
        }
    }
}

fn run(mut connection: Connection, waiting: &Receiver<Request>) {
    let mut batch = Vec::new();
    while let Ok(first) = waiting.recv() {
        let mut next = Some(first);
        while let Some(request) = next {
            match request {
                Request::Append { append, answer } => batch.push((append, answer)),
                Request::Lend { lend, back } => {
                    write(&mut connection, &mut batch);
                    if let Err(unsent) = lend.send(connection) {
                        connection = unsent.0;
                    } else if let Ok(returned) = back.recv() {
                        connection = returned;
                    } else {
                        return;
                    }
                }
            }
            next = if batch.len() < BATCH { waiting.try_recv().ok() } else { None };
        }
        write(&mut connection, &mut batch);
    }
}

/// Writes a batch and answers everyone in it.
fn write(connection: &mut Connection, batch: &mut Vec<(Prepared, SyncSender<Answer>)>) {
    if batch.is_empty() {
        return;
    }
    match write_all(connection, batch) {
        Ok(answers) => {
            for ((_, answer), outcome) in batch.drain(..).zip(answers) {
                // Whoever does not wait any more does not want to know.
                let _ = answer.send(outcome);
            }
        }
        Err(failure) => {
            let _ = connection.roll_back();
            for (_, answer) in batch.drain(..) {
                let _ = answer.send(Err(match &failure {
                    Failure::Transaction(source) => StoreError::Transaction(Arc::clone(source)),
                    Failure::Commit(source) => StoreError::Commit(Arc::clone(source)),
                }));
            }
        }
    }
}

/// What spoils the whole batch.
enum Failure {
    Transaction(Arc<EngineError>),
    Commit(Arc<EngineError>),
}

impl From<EngineError> for Failure {
    fn from(source: EngineError) -> Failure {
        Failure::Transaction(Arc::new(source))
    }
}

fn write_all(
    connection: &mut Connection,
    batch: &mut [(Prepared, SyncSender<Answer>)],
) -> Result<Vec<Answer>, Failure> {
    connection.script("begin immediate")?;
    let mut last = match connection.row(&LAST_POSITION, &[]) {
        Ok(row) => row.and_then(|row| row.integer(0).ok()).unwrap_or(0),
        Err(StoreError::Query { source, .. }) => return Err(source.into()),
        Err(_) => unreachable!("a query fails as a query"),
    };
    let mut answers = Vec::with_capacity(batch.len());
    for (append, _) in batch {
        answers.push(write_one(connection, append, &mut last)?);
    }
    connection.commit().map_err(Failure::Commit)?;
    Ok(answers)
}

/// Writes one request in its savepoint; the error is one that spoils the whole batch.
fn write_one(
    connection: &mut Connection,
    append: &mut Prepared,
    last: &mut i64,
) -> Result<Answer, EngineError> {
    sqlite(connection).begin_request()?;
    let answer = append.write(connection, &mut (*last + 1..));
    let connection = sqlite(connection);
    match answer {
        Ok(AppendOutcome::Done { .. }) => {
            *last += append.events() as i64;
            connection.keep_request()?;
        }
        // A full disk ends the whole transaction, and the savepoint with it.
        Err(StoreError::Query { source, .. }) if !connection.in_transaction() => return Err(source),
        Ok(_) | Err(_) => connection.forget_request()?,
    }
    Ok(answer)
}

fn sqlite(connection: &mut Connection) -> &mut SqliteConnection {
    match connection {
        Connection::Sqlite(connection) => connection,
        Connection::Postgres(_) => unreachable!("the writer thread is SQLite's"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::append;
    use crate::engine::Purpose;

    #[test]
    fn a_full_disk_refuses_and_loses_nothing_and_writing_goes_on_when_there_is_room() {
        let folder = std::env::temp_dir().join(format!("zhida-full-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let connection = SqliteConnection::open(&folder.join("store.sqlite"), Purpose::Write).unwrap();
        let mut connection = Connection::Sqlite(connection);
        crate::migration::run(&mut connection, &crate::contract::migrations()).unwrap();
        connection.script("pragma max_page_count = 400").unwrap();
        let writer = Writer::start(connection);
        let write = |version| writer.append(Prepared::new(append("case/1", version * 100, 100)).unwrap());

        let mut written = 0;
        let refused = loop {
            match write(written) {
                Ok(outcome) => assert!(matches!(outcome, AppendOutcome::Done { .. })),
                Err(error) => break error,
            }
            written += 1;
        };
        assert!(matches!(refused, StoreError::Transaction(_) | StoreError::Query { .. }), "{refused:?}");
        assert!(written > 0);
        assert!(write(written).is_err(), "still full");

        writer.lend().unwrap().script("pragma max_page_count = 100000").unwrap();
        assert!(
            matches!(write(written), Ok(AppendOutcome::Done { position }) if position as u64 == (written + 1) * 100)
        );
        drop(writer);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
