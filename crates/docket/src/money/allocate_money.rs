//! Divide a receipt in lawful order (分配案款).
//!
//! The officer chooses the receipt; the law divides it: awarded costs, general interest, principal, and the doubled
//! part last (INT14 第四条, 民法典第五百六十一条). The execution fee comes after the instrument's debt or before
//! it (D-09), and what is left goes back to the debtor (EWR 34).

use crate::act::{About, Act, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::money::fee::FeeOrder;
use crate::money::{Allocation, Receipt, Share};
use crate::office::Office;
use crate::party::PartyNo;
use crate::refusal::{Basis, Refusal};
use crate::settlement::QUESTIONS;
use serde::{Deserialize, Serialize};
use values::Fen;

command! {
    /// Divides one receipt.
    pub struct AllocateMoney {
        pub receipt: EntryNo, "案款", Kind::Page(Pages::Receipt), "按法定顺序自动计算：实现债权的费用、一般债务利息、本金、加倍部分债务利息；执行申请费按立案时的设置收取，余款退还被执行人";
    }
}

/// 分配案款.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyAllocated {
    /// The receipt.
    pub receipt: EntryNo,
    /// What each creditor gets.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee_fen: Fen,
    /// What is left for the debtor.
    pub surplus_fen: Fen,
    /// What the court had decided of the days within which measures are lifted.
    #[serde(default, skip_serializing_if = "Applied::is_empty")]
    pub applied: Applied,
}

impl Act for AllocateMoney {
    const ABOUT: About = About {
        name: "allocate_money",
        title: "分配案款",
        topic: Topic::Money,
        offices: &[Office::Handler, Office::TeamLeader],
        approval: Approval::None,
        basis: Basis::Article(law::delay_interest2014::article("第四条")),
        while_suspended: WhileSuspended::Allowed,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.receipts
            .iter()
            .filter(|receipt| receipt.allocation.is_none())
            .map(|receipt| Offer::Open {
                reason: format!("{}到账的{}元尚未分配", receipt.value_on.chinese(), receipt.amount),
                due_on: case.clocks.get(ClockKind::PayOut, receipt.no.0).map(|clock| clock.due_on),
                weight: Weight::Next,
                prefill: vec![("receipt", receipt.no.to_string())],
            })
            .collect()
    }

    fn decide(&self, case: &Case, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let receipt = case.receipt(self.receipt).ok_or(Refusal::NotOnDocket("案款"))?;
        if receipt.allocation.is_some() {
            return Err(Refusal::AlreadyAllocated);
        }
        let division = divide(case, receipt);
        Ok(vec![
            MoneyAllocated {
                receipt: self.receipt,
                shares: division.shares,
                fee_fen: division.fee,
                surplus_fen: division.surplus,
                applied: Applied::of(ctx.law, QUESTIONS),
            }
            .into(),
        ])
    }

    fn summary(&self, _case: &Case) -> String {
        "按法定顺序分配案款".to_owned()
    }
}

/// How a receipt is to be divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// What each creditor gets.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee: Fen,
    /// What is left for the debtor.
    pub surplus: Fen,
}

/// How the law divides a receipt of this case.
///
/// Money that stopped the interest earlier may be booked later than money already divided, and the law lays the
/// earlier money first. What is divided here is therefore the difference: what the law gives each creditor on each
/// claim out of this receipt and those divided before, less what was divided before. Nobody is paid twice on one
/// claim, and once every receipt is divided each has what the law gives, whatever the order of booking.
#[must_use]
pub fn divide(case: &Case, receipt: &Receipt) -> Division {
    // Who bears the fee of a settlement is agreed, or decided later (办法第三十八条): it is not taken out of what the
    // parties agreed first.
    let is_settled = case.settlement().is_some_and(|settlement| settlement.takes(receipt));
    match case.fee_order() {
        _ if is_settled => {
            let laid = Laid::new(case, receipt, Fen::ZERO);
            Division {
                fee: laid.fee_due.min(laid.rest),
                surplus: (laid.rest - laid.fee_due).or_zero(),
                shares: laid.shares,
            }
        }
        FeeOrder::AfterDebt => {
            let laid = Laid::new(case, receipt, Fen::ZERO);
            let fee = laid.fee_due.min(laid.rest);
            Division { shares: laid.shares, fee, surplus: laid.rest - fee }
        }
        FeeOrder::BeforeDebt => {
            let fee = fee_before_debt(case, receipt);
            let laid = Laid::new(case, receipt, fee);
            Division { shares: laid.shares, fee, surplus: laid.rest }
        }
    }
}

