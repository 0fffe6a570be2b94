//! Court papers (Typst), spreadsheets and uploaded texts.
//!
//! Everything here turns values into bytes or bytes into values. The only files read are fonts and the court's own form
//! templates, from the folders named in [`PressConfig`]. Nothing here knows a case, a clock or a database. Start at
//! [`Press::print`] for papers, at [`sheet`] for spreadsheets and at [`upload`] for uploaded texts.

pub mod bank;
pub mod forms;
mod press;
pub mod sheet;
pub mod upload;

mod packed;
mod plain;

pub use forms::{Form, reference};
pub use press::{FontRole, FontUse, FontsReport, FormState, FormsReport, Press, PressConfig, PressError};
