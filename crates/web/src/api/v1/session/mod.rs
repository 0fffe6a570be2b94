//! The session behind a bearer token.

pub(crate) mod begin;
pub(crate) mod end;

/// The heading in the document.
const TAG: &str = "登录";
