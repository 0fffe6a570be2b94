//! The store itself.

use crate::append::Prepared;
use crate::engine::{Connection, PostgresConnection, Purpose, SqliteConnection};
use crate::pool::{Lent, Pool};
use crate::rows::{InSizes, list, rows_in};
use crate::writer::{LentWriter, Writer};
use crate::{
    Append, AppendOutcome, Migration, Query, Row, StoreError, StoreUrl, StoredEvent, Value, migration,
};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

const STREAM_LENGTH: Query = query!("stream_length");
const JOURNAL_STREAM: Query = query!("journal_stream");
/// [`JOURNAL_STREAM`] for many streams.
static JOURNAL_STREAMS: LazyLock<InSizes> = LazyLock::new(|| {
    InSizes::new("journal_streams", |streams| {
        let one = JOURNAL_STREAM;
        let (head, tail) = one.text().split_once("stream = $2").expect("the query names one stream");
        format!(
            "{head}stream in ({}){}",
            list(streams),
            tail.replace("order by version", "order by stream, version")
        )
    })
});
const JOURNAL_EVENT: Query = query!("journal_event");
const JOURNAL_AFTER: Query = query!("journal_after");
const LAST_POSITION: Query = query!("journal_last_position");
const POSITION_NEXT: Query = query!("postgres/position_next");
/// Locks are of a schema: installations beside each other in one database never wait for each other.
const LOCK: Query = query!("postgres/lock");
/// [`LOCK`] for many numbers, taken in their order.
static LOCKS: LazyLock<InSizes> = LazyLock::new(|| {
    InSizes::new("locks", |locks| {
        let each: Vec<String> = (1..=locks)
            .map(|place| format!("pg_advisory_xact_lock(${place}::bigint # here.number)"))
            .collect();
        let here = "(select hashtextextended(coalesce(current_schema(), ''), 0) as number) as here";
        format!("select {} from {here}", each.join(", "))
    })
});
const LOCK_SHARED: Query = query!("postgres/lock_shared");

/// Connections that read at the same time.
const READERS: usize = 8;
/// Connections to PostgreSQL that write at the same time.
const WRITERS: usize = 16;
/// How often an append that PostgreSQL gave up because of others is tried.
const ATTEMPTS: usize = 20;

/// Held shared by every append on PostgreSQL, and alone by whoever needs the whole store to stand still.
const STANDSTILL: i64 = 0x7a68_6964_6100;
/// Held shared by every append on PostgreSQL from before it takes positions until it commits: whoever holds it alone
/// knows that no position below the last one is still to appear.
const HORIZON: i64 = 0x7a68_6964_6101;

/// The journal and the read tables of one installation. Cheap to clone; every clone is the same store.
///
/// All methods block: asynchronous callers use their runtime's blocking threads.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    url: StoreUrl,
    engine: Engine,
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Dropped in this order: the writer ends, the readers close, a throwaway file goes.
struct Sqlite {
    writer: Writer,
    readers: Pool<Connection>,
    path: PathBuf,
    _throwaway: Option<Throwaway>,
}

/// Writers wait for each other's locks while they hold a connection; readers have connections of their own, so that a
/// rebuild, which stops all writers, can read.
struct Postgres {
    url: String,
    writers: Pool<Connection>,
    readers: Pool<Connection>,
}

/// A folder that is removed in the end.
struct Throwaway(PathBuf);

impl Store {
    /// Opens a store, makes it where there is none, and brings its structure up to date.
    ///
    /// # Errors
    /// [`StoreError::Open`], [`StoreError::Folder`]; [`StoreError::NewerSchema`] and [`StoreError::ChangedMigration`]
    /// where another program made it; [`StoreError::Migrate`].
    pub fn open(url: &StoreUrl) -> Result<Store, StoreError> {
        Store::open_with(url, &migration::all())
    }

