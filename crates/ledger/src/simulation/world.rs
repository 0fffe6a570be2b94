//! One world: what is asked of it by chance, and what is counted apart from its books.

use super::chance::Chance;
use super::request::{Court, Kind, Request};
use super::{Done, REQUESTS, Tally, Wrong};
use crate::account::{Account, AccountOf, Owner};
use crate::bank_line::{BankLine, LineBooked, LineEvent, LineId, LineRefusal, LineState};
use crate::books::Booked;
use crate::movement;
use crate::transaction::{Reference, Transaction};
use std::collections::HashSet;
use values::{CaseId, CaseNumber, Day, Fen};

/// After so many requests everything is counted again.
const COUNTED_EVERY: u64 = 250;
/// The program dies once in so many requests.
const DIES_ONCE_IN: usize = 500;
/// Creditors of a case.
const CREDITORS: usize = 3;
/// Cases of a world.
const CASES: usize = 12;

/// An owner with the accounts that are looked at all the time, so that nothing is made anew for a look.
struct OfCase {
    id: CaseId,
    owner: Owner,
    undivided: AccountOf,
    payable: [AccountOf; CREDITORS],
    held: [AccountOf; CREDITORS],
}

pub(super) struct World {
    chance: Chance,
    today: Day,
    cases: Vec<OfCase>,
    suspense: AccountOf,
    court: Court,
    journal: Vec<Request>,
    pages: u32,
    /// Divisions, with the cases.
    divisions: Vec<(usize, Reference)>,
    payments: Vec<Reference>,
    settled: Vec<Reference>,
    /// What came and went, counted apart from the books: the day it counts from, and how much.
    came: Vec<(Day, Fen)>,
    at_bank: Fen,
    paid: HashSet<Reference>,
    returned: HashSet<Reference>,
    /// By case and creditor: what was divided and is not paid.
    owed: [[Fen; CREDITORS]; CASES],
}

impl World {
    pub(super) fn new(seed: u64) -> World {
        World {
            chance: Chance::new(seed),
            today: "2026-01-05".parse().expect("a day"),
            cases: (0..CASES).map(of_case).collect(),
            suspense: Owner::Court.account(Account::Suspense),
            court: Court::default(),
            journal: Vec::new(),
            pages: 0,
            divisions: Vec::new(),
            payments: Vec::new(),
            settled: Vec::new(),
            came: Vec::new(),
            at_bank: Fen::ZERO,
            paid: HashSet::new(),
            returned: HashSet::new(),
            owed: [[Fen::ZERO; CREDITORS]; CASES],
        }
    }

    pub(super) fn step(&mut self, request: u64, tally: &mut Tally) -> Result<(), Wrong> {
        tally.requests += 1;
        if self.chance.one_in(8) {
            self.today = self.today.plus_days(1);
        }
        match self.wanted() {
            Some(wanted) => self.ask(wanted, tally)?,
            None => tally.refused += 1,
        }
        if request.is_multiple_of(COUNTED_EVERY) || request == REQUESTS {
            self.count()?;
        }
        Ok(())
    }

    fn ask(&mut self, wanted: Request, tally: &mut Tally) -> Result<(), Wrong> {
        if self.chance.one_in(DIES_ONCE_IN) {
            tally.crashes += 1;
            self.crash(&wanted, &mut tally.done)?;
        }
        match self.court.apply(&wanted) {
            Ok(Booked::Now) => {
                tally.booked += 1;
                self.took_effect(&wanted, &mut tally.done)?;
                self.journal.push(wanted);
                self.check_bank()?;
            }
            Ok(Booked::Before) => tally.repeated += 1,
            Err(_) => tally.refused += 1,
        }
        Ok(())
    }

    /// The program dies before the request is written, or after it and before the answer.
    fn crash(&mut self, wanted: &Request, done: &mut Done) -> Result<(), Wrong> {
        let rebuilt = self.rebuilt();
        if rebuilt != self.court {
            return Err(Wrong::RebuiltDiffer);
        }
        self.court = rebuilt;
        let is_written = self.chance.one_in(2);
        if is_written && self.court.apply(wanted) == Ok(Booked::Now) {
            self.took_effect(wanted, done)?;
            self.journal.push(wanted.clone());
            self.court = self.rebuilt();
            // Nothing tells one day's expiry from a second one; that everything is free already it does.
            if self.court.apply(wanted) != Ok(Booked::Before) {
                return Err(Wrong::Forgotten);
            }
        }
        Ok(())
    }