/// The fee taken out of a receipt before the debt: the greatest that does not exceed the fee due on what the rest of
/// the receipt then recovers.
fn fee_before_debt(case: &Case, receipt: &Receipt) -> Fen {
    let is_due = |fee: Fen| fee <= Laid::new(case, receipt, fee).fee_due;
    let greatest = Laid::new(case, receipt, Fen::ZERO).fee_due.min(receipt.amount);
    let (mut due, mut too_much) = (Fen::ZERO, greatest + Fen(1));
    while too_much - due > Fen(1) {
        let middle = Fen(due.0 + (too_much - due).0 / 2);
        if is_due(middle) { due = middle } else { too_much = middle }
    }
    due
}

/// A receipt laid on the debt.
struct Laid {
    /// What each creditor gets.
    shares: Vec<Share>,
    /// What is beyond the debt.
    rest: Fen,
    /// The fee due on all that is recovered then, less the fee taken before.
    fee_due: Fen,
}

impl Laid {
    /// Lays what is left of a receipt after a fee that was taken first.
    fn new(case: &Case, receipt: &Receipt, first: Fen) -> Laid {
        let last_stop = case.receipts.iter().map(|receipt| receipt.stop_on).max().unwrap_or(receipt.stop_on);
        let mut debt = case.debt_by_receipts();
        let laid = case.receipts.iter().zip(&mut debt.receipts).filter(|(known, _)| known.no == receipt.no);
        laid.for_each(|(_, laid)| laid.costs_first = first);
        let statement = law::debt::statement(&debt, last_stop);
        let counts = |index: usize| {
            let other = case.receipts.get(index);
            other.is_none_or(|other| other.no == receipt.no || other.allocation.is_some())
        };
        let mut due = Shares::default();
        for portion in statement.debt.settings.order {
            let parts = statement.parts.iter().filter(|part| part.portion == portion && counts(part.receipt));
            for part in parts {
                let claim = &case.claims[part.obligation];
                for (creditor, amount_fen) in equal_shares(part.amount, &claim.creditors) {
                    due.add(Share { creditor, claim: claim.no, part: portion.into(), amount_fen });
                }
                // What a creditor got from the debtor directly is his, and not paid to him again.
                let direct = part.receipt.checked_sub(case.receipts.len());
                let Some(performance) = direct.and_then(|index| case.performances.get(index)) else {
                    continue;
                };
                for (creditor, amount) in performance.went_to(part.amount, claim) {
                    due.add(Share { creditor, claim: claim.no, part: portion.into(), amount_fen: -amount });
                }
            }
        }
        let divided = case.receipts.iter().filter_map(|receipt| receipt.allocation.as_ref());
        for share in divided.flat_map(|allocation| &allocation.shares) {
            due.add(Share { amount_fen: -share.amount_fen, ..*share });
        }
        let shares = due.within((receipt.amount - first).min(case.settled_at_most(receipt)));
        let rest = receipt.amount - first - shares.iter().map(|share| share.amount_fen).sum::<Fen>();
        Laid { shares, rest, fee_due: (case.fee_due(&statement) - case.fee_taken()).or_zero() }
    }
}

/// What is due on each claim, in the order of payment; one entry for each creditor, claim and part.
#[derive(Default)]
struct Shares(Vec<Share>);

