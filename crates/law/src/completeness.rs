//! What a checklist of the law still lacks.

use crate::derivation::{Article, Derivation};
use serde::Serialize;

/// What came of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Whether nothing is missing.
    pub complete: bool,
    /// What is missing, in the words of the checklist.
    pub missing: Vec<&'static str>,
}

/// Checks items that must all be there, and writes one step about them.
#[must_use]
pub fn check(
    derivation: Derivation,
    article: Article,
    items: &[(&'static str, bool)],
) -> (Derivation, Checked) {
    let missing: Vec<&'static str> =
        items.iter().filter(|(_, there)| !there).map(|(item, _)| *item).collect();
    let all: Vec<&str> = items.iter().map(|(item, _)| *item).collect();
    let text = if missing.is_empty() {
        format!("应当具备：{}；均已具备。", all.join("、"))
    } else {
        format!("应当具备：{}；欠缺：{}。", all.join("、"), missing.join("、"))
    };
    (derivation.step(article, text), Checked { complete: missing.is_empty(), missing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derivation::Confidence;
    use crate::statutes;

    #[test]
    fn what_is_missing_is_named_in_order() {
        let article = Article::new(statutes::CASE_FUNDS, "第八条");
        let derivation = Derivation::new("FND-03", "收取现金", Confidence::Excerpt);
        let (derivation, checked) = check(derivation, article, &[("甲", true), ("乙", false), ("丙", false)]);
        assert_eq!(checked, Checked { complete: false, missing: vec!["乙", "丙"] });
        assert_eq!(derivation.steps[0].text, "应当具备：甲、乙、丙；欠缺：乙、丙。");
    }
}
