//! What the tables of the court add to new pages: the track of the case, and the limits for its steps.
//!
//! A case takes over the court's table of step limits with the first pages that are written after it was put in force.
//! As a step begins only by a page, no case needs to be looked at when the table changes.

use crate::app::App;
use crate::error::AppError;
use docket::step_limit::{StepLimitsTaken, taken_at_filing};
use docket::{Case, Entry, EntryNo, Stage, Stamp};
use values::Instant;

impl App {
    /// Adds the pages of the tables after the newest pages of a docket.
    pub(crate) fn by_tables(
        &self,
        entries: &mut Vec<Entry>,
        case: Case,
        at: Instant,
    ) -> Result<Case, AppError> {
        let mut case = self.triaged(entries, case, at)?;
        let Some(taken) = self.limits_to_take(&case) else { return Ok(case) };
        let on = entries.last().map_or_else(|| self.today(), |last| last.stamp.on);
        let actor = crate::institutions::gateway().id;
        let stamp = Stamp { no: EntryNo(case.pages + 1), on, recorded_at: at, actor };
        entries.push(Entry { stamp, event: taken.into() });
        case.turn_to(&entries[entries.len() - 1]);
        Ok(case)
    }

    /// Puts on the page of the filing what the tables say.
    pub(crate) fn by_tables_at_filing(&self, entries: &mut [Entry], case: Case) -> Result<Case, AppError> {
        let case = self.triaged_at_filing(entries, case)?;
        let (Some(taken), Some(first)) = (self.limits_to_take(&case), entries.first_mut()) else {
            return Ok(case);
        };
        taken_at_filing(&mut first.event, taken);
        Ok(Case::of(&case.id, entries).expect("a docket that begins with its filing tells a case"))
    }

    /// The table of step limits, where the case does not go by it yet.
    fn limits_to_take(&self, case: &Case) -> Option<StepLimitsTaken> {
        let history = self.step_limits_history();
        let is_new = history.version() != case.step_limits.version;
        (is_new && !matches!(case.stage(), Stage::Closed(_)))
            .then(|| StepLimitsTaken { version: history.version(), limits: history.in_force().clone() })
    }
}
