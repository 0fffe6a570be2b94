//! Invented numbers of people and enterprises: well formed, and of a place that does not exist.

use values::{CreditCode, ResidentId};

/// The division of all invented numbers; no division of China bears it.
const PLACE: &str = "150299";

/// The resident identity number of an invented person: the same for the same serial number.
///
/// # Panics
/// Never: the number is well formed.
#[must_use]
pub fn resident_id(serial: u64) -> ResidentId {
    const WEIGHTS: [u64; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let (year, month, day) = (1950 + serial / 17 % 50, 1 + serial / 3 % 12, 1 + serial / 7 % 28);
    let body = format!("{PLACE}{year}{month:02}{day:02}{:03}", serial % 1_000);
    let sum: u64 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    let check = char::from(CHECKS[(sum % 11) as usize]);
    format!("{body}{check}").parse().expect("the number is well formed")
}

/// The unified social credit code of an invented enterprise: the same for the same serial number.
///
/// # Panics
/// Never: the code is well formed.
#[must_use]
pub fn credit_code(serial: u64) -> CreditCode {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let body = format!("91{PLACE}{:09}", serial % 1_000_000_000);
    let place = |byte: u8| ALPHABET.iter().position(|known| *known == byte).unwrap_or_default();
    let sum: usize = body.bytes().zip(WEIGHTS).map(|(byte, weight)| place(byte) * weight).sum();
    let check = char::from(ALPHABET[(31 - sum % 31) % 31]);
    format!("{body}{check}").parse().expect("the code is well formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_well_formed() {
        for serial in 0..5_000 {
            let _ = (resident_id(serial), credit_code(serial));
        }
        assert_ne!(resident_id(1), resident_id(2));
        assert_ne!(credit_code(1), credit_code(2));
    }
}
