//! Read tables and the changes that projections make to them.

use crate::rows::{InSizes, places};
use crate::{Query, StoreError, Value};
use std::sync::OnceLock;

/// A table by its static description, from which the statements that change it are built once.
///
/// ```
/// use store::Table;
/// static RECEIPT: Table = Table::new("receipt", &["court", "bank_number", "amount", "on_day"], 2);
/// assert_eq!(RECEIPT.key(), ["court", "bank_number"]);
/// ```
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    key_columns: usize,
    is_of_counts: bool,
    statements: OnceLock<Statements>,
}

#[derive(Debug)]
pub(crate) struct Statements {
    pub(crate) put: InSizes,
    pub(crate) add: InSizes,
    pub(crate) claim: InSizes,
    pub(crate) delete: Query,
    pub(crate) clear: Query,
    pub(crate) list: Query,
}

impl Table {
    /// A table with its columns, of which the first `key_columns` are its key, court first.
    ///
    /// # Panics
    /// Where the key is empty or longer than the columns; a `static` then does not compile.
    #[must_use]
    pub const fn new(name: &'static str, columns: &'static [&'static str], key_columns: usize) -> Table {
        Table::made(name, columns, key_columns, false)
    }

    /// A table of counts to which many streams add: its columns beyond the key are integers that are never null, and a
    /// row of nothing counts as none.
    ///
    /// # Panics
    /// As [`Table::new`].
    #[must_use]
    pub const fn of_counts(
        name: &'static str,
        columns: &'static [&'static str],
        key_columns: usize,
    ) -> Table {
        Table::made(name, columns, key_columns, true)
    }

    const fn made(
        name: &'static str,
        columns: &'static [&'static str],
        key_columns: usize,
        is_of_counts: bool,
    ) -> Table {
        assert!(0 < key_columns && key_columns <= columns.len());
        Table { name, columns, key_columns, is_of_counts, statements: OnceLock::new() }
    }

    /// Whether rows are counts to which many streams add.
    #[must_use]
    pub const fn is_of_counts(&self) -> bool {
        self.is_of_counts
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its columns, key first.
    #[must_use]
    pub const fn columns(&self) -> &'static [&'static str] {
        self.columns
    }

    /// The columns of its key.
    #[must_use]
    pub fn key(&self) -> &'static [&'static str] {
        &self.columns[..self.key_columns]
    }

    /// All rows in the order of the key, for comparing a table with its rebuilt self; counts of nothing are left out.
    #[must_use]
    pub fn list(&self) -> &Query {
        &self.statements().list
    }

    pub(crate) fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| Statements::of(self))
    }
}

impl Statements {
    fn of(table: &Table) -> Statements {
        let Table { name, columns, key_columns, is_of_counts, .. } = table;
        let something = match is_of_counts {
            true => {
                let counts: Vec<String> =
                    columns[*key_columns..].iter().map(|column| format!("{column} <> 0")).collect();
                format!(" where {}", counts.join(" or "))
            }
            false => String::new(),
        };
        let all = columns.join(", ");
        let key = table.key().join(", ");
        let query = |verb: &str, text: String| Query::built(format!("{name}_{verb}"), text);
        let inserting = |verb: &str, conflict: &str| {
            InSizes::new(&format!("{name}_{verb}"), |rows| {
                let places = places(rows, columns.len());
                format!("insert into {name} ({all}) values {places} on conflict ({key}) {conflict}")
            })
        };
        let update = |right: fn(&str, &str) -> String| {
            let sets: Vec<String> = columns[*key_columns..]
                .iter()
                .map(|column| format!("{column} = {}", right(name, column)))
                .collect();
            match sets.is_empty() {
                true => "do nothing".to_owned(),
                false => format!("do update set {}", sets.join(", ")),
            }
        };
        let matches: Vec<String> = table
            .key()
            .iter()
            .enumerate()
            .map(|(index, column)| format!("{column} = ${}", index + 1))
            .collect();
        Statements {
            put: inserting("put", &update(|_, column| format!("excluded.{column}"))),
            add: inserting("add", &update(|name, column| format!("{name}.{column} + excluded.{column}"))),
            claim: inserting("claim", "do nothing"),
            delete: query("delete", format!("delete from {name} where {}", matches.join(" and "))),
            clear: query("clear", format!("delete from {name}")),
            list: query("list", format!("select {all} from {name}{something} order by {key}")),
        }
    }
}

