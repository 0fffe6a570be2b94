use super::{debug_as_display, digits_only};
use crate::text::{plain, serde_as_text};
use std::fmt;
use std::str::FromStr;

/// A telephone number within China, seven to twelve digits: `13800001234`, `04720001234`.
///
/// Shown with the four digits before the last four hidden, `138****1234`; [`Phone::reveal`] gives the whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(Box<str>);

impl Phone {
    /// All digits.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.len();
        write!(out, "{}****{}", &self.0[..length.saturating_sub(8)], &self.0[length - 4..])
    }
}

debug_as_display!(Phone);

/// A text that is not a telephone number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("电话号码有误，请填写 11 位手机号，或区号加座机号，如 0472-0001234")]
pub struct NotAPhone;

impl FromStr for Phone {
    type Err = NotAPhone;

    /// Reads spaces, hyphens, brackets and a leading +86 too.
    fn from_str(text: &str) -> Result<Phone, NotAPhone> {
        let text = plain(text).replace(['（', '）'], "");
        let digits = digits_only(text.strip_prefix("+86").unwrap_or(&text)).ok_or(NotAPhone)?;
        let fits = match digits.as_bytes() {
            [b'1', b'3'..=b'9', ..] => digits.len() == 11 || (7..=8).contains(&digits.len()),
            [b'0', ..] => (10..=12).contains(&digits.len()),
            _ => (7..=8).contains(&digits.len()),
        };
        if fits { Ok(Phone(digits.into())) } else { Err(NotAPhone) }
    }
}

serde_as_text!(Phone, |phone| phone.reveal().to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_read_as_people_write_them_and_shown_masked() {
        for (text, whole, masked) in [
            ("138 0000 1234", "13800001234", "138****1234"),
            ("+86-13800001234", "13800001234", "138****1234"),
            ("（0472）0001234", "04720001234", "047****1234"),
            ("0472-0001234", "04720001234", "047****1234"),
            ("0001234", "", ""),
            ("8001234", "8001234", "****1234"),
        ] {
            let phone = text.parse::<Phone>();
            assert_eq!(phone.as_ref().map_or("", Phone::reveal), whole, "{text}");
            assert_eq!(phone.map_or(String::new(), |phone| format!("{phone:?}")), masked, "{text}");
        }
        for text in ["", "12", "138000012345", "23800001234", "一三八"] {
            assert_eq!(text.parse::<Phone>(), Err(NotAPhone), "{text}");
        }
    }
}
