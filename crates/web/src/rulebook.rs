//! The rules of the law as pages name them: ids and articles with their links, and the court's answers to open
//! questions.

use app::App;
use law::statutes::statute;
use law::{Rule, Settings, rule};
use std::sync::Arc;
use values::Day;

/// What the court answered to the questions that the law leaves open. The only place that pages ask it.
pub(crate) fn settings(app: &App) -> Arc<Settings> {
    app.law_settings()
}

/// The page of a rule.
pub(crate) fn rule_path(id: &str) -> String {
    format!("/rules/{}", id.split('/').next().unwrap_or(id))
}

/// The rules that rest on a statute; none for a document that the catalogue does not list.
pub(crate) fn statute_path(name: &str) -> Option<String> {
    statute(name).map(|statute| format!("/rules?statute={}", crate::shell::encode(statute.short)))
}

/// A rule as other pages point to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleLink {
    pub(crate) id: String,
    pub(crate) title: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) href: String,
}

impl RuleLink {
    /// The link to a rule of this id; what the catalogue does not know has no title.
    pub(crate) fn new(id: &str) -> RuleLink {
        let known = rule(id);
        RuleLink {
            id: id.to_owned(),
            title: known.map_or("", |rule| rule.title),
            mark: "",
            href: rule_path(id),
        }
    }

    /// The links to the rules of these ids that the catalogue knows, with the marks that they bear on a day.
    pub(crate) fn known(ids: &[&str], on: Day) -> Vec<RuleLink> {
        let link = |rule: &Rule| RuleLink { mark: rule.mark(on), ..RuleLink::new(rule.id) };
        ids.iter().filter_map(|id| rule(id)).map(link).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joint_ids_lead_to_the_page_of_the_first() {
        assert_eq!(rule_path("CAL-01/02"), "/rules/CAL-01");
        assert_eq!(RuleLink::new("INT-05").href, "/rules/INT-05");
    }

    #[test]
    fn articles_bear_the_short_title_of_their_statute() {
        let article = law::delay_interest2014::article("第一条");
        assert_eq!(article.short(), "《迟延履行利息解释》第一条");
        assert!(statute_path("并无此法").is_none());
    }
}
