//! The books: what was booked, what is reserved, what each account holds.

use crate::account::{Account, AccountOf, Owner};
use crate::transaction::{Reference, Transaction};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use values::{Day, Fen};

/// What an account holds, counted in the direction in which it grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Balance {
    posted: Fen,
    reserved: Fen,
}

/// Money of an account that is set aside for a payment (two-phase): it becomes a transaction, or is free again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// The account whose money it is.
    pub account: AccountOf,
    /// How much.
    pub amount: Fen,
    /// The last day; without one it stands until it is answered.
    pub expires_on: Option<Day>,
    /// How it stands.
    pub state: ReservationState,
}

/// How a reservation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReservationState {
    /// The payment is under way.
    Pending,
    /// The bank paid.
    Posted,
    /// It was taken back, or the bank did not pay.
    Voided,
    /// Nobody answered it until its last day.
    Expired,
}

/// Whether a transaction changed the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// It did.
    Now,
    /// The very same one is in the books already.
    Before,
}

/// Why something is not booked; the books are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unbookable {
    /// The lines of an owner do not sum to nothing: by so much.
    Unbalanced {
        /// Whose lines.
        owner: Owner,
        /// By so much.
        by: Fen,
    },
    /// There is nothing in it.
    Empty,
    /// An account would go below nothing, or below what is reserved.
    Overdrawn {
        /// The account.
        account: AccountOf,
        /// By so much.
        by: Fen,
    },
    /// The sums are beyond what is counted with.
    TooLarge,
    /// Something else is booked under this reference.
    Taken(Reference),
    /// Nothing is booked or reserved under this reference.
    Unknown(Reference),
    /// It was taken back before.
    Reversed(Reference),
    /// The reservation was answered before.
    Answered(Reference),
}

impl fmt::Display for Unbookable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unbookable::Unbalanced { owner, by } => {
                write!(out, "a transaction that does not balance for {owner}, by {by}")
            }
            Unbookable::Empty => out.write_str("a transaction without lines"),
            Unbookable::Overdrawn { account, by } => write!(out, "account {account} overdrawn by {by}"),
            Unbookable::TooLarge => out.write_str("sums beyond what is counted with"),
            Unbookable::Taken(reference) => write!(out, "something else is booked as {reference}"),
            Unbookable::Unknown(reference) => write!(out, "nothing is booked as {reference}"),
            Unbookable::Reversed(reference) => write!(out, "{reference} was taken back before"),
            Unbookable::Answered(reference) => write!(out, "the reservation {reference} was answered before"),
        }
    }
}

impl std::error::Error for Unbookable {}

/// An invariant that does not hold: a fault of this crate, never of its caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The lines of a transaction do not sum to nothing for an owner.
    Unbalanced(Reference),
    /// An account holds something else than its lines sum to.
    WrongBalance(AccountOf),
    /// An account is below nothing, or below what is reserved.
    Overdrawn(AccountOf),
    /// The reserved sum of an account is not that of its pending reservations.
    WrongReserve(AccountOf),
    /// What an owner has at the bank is not what it owes.
    NotCovered(Owner),
    /// A transaction was taken back more than once.
    ReversedTwice(Reference),
}

/// The books of a court, or of as many of its cases as one looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Books {
    transactions: HashMap<Reference, Transaction>,
    reversed: BTreeSet<Reference>,
    reservations: BTreeMap<Reference, Reservation>,
    balances: BTreeMap<AccountOf, Balance>,
}

impl Books {
    /// Books a transaction; the same one a second time changes nothing.
    ///
    /// # Errors
    /// Where it does not balance, overdraws an account, takes back what was taken back, or its reference stands for
    /// something else; then nothing is booked.
    pub fn book(&mut self, transaction: &Transaction) -> Result<Booked, Unbookable> {
        if let Some(known) = self.transactions.get(&transaction.reference) {
            let is_same = known == transaction;
            return if is_same {
                Ok(Booked::Before)
            } else {
                Err(Unbookable::Taken(transaction.reference.clone()))
            };
        }
        if let Some(reversed) = &transaction.reverses {
            self.check_reversal(reversed)?;
        }
        check_balanced(transaction)?;
        let after = self.balances_after(transaction)?;
        self.balances.extend(after);
        self.reversed.extend(transaction.reverses.clone());
        self.transactions.insert(transaction.reference.clone(), transaction.clone());
        Ok(Booked::Now)
    }

    /// Sets money of an account aside for a payment; the same again changes nothing.
    ///
    /// # Errors
    /// [`Unbookable::Overdrawn`] where so much is not free; [`Unbookable::Taken`] where the reference stands for
    /// something else; [`Unbookable::Empty`] where the amount is not above nothing.
    pub fn reserve(
        &mut self,
        reference: Reference,
        account: AccountOf,
        amount: Fen,
        expires_on: Option<Day>,
    ) -> Result<Booked, Unbookable> {
        if !amount.is_positive() {
            return Err(Unbookable::Empty);
        }
        if let Some(known) = self.reservations.get(&reference) {
            let is_same = (&known.account, known.amount, known.expires_on) == (&account, amount, expires_on);
            return if is_same { Ok(Booked::Before) } else { Err(Unbookable::Taken(reference)) };
        }
        let free = self.free(&account);
        if amount > free {
            return Err(Unbookable::Overdrawn { account, by: amount - free });
        }
        self.balances.entry(account.clone()).or_default().reserved += amount;
        let state = ReservationState::Pending;
        self.reservations.insert(reference, Reservation { account, amount, expires_on, state });
        Ok(Booked::Now)
    }