    /// Opens a store with other tables than the product's: for tests of the store itself.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(url: &StoreUrl, migrations: &[Migration]) -> Result<Store, StoreError> {
        let engine = match url {
            StoreUrl::SqliteFile(path) => Engine::Sqlite(open_sqlite(url, path, None, migrations)?),
            StoreUrl::SqliteMemory => {
                let throwaway = Throwaway::new()?;
                let path = throwaway.0.join("store.sqlite");
                Engine::Sqlite(open_sqlite(url, &path, Some(throwaway), migrations)?)
            }
            StoreUrl::Postgres(address) => {
                let engine = Engine::Postgres(Postgres {
                    url: address.clone(),
                    writers: Pool::new(WRITERS),
                    readers: Pool::new(READERS),
                });
                let opened = |error| match error {
                    StoreError::Connect(source) => StoreError::Open { url: url.clone(), source },
                    other => other,
                };
                migration::run(&mut *engine.connection(Purpose::Write).map_err(opened)?, migrations)?;
                engine
            }
        };
        Ok(Store { inner: Arc::new(Inner { url: url.clone(), engine }) })
    }

    /// Where the store lives.
    #[must_use]
    pub fn url(&self) -> &StoreUrl {
        &self.inner.url
    }

    /// Writes events and rows, all or nothing, and returns when they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Width`] before anything is tried; [`StoreError::Query`] where a row cannot be written, with
    /// nothing left behind; [`StoreError::Transaction`]; [`StoreError::Commit`], after which only the journal tells
    /// whether it was written.
    pub fn append(&self, append: Append) -> Result<AppendOutcome, StoreError> {
        let mut prepared = Prepared::new(append)?;
        match &self.inner.engine {
            Engine::Sqlite(sqlite) => sqlite.writer.append(prepared),
            Engine::Postgres(_) => {
                for _ in 1..ATTEMPTS {
                    match self.inner.engine.append_once(&mut prepared) {
                        Err(error) if error.engine().is_some_and(crate::EngineError::is_transient) => {}
                        answer => return answer,
                    }
                }
                self.inner.engine.append_once(&mut prepared)
            }
        }
    }

    /// The events of a stream, oldest first; empty where there is no such stream.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn stream(&self, court: &str, stream: &str) -> Result<Vec<StoredEvent>, StoreError> {
        let rows =
            self.read(|connection| connection.rows(&JOURNAL_STREAM, &[court.into(), stream.into()]))?;
        rows.iter().map(StoredEvent::from_row).collect()
    }

    /// The events of several streams, stream after stream and oldest first.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn streams(&self, court: &str, streams: &[&str]) -> Result<Vec<StoredEvent>, StoreError> {
        let rows = self.read(|connection| rows_in(connection, &JOURNAL_STREAMS, court, streams))?;
        rows.iter().map(StoredEvent::from_row).collect()
    }

    /// One event of a stream by its number; none where the stream is shorter.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn event(&self, court: &str, stream: &str, version: u64) -> Result<Option<StoredEvent>, StoreError> {
        let values = [court.into(), stream.into(), version.cast_signed().into()];
        let row = self.read(|connection| connection.row(&JOURNAL_EVENT, &values))?;
        row.as_ref().map(StoredEvent::from_row).transpose()
    }

    /// How many events a stream holds.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn stream_length(&self, court: &str, stream: &str) -> Result<u64, StoreError> {
        let row = self.read(|connection| connection.row(&STREAM_LENGTH, &[court.into(), stream.into()]))?;
        row.map_or(Ok(0), |row| row.integer(0)).map(i64::cast_unsigned)
    }

    /// At most `limit` events after a position, in the order of their positions.
    ///
    /// No event with a smaller position than the last one returned can appear later, so that whoever follows the
    /// journal misses none.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn journal_after(&self, position: i64, limit: u32) -> Result<Vec<StoredEvent>, StoreError> {
        let settled = self.last_position()?;
        let rows =
            self.read(|connection| connection.rows(&JOURNAL_AFTER, &[position.into(), limit.into()]))?;
        let events: Result<Vec<StoredEvent>, StoreError> = rows.iter().map(StoredEvent::from_row).collect();
        Ok(events?.into_iter().take_while(|event| event.position <= settled).collect())
    }

    /// The position of the last event, below which no other event can still appear; 0 where there is none.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn last_position(&self) -> Result<i64, StoreError> {
        let last = |row: Option<Row>| row.map_or(Ok(0), |row| row.integer(0));
        match &self.inner.engine {
            Engine::Sqlite(_) => last(self.read(|connection| connection.row(&LAST_POSITION, &[]))?),
            Engine::Postgres(_) => {
                let mut connection = self.inner.engine.begin(Purpose::Read, Connection::begin_write)?;
                let found = connection
                    .execute(&LOCK, &[HORIZON.into()])
                    .and_then(|_| connection.row(&LAST_POSITION, &[]));
                end(connection)?;
                last(found?)
            }
        }
    }

    /// Lends a connection that reads one steady state, whatever is written meanwhile.
    ///
    /// There are only a few of them: `work` reads and does nothing slow, and does not call [`Store::read`] again.
    ///
    /// # Errors
    /// [`StoreError::Connect`], [`StoreError::Transaction`], and what `work` gives.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.inner.engine.begin(Purpose::Read, Connection::begin_read)?;
        let result = work(&mut connection);
        end(connection)?;
        result
    }

    /// Runs `work` in a transaction while nobody else writes.
    pub(crate) fn alone<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.inner.engine {
            Engine::Sqlite(sqlite) => {
                let mut connection: LentWriter = sqlite.writer.lend()?;
                connection.begin_write()?;
                let result = work(&mut connection)?;
                connection.commit().map_err(StoreError::Commit)?;
                Ok(result)
            }
            engine @ Engine::Postgres(_) => {
                let mut connection = engine.begin(Purpose::Write, Connection::begin_write)?;
                let locked = connection.execute(&LOCK, &[STANDSTILL.into()]).map_err(E::from);
                match locked.and_then(|_| work(&mut connection)) {
                    Ok(result) => Ok(commit(connection).map(|()| result)?),
                    Err(error) => {
                        end(connection)?;
                        Err(error)
                    }
                }
            }
        }
    }

    /// The file of the store, where it is one on this machine.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.inner.engine {
            Engine::Sqlite(sqlite) => Some(&sqlite.path),
            Engine::Postgres(_) => None,
        }
    }
}

