//! Books under chance: random movements of money, repeated requests and crashes, with every invariant watched.
//!
//! A world is a court of a few cases. Its requests are chosen by chance, are often wrong and often come twice, and the
//! program dies now and then, before a request is written to the journal or between that and its answer; then the books
//! are built anew from the journal and whoever asked asks again. A world is made by its seed alone, so that a seed
//! reproduces whatever it shows.

use crate::account::{Account, Owner};
use crate::books::{Booked, Books, Broken, Unbookable};
use crate::movement;
use crate::transaction::{Reference, Transaction};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use values::{CaseId, CaseNumber, Day, Fen};

/// Requests in one world.
const REQUESTS: u64 = 5_000;
/// After so many requests everything is counted again.
const COUNTED_EVERY: u64 = 250;
/// Creditors of a case.
const CREDITORS: usize = 3;
/// Cases of a world.
const CASES: usize = 12;

/// What many worlds went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Worlds that were run to their end.
    pub worlds: u64,
    /// Requests, refused ones and repetitions included.
    pub requests: u64,
    /// Requests that changed the books.
    pub booked: u64,
    /// Repetitions that changed nothing.
    pub repeated: u64,
    /// Requests that the books refused.
    pub refused: u64,
    /// Times the program died.
    pub crashes: u64,
}

/// What went wrong, and in which world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The seed of the world.
    pub seed: u64,
    /// The request after which it showed, from 1.
    pub request: u64,
    /// What does not hold.
    pub what: Wrong,
}

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// An invariant of the books.
    Books(Broken),
    /// The cases and the court together have something else at the bank than came in and went out.
    BankDiffers {
        /// By the books.
        books: Fen,
        /// By counting what came and went.
        counted: Fen,
    },
    /// A line was claimed, or a payment made, more than once.
    Twice(Reference),
    /// A creditor was paid more than was divided to him.
    Overpaid(Fen),
    /// Books built anew from the journal differ from those that were lost.
    RebuiltDiffer,
    /// A request that was written before the crash was not known after it.
    Forgotten(Reference),
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "world {} after request {}: {:?}", self.seed, self.request, self.what)
    }
}

impl std::error::Error for Failure {}

/// Runs worlds until so many requests were made. The seeds of the worlds follow the first one.
///
/// # Errors
/// The first world in which something does not hold; `run(failure.seed, 1)` shows it again.
pub fn run(seed: u64, requests: u64) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    while tally.requests < requests {
        let seed = seed + tally.worlds;
        let mut world = World::new(seed);
        for request in 1..=REQUESTS {
            world.step(request, &mut tally).map_err(|what| Failure { seed, request, what })?;
        }
        tally.worlds += 1;
    }
    Ok(tally)
}

/// What is written to the journal.
#[derive(Clone, Debug)]
enum Request {
    Book(Transaction),
    Reserve { reference: Reference, from: crate::AccountOf, amount: Fen, expires_on: Option<Day> },
    Settle(Transaction),
    Void(Reference),
    Expire(Day),
}

impl Request {
    fn apply(&self, books: &mut Books) -> Result<Booked, Unbookable> {
        match self {
            Request::Book(transaction) => books.book(transaction),
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
    }

    fn reference(&self) -> Option<&Reference> {
        match self {
            Request::Book(transaction) | Request::Settle(transaction) => Some(&transaction.reference),
            Request::Reserve { reference, .. } | Request::Void(reference) => Some(reference),
            Request::Expire(_) => None,
        }
    }
}

/// Money that arrived.
struct Line {
    reference: Reference,
    value_on: Day,
    amount: Fen,
    claims: u32,
}

struct World {
    chance: Chance,
    today: Day,
    cases: Vec<CaseId>,
    books: Books,
    journal: Vec<Request>,
    pages: u32,
    lines: Vec<Line>,
    /// Claims that stand: the line and the transaction.
    claims: Vec<(usize, Reference)>,
    payments: Vec<Reference>,
    settled: BTreeSet<Reference>,
    /// What came and went, counted apart from the books.
    came: Fen,
    went: Fen,
    divided: BTreeMap<(usize, u32), Fen>,
    paid: BTreeMap<(usize, u32), Fen>,
}

impl World {
    fn new(seed: u64) -> World {
        let number = |no: usize| -> CaseNumber {
            format!("（2026）某0101执{}号", no + 1).parse().expect("an invented case number")
        };
        World {
            chance: Chance::new(seed),
            today: "2026-01-05".parse().expect("a day"),
            cases: (0..CASES).map(|no| CaseId::from(&number(no))).collect(),
            books: Books::default(),
            journal: Vec::new(),
            pages: 0,
            lines: Vec::new(),
            claims: Vec::new(),
            payments: Vec::new(),
            settled: BTreeSet::new(),
            came: Fen::ZERO,
            went: Fen::ZERO,
            divided: BTreeMap::new(),
            paid: BTreeMap::new(),
        }
    }

