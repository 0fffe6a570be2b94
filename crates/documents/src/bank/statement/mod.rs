//! Statements of the court's account, from whatever file the bank gives.
//!
//! [`read_statements`] sees from the bytes what a file is. Amounts are exact to the fen or the line is a bad one.

mod camt;
mod check;
mod fault;
mod number;
mod reader;

pub use fault::{BadLine, Fault, Finding};

use super::account::AccountNumber;
use super::{BankFileError, Layouts, table, xml};
use crate::sheet;
use serde::{Deserialize, Serialize};
use values::{Day, Fen};

/// What one file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementFile {
    /// The Chinese name of the layout or format that the file was recognised as.
    pub format: String,
    /// Its statements: one of a table, one or more of CAMT.053.
    pub statements: Vec<Statement>,
}

/// The movements of one account over some days, with what is wrong about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The court's own account, where the file names it.
    pub account: Option<AccountNumber>,
    /// The holder of the account, where the file names it.
    pub holder: Option<Box<str>>,
    /// The first day it covers, where the file says so.
    pub from: Option<Day>,
    /// The last day it covers, where the file says so.
    pub until: Option<Day>,
    /// The balance before the first line: as the file says, or reckoned from the balance beside the first line.
    pub opening: Option<Fen>,
    /// The balance after the last line: as the file says, or the balance beside the last line.
    pub closing: Option<Fen>,
    /// The good lines in the order of the file.
    pub entries: Vec<StatementLine>,
    /// The lines that could not be read.
    pub bad_lines: Vec<BadLine>,
    /// What somebody should look at, though nothing was left out but repetitions.
    pub findings: Vec<Finding>,
}

/// One movement of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    /// The bank's transaction number, or one made of the content where the bank gives none; unique for the account, and
    /// the same whenever the same movement is read again.
    pub source_no: Box<str>,
    /// The day on which the bank booked it.
    pub booked_on: Day,
    /// The second of that day, where the bank says it.
    pub second_of_day: Option<u32>,
    /// The value day; the day of booking where the bank gives no other.
    pub value_on: Day,
    /// How much was moved: always more than nothing.
    pub amount: Fen,
    /// Whether money came in or went out.
    pub direction: Direction,
    /// Whether it undoes an earlier movement.
    pub movement: Movement,
    /// The other side's name: the payer of a credit, the payee of a debit.
    pub counterparty_name: Option<Box<str>>,
    /// The other side's account.
    pub counterparty_account: Option<AccountNumber>,
    /// The other side's bank.
    pub counterparty_bank: Option<Box<str>>,
    /// The virtual sub-account of ours that the money came to.
    pub sub_account: Option<AccountNumber>,
    /// What the payer wrote, and the bank's own words.
    pub wording: Box<str>,
    /// The balance after it, where the bank gives one.
    pub balance: Option<Fen>,
    /// Its row in the table, or its line in the XML, counted from 1.
    pub row: usize,
}

/// Which way money moved, seen from the court's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// In (贷).
    Credit,
    /// Out (借).
    Debit,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Direction {
        match self {
            Direction::Credit => Direction::Debit,
            Direction::Debit => Direction::Credit,
        }
    }
}

/// Whether a movement stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// It stands for itself.
    Ordinary,
    /// It undoes an earlier one (冲正, red ink); the direction is that in which the money really moved.
    Reversal,
}

impl StatementLine {
    /// The amount with its sign: in is positive.
    #[must_use]
    pub fn signed(&self) -> Fen {
        match self.direction {
            Direction::Credit => self.amount,
            Direction::Debit => -self.amount,
        }
    }
}

/// Reads a statement of the bank: CSV or Excel of a known layout, or CAMT.053.
///
/// The name serves only to say more in a refusal.
///
/// # Errors
/// [`BankFileError`] where the file as a whole is no statement; what is wrong with single lines stands in the statement.
pub fn read_statements(name: &str, bytes: &[u8], layouts: &Layouts) -> Result<StatementFile, BankFileError> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] | [b'%', b'P', b'D', b'F', ..] => {
            let rows = sheet::rows(name, bytes).map_err(BankFileError::Sheet)?;
            return reader::read_rows(|| table::Rows::of_sheet(&rows), None, layouts)
                .map_err(|near| near.named(name));
        }
        _ => {}
    }
    let mut nearest = reader::NotOurs::Empty;
    for (text, encoding) in table::decoded(bytes) {
        if xml::looks_like(&text) {
            return camt::read(name, &text);
        }
        match reader::read_rows(|| table::Rows::of_text(&text), encoding, layouts) {
            Ok(file) => return Ok(file),
            Err(near) => nearest = nearest.or(near),
        }
    }
    Err(nearest.named(name))
}
