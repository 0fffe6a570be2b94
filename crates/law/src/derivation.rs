//! Why a rule gives what it gives: the inputs, the steps with their articles, the conclusion.
//!
//! Every rule answers with an [`Explained`] value. Its [`Derivation`] is made for a judge who checks by hand: it is
//! Chinese, it names the article of every step, and it carries a visible mark where a court must still confirm the
//! reading. Nothing here computes.

use crate::statutes::statute;
use serde::Serialize;
use std::fmt;

/// An article of a statute, as a citation: `《中华人民共和国民事诉讼法》第八十五条第三款`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Article {
    /// The full title of the statute, without its brackets.
    pub statute: &'static str,
    /// The article, paragraph and item in Chinese numerals: `第八十五条第三款`.
    pub article: &'static str,
}

impl Article {
    /// The given article of the given statute.
    #[must_use]
    pub const fn new(statute: &'static str, article: &'static str) -> Article {
        Article { statute, article }
    }

    /// The article by the short title of its statute: `《民诉法解释》第五百零四条`.
    #[must_use]
    pub fn short(self) -> String {
        let name = statute(self.statute).map_or(self.statute, |statute| statute.short);
        format!("《{name}》{}", self.article)
    }
}

impl fmt::Display for Article {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "《{}》{}", self.statute, self.article)
    }
}

impl Serialize for Article {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How sure we are of the words a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The article was read in full (R).
    Read,
    /// The wording was read in an excerpt (X).
    Excerpt,
    /// The rule is from memory; the document was not found (M).
    Recalled,
    /// The text is silent; this is our own reading and a person must decide (D).
    Design,
}

impl Confidence {
    /// Whether a court must confirm the rule before it relies on it.
    #[must_use]
    pub const fn needs_confirmation(self) -> bool {
        matches!(self, Confidence::Recalled | Confidence::Design)
    }

    /// The visible mark beside the rule: `待核`, or nothing where the text was read.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        if self.needs_confirmation() { "待核" } else { "" }
    }

    /// The letter of the rule catalogue.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Confidence::Read => "R",
            Confidence::Excerpt => "X",
            Confidence::Recalled => "M",
            Confidence::Design => "D",
        }
    }
}

/// One step of a derivation, one Chinese sentence that can be checked by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The sentence.
    pub text: String,
    /// The article the step rests on, where it rests on one.
    pub article: Option<Article>,
}

/// How a rule came to its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derivation {
    /// The id of the rule in the catalogue: `CAL-02`.
    pub rule: &'static str,
    /// What the rule computes, in Chinese.
    pub title: &'static str,
    /// What went in, as pairs of Chinese label and value.
    pub inputs: Vec<(String, String)>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The result in one Chinese sentence.
    pub conclusion: String,
    /// The weakest source any step rests on.
    pub confidence: Confidence,
    /// The time the version of the rule is in force, in Chinese; empty where the day of the event is not known.
    pub version: String,
}

impl Derivation {
    /// An empty derivation of the given rule.
    #[must_use]
    pub fn new(rule: &'static str, title: &'static str, confidence: Confidence) -> Derivation {
        Derivation {
            rule,
            title,
            inputs: Vec::new(),
            steps: Vec::new(),
            conclusion: String::new(),
            confidence,
            version: String::new(),
        }
    }

    /// Adds an input.
    #[must_use]
    pub fn input(mut self, label: &str, value: impl fmt::Display) -> Derivation {
        self.inputs.push((label.to_owned(), value.to_string()));
        self
    }

    /// Adds a step that rests on an article.
    #[must_use]
    pub fn step(mut self, article: Article, text: impl Into<String>) -> Derivation {
        self.steps.push(Step { text: text.into(), article: Some(article) });
        self
    }

    /// Adds a step of plain arithmetic, or a remark that rests on no article.
    #[must_use]
    pub fn remark(mut self, text: impl Into<String>) -> Derivation {
        self.steps.push(Step { text: text.into(), article: None });
        self
    }

    /// Adds all steps of another derivation and takes over its doubt.
    #[must_use]
    pub fn because(mut self, other: Derivation) -> Derivation {
        self.steps.extend(other.steps);
        self.confidence = self.confidence.max(other.confidence);
        self
    }

    /// Lowers the confidence where a step rests on a weaker source.
    #[must_use]
    pub fn at_most(mut self, confidence: Confidence) -> Derivation {
        self.confidence = self.confidence.max(confidence);
        self
    }

    /// Takes the doubt away, where the court confirmed the rule itself.
    #[must_use]
    pub fn confirmed(mut self) -> Derivation {
        self.confidence = Confidence::Excerpt;
        self
    }

    /// Says during which time the version applied is in force: `2024年1月1日起`.
    #[must_use]
    pub fn under(mut self, version: String) -> Derivation {
        self.version = version;
        self
    }

    /// Sets the conclusion and joins the value to it.
    #[must_use]
    pub fn conclude<T>(mut self, value: T, conclusion: impl Into<String>) -> Explained<T> {
        self.conclusion = conclusion.into();
        Explained { value, derivation: self }
    }

    /// The whole derivation as Chinese text, one line per input, step and conclusion.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}（{}）", self.title, self.rule);
        if self.confidence.needs_confirmation() {
            text.push_str(&format!("【{}】", self.confidence.mark()));
        }
        text.push('\n');
        for (label, value) in &self.inputs {
            text.push_str(&format!("{label}：{value}\n"));
        }
        for (number, step) in self.steps.iter().enumerate() {
            text.push_str(&format!("{}. {}", number + 1, step.text));
            if let Some(article) = step.article {
                text.push_str(&format!("（{article}）"));
            }
            text.push('\n');
        }
        if !self.version.is_empty() {
            text.push_str(&format!("适用版本：{}\n", self.version));
        }
        text.push_str(&format!("结论：{}\n", self.conclusion));
        text
    }
}

impl fmt::Display for Derivation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_text())
    }
}

/// A value with the derivation that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained<T> {
    /// The value.
    pub value: T,
    /// Why it is this value.
    pub derivation: Derivation,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: Article = Article::new("中华人民共和国民事诉讼法", "第八十五条第三款");

    #[test]
    fn an_article_is_cited_as_papers_cite_it() {
        assert_eq!(ARTICLE.to_string(), "《中华人民共和国民事诉讼法》第八十五条第三款");
    }

    #[test]
    fn a_doubtful_rule_carries_its_mark_into_the_text() {
        let sure = Derivation::new("CAL-02", "期间届满日", Confidence::Read).step(ARTICLE, "顺延。");
        let text = sure.clone().conclude((), "届满。").derivation.to_text();
        assert_eq!(
            text,
            "期间届满日（CAL-02）\n1. 顺延。（《中华人民共和国民事诉讼法》第八十五条第三款）\n结论：届满。\n"
        );
        let doubtful = Derivation::new("CAL-08", "效力期限", Confidence::Design);
        assert!(doubtful.to_text().starts_with("效力期限（CAL-08）【待核】"));
        assert_eq!(sure.because(doubtful).confidence, Confidence::Design);
    }
}
