//! Open a case: all that its page shows.

use crate::app::App;
use crate::cases::stream::Docket;
use crate::error::AppError;
use docket::office::Actor;
use docket::{Case, Entry, EntryNo, Steps, steps};
use law::debt::Statement;
use std::sync::Arc;
use store::read::money::PostingRow;
use values::{CaseId, Day, Fen};

/// A case as one officer sees it on a day.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// The pages of the docket.
    pub entries: Vec<Entry>,
    /// The next steps for this officer.
    pub steps: Steps,
    /// What is owed today.
    pub statement: Statement,
    /// The execution fee still to be taken.
    pub fee_left: Fen,
    /// The day.
    pub today: Day,
    /// What the court decided about questions of law, which says what bears the mark 待核.
    pub law: Arc<law::Settings>,
}

impl App {
    /// Opens a case for an officer and logs the reading.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such case or the officer has no business with it.
    pub fn open_case(&self, actor: &Actor, id: &CaseId) -> Result<CaseView, AppError> {
        let Docket { entries, case } = self.docket_for(actor, id)?;
        self.log_access(actor, id.as_str(), "case")?;
        let surroundings = self.surroundings();
        let context = surroundings.context(self, actor);
        let steps = steps(&case, &context);
        let statement = case.statement(case.counted_until(context.today));
        let fee_left = (case.fee_expected(&statement) - case.fee_taken()).or_zero();
        let (today, law) = (context.today, surroundings.law.clone());
        Ok(CaseView { steps, statement, fee_left, today, law, entries, case })
    }

    /// The lines of the books of a case that the officer may open.
    ///
    /// # Errors
    /// As [`App::open_case`].
    pub fn case_postings(&self, actor: &Actor, id: &CaseId) -> Result<Vec<PostingRow>, AppError> {
        self.docket_for(actor, id)?;
        Ok(self.inner.store.postings(self.court().as_str(), id.as_str())?)
    }
}

impl CaseView {
    /// What is still owed: by the statement, and nothing once a settlement is performed.
    #[must_use]
    pub fn owed(&self) -> Fen {
        self.statement.totals.owed - self.case.not_enforced(&self.statement)
    }

    /// One page of the docket.
    #[must_use]
    pub fn entry(&self, no: EntryNo) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.stamp.no == no)
    }
}
