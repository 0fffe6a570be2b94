//! Several acts on one case, entered together.
//!
//! A spreadsheet, a synthetic court or a bench enters many pages at once. A batch holds the docket in memory, decides
//! act after act exactly as [`App::act`] does, and appends all pages and the rows that follow in one transaction: all
//! or nothing.

use crate::app::{App, Surroundings};
use crate::cases::stream::{Docket, new_pages, write};
use crate::error::AppError;
use crate::institutions::gateway;
use crate::payments::batch::single_batch;
use crate::register;
use docket::event::EntryNo;
use docket::filing::file_case::{Application, file};
use docket::inquiry::answer::{Told, take};
use docket::measure::order::{self, Report};
use docket::office::Actor;
use docket::property::register_change::{self, ToldChange};
use docket::{Case, Entry, Event, Refusal};
use serde_json::Value;
use store::{Change, StreamAppend};
use values::{CaseId, CaseNumber, Day, Instant};

/// Pages of one case that are not yet written.
pub struct Batch<'a> {
    app: &'a App,
    id: CaseId,
    before: Option<Case>,
    entries: Vec<Entry>,
    /// How many of the entries are on disk already.
    written: usize,
    case: Case,
    register: Option<StreamAppend>,
    /// Batches of payments of this case alone.
    payments: Vec<StreamAppend>,
}

impl<'a> Batch<'a> {
    /// Opens a new docket with an application, under a number that the caller has drawn from the register.
    ///
    /// # Errors
    /// The refusal where the application lacks something.
    pub fn file(
        app: &'a App,
        actor: &Actor,
        application: Application,
        number: &CaseNumber,
        today: Day,
    ) -> Result<Batch<'a>, Refusal> {
        let id = CaseId::from(number);
        let surroundings = Surroundings { today, ..app.surroundings() };
        let ctx = surroundings.context(app, actor);
        let events = file(application, number.clone(), &ctx)?;
        let entries = new_pages(0, events, today, Instant::at(today, 9 * 3600), actor);
        let case = Case::of(&id, &entries).expect("a docket that begins with its filing tells a case");
        let taken = u64::from(number.serial()) - 1;
        let register = Some(register::give(number, taken, today, &actor.id));
        Ok(Batch { app, id, before: None, entries, written: 0, case, register, payments: Vec::new() })
    }

    /// Goes on with a docket that the officer may open.
    ///
    /// # Errors
    /// As [`App::open_case`].
    pub fn open(app: &'a App, actor: &Actor, id: &CaseId) -> Result<Batch<'a>, AppError> {
        let Docket { entries, case } = app.docket_for(actor, id)?;
        let (before, written) = (Some(case.clone()), entries.len());
        let payments = Vec::new();
        Ok(Batch { app, id: id.clone(), before, written, entries, case, register: None, payments })
    }

    /// The case with all pages of the batch.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Decides one more act on a day.
    ///
    /// # Errors
    /// The refusal; the batch then stands as before.
    pub fn act(&mut self, actor: &Actor, act: &str, command: &Value, today: Day) -> Result<(), Refusal> {
        if !actor.may_open(self.case.team(), self.case.handler()) {
            return Err(Refusal::NotYourCase);
        }
        let surroundings = Surroundings { today, ..self.app.surroundings() };
        let ctx = surroundings.context(self.app, actor);
        let events = docket::ask(&self.case, act, command, &ctx)?;
        self.enter(events, today, actor);
        Ok(())
    }

    /// Enters what an institution answered to an inquiry.
    pub fn told(&mut self, inquiry: EntryNo, told: &Told, today: Day) {
        self.enter(take(&self.case, inquiry, told), today, &gateway());
    }

    /// Enters what an institution reported of an order.
    pub fn reported(&mut self, order: EntryNo, report: &Report, today: Day) {
        self.enter(order::take(&self.case, order, report), today, &gateway());
    }

    /// Enters a change in the register of enterprises about a debtor.
    pub fn changed(&mut self, change: &ToldChange, today: Day) {
        self.enter(register_change::take(&self.case, change), today, &gateway());
    }

    fn enter(&mut self, events: Vec<Event>, today: Day, actor: &Actor) {
        // One second a page keeps the pages of a day in order.
        let at = Instant::at(today, 9 * 3600 + i64::from(self.case.pages));
        self.entries.extend(new_pages(self.case.pages, events, today, at, actor));
        self.case = Case::of(&self.id, &self.entries).expect("a docket that told a case still does");
    }

    /// Hands the payments that wait for it to the bank, in a batch of their own, which the bank pays the same day.
    ///
    /// # Errors
    /// As [`App::make_payment_batch`].
    pub fn paid(&mut self, finance: &Actor, today: Day) -> Result<(), AppError> {
        let at = Instant::at(today, 9 * 3600 + i64::from(self.case.pages));
        let made = single_batch(self.app, &self.case, finance, today)?;
        self.entries.extend(new_pages(self.case.pages, made.events, today, at, finance));
        self.payments.push(made.stream);
        self.case = Case::of(&self.id, &self.entries).expect("a docket that told a case still does");
        Ok(())
    }

    /// Writes all pages.
    ///
    /// # Errors
    /// [`AppError::Conflict`] where the case moved meanwhile; [`AppError::AlreadyBooked`].
    pub fn commit(self) -> Result<CaseId, AppError> {
        let id = self.id.clone();
        let app = self.app;
        let (streams, changes) = self.prepared()?;
        app.append(streams, changes)?;
        Ok(id)
    }

    /// The pages and rows to be written; a new case is triaged as it was filed, and each as it stands after all of them.
    fn prepared(mut self) -> Result<(Vec<StreamAppend>, Vec<Change>), AppError> {
        let court = self.app.court().as_str();
        if self.written == 0 {
            self.case = self.app.by_tables_at_filing(&mut self.entries, self.case)?;
        }
        if let Some(last) = self.entries[self.written..].last() {
            let at = last.stamp.recorded_at;
            self.case = self.app.by_tables(&mut self.entries, self.case, at)?;
        }
        let new = &self.entries[self.written..];
        let (append, changes) = write(court, &self.id, self.before.as_ref(), &self.case, new);
        Ok((self.register.into_iter().chain([append]).chain(self.payments).collect(), changes))
    }
}

impl App {
    /// Writes the batches of several cases in one transaction.
    ///
    /// # Errors
    /// As [`Batch::commit`]; then none of them is written.
    pub fn commit_together(&self, batches: Vec<Batch<'_>>) -> Result<(), AppError> {
        self.commit_beside(batches, Vec::new())
    }

    /// The same, with a page of another stream in the same transaction.
    ///
    /// # Errors
    /// As [`App::commit_together`].
    pub(crate) fn commit_with(&self, batches: Vec<Batch<'_>>, page: StreamAppend) -> Result<(), AppError> {
        self.commit_beside(batches, vec![page])
    }

    fn commit_beside(&self, batches: Vec<Batch<'_>>, mut streams: Vec<StreamAppend>) -> Result<(), AppError> {
        let mut changes = Vec::new();
        for batch in batches {
            let (batch_streams, batch_changes) = batch.prepared()?;
            for stream in batch_streams {
                // The register of a year appears once, with the numbers of all its cases.
                match streams.iter_mut().find(|known: &&mut StreamAppend| known.stream == stream.stream) {
                    Some(known) => known.events.extend(stream.events),
                    None => streams.push(stream),
                }
            }
            changes.extend(batch_changes);
        }
        self.append(streams, changes)
    }
}
