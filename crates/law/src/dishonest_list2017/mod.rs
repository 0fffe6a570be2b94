//! 最高人民法院关于公布失信被执行人名单信息的若干规定 (法释〔2017〕7号), read in excerpts only.
//!
//! [`listing`] says who is listed and on which grounds, [`term`] for how long and when the listing is deleted,
//! [`publication`] what is published and who is told.

pub mod listing;
pub mod publication;
pub mod term;

use crate::derivation::Article;
use crate::statutes;

/// An article of the provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::DISHONEST_LIST, article)
}
