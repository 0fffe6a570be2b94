//! Numbers in Arabic digits, Chinese numerals and both mixed.

use crate::text::{Span, Text};

/// A number that is not negative, kept exactly: `digits / 10^decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) digits: i128,
    pub(crate) decimals: u32,
    pub(crate) span: Span,
}

/// More digits than any sum of money has; longer rows of digits are account numbers.
const DIGITS_MAX: usize = 15;

impl Number {
    /// The number times a power of ten, where that is whole and fits.
    pub(crate) fn scaled(self, power: u32) -> Option<i64> {
        let value = if power >= self.decimals {
            self.digits.checked_mul(10_i128.checked_pow(power - self.decimals)?)?
        } else {
            // More decimals than the unit has: cut, as a clerk would.
            self.digits / 10_i128.checked_pow(self.decimals - power)?
        };
        i64::try_from(value).ok()
    }

    /// The whole number, where it is one.
    pub(crate) fn whole(self) -> Option<u32> {
        let divisor = 10_i128.checked_pow(self.decimals)?;
        if self.digits % divisor != 0 {
            return None;
        }
        u32::try_from(self.digits / divisor).ok()
    }

    /// The number as a decimal without superfluous zeros, divided by a power of ten.
    pub(crate) fn plain_divided(self, power: u32) -> String {
        let (mut digits, mut decimals) = (self.digits, self.decimals + power);
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals -= 1;
        }
        let text = format!("{digits:0width$}", width = decimals as usize + 1);
        let (whole, part) = text.split_at(text.len() - decimals as usize);
        if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
    }

    fn times(self, factor: i128) -> Option<Number> {
        Some(Number { digits: self.digits.checked_mul(factor)?, ..self })
    }

    fn plus(self, other: Number) -> Option<Number> {
        let decimals = self.decimals.max(other.decimals);
        let lift = |n: Number| n.digits.checked_mul(10_i128.checked_pow(decimals - n.decimals)?);
        Some(Number {
            digits: lift(self)?.checked_add(lift(other)?)?,
            decimals,
            span: Span::new(self.span.start, other.span.end),
        })
    }
}

/// The number that begins at the position.
pub(crate) fn number_at(text: &Text, position: usize) -> Option<Number> {
    if text.at(position).is_ascii_digit() { mixed(text, position) } else { chinese(text, position) }
}

/// Arabic digits, possibly with units in between: `3万`, `12万3456`, `1亿2000万`.
fn mixed(text: &Text, position: usize) -> Option<Number> {
    let mut total = arabic(text, position)?;
    let mut last_unit = i128::MAX;
    let mut part = total;
    let mut sum: Option<Number> = None;
    loop {
        let end = part.span.end;
        let (factor, length) = unit_at(text, end);
        if factor == 1 || factor >= last_unit {
            if sum.is_some() {
                total = sum?.plus(part)?;
            }
            return Some(total);
        }
        let mut scaled = part.times(factor)?;
        scaled.span.end = end + length;
        let so_far = match sum {
            Some(sum) => sum.plus(scaled)?,
            None => scaled,
        };
        last_unit = factor;
        total = so_far;
        sum = Some(so_far);
        match arabic(text, so_far.span.end) {
            Some(next) => part = next,
            None => return Some(total),
        }
    }
}

/// The unit at the position and its length; 1 where there is none.
fn unit_at(text: &Text, position: usize) -> (i128, usize) {
    match text.at(position) {
        '亿' | '億' => (100_000_000, 1),
        '万' | '萬' if text.starts(position + 1, "亿") => (1_000_000_000_000, 2),
        '百' | '佰' if text.starts(position + 1, "万") => (1_000_000, 2),
        '千' | '仟' if text.starts(position + 1, "万") => (10_000_000, 2),
        '万' | '萬' if text.at(position + 1) != '分' => (10_000, 1),
        '千' | '仟' if text.at(position + 1) != '分' => (1_000, 1),
        '百' | '佰' if text.at(position + 1) != '分' => (100, 1),
        _ => (1, 0),
    }
}

/// Digits with separators and decimals: `1,234.56`, `1 234`, `4，421，974.76`, also `13，1145.58`.
fn arabic(text: &Text, position: usize) -> Option<Number> {
    if !text.at(position).is_ascii_digit() {
        return None;
    }
    let mut digits = String::new();
    let mut at = position;
    let run = |from: usize| (from..).take_while(|p| text.at(*p).is_ascii_digit()).count();
    let first = run(at);
    let mut group = first;
    loop {
        (at..at + group).for_each(|p| digits.push(text.at(p)));
        at += group;
        if digits.len() > DIGITS_MAX || first > 4 {
            break;
        }
        let next = run(at + 1);
        let after = text.at(at + 1 + next);
        let separated = match text.at(at) {
            ',' | '，' => {
                // Groups of four are the slip of a clerk who counts in 万; only believed where the sum ends there.
                let thousands = next == 3 && first <= 3;
                let myriads = next == 4 && digits.len() <= 2 && matches!(after, '元' | '.');
                thousands || myriads
            }
            ' ' => next == 3 && first <= 3 && matches!(after, '元' | '.' | ' '),
            _ => false,
        };
        if !separated {
            break;
        }
        at += 1;
        group = next;
    }
    let mut decimals = 0;
    if matches!(text.at(at), '.' | '·') && text.at(at + 1).is_ascii_digit() {
        let places = run(at + 1);
        // `2015.7.14` is a day.
        if text.at(at + 1 + places) != '.' || !text.at(at + 2 + places).is_ascii_digit() {
            (at + 1..at + 1 + places).for_each(|p| digits.push(text.at(p)));
            decimals = u32::try_from(places).ok()?;
            at += 1 + places;
        }
    }
    if digits.len() > DIGITS_MAX + 6 {
        return None;
    }
    Some(Number { digits: digits.parse().ok()?, decimals, span: Span::new(position, at) })
}

