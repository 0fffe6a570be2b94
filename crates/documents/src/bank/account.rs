//! Numbers of accounts as banks write them.

use serde::{Deserialize, Serialize};
use std::fmt;
use values::BankAccount;

/// The number of an account as the bank wrote it, which may hold letters: a virtual sub-account, a foreign account, a
/// payment company's.
///
/// It identifies a person, so display and debug hide the middle; [`AccountNumber::reveal`] gives the whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountNumber(Box<str>);

impl AccountNumber {
    /// The number without the spaces and hyphens that only group it, or none where nothing is left.
    #[must_use]
    pub fn written(text: &str) -> Option<AccountNumber> {
        let spacing = |sign: char| sign.is_whitespace() || sign == '-';
        let number: String = text.chars().filter(|sign| !spacing(*sign)).collect();
        (!number.is_empty()).then(|| AccountNumber(number.into()))
    }

    /// The whole number.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The same as an account of a Chinese bank, where it is one: 8 to 32 digits.
    #[must_use]
    pub fn bank_account(&self) -> Option<BankAccount> {
        self.0.parse().ok()
    }
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signs: Vec<char> = self.0.chars().collect();
        let shown = if signs.len() > 8 { 4 } else { 0 };
        let last: String = signs[signs.len() - shown..].iter().collect();
        write!(out, "**** {last}")
    }
}

impl fmt::Debug for AccountNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_whole_and_shown_masked() {
        let account = AccountNumber::written(" 6222 0000-0000 0001 234 ").unwrap();
        assert_eq!(account.reveal(), "6222000000000001234");
        assert_eq!(format!("{account:?}"), "**** 1234");
        assert!(account.bank_account().is_some());
        let other = AccountNumber::written("ZFB-20880011@pay").unwrap();
        assert_eq!((other.reveal(), other.bank_account()), ("ZFB20880011@pay", None));
        assert_eq!(AccountNumber::written(" - "), None);
    }
}
