//! Settings of the law (法律适用设置): what the court decides where the law leaves a question open.
//!
//! Every change is an event on the stream [`STREAM`]: who changed which setting to what, when and why. The settings
//! are the fold over that stream and are kept in memory until it grows.

mod decide;
mod history;
mod overview;
mod refusal;

pub use decide::{DECIDERS, Decision};
pub use history::{Change, History, STREAM, SettingEvent};
pub use overview::{Effect, Group, Overview, Question};
pub use refusal::SettingRefusal;
