//! Checklists: what a text asks for, and of each point whether it is met, not met or not known.
//!
//! The requirements stand with their statute, as tables; here they are held against what a person found.

use crate::derivation::{Article, Derivation, Explained};
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

    /// The finding about all points together.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::of_all(self.conditions.iter().map(|condition| condition.finding))
    }

    /// The points that stand in the way: not met, or not known.
    pub fn missing(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| !condition.finding.is_satisfied())
    }

    /// Adds every point to a derivation and concludes.
    #[must_use]
    pub fn explain(
        self,
        mut derivation: Derivation,
        complete: &str,
        incomplete: &str,
    ) -> Explained<Checklist> {
        for Condition { requirement, finding } in &self.conditions {
            derivation =
                derivation.step(requirement.article, format!("{}：{}。", requirement.text, finding.label()));
        }
        let missing: Vec<&str> = self.missing().map(|condition| condition.requirement.text).collect();
        let conclusion = if missing.is_empty() {
            complete.to_owned()
        } else {
            format!("{incomplete}尚缺：{}。", missing.join("；"))
        };
        derivation.conclude(self, conclusion)
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
