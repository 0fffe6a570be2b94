//! 对账: the court's accounts, their days, and the trial balance.

pub(crate) mod accounts;
pub(crate) mod balance;
pub(crate) mod close;
pub(crate) mod day;
pub(crate) mod days;
pub(crate) mod record;
pub(crate) mod trial;

/// Where the endpoints belong in the document.
const TAG: &str = "对账";