    fn rebuilt(&self) -> Court {
        let mut court = Court::default();
        for request in &self.journal {
            // What was written was accepted.
            let _ = court.apply(request);
        }
        court
    }

    /// A request by chance: what is possible, what is not, and what was asked before.
    fn wanted(&mut self) -> Option<Request> {
        if self.chance.one_in(20) && !self.journal.is_empty() {
            let before = self.chance.below(self.journal.len());
            return Some(self.journal[before].clone());
        }
        match self.chance.below(20) {
            0..=2 => Some(self.arrival()),
            3..=5 => self.claim(),
            6 => self.line_event(|line| line.free("认错案件")),
            7..=8 => Some(self.division()),
            9 => self.replay(),
            10..=11 => Some(self.hold()),
            12..=14 => Some(self.payment()),
            15..=16 => self.settlement(),
            17 => {
                let place = self.chance.place(self.payments.len())?;
                Some(Request::Void(self.payments[place].clone()))
            }
            18 if self.chance.one_in(2) => Some(Request::Expire(self.today)),
            18 => self.return_after_payment(),
            _ if self.chance.one_in(2) => self.line_event(|line| line.send_back("银行冲正")),
            _ => self.line_event(|line| line.send_back("付款人来函说明错汇")),
        }
    }

    /// A case, more often one that holds something in what `account` shows.
    fn case_with(&mut self, account: impl Fn(&OfCase) -> &AccountOf) -> usize {
        let mut case = self.chance.below(CASES);
        for _ in 0..6 {
            if self.court.books.free(account(&self.cases[case])).is_positive() {
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
        let id = LineId { account: "0001".to_owned(), source_no: no.to_string() };
        let booked = LineBooked {
            id: id.clone(),
            value_on: self.today.plus_days(-days),
            amount_fen: Fen(1 + self.chance.below(5_000_000) as i64),
            payer: String::new(),
            payer_account: String::new(),
            sub_account: String::new(),
            wording: String::new(),
        };
        Request::Line { id, after: 0, event: LineEvent::Booked(booked), on: self.today }
    }

    fn claim(&mut self) -> Option<Request> {
        let case = self.chance.below(CASES);
        let page = self.pages;
        let id = self.cases[case].id.clone();
        self.line_event(|line| line.claim(&id, page))
    }

    /// Something that a line may refuse; then nothing is asked.
    fn line_event(
        &mut self,
        decide: impl Fn(&BankLine) -> Result<LineEvent, LineRefusal>,
    ) -> Option<Request> {
        let place = self.chance.place(self.court.lines.len())?;
        let line = &self.court.lines[place].line;
        let event = decide(line).ok()?;
        Some(Request::Line { id: line.booked.id.clone(), after: line.version, event, on: self.today })
    }

    fn division(&mut self) -> Request {
        let case = self.case_with(|case| &case.undivided);
        let sum = self.court.books.free(&self.cases[case].undivided);
        let sum = self.about(sum);
        let to = self.shares(sum);
        let reference = self.page(case);
        Request::Book(Kind::Division, movement::divide(reference, self.today, &self.cases[case].id, &to))
    }

    /// A division is done anew from its own day, with other shares: what was divided goes back, and is divided again.
    fn replay(&mut self) -> Option<Request> {
        let place = self.chance.place(self.divisions.len())?;
        let (case, reference) = self.divisions[place].clone();
        let division = self.court.books.transaction(&reference)?;
        let undivided = &self.cases[case].undivided;
        let sum: Fen =
            division.lines.iter().filter(|line| line.account == *undivided).map(|line| line.amount).sum();
        let back = division.reversal(reference.answering("replayed"), self.today);
        let shares = self.shares(sum);
        let of = &self.cases[case];
        let anew = shares.iter().fold(back, |anew, (account, amount)| {
            anew.moving(of.owner.account(*account), of.undivided.clone(), *amount)
        });
        Some(Request::Book(Kind::Replay, anew))
    }

    /// So much to each creditor by chance, and the rest to the fee or back to the debtor.
    fn shares(&mut self, sum: Fen) -> Vec<(Account, Fen)> {
        let mut rest = sum;
        let mut to = Vec::with_capacity(CREDITORS + 1);
        for creditor in 1..=CREDITORS as u32 {
            let share = Fen(self.chance.below(rest.0.max(0) as usize + 1) as i64);
            to.push((Account::Payable(creditor), share));
            rest -= share;
        }
        to.push((if self.chance.one_in(2) { Account::Fee } else { Account::Refundable }, rest));
        to
    }

    /// Money of a creditor is held back, or released.
    fn hold(&mut self) -> Request {
        let place = self.chance.below(CREDITORS);
        let creditor = 1 + place as u32;
        let (payable, held) = (Account::Payable(creditor), Account::Held(creditor));
        let is_release = self.chance.one_in(2);
        let case = self.case_with(|case| if is_release { &case.held[place] } else { &case.payable[place] });
        let of = &self.cases[case];
        let (free, between) = if is_release {
            (self.court.books.free(&of.held[place]), (held, payable))
        } else {
            (self.court.books.free(&of.payable[place]), (payable, held))
        };
        let amount = self.about(free);
        let reference = self.page(case);
        let moved = movement::dedicate(reference, self.today, &self.cases[case].id, between, amount);
        Request::Book(Kind::Hold, moved)
    }

    /// The first phase of a payment. Money that is held back cannot be paid: only what is payable is asked for.
    fn payment(&mut self) -> Request {
        let place = self.chance.below(CREDITORS);
        let case = self.case_with(|case| &case.payable[place]);
        let from = self.cases[case].payable[place].clone();
        let amount = self.about(self.court.books.free(&from));
        let expires_on = self.chance.one_in(3).then(|| self.today.plus_days(3));
        let reference = self.page(case);
        Request::Reserve { reference, from, amount, expires_on }
    }

    /// The bank says that a payment was made.
    fn settlement(&mut self) -> Option<Request> {
        let place = self.chance.place(self.payments.len())?;
        let reference = self.payments[place].clone();
        let reservation = self.court.books.reservation(&reference)?.clone();
        // Now and then the bank says another sum.
        let amount = if self.chance.one_in(15) { self.about(reservation.amount) } else { reservation.amount };
        Some(Request::Settle(movement::pay(reference, self.today, &reservation.account, amount)))
    }

    /// Money that the bank had paid comes back: the creditor's account was closed.
    fn return_after_payment(&mut self) -> Option<Request> {
        let place = self.chance.place(self.settled.len())?;
        let payment = self.court.books.transaction(&self.settled[place])?;
        Some(Request::Book(Kind::Return, movement::come_back(payment, self.today)))
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
        Reference::page(&self.cases[case].id, self.pages)
    }

    /// Counts apart what a request that took effect has done.
    fn took_effect(&mut self, request: &Request, done: &mut Done) -> Result<(), Wrong> {
        match request {
            Request::Line { id, event, on, .. } => self.line_went_on(id, event, *on, done),
            Request::Book(kind, transaction) => return self.was_booked(*kind, transaction, done),
            Request::Reserve { reference, .. } => {
                done.payments += 1;
                self.payments.push(reference.clone());
            }
            Request::Settle(transaction) => {
                done.payouts += 1;
                if !self.paid.insert(transaction.reference.clone()) {
                    return Err(Wrong::Twice(transaction.reference.clone()));
                }
                self.settled.push(transaction.reference.clone());
                self.add_to_creditors(transaction);
                let from = transaction.lines.iter().find(|line| line.account.account != Account::Bank);
                let paid = from.map_or(Fen::ZERO, |line| line.amount);
                self.moved_at_bank(transaction.value_on, -paid);
            }
            Request::Void(_) | Request::Expire(_) => done.given_up += 1,
        }
        Ok(())
    }

    fn line_went_on(&mut self, id: &LineId, event: &LineEvent, on: Day, done: &mut Done) {
        match event {
            LineEvent::Booked(booked) => {
                done.receipts += 1;
                done.back_dated += u64::from(booked.value_on < on);
                self.moved_at_bank(booked.value_on, booked.amount_fen);
            }
            LineEvent::SentBack(_) => {
                done.sent_back += 1;
                let line = self.court.lines.iter().map(|told| &told.line).find(|line| line.booked.id == *id);
                let amount = line.map_or(Fen::ZERO, |line| line.booked.amount_fen);
                self.moved_at_bank(on, -amount);
            }
            LineEvent::Claimed(_) => done.claims += 1,
            LineEvent::Freed(_) => done.reversals += 1,
            LineEvent::Proposed(_) | LineEvent::Assigned(_) => {}
        }
    }

    fn was_booked(&mut self, kind: Kind, transaction: &Transaction, done: &mut Done) -> Result<(), Wrong> {
        self.add_to_creditors(transaction);
        match kind {
            Kind::Division | Kind::Replay => {
                *(if kind == Kind::Division { &mut done.divisions } else { &mut done.replays }) += 1;
                let case = self.owner_of(transaction);
                self.divisions.extend(case.map(|case| (case, transaction.reference.clone())));
            }
            Kind::Hold => done.holds += 1,
            Kind::Return => {
                done.returned += 1;
                if let Some(payment) = &transaction.reverses
                    && !self.returned.insert(payment.clone())
                {
                    return Err(Wrong::Twice(payment.clone()));
                }
                let came = transaction.lines.iter().find(|line| line.account.account == Account::Bank);
                self.moved_at_bank(transaction.value_on, came.map_or(Fen::ZERO, |line| line.amount));
            }
        }
        Ok(())
    }

    /// What a creditor is owed grows by what is credited to him, held back or not.
    fn add_to_creditors(&mut self, transaction: &Transaction) {
        let Some(case) = self.owner_of(transaction) else { return };
        for line in &transaction.lines {
            if let Account::Payable(creditor) | Account::Held(creditor) = line.account.account {
                self.owed[case][creditor as usize - 1] -= line.amount;
            }
        }
    }

    fn owner_of(&self, transaction: &Transaction) -> Option<usize> {
        let owner = &transaction.lines.first()?.account.owner;
        self.cases.iter().position(|case| case.owner == *owner)
    }

    fn moved_at_bank(&mut self, from: Day, amount: Fen) {
        self.came.push((from, amount));
        self.at_bank += amount;
    }

    /// Sum of cases and suspense = what the bank has.
    fn check_bank(&self) -> Result<(), Wrong> {
        let banks = self.court.books.balances().filter(|(account, _)| account.account == Account::Bank);
        let books: Fen = banks.map(|(_, balance)| balance).sum();
        let counted = self.at_bank;
        if books == counted { Ok(()) } else { Err(Wrong::BankDiffers { books, counted }) }
    }

    /// Counts everything again.
    fn count(&mut self) -> Result<(), Wrong> {
        let books = &self.court.books;
        books.check().map_err(Wrong::Books)?;
        let waits = |state: &LineState| *state == LineState::Unclaimed;
        let lines = self.court.lines.iter().map(|told| &told.line).filter(|line| waits(&line.state));
        let (suspense, lines) =
            (books.balance(&self.suspense), lines.map(|line| line.booked.amount_fen).sum());
        if suspense != lines {
            return Err(Wrong::SuspenseDiffers { books: suspense, lines });
        }
        for (case, owed) in self.cases.iter().zip(&self.owed) {
            for (place, counted) in owed.iter().enumerate() {
                let has = books.balance(&case.payable[place]) + books.balance(&case.held[place]);
                if has != *counted {
                    return Err(Wrong::CreditorDiffers { books: has, counted: *counted });
                }
            }
        }
        let day = self.today.plus_days(-(self.chance.below(90) as i32));
        let books = self.court.books.all_by_value_day(Account::Bank, day);
        let counted = self.came.iter().filter(|(from, _)| *from <= day).map(|(_, amount)| *amount).sum();
        if books == counted { Ok(()) } else { Err(Wrong::ValueDayDiffers { day, books, counted }) }
    }
}

fn of_case(no: usize) -> OfCase {
    let number: CaseNumber =
        format!("（2026）某0101执{}号", no + 1).parse().expect("an invented case number");
    let id = CaseId::from(&number);
    let owner = Owner::Case(id.clone());
    let each =
        |account: fn(u32) -> Account| std::array::from_fn(|place| owner.account(account(1 + place as u32)));
    OfCase {
        undivided: owner.account(Account::Undivided),
        payable: each(Account::Payable),
        held: each(Account::Held),
        id,
        owner,
    }
}
