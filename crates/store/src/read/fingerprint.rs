//! What the rows of the read tables rest on besides the journal.
//!
//! A case is the fold of its pages, and the fold asks the law: a new holiday notice lawfully moves a last day, and a
//! new rate what is owed. Rows that were written before are then stale. The store therefore keeps, beside the rows, a
//! fingerprint of what made them; a program with another fingerprint makes them anew when it starts.

use crate::read::projection;
use crate::read::tables::READ_TABLES;
use crate::{Change, Query, Store, StoreError, chain};
use docket::Case;
use std::fmt::Write;
use std::sync::OnceLock;
use values::CaseId;

/// Raised where rows change that the sample docket does not show.
const VERSION: u32 = 17;

const FINGERPRINT: Query = query!("read/fingerprint");

/// The fingerprint of this program: of the dated facts of the law, and of all rows of a sample docket after each of
/// its pages, so that a period, a rule of the fold or a column that changes shows by itself.
#[must_use]
pub fn fingerprint() -> &'static str {
    static FOUND: OnceLock<String> = OnceLock::new();
    FOUND.get_or_init(|| of(VERSION, &law::dated_facts(), &sample_rows()))
}

fn of(version: u32, facts: &[&str], rows: &str) -> String {
    let mut parts = version.to_string();
    for text in facts.iter().chain([&rows]) {
        parts.push_str(&chain::digest(text.as_bytes()));
    }
    chain::digest(parts.as_bytes())
}

fn sample_rows() -> String {
    let mut text = String::new();
    for (id, entries) in [
        ("示0001-2026-执-1", docket::sample::entries()),
        ("示0001-2026-执保-1", docket::sample::preservation()),
    ] {
        let id: CaseId = id.parse().expect("the id of the sample is one");
        for pages in 1..=entries.len() {
            let case = Case::of(&id, &entries[..pages]).expect("the sample begins with a filing");
            for (table, values) in projection::rows("示0001", &case) {
                writeln!(text, "{pages} {} {values:?}", table.name())
                    .expect("writing to a string cannot fail");
            }
        }
    }
    text
}

/// The row that says that the tables of a court were made by this program.
#[must_use]
pub fn mark(court: &str) -> Change {
    Change::Put { table: &READ_TABLES, values: vec![court.into(), fingerprint().into()] }
}

impl Store {
    /// Whether the read tables of a court were made by a program that reckons as this one does.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn tables_are_current(&self, court: &str) -> Result<bool, StoreError> {
        let row = self.read(|connection| connection.row(&FINGERPRINT, &[court.into()]))?;
        row.map_or(Ok(false), |row| Ok(row.text(0)? == fingerprint()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_rows_rest_on_moves_the_fingerprint() {
        let rows = sample_rows();
        let first = of(1, &["2026-10-01\trest"], &rows);
        assert_eq!(of(1, &["2026-10-01\trest"], &rows), first);
        assert_ne!(of(2, &["2026-10-01\trest"], &rows), first);
        assert_ne!(of(1, &["2026-10-01\trest\n2027-10-01\trest"], &rows), first);
        assert_ne!(of(1, &["2026-10-01\trest"], &rows.replace("2026-03-12", "2026-03-10")), first);
        assert_ne!(of(1, &["2026-10-01\trest"], ""), first);
    }

    #[test]
    fn the_sample_has_a_row_of_every_table_of_a_case_and_a_clock_of_every_kind() {
        let rows = sample_rows();
        for table in [
            "case_row",
            "party_term",
            "case_clock",
            "case_task",
            "bank_receipt",
            "posting",
            "running_measure",
            "institution_request",
            "repetition",
            "sub_account",
            "debtor_row",
            "supervision_item",
            "case_flow",
        ] {
            assert!(rows.lines().any(|line| line.contains(&format!(" {table} "))), "{table}");
        }
        for kind in docket::clock::ClockKind::ALL {
            assert!(rows.contains(&format!("Text({:?})", kind.word())), "{}", kind.word());
        }
    }
}
