//! Days and times as banks write them.

use values::Day;

/// The day at the start of a cell, by the first pattern that fits, and the rest of the cell.
///
/// In a pattern `yyyy`, `mm` and `dd` stand for the numbers and everything else for itself; a month
/// or day beside another sign may have one digit.
pub(super) fn day<'a>(cell: &'a str, patterns: &[String]) -> Option<(Day, &'a str)> {
    patterns.iter().find_map(|pattern| by_pattern(cell, pattern))
}

fn by_pattern<'a>(cell: &'a str, pattern: &str) -> Option<(Day, &'a str)> {
    let (mut year, mut month, mut date) = (0, 0, 0);
    let mut left = cell;
    let mut signs = pattern.chars().peekable();
    let mut after_mark = false;
    while let Some(sign) = signs.next() {
        if !matches!(sign, 'y' | 'm' | 'd') {
            left = left.strip_prefix(sign)?;
            after_mark = true;
            continue;
        }
        let mut width = 1;
        while signs.next_if_eq(&sign).is_some() {
            width += 1;
        }
        let alone = after_mark || !matches!(signs.peek(), None | Some('y' | 'm' | 'd'));
        let may_be_short = sign != 'y' && alone;
        after_mark = false;
        let digits = left.bytes().take(width).take_while(u8::is_ascii_digit).count();
        if digits == 0 || (digits < width && !may_be_short) {
            return None;
        }
        let (number, rest) = left.split_at(digits);
        let number: u32 = number.parse().ok()?;
        left = rest;
        match sign {
            'y' => year = number,
            'm' => month = number,
            _ => date = number,
        }
    }
    Some((Day::new(i32::try_from(year).ok()?, month, date)?, left))
}

/// The second of the day that a cell gives: `14:22`, `14:22:05`, `142205`, with a fraction or zone that is left out.
pub(super) fn second_of_day(cell: &str) -> Option<u32> {
    let cell = cell.trim_start_matches(['T', ' ', '\u{a0}']).trim();
    let whole = cell.split(['.', '+', 'Z']).next()?;
    let (hour, minute, second) = if whole.contains(':') {
        let mut parts = whole.split(':');
        (parts.next()?, parts.next()?, parts.next().unwrap_or("0"))
    } else if whole.len() == 6 && whole.is_ascii() {
        (&whole[..2], &whole[2..4], &whole[4..])
    } else {
        return None;
    };
    let number = |part: &str, below: u32| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_digit());
        part.parse::<u32>().ok().filter(|number| fits && *number < below)
    };
    Some(number(hour, 24)? * 3_600 + number(minute, 60)? * 60 + number(second, 60)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_by_the_pattern_of_the_layout() {
        let check = |cell: &str, pattern: &str, expected: Option<(&str, &str)>| {
            let read = day(cell, &[pattern.to_owned()]).map(|(day, rest)| (day.to_string(), rest.to_owned()));
            assert_eq!(
                read,
                expected.map(|(day, rest)| (day.to_owned(), rest.to_owned())),
                "{cell} {pattern}"
            );
        };
        check("20260310", "yyyymmdd", Some(("2026-03-10", "")));
        check("20260310142205", "yyyymmdd", Some(("2026-03-10", "142205")));
        check("2026-3-1", "yyyy-mm-dd", Some(("2026-03-01", "")));
        check("2026/03/10 14:22:05", "yyyy/mm/dd", Some(("2026-03-10", " 14:22:05")));
        check("2026年3月10日", "yyyy年mm月dd日", Some(("2026-03-10", "")));
        check("10/03/2026", "dd/mm/yyyy", Some(("2026-03-10", "")));
        check("2026-02-30", "yyyy-mm-dd", None);
        check("2026031", "yyyymmdd", None);
        check("合计", "yyyymmdd", None);
        check("46091", "yyyy-mm-dd", None);
    }

    #[test]
    fn times_are_seconds_of_the_day() {
        for (cell, seconds) in
            [(" 14:22:05", 51_725), ("T09:05:07.123+08:00", 32_707), ("142205", 51_725), ("9:30", 34_200)]
        {
            assert_eq!(second_of_day(cell), Some(seconds), "{cell}");
        }
        for cell in ["", "25:00:00", "12:60", "中午", "1422"] {
            assert_eq!(second_of_day(cell), None, "{cell}");
        }
    }
}
