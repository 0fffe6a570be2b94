//! Take back a claim that was wrong (认领撤销): the money was not for this case.
//!
//! The receipt leaves the case as if it had never come; both pages stay. The line of the bank statement is free again
//! in the same moment, which is why no officer asks for this page alone: see the application's funds.

use crate::act::{self, Context};
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::money::Withdrawn;
use crate::money::receive_money::CLAIMING;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// 认领撤销.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptWithdrawn {
    /// The receipt.
    pub receipt: EntryNo,
    /// Why.
    pub reason: String,
}

/// The page that takes a receipt back.
///
/// # Errors
/// Where the office may not, the case is closed, there is no such receipt, it is divided, or no reason is given.
pub fn withdrawn(
    case: &Case,
    ctx: &Context<'_>,
    receipt: EntryNo,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    act::stands_open("撤销认领", CLAIMING, case, ctx)?;
    let found = case.receipt(receipt).ok_or(Refusal::NotOnDocket("案款"))?;
    if let Some(allocation) = &found.allocation {
        return Err(Refusal::ReceiptDivided { on: allocation.on });
    }
    match reason.trim() {
        "" => Err(Refusal::ReasonMissing),
        reason => Ok(vec![ReceiptWithdrawn { receipt, reason: reason.to_owned() }.into()]),
    }
}

impl Happening for ReceiptWithdrawn {
    const KIND: &'static str = "receipt_withdrawn";
    const TITLE: &'static str = "认领撤销";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let Some(place) = case.receipts.iter().position(|receipt| receipt.no == self.receipt) else { return };
        let receipt = case.receipts.remove(place);
        for deduction in case.deductions.iter_mut().filter(|one| one.arrived == Some(receipt.no)) {
            deduction.arrived = None;
        }
        case.clocks.meet(ClockKind::PayOut, receipt.no.0, stamp.on);
        case.review_payout_clocks(stamp.on, None);
        case.withdrawn.push(Withdrawn { receipt, no: stamp.no, on: stamp.on });
    }

    fn sentence(&self, case: &Case) -> String {
        let amount = case
            .withdrawn
            .iter()
            .find(|withdrawn| withdrawn.receipt.no == self.receipt)
            .map_or_else(String::new, |withdrawn| format!("{}元", withdrawn.receipt.amount));
        format!("撤销案卷第{}页案款{amount}的认领：{}", self.receipt, self.reason)
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.receipt]
    }
}
