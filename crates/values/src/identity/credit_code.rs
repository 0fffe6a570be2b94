use super::debug_as_display;
use crate::text::{plain, serde_as_text};
use std::fmt;
use std::str::FromStr;

/// The eighteen characters of an organisation's unified social credit code (统一社会信用代码, GB 32100).
///
/// Shown whole: the codes are public, and a masked one could not be told from its neighbour. Only the last character
/// is checked, not the organisation code within, for there are registered codes whose inner check does not hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(Box<str>);

impl CreditCode {
    /// The whole code; the same as `Display`.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The third to eighth digits: the division of the registering authority.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0[2..8]
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

debug_as_display!(CreditCode);

/// Why a text is not a unified social credit code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACreditCode {
    /// It has another length.
    #[error("统一社会信用代码应为 18 位，现为 {0} 位，请核对")]
    Length(usize),
    /// It has other characters, or letters where the division stands.
    #[error("统一社会信用代码由数字和大写字母组成，不含 I、O、S、V、Z，第 3 至 8 位为数字，请核对")]
    Character,
    /// The last character does not fit.
    #[error("统一社会信用代码校验位不符，请逐位核对是否有误")]
    CheckCharacter,
}

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

impl FromStr for CreditCode {
    type Err = NotACreditCode;

    /// Reads full-width and small letters too.
    fn from_str(text: &str) -> Result<CreditCode, NotACreditCode> {
        let text = plain(text).to_ascii_uppercase();
        let length = text.chars().count();
        if length != 18 {
            return Err(NotACreditCode::Length(length));
        }
        let values: Option<Vec<usize>> = text.chars().map(|c| ALPHABET.find(c)).collect();
        let values = values.filter(|values| values[2..8].iter().all(|value| *value < 10));
        let values = values.ok_or(NotACreditCode::Character)?;
        if !(checked_sum(&values[..17]) + values[17]).is_multiple_of(31) {
            return Err(NotACreditCode::CheckCharacter);
        }
        Ok(CreditCode(text.into()))
    }
}

/// The sum of the characters' values, each times the next power of three, modulo 31.
fn checked_sum(values: &[usize]) -> usize {
    let (sum, _) = values.iter().fold((0, 1), |(sum, weight), value| (sum + value * weight, weight * 3 % 31));
    sum % 31
}

serde_as_text!(CreditCode);

#[cfg(test)]
mod tests {
    use super::*;
    use NotACreditCode::{Character, CheckCharacter, Length};

    /// A code of no real organisation, with its check character.
    const MADE_UP: &str = "52150222MJ0000000R";

    #[test]
    fn codes_are_accepted_with_their_check_character_only() {
        for (text, error) in [
            (MADE_UP, None),
            ("911502220000000005", None),
            ("５２150222mj 0000000r", None),
            ("52150222MJ0000000T", Some(CheckCharacter)),
            ("52150222MJ0000001R", Some(CheckCharacter)),
            ("52150222MO0000000R", Some(Character)),
            ("5215022AMJ0000000R", Some(Character)),
            ("52150222MJ0000000号", Some(Character)),
            ("52150222MJ000000R", Some(Length(17))),
        ] {
            assert_eq!(text.parse::<CreditCode>().err(), error, "{text}");
        }
    }

    #[test]
    fn a_code_is_public_and_shown_whole() {
        let code: CreditCode = MADE_UP.parse().unwrap();
        assert_eq!((code.to_string().as_str(), code.reveal(), code.place()), (MADE_UP, MADE_UP, "150222"));
    }
}
