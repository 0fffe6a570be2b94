//! Numbers of persons, organisations, telephones and accounts.
//!
//! Those that are personal data show themselves masked, in `Display` and `Debug` alike, so that a log or a page shows
//! the whole only where somebody wrote `.reveal()`. Their serde form is the whole number, because the journal must
//! be able to read it back: never serialize them towards a reader who may not see them. Their errors do not repeat
//! what was typed.

mod bank_account;
mod credit_code;
mod phone;
mod resident_id;

pub use bank_account::{BankAccount, NotABankAccount};
pub use credit_code::{CreditCode, NotACreditCode};
pub use phone::{NotAPhone, Phone};
pub use resident_id::{NotAResidentId, ResidentId, Sex};

/// `Debug` that shows no more than `Display`.
macro_rules! debug_as_display {
    ($name:ty) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(out, "{self}")
            }
        }
    };
}
use debug_as_display;

/// The digits of what was typed, or none where it holds anything but digits, spaces and hyphens.
fn digits_only(text: &str) -> Option<String> {
    let digits = crate::text::plain(text).replace('-', "");
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}
