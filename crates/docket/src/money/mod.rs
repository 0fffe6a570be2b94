//! Case funds (案款): received, divided in lawful order, paid out.

pub mod allocate_money;
pub mod book_late_receipt;
pub mod division;
pub mod fee;
pub mod hold_payment;
pub mod open_sub_account;
pub mod outlook;
pub mod pay_out;
pub mod payment;
pub mod receive_money;
pub mod record_account;
pub mod redivide_money;
pub mod replay;
pub mod replayed;
pub mod return_surplus;
pub mod unpaid;
pub mod withdraw_receipt;

use crate::claim::Claim;
use crate::event::EntryNo;
use crate::money::fee::FeeOrder;
use crate::party::PartyNo;
use law::debt::{Payable, Portion};
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// A deduction at a bank whose money is on its way or has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// The page of the deduction.
    pub no: EntryNo,
    /// Whose money.
    pub debtor: PartyNo,
    /// How much.
    pub amount: Fen,
    /// When, which stops the interest.
    pub deducted_on: Day,
    /// The page of the receipt, once it has arrived.
    pub arrived: Option<EntryNo>,
}

/// Money received in the account of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The page that books it.
    pub no: EntryNo,
    /// The bank's transaction number.
    pub bank_reference: String,
    /// The account of the court on whose statement it is a line; none where finance typed it.
    pub bank_account: Option<String>,
    /// Who paid.
    pub payer: String,
    /// On whose behalf.
    pub debtor: PartyNo,
    /// How much.
    pub amount: Fen,
    /// The day it arrived.
    pub value_on: Day,
    /// The day it was booked.
    pub booked_on: Day,
    /// The day that stops the interest on this part (INT-04).
    pub stop_on: Day,
    /// How it was divided, once it was.
    pub allocation: Option<Allocation>,
    /// How it was divided before it was divided again, the first division first.
    pub earlier: Vec<Allocation>,
}

/// A receipt whose claim was taken back: the money was not for this case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The receipt as it stood.
    pub receipt: Receipt,
    /// The page that takes it back.
    pub no: EntryNo,
    /// The day.
    pub on: Day,
}

impl Receipt {
    /// The page that divided it first.
    #[must_use]
    pub fn first_divided(&self) -> Option<EntryNo> {
        self.earlier.first().or(self.allocation.as_ref()).map(|allocation| allocation.no)
    }

    /// The receipt as the law computes with it: it pays the claims that its debtor owes, with what is left of it once
    /// a fee that comes first was taken.
    #[must_use]
    pub fn for_law(&self, claims: &[Claim], order: FeeOrder) -> law::debt::Receipt {
        if let Some((as_of, mut own)) = self.distributed(claims) {
            let (amount, payable) = own.next().unwrap_or((Fen::ZERO, Payable::All));
            return law::debt::Receipt::new(as_of, amount).paying(payable);
        }
        let mut receipt =
            law::debt::Receipt::new(self.stop_on, self.amount).paying(owed_by(self.debtor, claims));
        if let (FeeOrder::BeforeDebt, Some(allocation)) = (order, &self.allocation) {
            receipt.costs_first = allocation.fee;
        }
        receipt
    }

    /// What a plan of distribution gave the creditors of the case out of it beyond the first of them, who stands in its
    /// own place: each creditor's money pays that creditor's claims.
    pub(crate) fn further_for_law(&self, claims: &[Claim]) -> impl Iterator<Item = law::debt::Receipt> {
        let distributed = self.distributed(claims);
        let further =
            distributed.into_iter().flat_map(|(as_of, own)| own.skip(1).map(move |one| (as_of, one)));
        further.map(|(as_of, (amount, payable))| law::debt::Receipt::new(as_of, amount).paying(payable))
    }

    /// Whether a plan of distribution divided it.
    #[must_use]
    pub fn is_distributed(&self) -> bool {
        self.allocation.as_ref().is_some_and(|allocation| allocation.distributed_as_of.is_some())
    }

