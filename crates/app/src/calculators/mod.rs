//! Questions of law without a case: a debt as an officer types it, its statement as a paper, and whole lists in Excel.

mod debt_form;
mod debt_paper;
mod debt_table;
mod distribution_form;
mod distribution_paper;
mod freeze_table;
pub mod spoken;
mod upload_table;

pub use debt_form::{
    DebtForm, InterestText, ItemText, PaymentText, RATE_BASES, SUSPENSION_REASONS, SuspensionText,
};
pub use debt_paper::{debt_calculation, rate_words};
pub use debt_table::{COLUMNS, DebtTable, debt_template};
pub use distribution_form::{CreditorText, Distribution, DistributionForm, ORDERS, RANKS, Share};
pub use distribution_paper::{distribution_plan, distribution_table};
pub use freeze_table::{
    FREEZE_COLUMNS, FreezeForm, FreezeTable, FreezeTerm, PROPERTY_KINDS, TURNS, freeze_template,
};
pub use upload_table::TableColumn;
