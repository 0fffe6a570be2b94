//! 对账: the accounts of the court at banks, their days that are closed, the trial balance, and the books for others.
//!
//! An account is a stream of its own ([`ledger::court_account`]), and so is each line of a statement by which money went
//! out ([`ledger::outgoing_line`]). Nothing here moves money: what moves it are the dockets and the lines that brought it.
//!
//! An account at a bank has in our books what its lines brought, less what was paid from it. What no statement has yet,
//! a receipt that finance typed or a payment, counts on the account from which the court pays ([`App::main_account`]).

mod account;
mod day;
mod export;
mod outgoing;
mod sheets;
mod since;
mod trial;

pub use account::AccountView;
pub use day::{Calendar, CalendarDay, DayMovement, DayState, DayView, PerAccount};
pub use export::{book_name, year};
pub use outgoing::STREAMS as OUTGOING;
pub use trial::{CASES, TrialBalance, TrialLine};

pub(crate) use account::{dated, rows_of, told_days};
pub(crate) use outgoing::row_of;

use crate::app::App;
use crate::error::AppError;
use docket::event::Unreadable;
use docket::office::{Actor, Office};
use documents::bank::AccountNumber;
use serde::de::DeserializeOwned;
use store::StoredEvent;
use store::read::closing::AtBank;

/// How the names of the streams of accounts begin.
pub(crate) const ACCOUNTS: &str = ledger::court_account::STREAMS;

/// Whether an officer closes days.
#[must_use]
pub fn may_close(actor: &Actor) -> bool {
    actor.office == Office::Finance
}

/// Whether an officer sees how the accounts are reconciled.
#[must_use]
pub fn may_look(actor: &Actor) -> bool {
    crate::payments::may_look(actor)
}

fn check_look(actor: &Actor) -> Result<(), AppError> {
    if may_look(actor) { Ok(()) } else { Err(AppError::Forbidden) }
}

/// The body of a stored event.
fn read<T: DeserializeOwned>(stored: &StoredEvent) -> Result<T, AppError> {
    serde_json::from_str(&stored.body)
        .map_err(|source| AppError::Unreadable(Unreadable::BadBody { kind: stored.kind.clone(), source }))
}

impl App {
    /// The account from which the court pays, as the letterhead names it; the only known one where it names none.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn main_account(&self) -> Result<Option<String>, AppError> {
        let head = self.letterhead();
        let named = AccountNumber::written(&head.account_number).and_then(|number| number.bank_account());
        if let Some(number) = named {
            return Ok(Some(number.reveal().to_owned()));
        }
        let mut known = self.store().bank_accounts(self.court().as_str())?;
        Ok(if known.len() == 1 { known.pop().map(|only| only.account) } else { None })
    }

    fn at_bank<'a>(&self, account: &'a str) -> Result<AtBank<'a>, AppError> {
        Ok(AtBank { account, is_main: self.main_account()?.as_deref() == Some(account) })
    }
}
