//! How the law divides what was received: which part of which receipt goes to whom.
//!
//! The law lays money on the debt in the order of the days that stop the interest (INT-04), whatever the order of
//! booking: [`by_law`] is what dividing each receipt on its day would have given.

use crate::case::Case;
use crate::money::fee::FeeOrder;
use crate::money::replay::stands;
use crate::money::{Part, Receipt, Share};
use crate::party::PartyNo;
use law::debt::{Debt, ReceiptAllocation, Statement};
use std::collections::BTreeMap;
use values::Fen;

/// How a receipt is to be divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// What each creditor gets.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee: Fen,
    /// What is left for the debtor.
    pub surplus: Fen,
}

/// Where money goes, in the order of payment where the fee comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// To a creditor, on a claim.
    Share {
        /// For what.
        part: Part,
        /// The claim.
        claim: u32,
        /// The creditor.
        creditor: PartyNo,
    },
    /// To the execution fee.
    Fee,
    /// Back to the debtor whose money it was.
    Surplus {
        /// The debtor.
        debtor: PartyNo,
    },
}

impl Cell {
    /// The party that gets it; nobody gets the fee.
    #[must_use]
    pub fn party(self) -> Option<PartyNo> {
        match self {
            Cell::Share { creditor: party, .. } | Cell::Surplus { debtor: party } => Some(party),
            Cell::Fee => None,
        }
    }
}

/// What goes where.
pub type Table = BTreeMap<Cell, Fen>;

impl Division {
    /// What goes where of the money of a debtor.
    #[must_use]
    pub fn table(&self, debtor: PartyNo) -> Table {
        let mut table = Table::new();
        for share in &self.shares {
            let Share { creditor, claim, part, amount_fen } = *share;
            *table.entry(Cell::Share { part, claim, creditor }).or_default() += amount_fen;
        }
        *table.entry(Cell::Fee).or_default() += self.fee;
        *table.entry(Cell::Surplus { debtor }).or_default() += self.surplus;
        table.retain(|_, amount| !amount.is_zero());
        table
    }

    /// The division that a table tells.
    #[must_use]
    pub fn of(table: &Table) -> Division {
        let mut division = Division::default();
        for (cell, amount) in table.iter().filter(|(_, amount)| !amount.is_zero()) {
            match *cell {
                Cell::Share { part, claim, creditor } => {
                    division.shares.push(Share { creditor, claim, part, amount_fen: *amount });
                }
                Cell::Fee => division.fee = *amount,
                Cell::Surplus { .. } => division.surplus = *amount,
            }
        }
        division
    }
}

/// Adds one table to another.
pub(super) fn add(to: &mut Table, table: &Table) {
    for (cell, amount) in table {
        *to.entry(*cell).or_default() += *amount;
    }
    to.retain(|_, amount| !amount.is_zero());
}

/// What the law gives out of each receipt of the case, in the order in which they were booked.
#[must_use]
pub fn by_law(case: &Case) -> Vec<Table> {
    let mut debt = case.debt_by_receipts();
    for (receipt, in_law) in case.receipts.iter().zip(&mut debt.receipts) {
        in_law.costs_first = Fen::ZERO;
        // What is paid beyond a settlement in force goes to no creditor.
        in_law.amount = in_law.amount.min(case.settled_at_most(receipt));
    }
    let mut order: Vec<usize> = (0..case.receipts.len()).collect();
    order.sort_by_key(|index| debt.receipts[*index].place());
    let statement = match case.fee_order() {
        FeeOrder::AfterDebt => lay(case, &debt),
        FeeOrder::BeforeDebt => {
            take_fees_first(case, &mut debt, &order);
            lay(case, &debt)
        }
    };
    let mut tables = vec![Table::new(); case.receipts.len()];
    for part in &statement.parts {
        // What a plan of distribution divided stays as it was divided.
        if case.receipts.get(part.receipt).is_none_or(Receipt::is_distributed) {
            continue;
        }
        let claim = &case.claims[part.obligation];
        for (creditor, amount) in equal_shares(part.amount, &claim.creditors) {
            let cell = Cell::Share { part: part.portion.into(), claim: claim.no, creditor };
            *tables[part.receipt].entry(cell).or_default() += amount;
        }
    }
    set_off_direct(case, &statement, &order, &mut tables);
    let (mut recovered, mut taken) = (Fen::ZERO, Fen::ZERO);
    // What the creditors got directly before counts in the fee (FEE-04).
    let mut direct = statement.receipts.iter().filter(|laid| is_direct(case, laid.receipt)).peekable();
    for index in order {
        let place = debt.receipts[index].place();
        while let Some(laid) = direct.next_if(|laid| debt.receipts[laid.receipt].place() <= place) {
            recovered += case.recovered_by(laid);
        }
        let receipt = &case.receipts[index];
        if let Some(allocation) = receipt.allocation.as_ref().filter(|_| receipt.is_distributed()) {
            recovered += case.recovered_in(allocation);
            taken += allocation.fee;
            tables[index] = stands(receipt);
            continue;
        }
        let Some(laid) = statement.receipts.iter().find(|laid| laid.receipt == index) else { continue };
        recovered += case.recovered_by(laid);
        let shared: Fen = tables[index].values().copied().sum();
        let beyond_debt = receipt.amount - shared;
        let fee = match case.fee_order() {
            FeeOrder::BeforeDebt if !is_settled(case, receipt) => laid.costs,
            _ => (case.fee_due_on(recovered) - taken).or_zero().min(beyond_debt),
        };
        taken += fee;
        let after_debt = beyond_debt - fee;
        let table = &mut tables[index];
        table.insert(Cell::Fee, fee);
        table.insert(Cell::Surplus { debtor: case.receipts[index].debtor }, after_debt);
        table.retain(|_, amount| !amount.is_zero());
    }
    tables
}

