//! Cases: list, file, open, act.

pub(crate) mod act;
pub(crate) mod choice;
pub(crate) mod debtor;
pub(crate) mod distribution;
pub(crate) mod docket;
pub(crate) mod file;
pub(crate) mod list;
pub(crate) mod measures;
pub(crate) mod paper;
mod property;
pub(crate) mod replay;
mod settlement;
pub(crate) mod show;
pub(crate) mod statement;
pub(crate) mod steps;

/// The heading in the document.
pub(crate) const TAG: &str = "案件";
