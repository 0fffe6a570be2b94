//! What came from outside, or from the passing of time, and waits for an officer (待核实): changes in the register of
//! enterprises, measures that ended without renewal, replies that belong to no request. The requests that somebody
//! must act on are in [`crate::inquiries::to_act_on`].

use crate::app::App;
use crate::cases::list::{COUNTED, Scope};
use crate::command::supervision::{Asked, Standing, answers, orders};
use crate::error::AppError;
use crate::institutions::stray::looks_after;
use crate::measures::board::{self, Span};
use docket::act::Act;
use docket::office::{Actor, Office};
use docket::triage::settle_track::SettleTrack;
use store::read::alerts::AlertRow;
use store::read::cases::{CaseFilter, CaseRow};
use store::read::measures::MeasureRow;
use store::read::stray::StrayRow;
use store::read::supervision::SupervisionRow;

/// Rows of one kind that a desk shows.
const SHOWN: u32 = 4;

/// What waits for an officer: of each kind how many, and the first of them.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    /// Changes in the register of enterprises; counted up to [`COUNTED`].
    pub alerts: Waiting<AlertRow>,
    /// Measures that ended without renewal.
    pub lapsed: Waiting<MeasureRow>,
    /// Replies that belong to no request, for those who look after them.
    pub strays: Waiting<StrayRow>,
    /// Orders of supervision that wait for an answer, for those who answer; counted up to [`COUNTED`].
    pub to_answer: Waiting<SupervisionRow>,
    /// Cases for which the table suggests another track than an officer chose, for their handler and for those who
    /// answer; counted up to [`COUNTED`].
    pub suggestions: Waiting<CaseRow>,
    /// Answers that wait to be accepted, for those who supervise.
    pub to_accept: Waiting<SupervisionRow>,
}

/// What waits of one kind.
#[derive(Clone, Debug)]
pub struct Waiting<T> {
    /// How many.
    pub count: u32,
    /// The first.
    pub first: Vec<T>,
}

impl<T> Default for Waiting<T> {
    fn default() -> Waiting<T> {
        Waiting { count: 0, first: Vec::new() }
    }
}

impl Attention {
    /// How much waits in all.
    #[must_use]
    pub fn count(&self) -> u32 {
        let supervised = self.to_answer.count + self.to_accept.count;
        self.alerts.count + self.lapsed.count + self.strays.count + self.suggestions.count + supervised
    }
}

impl App {
    /// What waits for an officer, within so much as the office sees.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn attention(&self, actor: &Actor, scope: Scope) -> Result<Attention, AppError> {
        Ok(Attention {
            alerts: Waiting {
                count: self.register_alert_count(actor, scope)?,
                first: self.register_alerts(actor, scope, (0, SHOWN))?,
            },
            lapsed: self.lapsed(actor, scope)?,
            strays: self.strays(actor)?,
            suggestions: self.suggestions(actor, scope)?,
            to_answer: match answers(actor) {
                true => self.supervised(actor, scope, Standing::Waiting)?,
                false => Waiting::default(),
            },
            to_accept: match orders(actor) {
                true => self.supervised(actor, Scope::Seen, Standing::Replied)?,
                false => Waiting::default(),
            },
        })
    }

    /// Changes in the register of enterprises that nobody has answered, the earliest first.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn register_alerts(
        &self,
        actor: &Actor,
        scope: Scope,
        page: (u32, u32),
    ) -> Result<Vec<AlertRow>, AppError> {
        Ok(self.store().register_alerts(self.court().as_str(), &scope.of(actor)?, page)?)
    }

    /// How many changes in the register nobody has answered, counted up to [`COUNTED`].
    ///
    /// # Errors
    /// As [`App::register_alerts`].
    pub fn register_alert_count(&self, actor: &Actor, scope: Scope) -> Result<u32, AppError> {
        Ok(self.store().register_alert_count(self.court().as_str(), &scope.of(actor)?, COUNTED)?)
    }

    fn lapsed(&self, actor: &Actor, scope: Scope) -> Result<Waiting<MeasureRow>, AppError> {
        let (ended, _) = self.measures_in_red(actor, scope)?;
        let asked = board::Asked { limit: SHOWN, ..board::Asked::all(Span::Ended, scope) };
        let first = self.measure_list(actor, &asked)?;
        Ok(Waiting { count: u32::try_from(ended).unwrap_or(u32::MAX), first })
    }

    fn supervised(
        &self,
        actor: &Actor,
        scope: Scope,
        standing: Standing,
    ) -> Result<Waiting<SupervisionRow>, AppError> {
        let asked = Asked { scope, team: None, standing, page: (0, SHOWN) };
        Ok(Waiting {
            count: self.supervision_count(actor, scope, None, standing)?,
            first: self.supervisions(actor, &asked)?,
        })
    }

    /// What the table suggests stands on the docket; the desk only leads to it.
    fn suggestions(&self, actor: &Actor, scope: Scope) -> Result<Waiting<CaseRow>, AppError> {
        let concerns = actor.office == Office::Handler || SettleTrack::ABOUT.offices.contains(&actor.office);
        if !concerns {
            return Ok(Waiting::default());
        }
        let filter = CaseFilter {
            with_suggestion: true,
            handler: (scope == Scope::Mine).then(|| actor.id.to_string()),
            limit: SHOWN,
            ..CaseFilter::default()
        };
        let found = self.case_list(actor, &filter)?;
        Ok(Waiting { count: found.count, first: found.rows })
    }

    fn strays(&self, actor: &Actor) -> Result<Waiting<StrayRow>, AppError> {
        if !looks_after(actor) {
            return Ok(Waiting::default());
        }
        Ok(Waiting {
            count: self.stray_reply_count(actor, "open")?,
            first: self.stray_replies(actor, "open", (0, SHOWN))?,
        })
    }
}
