//! Three shapes that many articles share: a limit from an event, a table of cases, a list of conditions.
//!
//! A statute module writes each of them as a constant under the words of its article.

use crate::calendar::Calendar;
use crate::civil_procedure2023::period::{self, Period};
use crate::derivation::{Article, Confidence, Derivation, Explained};
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

    /// The same limit under another rule of the catalogue that repeats it.
    #[must_use]
    pub const fn under(self, rule: &'static str) -> Limit {
        Limit { rule, ..self }
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

/// One case of a table: what it is and what follows.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its stored name.
    pub name: &'static str,
    /// What it is, in Chinese.
    pub label: &'static str,
    /// What follows, as a stored name.
    pub outcome: &'static str,
    /// The article that says so.
    pub article: Article,
    /// What follows, as a Chinese sentence.
    pub text: &'static str,
}

impl Case {
    /// One case.
    #[must_use]
    pub const fn new(
        name: &'static str,
        label: &'static str,
        outcome: &'static str,
        article: Article,
        text: &'static str,
    ) -> Case {
        Case { name, label, outcome, article, text }
    }
}

/// Cases of which exactly one is given.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The rule of the catalogue.
    pub rule: &'static str,
    /// What is decided, in Chinese.
    pub title: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// The cases.
    pub cases: &'static [Case],
}

impl Table {
    /// What follows in the case of this name; none where there is no such case.
    #[must_use]
    pub fn decide(&self, name: &str) -> Option<Explained<&'static Case>> {
        let case = self.cases.iter().find(|case| case.name == name)?;
        Some(
            Derivation::new(self.rule, self.title, self.confidence)
                .input("情形", case.label)
                .step(case.article, case.text)
                .conclude(case, format!("{}：{}", case.label, case.text)),
        )
    }

    /// The names with their labels, for a refusal: `award（仲裁裁决）、…`.
    #[must_use]
    pub fn choices(&self) -> String {
        let one = |case: &Case| format!("{}（{}）", case.name, case.label);
        self.cases.iter().map(one).collect::<Vec<_>>().join("、")
    }
}

/// One of several conditions that must all hold.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// Its stored name.
    pub name: &'static str,
    /// What must hold, in Chinese.
    pub label: &'static str,
    /// The article that demands it.
    pub article: Article,
}

impl Condition {
    /// One condition.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, article: Article) -> Condition {
        Condition { name, label, article }
    }
}

/// Conditions that must all hold.
#[derive(Clone, Copy, Debug)]
pub struct Checklist {
    /// The rule of the catalogue.
    pub rule: &'static str,
    /// What is decided, in Chinese.
    pub title: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// The conditions.
    pub conditions: &'static [Condition],
    /// What follows where all hold, a Chinese sentence.
    pub met: &'static str,
    /// What follows where one does not, a Chinese sentence.
    pub unmet: &'static str,
}

impl Checklist {
    /// The conditions that do not hold, in their order.
    #[must_use]
    pub fn missing(&self, holds: impl Fn(&str) -> bool) -> Explained<Vec<&'static Condition>> {
        let mut derivation = Derivation::new(self.rule, self.title, self.confidence);
        let mut missing = Vec::new();
        for condition in self.conditions {
            let met = holds(condition.name);
            let finding = if met { "具备" } else { "不具备" };
            derivation = derivation.step(condition.article, format!("{}：{finding}。", condition.label));
            if !met {
                missing.push(condition);
            }
        }
        let conclusion = if missing.is_empty() { self.met } else { self.unmet };
        derivation.conclude(missing, conclusion)
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

    #[test]
    fn a_checklist_names_what_is_missing() {
        const LIST: Checklist = Checklist {
            rule: "X-02",
            title: "某事",
            confidence: Confidence::Read,
            conditions: &[Condition::new("a", "甲", ARTICLE), Condition::new("b", "乙", ARTICLE)],
            met: "准许。",
            unmet: "不准许。",
        };
        assert_eq!(LIST.missing(|name| name == "a").value.len(), 1);
        assert_eq!(LIST.missing(|_| true).derivation.conclusion, "准许。");
    }
}
