//! Amounts as banks write them, read exactly or not at all.

use values::Fen;

/// The most that one amount may be, in fen: ten thousand billion yuan. Up to here a number of Excel, which has fifteen
/// digits, is exact to the fen.
pub(super) const LARGEST: i64 = 999_999_999_999_999;

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAmount {
    /// It is no number, or its commas do not stand at the thousands.
    Unreadable,
    /// It has a part below a fen.
    FinerThanFen,
    /// It is above the largest amount.
    TooLarge,
}

/// The amount in yuan that a cell holds; none where it is empty or only dashes.
///
/// Reads `1234.5`, `1,234.50`, `+1.00`, `-1.00`, `(1.00)`, `¥1.00`, `1.00元`, full-width signs, and zeros beyond the fen
/// (`1.5000`), but nothing that would have to be rounded. A comma stands before three digits: `1,23` is no amount,
/// because it may be meant as 1.23.
pub(super) fn amount(cell: &str) -> Result<Option<Fen>, NoAmount> {
    let narrow: String;
    let cell = if cell.is_ascii() {
        cell.trim()
    } else {
        narrow = cell.chars().map(half_width).collect();
        narrow.trim().trim_start_matches("人民币").trim_start_matches(['¥', '￥']).trim_end_matches('元')
    };
    if cell.bytes().all(|sign| matches!(sign, b'-' | b' ' | b'/')) {
        return Ok(None);
    }
    let (negative, digits) = if let Some(rest) = cell.strip_prefix('-') {
        (true, rest)
    } else if let Some(rest) = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (true, rest)
    } else {
        (false, cell.strip_prefix('+').unwrap_or(cell))
    };
    let digits = digits.trim().trim_start_matches(['¥', '￥']);
    let fen = unsigned(digits)?;
    Ok(Some(Fen(if negative { -fen } else { fen })))
}

fn half_width(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(sign as u32 - 0xFEE0).unwrap_or(sign),
        '−' | '—' | '–' => '-',
        '\u{a0}' | '\u{3000}' => ' ',
        other => other,
    }
}

fn unsigned(digits: &str) -> Result<i64, NoAmount> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !part.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(NoAmount::Unreadable);
    }
    let (kept, beyond) = part.split_at(part.len().min(2));
    let mut fen = yuan(whole)?;
    for place in 0..2 {
        let digit = kept.as_bytes().get(place).map_or(0, |sign| sign - b'0');
        fen = fen.saturating_mul(10).saturating_add(i64::from(digit));
    }
    if !beyond.bytes().all(|sign| sign == b'0') {
        return Err(NoAmount::FinerThanFen);
    }
    if fen > LARGEST { Err(NoAmount::TooLarge) } else { Ok(fen) }
}

fn yuan(whole: &str) -> Result<i64, NoAmount> {
    let mut yuan = 0_i64;
    let grouped = whole.contains(',');
    for (index, group) in whole.split(',').enumerate() {
        let length = group.len();
        let fits = if index == 0 { length > 0 && (!grouped || length <= 3) } else { length == 3 };
        if !fits || !group.bytes().all(|sign| sign.is_ascii_digit()) {
            return Err(NoAmount::Unreadable);
        }
        for sign in group.bytes() {
            yuan = yuan.saturating_mul(10).saturating_add(i64::from(sign - b'0'));
        }
    }
    Ok(yuan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_to_the_fen() {
        for (text, fen) in [
            ("1234.5", 123_450),
            ("1,234,567.89", 123_456_789),
            ("-0.05", -5),
            ("(1,000.00)", -100_000),
            ("+3", 300),
            ("¥1.10", 110),
            ("１，０００．００", 100_000),
            ("人民币12元", 1_200),
            ("373090.17", 37_309_017),
            ("1.5000", 150),
            ("0.00", 0),
            ("9999999999999.99", LARGEST),
        ] {
            assert_eq!(amount(text), Ok(Some(Fen(fen))), "{text}");
        }
        for text in ["", " ", "-", "--", "—"] {
            assert_eq!(amount(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn what_would_have_to_be_rounded_or_guessed_is_no_amount() {
        for (text, why) in [
            ("1,23", NoAmount::Unreadable),
            ("1234,567", NoAmount::Unreadable),
            (",100", NoAmount::Unreadable),
            ("1,000,", NoAmount::Unreadable),
            ("1e3", NoAmount::Unreadable),
            ("1.2.3", NoAmount::Unreadable),
            ("--1", NoAmount::Unreadable),
            ("一百元", NoAmount::Unreadable),
            ("0.30000000000000004", NoAmount::FinerThanFen),
            ("1.005", NoAmount::FinerThanFen),
            ("10000000000000", NoAmount::TooLarge),
            ("99999999999999999999999999", NoAmount::TooLarge),
        ] {
            assert_eq!(amount(text), Err(why), "{text}");
        }
    }
}
