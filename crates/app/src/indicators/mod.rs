//! Indicators (质效指标) of a court, a team, a handler or a cause over any days, and the cases behind each number.
//!
//! Figures are read from the cube (`store::read::indicators`), whose sums follow from the dockets; formulas and what they
//! count are in `docket::indicator`. A figure stands beside that of the same days a year before and of the same span just
//! before: with its own past, and never in a ranking.

pub mod behind;
pub mod select;

pub use behind::{Behind, BehindLine, Part};
pub use select::{Selection, Standing, may_see, widest};
