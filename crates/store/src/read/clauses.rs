//! Statements put together from fixed clauses, for lists that can be narrowed in many ways.

use crate::{Query, Value};
use std::fmt::Write as _;

/// A statement put together from fixed clauses; data only ever goes in as values.
pub(crate) struct Clauses {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
}

impl Clauses {
    pub(crate) fn new(query: &Query, court: &str) -> Clauses {
        Clauses { text: query.text().trim_end().to_owned(), values: vec![court.into()] }
    }

    /// Adds `and CLAUSE`, in which each `?` stands for the next value.
    pub(crate) fn and(&mut self, clause: &'static str, values: Vec<Value>) {
        self.text.push_str(" and ");
        let mut values = values.into_iter();
        for piece in clause.split_inclusive('?') {
            match (piece.strip_suffix('?'), piece.ends_with('?').then(|| values.next()).flatten()) {
                (Some(before), Some(value)) => {
                    self.values.push(value);
                    let _ = write!(self.text, "{before}${}", self.values.len());
                }
                _ => self.text.push_str(piece),
            }
        }
    }

    pub(crate) fn then(&mut self, clause: &'static str) {
        self.text.push(' ');
        self.text.push_str(clause);
    }

    /// Adds that a column is one of these.
    pub(crate) fn and_in(&mut self, column: &'static str, values: impl IntoIterator<Item = Value>) {
        let _ = write!(self.text, " and {column} in (");
        for (place, value) in values.into_iter().enumerate() {
            self.values.push(value);
            let comma = if place == 0 { "" } else { ", " };
            let _ = write!(self.text, "{comma}${}", self.values.len());
        }
        self.text.push(')');
    }

    /// Adds the part of the lines that is asked for, and makes the query.
    pub(crate) fn page(mut self, name: &str, (offset, limit): (u32, u32)) -> (Query, Vec<Value>) {
        self.values.extend([Value::from(limit), Value::from(offset)]);
        let places = self.values.len();
        let _ = write!(self.text, " limit ${} offset ${places}", places - 1);
        (Query::built(name.to_owned(), self.text), self.values)
    }

    /// The query that counts the lines up to `most`.
    pub(crate) fn count(mut self, name: &str, most: u32) -> (Query, Vec<Value>) {
        self.values.push(most.into());
        let text = format!("select count(*) from ({} limit ${}) as found", self.text, self.values.len());
        (Query::built(name.to_owned(), text), self.values)
    }
}
