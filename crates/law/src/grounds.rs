//! Grounds: the cases a text lists, each with its item and its words.

use crate::derivation::Article;
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
