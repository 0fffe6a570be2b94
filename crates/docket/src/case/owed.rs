//! What is owed in a case, and whose the money in its account is.

use super::Case;
use crate::claim::{creditors, obligations};
use crate::event::EntryNo;
use crate::party::{PartyNo, Role};
use law::debt::{Debt, Statement};
use values::{Day, Fen};

impl Case {
    /// What the law computes with: the claims, the suspensions, and the money that stopped the interest, whether it
    /// has arrived or is on its way from a bank.
    ///
    /// > 解释第三条第二款 人民法院划拨、提取被执行人的存款、收入、股息、红利等财产的，相应部分的加倍部分债务利息计算至划拨、提取之日
    ///
    /// Money on its way stands after the receipts, and so does what went to creditors directly and what a plan of distribution
    /// gave to further creditors out of one receipt, so that the indexes of receipts are those of the case.
    #[must_use]
    pub fn debt(&self) -> Debt {
        let mut debt = self.debt_by_receipts();
        self.take_fees_by_law(&mut debt);
        debt.receipts.extend(self.on_its_way().map(|deduction| deduction.for_law(&self.claims)));
        debt
    }

    /// The debt with the money that has arrived, and behind it what was performed of settlements beside the account of
    /// the court: the one by which money is divided.
    #[must_use]
    pub fn debt_by_receipts(&self) -> Debt {
        let order = self.fee_order();
        let received = self.receipts.iter().map(|receipt| receipt.for_law(&self.claims, order));
        let performed = self.performances.iter().map(|performance| performance.for_law(&self.claims));
        let further = self.receipts.iter().flat_map(|receipt| receipt.further_for_law(&self.claims));
        let mut receipts: Vec<law::debt::Receipt> = received.chain(performed).chain(further).collect();
        // What other creditors share in pays nothing before it is distributed.
        for (receipt, in_law) in self.receipts.iter().zip(&mut receipts) {
            if receipt.allocation.is_none() && self.shares_with_others(receipt.debtor) {
                in_law.amount = Fen::ZERO;
            }
        }
        let suspensions = self
            .suspensions
            .iter()
            .map(|suspension| law::debt::Suspension {
                from: suspension.since,
                until: suspension.until.unwrap_or(Day::MAX),
                reason: suspension.ground.reason(),
            })
            .collect();
        let settings = law::debt::Settings::default();
        let (obligations, creditors) = (obligations(&self.claims), creditors(&self.claims));
        Debt { obligations, creditors, receipts, suspensions, settings }
    }

    /// The debt as if some receipts had not come: what is distributed is not paid yet.
    #[must_use]
    pub(crate) fn debt_without(&self, left_out: &[EntryNo]) -> Debt {
        let mut debt = self.debt_by_receipts();
        for (receipt, in_law) in self.receipts.iter().zip(&mut debt.receipts) {
            if left_out.contains(&receipt.no) {
                in_law.amount = Fen::ZERO;
                in_law.costs_first = Fen::ZERO;
            }
        }
        debt
    }

    /// Deductions whose money has not arrived.
    pub fn on_its_way(&self) -> impl Iterator<Item = &crate::money::Deduction> {
        self.deductions.iter().filter(|deduction| deduction.arrived.is_none())
    }

    /// What is owed on a day, with its derivation.
    #[must_use]
    pub fn statement(&self, on: Day) -> Statement {
        law::debt::statement(&self.debt(), on)
    }

    /// What may still be collected on a day: the debt, and the fee beyond the money that is held for it already.
    #[must_use]
    pub fn collectable(&self, statement: &Statement) -> Fen {
        statement.totals.owed - self.not_enforced(statement) + self.fee_uncovered(statement)
    }

    /// What may still be collected from one debtor on a day: what that debtor owes, and the fee.
    #[must_use]
    pub fn collectable_from(&self, debtor: PartyNo, statement: &Statement) -> Fen {
        let owed = match self.not_enforced(statement) {
            rest if rest.is_positive() => Fen::ZERO,
            _ => self.owed_by(debtor, statement),
        };
        if owed.is_zero() && !self.claims.iter().any(|claim| claim.is_owed_by(debtor)) {
            return Fen::ZERO;
        }
        owed + self.fee_uncovered(statement)
    }

