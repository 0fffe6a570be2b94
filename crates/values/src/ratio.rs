//! Exact rates and shares.

use crate::Fen;
use std::fmt;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

/// An exact rational number: a rate, a share, or interest before it is rounded.
///
/// Kept in lowest terms with a positive denominator. Arithmetic that does not fit `i128` is a bug and panics; rates
/// and amounts of this field are far below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Ratio = Ratio { numerator: 1, denominator: 1 };

    /// `numerator / denominator`. Panics where the denominator is zero.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Ratio {
        assert!(denominator != 0, "a ratio has a denominator other than zero");
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let sign = denominator.signum();
        Ratio { numerator: sign * numerator / divisor, denominator: sign * denominator / divisor }
    }

    /// Per cent, given in ten-thousandths of a per cent: `percent_e4(43_500)` is 4.35 %.
    #[must_use]
    pub fn percent_e4(ten_thousandths: i64) -> Ratio {
        Ratio::new(i128::from(ten_thousandths), 1_000_000)
    }

    /// The numerator in lowest terms.
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, always positive.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it is more than nothing.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// This part of an amount, not yet rounded.
    #[must_use]
    pub fn of(self, amount: Fen) -> Ratio {
        self * Ratio::from(i128::from(amount.0))
    }

    /// The number of fen, rounded half up (away from zero), once, at the end of a computation (decision D-06).
    #[must_use]
    pub fn round_half_up(self) -> Fen {
        let doubled = 2 * self.numerator.abs() + self.denominator;
        let magnitude = doubled / (2 * self.denominator);
        Fen(i64::try_from(self.numerator.signum() * magnitude).expect("rounded money fits in i64 fen"))
    }

    /// The number of fen, rounded down.
    #[must_use]
    pub fn floor(self) -> Fen {
        Fen(i64::try_from(self.numerator.div_euclid(self.denominator))
            .expect("rounded money fits in i64 fen"))
    }

    /// The number of fen, rounded up.
    #[must_use]
    pub fn ceil(self) -> Fen {
        let floor = self.numerator.div_euclid(self.denominator);
        let up = i128::from(self.numerator.rem_euclid(self.denominator) != 0);
        Fen(i64::try_from(floor + up).expect("rounded money fits in i64 fen"))
    }

    /// As per cent with the given number of decimals, rounded half up: `4.35%`.
    #[must_use]
    pub fn percent(self, decimals: u32) -> String {
        format!("{}%", (self * Ratio::from(100)).decimal(decimals))
    }

    /// As a decimal fraction with the given number of decimals, rounded half up.
    #[must_use]
    pub fn decimal(self, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals);
        let scaled = (2 * self.numerator.abs() * scale + self.denominator) / (2 * self.denominator);
        let sign = if self.numerator < 0 && scaled > 0 { "-" } else { "" };
        if decimals == 0 {
            return format!("{sign}{scaled}");
        }
        format!("{sign}{}.{:0width$}", scaled / scale, scaled % scale, width = decimals as usize)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<i128> for Ratio {
    fn from(whole: i128) -> Ratio {
        Ratio { numerator: whole, denominator: 1 }
    }
}

impl Add for Ratio {
    type Output = Ratio;
    fn add(self, other: Ratio) -> Ratio {
        if self.denominator == other.denominator {
            return Ratio::new(self.numerator + other.numerator, self.denominator);
        }
        Ratio::new(
            self.numerator * other.denominator + other.numerator * self.denominator,
            self.denominator * other.denominator,
        )
    }
}

impl Sub for Ratio {
    type Output = Ratio;
    fn sub(self, other: Ratio) -> Ratio {
        self + Ratio { numerator: -other.numerator, denominator: other.denominator }
    }
}

impl Mul for Ratio {
    type Output = Ratio;
    fn mul(self, other: Ratio) -> Ratio {
        Ratio::new(self.numerator * other.numerator, self.denominator * other.denominator)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> std::cmp::Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

impl fmt::Display for Ratio {
    /// `7/400`, or a whole number where it is one.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(out, "{}", self.numerator)
        } else {
            write!(out, "{}/{}", self.numerator, self.denominator)
        }
    }
}

/// A text that is not a rate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是利率或比例，请填写如 4.35%、5/10000 或 0.03")]
pub struct NotARatio(pub String);

impl FromStr for Ratio {
    type Err = NotARatio;

    /// Reads `4.35%`, `5/10000`, `0.0005`, `2`.
    fn from_str(text: &str) -> Result<Ratio, NotARatio> {
        let bad = || NotARatio(text.to_owned());
        let plain = text.trim().replace('％', "%");
        if let Some((top, bottom)) = plain.split_once('/') {
            let (top, bottom): (i64, i64) =
                (top.trim().parse().map_err(|_| bad())?, bottom.trim().parse().map_err(|_| bad())?);
            return if bottom == 0 {
                Err(bad())
            } else {
                Ok(Ratio::new(i128::from(top), i128::from(bottom)))
            };
        }
        let (plain, hundredth) = match plain.strip_suffix('%') {
            Some(rest) => (rest.trim(), 100),
            None => (plain.as_str(), 1),
        };
        let (negative, plain) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, plain),
        };
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let digits = format!("{whole}{part}");
        if whole.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let numerator: i128 = digits.parse().map_err(|_| bad())?;
        Ok(Ratio::new(
            if negative { -numerator } else { numerator },
            10_i128.pow(part.len() as u32) * hundredth,
        ))
    }
}

impl serde::Serialize for Ratio {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Ratio {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Ratio, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_in_the_forms_judgments_use() {
        for (text, ratio) in [
            ("4.35%", Ratio::new(435, 10_000)),
            ("5/10000", Ratio::new(1, 2_000)),
            ("0.0005", Ratio::new(1, 2_000)),
            ("24％", Ratio::new(6, 25)),
        ] {
            assert_eq!(text.parse::<Ratio>(), Ok(ratio), "{text}");
        }
        for text in ["", "%", "1/0", "1.2.3", "abc"] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }

    #[test]
    fn rounding_happens_once_and_half_goes_up() {
        assert_eq!(Ratio::new(5, 2).round_half_up(), Fen(3));
        assert_eq!(Ratio::new(-5, 2).round_half_up(), Fen(-3));
        assert_eq!(Ratio::new(7, 3).round_half_up(), Fen(2));
        assert_eq!((Ratio::new(7, 3).floor(), Ratio::new(7, 3).ceil()), (Fen(2), Fen(3)));
        assert_eq!((Ratio::new(-7, 3).floor(), Ratio::new(-7, 3).ceil()), (Fen(-3), Fen(-2)));
    }

    #[test]
    fn decimals_are_rounded_half_up() {
        assert_eq!(Ratio::new(1230, 1535).percent(2), "80.13%");
        assert_eq!(Ratio::new(-1, 3).decimal(2), "-0.33");
        assert_eq!(Ratio::new(1, 2).decimal(0), "1");
    }
}
