//! Reading and writing the times of an auction platform: `2026-03-02T10:00:00`.

use values::{Day, Instant};

/// A time of the platform; seconds may be left out, and parts of a second are read to the microsecond.
///
/// A zone is not understood: platforms write Beijing time.
pub(in crate::registry) fn read_moment(text: &str) -> Option<Instant> {
    let (day, time) = text.trim().split_once(['T', ' '])?;
    let day: Day = day.parse().ok()?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = match parts.as_slice() {
        [hour, minute] if fraction == "0" => [*hour, *minute, "00"],
        [hour, minute, second] => [*hour, *minute, *second],
        _ => return None,
    };
    let seconds = two_digits(hour, 24)? * 3_600 + two_digits(minute, 60)? * 60 + two_digits(second, 60)?;
    Some(Instant(Instant::at(day, seconds).0 + microseconds(fraction)?))
}

fn two_digits(text: &str, below: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|number| *number < below)
}

/// The digits behind the point of a second.
fn microseconds(digits: &str) -> Option<i64> {
    let readable = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    readable.then(|| format!("{digits:0<6}").parse().ok()).flatten()
}

/// A time of the platform, written with as many places of a second as the time in the input that it follows from; a
/// whole second has none.
pub(in crate::registry) fn moment_written_like(moment: Instant, input: &str) -> String {
    let text = moment.to_string();
    let Some((whole, rest)) = text.split_once('.') else { return text };
    let places = input.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end().len());
    match rest.get(..places.min(6)).unwrap_or_default() {
        fraction if fraction.bytes().all(|byte| byte == b'0') => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_seconds_and_parts_of_them() {
        for (text, written) in [
            ("2026-03-02T09:57:30", "2026-03-02T09:57:30"),
            ("2026-03-02 09:57", "2026-03-02T09:57:00"),
            ("2026-03-02T09:57:30.500", "2026-03-02T09:57:30.500"),
            ("2026-03-02T09:57:30.123456", "2026-03-02T09:57:30.123456"),
            ("2026-03-02T09:57:30.000", "2026-03-02T09:57:30"),
        ] {
            assert_eq!(moment_written_like(read_moment(text).unwrap(), text), written, "{text}");
        }
        for text in [
            "2026-03-02",
            "2026-03-02T24:00:00",
            "2026-03-02T9:57",
            "2026-03-02T09:57:60",
            "2026-03-02T09:57.5",
            "2026-03-02T09:57:30.",
            "2026-03-02T09:57:30.1234567",
            "2026-03-02T09:57:30Z",
            "2026-03-02T+9:57",
        ] {
            assert!(read_moment(text).is_none(), "{text}");
        }
    }
}
