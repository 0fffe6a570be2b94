//! Divide a receipt in lawful order (分配案款).
//!
//! The officer chooses the receipt; the law divides it: awarded costs, general interest, principal, and the doubled
//! part last (INT14 第四条, 民法典第五百六十一条). The execution fee comes after the instrument's debt or before
//! it (D-09), and what is left goes back to the debtor (EWR 34).

use crate::act::{About, Act, AfterClosing, Approval, Context, Offer, Topic, Weight, WhileSuspended};
use crate::applied::Applied;
use crate::case::Case;
use crate::clock::ClockKind;
use crate::distribution::obstacle::Obstacle;
use crate::event::{EntryNo, Event, Happening, Stamp};
use crate::form::{Kind, Pages, command};
use crate::money::division::Division;
use crate::money::replay::Redivision;
use crate::money::{Allocation, Receipt, Share};
use crate::office::Office;
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
        after_closing: AfterClosing::Barred,
    };

    fn offers(case: &Case, _ctx: &Context<'_>) -> Vec<Offer> {
        case.receipts
            .iter()
            .filter(|receipt| receipt.allocation.is_none() && !case.shares_with_others(receipt.debtor))
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
        if case.shares_with_others(receipt.debtor) {
            return Err(Refusal::Distribution(Obstacle::DistributionOpen));
        }
        let division = divide(case, receipt)?;
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

/// How the law divides a receipt of this case.
///
/// Money that stopped the interest earlier may be booked later than money already divided, and the law lays the
/// earlier money first. What is divided here is therefore the difference: what the law gives each creditor on each
/// claim out of this receipt and those divided before, less what was divided before.
///
/// # Errors
/// Where something that was divided would have to be taken back for it: that is approved first
/// ([`crate::money::redivide_money`]).
pub fn divide(case: &Case, receipt: &Receipt) -> Result<Division, Refusal> {
    let redivision = Redivision::with(case, receipt.no);
    if redivision.takes_something_back() {
        return Err(Refusal::DivisionTakesBack);
    }
    Ok(redivision.increase())
}

/// What ends and what begins once a division leaves nothing owed, and the clocks of what is to be paid out.
pub(crate) fn review_what_is_owed(case: &mut Case, stamp: &Stamp, applied: &Applied) {
    // The reporting of property ends with full performance (财产调查规定第十一条第一项).
    if case.statement(stamp.on).totals.owed.is_zero()
        && case.duties.iter().all(|duty| duty.performed_on.is_some())
    {
        let debtors: Vec<u32> = case.parties.iter().map(|party| party.no).collect();
        debtors.into_iter().for_each(|debtor| case.clocks.meet(ClockKind::PropertyReport, debtor, stamp.on));
    }
    if case.statement(stamp.on).totals.owed.is_zero() {
        case.ask_to_lift_measures(stamp.on, applied);
    }
    case.review_payout_clocks(stamp.on, None);
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
            distributed_as_of: None,
        };
        if let Some(receipt) = case.receipts.iter_mut().find(|receipt| receipt.no == self.receipt) {
            receipt.allocation = Some(allocation);
        }
        review_what_is_owed(case, stamp, &self.applied);
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
