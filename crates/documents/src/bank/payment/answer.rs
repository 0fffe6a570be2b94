//! What the bank did with our payments.

use super::super::table::{Rows, decoded};
use super::super::xml::looks_like;
use super::super::{BadLine, BankFileError};
use super::{pain002, results};
use crate::sheet;
use values::{Day, Fen};

/// The bank's answer to one or more files of payments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerFile {
    /// The number of our file that it answers, where it names it.
    pub message_id: Option<Box<str>>,
    /// What it says about the file as a whole; it holds for every order of the file that has no result of its own.
    pub whole: Option<PaymentResult>,
    /// What it says about single orders, in the order of the file.
    pub results: Vec<PaymentResult>,
    /// The lines that could not be read.
    pub bad_lines: Vec<BadLine>,
}

/// What became of one payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentResult {
    /// Our number of the payment; that of the file where the whole file is meant.
    pub order_no: Box<str>,
    /// What became of it.
    pub outcome: Outcome,
    /// The bank's word for it, such as `RJCT` or 交易失败.
    pub status: Box<str>,
    /// The bank's reason in Chinese, where it gives one.
    pub reason: Option<Box<str>>,
    /// The bank's transaction number, by which the payment is found in the statement.
    pub bank_no: Option<Box<str>>,
    /// The amount that the bank names.
    pub amount: Option<Fen>,
    /// The day that the bank names.
    pub on: Option<Day>,
    /// The row or line, counted from 1.
    pub row: usize,
}

/// What became of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The bank has it and has not finished.
    Underway,
    /// The money has left the court's account for the payee's.
    Settled,
    /// It was refused or came back: the money is the court's again.
    Failed,
}

/// Reads the bank's answer: pain.002, or a table with our order numbers and the result of each.
///
/// # Errors
/// [`BankFileError`] where the file as a whole is no answer; what is wrong with single lines stands in it.
pub fn read_answers(name: &str, bytes: &[u8]) -> Result<AnswerFile, BankFileError> {
    if let [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] | [b'%', b'P', b'D', b'F', ..] = bytes {
        let rows = sheet::rows(name, bytes).map_err(BankFileError::Sheet)?;
        return results::read(name, Rows::of_sheet(&rows));
    }
    let mut refused = BankFileError::Empty(name.to_owned());
    for (text, _) in decoded(bytes) {
        if looks_like(&text) {
            return pain002::read(name, &text);
        }
        match results::read(name, Rows::of_text(&text)) {
            Ok(file) => return Ok(file),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
