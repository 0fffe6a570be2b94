//! Small words that many pages share.

use docket::clock::{ClockKind, Urgency};
use values::{Day, Fen};

/// A due day as pages show it: how far away, and how urgent.
pub(crate) struct Due {
    pub(crate) on: String,
    pub(crate) words: String,
    pub(crate) class: &'static str,
}

impl Due {
    /// A due day seen from today, urgent only within so many days before it.
    pub(crate) fn warned(due_on: Day, today: Day, warn_days: u32) -> Due {
        let left = due_on.days_since(today);
        let class = match urgency_class(Urgency::of(due_on, today)) {
            "soon" | "later" if left <= warn_days.cast_signed() => "soon",
            "soon" => "later",
            class => class,
        };
        Due { class, ..Due::new(due_on, today) }
    }

    /// A due day seen from today.
    pub(crate) fn new(due_on: Day, today: Day) -> Due {
        Due {
            on: due_on.to_string(),
            words: Urgency::words(due_on, today),
            class: urgency_class(Urgency::of(due_on, today)),
        }
    }
}

/// The class of the style sheet for an urgency.
pub(crate) fn urgency_class(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Late => "late",
        Urgency::Today => "today",
        Urgency::Soon => "soon",
        Urgency::Later => "later",
    }
}

/// The kind of clock behind a stored word.
pub(crate) fn clock_kind(word: &str) -> Option<ClockKind> {
    ClockKind::ALL.into_iter().find(|kind| kind.word() == word)
}

/// An amount in a table: nothing is a pale dash, so that the eye finds the money.
pub(crate) struct Amount {
    pub(crate) text: String,
    pub(crate) class: &'static str,
}

impl Amount {
    /// An amount in yuan.
    pub(crate) fn new(amount: Fen) -> Amount {
        if amount.is_zero() {
            Amount { text: "—".to_owned(), class: "money zero" }
        } else {
            Amount { text: amount.to_string(), class: "money" }
        }
    }
}

/// A day with its weekday: `2026年11月20日　星期五`.
pub(crate) fn day_with_weekday(day: Day) -> String {
    format!("{}　{}", day.chinese(), weekday(day))
}

fn weekday(day: Day) -> &'static str {
    use values::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    match day.weekday() {
        Monday => "星期一",
        Tuesday => "星期二",
        Wednesday => "星期三",
        Thursday => "星期四",
        Friday => "星期五",
        Saturday => "星期六",
        Sunday => "星期日",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_names_its_weekday() {
        assert_eq!(day_with_weekday("2026-11-20".parse().unwrap()), "2026年11月20日　星期五");
    }

    #[test]
    fn no_money_is_a_dash() {
        assert_eq!(Amount::new(Fen::ZERO).text, "—");
        assert_eq!(Amount::new(Fen(123_456)).text, "1,234.56");
    }
}
