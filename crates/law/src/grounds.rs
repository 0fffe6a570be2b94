//! Grounds: the cases a text lists, each with its item and its words.
//!
//! Where code goes on from the ground, it is an enum ([`Ground`], declared by `grounds!`). Where the text fixes what
//! follows in each case, and nothing else depends on it, the cases with their consequences are a [`Table`].

use crate::derivation::{Article, Confidence, Derivation, Explained};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A case out of those that a text lists.
pub trait Ground: Copy + Eq + Serialize + DeserializeOwned + 'static {
    /// All of them, in the order of the text.
    const ALL: &'static [Self];

    /// The item that lists it.
    fn article(self) -> Article;

    /// Its words, in Chinese.
    fn words(self) -> &'static str;

    /// The stored names with their words, for a refusal: `refused（拒绝报告）、…`.
    #[must_use]
    fn choices() -> String {
        let name = |ground: &Self| serde_json::json!(ground).as_str().unwrap_or_default().to_owned();
        choices(Self::ALL.iter().map(|ground| (name(ground), ground.words())))
    }
}

fn choices<Name: std::fmt::Display>(all: impl Iterator<Item = (Name, &'static str)>) -> String {
    all.map(|(name, words)| format!("{name}（{words}）")).collect::<Vec<_>>().join("、")
}

/// A ground with its consequence.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its stored name.
    pub name: &'static str,
    /// Its words, in Chinese.
    pub words: &'static str,
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
        words: &'static str,
        outcome: &'static str,
        article: Article,
        text: &'static str,
    ) -> Case {
        Case { name, words, outcome, article, text }
    }
}

/// Grounds of which exactly one is given, each with its consequence.
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
                .input("情形", case.words)
                .step(case.article, case.text)
                .conclude(case, format!("{}：{}", case.words, case.text)),
        )
    }

    /// The names with their words, for a refusal: `award（仲裁裁决）、…`.
    #[must_use]
    pub fn choices(&self) -> String {
        choices(self.cases.iter().map(|case| (case.name, case.words)))
    }
}

/// Declares an enum of grounds: each variant with its item and its words.
macro_rules! grounds {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $article:expr, $words:expr;)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl crate::grounds::Ground for $name {
            const ALL: &'static [$name] = &[$($name::$variant),+];

            fn article(self) -> crate::derivation::Article {
                match self { $($name::$variant => $article),+ }
            }

            fn words(self) -> &'static str {
                match self { $($name::$variant => $words),+ }
            }
        }
    };
}

pub(crate) use grounds;
