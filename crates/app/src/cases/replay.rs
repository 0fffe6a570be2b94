//! What a proposed re-division changes: the page before and after.

use crate::app::App;
use crate::cases::stream::Docket;
use crate::error::AppError;
use docket::act::Context;
use docket::approval::Proposal;
use docket::money::outlook::Outlook;
use docket::office::Actor;
use docket::{Case, EntryNo};
use std::sync::Arc;
use values::CaseId;

/// A proposed re-division with what it changes.
#[derive(Clone, Debug)]
pub struct ReplayView {
    /// The case as it is reckoned with: today, or on the day of the proposal where that is decided.
    pub case: Case,
    /// The proposal as it stands.
    pub proposal: Proposal,
    /// What it changes.
    pub outlook: Outlook,
    /// What the court decided about questions of law.
    pub law: Arc<law::Settings>,
}

impl App {
    /// What a proposed re-division changes today; where it is decided, what it changed on the day it was proposed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the officer has no business with the case, or this page proposes no re-division.
    pub fn replay(&self, actor: &Actor, id: &CaseId, proposal: EntryNo) -> Result<ReplayView, AppError> {
        let Docket { entries, case } = self.docket_for(actor, id)?;
        self.log_access(actor, id.as_str(), "replay")?;
        let proposal =
            case.proposals.iter().find(|one| one.no == proposal).ok_or(AppError::NotFound)?.clone();
        let surroundings = self.surroundings();
        let context = surroundings.context(self, actor);
        let (case, context) = if proposal.is_waiting() {
            (case, context)
        } else {
            let until = entries.partition_point(|entry| entry.stamp.no <= proposal.no);
            let then = Case::of(id, &entries[..until]).ok_or(AppError::NotFound)?;
            (then, Context { today: proposal.on, ..context })
        };
        let outlook = Outlook::of(&case, &proposal, &context).ok_or(AppError::NotFound)?;
        Ok(ReplayView { case, proposal, outlook, law: surroundings.law.clone() })
    }
}
