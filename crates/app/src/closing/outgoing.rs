//! Lines of the statement by which money went out: entered once each, and matched with the payments of our books.

use super::read;
use crate::app::{App, new_event};
use crate::error::AppError;
use crate::funds::entered::{LineDiffers, Standing, whole};
use docket::office::Actor;
use documents::bank::StatementLine;
use ledger::bank_line::LineId;
use ledger::outgoing_line::{OutgoingBooked, OutgoingEvent, OutgoingLine, Paid, PaymentOfOurs, pair};
use std::collections::HashMap;
use store::read::closing::{OutgoingRow, Which};
use store::read::funds::{Sum, Way};
use store::read::{account_projection, projection};
use store::{Change, StoredEvent, StreamAppend};
use values::{Day, Fen};

pub use ledger::outgoing_line::STREAMS;

/// How many lines are entered in one append.
const TOGETHER: usize = 500;
/// How many days around the lines payments are looked for: the bank's number of a transfer is known for longer.
const DAYS_AROUND: i32 = 60;

/// The row that follows from the whole stream of a line.
pub(crate) fn row_of(court: &str, stored: &[StoredEvent]) -> Result<Vec<Change>, AppError> {
    let events = stored
        .iter()
        .map(|stored| Ok((read(stored)?, stored.on_day)))
        .collect::<Result<Vec<(OutgoingEvent, Day)>, AppError>>()?;
    let line = OutgoingLine::of(events.iter().map(|(event, on)| (event, *on)));
    Ok(projection::fresh(line.map(|line| account_projection::outgoing(court, &line)).into_iter().collect()))
}

/// What an import did with lines by which money went out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entered {
    /// Lines that were entered.
    pub(crate) entered: Sum,
    /// Lines that were entered before and say the same.
    pub(crate) known: u32,
    /// Lines whose number is entered with other content.
    pub(crate) differing: Vec<LineDiffers>,
}

fn booked(line: &StatementLine, account: &str) -> OutgoingBooked {
    OutgoingBooked {
        id: LineId { account: account.to_owned(), source_no: line.source_no.to_string() },
        value_on: line.value_on,
        amount_fen: line.amount,
        payee: line.counterparty_name.as_deref().unwrap_or_default().trim().to_owned(),
        payee_account: whole(&line.counterparty_account),
        wording: line.wording.trim().to_owned(),
    }
}

fn as_booked(row: &OutgoingRow) -> OutgoingBooked {
    OutgoingBooked {
        id: LineId { account: row.account.clone(), source_no: row.source_no.clone() },
        value_on: row.value_on,
        amount_fen: row.amount,
        payee: row.payee.clone(),
        payee_account: row.payee_account.clone(),
        wording: row.wording.clone(),
    }
}

impl App {
    /// Enters the lines of a statement by which money went out that are not entered yet.
    pub(crate) fn enter_outgoing(
        &self,
        actor: &Actor,
        account: &str,
        lines: &[&StatementLine],
    ) -> Result<Entered, AppError> {
        let mut done = Entered::default();
        for together in lines.chunks(TOGETHER) {
            self.enter_outgoing_together(actor, account, together, &mut done)?;
        }
        Ok(done)
    }

    fn enter_outgoing_together(
        &self,
        actor: &Actor,
        account: &str,
        lines: &[&StatementLine],
        done: &mut Entered,
    ) -> Result<(), AppError> {
        let (court, on) = (self.court().as_str(), self.today());
        let (known, differing, entered) = App::trying(|| {
            let entered = self.entered(account, Way::Out, lines)?;
            let (mut known, mut differing, mut new) = (0, Vec::new(), Vec::new());
            for line in lines {
                match entered.standing(line) {
                    Standing::Known => known += 1,
                    Standing::Differs(differs) => differing.push(differs),
                    Standing::New => new.push(booked(line, account)),
                }
            }
            let (mut streams, mut rows) = (Vec::new(), Vec::new());
            for booked in &new {
                let event = OutgoingEvent::Booked(booked.clone());
                let line = OutgoingLine::of([(&event, on)]).expect("its first event books it");
                rows.push(account_projection::outgoing(court, &line));
                streams.push(StreamAppend {
                    stream: OutgoingLine::stream(&booked.id),
                    expected: 0,
                    events: vec![new_event(event.kind(), on, &actor.id, &event)],
                });
            }
            if !streams.is_empty() {
                self.append(streams, projection::fresh(rows))?;
            }
            let amount: Fen = new.iter().map(|line| line.amount_fen).sum();
            Ok((known, differing, Sum { count: new.len() as i64, amount }))
        })?;
        done.known += known;
        done.differing.extend(differing);
        done.entered.count += entered.count;
        done.entered.amount += entered.amount;
        Ok(())
    }

    /// Finds which payments of our books the lines are by which money went out of an account; gives how many were found.
    pub(crate) fn match_outgoing(&self, actor: &Actor, account: &str) -> Result<Sum, AppError> {
        let (court, today) = (self.court().as_str(), self.today());
        let mut found = Sum::default();
        App::trying(|| {
            let waiting = self.store().unmatched_lines(court, account, today)?;
            let days = || waiting.iter().map(|line| line.value_on);
            let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(()) };
            let window = (first.plus_days(-DAYS_AROUND), last.plus_days(DAYS_AROUND));
            let paid = self.paid_without_line(account, window)?;
            let lines: Vec<OutgoingBooked> = waiting.iter().map(as_booked).collect();
            let rows: HashMap<&str, &OutgoingRow> =
                waiting.iter().map(|row| (row.source_no.as_str(), row)).collect();
            let pairs = pair(&lines, &paid);
            for together in pairs.chunks(TOGETHER) {
                let (mut streams, mut changes) = (Vec::new(), Vec::new());
                let mut sum = Sum::default();
                for (id, with) in together {
                    let Some(row) = rows.get(id.source_no.as_str()) else { continue };
                    let event = OutgoingEvent::Matched { with: (*with).clone() };
                    let booked = OutgoingEvent::Booked(as_booked(row));
                    let line = OutgoingLine::of([(&booked, row.entered_on), (&event, today)])
                        .expect("its first event books it");
                    changes.push(account_projection::outgoing(court, &line));
                    streams.push(StreamAppend {
                        stream: OutgoingLine::stream(id),
                        expected: row.version,
                        events: vec![new_event(event.kind(), today, &actor.id, &event)],
                    });
                    sum.count += 1;
                    sum.amount += row.amount;
                }
                self.append(streams, projection::fresh(changes))?;
                found.count += sum.count;
                found.amount += sum.amount;
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// What our books paid from an account between two days that no line of its statement stands for.
    fn paid_without_line(&self, account: &str, window: (Day, Day)) -> Result<Vec<Paid>, AppError> {
        let court = self.court().as_str();
        let mut paid = Vec::new();
        if self.at_bank(account)?.is_main {
            for row in self.store().payments_without_line(court, window)? {
                let Ok(case) = row.case_id.parse() else { continue };
                paid.push(Paid {
                    is: PaymentOfOurs::Page { case, page: row.page },
                    on: row.on,
                    amount: row.amount,
                    payee: row.payee,
                    payee_account: row.payee_account,
                    bank_no: row.bank_no,
                });
            }
        }
        for line in self.store().sent_back(court, account, window, Which::WithoutLine)? {
            paid.push(Paid {
                is: PaymentOfOurs::SentBack { source_no: line.source_no },
                on: line.state_on,
                amount: line.amount,
                payee: line.payer,
                payee_account: line.payer_account,
                bank_no: String::new(),
            });
        }
        Ok(paid)
    }
}
