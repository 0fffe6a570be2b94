//! The journal and the read tables, on SQLite and PostgreSQL from one body of SQL.
//!
//! [`Store::append`] writes events and the rows derived from them in one transaction and returns when they are on
//! disk; [`Store::read`] lends a read-only connection with a steady view. Nothing here knows what an event means:
//! bodies are JSON text, and the rows that follow from an event are handed in as [`Change`]s.
//!
//! The store is synchronous. Asynchronous callers use their runtime's blocking threads.
//!
//! Start with [`Store`], then [`Append`], then [`Connection`].

#[macro_use]
mod query;

mod store;

mod append;
mod event;
mod rows;
mod table;

mod engine;
mod value;

mod chain;
mod pool;
mod writer;

mod migration;

mod backup;
mod fsync;
mod rebuild;
mod transfer;
mod verify;
mod walk;

mod error;
mod url;

pub mod read;

pub mod bench;
#[doc(hidden)]
pub mod contract;

pub use crate::store::Store;
pub use backup::{Backup, Restored};
pub use engine::Connection;
pub use error::{EngineError, StoreError};
pub use event::{Append, AppendOutcome, NewEvent, StoredEvent, StreamAppend};
pub use migration::Migration;
pub use query::Query;
pub use table::{Change, Table};
pub use url::{NotAStoreUrl, StoreUrl};
pub use value::{Row, Value};
pub use verify::Verification;
pub use walk::EventsByStream;
