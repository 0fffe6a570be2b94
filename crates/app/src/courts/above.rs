//! What a court sees of those below it, and what it orders there.
//!
//! By article 71 of the provisions on enforcement work courts supervise how those below them enforce
//! ([`law::enforcement_work2020::SUPERVISION`]). Whoever sees every case of the upper court sees those of the courts
//! below, each reading logged there; whoever supervises may order and settle what the court ordered, in the name of
//! [`Office::UpperCourt`], which no other act allows. A court that is not below is the same as one that does not exist.

use super::Courts;
use crate::app::App;
use crate::cases::act::Done;
use crate::cases::list::{COUNTED, Scope};
use crate::command::supervision::Standing;
use crate::error::AppError;
use docket::office::{Actor, Office, Sight};
use docket::supervision;
use serde_json::Value;
use store::read::supervision::SupervisionRow;
use values::CaseId;

/// A court below, with the officer of the upper court as he acts there.
#[derive(Clone)]
pub struct Below {
    /// The court.
    pub app: App,
    /// The officer.
    pub actor: Actor,
}

/// What an upper court must know of a court below at a glance; counts up to [`COUNTED`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concerns {
    /// Cases that are far slower than like cases of the same court.
    pub warnings: u32,
    /// Orders of supervision, its own and those of courts above, beyond their day.
    pub overdue: u32,
    /// Orders of this upper court that wait for an answer.
    pub waiting: u32,
    /// Orders of this upper court that were answered and wait to be accepted.
    pub replied: u32,
}

/// Whether an officer sees the courts below: whoever sees every case of the own court.
#[must_use]
pub fn sees_below(actor: &Actor) -> bool {
    actor.office.sight() == Sight::Court
}

/// Lets through whoever sees the courts below a court, where there are any.
///
/// # Errors
/// [`AppError::NotFound`] for a court without courts below it, [`AppError::Forbidden`] for officers who do not see them.
pub fn may_look_below(upper: &App, actor: &Actor) -> Result<(), AppError> {
    match (upper.has_courts_below(), sees_below(actor)) {
        (false, _) => Err(AppError::NotFound),
        (true, false) => Err(AppError::Forbidden),
        (true, true) => Ok(()),
    }
}

/// Whether an officer orders in cases of the courts below: whoever supervises the whole of the own court.
#[must_use]
pub fn orders_below(actor: &Actor) -> bool {
    sees_below(actor) && supervision::height(actor.office).is_some()
}

impl Courts {
    /// The court of a code below another, for an officer of the upper one.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such court below; [`AppError::Forbidden`] where the officer does not see
    /// the whole of the own court.
    pub fn one_below(&self, upper: &App, actor: &Actor, code: &str) -> Result<Below, AppError> {
        if !sees_below(actor) {
            return Err(AppError::Forbidden);
        }
        let app = self.below(upper.court()).find(|app| app.court().as_str() == code);
        let app = app.ok_or(AppError::NotFound)?.clone();
        app.refresh()?;
        let actor = Actor {
            id: actor.id.of_court(upper.court()),
            name: format!("{}{}", upper.court_name(), actor.name),
            office: Office::UpperCourt,
            team: None,
            covers: Vec::new(),
        };
        Ok(Below { app, actor })
    }

    /// The courts below one, in the order of their codes, for an officer of it.
    ///
    /// # Errors
    /// As [`Courts::one_below`].
    pub fn each_below(&self, upper: &App, actor: &Actor) -> Result<Vec<Below>, AppError> {
        self.below(upper.court()).map(|app| self.one_below(upper, actor, app.court().as_str())).collect()
    }

    /// Does an act in a case of a court below, in the name of the upper court.
    ///
    /// # Errors
    /// As [`Courts::one_below`] and [`App::act`]; the refusal of the office for every act but those of supervision;
    /// [`AppError::Forbidden`] for officers who do not supervise.
    pub fn act_below(
        &self,
        (upper, actor): (&App, &Actor),
        (code, case): (&str, &CaseId),
        (act, command): (&str, &Value),
        seen: Option<u32>,
    ) -> Result<Done, AppError> {
        let below = self.one_below(upper, actor, code)?;
        if !orders_below(actor) {
            return Err(AppError::Forbidden);
        }
        below.app.act(&below.actor, case, act, command, seen)
    }
}

impl Below {
    /// What the upper court must know of this court.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn concerns(&self) -> Result<Concerns, AppError> {
        let count = |standing| self.app.supervision_count(&self.actor, Scope::Seen, None, standing);
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let own = |standing| Ok::<_, AppError>(many(self.orders(standing)?.len()));
        Ok(Concerns {
            warnings: many(self.app.slow_cases(&self.actor, Scope::Seen, None)?.slow.len()),
            overdue: count(Standing::Overdue)?,
            waiting: own(Standing::Waiting)?,
            replied: own(Standing::Replied)?,
        })
    }

    /// What the upper court ordered in this court, by how it stands; at most [`COUNTED`].
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn orders(&self, standing: Standing) -> Result<Vec<SupervisionRow>, AppError> {
        let which = standing.which(self.app.today());
        let court = self.app.court().as_str();
        let by = self.actor.id.court().unwrap_or_default();
        Ok(self.app.store().supervisions_from_above(court, by, which, (0, COUNTED))?)
    }
}
