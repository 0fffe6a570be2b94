//! Read what the bank says of our payments: each is settled or failed once, however often the file comes.

use crate::app::{App, new_event};
use crate::cases::stream;
use crate::error::AppError;
use crate::payments::batch::{Batch, BatchEvent, BatchOrder, TakenAnswer};
use crate::payments::{may_send, stream_of};
use docket::Case;
use docket::money::payment::{BankWord, PaymentState, take};
use docket::office::Actor;
use documents::bank::{AnswerFile, BadLine, Outcome, PaymentResult, read_answers};
use std::collections::{BTreeMap, BTreeSet};
use store::StreamAppend;
use values::{CaseId, Day};

/// What a file of the bank said, and what followed.
#[derive(Clone, Debug, Default)]
pub struct AnswerRead {
    /// The orders that are paid now.
    pub settled: Vec<String>,
    /// The orders that were not paid: their money is payable again. Why, beside each.
    pub failed: Vec<(String, String)>,
    /// The orders that the bank still works on.
    pub under_way: Vec<String>,
    /// The orders whose end was known before.
    pub known: Vec<String>,
    /// The orders that no batch of ours has.
    pub unknown: Vec<String>,
    /// The orders of which the bank says what cannot be: another amount, or another end than before; in words.
    pub disputed: Vec<(String, String)>,
    /// The lines that could not be read.
    pub bad_lines: Vec<BadLine>,
}

impl AnswerRead {
    /// Whether anything followed from it.
    #[must_use]
    pub fn changed_something(&self) -> bool {
        !self.settled.is_empty() || !self.failed.is_empty()
    }
}

impl App {
    /// Reads an answer of the bank, of one batch or of several, and enters on all dockets and batches what follows, in
    /// one append.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for anybody but finance; [`AppError::BadInput`] where the file is no answer;
    /// [`AppError::Conflict`].
    pub fn read_payment_answers(
        &self,
        actor: &Actor,
        name: &str,
        bytes: &[u8],
    ) -> Result<AnswerRead, AppError> {
        if !may_send(actor) {
            return Err(AppError::Forbidden);
        }
        let file = read_answers(name, bytes).map_err(|error| AppError::BadInput(format!("{error}。")))?;
        App::trying(|| self.take_answers(actor, name, &file))
    }

    fn take_answers(&self, actor: &Actor, name: &str, file: &AnswerFile) -> Result<AnswerRead, AppError> {
        let mut read = AnswerRead { bad_lines: file.bad_lines.clone(), ..AnswerRead::default() };
        let batches = self.batches_of(file)?;
        let said = said(&batches, file, &mut read);
        let mut by_case: BTreeMap<&CaseId, Vec<&Said<'_>>> = BTreeMap::new();
        for one in &said {
            by_case.entry(&one.order.case).or_default().push(one);
        }
        let court = self.court().as_str();
        let (today, now) = (self.today(), self.inner.clock.now());
        let (mut streams, mut changes) = (Vec::new(), Vec::new());
        let mut taken: BTreeMap<&str, TakenAnswer> = BTreeMap::new();
        for (id, told) in by_case {
            let docket = self.docket(id)?.ok_or(AppError::NotFound)?;
            let mut events = Vec::new();
            for one in told {
                let (order, batch) = (one.order, one.batch.number.as_str());
                let word = one.word(today);
                let Some(event) = take(&docket.case, order.entry, batch, today, &word) else {
                    compare(&docket.case, order, &word, &mut read);
                    continue;
                };
                events.push(event);
                let answer = taken.entry(batch).or_insert_with(|| TakenAnswer {
                    file: name.to_owned(),
                    settled: Vec::new(),
                    failed: Vec::new(),
                });
                match word {
                    BankWord::Settled { .. } => {
                        answer.settled.push(order.order_no.clone());
                        read.settled.push(order.order_no.clone());
                    }
                    BankWord::Failed { reason } => {
                        answer.failed.push(order.order_no.clone());
                        read.failed.push((order.order_no.clone(), reason));
                    }
                }
            }
            if events.is_empty() {
                continue;
            }
            let new = stream::new_pages(docket.case.pages, events, today, now, actor);
            let mut entries = docket.entries;
            entries.extend(new.iter().cloned());
            let after = Case::of(id, &entries).expect("a docket that told a case still does");
            let (append, rows) = stream::write(court, id, Some(&docket.case), &after, &new);
            streams.push(append);
            changes.extend(rows);
        }
        for (number, answer) in taken {
            let event = BatchEvent::AnswerRead(answer);
            let expected = batches.get(number).map_or(0, |batch| batch.length);
            let events = vec![new_event(event.word(), today, &actor.id, &event)];
            streams.push(StreamAppend { stream: stream_of(number), expected, events });
        }
        if !streams.is_empty() {
            self.append(streams, changes)?;
            // The statement may have shown these payments before the bank answered.
            if let Some(account) = self.main_account()? {
                self.match_outgoing(actor, &account)?;
            }
        }
        Ok(read)
    }

