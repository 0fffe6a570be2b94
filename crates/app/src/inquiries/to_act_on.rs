//! Requests whose end somebody must act on: refused, not answered in time, answered in a way that is disputed, or
//! carried out in part.

use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::error::AppError;
use docket::office::Actor;
use store::read::requests::{RequestFilter, RequestRow};

impl App {
    /// A part of the requests that somebody must act on, the oldest first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case.
    pub fn requests_to_act_on(
        &self,
        actor: &Actor,
        scope: Scope,
        page: (u32, u32),
    ) -> Result<Vec<RequestRow>, AppError> {
        Ok(self.store().requests_to_act_on(self.court().as_str(), &filter(actor, scope)?, page)?)
    }

    /// How many requests somebody must act on, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::requests_to_act_on`].
    pub fn requests_to_act_on_count(&self, actor: &Actor, scope: Scope) -> Result<u32, AppError> {
        let filter = filter(actor, scope)?;
        Ok(self.store().requests_to_act_on_count(self.court().as_str(), &filter, COUNTED)?)
    }
}

fn filter(actor: &Actor, scope: Scope) -> Result<RequestFilter, AppError> {
    Ok(RequestFilter {
        whose: scope.of(actor)?,
        team: None,
        handler: None,
        institution: None,
        matter: None,
        search: None,
    })
}
