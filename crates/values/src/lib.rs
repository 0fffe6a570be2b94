//! The words every other crate speaks: money in fen, exact ratios, civil days, case numbers, identity and credit
//! codes.
//!
//! Values are small, immutable and checked when they are made; whoever holds one need not check again. Nothing
//! here knows a rule of law, a database or a page. Start with [`Fen`] and [`Day`].

mod day;
mod fen;
mod instant;
mod ratio;

pub use day::{Day, NotADay, Weekday};
pub use fen::{Fen, NotMoney};
pub use instant::Instant;
pub use ratio::{NotARatio, Ratio};
