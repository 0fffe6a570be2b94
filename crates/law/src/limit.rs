//! Limits: how long an article gives from an event, as a constant under the words of the article.
//!
//! A rule of the catalogue that repeats the limit of another uses the same constant; the catalogue puts its own id on
//! the derivation.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{self, Period};
use crate::derivation::{Article, Confidence, Explained};
use values::Day;

/// How long a limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// So many calendar days.
    Days(u32),
    /// So many working days, where the text says 工作日.
    WorkingDays(u32),
    /// So many months.
    Months(u32),
}

impl Length {
    /// The length in Chinese: `7日`.
    #[must_use]
    pub fn chinese(self) -> String {
        match self {
            Length::Days(days) => format!("{days}日"),
            Length::WorkingDays(days) => format!("{days}个工作日"),
            Length::Months(months) => format!("{months}个月"),
        }
    }
}

/// A limit that one article sets from one event.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The rule of the catalogue.
    pub rule: &'static str,
    /// What is due, in Chinese.
    pub title: &'static str,
    /// How long it is.
    pub length: Length,
    /// The article that sets it.
    pub article: Article,
    /// What the article says, in Chinese.
    pub text: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
}

impl Limit {
    /// A limit read in the text.
    #[must_use]
    pub const fn new(
        rule: &'static str,
        title: &'static str,
        length: Length,
        article: Article,
        text: &'static str,
    ) -> Limit {
        Limit { rule, title, length, article, text, confidence: Confidence::Read }
    }

    /// The same limit, less sure.
    #[must_use]
    pub const fn known_as(self, confidence: Confidence) -> Limit {
        Limit { confidence, ..self }
    }

    /// The same limit with another length, as when it is extended.
    #[must_use]
    pub const fn of_length(self, length: Length) -> Limit {
        Limit { length, ..self }
    }

    /// When it ends after an event: start not counted, rolled over rest days.
    #[must_use]
    pub fn after(&self, calendar: &Calendar, event: Day) -> Explained<Period> {
        let period = match self.length {
            Length::Days(days) => period::period_of_days(calendar, event, days),
            Length::WorkingDays(days) => period::period_of_working_days(calendar, event, days),
            Length::Months(months) => period::period_of_months(calendar, event, months),
        };
        let mut explained = period.explain(self.rule, self.title, &self.length.chinese());
        explained.derivation = explained.derivation.step(self.article, self.text).at_most(self.confidence);
        explained
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: Article = Article::new("某规定", "第一条");

    #[test]
    fn a_limit_counts_days_working_days_and_months() {
        let calendar = Calendar::national();
        for (length, end) in [
            (Length::Days(7), "2026-09-28"),
            (Length::WorkingDays(3), "2026-09-24"),
            (Length::Months(1), "2026-10-21"),
        ] {
            let limit =
                Limit::new("X-01", "某事", length, ARTICLE, "应当办理。").known_as(Confidence::Excerpt);
            let explained = limit.after(calendar, "2026-09-21".parse().unwrap());
            assert_eq!(explained.value.end.to_string(), end, "{length:?}");
            assert_eq!(explained.derivation.confidence, Confidence::Excerpt);
        }
    }
}
