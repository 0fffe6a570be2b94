//! 中华人民共和国民事诉讼法 (as amended 2023-09-01, in force 2024-01-01).
//!
//! Articles in order: recusal (47–50), periods (85, 86), service (88–95), limitation to apply for enforcement (250), the duty to go on
//! paying (265). Earlier interpretations print older article numbers; here the numbers of 2023 are used.

pub mod ending;
pub mod exit_ban;
pub mod limitation;
pub mod objection;
pub mod period;
pub mod recusal;
pub mod sanctions;
pub mod service;

use crate::derivation::Article;

/// The title of the statute.
pub const NAME: &str = "中华人民共和国民事诉讼法";

/// An article of this statute.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