impl Shares {
    fn add(&mut self, share: Share) {
        let same = |other: &&mut Share| {
            (other.creditor, other.claim, other.part) == (share.creditor, share.claim, share.part)
        };
        match self.0.iter_mut().find(same) {
            Some(other) => other.amount_fen += share.amount_fen,
            None => self.0.push(share),
        }
    }

    /// The shares that are due, out of a sum. A part that got too much before makes up for the other parts of the
    /// same creditor; beyond that it reduces nobody's due, but never is more than the sum given.
    fn within(mut self, amount: Fen) -> Vec<Share> {
        let overpaid: Vec<(PartyNo, Fen)> = self
            .0
            .iter()
            .filter(|share| share.amount_fen < Fen::ZERO)
            .map(|share| (share.creditor, -share.amount_fen))
            .collect();
        for (creditor, mut excess) in overpaid {
            let parts = self.0.iter_mut().rev();
            for share in parts.filter(|share| share.creditor == creditor && share.amount_fen > Fen::ZERO) {
                let cut = share.amount_fen.min(excess);
                share.amount_fen -= cut;
                excess -= cut;
            }
        }
        let mut rest = amount;
        for share in &mut self.0 {
            share.amount_fen = share.amount_fen.or_zero().min(rest);
            rest -= share.amount_fen;
        }
        self.0.retain(|share| share.amount_fen.is_positive());
        self.0
    }
}

/// Shares of creditors whose shares the instrument does not name are equal (民法典第五百一十七条第二款); odd fen go
/// to the first.
pub(crate) fn equal_shares(amount: Fen, creditors: &[PartyNo]) -> Vec<(PartyNo, Fen)> {
    let count = creditors.len().max(1) as i64;
    creditors
        .iter()
        .enumerate()
        .map(|(place, creditor)| {
            (*creditor, Fen(amount.0 / count + i64::from((place as i64) < amount.0 % count)))
        })
        .collect()
}

impl Happening for MoneyAllocated {
    const KIND: &'static str = "money_allocated";
    const TITLE: &'static str = "分配案款";

    fn apply(&self, stamp: &Stamp, case: &mut Case) {
        let allocation = Allocation {
            no: stamp.no,
            on: stamp.on,
            shares: self.shares.clone(),
            fee: self.fee_fen,
            surplus: self.surplus_fen,
        };
        if let Some(receipt) = case.receipts.iter_mut().find(|receipt| receipt.no == self.receipt) {
            receipt.allocation = Some(allocation);
        }
        // The reporting of property ends with full performance (财产调查规定第十一条第一项).
        if case.statement(stamp.on).totals.owed.is_zero()
            && case.duties.iter().all(|duty| duty.performed_on.is_some())
        {
            let debtors: Vec<u32> = case.parties.iter().map(|party| party.no).collect();
            debtors
                .into_iter()
                .for_each(|debtor| case.clocks.meet(ClockKind::PropertyReport, debtor, stamp.on));
        }
        if case.statement(stamp.on).totals.owed.is_zero() {
            case.ask_to_lift_measures(stamp.on, &self.applied);
        }
        case.review_payout_clocks(stamp.on, None);
    }

    fn sentence(&self, _case: &Case) -> String {
        let to_creditors: Fen = self.shares.iter().map(|share| share.amount_fen).sum();
        let mut text = format!("案款按法定顺序分配：申请执行人{to_creditors}元");
        if self.fee_fen.is_positive() {
            text.push_str(&format!("，执行申请费{}元", self.fee_fen));
        }
        if self.surplus_fen.is_positive() {
            text.push_str(&format!("，应退还被执行人{}元", self.surplus_fen));
        }
        text
    }

    fn rests_on(&self) -> Vec<EntryNo> {
        vec![self.receipt]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_fen_go_to_the_first_creditor_and_the_sum_holds() {
        let shares = equal_shares(Fen(100), &[1, 2, 3]);
        assert_eq!(shares, [(1, Fen(34)), (2, Fen(33)), (3, Fen(33))]);
    }
}