    /// What one debtor owes by a statement: what is left of the claims against that debtor.
    #[must_use]
    pub fn owed_by(&self, debtor: PartyNo, statement: &Statement) -> Fen {
        self.claims
            .iter()
            .zip(&statement.obligations)
            .filter(|(claim, _)| claim.is_owed_by(debtor))
            .map(|(_, left)| left.left + left.general_left + left.doubled_left)
            .sum()
    }

    /// The fee still to come, less what arrived beyond the debt and is not divided yet.
    fn fee_uncovered(&self, statement: &Statement) -> Fen {
        let undivided: Fen = statement
            .receipts
            .iter()
            .filter(|laid| match self.receipts.get(laid.receipt) {
                Some(receipt) => receipt.allocation.is_none(),
                None => laid.receipt >= self.receipts.len() + self.performances.len(),
            })
            .map(|laid| laid.surplus)
            .sum();
        (self.fee_expected(statement) - self.fee_taken() - undivided).or_zero()
    }

    /// The part of the execution fee that was already taken from receipts.
    #[must_use]
    pub fn fee_taken(&self) -> Fen {
        self.receipts
            .iter()
            .filter_map(|receipt| receipt.allocation.as_ref())
            .map(|allocation| allocation.fee)
            .sum()
    }

    /// What is allocated to a creditor and neither paid nor under way nor held back nor proposed to be paid.
    #[must_use]
    pub fn payable(&self, creditor: PartyNo) -> Fen {
        let proposed: Fen = self
            .waiting::<crate::money::pay_out::PayOut>()
            .filter(|payout| payout.creditor == creditor)
            .map(|payout| payout.amount_fen)
            .sum();
        let free = self.credited(creditor) - self.reserved(creditor) - self.held_back(creditor);
        (free - proposed).or_zero()
    }

    /// What is to go to a party and is not under way: to a creditor what is allocated, to a debtor what is left over.
    #[must_use]
    pub fn due_to(&self, party: PartyNo) -> Fen {
        match self.party(party).map(|party| party.role) {
            Some(Role::Creditor | Role::Participant) => self.credited(party) - self.reserved(party),
            Some(Role::Debtor) => self.surplus_of(party),
            None => Fen::ZERO,
        }
    }

    /// What is allocated to a creditor and not yet paid.
    #[must_use]
    pub fn credited(&self, creditor: PartyNo) -> Fen {
        let allocated: Fen = self
            .receipts
            .iter()
            .filter_map(|receipt| receipt.allocation.as_ref())
            .flat_map(|allocation| &allocation.shares)
            .filter(|share| share.creditor == creditor)
            .map(|share| share.amount_fen)
            .sum();
        let paid: Fen = self
            .payouts
            .iter()
            .filter(|payout| payout.creditor == creditor)
            .map(|payout| payout.amount)
            .sum();
        allocated - paid
    }

    /// What is left over for the debtors and neither returned nor under way nor held back nor proposed to be returned.
    #[must_use]
    pub fn surplus(&self) -> Fen {
        self.side(Role::Debtor).map(|debtor| self.surplus_of(debtor.no)).sum()
    }

    /// What is left over of the money of one debtor and neither returned nor under way nor held back nor proposed to be
    /// returned.
    #[must_use]
    pub fn surplus_of(&self, debtor: PartyNo) -> Fen {
        if self.is_surplus_held() {
            return Fen::ZERO;
        }
        let surplus: Fen = self
            .receipts
            .iter()
            .filter(|receipt| receipt.debtor == debtor)
            .filter_map(|receipt| receipt.allocation.as_ref())
            .map(|allocation| allocation.surplus)
            .sum();
        let returned: Fen = self
            .returns
            .iter()
            .filter(|returned| returned.debtor == debtor)
            .map(|returned| returned.amount)
            .sum();
        let proposed: Fen = self
            .waiting::<crate::money::return_surplus::ReturnSurplus>()
            .filter(|proposal| proposal.debtor == debtor)
            .map(|proposal| proposal.amount_fen)
            .sum();
        (surplus - returned - self.reserved(debtor) - proposed).or_zero()
    }

    /// The money that stands in the account of the case: received, less fee taken, paid out and returned.
    #[must_use]
    pub fn balance(&self) -> Fen {
        self.received() - self.fee_taken() - self.paid_out() - self.returned()
    }
}
