//! 最高人民法院关于严格规范终结本次执行程序的规定（试行） (法〔2016〕373号), read in excerpts.
//!
//! [`readiness`] answers whether this round may be ended, condition by condition; [`after`] what follows: the queries of
//! five years, the store of ended rounds, objections, resumption.

pub mod after;
pub mod readiness;

use crate::derivation::Article;
use crate::statutes;

/// An article of the provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::ENDING_ROUND, article)
}
