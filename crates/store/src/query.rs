//! Named SQL, one query per file.

use std::borrow::Cow;

/// A named piece of SQL with `$1` placeholders, understood by both engines.
///
/// Made by the `query!` macro from a file in `queries/`, or by [`Query::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
}

impl Query {
    /// A query whose name and text are known when the program is built.
    #[must_use]
    pub const fn new(name: &'static str, text: &'static str) -> Query {
        Query { name: Cow::Borrowed(name), text: Cow::Borrowed(text) }
    }

    /// A query put together at run time, from the static description of a table or from a file.
    #[must_use]
    pub const fn built(name: String, text: String) -> Query {
        Query { name: Cow::Owned(name), text: Cow::Owned(text) }
    }

    /// The name by which errors call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The SQL.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The query in `queries/NAME.sql`.
macro_rules! query {
    ($name:literal) => {
        $crate::Query::new(
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/", $name, ".sql")),
        )
    };
}