    /// The payment went through: what was reserved is booked as this transaction, known by the same reference.
    ///
    /// # Errors
    /// As [`Books::book`]; [`Unbookable::Unknown`] and [`Unbookable::Answered`] where nothing is pending, and
    /// [`Unbookable::Overdrawn`] where it takes another sum from the account than was reserved.
    pub fn settle(&mut self, transaction: &Transaction) -> Result<Booked, Unbookable> {
        let reference = &transaction.reference;
        let reservation =
            self.reservations.get(reference).ok_or_else(|| Unbookable::Unknown(reference.clone()))?.clone();
        match reservation.state {
            ReservationState::Posted => return self.book(transaction),
            ReservationState::Pending => {}
            ReservationState::Voided | ReservationState::Expired => {
                return Err(Unbookable::Answered(reference.clone()));
            }
        }
        let spent: Fen = transaction
            .lines
            .iter()
            .filter(|line| line.account == reservation.account)
            .map(|line| Fen(-reservation.account.account.raising() * line.amount.0))
            .sum();
        if spent != reservation.amount {
            return Err(Unbookable::Overdrawn {
                account: reservation.account,
                by: spent - reservation.amount,
            });
        }
        self.free_again(reference, ReservationState::Posted);
        let booked = self.book(transaction);
        if booked.is_err() {
            self.set_aside_again(reference);
        }
        booked
    }

    /// The payment does not happen: the money is free again. A second time changes nothing.
    ///
    /// # Errors
    /// [`Unbookable::Unknown`]; [`Unbookable::Answered`] where it was paid or expired.
    pub fn void(&mut self, reference: &Reference) -> Result<Booked, Unbookable> {
        let reservation =
            self.reservations.get(reference).ok_or_else(|| Unbookable::Unknown(reference.clone()))?;
        match reservation.state {
            ReservationState::Pending => {
                self.free_again(reference, ReservationState::Voided);
                Ok(Booked::Now)
            }
            ReservationState::Voided => Ok(Booked::Before),
            ReservationState::Posted | ReservationState::Expired => {
                Err(Unbookable::Answered(reference.clone()))
            }
        }
    }

    /// Frees what was reserved until a day before this one; the references.
    pub fn expire(&mut self, today: Day) -> Vec<Reference> {
        let is_over = |reservation: &Reservation| {
            reservation.state == ReservationState::Pending
                && reservation.expires_on.is_some_and(|last| last < today)
        };
        let over: Vec<Reference> = self
            .reservations
            .iter()
            .filter(|(_, reservation)| is_over(reservation))
            .map(|(reference, _)| reference.clone())
            .collect();
        over.iter().for_each(|reference| self.free_again(reference, ReservationState::Expired));
        over
    }

    /// What an account holds.
    #[must_use]
    pub fn balance(&self, account: &AccountOf) -> Fen {
        self.balances.get(account).map_or(Fen::ZERO, |balance| balance.posted)
    }

    /// What an owner has at the bank.
    #[must_use]
    pub fn at_bank(&self, owner: &Owner) -> Fen {
        self.balance(&owner.account(Account::Bank))
    }

    /// What of it is not set aside.
    #[must_use]
    pub fn free(&self, account: &AccountOf) -> Fen {
        self.balances.get(account).map_or(Fen::ZERO, |balance| balance.posted - balance.reserved)
    }

    /// All accounts that were ever used, with what they hold.
    pub fn balances(&self) -> impl Iterator<Item = (&AccountOf, Fen)> {
        self.balances.iter().map(|(account, balance)| (account, balance.posted))
    }

    /// What an account held at the end of a value day, by what is known today.
    #[must_use]
    pub fn balance_by_value_day(&self, account: &AccountOf, day: Day) -> Fen {
        let lines = self
            .transactions
            .values()
            .filter(|transaction| transaction.value_on <= day)
            .flat_map(|transaction| &transaction.lines);
        lines
            .filter(|line| line.account == *account)
            .map(|line| Fen(account.account.raising() * line.amount.0))
            .sum()
    }

    /// What all owners together held in an account of one kind at the end of a value day, by what is known today.
    #[must_use]
    pub fn all_by_value_day(&self, account: Account, day: Day) -> Fen {
        let lines = self
            .transactions
            .values()
            .filter(|transaction| transaction.value_on <= day)
            .flat_map(|transaction| &transaction.lines);
        let of_kind = lines.filter(|line| line.account.account == account);
        of_kind.map(|line| Fen(account.raising() * line.amount.0)).sum()
    }

