//! Bringing a store's structure up to date.
//!
//! A migration is one file in `migrations/`, read by both engines; where PostgreSQL needs more, a second file follows
//! it. A file that has been released is never edited: what changes is the next file. Types are `bigint` and `text`
//! only. On PostgreSQL every column of text becomes `text collate "C"`, so that both engines sort alike, and
//! `without rowid`, which lets SQLite keep a table in the order of its key, is left out.

use crate::{Connection, Query, StoreError, chain};

const CREATE: Query = query!("migration_create");
const LIST: Query = query!("migration_list");
const INSERT: Query = query!("migration_insert");
const LOCK: Query = query!("postgres/lock");

/// Held alone while a node brings the structure up to date.
const MIGRATING: i64 = 0x7a68_6964_6102;

/// One step of the structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Its number, from 1 without gaps.
    pub version: i64,
    /// Its name, that of its file.
    pub name: &'static str,
    /// What both engines run.
    pub text: &'static str,
    /// What PostgreSQL runs after it; often nothing.
    pub postgres: &'static str,
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql"))
    };
}

/// The product's structure. A new step is a new line at the end.
pub(crate) fn all() -> Vec<Migration> {
    vec![
        Migration {
            version: 1,
            name: "journal",
            text: file!("0001_journal"),
            postgres: file!("0001_journal.postgres"),
        },
        Migration { version: 2, name: "cases", text: file!("0002_cases"), postgres: "" },
        Migration { version: 3, name: "staff", text: file!("0003_staff"), postgres: "" },
        Migration { version: 4, name: "import", text: file!("0004_import"), postgres: "" },
        Migration { version: 5, name: "clock_counts", text: file!("0005_clock_counts"), postgres: "" },
        Migration { version: 6, name: "case_money", text: file!("0006_case_money"), postgres: "" },
        Migration { version: 7, name: "read_tables", text: file!("0007_read_tables"), postgres: "" },
        Migration { version: 8, name: "institutions", text: file!("0008_institutions"), postgres: "" },
        Migration { version: 9, name: "measures", text: file!("0009_measures"), postgres: "" },
        Migration { version: 10, name: "repetition", text: file!("0010_repetition"), postgres: "" },
        Migration { version: 11, name: "stray_replies", text: file!("0011_stray_replies"), postgres: "" },
        Migration {
            version: 12,
            name: "requests_to_act_on",
            text: file!("0012_requests_to_act_on"),
            postgres: "",
        },
        Migration { version: 13, name: "stray_digests", text: file!("0013_stray_digests"), postgres: "" },
        Migration { version: 14, name: "register_alerts", text: file!("0014_register_alerts"), postgres: "" },
        Migration { version: 15, name: "funds", text: file!("0015_funds"), postgres: "" },
        Migration {
            version: 16,
            name: "measure_institutions",
            text: file!("0016_measure_institutions"),
            postgres: "",
        },
        Migration { version: 17, name: "payments", text: file!("0017_payments"), postgres: "" },
        Migration {
            version: 18,
            name: "livelihood_first",
            text: file!("0018_livelihood_first"),
            postgres: "",
        },
        Migration { version: 19, name: "untouched_lines", text: file!("0019_untouched_lines"), postgres: "" },
        Migration { version: 20, name: "closing", text: file!("0020_closing"), postgres: "" },
        Migration { version: 21, name: "facts", text: file!("0021_facts"), postgres: "" },
        Migration { version: 22, name: "case_kind", text: file!("0022_case_kind"), postgres: "" },
        Migration { version: 23, name: "supervision", text: file!("0023_supervision"), postgres: "" },
        Migration { version: 24, name: "staffing", text: file!("0024_staffing"), postgres: "" },
        Migration { version: 25, name: "campaigns", text: file!("0025_campaigns"), postgres: "" },
        Migration { version: 26, name: "triage", text: file!("0026_triage"), postgres: "" },
        Migration { version: 27, name: "clock_office", text: file!("0027_clock_office"), postgres: "" },
        Migration {
            version: 28,
            name: "triage_suggestion",
            text: file!("0028_triage_suggestion"),
            postgres: "",
        },
    ]
}

/// Runs what has not run yet, all or nothing.
pub(crate) fn run(connection: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    connection.begin_write()?;
    match run_missing(connection, migrations) {
        Ok(()) => connection.commit().map_err(StoreError::Commit),
        Err(error) => connection.roll_back().and(Err(error)),
    }
}

fn run_missing(connection: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    if let Connection::Postgres(_) = connection {
        connection.execute(&LOCK, &[MIGRATING.into()])?;
    }
    connection.execute(&CREATE, &[])?;
    let known = migrations.last().map_or(0, |last| last.version);
    let done = connection.rows(&LIST, &[])?;
    for row in &done {
        let (version, name, digest) = (row.integer(0)?, row.text(1)?, row.text(2)?);
        match migrations.iter().find(|migration| migration.version == version) {
            Some(migration) if migration.digest() == digest => {}
            None if version > known => return Err(StoreError::NewerSchema { found: version, known }),
            Some(_) | None => return Err(StoreError::ChangedMigration { version, name: name.to_owned() }),
        }
    }
    for migration in &migrations[done.len().min(migrations.len())..] {
        let Migration { version, name, .. } = *migration;
        migration.apply(connection).map_err(|source| StoreError::Migrate { version, name, source })?;
        connection.execute(&INSERT, &[version.into(), name.into(), migration.digest().into()])?;
    }
    Ok(())
}

impl Migration {
    fn apply(&self, connection: &mut Connection) -> Result<(), crate::EngineError> {
        match connection {
            Connection::Sqlite(_) => connection.script(self.text),
            Connection::Postgres(_) => {
                connection.script(&for_postgres(self.text))?;
                connection.script(&for_postgres(self.postgres))
            }
        }
    }

    /// What shows that the text is still the one that ran.
    fn digest(&self) -> String {
        chain::digest([self.text, self.postgres].concat().as_bytes())
    }
}

/// The text with every column of type `text` sorted by code point, as SQLite does, and without what only SQLite knows.
fn for_postgres(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let line = line.split("--").next().unwrap_or_default().replace(") without rowid;", ");");
        for (index, word) in line.split(' ').enumerate() {
            if index > 0 {
                out.push(' ');
            }
            match word.strip_prefix("text") {
                Some(rest @ ("" | "," | ")" | ";")) => out.extend(["text collate \"C\"", rest]),
                _ => out.push_str(word),
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_text_are_sorted_by_code_point_on_postgres() {
        assert_eq!(
            for_postgres(
                "create table a (\n  text_id text not null, -- text\n  b bigint,\n  c text\n) without rowid;"
            ),
            "create table a (\n  text_id text collate \"C\" not null, \n  b bigint,\n  c text collate \"C\"\n);\n"
        );
    }

    #[test]
    fn migrations_are_numbered_without_gaps() {
        for (index, migration) in all().iter().enumerate() {
            assert_eq!(migration.version, index as i64 + 1, "{}", migration.name);
        }
    }
}
