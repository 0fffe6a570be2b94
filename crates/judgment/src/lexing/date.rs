//! Days.

use super::number::{digit_of, number_at};
use crate::text::{Span, Text};
use values::Day;

/// A day, or a month, in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// The day; the first of the month where the text names a month only.
    pub(crate) day: Day,
    /// Whether the text names a month only.
    pub(crate) month_only: bool,
    pub(crate) span: Span,
}

impl Date {
    /// The last day meant: the last of the month where the text names a month only.
    pub(crate) fn last_day(self) -> Day {
        if self.month_only { self.day.plus_months(1).previous() } else { self.day }
    }
}

/// The date that begins at the position; `earlier` gives the year where the words leave it out.
pub(crate) fn date_at(text: &Text, position: usize, earlier: Option<Date>) -> Option<Date> {
    let begins_digit = text.at(position).is_ascii_digit()
        || digit_of(text.at(position)).is_some()
        || text.at(position) == '十';
    if text.starts(position, "同月") {
        return same_month(text, position, earlier?);
    }
    let same_year = text.starts_any(position, &["同年", "当年", "次年"]);
    let before = text.before(position);
    if same_year.is_none()
        && (!begins_digit || before.is_ascii_digit() || digit_of(before).is_some() || before == '第')
    {
        return None;
    }
    if let Some(length) = same_year {
        let years = i32::from(text.at(position) == '次');
        return month_and_day(text, position, position + length, earlier?.day.year() + years);
    }
    if let Some(date) = dotted(text, position) {
        return Some(date);
    }
    let number = number_at(text, position)?;
    let end = number.span.end;
    if text.at(end) == '年' {
        let year = i32::try_from(number.whole()?).ok()?;
        return (1900..2200).contains(&year).then(|| month_and_day(text, position, end + 1, year))?;
    }
    // `8月15日` after a day with its year. A bare `8月` is more often a span of months.
    let date = month_and_day(text, position, position, earlier?.day.year())?;
    (!date.month_only).then_some(date)
}

/// `同月20日`.
fn same_month(text: &Text, position: usize, earlier: Date) -> Option<Date> {
    let number = number_at(text, position + 2)?;
    let end = number.span.end;
    let (year, month, _) = earlier.day.civil();
    let day = Day::new(year, month, number.whole()?)?;
    matches!(text.at(end), '日' | '号').then(|| Date {
        day,
        month_only: false,
        span: Span::new(position, end + 1),
    })
}

/// `7月14日`, `7月`.
fn month_and_day(text: &Text, start: usize, position: usize, year: i32) -> Option<Date> {
    let skip_blank = |at: usize| if text.at(at) == ' ' { at + 1 } else { at };
    let month = number_at(text, skip_blank(position))?;
    let mut at = skip_blank(month.span.end);
    if text.at(at) != '月' {
        return None;
    }
    at += 1;
    if let Some(day) = number_at(text, skip_blank(at)) {
        let end = skip_blank(day.span.end);
        if matches!(text.at(end), '日' | '号') {
            let day = Day::new(year, month.whole()?, day.whole()?)?;
            return Some(Date { day, month_only: false, span: Span::new(start, end + 1) });
        }
    }
    let day = Day::new(year, month.whole()?, 1)?;
    Some(Date { day, month_only: true, span: Span::new(start, at) })
}

/// `2015-07-14`, `2015.7.14`, `2015/7/14`.
fn dotted(text: &Text, position: usize) -> Option<Date> {
    let run = |from: usize| (from..).take(5).take_while(|p| text.at(*p).is_ascii_digit()).count();
    let (year, first) = (run(position), position + 4);
    let sign = text.at(first);
    if year != 4 || !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    let month = run(first + 1);
    let second = first + 1 + month;
    let day = run(second + 1);
    if !(1..=2).contains(&month) || text.at(second) != sign || !(1..=2).contains(&day) {
        return None;
    }
    let end = second + 1 + day;
    let day = text.uniform(Span::new(position, end)).replace(sign, "-").parse().ok()?;
    Some(Date { day, month_only: false, span: Span::new(position, end) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_way_judgments_write_them() {
        for words in [
            "2015年7月4日",
            "2015年07月04日",
            "二〇一五年七月四日",
            "二Ｏ一五年七月四日",
            "2015-07-04",
            "2015.7.4",
            "２０１５年７月４日",
        ] {
            let date = date_at(&Text::new(words), 0, None).unwrap_or_else(|| panic!("{words} is a day"));
            assert_eq!((date.day.to_string().as_str(), date.month_only), ("2015-07-04", false), "{words}");
        }
    }

    #[test]
    fn a_day_without_its_year_takes_the_year_before() {
        let text = Text::new("2013年8月7日起至8月15日");
        let first = date_at(&text, 0, None);
        let second = date_at(&text, 11, first).unwrap();
        assert_eq!(second.day.to_string(), "2013-08-15");
        assert!(date_at(&Text::new("8月15日"), 0, None).is_none());
        for (words, wanted) in
            [("同年9月1日", "2013-09-01"), ("次年9月1日", "2014-09-01"), ("同月20日", "2013-08-20")]
        {
            assert_eq!(date_at(&Text::new(words), 0, first).unwrap().day.to_string(), wanted, "{words}");
        }
    }

    #[test]
    fn a_month_has_a_first_and_a_last_day() {
        let date = date_at(&Text::new("2016年2月起"), 0, None).unwrap();
        assert_eq!(
            (date.day.to_string().as_str(), date.last_day().to_string().as_str()),
            ("2016-02-01", "2016-02-29")
        );
        for words in ["2015年度", "2016年2月30日", "第2015年1月1日"] {
            assert!(date_at(&Text::new(words), 0, None).is_none_or(|d| d.month_only), "{words}");
        }
    }
}
