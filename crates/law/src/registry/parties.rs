//! Rules of parties (PTY).

use super::rule::Rule;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[];
