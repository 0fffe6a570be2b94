//! Payments to creditors and debtors: finance hands what was approved to the bank in batches, and reads the bank's
//! answers.
//!
//! A batch is a stream of its own, `payments/<number>`. Its making and the pages on the dockets of its payments are one
//! append; so is what follows from an answer. Three persons have a part in each payment: one proposes it, one approves
//! it, and a third, of finance, hands it to the bank.

mod answer;
pub(crate) mod batch;
mod list;

pub use answer::AnswerRead;
pub use batch::{Batch, BatchOrder, FileKind, Payer, PaymentFileMade, TakenAnswer};
pub use list::{AGEING_LINES, Age, Overview};

use docket::office::{Actor, Office};

/// Whether an officer hands payments to the bank and reads its answers.
#[must_use]
pub fn may_send(actor: &Actor) -> bool {
    actor.office == Office::Finance
}

/// Whether an officer sees the payments of the whole court.
#[must_use]
pub fn may_look(actor: &Actor) -> bool {
    matches!(
        actor.office,
        Office::Finance
            | Office::BureauHead
            | Office::VicePresident
            | Office::President
            | Office::CommandCentre
            | Office::Auditor
    )
}

/// The stream of a batch.
fn stream_of(number: &str) -> String {
    format!("payments/{number}")
}
