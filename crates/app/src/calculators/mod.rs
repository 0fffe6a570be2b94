//! Questions of law without a case: a debt as an officer types it, its statement as a paper, and whole lists in Excel.

mod debt_form;
mod debt_paper;
mod debt_table;
mod distribution_form;
pub mod spoken;

pub use debt_form::{
    DebtForm, InterestText, ItemText, PaymentText, RATE_BASES, SUSPENSION_REASONS, SuspensionText,
};
pub use debt_paper::{debt_calculation, rate_words};
pub use debt_table::{COLUMNS, DebtTable, TableColumn, debt_template};
pub use distribution_form::{CreditorText, Distribution, DistributionForm, ORDERS, RANKS, Share};