/// Chinese numerals, small and capital: `二千三百`, `肆万`, `九十五万`, `十`, `零点五`, `二〇`.
fn chinese(text: &Text, position: usize) -> Option<Number> {
    let mut at = position;
    let (mut total, mut section, mut digit, mut seen): (i128, i128, Option<i128>, bool) = (0, 0, None, false);
    let mut row = 0_u32;
    loop {
        let c = text.at(at);
        if let Some(value) = digit_of(c) {
            digit = Some(match digit {
                // A row of digits: 二〇一八.
                Some(before) if row > 0 && row < 8 && value < 10 && before < 100_000_000 && section == 0 => {
                    before * 10 + value
                }
                _ => value,
            });
            row += 1;
        } else if let Some(unit) = small_unit(c) {
            if text.at(at + 1) == '分' && text.at(at + 2) == '之' {
                break;
            }
            section = section.checked_add(digit.unwrap_or(1) * unit)?;
            digit = None;
            row = 0;
        } else if matches!(c, '万' | '萬' | '亿' | '億') && seen && !text.starts(at + 1, "分之") {
            let unit = if matches!(c, '万' | '萬') { 10_000 } else { 100_000_000 };
            let value = section + digit.unwrap_or(0);
            total =
                if unit == 100_000_000 { (total + value).checked_mul(unit)? } else { total + value * unit };
            (section, digit, row) = (0, None, 0);
        } else {
            break;
        }
        seen = true;
        at += 1;
        if at - position > 24 {
            return None;
        }
    }
    if !seen {
        return None;
    }
    let mut number =
        Number { digits: total + section + digit.unwrap_or(0), decimals: 0, span: Span::new(position, at) };
    if text.at(at) == '点' && digit_of(text.at(at + 1)).is_some() {
        at += 1;
        while let Some(value) = digit_of(text.at(at)).filter(|_| number.decimals < 6) {
            number.digits = number.digits * 10 + value;
            number.decimals += 1;
            at += 1;
        }
        number.span.end = at;
        if matches!(text.at(at), '万' | '亿') {
            let (factor, length) = unit_at(text, at);
            number = number.times(factor)?;
            number.span.end = at + length;
        }
    }
    Some(number)
}

pub(crate) fn digit_of(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' | 'O' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '貳' => 2,
        '三' | '叁' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn small_unit(c: char) -> Option<i128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, wanted: &str, length: usize) {
        let text = Text::new(words);
        let number = number_at(&text, 0).unwrap_or_else(|| panic!("{words} is a number"));
        assert_eq!((number.plain_divided(0).as_str(), number.span.end), (wanted, length), "{words}");
    }

    #[test]
    fn numbers_are_read_in_every_way_judgments_write_them() {
        for (words, wanted, length) in [
            ("1542241.5元", "1542241.5", 9),
            ("3万元", "30000", 2),
            ("12.5万元", "125000", 5),
            ("175.2767万元", "1752767", 9),
            ("1,234.56元", "1234.56", 8),
            ("4，421，974.76元", "4421974.76", 12),
            ("13，1145.58元", "131145.58", 10),
            ("1 234元", "1234", 5),
            ("１２３４元", "1234", 4),
            ("12万3456元", "123456", 7),
            ("1亿2000万元", "120000000", 7),
            ("5千万元", "50000000", 3),
            ("肆万元", "40000", 2),
            ("十元", "10", 1),
            ("二千三百元", "2300", 4),
            ("九十五万元", "950000", 4),
            ("九千八百二十八元", "9828", 7),
            ("一亿零五万元", "100050000", 5),
            ("零点五", "0.5", 3),
            ("五点一的标准", "5.1", 3),
            ("一点五万元", "15000", 4),
            ("二〇一八年", "2018", 4),
            ("8.8%,2015年", "8.8", 3),
        ] {
            check(words, wanted, length);
        }
    }

    #[test]
    fn what_is_not_a_number_is_not_read() {
        for words in ["元", "", "万分之五", "a1"] {
            assert!(number_at(&Text::new(words), 0).is_none(), "{words}");
        }
    }
}
