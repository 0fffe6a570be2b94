//! Change the draft of the table, and put it in force.

use super::history::{STREAM, TriageTableEvent};
use crate::app::{App, new_event};
use crate::error::AppError;
use docket::office::{Actor, Office};
use insight::triage::{Outcome, Row, Table};
use store::StreamAppend;

/// The offices that decide on the table.
pub const DECIDERS: [Office; 1] = [Office::BureauHead];

/// The longest reason.
const REASON_CHARACTERS_MAX: usize = 300;

/// A change of the draft. Rows are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A row at the end.
    Add(Row),
    /// Another row in its place.
    Change(u32, Row),
    /// A row one place up.
    Up(u32),
    /// A row one place down.
    Down(u32),
    /// A row less.
    Remove(u32),
    /// What follows where no row fits.
    Otherwise(Outcome),
    /// The draft is given up.
    Drop,
}

impl App {
    /// Whether an officer decides on the table.
    #[must_use]
    pub fn decides_triage(&self, actor: &Actor) -> bool {
        DECIDERS.contains(&actor.office)
    }

    /// Changes the draft; the table in force stays.
    ///
    /// `seen` is the number of events that the officer was shown.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::Conflict`] where somebody changed it meanwhile; [`AppError::BadInput`]
    /// where there is no such row.
    pub fn edit_triage(&self, actor: &Actor, edit: Edit, seen: u64) -> Result<(), AppError> {
        self.refresh()?;
        let history = self.triage_history();
        if edit == Edit::Drop {
            return self.tell_triage(actor, &TriageTableEvent::TriageDraftDropped, seen);
        }
        let table = edited(history.draft_or_table().clone(), edit)?;
        self.tell_triage(actor, &TriageTableEvent::TriageTableDrafted { table }, seen)
    }

    /// Puts the draft in force as the next version, and triages all open cases anew; gives how many of them go to
    /// another track or get a suggestion.
    ///
    /// # Errors
    /// As [`App::edit_triage`]; [`AppError::BadInput`] where there is no draft, it has faults, or no reason is given.
    pub fn put_triage_in_force(&self, actor: &Actor, reason: &str, seen: u64) -> Result<u32, AppError> {
        self.refresh()?;
        let history = self.triage_history();
        let bad = |message: &str| AppError::BadInput(message.to_owned());
        let draft = history.draft.clone().ok_or_else(|| bad("没有草案，请先修改分流标准"))?;
        let faults: Vec<String> = draft.faults().iter().map(|fault| fault.sentence()).collect();
        if !faults.is_empty() {
            return Err(AppError::BadInput(faults.join("；")));
        }
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > REASON_CHARACTERS_MAX {
            return Err(bad("请写明施行的理由（不超过300字）"));
        }
        let table = Table { version: history.versions.len() as u32 + 1, ..draft };
        let event = TriageTableEvent::TriageTablePutInForce { table, reason: reason.to_owned() };
        self.tell_triage(actor, &event, seen)?;
        self.triage_all()
    }

    fn tell_triage(&self, actor: &Actor, event: &TriageTableEvent, seen: u64) -> Result<(), AppError> {
        if !self.decides_triage(actor) {
            return Err(AppError::Forbidden);
        }
        let new = new_event(event.word(), self.today(), &actor.id, event);
        let stream = StreamAppend { stream: STREAM.to_owned(), expected: seen, events: vec![new] };
        self.append(vec![stream], Vec::new())?;
        self.reload_triage()
    }
}

fn edited(mut table: Table, edit: Edit) -> Result<Table, AppError> {
    let rows = table.rows.len();
    let place = |row: u32| match (row as usize).checked_sub(1).filter(|place| *place < rows) {
        Some(place) => Ok(place),
        None => Err(AppError::BadInput(format!("分流标准没有第{row}行"))),
    };
    match edit {
        Edit::Add(row) => table.rows.push(row),
        Edit::Change(no, row) => {
            let place = place(no)?;
            table.rows[place] = row;
        }
        Edit::Up(no) => {
            let place = place(no)?;
            table.rows.swap(place.saturating_sub(1), place);
        }
        Edit::Down(no) => {
            let place = place(no)?;
            table.rows.swap(place, (place + 1).min(rows - 1));
        }
        Edit::Remove(no) => {
            let place = place(no)?;
            table.rows.remove(place);
        }
        Edit::Otherwise(outcome) => table.otherwise = outcome,
        Edit::Drop => {}
    }
    Ok(table)
}
