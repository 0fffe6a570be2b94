//! Copies of a store that is in use, and stores from copies.

use crate::engine::{Purpose, SqliteConnection};
use crate::{Migration, Store, StoreError, StoreUrl, migration};
use rusqlite::backup::Backup as Pages;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// What [`Store::backup_to`] wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// A whole SQLite file, with journal and read tables.
    File,
    /// The journal as lines of JSON, with so many events.
    Journal {
        /// How many events.
        events: u64,
    },
}

/// What [`Store::restore`] brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// Journal and read tables.
    Everything,
    /// The journal only: the read tables are still to be made anew.
    Journal {
        /// How many events.
        events: u64,
    },
}

impl Store {
    /// Copies the store as it stands now into a new file, while others go on reading and writing. The file appears
    /// under its name only when it is whole and on disk.
    ///
    /// # Errors
    /// [`StoreError::FileExists`], [`StoreError::File`], [`StoreError::Backup`], and as [`Store::read`].
    pub fn backup_to(&self, path: &Path) -> Result<Backup, StoreError> {
        if path.exists() {
            return Err(StoreError::FileExists { path: path.to_owned() });
        }
        let failed = |source| StoreError::File { path: path.to_owned(), source };
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        if partial.exists() {
            std::fs::remove_file(&partial).map_err(failed)?;
        }
        let backup = match self.file() {
            Some(file) => copy_pages(file, &partial).map(|()| Backup::File),
            None => self.export_to(&partial).map(|events| Backup::Journal { events }),
        }?;
        File::open(&partial).and_then(|file| file.sync_all()).map_err(failed)?;
        std::fs::rename(&partial, path).map_err(failed)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(backup)
    }

    /// Makes a store from a backup at an address where there is none yet, or none with events.
    ///
    /// A whole file goes to a SQLite file; lines of JSON go to either engine.
    ///
    /// # Errors
    /// [`StoreError::FileExists`], [`StoreError::NotEmpty`], [`StoreError::File`], [`StoreError::Restore`], and as
    /// [`Store::open`] and [`Store::import_journal`].
    pub fn restore(from: &Path, to: &StoreUrl) -> Result<Restored, StoreError> {
        Store::restore_with(from, to, &migration::all())
    }

    /// As [`Store::restore`], for a store with other tables than the product's.
    ///
    /// # Errors
    /// As [`Store::restore`].
    pub fn restore_with(
        from: &Path,
        to: &StoreUrl,
        migrations: &[Migration],
    ) -> Result<Restored, StoreError> {
        let failed = |source| StoreError::File { path: from.to_owned(), source };
        let mut start = Vec::new();
        File::open(from).and_then(|file| file.take(16).read_to_end(&mut start)).map_err(failed)?;
        match to {
            StoreUrl::SqliteFile(path) if start == *b"SQLite format 3\0" => {
                if path.exists() {
                    return Err(StoreError::FileExists { path: path.clone() });
                }
                let copied = copy_pages(from, path);
                copied.map_err(|error| match error {
                    StoreError::Backup(source) => StoreError::Restore(source),
                    other => other,
                })?;
                File::open(path)
                    .and_then(|file| file.sync_all())
                    .map_err(|source| StoreError::File { path: path.clone(), source })?;
                Store::open_with(to, migrations)?;
                Ok(Restored::Everything)
            }
            _ => {
                let file = File::open(from).map_err(failed)?;
                let events = Store::open_with(to, migrations)?.import_journal(&mut BufReader::new(file))?;
                Ok(Restored::Journal { events })
            }
        }
    }

    fn export_to(&self, path: &Path) -> Result<u64, StoreError> {
        let failed = |source| StoreError::File { path: path.to_owned(), source };
        let mut out = BufWriter::new(File::create_new(path).map_err(failed)?);
        let events = self.export_journal(&mut out)?;
        out.flush().map_err(failed)?;
        Ok(events)
    }
}

/// Copies a SQLite store page by page, all in one view, which in its write-ahead mode hinders no writer.
fn copy_pages(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = SqliteConnection::open(from, Purpose::Read).map_err(StoreError::Connect)?;
    let mut target = rusqlite::Connection::open(to).map_err(StoreError::Backup)?;
    {
        let pages = Pages::new(source.driver(), &mut target).map_err(StoreError::Backup)?;
        pages.step(-1).map_err(StoreError::Backup)?;
    }
    target.close().map_err(|(_, error)| StoreError::Backup(error))
}
