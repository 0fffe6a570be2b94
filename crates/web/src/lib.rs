//! Pages, JSON API and public site.
//!
//! Server-rendered HTML with one style sheet and one small script; every page works without the script. A page is
//! one file in `pages/<noun>/<page>.rs` beside its template in `templates/<noun>/<page>.html`: a struct that the
//! template shows, and a handler that fills it. Templates loop and choose; they do not compute. An endpoint of the API
//! is one file in `api/v1/<nouns>/<verb>.rs`.
//!
//! Start with [`server::router`], then `shell.rs` (what all pages share) and `session.rs` (who is asking).

pub mod server;

mod api;
mod assets;
mod doors;
mod download;
mod error;
mod field;
mod pages;
mod path;
mod rulebook;
mod session;
mod shell;
mod show;
mod why;

pub use api::openapi;
pub use server::{router, serve};
