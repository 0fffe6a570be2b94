//! Divide again what was divided before (补登、重新分配): what each receipt should have brought to whom, what it brought,
//! and the difference.
//!
//! Money that stopped the interest earlier than money already divided changes what that money pays: less interest has
//! run, other claims come first. [`Redivision`] gives every receipt what the law gives it ([`by_law`]), except that what
//! has left the account stays with whoever got it: it is set off against what that creditor still gets, and what
//! cannot be set off is named as a sum to be asked back. The shortage it leaves is borne by those who would get
//! more now than before, the last in the order of payment first, until it is made up for.

use crate::case::Case;
use crate::event::{EntryNo, Event};
use crate::money::division::{Cell, Division, Table, add, by_law};
use crate::money::payment::{self, PaymentState};
use crate::money::{Receipt, Share};
use crate::party::{PartyNo, Role};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// How one receipt is divided after a re-division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redivided {
    /// The receipt.
    pub receipt: EntryNo,
    /// What each creditor gets.
    pub shares: Vec<Share>,
    /// The execution fee taken.
    pub fee_fen: Fen,
    /// What is left for the debtor.
    pub surplus_fen: Fen,
}

/// What somebody got and has to give back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToReturn {
    /// Who.
    pub party: PartyNo,
    /// How much.
    pub amount_fen: Fen,
}

/// What goes somewhere before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellDifference {
    /// Where.
    pub cell: Cell,
    /// So far.
    pub before: Fen,
    /// From now on.
    pub after: Fen,
}

/// What a party gets before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyDifference {
    /// Who.
    pub party: PartyNo,
    /// What was divided to him so far.
    pub before: Fen,
    /// What is divided to him from now on.
    pub after: Fen,
    /// What the law gives him.
    pub lawful: Fen,
    /// What has left the account for him.
    pub gone: Fen,
    /// What of that was for something else than what it is for now.
    pub set_off: Fen,
    /// What of that cannot be set off and is to be asked back.
    pub to_return: Fen,
}

/// A division of all receipts that are divided, and of one more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redivision {
    before: Table,
    after: Table,
    /// The receipts that are divided otherwise now, in the order of the case.
    changed: Vec<(EntryNo, Table)>,
    parties: Vec<PartyDifference>,
    /// Whose money is new.
    debtor: Option<PartyNo>,
    /// Whether other sums are to be asked back than before.
    asks_back: bool,
}

impl Redivision {
    /// Divides again what is divided in this case, together with one receipt that is not.
    #[must_use]
    pub fn with(case: &Case, also: EntryNo) -> Redivision {
        let counts = |receipt: &Receipt| receipt.allocation.is_some() || receipt.no == also;
        let (mut before, mut lawful, mut laid) = (Table::new(), Table::new(), Vec::new());
        for (receipt, table) in case.receipts.iter().zip(by_law(case)).filter(|(receipt, _)| counts(receipt))
        {
            add(&mut before, &stands(receipt));
            add(&mut lawful, &table);
            laid.push(Laid { receipt: receipt.no, debtor: receipt.debtor, table, freed: Fen::ZERO });
        }
        let parties: Vec<PartyDifference> =
            case.parties.iter().map(|party| compared(case, party.no, &before, &lawful)).collect();
        keep_what_is_gone(&mut laid, &parties, &before, &lawful);
        let mut after = Table::new();
        laid.iter().for_each(|receipt| add(&mut after, &receipt.table));
        let parties = parties
            .into_iter()
            .map(|one| PartyDifference { after: of_party(&after, one.party), ..one })
            .filter(|one| !(one.before.is_zero() && one.after.is_zero()))
            .collect();
        let is_other = |laid: &Laid| {
            let receipt = case.receipt(laid.receipt);
            receipt.is_some_and(|receipt| receipt.allocation.is_none() || stands(receipt) != laid.table)
        };
        let changed = laid.into_iter().filter(is_other).map(|laid| (laid.receipt, laid.table)).collect();
        let debtor = case.receipt(also).map(|receipt| receipt.debtor);
        let mut redivision = Redivision { before, after, changed, parties, debtor, asks_back: false };
        redivision.asks_back = redivision.to_return() != case.to_return;
        redivision
    }

    /// Divides again with money that is not booked yet.
    #[must_use]
    pub fn with_money(case: &Case, receipt: &Receipt) -> Redivision {
        let mut case = case.clone();
        case.receipts.push(receipt.clone());
        Redivision::with(&case, receipt.no)
    }