/// Whether a receipt of the law stands for what was performed of a settlement beside the account of the court.
fn is_direct(case: &Case, index: usize) -> bool {
    index.checked_sub(case.receipts.len()).is_some_and(|index| index < case.performances.len())
}

/// Whether a receipt was paid on a settlement: who bears the fee is agreed, or decided later (办法第三十八条), and it is not
/// taken out of what the parties agreed first.
fn is_settled(case: &Case, receipt: &Receipt) -> bool {
    case.settlement().is_some_and(|settlement| settlement.takes(receipt))
}

/// Gives to the others what a creditor of a shared claim got from the debtor directly beyond his share of it.
fn set_off_direct(case: &Case, statement: &Statement, order: &[usize], tables: &mut [Table]) {
    for part in &statement.parts {
        let direct = part.receipt.checked_sub(case.receipts.len());
        let Some(performance) = direct.and_then(|index| case.performances.get(index)) else { continue };
        let (claim, part_of) = (&case.claims[part.obligation], part.portion.into());
        let mut balance: BTreeMap<PartyNo, Fen> =
            equal_shares(part.amount, &claim.creditors).into_iter().collect();
        for (creditor, amount) in performance.went_to(part.amount, claim) {
            *balance.entry(creditor).or_default() -= amount;
        }
        let cell = |creditor| Cell::Share { part: part_of, claim: claim.no, creditor };
        for index in order {
            let table = &mut tables[*index];
            let over: Vec<(PartyNo, Fen)> = balance
                .iter()
                .filter(|(_, left)| **left < Fen::ZERO)
                .map(|(no, left)| (*no, -*left))
                .collect();
            for (creditor, excess) in over {
                let mut moved = table.get(&cell(creditor)).copied().unwrap_or_default().min(excess);
                let short: Vec<PartyNo> =
                    balance.iter().filter(|(_, left)| left.is_positive()).map(|(no, _)| *no).collect();
                for other in short {
                    let gets = balance[&other].min(moved);
                    moved -= gets;
                    *table.entry(cell(creditor)).or_default() -= gets;
                    *table.entry(cell(other)).or_default() += gets;
                    *balance.entry(creditor).or_default() += gets;
                    *balance.entry(other).or_default() -= gets;
                }
            }
        }
    }
}

/// The statement of the debt on the day of the last receipt.
fn lay(case: &Case, debt: &Debt) -> Statement {
    let last_stop = case.receipts.iter().map(|receipt| receipt.stop_on).max();
    law::debt::statement(debt, last_stop.unwrap_or(case.filing.received_on))
}

/// Takes the fee out of each receipt before the debt: the greatest that does not exceed the fee due on what the rest of
/// the receipt then recovers.
fn take_fees_first(case: &Case, debt: &mut Debt, order: &[usize]) {
    let mut known = debt.clone();
    for (receipt, known) in case.receipts.iter().zip(&mut known.receipts) {
        if !receipt.is_distributed() {
            known.amount = Fen::ZERO;
        }
    }
    let distributed = case.receipts.iter().filter(|receipt| receipt.is_distributed());
    let mut taken: Fen = distributed.filter_map(|receipt| Some(receipt.allocation.as_ref()?.fee)).sum();
    for receipt in case.receipts.iter().zip(&debt.receipts).zip(&mut known.receipts) {
        let ((receipt, laid), known) = receipt;
        if is_settled(case, receipt) {
            known.amount = laid.amount;
        }
    }
    let takes_fee = |index: &&usize| {
        let receipt = &case.receipts[**index];
        !receipt.is_distributed() && !is_settled(case, receipt)
    };
    for index in order.iter().filter(takes_fee) {
        let amount = debt.receipts[*index].amount;
        known.receipts[*index].amount = amount;
        let mut due_on = |fee: Fen| {
            known.receipts[*index].costs_first = fee;
            let laid = lay(case, &known).receipts;
            let is_before = |laid: &&ReceiptAllocation| {
                !is_direct(case, laid.receipt)
                    || known.receipts[laid.receipt].place() <= known.receipts[*index].place()
            };
            let recovered: Fen = laid.iter().filter(is_before).map(|laid| case.recovered_by(laid)).sum();
            (case.fee_due_on(recovered) - taken).or_zero()
        };
        let greatest = due_on(Fen::ZERO).min(amount);
        let (mut due, mut too_much) = (Fen::ZERO, greatest + Fen(1));
        while too_much - due > Fen(1) {
            let middle = Fen(due.0 + (too_much - due).0 / 2);
            if middle <= due_on(middle) { due = middle } else { too_much = middle }
        }
        known.receipts[*index].costs_first = due;
        debt.receipts[*index].costs_first = due;
        taken += due;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_fen_go_to_the_first_creditor_and_the_sum_holds() {
        let shares = equal_shares(Fen(100), &[1, 2, 3]);
        assert_eq!(shares, [(1, Fen(34)), (2, Fen(33)), (3, Fen(33))]);
    }
}