impl Engine {
    /// An idle connection, or a new one. SQLite lends only connections that read.
    fn connection(&self, purpose: Purpose) -> Result<Lent<'_, Connection>, StoreError> {
        match self {
            Engine::Sqlite(sqlite) => sqlite
                .readers
                .take(|| SqliteConnection::open(&sqlite.path, Purpose::Read).map(Connection::Sqlite)),
            Engine::Postgres(postgres) => {
                let pool = match purpose {
                    Purpose::Read => &postgres.readers,
                    Purpose::Write | Purpose::WriteThrowaway => &postgres.writers,
                };
                pool.take(|| PostgresConnection::open(&postgres.url).map(Box::new).map(Connection::Postgres))
            }
        }
        .map_err(StoreError::Connect)
    }

    /// A connection in a transaction. Connections that died while idle are passed over.
    fn begin(
        &self,
        purpose: Purpose,
        begin: fn(&mut Connection) -> Result<(), StoreError>,
    ) -> Result<Lent<'_, Connection>, StoreError> {
        loop {
            let mut connection = self.connection(purpose)?;
            match begin(&mut connection) {
                Ok(()) => return Ok(connection),
                Err(error) if connection.is_fresh() || !connection.is_closed() => return Err(error),
                Err(_) => connection.discard(),
            }
        }
    }

    /// One attempt to append on PostgreSQL.
    fn append_once(&self, prepared: &mut Prepared) -> Result<AppendOutcome, StoreError> {
        let mut connection = self.begin(Purpose::Write, Connection::begin_write)?;
        match write(&mut connection, prepared) {
            Ok(done @ AppendOutcome::Done { .. }) => commit(connection).map(|()| done),
            Ok(refused) => end(connection).map(|()| refused),
            Err(error) => {
                end(connection)?;
                // Every append locks its streams; but somebody who does not may still have written first.
                if error.engine().is_some_and(crate::EngineError::is_unique_violation) {
                    let mut connection = self.begin(Purpose::Read, Connection::begin_read)?;
                    let moved = prepared.conflict(&mut connection);
                    end(connection)?;
                    return moved?.ok_or(error);
                }
                Err(error)
            }
        }
    }
}