    /// The day of the plan that divided it, and what each creditor of the case got, with the claims that it pays.
    fn distributed(&self, claims: &[Claim]) -> Option<(Day, impl Iterator<Item = (Fen, Payable)> + use<>)> {
        let allocation = self.allocation.as_ref()?;
        let mut own: Vec<(PartyNo, Fen)> = Vec::new();
        for share in allocation.shares.iter().filter(|share| share.claim != 0) {
            match own.iter_mut().find(|(creditor, _)| *creditor == share.creditor) {
                Some((_, sum)) => *sum += share.amount_fen,
                None => own.push((share.creditor, share.amount_fen)),
            }
        }
        let own: Vec<(Fen, Payable)> = own
            .into_iter()
            .map(|(creditor, sum)| (sum, of_creditor(self.debtor, creditor, claims)))
            .collect();
        Some((allocation.distributed_as_of?, own.into_iter()))
    }
}

impl Deduction {
    /// The deduction as the law computes with it before its money arrives: it stops the interest like a receipt
    /// (INT-04).
    #[must_use]
    pub fn for_law(&self, claims: &[Claim]) -> law::debt::Receipt {
        law::debt::Receipt::new(self.deducted_on, self.amount).paying(owed_by(self.debtor, claims))
    }
}

/// The claims that a debtor owes, among the obligations made of all claims.
fn owed_by(debtor: PartyNo, claims: &[Claim]) -> Payable {
    if claims.iter().all(|claim| claim.is_owed_by(debtor)) {
        return Payable::All;
    }
    let owed = claims.iter().enumerate().filter(|(_, claim)| claim.is_owed_by(debtor));
    Payable::only(owed.map(|(index, _)| index)).expect("filing bounds the claims of debtors who owe not all")
}

/// The claims of one creditor that a debtor owes.
pub(crate) fn of_creditor(debtor: PartyNo, creditor: PartyNo, claims: &[Claim]) -> Payable {
    let is_his = |claim: &Claim| claim.is_owed_by(debtor) && claim.creditors.contains(&creditor);
    if claims.iter().all(is_his) {
        return Payable::All;
    }
    let his = claims.iter().enumerate().filter(|(_, claim)| is_his(claim));
    Payable::only(his.map(|(index, _)| index)).unwrap_or(Payable::All)
}

/// How a receipt was divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The page.
    pub no: EntryNo,
    /// The day.
    pub on: Day,
    /// What each creditor gets, claim by claim.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee: Fen,
    /// What is left for the debtor.
    pub surplus: Fen,
    /// The day to which a plan of distribution counted the claims, where one divided it: the receipt pays the case what
    /// the plan gives to its creditors, on that day.
    pub distributed_as_of: Option<Day>,
}

/// What one creditor gets of a receipt on one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The creditor.
    pub creditor: PartyNo,
    /// The claim; 0 where it is none of the case: costs that were advanced, and what participants get.
    pub claim: u32,
    /// For what.
    pub part: Part,
    /// How much.
    pub amount_fen: Fen,
}

/// What a share is for, in the order of payment (INT-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 实现债权的费用.
    Cost,
    /// 一般债务利息.
    Interest,
    /// 本金.
    Principal,
    /// 加倍部分债务利息.
    Doubled,
    /// 垫付的执行费用: what somebody advanced for enforcement, paid by a plan of distribution.
    Expense,
}

impl From<Portion> for Part {
    fn from(portion: Portion) -> Part {
        match portion {
            Portion::AwardedCost => Part::Cost,
            Portion::GeneralInterest => Part::Interest,
            Portion::Principal => Part::Principal,
            Portion::DoubledPart => Part::Doubled,
        }
    }
}

impl Part {
    /// The Chinese title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Part::Cost => "实现债权的费用",
            Part::Interest => "一般债务利息",
            Part::Principal => "本金等金钱债务",
            Part::Doubled => "加倍部分债务利息",
            Part::Expense => "垫付的执行费用",
        }
    }
}

/// Surplus returned to a debtor: it has left the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The page that books it.
    pub no: EntryNo,
    /// To whom.
    pub debtor: PartyNo,
    /// How much.
    pub amount: Fen,
    /// The bank's day.
    pub on: Day,
    /// The day on which it was booked.
    pub booked_on: Day,
}

/// Money paid to a creditor: it has left the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payout {
    /// The page that books it.
    pub no: EntryNo,
    /// To whom.
    pub creditor: PartyNo,
    /// How much.
    pub amount: Fen,
    /// The bank's day.
    pub on: Day,
    /// The day on which it was booked.
    pub booked_on: Day,
}
