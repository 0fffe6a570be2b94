//! The execution fee of a case: on which base, in which order, and how much of it is due.
//!
//! 办法 writes only “执行金额”; the court says what that is (D-05) and when the fee is taken where money is short (D-09).
//! What it said on the day of filing holds for the whole case, so that the fee of one instrument is reckoned in one
//! way (FEE-04).

use crate::case::{Case, on_instrument};
use crate::filing::Kind;
use crate::money::division::{Cell, by_law};
use crate::money::{Allocation, Part, Share};
use law::debt::{Debt, ReceiptAllocation, Statement, Totals};
use values::Fen;

/// The questions that shape the fee, answered when the case is filed.
pub const QUESTIONS: &[&str] = &["D-05", "D-09"];

/// What the fee is reckoned on (D-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeBase {
    /// 执行到位金额，不含加倍部分.
    Recovered,
    /// 执行到位金额，含加倍部分.
    RecoveredWithDoubled,
    /// 申请执行金额.
    AppliedFor,
}

/// When the fee is taken out of money that does not suffice (D-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeOrder {
    /// After the debt of the instrument.
    AfterDebt,
    /// Before it.
    BeforeDebt,
}

impl FeeBase {
    fn of_receipt(self, laid: &ReceiptAllocation) -> Fen {
        match self {
            FeeBase::RecoveredWithDoubled => on_instrument(laid) + laid.doubled,
            FeeBase::Recovered | FeeBase::AppliedFor => on_instrument(laid),
        }
    }

    fn of_totals(self, totals: &Totals) -> Fen {
        let without_doubled = totals.awarded_costs_left + totals.general_left + totals.principal_left;
        match self {
            FeeBase::RecoveredWithDoubled => without_doubled + totals.doubled_left,
            FeeBase::Recovered | FeeBase::AppliedFor => without_doubled,
        }
    }
}

impl Case {
    /// What the fee of this case is reckoned on.
    #[must_use]
    pub fn fee_base(&self) -> FeeBase {
        match self.applied.answer("D-05").as_str() {
            "recovered_with_doubled" => FeeBase::RecoveredWithDoubled,
            "applied_for" => FeeBase::AppliedFor,
            _ => FeeBase::Recovered,
        }
    }

    /// When the fee of this case is taken.
    #[must_use]
    pub fn fee_order(&self) -> FeeOrder {
        match self.applied.answer("D-09").as_str() {
            "before_debt" => FeeOrder::BeforeDebt,
            _ => FeeOrder::AfterDebt,
        }
    }

    /// What was applied for in money: the claims with the interest up to the day of receipt, the doubled part left out.
    #[must_use]
    pub fn applied_for(&self) -> Fen {
        let mut debt = self.debt_by_receipts();
        debt.receipts.clear();
        let statement = law::debt::statement(&debt, self.filing.received_on);
        FeeBase::AppliedFor.of_totals(&statement.totals)
    }

    /// What the fee will be reckoned on when everything is paid.
    #[must_use]
    pub fn fee_base_expected(&self, statement: &Statement) -> Fen {
        match self.fee_base() {
            FeeBase::AppliedFor => self.applied_for(),
            base => self.recovered(base, statement) + base.of_totals(&statement.totals),
        }
    }

    /// The execution fee on what was recovered so far and is still owed on a day (FEE-04, FEE-05): what it will be
    /// when everything is paid.
    #[must_use]
    pub fn fee_expected(&self, statement: &Statement) -> Fen {
        // The fee of preservation is paid to the court that rules on it.
        if self.filing.kind == Kind::Preservation {
            return Fen::ZERO;
        }
        fee_on(self.fee_base_expected(statement))
    }

    /// The execution fee due once so much was recovered: tiers run over all that was recovered on the instrument,
    /// whatever the number of receipts (FEE-04). Nothing recovered, nothing due.
    pub(crate) fn fee_due_on(&self, recovered: Fen) -> Fen {
        match self.fee_base() {
            FeeBase::AppliedFor if recovered.is_positive() => fee_on(self.applied_for()),
            _ => fee_on(recovered),
        }
    }

    /// The execution fee that is due once so much more was recovered for the creditors of the case, on the instrument and
    /// of the doubled part, less the fee taken.
    pub(crate) fn fee_due_with(&self, on_instrument: Fen, doubled: Fen) -> Fen {
        let divided = self.receipts.iter().filter_map(|receipt| receipt.allocation.as_ref());
        let before: Fen = divided.map(|allocation| self.recovered_in(allocation)).sum();
        let more = match self.fee_base() {
            FeeBase::RecoveredWithDoubled => on_instrument + doubled,
            FeeBase::Recovered | FeeBase::AppliedFor => on_instrument,
        };
        (self.fee_due_on(before + more) - self.fee_taken()).or_zero()
    }

    /// What the fee counts of a division: what creditors of the case got on their claims.
    pub(crate) fn recovered_in(&self, allocation: &Allocation) -> Fen {
        let with_doubled = self.fee_base() == FeeBase::RecoveredWithDoubled;
        let counts = |share: &&Share| share.claim != 0 && (share.part != Part::Doubled || with_doubled);
        allocation.shares.iter().filter(counts).map(|share| share.amount_fen).sum()
    }

    /// Takes a fee that comes first out of the receipts out of which the law takes it. Where receipts were divided in
    /// another order than that of their days, it was taken out of others, and comes to the same.
    pub(crate) fn take_fees_by_law(&self, debt: &mut Debt) {
        if self.fee_order() == FeeOrder::AfterDebt {
            return;
        }
        let is_divided = |index: &usize| {
            let receipt = &self.receipts[*index];
            receipt.allocation.is_some() && !receipt.is_distributed()
        };
        let mut divided: Vec<usize> = (0..self.receipts.len()).filter(is_divided).collect();
        divided.sort_by_key(|index| debt.receipts[*index].place());
        if divided.is_sorted_by_key(|index| self.receipts[*index].allocation.as_ref().map(|one| one.no)) {
            return;
        }
        let tables = by_law(self);
        let in_law = |index: usize| tables[index].get(&Cell::Fee).copied().unwrap_or_default();
        let taken: Fen = divided.iter().map(|index| debt.receipts[*index].costs_first).sum();
        let due: Fen = divided.iter().map(|index| in_law(*index)).sum();
        if taken == due {
            divided.into_iter().for_each(|index| debt.receipts[index].costs_first = in_law(index));
        }
    }

    /// What the fee counts of a receipt.
    pub(crate) fn recovered_by(&self, laid: &ReceiptAllocation) -> Fen {
        self.fee_base().of_receipt(laid)
    }

    fn recovered(&self, base: FeeBase, statement: &Statement) -> Fen {
        statement.receipts.iter().map(|laid| base.of_receipt(laid)).sum()
    }
}

fn fee_on(base: Fen) -> Fen {
    if base.is_zero() { Fen::ZERO } else { law::execution_fee_amount(base) }
}