/// A change to one row of a read table.
#[derive(Clone, Debug)]
pub enum Change {
    /// Writes the row, over the one with the same key if there is one.
    Put {
        /// The table.
        table: &'static Table,
        /// One value per column.
        values: Vec<Value>,
    },
    /// Adds to the row's integers that are not key, or writes the row if there is none: for additive counts.
    Add {
        /// The table, whose columns beyond the key are all integers that are never null.
        table: &'static Table,
        /// One value per column.
        values: Vec<Value>,
    },
    /// Writes a row that must not be there yet. Where it is, the whole append leaves nothing behind and is answered
    /// [`crate::AppendOutcome::Duplicate`]: so a bank's transaction number is booked once.
    Claim {
        /// The table.
        table: &'static Table,
        /// One value per column.
        values: Vec<Value>,
    },
    /// Removes the row, if there is one.
    Delete {
        /// The table.
        table: &'static Table,
        /// One value per column of the key.
        key: Vec<Value>,
    },
}

impl Change {
    /// The table that is changed.
    #[must_use]
    pub const fn table(&self) -> &'static Table {
        match self {
            Change::Put { table, .. }
            | Change::Add { table, .. }
            | Change::Claim { table, .. }
            | Change::Delete { table, .. } => table,
        }
    }

    /// The values of its key.
    pub(crate) fn key(&self) -> &[Value] {
        let (Change::Put { table, values }
        | Change::Add { table, values }
        | Change::Claim { table, values }
        | Change::Delete { table, key: values }) = self;
        &values[..table.key_columns]
    }

    /// Whether it may be written by the statement of its neighbour: the same kind of change to another row of the table.
    pub(crate) fn goes_with(&self, neighbour: &Change) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(neighbour)
            && std::ptr::eq(self.table(), neighbour.table())
            && self.key() != neighbour.key()
    }

    /// The statement that writes the first of so many changes of its kind, and how many of them it writes.
    pub(crate) fn statement(&self, of: usize) -> (usize, &'static Query) {
        let statements = self.table().statements();
        match self {
            Change::Put { .. } => statements.put.filled_by(of),
            Change::Add { .. } => statements.add.filled_by(of),
            Change::Claim { .. } => statements.claim.filled_by(of),
            Change::Delete { .. } => (1, &statements.delete),
        }
    }

    /// What its statement takes.
    pub(crate) fn into_values(self) -> Vec<Value> {
        let (Change::Put { values, .. }
        | Change::Add { values, .. }
        | Change::Claim { values, .. }
        | Change::Delete { key: values, .. }) = self;
        values
    }

    /// Whether there is one value per column.
    pub(crate) fn check_width(&self) -> Result<(), StoreError> {
        let (table, given, wanted) = match self {
            Change::Delete { table, key } => (table, key.len(), table.key_columns),
            Change::Put { table, values }
            | Change::Add { table, values }
            | Change::Claim { table, values } => (table, values.len(), table.columns.len()),
        };
        if given == wanted { Ok(()) } else { Err(StoreError::Width { table: table.name, wanted, given }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static COUNT: Table = Table::new("count", &["court", "day", "cases", "amount"], 2);
    static MARK: Table = Table::new("mark", &["court", "id"], 2);

    #[test]
    fn statements_follow_from_the_description() {
        let statements = COUNT.statements();
        assert_eq!(
            statements.put.filled_by(1).1.text(),
            "insert into count (court, day, cases, amount) values ($1, $2, $3, $4) on conflict (court, day) \
             do update set cases = excluded.cases, amount = excluded.amount"
        );
        assert!(
            statements
                .add
                .filled_by(1)
                .1
                .text()
                .ends_with("cases = count.cases + excluded.cases, amount = count.amount + excluded.amount")
        );
        assert_eq!(statements.delete.text(), "delete from count where court = $1 and day = $2");
        assert!(MARK.statements().put.filled_by(1).1.text().ends_with("do nothing"));
        assert!(MARK.statements().claim.filled_by(8).1.text().contains("($15, $16) on conflict"));
    }

    #[test]
    fn a_change_of_another_width_is_refused() {
        let change = Change::Put { table: &MARK, values: vec!["A".into()] };
        assert!(matches!(
            change.check_width(),
            Err(StoreError::Width { table: "mark", wanted: 2, given: 1 })
        ));
    }
}