    fn step(&mut self, request: u64, tally: &mut Tally) -> Result<(), Wrong> {
        tally.requests += 1;
        if self.chance.one_in(8) {
            self.today = self.today.plus_days(1);
        }
        let Some(wanted) = self.wanted() else { return Ok(()) };
        if self.chance.one_in(500) {
            tally.crashes += 1;
            self.crash(&wanted)?;
        }
        match wanted.apply(&mut self.books) {
            Ok(Booked::Now) => {
                tally.booked += 1;
                self.took_effect(&wanted)?;
                self.journal.push(wanted);
            }
            Ok(Booked::Before) => tally.repeated += 1,
            Err(_) => tally.refused += 1,
        }
        self.check_bank()?;
        if request.is_multiple_of(COUNTED_EVERY) || request == REQUESTS {
            self.books.check().map_err(Wrong::Books)?;
        }
        Ok(())
    }

    /// The program dies before the request is written, or after it and before the answer.
    fn crash(&mut self, wanted: &Request) -> Result<(), Wrong> {
        let rebuilt = self.rebuilt();
        if rebuilt != self.books {
            return Err(Wrong::RebuiltDiffer);
        }
        let is_written = self.chance.one_in(2);
        if is_written && wanted.apply(&mut self.books.clone()) == Ok(Booked::Now) {
            self.took_effect(wanted)?;
            self.journal.push(wanted.clone());
            self.books = self.rebuilt();
            let again = wanted.apply(&mut self.books);
            if let (Some(reference), false) = (wanted.reference(), again == Ok(Booked::Before)) {
                return Err(Wrong::Forgotten(reference.clone()));
            }
        } else {
            self.books = rebuilt;
        }
        Ok(())
    }

    fn rebuilt(&self) -> Books {
        let mut books = Books::default();
        for request in &self.journal {
            // What was written was accepted.
            let _ = request.apply(&mut books);
        }
        books
    }

    /// A request by chance: what is possible, what is not, and what was asked before.
    fn wanted(&mut self) -> Option<Request> {
        if self.chance.one_in(20) && !self.journal.is_empty() {
            let before = self.chance.below(self.journal.len());
            return Some(self.journal[before].clone());
        }
        let creditor = 1 + self.chance.below(CREDITORS) as u32;
        let case = self.case_with(&[Account::Undivided, Account::Payable(creditor)]);
        let owner = Owner::Case(self.cases[case].clone());
        let (payable, held) = (Account::Payable(creditor), Account::Held(creditor));
        match self.chance.below(17) {
            0..=2 => Some(self.arrival()),
            3..=5 => self.claim(case),
            6 => self.claim_taken_back(),
            7..=8 => Some(self.division(case)),
            9 => {
                let between = if self.chance.one_in(2) { (payable, held) } else { (held, payable) };
                let amount = self.about(self.books.free(&owner.account(between.0)));
                let reference = self.page(case);
                Some(Request::Book(movement::dedicate(
                    reference,
                    self.today,
                    &self.cases[case],
                    between,
                    amount,
                )))
            }
            10..=12 => {
                let from = owner.account(payable);
                let amount = self.about(self.books.free(&from));
                let expires_on = self.chance.one_in(3).then(|| self.today.plus_days(3));
                let reference = self.page(case);
                Some(Request::Reserve { reference, from, amount, expires_on })
            }
            13..=14 => self.settlement(),
            15 => {
                let place = self.chance.place(self.payments.len())?;
                Some(Request::Void(self.payments[place].clone()))
            }
            _ if self.chance.one_in(2) => Some(Request::Expire(self.today)),
            _ => self.sent_back(),
        }
    }

