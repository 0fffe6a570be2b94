//! Statements in several sizes, so that many rows share one trip to the server.

use crate::{Connection, Query, Row, StoreError, Value};

/// How many rows a statement takes. Few sizes, so that few statements are kept prepared.
const SIZES: [usize; 3] = [64, 8, 1];

/// A statement for so many rows, in each size.
#[derive(Debug)]
pub(crate) struct InSizes([Query; SIZES.len()]);

impl InSizes {
    /// Makes the text for each size.
    pub(crate) fn new(name: &str, text: impl Fn(usize) -> String) -> InSizes {
        InSizes(SIZES.map(|rows| Query::built(format!("{name}_{rows}"), text(rows))))
    }

    /// The largest size that so many rows fill; rows are left over where they fill none whole.
    pub(crate) fn filled_by(&self, rows: usize) -> (usize, &Query) {
        let place = SIZES.iter().position(|size| *size <= rows).unwrap_or(SIZES.len() - 1);
        (SIZES[place], &self.0[place])
    }

    /// The smallest size that takes so many rows, or the largest: whoever has fewer repeats the last.
    pub(crate) fn taking(&self, rows: usize) -> (usize, &Query) {
        let place = SIZES.iter().rposition(|size| *size >= rows).unwrap_or(0);
        (SIZES[place], &self.0[place])
    }
}

/// `($1, $2), ($3, $4)` for two rows of two columns.
pub(crate) fn places(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> =
            (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<String>>().join(", ")
}

/// `$2, $3, $4` for a list of three, which stands behind the court.
pub(crate) fn list(names: usize) -> String {
    (2..2 + names).map(|place| format!("${place}")).collect::<Vec<String>>().join(", ")
}

/// The rows of a query that takes the court and a [`list`] of names, for as many names as there are.
pub(crate) fn rows_in(
    connection: &mut Connection,
    query: &InSizes,
    court: &str,
    names: &[&str],
) -> Result<Vec<Row>, StoreError> {
    let (mut rest, mut rows) = (names, Vec::new());
    while let Some(first) = rest.first() {
        let (size, query) = query.taking(rest.len());
        let (now, later) = rest.split_at(size.min(rest.len()));
        let mut values: Vec<Value> = [court].iter().chain(now).map(|name| Value::from(*name)).collect();
        // A name that stands twice is found once.
        values.resize(1 + size, Value::from(*first));
        rows.extend(connection.rows(query, &values)?);
        rest = later;
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_by_the_size_that_fits() {
        let sizes = InSizes::new("test", |rows| rows.to_string());
        for (rows, filled, taken) in
            [(1, 1, 1), (2, 1, 8), (8, 8, 8), (9, 8, 64), (64, 64, 64), (500, 64, 64)]
        {
            assert_eq!(sizes.filled_by(rows).0, filled, "{rows}");
            assert_eq!(sizes.taking(rows).0, taken, "{rows}");
        }
        assert_eq!(places(2, 2), "($1, $2), ($3, $4)");
    }
}
