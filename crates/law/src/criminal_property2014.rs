//! 最高人民法院关于刑事裁判涉财产部分执行的若干规定 (法释〔2014〕13号).

use crate::derivation::Article;
use crate::limit::{Length, Limit};
use crate::statutes;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::CRIMINAL_PROPERTY, article)
}

/// Until when the property part of a criminal judgment is filed after its transfer (CAS-05).
///
/// > 第七条第三款 人民法院立案部门经审查，认为属于移送范围且移送材料齐全的，应当在七日内立案，并移送执行机构。
pub const FILING: Limit = Limit::new(
    "CAS-05",
    "刑事裁判涉财产部分立案",
    Length::Days(7),
    article("第七条第三款"),
    "属于移送范围且移送材料齐全的，应当在七日内立案，并移送执行机构。",
);