    /// A case, more often one that holds something in one of these accounts.
    fn case_with(&mut self, accounts: &[Account]) -> usize {
        let mut case = self.chance.below(CASES);
        for _ in 0..6 {
            let owner = Owner::Case(self.cases[case].clone());
            if accounts.iter().any(|account| self.books.free(&owner.account(*account)).is_positive()) {
                break;
            }
            case = self.chance.below(CASES);
        }
        case
    }

    /// Money arrives today, or is found to have arrived some days ago.
    fn arrival(&mut self) -> Request {
        // Now and then another line comes under a number that was there before.
        let no = if self.chance.one_in(9) { self.pages } else { self.pages + 1 };
        self.pages = no;
        let days = if self.chance.one_in(4) { self.chance.below(60) as i32 } else { 0 };
        let days = (self.today.plus_days(-days), self.today);
        let amount = Fen(1 + self.chance.below(5_000_000) as i64);
        Request::Book(movement::arrive(Reference::bank_line("0001", &no.to_string()), days, amount))
    }

    fn claim(&mut self, case: usize) -> Option<Request> {
        let mut place = self.chance.place(self.lines.len())?;
        for _ in 0..4 {
            if self.claims.iter().all(|(line, _)| *line != place) {
                break;
            }
            place = self.chance.place(self.lines.len())?;
        }
        let line = &self.lines[place];
        // One claim after another of the same line has the same reference until it is taken back.
        let reference = line.reference.answering(&format!("claim/{}", line.claims));
        Some(Request::Book(movement::claim(
            reference,
            (line.value_on, self.today),
            &self.cases[case],
            line.amount,
        )))
    }

    fn claim_taken_back(&mut self) -> Option<Request> {
        let place = self.chance.place(self.claims.len())?;
        let (_, reference) = &self.claims[place];
        let transaction = self.books.transaction(reference)?;
        Some(Request::Book(transaction.reversal(reference.answering("back"), self.today)))
    }

    fn division(&mut self, case: usize) -> Request {
        let undivided =
            self.books.balance(&Owner::Case(self.cases[case].clone()).account(Account::Undivided));
        let mut rest = self.about(undivided);
        let mut to = Vec::new();
        for creditor in 1..=CREDITORS as u32 {
            let share = Fen(self.chance.below(rest.0.max(0) as usize + 1) as i64);
            to.push((Account::Payable(creditor), share));
            rest -= share;
        }
        to.push((if self.chance.one_in(2) { Account::Fee } else { Account::Refundable }, rest));
        let reference = self.page(case);
        Request::Book(movement::divide(reference, self.today, &self.cases[case], &to))
    }

    /// The bank says that a payment was made.
    fn settlement(&mut self) -> Option<Request> {
        let place = self.chance.place(self.payments.len())?;
        let reference = self.payments[place].clone();
        let reservation = self.books.reservation(&reference)?.clone();
        // Now and then the bank says another sum.
        let amount = if self.chance.one_in(15) { self.about(reservation.amount) } else { reservation.amount };
        Some(Request::Settle(movement::pay(reference, self.today, &reservation.account, amount)))
    }

    /// Money that nobody claims goes back to whoever paid it.
    fn sent_back(&mut self) -> Option<Request> {
        let place = self.chance.place(self.lines.len())?;
        let line = &self.lines[place];
        let from = Owner::Court.account(Account::Suspense);
        Some(Request::Book(movement::pay(
            line.reference.answering("sent_back"),
            self.today,
            &from,
            line.amount,
        )))
    }

    /// A sum that is often all there is, sometimes more, sometimes nothing.
    fn about(&mut self, sum: Fen) -> Fen {
        match self.chance.below(6) {
            0 => sum + Fen(1),
            1 => Fen(self.chance.below(sum.0.max(0) as usize + 1) as i64),
            _ => sum,
        }
    }

