//! What a re-division enters on the docket (重新分配): the new division of each receipt that changes. The pages of the
//! divisions before stay.

use crate::act::Context;
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::money::allocate_money::review_what_is_owed;
use crate::money::replay::{PartyDifference, Redivided, Redivision, ToReturn};
use crate::money::{Allocation, Part};
use crate::settlement::QUESTIONS;
use serde::{Deserialize, Serialize};

/// 重新分配案款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationsReplayed {
    /// The receipt that made it necessary.
    pub receipt: EntryNo,
    /// Each receipt that is divided otherwise now.
    pub divisions: Vec<Redivided>,
    /// Who got something that is to be asked back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_return: Vec<ToReturn>,
    /// What the court had decided of the days within which measures are lifted.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

/// The pages that carry a re-division out: payments that no bank has yet and for which there is not enough any more are
/// taken back.
pub(super) fn events(case: &Case, receipt: EntryNo, ctx: &Context<'_>) -> Vec<Event> {
    let redivision = Redivision::with(case, receipt);
    let mut events = redivision.taken_back(case, ctx.today);
    let replayed = AllocationsReplayed {
        receipt,
        divisions: redivision.changed(),
        to_return: redivision.to_return(),
        applied: Applied::of(ctx.law, QUESTIONS),
    };
    events.push(replayed.into());
    events
}

/// What a re-division changes, in one line: `常某由1,000.00元变为900.00元`.
pub(super) fn words(case: &Case, redivision: &Redivision) -> String {
    let is_named = |one: &&PartyDifference| {
        one.before != one.after || one.set_off.is_positive() || one.to_return.is_positive()
    };
    let changes = redivision.parties().iter().filter(is_named);
    let mut words: Vec<String> = changes
        .map(|one| {
            let name = case.party_name(one.party);
            let mut text = match one.before == one.after {
                true => format!("{name}仍为{}元", one.after),
                false => format!("{name}由{}元变为{}元", one.before, one.after),
            };
            if one.set_off.is_positive() {
                text.push_str(&format!("（已付款中{}元改抵其他款项）", one.set_off));
            }
            if one.to_return.is_positive() {
                text.push_str(&format!("（应退回{}元）", one.to_return));
            }
            text
        })
        .collect();
    if words.is_empty() {
        words.push("各方合计不变，款项性质有调整".to_owned());
    }
    words.join("，")
}

impl Happening for AllocationsReplayed {
    const KIND: &'static str = "allocations_replayed";
    const TITLE: &'static str = "重新分配案款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        for redivided in &self.divisions {
            let allocation = Allocation {
                no: stamp.no,
                on: stamp.on,
                shares: redivided.shares.clone(),
                fee: redivided.fee_fen,
                surplus: redivided.surplus_fen,
                distributed_as_of: None,
            };
            let receipt = case.receipts.iter_mut().find(|receipt| receipt.no == redivided.receipt);
            if let Some(receipt) = receipt
                && let Some(before) = receipt.allocation.replace(allocation)
            {
                receipt.earlier.push(before);
            }
        }
        case.to_return.clone_from(&self.to_return);
        self.reopen_clocks(stamp, case);
        review_what_is_owed(case, stamp, &self.applied);
    }

    fn sentence(&self, case: &Case) -> String {
        let receipt = case.receipt(self.receipt);
        let which = receipt.map_or_else(String::new, |receipt| {
            format!("{}到账的{}元", receipt.value_on.chinese(), receipt.amount)
        });
        let others = self.divisions.iter().filter(|one| one.receipt != self.receipt).count();
        let mut text = format!("{which}按其停止计息之日参与分配，已分配的{others}笔案款重新分配");
        for one in &self.to_return {
            text.push_str(&format!("；{}多领{}元，应当退回", case.party_name(one.party), one.amount_fen));
        }
        text
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        self.divisions.iter().map(|one| one.receipt).collect()
    }
}

impl AllocationsReplayed {
    /// Money that had gone out may be there again: it is to be paid out with the money that made the re-division
    /// necessary.
    fn reopen_clocks(&self, stamp: &Stamp, case: &mut Case) {
        let Some(due_on) = case.clocks.get(ClockKind::PayOut, self.receipt.0).map(|clock| clock.due_on)
        else {
            return;
        };
        for open in case.outstanding().into_iter().filter(|one| one.left.is_positive()) {
            let clock = case.clocks.get(ClockKind::PayOut, open.receipt.0);
            if clock.is_some_and(|clock| matches!(clock.state, ClockState::Met(_))) {
                let label = format!("发放案款{}元（重新分配）", open.left);
                case.clocks.start(ClockKind::PayOut, open.receipt.0, label, stamp.on, due_on);
            }
        }
    }
}

/// The rule or article that explains why a part changes.
#[must_use]
pub fn explained_by(cell: crate::money::division::Cell) -> crate::refusal::Basis {
    use crate::money::division::Cell;
    use crate::refusal::Basis;
    match cell {
        Cell::Share { part: Part::Doubled, .. } => Basis::rule("INT-04"),
        Cell::Share { .. } => Basis::rule("INT-05"),
        Cell::Fee => Basis::rule("FEE-04"),
        Cell::Surplus { .. } => Basis::rule("FND-09"),
    }
}
