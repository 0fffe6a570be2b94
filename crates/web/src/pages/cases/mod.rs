//! Cases: the list, the case page and the forms of the acts.

mod asked;
pub(crate) mod line;
pub(crate) mod list;
