//! The centre of inquiries (查控): requests of many cases ([`list`]), those that somebody must act on ([`to_act_on`]),
//! and the checks that are still missing ([`missing`]).

pub mod list;
pub mod missing;
pub mod to_act_on;
