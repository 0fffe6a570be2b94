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

/// A text in which every run of at least twelve digits, such as an account number, shows only its first and last four.
///
/// For sentences and descriptions that people wrote; a number in a field of its own has a type that masks itself.
#[must_use]
pub fn mask_long_numbers(text: &str) -> String {
    const LONG: usize = 12;
    let mut masked = String::with_capacity(text.len());
    let mut run = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_digit() {
            run.push(sign);
            continue;
        }
        if run.len() < LONG {
            masked.push_str(&run);
        } else {
            masked.push_str(&format!("{}****{}", &run[..4], &run[run.len() - 4..]));
        }
        run.clear();
        masked.push(sign);
    }
    masked.pop();
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_in_sentences_keep_their_ends_only() {
        assert_eq!(
            mask_long_numbers("某某银行账户6200320132450966，余额5000元"),
            "某某银行账户6200****0966，余额5000元"
        );
        assert_eq!(mask_long_numbers("13912345678"), "13912345678");
        assert_eq!(mask_long_numbers("622200000000"), "6222****0000");
    }
}
