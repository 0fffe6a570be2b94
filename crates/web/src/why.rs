//! Why a value is what it is: a derivation as pages show it, with links to the rule and to the statutes.

use crate::rulebook::{RuleLink, statute_path};
use askama::Template;
use law::{Confidence, Derivation};

/// A derivation as a page shows it: inputs, numbered steps, conclusion.
#[derive(Template)]
#[template(path = "why.html")]
pub(crate) struct Why {
    pub(crate) rule: RuleLink,
    /// `待核` where a court must still confirm what it rests on.
    pub(crate) mark: &'static str,
    pub(crate) inputs: Vec<(String, String)>,
    pub(crate) steps: Vec<WhyStep>,
    /// The time the version applied is in force; may be empty.
    pub(crate) version: String,
    pub(crate) conclusion: String,
}

/// A derivation prints itself as HTML and escapes its words.
impl askama::filters::HtmlSafe for Why {}

/// One step of a derivation.
pub(crate) struct WhyStep {
    pub(crate) text: String,
    pub(crate) article: Option<ArticleLink>,
}

/// The article of a step, with the list of the rules that rest on its statute.
pub(crate) struct ArticleLink {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
}

impl Why {
    pub(crate) fn new(derivation: &Derivation) -> Why {
        Why {
            rule: RuleLink::new(derivation.rule),
            mark: Confidence::mark(derivation.confidence),
            inputs: derivation.inputs.clone(),
            steps: derivation
                .steps
                .iter()
                .map(|step| WhyStep {
                    text: step.text.clone(),
                    article: step.article.map(|article| ArticleLink {
                        text: article.short(),
                        href: statute_path(article.statute),
                    }),
                })
                .collect(),
            version: derivation.version.clone(),
            conclusion: derivation.conclusion.clone(),
        }
    }
}
