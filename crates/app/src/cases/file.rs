//! File a case.

use crate::app::App;
use crate::cases::stream;
use crate::error::AppError;
use crate::intake::bounds;
use crate::register;
use docket::Case;
use docket::filing::file_case::{Application, file, resumable};
use docket::office::Actor;
use std::sync::PoisonError;
use store::Change;
use values::{CaseId, CaseKind, CaseNumber};

impl App {
    /// Files an application: draws the next number of the year of receipt and opens the docket, in one transaction.
    ///
    /// # Errors
    /// The refusal where the application lacks something; [`AppError::Conflict`] where another node drew the number.
    pub fn file_case(&self, actor: &Actor, application: Application) -> Result<CaseId, AppError> {
        self.file_with(actor, application, |_| Vec::new())
    }

    /// Files an application together with rows of the caller's own.
    pub(crate) fn file_with(
        &self,
        actor: &Actor,
        application: Application,
        more: impl FnOnce(&CaseId) -> Vec<Change>,
    ) -> Result<CaseId, AppError> {
        let problems = bounds::problems(&application);
        if !problems.is_empty() {
            let sentences: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
            return Err(AppError::BadInput(sentences.join("；")));
        }
        if let Some(earlier) = &application.earlier {
            self.check_earlier(earlier)?;
        }
        let _one_at_a_time = self.inner.register.lock().unwrap_or_else(PoisonError::into_inner);
        let kind = application.kind.number_kind();
        let year = application.received_on.year();
        let taken = self.numbers_taken(&kind, year)?;
        let number = register::next_number(self.court(), &kind, year, taken);
        let id = CaseId::from(&number);
        let surroundings = self.surroundings();
        let context = surroundings.context(self, actor);
        let today = context.today;
        let events = file(application, number.clone(), &context)?;
        let mut entries = stream::new_pages(0, events, today, self.inner.clock.now(), actor);
        let case = Case::of(&id, &entries).expect("a docket that begins with its filing tells a case");
        let case = self.by_tables_at_filing(&mut entries, case)?;
        let (append, mut changes) = stream::write(self.court().as_str(), &id, None, &case, &entries);
        changes.extend(more(&id));
        self.append(vec![register::give(&number, taken, today, &actor.id), append], changes)?;
        Ok(id)
    }

    /// Whether enforcement of an earlier case goes on in a new one: not while that case is open. A case of another court,
    /// or of the years before this program, stands in no docket here.
    fn check_earlier(&self, earlier: &CaseNumber) -> Result<(), AppError> {
        match self.docket(&CaseId::from(earlier))? {
            Some(docket) => Ok(resumable(&docket.case)?),
            None => Ok(()),
        }
    }

    fn numbers_taken(&self, kind: &CaseKind, year: i32) -> Result<u64, AppError> {
        Ok(self.inner.store.stream_length(self.court().as_str(), &register::stream(kind, year))?)
    }
}
