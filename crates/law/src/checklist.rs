//! Checklists: what a text asks for, and of each point whether it is met, not met or not known.
//!
//! The requirements stand with their statute, each with its article: as [`Conditions`], where a person says of each
//! whether it is met, or as [`Checklist::found`], where the facts are typed and the statute's function finds it.

use crate::derivation::{Article, Confidence, Derivation, Explained};
use serde::{Deserialize, Serialize};

/// What was found about one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It is met.
    Met,
    /// It does not arise in this case.
    NotApplicable,
    /// Nobody has said whether it is met.
    Unknown,
    /// It is not met.
    NotMet,
}

impl Finding {
    /// The finding in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Finding::Met => "已具备",
            Finding::NotApplicable => "不适用",
            Finding::Unknown => "未查明",
            Finding::NotMet => "不具备",
        }
    }

    /// Whether nothing stands in the way.
    #[must_use]
    pub const fn is_satisfied(self) -> bool {
        matches!(self, Finding::Met | Finding::NotApplicable)
    }

    /// The finding about a whole of which the parts were found to be so.
    #[must_use]
    pub fn of_all(parts: impl IntoIterator<Item = Finding>) -> Finding {
        let mut whole = Finding::Met;
        for part in parts {
            match part {
                Finding::NotMet => return Finding::NotMet,
                Finding::Unknown => whole = Finding::Unknown,
                Finding::Met | Finding::NotApplicable => {}
            }
        }
        whole
    }
}

impl From<bool> for Finding {
    fn from(met: bool) -> Finding {
        if met { Finding::Met } else { Finding::NotMet }
    }
}

/// One point that a text asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// Its name in data: `president_signed`.
    pub name: &'static str,
    /// The article that asks for it.
    pub article: Article,
    /// What must hold, in Chinese.
    pub text: &'static str,
}

/// A requirement with what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// What is asked for.
    #[serde(flatten)]
    pub requirement: Requirement,
    /// What was found.
    pub finding: Finding,
}

/// The requirements of a text with what was found, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// The points.
    pub conditions: Vec<Condition>,
}

impl Checklist {
    /// Holds requirements against findings, which are asked for by name.
    #[must_use]
    pub fn of(requirements: &[Requirement], finding: impl Fn(&str) -> Finding) -> Checklist {
        let condition = |requirement: &Requirement| Condition {
            requirement: *requirement,
            finding: finding(requirement.name),
        };
        Checklist { conditions: requirements.iter().map(condition).collect() }
    }

    /// Requirements with what follows from the facts about each.
    #[must_use]
    pub fn found<const COUNT: usize>(points: [(Requirement, bool); COUNT]) -> Checklist {
        let condition = |(requirement, met)| Condition { requirement, finding: Finding::from(met) };
        Checklist { conditions: points.into_iter().map(condition).collect() }
    }

    /// Whether nothing stands in the way.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.finding().is_satisfied()
    }

    /// The finding about all points together.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::of_all(self.conditions.iter().map(|condition| condition.finding))
    }

    /// The points that stand in the way: not met, or not known.
    pub fn missing(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| !condition.finding.is_satisfied())
    }

    /// What stands in the way, in the words of the requirements.
    #[must_use]
    pub fn missing_texts(&self) -> Vec<&'static str> {
        self.missing().map(|condition| condition.requirement.text).collect()
    }

    /// Adds every point to a derivation, one step each.
    #[must_use]
    pub fn steps(&self, derivation: Derivation) -> Derivation {
        self.conditions.iter().fold(derivation, |derivation, Condition { requirement, finding }| {
            derivation.step(requirement.article, format!("{}：{}。", requirement.text, finding.label()))
        })
    }

    /// Concludes as the conditions say.
    #[must_use]
    pub fn conclude(self, conditions: &Conditions) -> Explained<Checklist> {
        let derivation = Derivation::new(conditions.rule, conditions.title, conditions.confidence);
        self.explain(derivation, conditions.met, conditions.unmet)
    }

    /// Adds every point to a derivation and concludes.
    #[must_use]
    pub fn explain(self, derivation: Derivation, complete: &str, incomplete: &str) -> Explained<Checklist> {
        let derivation = self.steps(derivation);
        let missing = self.missing_texts();
        let conclusion = if missing.is_empty() {
            complete.to_owned()
        } else {
            format!("{incomplete}尚缺：{}。", missing.join("；"))
        };
        derivation.conclude(self, conclusion)
    }
}

/// The requirements of one rule, and what follows from them.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    /// The rule of the catalogue.
    pub rule: &'static str,
    /// What is decided, in Chinese.
    pub title: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What must hold.
    pub requirements: &'static [Requirement],
    /// What follows where all hold, a Chinese sentence.
    pub met: &'static str,
    /// What follows where one does not, a Chinese sentence.
    pub unmet: &'static str,
}

impl Conditions {
    /// Holds them against findings, which are asked for by name.
    #[must_use]
    pub fn check(&self, finding: impl Fn(&str) -> Finding) -> Explained<Checklist> {
        Checklist::of(self.requirements, finding).conclude(self)
    }
}

/// A point that a text asks for.
#[must_use]
pub const fn requirement(name: &'static str, article: Article, text: &'static str) -> Requirement {
    Requirement { name, article, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: Article = Article::new("某规定", "第一条");

    #[test]
    fn what_is_missing_is_named_in_the_order_of_the_text() {
        const LIST: Conditions = Conditions {
            rule: "X-02",
            title: "某事",
            confidence: Confidence::Read,
            requirements: &[
                requirement("a", ARTICLE, "甲"),
                requirement("b", ARTICLE, "乙"),
                requirement("c", ARTICLE, "丙"),
            ],
            met: "准许。",
            unmet: "不准许。",
        };
        let explained = LIST.check(|name| Finding::from(name == "a"));
        assert_eq!(explained.value.missing_texts(), ["乙", "丙"]);
        assert_eq!(explained.derivation.conclusion, "不准许。尚缺：乙；丙。");
        assert_eq!(explained.derivation.steps[1].text, "乙：不具备。");
        assert_eq!(LIST.check(|_| Finding::Met).derivation.conclusion, "准许。");
        assert!(!Checklist::found([(LIST.requirements[0], false)]).is_complete());
    }

    #[test]
    fn one_unmet_point_outweighs_an_unknown_one() {
        use Finding::{Met, NotApplicable, NotMet, Unknown};
        for (parts, whole) in [
            (vec![], Met),
            (vec![Met, NotApplicable], Met),
            (vec![Met, Unknown], Unknown),
            (vec![Unknown, NotMet, Met], NotMet),
        ] {
            assert_eq!(Finding::of_all(parts.clone()), whole, "{parts:?}");
        }
    }
}
