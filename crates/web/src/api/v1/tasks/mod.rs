//! Proposals that wait for approval.

pub(crate) mod list;