    /// Whether somebody would get less of something than was divided to him, owe back what he did not owe, or get back
    /// money of his own of which the new money takes the place: else the money that is new can be divided by itself.
    #[must_use]
    pub fn takes_something_back(&self) -> bool {
        let is_of_another = |cell: Cell| match cell {
            Cell::Surplus { debtor } => self.debtor != Some(debtor),
            Cell::Share { .. } | Cell::Fee => false,
        };
        let takes_back =
            |one: CellDifference| one.after < one.before || one.after > one.before && is_of_another(one.cell);
        self.asks_back || self.cells().any(takes_back)
    }

    /// What the new money brings, where nothing is taken back.
    #[must_use]
    pub fn increase(&self) -> Division {
        let increase = self.cells().map(|cell| (cell.cell, cell.after - cell.before)).collect();
        Division::of(&increase)
    }

    /// What goes where before and after, in the order of payment.
    pub fn cells(&self) -> impl Iterator<Item = CellDifference> {
        let mut cells: Vec<Cell> = self.before.keys().chain(self.after.keys()).copied().collect();
        cells.sort_unstable();
        cells.dedup();
        cells.into_iter().map(|cell| CellDifference {
            cell,
            before: at(&self.before, cell),
            after: at(&self.after, cell),
        })
    }

    /// What each party gets before and after.
    #[must_use]
    pub fn parties(&self) -> &[PartyDifference] {
        &self.parties
    }

    /// The receipts that are divided otherwise now, and how.
    #[must_use]
    pub fn changed(&self) -> Vec<Redivided> {
        self.changed
            .iter()
            .map(|(receipt, table)| {
                let Division { shares, fee, surplus } = Division::of(table);
                Redivided { receipt: *receipt, shares, fee_fen: fee, surplus_fen: surplus }
            })
            .collect()
    }

    /// What whoever approves is shown, as it is stored: every cell, party and receipt that changes. `new` is the receipt
    /// that has no page yet, or is not divided.
    #[must_use]
    pub fn shown(&self, new: EntryNo) -> Value {
        let cells: Vec<Value> = self
            .cells()
            .filter(|cell| cell.before != cell.after)
            .map(|one| match one.cell {
                Cell::Share { part, claim, creditor } => {
                    json!({"creditor": creditor, "claim": claim, "part": part, "before_fen": one.before, "after_fen": one.after})
                }
                Cell::Fee => json!({"fee": true, "before_fen": one.before, "after_fen": one.after}),
                Cell::Surplus { debtor } => {
                    json!({"surplus_of": debtor, "before_fen": one.before, "after_fen": one.after})
                }
            })
            .collect();
        let gone: Vec<Value> = self
            .parties
            .iter()
            .map(
                |one| json!({"party": one.party, "set_off_fen": one.set_off, "to_return_fen": one.to_return}),
            )
            .collect();
        let receipts: Vec<Value> = self
            .changed()
            .into_iter()
            .map(|one| {
                let mut told = json!(one);
                if one.receipt == new {
                    told["receipt"] = Value::Null;
                }
                told
            })
            .collect();
        json!({"cells": cells, "parties": gone, "receipts": receipts})
    }

    /// Who has to give something back.
    #[must_use]
    pub fn to_return(&self) -> Vec<ToReturn> {
        self.parties
            .iter()
            .filter(|one| one.to_return.is_positive())
            .map(|one| ToReturn { party: one.party, amount_fen: one.to_return })
            .collect()
    }

    /// The payments that no bank has yet and for which there is not enough any more.
    #[must_use]
    pub fn taken_back(&self, case: &Case, today: Day) -> Vec<Event> {
        let short = |one: &PartyDifference| one.gone + ordered(case, one.party) - one.after;
        self.parties
            .iter()
            .flat_map(|one| {
                payment::take_back(case, one.party, short(one), today, "案款重新分配，该笔付款应当重新报批")
            })
            .collect()
    }
}

/// What goes where of a receipt as it stands.
pub(super) fn stands(receipt: &Receipt) -> Table {
    let Some(allocation) = &receipt.allocation else { return Table::new() };
    let (shares, fee, surplus) = (allocation.shares.clone(), allocation.fee, allocation.surplus);
    Division { shares, fee, surplus }.table(receipt.debtor)
}

fn of_party(table: &Table, party: PartyNo) -> Fen {
    table.iter().filter(|(cell, _)| cell.party() == Some(party)).map(|(_, amount)| *amount).sum()
}

/// What was approved for a party and is not with the bank.
fn ordered(case: &Case, party: PartyNo) -> Fen {
    let waiting = case.payments.iter().filter(|payment| payment.state == PaymentState::Ordered);
    waiting.filter(|payment| payment.party == party).map(|payment| payment.amount).sum()
}