    fn page(&mut self, case: usize) -> Reference {
        self.pages += 1;
        Reference::page(&self.cases[case], self.pages)
    }

    /// Counts apart what a request that took effect has done.
    fn took_effect(&mut self, request: &Request) -> Result<(), Wrong> {
        match request {
            Request::Book(transaction) => self.was_booked(transaction),
            Request::Reserve { reference, .. } => {
                self.payments.push(reference.clone());
                Ok(())
            }
            Request::Settle(transaction) => self.was_paid(transaction),
            Request::Void(_) | Request::Expire(_) => Ok(()),
        }
    }

    fn was_booked(&mut self, transaction: &Transaction) -> Result<(), Wrong> {
        for line in &transaction.lines {
            match (&line.account.owner, line.account.account) {
                (Owner::Court, Account::Bank) if transaction.lines.len() == 2 => {
                    if line.amount.is_positive() {
                        self.came += line.amount;
                        self.lines.push(Line {
                            reference: transaction.reference.clone(),
                            value_on: transaction.value_on,
                            amount: line.amount,
                            claims: 0,
                        });
                    } else {
                        self.went -= line.amount;
                    }
                }
                (Owner::Case(case), Account::Payable(creditor)) if transaction.lines.len() > 2 => {
                    let case = self.place(case);
                    *self.divided.entry((case, creditor)).or_default() -= line.amount;
                }
                _ => {}
            }
        }
        if transaction.lines.len() == 4 && transaction.reference.as_str().starts_with("bank/") {
            match &transaction.reverses {
                Some(claim) => {
                    let place = self.claims.iter().position(|(_, known)| known == claim);
                    let Some(place) = place else { return Err(Wrong::Twice(claim.clone())) };
                    let (line, _) = self.claims.remove(place);
                    self.lines[line].claims += 1;
                }
                None => self.was_claimed(transaction)?,
            }
        }
        Ok(())
    }

    fn was_claimed(&mut self, transaction: &Transaction) -> Result<(), Wrong> {
        let line = self
            .lines
            .iter()
            .position(|line| transaction.reference.as_str().starts_with(&format!("{}/", line.reference)));
        let Some(line) = line else { return Err(Wrong::Twice(transaction.reference.clone())) };
        if self.claims.iter().any(|(known, _)| *known == line) {
            return Err(Wrong::Twice(transaction.reference.clone()));
        }
        self.claims.push((line, transaction.reference.clone()));
        Ok(())
    }

    fn was_paid(&mut self, transaction: &Transaction) -> Result<(), Wrong> {
        for line in &transaction.lines {
            if let (Owner::Case(case), Account::Payable(creditor)) =
                (&line.account.owner, line.account.account)
            {
                self.went += line.amount;
                let key = (self.place(case), creditor);
                *self.paid.entry(key).or_default() += line.amount;
                let over = self.paid[&key] - self.divided.get(&key).copied().unwrap_or_default();
                if over.is_positive() {
                    return Err(Wrong::Overpaid(over));
                }
            }
        }
        if self.settled.insert(transaction.reference.clone()) {
            Ok(())
        } else {
            Err(Wrong::Twice(transaction.reference.clone()))
        }
    }

    fn place(&self, case: &CaseId) -> usize {
        self.cases.iter().position(|known| known == case).expect("a case of this world")
    }

    fn check_bank(&self) -> Result<(), Wrong> {
        let cases: Fen = self.cases.iter().map(|case| self.books.at_bank(&Owner::Case(case.clone()))).sum();
        let (books, counted) = (cases + self.books.at_bank(&Owner::Court), self.came - self.went);
        if books == counted { Ok(()) } else { Err(Wrong::BankDiffers { books, counted }) }
    }
}

/// A small deterministic generator (xorshift).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Chance {
        Chance((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of so many places, more often one of the last; none where there is none.
    fn place(&mut self, many: usize) -> Option<usize> {
        match many {
            0 => None,
            _ if self.one_in(4) => Some(self.below(many)),
            _ => Some(many - 1 - self.below(many.min(8))),
        }
    }
}
