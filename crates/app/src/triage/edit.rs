//! Change the draft of the table, and put it in force.

use crate::app::App;
use crate::court_tables::{Told, draft, place, reason};
use crate::error::AppError;
use docket::office::Actor;
use insight::triage::{Outcome, Row, Table};

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
    /// Changes the draft; the table in force stays.
    ///
    /// `seen` is the number of events that the officer was shown.
    ///
    /// # Errors
    /// [`AppError::Forbidden`]; [`AppError::Conflict`] where somebody changed it meanwhile; [`AppError::BadInput`]
    /// where there is no such row.
    pub fn edit_triage(&self, actor: &Actor, edit: Edit, seen: u64) -> Result<(), AppError> {
        self.refresh()?;
        let told = match edit {
            Edit::Drop => Told::DraftDropped,
            edit => Told::Drafted(edited(self.triage_history().draft_or_in_force().clone(), edit)?),
        };
        self.tell_of_table(&self.inner.triage, actor, told, seen)
    }

    /// Puts the draft in force as the next version, and triages all open cases anew; gives how many of them go to
    /// another track or get a suggestion.
    ///
    /// # Errors
    /// As [`App::edit_triage`]; [`AppError::BadInput`] where there is no draft, it has faults, or no reason is given.
    pub fn put_triage_in_force(&self, actor: &Actor, typed_reason: &str, seen: u64) -> Result<u32, AppError> {
        self.refresh()?;
        let history = self.triage_history();
        let draft = draft(&history)?;
        let faults: Vec<String> = draft.faults().iter().map(|fault| fault.sentence()).collect();
        if !faults.is_empty() {
            return Err(AppError::BadInput(faults.join("；")));
        }
        let reason = reason(typed_reason)?;
        let table = Table { version: history.version() + 1, ..draft };
        self.tell_of_table(&self.inner.triage, actor, Told::PutInForce { table, reason }, seen)?;
        self.triage_all()
    }
}

fn edited(mut table: Table, edit: Edit) -> Result<Table, AppError> {
    let rows = table.rows.len();
    let place = |no: u32| place::<Table>(no, rows);
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
