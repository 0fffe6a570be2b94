//! What an act applied where the law leaves a question to the court.
//!
//! An act decides with the answers that the court gives on its day, and writes them into its event; whoever reads the
//! page later computes with what stands there. A court that answers otherwise afterwards changes what comes, and
//! nothing that was entered.

use law::settings::{Answers, setting};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers that an event rests on, by the id of the setting. A page older than a question rests on the default,
/// which nobody decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Applied(BTreeMap<String, AppliedAnswer>);

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AppliedAnswer {
    /// The stored name of the choice, or the number.
    answer: String,
    /// Whether the court gave it; otherwise it is the default of that day.
    decided: bool,
}

impl Applied {
    /// The court's answers to these questions today.
    #[must_use]
    pub fn of(law: &law::Settings, ids: &[&str]) -> Applied {
        let answered = |id: &&str| {
            let answer = AppliedAnswer { answer: law.answer(id), decided: law.is_decided(id) };
            ((*id).to_owned(), answer)
        };
        Applied(ids.iter().map(answered).collect())
    }

    /// Whether nothing was written down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer to a question: the one written down, or the default.
    ///
    /// # Panics
    /// Where there is no such question: the ids are written in the code.
    #[must_use]
    pub fn answer(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(applied) => applied.answer.clone(),
            None => question(id).default(),
        }
    }

    /// The answer to a question of number.
    ///
    /// # Panics
    /// As [`Applied::answer`], and where the question is not one of number.
    #[must_use]
    pub fn number(&self, id: &str) -> u32 {
        let number = self.answer(id).parse().ok().or_else(|| question(id).default().parse().ok());
        number.expect("the ids of settings of number are written in the code")
    }

    /// The answer in Chinese.
    ///
    /// # Panics
    /// As [`Applied::answer`].
    #[must_use]
    pub fn label(&self, id: &str) -> String {
        question(id).label(&self.answer(id))
    }

    /// Whether the court had not decided a question: what rests on it bears the mark 待核.
    #[must_use]
    pub fn is_open(&self, id: &str) -> bool {
        !self.0.get(id).is_some_and(|applied| applied.decided)
    }
}

fn question(id: &str) -> Answers {
    setting(id).expect("the ids of settings are written in the code").answers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_applied_is_kept_and_what_was_not_written_down_is_the_open_default() {
        let mut law = law::Settings::default();
        law.set("D-05", "applied_for", "2026-11-21".parse().unwrap()).unwrap();
        let applied = Applied::of(&law, &["D-05", "D-09"]);
        assert_eq!((applied.answer("D-05").as_str(), applied.is_open("D-05")), ("applied_for", false));
        assert_eq!((applied.answer("D-09").as_str(), applied.is_open("D-09")), ("after_debt", true));
        let stored = serde_json::to_string(&applied).unwrap();
        assert_eq!(serde_json::from_str::<Applied>(&stored).unwrap(), applied);
        let older = Applied::default();
        assert_eq!((older.answer("D-03").as_str(), older.is_open("D-03")), ("day_before", true));
        assert_eq!(older.label("D-03"), "生效日的对应日的前一日（含当日）");
    }
}
