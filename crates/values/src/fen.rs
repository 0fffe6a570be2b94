//! Money.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

/// An amount of renminbi in fen (分), one hundredth of a yuan.
///
/// Sums are exact; overflow (above 92 thousand billion yuan) is a bug and panics in every profile. `Display` writes
/// yuan with thousands separators and two decimals, as court officers write it: `1,234,567.89`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// No money.
    pub const ZERO: Fen = Fen(0);

    /// Whole yuan.
    #[must_use]
    pub const fn yuan(yuan: i64) -> Fen {
        Fen(yuan * 100)
    }

    /// Whether the amount is more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether the amount is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount, or nothing where it is negative.
    #[must_use]
    pub fn or_zero(self) -> Fen {
        self.max(Fen::ZERO)
    }

    /// The amount without separators, `1234567.89`: for files, form fields and machines.
    #[must_use]
    pub fn plain(self) -> String {
        let (sign, whole, part) = self.parts();
        format!("{sign}{whole}.{part:02}")
    }

    /// The amount in the capital numerals of papers and vouchers (大写金额): `壹万贰仟元整`.
    #[must_use]
    pub fn capital(self) -> String {
        const DIGIT: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
        const UNIT: [&str; 4] = ["", "拾", "佰", "仟"];
        const SECTION: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
        let magnitude = self.0.unsigned_abs();
        let (mut whole, part) = (magnitude / 100, magnitude % 100);
        let mut sections = Vec::new();
        while whole > 0 {
            sections.push(whole % 10_000);
            whole /= 10_000;
        }
        let mut text = String::new();
        let mut gap = false;
        for (place, section) in sections.iter().enumerate().rev() {
            if *section == 0 {
                gap = !text.is_empty();
                continue;
            }
            for digit_place in (0..4).rev() {
                let digit = (*section / 10_u64.pow(digit_place)) % 10;
                if digit == 0 {
                    gap = gap || !text.is_empty();
                    continue;
                }
                if gap {
                    text.push('零');
                    gap = false;
                }
                text.push(DIGIT[digit as usize]);
                text.push_str(UNIT[digit_place as usize]);
            }
            // A zero at the end of a section is spoken only before a following digit.
            gap = section % 10 == 0;
            text.push_str(SECTION[place]);
        }
        if !text.is_empty() {
            text.push('元');
        }
        match (part / 10, part % 10) {
            (0, 0) if text.is_empty() => text.push_str("零元整"),
            (0, 0) => text.push('整'),
            (jiao, 0) => {
                text.push(DIGIT[jiao as usize]);
                text.push_str("角整");
            }
            (jiao, fen) => {
                if jiao > 0 {
                    text.push(DIGIT[jiao as usize]);
                    text.push('角');
                } else if !text.is_empty() {
                    text.push('零');
                }
                text.push(DIGIT[fen as usize]);
                text.push('分');
            }
        }
        if self.0 < 0 { format!("负{text}") } else { text }
    }

    fn parts(self) -> (&'static str, u64, u64) {
        let magnitude = self.0.unsigned_abs();
        (if self.0 < 0 { "-" } else { "" }, magnitude / 100, magnitude % 100)
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, whole, part) = self.parts();
        let digits = whole.to_string();
        let mut text = String::with_capacity(digits.len() + 8);
        text.push_str(sign);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text.push_str(&format!(".{part:02}"));
        out.pad(&text)
    }
}

/// A text that is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是金额，请填写元，最多两位小数，例如 12,345.67")]
pub struct NotMoney(pub String);

impl FromStr for Fen {
    type Err = NotMoney;

    /// Reads yuan: `1234`, `1,234.5`, `¥1,234.56`, `1234.56元`, full-width digits and separators too.
    fn from_str(text: &str) -> Result<Fen, NotMoney> {
        let bad = || NotMoney(text.to_owned());
        let plain: String = text
            .trim()
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
                '．' => '.',
                '，' => ',',
                other => other,
            })
            .filter(|c| *c != ',' && !c.is_whitespace())
            .collect();
        let plain = plain.trim_start_matches("人民币").trim_start_matches(['¥', '￥']).trim_end_matches('元');
        let (negative, plain) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain),
        };
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) || part.len() > 2 {
            return Err(bad());
        }
        let whole: i64 = whole.parse().map_err(|_| bad())?;
        let part: i64 = match part.len() {
            0 => 0,
            1 => part.parse::<i64>().map_err(|_| bad())? * 10,
            _ => part.parse().map_err(|_| bad())?,
        };
        let fen = whole.checked_mul(100).and_then(|w| w.checked_add(part)).ok_or_else(bad)?;
        Ok(Fen(if negative { -fen } else { fen }))
    }
}

impl Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0.checked_add(other.0).expect("a sum of money fits in i64 fen"))
    }
}

impl Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0.checked_sub(other.0).expect("a difference of money fits in i64 fen"))
    }
}

impl Neg for Fen {
    type Output = Fen;
    fn neg(self) -> Fen {
        Fen(self.0.checked_neg().expect("a negated amount fits in i64 fen"))
    }
}

impl AddAssign for Fen {
    fn add_assign(&mut self, other: Fen) {
        *self = *self + other;
    }
}

impl SubAssign for Fen {
    fn sub_assign(&mut self, other: Fen) {
        *self = *self - other;
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Fen> for Fen {
    fn sum<I: Iterator<Item = &'a Fen>>(amounts: I) -> Fen {
        amounts.copied().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_court_officers_write_it() {
        for (fen, shown) in [
            (0, "0.00"),
            (5, "0.05"),
            (123, "1.23"),
            (100_000, "1,000.00"),
            (123_456_789, "1,234,567.89"),
            (-50, "-0.50"),
        ] {
            assert_eq!(Fen(fen).to_string(), shown);
            assert_eq!(shown.parse::<Fen>(), Ok(Fen(fen)));
        }
    }

    #[test]
    fn money_is_read_as_people_type_it() {
        for (text, fen) in
            [("1234", 123_400), ("¥1,234.5", 123_450), ("１２．３元", 1_230), (" 人民币10元 ", 1_000)]
        {
            assert_eq!(text.parse::<Fen>(), Ok(Fen(fen)), "{text}");
        }
        for text in ["", "1.234", "一万", "1e5", "--1", ".", "99999999999999999999"] {
            assert!(text.parse::<Fen>().is_err(), "{text}");
        }
    }

    #[test]
    fn capital_numerals_follow_the_rules_of_vouchers() {
        for (fen, capital) in [
            (0, "零元整"),
            (5, "伍分"),
            (10, "壹角整"),
            (105, "壹元零伍分"),
            (100_000, "壹仟元整"),
            (1_000_500, "壹万零伍元整"),
            (12_345_678, "壹拾贰万叁仟肆佰伍拾陆元柒角捌分"),
            (10_000_000_000, "壹亿元整"),
            (10_100_000_000, "壹亿零壹佰万元整"),
            (1_010_000, "壹万零壹佰元整"),
            (10_000_100, "壹拾万零壹元整"),
        ] {
            assert_eq!(Fen(fen).capital(), capital);
        }
    }
}
