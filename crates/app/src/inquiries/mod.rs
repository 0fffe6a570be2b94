//! The centre of inquiries (查控): requests of many cases ([`list`]), and the checks that are still missing
//! ([`missing`]).

pub mod list;
pub mod missing;