/// What has left the account for a party, or is with the bank.
fn gone(case: &Case, party: PartyNo) -> Fen {
    let paid: Fen = match case.party(party).map(|party| party.role) {
        Some(Role::Creditor) => {
            case.payouts.iter().filter(|one| one.creditor == party).map(|one| one.amount).sum()
        }
        _ => case.returns.iter().filter(|one| one.debtor == party).map(|one| one.amount).sum(),
    };
    paid + case.reserved(party) - ordered(case, party)
}

fn compared(case: &Case, party: PartyNo, before: &Table, lawful: &Table) -> PartyDifference {
    let less: Fen = before
        .iter()
        .filter(|(cell, _)| cell.party() == Some(party))
        .map(|(cell, amount)| (*amount - at(lawful, *cell)).or_zero())
        .sum();
    let (had, gets, gone) = (of_party(before, party), of_party(lawful, party), gone(case, party));
    let to_return = (gone - gets).or_zero();
    let set_off = ((less - (had - gone)).or_zero() - to_return).or_zero();
    PartyDifference { party, before: had, after: gets, lawful: gets, gone, set_off, to_return }
}

/// A receipt on the way to its new division.
struct Laid {
    receipt: EntryNo,
    debtor: PartyNo,
    table: Table,
    /// What was taken from others and is not given yet.
    freed: Fen,
}

impl Laid {
    fn take(&mut self, cell: Cell, at_most: Fen) -> Fen {
        let taken = at(&self.table, cell).min(at_most);
        *self.table.entry(cell).or_default() -= taken;
        self.freed += taken;
        taken
    }

    fn give(&mut self, cell: Cell, at_most: Fen) -> Fen {
        let given = self.freed.min(at_most);
        *self.table.entry(cell).or_default() += given;
        self.freed -= given;
        given
    }
}

fn at(table: &Table, cell: Cell) -> Fen {
    table.get(&cell).copied().unwrap_or_default()
}

/// Leaves with each party what has left the account for it, out of what others would get more than before.
fn keep_what_is_gone(receipts: &mut [Laid], parties: &[PartyDifference], before: &Table, lawful: &Table) {
    let mut wanted: Fen = parties.iter().map(|one| one.to_return).sum();
    let mut room: BTreeMap<PartyNo, Fen> =
        parties.iter().map(|one| (one.party, (one.lawful - one.gone).or_zero())).collect();
    for (cell, amount) in lawful.iter().rev() {
        let own = cell.party().and_then(|party| room.get_mut(&party));
        let mut cut = (*amount - at(before, *cell)).or_zero().min(wanted);
        if let Some(room) = own {
            cut = cut.min(*room);
            *room -= cut;
        }
        wanted -= cut;
        for receipt in receipts.iter_mut().rev() {
            cut -= receipt.take(*cell, cut);
        }
    }
    let mut kept: BTreeMap<PartyNo, Fen> = parties.iter().map(|one| (one.party, one.to_return)).collect();
    for (cell, amount) in before {
        let Some(left) = cell.party().and_then(|party| kept.get_mut(&party)) else { continue };
        let keeps = (*amount - at(lawful, *cell)).or_zero().min(*left);
        *left -= keeps;
        match *cell {
            Cell::Surplus { debtor } => keep_surplus(receipts, debtor, keeps),
            cell => drop(give(receipts, cell, keeps)),
        }
    }
    for receipt in receipts {
        receipt.table.retain(|_, amount| !amount.is_zero());
    }
}

/// Gives out of what is free anywhere; what was given.
fn give(receipts: &mut [Laid], cell: Cell, amount: Fen) -> Fen {
    let mut left = amount;
    for receipt in receipts.iter_mut().rev() {
        left -= receipt.give(cell, left);
    }
    amount - left
}

/// What is left over of a debtor's money stays money of that debtor: where it is free in another's, both are exchanged.
fn keep_surplus(receipts: &mut [Laid], debtor: PartyNo, amount: Fen) {
    let (cell, mut left) = (Cell::Surplus { debtor }, amount);
    for receipt in receipts.iter_mut().rev().filter(|receipt| receipt.debtor == debtor) {
        left -= receipt.give(cell, left);
    }
    for index in
        (0..receipts.len()).rev().filter(|index| receipts[*index].debtor == debtor).collect::<Vec<_>>()
    {
        let others: Vec<Cell> = receipts[index]
            .table
            .keys()
            .copied()
            .filter(|other| !matches!(other, Cell::Surplus { .. }))
            .collect();
        for other in others {
            let free: Fen = receipts.iter().map(|receipt| receipt.freed).sum();
            let moved = receipts[index].take(other, left.min(free));
            left -= receipts[index].give(cell, moved);
            give(receipts, other, moved);
        }
    }
}
