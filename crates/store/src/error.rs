//! What can fail below the law: disks, databases, files.

use crate::{StoreUrl, Value};
use std::path::PathBuf;
use std::sync::Arc;

/// An engine's own complaint.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// From SQLite.
    #[error("SQLite")]
    Sqlite(#[source] rusqlite::Error),
    /// From PostgreSQL.
    #[error("PostgreSQL")]
    Postgres(#[source] postgres::Error),
    /// A query was given another number of values than it has placeholders.
    #[error("查询需要 {wanted} 个参数，给了 {given} 个")]
    Parameters {
        /// The highest placeholder.
        wanted: usize,
        /// How many values were given.
        given: usize,
    },
    /// A query gave back something other than an integer or a text.
    #[error("查询结果的第 {column} 列不是整数或文字")]
    ColumnType {
        /// Counted from 0.
        column: usize,
    },
}

impl EngineError {
    /// Whether a row was there already.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        match self {
            EngineError::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => matches!(
                error.extended_code,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            ),
            EngineError::Postgres(error) => {
                error.code() == Some(&postgres::error::SqlState::UNIQUE_VIOLATION)
            }
            _ => false,
        }
    }

    /// Whether the engine gave up only because of others at work, so that the same transaction may be tried again.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        use postgres::error::SqlState;
        match self {
            EngineError::Postgres(error) => matches!(
                error.code(),
                Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED)
            ),
            _ => false,
        }
    }
}

/// A store's operation that failed. The cause is in `source`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The store could not be opened.
    #[error("无法打开数据库 {url}")]
    Open {
        /// Where it was looked for.
        url: StoreUrl,
        #[source]
        /// Why.
        source: EngineError,
    },
    /// The folder of the store could not be made.
    #[error("无法建立数据库所在的文件夹 {path}", path = path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        #[source]
        /// Why.
        source: std::io::Error,
    },
    /// The store was written by a newer program.
    #[error("数据库由较新的版本建立（结构第 {found} 版，本程序只到第 {known} 版），请升级程序")]
    NewerSchema {
        /// The version in the store.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// A migration that has already run now reads differently.
    #[error(
        "数据库结构第 {version} 版（{name}）与本程序的不一致，不能继续使用；请用建立它的程序导出后再导入"
    )]
    ChangedMigration {
        /// Which.
        version: i64,
        /// Its name.
        name: String,
    },
    /// A migration failed; nothing was changed.
    #[error("升级数据库结构到第 {version} 版（{name}）失败，数据未改动")]
    Migrate {
        /// Which.
        version: i64,
        /// Its name.
        name: &'static str,
        #[source]
        /// Why.
        source: EngineError,
    },
    /// A query failed.
    #[error("查询 {query} 失败")]
    Query {
        /// Its name.
        query: String,
        #[source]
        /// Why.
        source: EngineError,
    },
    /// A column of a row held something else.
    #[error("查询结果第 {column} 列应为{expected}，实为 {found:?}")]
    Column {
        /// Counted from 0.
        column: usize,
        /// What was looked for.
        expected: &'static str,
        /// What was there; none where the row is shorter.
        found: Option<Value>,
    },
    /// No connection for reading could be had.
    #[error("无法取得数据库连接")]
    Connect(#[source] EngineError),
    /// A transaction could not be begun or ended.
    #[error("数据库事务失败，未保存")]
    Transaction(#[source] Arc<EngineError>),
    /// The transaction could not be brought to disk; whether it was saved must be looked up.
    #[error("提交失败，请查看是否已保存")]
    Commit(#[source] Arc<EngineError>),
    /// The writer has ended, because the store is being closed or its thread died.
    #[error("数据库写入已停止")]
    WriterGone,
    /// A change named another number of values than its table has columns.
    #[error("写入表 {table} 需要 {wanted} 个值，给了 {given} 个")]
    Width {
        /// The table.
        table: &'static str,
        /// Its columns, or the columns of its key.
        wanted: usize,
        /// The values handed in.
        given: usize,
    },
    /// A rebuild wrote to a table that it had not emptied.
    #[error("重建时不应写入表 {table}")]
    RebuildOutside {
        /// The table.
        table: &'static str,
    },
    /// A rebuild claimed the same row twice.
    #[error("重建表 {table} 时出现重复的行")]
    RebuildDuplicate {
        /// The table.
        table: &'static str,
    },
    /// A file could not be read or written.
    #[error("无法读写文件 {path}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        #[source]
        /// Why.
        source: std::io::Error,
    },
    /// A file is there already and is not overwritten.
    #[error("文件 {path} 已存在，不会覆盖", path = path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// The backup could not be made.
    #[error("备份失败")]
    Backup(#[source] rusqlite::Error),
    /// Restoring the backup failed.
    #[error("恢复失败")]
    Restore(#[source] rusqlite::Error),
    /// Restoring or importing needs a store without events.
    #[error("数据库中已有数据，只能恢复到空库")]
    NotEmpty,
    /// A line of an exported journal cannot be read.
    #[error("第 {line} 行不是卷宗记录")]
    ImportLine {
        /// Counted from 1.
        line: usize,
        #[source]
        /// Why.
        source: serde_json::Error,
    },
    /// A line of an exported journal does not follow from the lines before it: it was changed, or one is missing.
    #[error("第 {line} 行与前面的记录不衔接，可能被改动或缺失")]
    ImportBroken {
        /// Counted from 1.
        line: usize,
    },
    /// The journal lines could not be written or read.
    #[error("读写卷宗记录失败")]
    Transfer(#[source] std::io::Error),
}

impl StoreError {
    /// The engine's own complaint, where there is one.
    #[must_use]
    pub fn engine(&self) -> Option<&EngineError> {
        match self {
            StoreError::Query { source, .. }
            | StoreError::Open { source, .. }
            | StoreError::Migrate { source, .. }
            | StoreError::Connect(source) => Some(source),
            StoreError::Transaction(source) | StoreError::Commit(source) => Some(source),
            _ => None,
        }
    }
}
