//! Where a store lives.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// The address of a store.
#[derive(Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// `sqlite:PATH`: one file on this machine, made when it does not exist.
    SqliteFile(PathBuf),
    /// `sqlite::memory:`: a throwaway store that ends with its last [`crate::Store`] and promises nothing at a crash.
    SqliteMemory,
    /// `postgres://…`: a PostgreSQL database, over a socket or a trusted network: the connection is not encrypted.
    Postgres(String),
}

/// A text that is not the address of a store.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("数据库地址应写作 sqlite:文件 或 postgres://用户@主机/库名")]
pub struct NotAStoreUrl;

impl FromStr for StoreUrl {
    type Err = NotAStoreUrl;

    fn from_str(text: &str) -> Result<StoreUrl, NotAStoreUrl> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(StoreUrl::Postgres(text.to_owned()));
        }
        match text.strip_prefix("sqlite:") {
            Some(":memory:") => Ok(StoreUrl::SqliteMemory),
            Some(path) if !path.is_empty() => Ok(StoreUrl::SqliteFile(PathBuf::from(path))),
            _ => Err(NotAStoreUrl),
        }
    }
}

impl fmt::Display for StoreUrl {
    /// The address without user, password and options, fit for a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreUrl::SqliteFile(path) => write!(out, "sqlite:{}", path.display()),
            StoreUrl::SqliteMemory => out.write_str("sqlite::memory:"),
            StoreUrl::Postgres(url) => {
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                write!(out, "postgres://{}", place.split('?').next().unwrap_or_default())
            }
        }
    }
}

impl fmt::Debug for StoreUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, shown: Option<&str>) {
        let url: Result<StoreUrl, NotAStoreUrl> = text.parse();
        assert_eq!(url.ok().map(|url| url.to_string()).as_deref(), shown, "{text}");
    }

    #[test]
    fn addresses_are_read_and_shown_without_secrets() {
        check("sqlite:data/court.sqlite", Some("sqlite:data/court.sqlite"));
        check("sqlite::memory:", Some("sqlite::memory:"));
        check(
            "postgres://clerk:secret@db.court:5432/zhida?sslmode=disable",
            Some("postgres://db.court:5432/zhida"),
        );
        check("postgresql://%2Ftmp/zhida", Some("postgres://%2Ftmp/zhida"));
        check("sqlite:", None);
        check("mysql://x", None);
        check("", None);
    }
}
