//! Change the draft of the table, put it in force, and try a line on a case.

use super::event::StepLimits;
use crate::app::App;
use crate::cases::stream::Docket;
use crate::court_tables::{Told, draft, place, reason};
use crate::error::AppError;
use docket::office::Actor;
use docket::step_limit::{Run, StepLimit, tried};
use values::{CaseId, Day};

/// The most lines of a table.
const LINES_MAX: usize = 40;

/// A change of the draft. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A line at the end.
    Add(StepLimit),
    /// Another line in its place.
    Change(u32, StepLimit),
    /// A line less: no step begins under it any more, and what runs goes on.
    Remove(u32),
    /// The draft is given up.
    Drop,
}

fn bad(sentence: impl Into<String>) -> AppError {
    AppError::BadInput(sentence.into())
}

impl App {
    /// Changes the draft; the table in force stays.
    ///
    /// `seen` is the number of events that the officer was shown.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::Conflict`] where somebody changed it meanwhile; [`AppError::BadInput`]
    /// where there is no such line or the new one cannot run.
    pub fn edit_step_limits(&self, actor: &Actor, edit: Edit, seen: u64) -> Result<(), AppError> {
        self.refresh()?;
        let (history, today) = (self.step_limits_history(), self.today());
        let mut limits = history.draft_or_in_force().clone();
        let lines = limits.len();
        let place = |no: u32| place::<StepLimits>(no, lines);
        match edit {
            Edit::Add(line) => limits.push(not_backwards(checked(line)?, history.in_force(), today)?),
            Edit::Change(no, line) => {
                let place = place(no)?;
                limits[place] = not_backwards(checked(line)?, history.in_force(), today)?;
            }
            Edit::Remove(no) => {
                let place = place(no)?;
                limits.remove(place);
            }
            Edit::Drop => {
                return self.tell_of_table(&self.inner.step_limits, actor, Told::DraftDropped, seen);
            }
        }
        if limits.len() > LINES_MAX {
            return Err(bad(format!("步骤时限最多{LINES_MAX}项")));
        }
        self.tell_of_table(&self.inner.step_limits, actor, Told::Drafted(limits), seen)
    }

    /// Puts the draft in force as the next version.
    ///
    /// Nothing else is written: each case takes the table over with its next pages, and a step begins only by a page.
    ///
    /// # Errors
    /// As [`App::edit_step_limits`]; [`AppError::BadInput`] where there is no draft, a new line is in force before today,
    /// or no reason is given.
    pub fn put_step_limits_in_force(
        &self,
        actor: &Actor,
        typed_reason: &str,
        seen: u64,
    ) -> Result<(), AppError> {
        self.refresh()?;
        let (history, today) = (self.step_limits_history(), self.today());
        let mut limits = draft(&history)?;
        let ever = history.versions().iter().flat_map(|version| &version.table).map(|line| line.no);
        let mut last_no = ever.max().unwrap_or(0);
        for line in &mut limits {
            match history.in_force().iter().find(|known| known.is_same_as(line)) {
                Some(known) => line.no = known.no,
                None => {
                    last_no += 1;
                    *line = StepLimit { no: last_no, ..not_backwards(line.clone(), &[], today)? };
                }
            }
        }
        let twice = limits
            .iter()
            .enumerate()
            .find(|(place, line)| limits[..*place].iter().any(|other| other.no == line.no));
        if let Some((_, line)) = twice {
            return Err(bad(format!("“{}”出现两次", line.name)));
        }
        let told = Told::PutInForce { table: limits, reason: reason(typed_reason)? };
        self.tell_of_table(&self.inner.step_limits, actor, told, seen)
    }

    /// How a line would have run in a case that the officer may open; nothing is entered.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::BadInput`] where the line cannot run.
    pub fn try_step_limit(&self, actor: &Actor, line: &StepLimit, id: &CaseId) -> Result<Vec<Run>, AppError> {
        let Docket { entries, case } = self.docket_for(actor, id)?;
        Ok(tried(&case.id, &entries, &checked(line.clone())?))
    }
}

/// A line that is new begins today or later.
fn not_backwards(line: StepLimit, in_force: &[StepLimit], today: Day) -> Result<StepLimit, AppError> {
    let is_new = !in_force.iter().any(|known| known.is_same_as(&line));
    if is_new && line.in_force_on < today {
        return Err(bad(format!(
            "“{}”自{}起施行，早于今日；步骤时限不溯及既往，请把施行日改为{today}或者以后",
            line.name, line.in_force_on
        )));
    }
    Ok(line)
}

fn checked(line: StepLimit) -> Result<StepLimit, AppError> {
    match line.fault() {
        Some(fault) => Err(AppError::BadInput(fault)),
        None => Ok(StepLimit { name: line.name.trim().to_owned(), ..line }),
    }
}
