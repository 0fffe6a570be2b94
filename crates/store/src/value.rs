//! What goes into a statement and what comes out.

use crate::StoreError;
use values::{Day, Fen, Instant};

/// A value of a column. Money is an integer of fen; days and instants are ISO text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A `bigint`.
    Integer(i64),
    /// A `text`.
    Text(String),
    /// No value.
    Null,
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Integer(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Integer(i64::from(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Value {
        Value::Integer(i64::from(value))
    }
}

impl From<bool> for Value {
    /// 1 for true, 0 for false.
    fn from(value: bool) -> Value {
        Value::Integer(i64::from(value))
    }
}

impl From<Fen> for Value {
    fn from(value: Fen) -> Value {
        Value::Integer(value.0)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}

impl From<Day> for Value {
    fn from(value: Day) -> Value {
        Value::Text(value.to_string())
    }
}

impl From<Instant> for Value {
    fn from(value: Instant) -> Value {
        Value::Text(value.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// A row that a query gave back. Columns are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Row {
        Row { values }
    }

    /// All values in the order of the columns.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// All values in the order of the columns, given away.
    #[must_use]
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// The integer in a column.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds something else or does not exist.
    pub fn integer(&self, column: usize) -> Result<i64, StoreError> {
        match self.values.get(column) {
            Some(Value::Integer(value)) => Ok(*value),
            _ => Err(self.not("整数", column)),
        }
    }

    /// The text in a column.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds something else or does not exist.
    pub fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.values.get(column) {
            Some(Value::Text(value)) => Ok(value),
            _ => Err(self.not("文字", column)),
        }
    }

    /// Whether a column holds a number other than 0.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds no integer.
    pub fn flag(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.integer(column)? != 0)
    }

    /// The money in a column.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds no integer.
    pub fn fen(&self, column: usize) -> Result<Fen, StoreError> {
        Ok(Fen(self.integer(column)?))
    }

    /// The day in a column.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds no day.
    pub fn day(&self, column: usize) -> Result<Day, StoreError> {
        self.text(column)?.parse().map_err(|_| self.not("日期", column))
    }

    /// The instant in a column.
    ///
    /// # Errors
    /// [`StoreError::Column`] where the column holds no instant.
    pub fn instant(&self, column: usize) -> Result<Instant, StoreError> {
        instant(self.text(column)?).ok_or_else(|| self.not("时间", column))
    }

    /// What `read` finds in a column, or none where the column is null: `row.optional(3, Row::day)`.
    ///
    /// # Errors
    /// As `read`.
    pub fn optional<'row, T>(
        &'row self,
        column: usize,
        read: impl FnOnce(&'row Row, usize) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        match self.values.get(column) {
            Some(Value::Null) => Ok(None),
            _ => read(self, column).map(Some),
        }
    }

    fn not(&self, expected: &'static str, column: usize) -> StoreError {
        StoreError::Column { column, expected, found: self.values.get(column).cloned() }
    }
}

/// Reads `2026-03-10T09:05:07.000123+08:00`, the form that [`Instant`] writes.
pub(crate) fn instant(text: &str) -> Option<Instant> {
    let text = text.strip_suffix("+08:00")?;
    let (day, time) = text.split_once('T')?;
    let (seconds, micros) = time.split_once('.')?;
    let mut parts =
        seconds.split(':').map(|part| part.parse::<i64>().ok().filter(|value| (0..60).contains(value)));
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || micros.len() != 6 || hour > 23 {
        return None;
    }
    let micros: u32 = micros.parse().ok()?;
    let whole = Instant::at(day.parse().ok()?, hour * 3_600 + minute * 60 + second);
    Some(Instant(whole.0 + i64::from(micros)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_as_it_was_written() {
        for micros in [0, 1, -1, 1_773_104_707_000_123, 4_102_444_799_999_999, -2_000_000_000_000_000] {
            assert_eq!(instant(&Instant(micros).to_string()), Some(Instant(micros)));
        }
        for text in ["", "2026-03-10", "2026-03-10T24:00:00.000000+08:00", "2026-03-10T09:05:07.1+08:00"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_of_another_kind_is_an_error_and_null_is_none() {
        let row = Row::new(vec![Value::Integer(7), Value::Null, "2026-03-10".into()]);
        assert!(row.text(0).is_err());
        assert!(row.integer(1).is_err());
        assert!(row.integer(3).is_err());
        assert_eq!(row.optional(1, Row::day).unwrap(), None);
        assert_eq!(row.optional(2, Row::day).unwrap(), Day::new(2026, 3, 10));
        assert_eq!(row.fen(0).unwrap(), Fen(7));
    }
}
