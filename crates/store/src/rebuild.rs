//! Making read tables anew.

use crate::{Change, Store, StoreError, Table};

impl Store {
    /// Empties tables and fills them with the changes, in one transaction; returns how many changes there were.
    ///
    /// While the changes are drawn nobody appends, so that they may be made from the journal page by page with
    /// [`Store::journal_after`]; readers see the old rows until the end.
    ///
    /// # Errors
    /// [`StoreError::Width`], [`StoreError::RebuildOutside`] and [`StoreError::RebuildDuplicate`] where the changes
    /// are wrong, and the first error among the changes themselves; then, as where a query fails, the tables stay as
    /// they were.
    pub fn replace_tables<E: From<StoreError>>(
        &self,
        tables: &[&'static Table],
        changes: impl Iterator<Item = Result<Change, E>>,
    ) -> Result<u64, E> {
        self.alone(|connection| {
            for table in tables {
                connection.execute(&table.statements().clear, &[])?;
            }
            let mut count = 0;
            for change in changes {
                let change = change?;
                let table = change.table();
                change.check_width()?;
                if !tables.iter().any(|emptied| std::ptr::eq(*emptied, table)) {
                    return Err(StoreError::RebuildOutside { table: table.name() }.into());
                }
                let is_claim = matches!(change, Change::Claim { .. });
                let (_, statement) = change.statement(1);
                let written = connection.execute(statement, &change.into_values())?;
                if is_claim && written == 0 {
                    return Err(StoreError::RebuildDuplicate { table: table.name() }.into());
                }
                count += 1;
            }
            Ok(count)
        })
    }
}
