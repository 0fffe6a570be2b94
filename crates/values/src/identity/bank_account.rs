use super::{debug_as_display, digits_only};
use crate::text::serde_as_text;
use std::fmt;
use std::str::FromStr;

/// The number of a bank account or card, eight to thirty-two digits.
///
/// Shown as `6222 **** **** 1234`, whatever its length; below sixteen digits as `**** 1234`, so that at least eight
/// are hidden or only four shown. [`BankAccount::reveal`] gives the whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankAccount(Box<str>);

impl BankAccount {
    /// All digits.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BankAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = &self.0[self.0.len() - 4..];
        if self.0.len() < 16 {
            write!(out, "**** {last}")
        } else {
            write!(out, "{} **** **** {last}", &self.0[..4])
        }
    }
}

debug_as_display!(BankAccount);

/// A text that is not the number of an account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("银行账号有误，请填写 8 至 32 位数字，可以带空格")]
pub struct NotABankAccount;

impl FromStr for BankAccount {
    type Err = NotABankAccount;

    /// Reads spaces and hyphens between the digits too.
    fn from_str(text: &str) -> Result<BankAccount, NotABankAccount> {
        let digits = digits_only(text).filter(|digits| (8..=32).contains(&digits.len()));
        Ok(BankAccount(digits.ok_or(NotABankAccount)?.into()))
    }
}

serde_as_text!(BankAccount, |account| account.reveal().to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_with_spaces_and_shown_masked() {
        for (text, whole, masked) in [
            ("6222 0000 0000 000 1234", "6222000000000001234", "6222 **** **** 1234"),
            ("0000-1234", "00001234", "**** 1234"),
        ] {
            let account: BankAccount = text.parse().unwrap();
            assert_eq!((account.reveal(), format!("{account:?}").as_str()), (whole, masked));
        }
        for text in ["", "1234567", "6222x00000000001234", &"1".repeat(33)] {
            assert_eq!(text.parse::<BankAccount>(), Err(NotABankAccount), "{text}");
        }
    }
}