/// Writes inside the open transaction of PostgreSQL.
fn write(connection: &mut Connection, prepared: &mut Prepared) -> Result<AppendOutcome, StoreError> {
    connection.execute(&LOCK_SHARED, &[STANDSTILL.into(), HORIZON.into()])?;
    let mut locks: Vec<i64> = prepared.addresses().map(stream_lock).collect();
    locks.sort_unstable();
    locks.dedup();
    let mut rest = locks.as_slice();
    while let Some(last) = rest.last() {
        let (size, query) = LOCKS.taking(rest.len());
        let (now, later) = rest.split_at(size.min(rest.len()));
        let mut values: Vec<Value> = now.iter().map(|lock| Value::Integer(*lock)).collect();
        values.resize(size, Value::Integer(*last));
        connection.execute(query, &values)?;
        rest = later;
    }
    let positions = match prepared.events() {
        0 => Vec::new(),
        events => connection.rows(&POSITION_NEXT, &[(events as i64).into()])?,
    };
    let positions: Result<Vec<i64>, StoreError> = positions.iter().map(|row| row.integer(0)).collect();
    prepared.write(connection, &mut positions?.into_iter())
}

/// The number of the lock that stands for a stream. Two streams with one number only wait for each other.
fn stream_lock(address: &[Value; 2]) -> i64 {
    // FNV-1a: the same on every node, whatever its build.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for value in address {
        if let Value::Text(text) = value {
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    hash.cast_signed()
}

/// Gives up the transaction and the loan; a connection that cannot even do that is thrown away.
fn end(mut connection: Lent<'_, Connection>) -> Result<(), StoreError> {
    match connection.roll_back() {
        Ok(()) => Ok(()),
        Err(_) if connection.is_closed() => {
            connection.discard();
            Ok(())
        }
        Err(error) => {
            connection.discard();
            Err(error)
        }
    }
}

fn commit(mut connection: Lent<'_, Connection>) -> Result<(), StoreError> {
    match connection.commit() {
        Ok(()) => Ok(()),
        Err(source) => {
            connection.discard();
            Err(StoreError::Commit(source))
        }
    }
}

fn open_sqlite(
    url: &StoreUrl,
    path: &Path,
    throwaway: Option<Throwaway>,
    migrations: &[Migration],
) -> Result<Sqlite, StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
    }
    let purpose = if throwaway.is_some() { Purpose::WriteThrowaway } else { Purpose::Write };
    let connection = SqliteConnection::open(path, purpose)
        .map_err(|source| StoreError::Open { url: url.clone(), source })?;
    let mut connection = Connection::Sqlite(connection);
    migration::run(&mut connection, migrations)?;
    let writer = Writer::start(connection);
    Ok(Sqlite { writer, readers: Pool::new(READERS), path: path.to_owned(), _throwaway: throwaway })
}

impl Throwaway {
    /// A folder that nobody has: one that a process of the same number left behind, killed, is passed over.
    fn new() -> Result<Throwaway, StoreError> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        loop {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("zhida-{}-{number}", std::process::id()));
            match std::fs::create_dir(&path) {
                Ok(()) => return Ok(Throwaway(path)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(source) => return Err(StoreError::Folder { path, source }),
            }
        }
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // What stays in the temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_a_killed_process_left_behind_is_passed_over() {
        let first = Throwaway::new().unwrap();
        let name = first.0.file_name().unwrap().to_str().unwrap().to_owned();
        let number: u64 = name.rsplit('-').next().unwrap().parse().unwrap();
        let left_behind: Vec<PathBuf> = (number + 1..number + 40)
            .map(|number| std::env::temp_dir().join(format!("zhida-{}-{number}", std::process::id())))
            .filter(|path| std::fs::create_dir(path).is_ok())
            .collect();
        let next = Throwaway::new().unwrap();
        assert!(!left_behind.contains(&next.0));
        for path in left_behind {
            std::fs::remove_dir(path).unwrap();
        }
    }
}