    /// The batches that a file may speak of, by their numbers.
    fn batches_of(&self, file: &AnswerFile) -> Result<BTreeMap<String, Batch>, AppError> {
        let named = file.results.iter().filter_map(|result| batch_number(&result.order_no));
        let mut numbers: BTreeSet<&str> = named.collect();
        numbers.extend(file.whole.as_ref().and(file.message_id.as_deref()));
        let mut batches = BTreeMap::new();
        for number in numbers {
            if let Some(batch) = self.batch(number)? {
                batches.insert(number.to_owned(), batch);
            }
        }
        Ok(batches)
    }
}

/// The number of the batch that an order stands in.
fn batch_number(order_no: &str) -> Option<&str> {
    order_no.rsplit_once('-').map(|(batch, _)| batch)
}

/// What is said of one order.
struct Said<'a> {
    order: &'a BatchOrder,
    batch: &'a Batch,
    result: &'a PaymentResult,
}

impl Said<'_> {
    /// The bank's word; a day that cannot be, before the batch or after today, becomes today.
    fn word(&self, today: Day) -> BankWord {
        match self.result.outcome {
            Outcome::Settled => {
                let days = self.batch.execute_on..=today;
                let on = self.result.on.filter(|on| days.contains(on)).unwrap_or(today);
                BankWord::Settled { on, bank_no: self.result.bank_no.as_deref().map(str::to_owned) }
            }
            Outcome::Underway | Outcome::Failed => {
                let reason = self.result.reason.as_deref().filter(|reason| !reason.is_empty());
                BankWord::Failed {
                    reason: reason
                        .map_or_else(|| format!("银行退回（{}）", self.result.status), str::to_owned),
                }
            }
        }
    }
}

/// What is said of each order: of itself, or else of the file as a whole.
fn said<'a>(
    batches: &'a BTreeMap<String, Batch>,
    file: &'a AnswerFile,
    read: &mut AnswerRead,
) -> Vec<Said<'a>> {
    let mut said: Vec<Said<'a>> = Vec::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for result in &file.results {
        let no = result.order_no.as_ref();
        let found = batch_number(no).and_then(|number| batches.get(number)).and_then(|batch| {
            let order = batch.orders.iter().find(|order| order.order_no == no)?;
            Some(Said { order, batch, result })
        });
        let Some(one) = found else {
            read.unknown.push(no.to_owned());
            continue;
        };
        named.insert(no);
        match (result.amount, result.outcome) {
            (Some(amount), _) if amount != one.order.amount_fen => {
                let told = format!("银行回执金额{amount}元，应为{}元", one.order.amount_fen);
                read.disputed.push((no.to_owned(), told));
            }
            (_, Outcome::Underway) => read.under_way.push(no.to_owned()),
            _ => said.push(one),
        }
    }
    let whole = file.whole.as_ref().filter(|whole| whole.outcome != Outcome::Underway);
    let batch = file.message_id.as_deref().and_then(|number| batches.get(number));
    match (whole, batch, file.message_id.as_deref()) {
        (Some(result), Some(batch), _) => {
            let others = batch.orders.iter().filter(|order| !named.contains(order.order_no.as_str()));
            said.extend(others.map(|order| Said { order, batch, result }));
        }
        (Some(_), None, Some(number)) => read.unknown.push(number.to_owned()),
        _ => {}
    }
    // One order may stand twice in a file; what is said last about it counts no more than what is said first.
    let mut seen = BTreeSet::new();
    said.retain(|one| seen.insert(one.order.order_no.as_str()));
    said
}

/// An order of which nothing follows: the bank repeats itself, or says otherwise than before.
fn compare(case: &Case, order: &BatchOrder, word: &BankWord, read: &mut AnswerRead) {
    let state = case.payment(order.entry).map(|payment| &payment.state);
    match (state, word) {
        (Some(PaymentState::Settled { .. }), BankWord::Settled { .. })
        | (Some(PaymentState::Failed { .. }), BankWord::Failed { .. }) => {
            read.known.push(order.order_no.clone());
        }
        (Some(PaymentState::Settled { .. }), BankWord::Failed { reason }) => {
            let told = format!("此前已登记付讫，银行又称未付成（{reason}），请向银行核实");
            read.disputed.push((order.order_no.clone(), told));
        }
        (Some(PaymentState::Failed { .. }), BankWord::Settled { .. }) => {
            let told = "此前已登记未付成，银行又称付讫，请向银行核实，核实前不要重复支付".to_owned();
            read.disputed.push((order.order_no.clone(), told));
        }
        _ => read.unknown.push(order.order_no.clone()),
    }
}
