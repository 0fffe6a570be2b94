//! The big screen of the command centre (大屏): all that stands on it, computed once for all who look.

use super::nodes::NodeStanding;
use super::overview::Dangers;
use crate::app::App;
use crate::error::AppError;
use crate::indicators::{Selection, Standing, widest};
use docket::indicator::by_id;
use docket::office::{Actor, Sight};
use std::sync::Arc;
use store::read::clocks::ClockRow;
use values::{Day, Instant};

/// Seconds for which a screen is shown, however much is entered meanwhile.
pub const SECONDS: i64 = 15;
/// Clocks that are told one by one.
const LINES: u32 = 7;
/// Months that are told one by one.
const MONTHS: i32 = 6;

/// What came and what was closed in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthFlow {
    /// The first day.
    pub from: Day,
    /// Cases received.
    pub received: i64,
    /// Cases closed.
    pub closed: i64,
}

/// What a screen shows.
#[derive(Clone, Debug)]
pub struct Screen {
    /// When it was computed.
    pub taken_at: Instant,
    /// What may go wrong. What waits for the officer who is signed in is nothing for a wall.
    pub dangers: Dangers,
    /// The nodes of the flow.
    pub nodes: Vec<NodeStanding>,
    /// The clocks that are overdue or due first.
    pub first: Vec<ClockRow>,
    /// The figures of which cases, over the running month.
    pub month: Selection,
    /// These figures.
    pub figures: Vec<Standing>,
    /// The last months, this one last.
    pub months: Vec<MonthFlow>,
}

/// Whoever has the same audience sees the same screen: an office that sees the whole court, or one person.
fn audience(actor: &Actor) -> String {
    let office = actor.office.word();
    match actor.office.sight() {
        Sight::Court | Sight::Nothing => office.to_owned(),
        Sight::Team => format!("{office}/{}", actor.id),
    }
}

impl App {
    /// The screen as it was at most [`SECONDS`] ago; where nothing was entered since, as it is.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for offices that see no case; the store cannot be read.
    pub fn screen(&self, actor: &Actor) -> Result<Arc<Screen>, AppError> {
        let shared = self.inner.shared.screen(&audience(actor));
        shared.recent(self, SECONDS, || self.compute_screen(actor))
    }

    fn compute_screen(&self, actor: &Actor) -> Result<Screen, AppError> {
        let (taken_at, today) = (self.now(), self.today());
        let dangers = Dangers { proposals: None, ..self.dangers(actor)? };
        let (year, month, _) = today.civil();
        let first = Day::new(year, month, 1).expect("a month has a first day");
        let month = Selection { of: widest(self, actor), ..Selection::court(first, today) };
        Ok(Screen {
            taken_at,
            nodes: self.node_board(actor, None)?,
            first: self.first_due(actor, dangers.scope, LINES)?,
            figures: self.indicators(actor, &month)?,
            months: self.months(actor, &month)?,
            dangers,
            month,
        })
    }

    fn months(&self, actor: &Actor, last: &Selection) -> Result<Vec<MonthFlow>, AppError> {
        let shown = ["received", "closed"].map(|id| by_id(id).expect("the indicator is published"));
        (0..MONTHS)
            .map(|month| {
                let from = last.from.plus_months(month + 1 - MONTHS);
                let until = from.plus_months(1).previous().min(last.until);
                let figures = self.figures(actor, &last.over(from, until), &shown)?;
                let (received, closed) = (figures[0].counted, figures[1].counted);
                Ok(MonthFlow { from, received, closed })
            })
            .collect()
    }
}
