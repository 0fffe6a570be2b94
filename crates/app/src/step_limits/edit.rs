//! Change the draft of the table, put it in force, and try a line on a case.

use super::history::{STREAM, StepLimitsEvent};
use crate::app::{App, new_event};
use crate::cases::stream::Docket;
use crate::error::AppError;
use docket::office::{Actor, Office};
use docket::step_limit::{Run, StepLimit, tried};
use store::StreamAppend;
use values::CaseId;

/// The most lines of a table.
const LINES_MAX: usize = 40;
/// The longest reason.
const REASON_CHARACTERS_MAX: usize = 300;

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
    /// Whether an officer decides on the table.
    #[must_use]
    pub fn decides_step_limits(&self, actor: &Actor) -> bool {
        actor.office == Office::BureauHead
    }

    /// Changes the draft; the table in force stays.
    ///
    /// `seen` is the number of events that the officer was shown.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::Conflict`] where somebody changed it meanwhile; [`AppError::BadInput`]
    /// where there is no such line or the new one cannot run.
    pub fn edit_step_limits(&self, actor: &Actor, edit: Edit, seen: u64) -> Result<(), AppError> {
        self.refresh()?;
        let mut limits = self.step_limits_history().draft_or_in_force().to_vec();
        let place = |no: u32| match (no as usize).checked_sub(1).filter(|place| *place < limits.len()) {
            Some(place) => Ok(place),
            None => Err(bad(format!("步骤时限没有第{no}行"))),
        };
        match edit {
            Edit::Add(line) => limits.push(checked(line)?),
            Edit::Change(no, line) => {
                let place = place(no)?;
                limits[place] = checked(line)?;
            }
            Edit::Remove(no) => {
                let place = place(no)?;
                limits.remove(place);
            }
            Edit::Drop => {
                return self.tell_step_limits(actor, &StepLimitsEvent::StepLimitsDraftDropped, seen);
            }
        }
        if limits.len() > LINES_MAX {
            return Err(bad(format!("步骤时限最多{LINES_MAX}项")));
        }
        self.tell_step_limits(actor, &StepLimitsEvent::StepLimitsDrafted { limits }, seen)
    }

    /// Puts the draft in force as the next version.
    ///
    /// Nothing else is written: each case takes the table over with its next pages, and a step begins only by a page.
    ///
    /// # Errors
    /// As [`App::edit_step_limits`]; [`AppError::BadInput`] where there is no draft, a new line is in force before today,
    /// or no reason is given.
    pub fn put_step_limits_in_force(&self, actor: &Actor, reason: &str, seen: u64) -> Result<(), AppError> {
        self.refresh()?;
        let (history, today) = (self.step_limits_history(), self.today());
        let mut limits = history.draft().ok_or_else(|| bad("没有草案，请先修改步骤时限"))?.to_vec();
        let mut last_no = history.last_no();
        for line in &mut limits {
            match history.in_force().iter().find(|known| known.is_same_as(line)) {
                Some(known) => line.no = known.no,
                None if line.in_force_on < today => {
                    return Err(bad(format!(
                        "“{}”自{}起施行，早于今日；步骤时限不溯及既往",
                        line.name, line.in_force_on
                    )));
                }
                None => {
                    last_no += 1;
                    line.no = last_no;
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
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > REASON_CHARACTERS_MAX {
            return Err(bad("请写明施行的理由（不超过300字）"));
        }
        let event = StepLimitsEvent::StepLimitsPutInForce { limits, reason: reason.to_owned() };
        self.tell_step_limits(actor, &event, seen)
    }

    /// How a line would have run in a case that the officer may open; nothing is entered.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; [`AppError::BadInput`] where the line cannot run.
    pub fn try_step_limit(&self, actor: &Actor, line: &StepLimit, id: &CaseId) -> Result<Vec<Run>, AppError> {
        let Docket { entries, case } = self.docket_for(actor, id)?;
        Ok(tried(&case.id, &entries, &checked(line.clone())?))
    }

    fn tell_step_limits(&self, actor: &Actor, event: &StepLimitsEvent, seen: u64) -> Result<(), AppError> {
        if !self.decides_step_limits(actor) {
            return Err(AppError::Forbidden);
        }
        let new = new_event(event.word(), self.today(), &actor.id, event);
        let stream = StreamAppend { stream: STREAM.to_owned(), expected: seen, events: vec![new] };
        self.append(vec![stream], Vec::new())?;
        self.reload_step_limits()
    }
}

fn checked(line: StepLimit) -> Result<StepLimit, AppError> {
    match line.fault() {
        Some(fault) => Err(AppError::BadInput(fault)),
        None => Ok(StepLimit { name: line.name.trim().to_owned(), ..line }),
    }
}