    /// A transaction.
    #[must_use]
    pub fn transaction(&self, reference: &Reference) -> Option<&Transaction> {
        self.transactions.get(reference)
    }

    /// A reservation.
    #[must_use]
    pub fn reservation(&self, reference: &Reference) -> Option<&Reservation> {
        self.reservations.get(reference)
    }

    /// Whether a transaction was taken back.
    #[must_use]
    pub fn is_reversed(&self, reference: &Reference) -> bool {
        self.reversed.contains(reference)
    }

    /// Counts everything again from the transactions and reservations.
    ///
    /// # Errors
    /// The first invariant that does not hold.
    pub fn check(&self) -> Result<(), Broken> {
        let mut posted: BTreeMap<&AccountOf, i128> = BTreeMap::new();
        let mut covered: BTreeMap<&Owner, i128> = BTreeMap::new();
        let mut reversed = BTreeSet::new();
        for transaction in self.transactions.values() {
            check_balanced(transaction).map_err(|_| Broken::Unbalanced(transaction.reference.clone()))?;
            for line in &transaction.lines {
                *posted.entry(&line.account).or_default() +=
                    i128::from(line.account.account.raising() * line.amount.0);
                *covered.entry(&line.account.owner).or_default() += i128::from(line.amount.0);
            }
            if let Some(back) = &transaction.reverses
                && !reversed.insert(back)
            {
                return Err(Broken::ReversedTwice(back.clone()));
            }
        }
        if let Some((owner, _)) = covered.iter().find(|(_, sum)| **sum != 0) {
            return Err(Broken::NotCovered((*owner).clone()));
        }
        let mut reserved: BTreeMap<&AccountOf, Fen> = BTreeMap::new();
        let pending = |one: &&Reservation| one.state == ReservationState::Pending;
        for reservation in self.reservations.values().filter(pending) {
            *reserved.entry(&reservation.account).or_default() += reservation.amount;
        }
        for (account, balance) in &self.balances {
            if i128::from(balance.posted.0) != posted.get(account).copied().unwrap_or_default() {
                return Err(Broken::WrongBalance(account.clone()));
            }
            if balance.reserved != reserved.get(account).copied().unwrap_or_default() {
                return Err(Broken::WrongReserve(account.clone()));
            }
            if balance.posted < balance.reserved || balance.posted < Fen::ZERO {
                return Err(Broken::Overdrawn(account.clone()));
            }
        }
        Ok(())
    }

    fn check_reversal(&self, reversed: &Reference) -> Result<(), Unbookable> {
        if !self.transactions.contains_key(reversed) {
            return Err(Unbookable::Unknown(reversed.clone()));
        }
        if self.reversed.contains(reversed) {
            return Err(Unbookable::Reversed(reversed.clone()));
        }
        Ok(())
    }

    /// The balances of the accounts that a transaction touches, after it.
    fn balances_after(&self, transaction: &Transaction) -> Result<BTreeMap<AccountOf, Balance>, Unbookable> {
        let mut after: BTreeMap<AccountOf, Balance> = BTreeMap::new();
        for line in &transaction.lines {
            let account = &line.account;
            let balance = after
                .entry(account.clone())
                .or_insert_with(|| self.balances.get(account).copied().unwrap_or_default());
            let raised = account.account.raising().checked_mul(line.amount.0);
            let posted = raised.and_then(|raised| balance.posted.0.checked_add(raised));
            balance.posted = Fen(posted.ok_or(Unbookable::TooLarge)?);
        }
        match after.iter().find(|(_, balance)| balance.posted < balance.reserved) {
            Some((account, balance)) => {
                Err(Unbookable::Overdrawn { account: account.clone(), by: balance.reserved - balance.posted })
            }
            None => Ok(after),
        }
    }

    fn free_again(&mut self, reference: &Reference, state: ReservationState) {
        if let Some(reservation) = self.reservations.get_mut(reference) {
            reservation.state = state;
            if let Some(balance) = self.balances.get_mut(&reservation.account) {
                balance.reserved -= reservation.amount;
            }
        }
    }

    fn set_aside_again(&mut self, reference: &Reference) {
        if let Some(reservation) = self.reservations.get_mut(reference) {
            reservation.state = ReservationState::Pending;
            if let Some(balance) = self.balances.get_mut(&reservation.account) {
                balance.reserved += reservation.amount;
            }
        }
    }
}

/// Whether the lines sum to nothing for each owner.
fn check_balanced(transaction: &Transaction) -> Result<(), Unbookable> {
    if transaction.lines.is_empty() {
        return Err(Unbookable::Empty);
    }
    let mut sums: BTreeMap<&Owner, i64> = BTreeMap::new();
    for line in &transaction.lines {
        let sum = sums.entry(&line.account.owner).or_default();
        *sum = sum.checked_add(line.amount.0).ok_or(Unbookable::TooLarge)?;
    }
    match sums.into_iter().find(|(_, sum)| *sum != 0) {
        Some((owner, by)) => Err(Unbookable::Unbalanced { owner: owner.clone(), by: Fen(by) }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
