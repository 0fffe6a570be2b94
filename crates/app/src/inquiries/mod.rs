//! The centre of inquiries (查控): requests of many cases ([`list`]), those that somebody must act on ([`to_act_on`]),
//! the five checks as a spreadsheet ([`checks`]), and those that are still missing ([`missing`]).

pub mod checks;
pub mod list;
pub mod missing;
pub mod to_act_on;
