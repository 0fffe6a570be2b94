//! What is written to the journal of a world, and what it makes of the court.

use crate::account::AccountOf;
use crate::bank_line::{BankLine, LineEvent, LineId};
use crate::books::{Booked, Books};
use crate::transaction::{Reference, Transaction};
use std::collections::HashMap;
use values::{Day, Fen};

/// What a transaction does, for counting apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Division,
    Replay,
    Hold,
    Return,
}

/// What is written to the journal.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// One more event of a line, which had so many before.
    Line {
        id: LineId,
        after: u64,
        event: LineEvent,
        on: Day,
    },
    Book(Kind, Transaction),
    Reserve {
        reference: Reference,
        from: AccountOf,
        amount: Fen,
        expires_on: Option<Day>,
    },
    Settle(Transaction),
    Void(Reference),
    Expire(Day),
}

/// The request was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

/// A line with its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) line: BankLine,
    events: Vec<(LineEvent, Day)>,
}

/// What the journal tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Court {
    pub(super) books: Books,
    pub(super) lines: Vec<Told>,
    places: HashMap<LineId, usize>,
}

impl Court {
    /// Does what a request says, all of it or nothing.
    pub(super) fn apply(&mut self, request: &Request) -> Result<Booked, Refused> {
        let books = &mut self.books;
        match request {
            Request::Line { id, after, event, on } => return self.tell(id, *after, event, *on),
            Request::Book(_, transaction) => books.book(transaction),
            Request::Reserve { reference, from, amount, expires_on } => {
                books.reserve(reference.clone(), from.clone(), *amount, *expires_on)
            }
            Request::Settle(transaction) => books.settle(transaction),
            Request::Void(reference) => books.void(reference),
            Request::Expire(today) => Ok(match books.expire(*today).as_slice() {
                [] => Booked::Before,
                _ => Booked::Now,
            }),
        }
        .map_err(|_| Refused)
    }

    fn tell(&mut self, id: &LineId, after: u64, event: &LineEvent, on: Day) -> Result<Booked, Refused> {
        let Some(place) = self.places.get(id).copied() else {
            let line = BankLine::of([(event, on)]).ok_or(Refused)?;
            self.book_all(&line.transactions)?;
            self.places.insert(id.clone(), self.lines.len());
            self.lines.push(Told { line, events: vec![(event.clone(), on)] });
            return Ok(Booked::Now);
        };
        if let Some(known) = self.lines[place].events.get(after as usize) {
            return if *known == (event.clone(), on) { Ok(Booked::Before) } else { Err(Refused) };
        }
        let mut line = self.lines[place].line.clone();
        let before = line.transactions.len();
        line.apply(event, on);
        self.book_all(&line.transactions[before..])?;
        self.lines[place].line = line;
        self.lines[place].events.push((event.clone(), on));
        Ok(Booked::Now)
    }

    /// An event of a line moves money once at most, so that a refusal leaves nothing half done.
    fn book_all(&mut self, transactions: &[Transaction]) -> Result<(), Refused> {
        assert!(transactions.len() <= 1, "an event of a line moves money once at most");
        transactions.iter().try_for_each(|one| self.books.book(one).map(drop)).map_err(|_| Refused)
    }
}
