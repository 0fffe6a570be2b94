//! Assignment of cases (分案) and hand-over (交接): who gets what is weighed and drawn by [`insight::assignment`], shown
//! before anything is entered, and recorded with the seed of the lot, so that anybody can reckon it again.

mod carry_out;
mod plan;
mod record;
mod standing;

pub use carry_out::CarriedOut;
pub use plan::{Asked, LoadLine, Plan, PlanLine};
pub use record::{Record, Recorded};
pub use standing::Standing;

use crate::error::AppError;
use docket::act::Act;
use docket::filing::assign_case::AssignCase;
use docket::office::Actor;

/// Cases of one batch, at most.
pub const TOGETHER: usize = 200;

/// Whether an officer assigns cases.
#[must_use]
pub fn may_assign(actor: &Actor) -> bool {
    AssignCase::ABOUT.offices.contains(&actor.office)
}

pub(crate) fn check_office(actor: &Actor) -> Result<(), AppError> {
    if may_assign(actor) { Ok(()) } else { Err(AppError::Forbidden) }
}
