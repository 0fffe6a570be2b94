//! Payments to the bank, and its answers.
//!
//! [`PaymentFile`] is checked whole and written as pain.001 or as a table; [`read_answers`] reads a pain.002 or a table
//! of results. Whether a payment may be made is decided elsewhere.

mod answer;
mod pain001;
mod pain002;
mod results;
mod table;

pub use answer::{AnswerFile, Outcome, PaymentResult, read_answers};
pub use pain001::Version;
pub use table::Encoding;

use super::AccountNumber;
use super::amount::LARGEST;
use std::collections::HashSet;
use values::{Day, Fen, Instant};

/// Payments that go to the bank as one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentFile {
    /// Our number of the file; the bank takes no second file of the same number.
    pub message_id: String,
    /// When it was made.
    pub created_at: Instant,
    /// The day on which the bank is to pay.
    pub execute_on: Day,
    /// The court, which pays.
    pub payer: Payer,
    /// What is to be paid.
    pub orders: Vec<PaymentOrder>,
}

/// The court as payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// The name on the account.
    pub name: String,
    /// The account.
    pub account: AccountNumber,
    /// The bank's clearing number (联行号), twelve digits.
    pub bank_code: String,
}

/// One payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOrder {
    /// Our number, which comes back in the bank's answer and is never used twice.
    pub order_no: String,
    /// How much.
    pub amount: Fen,
    /// The name on the payee's account.
    pub payee_name: String,
    /// The payee's account.
    pub payee_account: AccountNumber,
    /// The payee's bank and branch.
    pub payee_bank: String,
    /// The clearing number (联行号) of that branch, twelve digits; empty where the bank finds it by the account.
    pub payee_bank_code: String,
    /// What the payee reads, such as the number of the case.
    pub wording: String,
}

/// Why a file of payments is not written. Its display is for the officer who makes the payments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaymentFault {
    /// Nothing to pay.
    #[error("没有要支付的款项")]
    Nothing,
    /// A number of the file that banks do not take.
    #[error("支付文件号“{0}”应为 1 至 35 位字母、数字或者连字符")]
    MessageId(String),
    /// The court's own name, account or clearing number.
    #[error("付款账户的{0}没有填写完整或者写法不对，请由财务人员在案款账户设置中补正")]
    Payer(&'static str),
    /// A number of a payment that banks do not take.
    #[error("支付指令号“{0}”应为 1 至 35 位字母、数字或者连字符")]
    OrderNo(String),
    /// The same number twice.
    #[error("支付指令号“{0}”出现两次，一笔款项只能支付一次")]
    Twice(String),
    /// Nothing, or more than one payment may be.
    #[error("支付指令“{order_no}”的金额 {amount} 元不在 0.01 元至 10 万亿元之间")]
    Amount {
        /// The payment.
        order_no: String,
        /// Its amount.
        amount: Fen,
    },
    /// More than one file may pay in all.
    #[error("支付文件的总额超过 10 万亿元，请核对金额")]
    TotalTooLarge,
    /// A field of a payment.
    #[error(
        "支付指令“{order_no}”的{field}没有填写、过长（至多 {longest} 个字）或者有不能用的字符，请改正后重新生成"
    )]
    Field {
        /// The payment.
        order_no: String,
        /// The field.
        field: &'static str,
        /// The most signs it may have.
        longest: usize,
    },
}

impl PaymentFile {
    /// The sum of all payments of a file that was checked.
    fn total(&self) -> Fen {
        self.orders.iter().map(|order| order.amount).sum()
    }

    /// Everything that is wrong with it; nothing where it may be written.
    #[must_use]
    pub fn faults(&self) -> Vec<PaymentFault> {
        let mut faults = Vec::new();
        if self.orders.is_empty() {
            faults.push(PaymentFault::Nothing);
        }
        if !is_reference(&self.message_id) {
            faults.push(PaymentFault::MessageId(self.message_id.clone()));
        }
        if !fits(&self.payer.name, NAME_MAX) {
            faults.push(PaymentFault::Payer("户名"));
        }
        if !is_account(&self.payer.account) {
            faults.push(PaymentFault::Payer("账号"));
        }
        if !is_bank_code(&self.payer.bank_code) {
            faults.push(PaymentFault::Payer("联行号"));
        }
        let total: i128 = self.orders.iter().map(|order| i128::from(order.amount.0)).sum();
        if total > i128::from(LARGEST) {
            faults.push(PaymentFault::TotalTooLarge);
        }
        let mut seen = HashSet::new();
        for order in &self.orders {
            if !seen.insert(order.order_no.as_str()) {
                faults.push(PaymentFault::Twice(order.order_no.clone()));
            }
            faults.extend(order.faults());
        }
        faults
    }

    fn checked(&self) -> Result<(), Vec<PaymentFault>> {
        let faults = self.faults();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

const REFERENCE_MAX: usize = 35;
const NAME_MAX: usize = 70;
const ACCOUNT_MAX: usize = 34;
const WORDING_MAX: usize = 140;

impl PaymentOrder {
    fn faults(&self) -> Vec<PaymentFault> {
        let mut faults = Vec::new();
        let order_no = || self.order_no.clone();
        if !is_reference(&self.order_no) {
            faults.push(PaymentFault::OrderNo(order_no()));
        }
        if !(1..=LARGEST).contains(&self.amount.0) {
            faults.push(PaymentFault::Amount { order_no: order_no(), amount: self.amount });
        }
        let code = &self.payee_bank_code;
        for (field, longest, good) in [
            ("收款人户名", NAME_MAX, fits(&self.payee_name, NAME_MAX)),
            ("收款账号", ACCOUNT_MAX, is_account(&self.payee_account)),
            ("开户行", NAME_MAX, fits(&self.payee_bank, NAME_MAX)),
            ("联行号", 12, code.is_empty() || is_bank_code(code)),
            ("附言", WORDING_MAX, fits(&self.wording, WORDING_MAX)),
        ] {
            if !good {
                faults.push(PaymentFault::Field { order_no: order_no(), field, longest });
            }
        }
        faults
    }
}

fn is_reference(text: &str) -> bool {
    (1..=REFERENCE_MAX).contains(&text.len())
        && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-')
}

fn is_account(account: &AccountNumber) -> bool {
    let number = account.reveal();
    (1..=ACCOUNT_MAX).contains(&number.len()) && number.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

fn is_bank_code(code: &str) -> bool {
    code.len() == 12 && code.bytes().all(|sign| sign.is_ascii_digit())
}

/// Whether a text may stand in a file of payments: not empty, not too long, no control characters, and nothing that a
/// spreadsheet would take for a formula.
fn fits(text: &str, longest: usize) -> bool {
    let count = text.chars().count();
    let formula = text.starts_with(['=', '+', '-', '@']);
    let allowed = |sign: char| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}');
    count <= longest
        && !text.trim().is_empty()
        && text.trim() == text
        && !formula
        && text.chars().all(allowed)
}
