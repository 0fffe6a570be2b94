//! What the court and its bank hand each other as files: statements in, payments out and their answers in, and our
//! books for an outside tool.
//!
//! Everything here is values to bytes and bytes to values. Which case a receipt belongs to, whether a payment may be
//! made and what an account means is decided elsewhere. Start at [`read_statements`] for statements,
//! [`PaymentFile`] for payments, [`read_answers`] for what the bank did with them, and [`Book`] for journals.
//!
//! Nothing that comes in makes a reader panic: a file that is no statement at all is refused, a line that cannot be
//! read is named with its row and column, and every other line is kept.

mod account;
mod amount;

mod journal;
mod layout;
mod moment;
mod payment;

mod statement;
mod table;
mod xml;

pub use account::AccountNumber;
pub use journal::{Book, BookAccount, BookBalance, BookFault, BookLine, BookTransaction, Root};
pub use layout::{Layout, LayoutFault, Layouts};
pub use payment::{
    AnswerFile, Encoding, Outcome, Payer, PaymentFault, PaymentFile, PaymentOrder, PaymentResult, Version,
    read_answers,
};
pub use statement::{
    BadLine, Direction, Fault, Finding, Movement, Statement, StatementFile, StatementLine, read_statements,
};

use crate::sheet::SheetReadError;

/// Why a file of the bank cannot be read at all. Its display is for the officer who uploaded it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankFileError {
    /// The table could not be opened.
    #[error(transparent)]
    Sheet(SheetReadError),
    /// Nothing in it.
    #[error("“{0}”是空的，请向银行重新下载")]
    Empty(String),
    /// No row bears the heads of a layout that is known.
    #[error(
        "“{name}”的格式没有认出：表头最接近“{nearest}”，还缺少{}。请核对是否选错文件；格式确实不同的，请系统维护人员增加对应的格式文件",
        quoted(missing)
    )]
    NotRecognised {
        /// The file.
        name: String,
        /// The title of the layout that comes nearest.
        nearest: String,
        /// The heads of it that the file lacks.
        missing: Vec<String>,
    },
    /// An XML file of another kind.
    #[error("“{name}”不是{expected}，请核对是否选错文件")]
    OtherXml {
        /// The file.
        name: String,
        /// What was asked for.
        expected: &'static str,
    },
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect()
}
