//! 人民法院在线诉讼规则 (法释〔2021〕12号).
//!
//! > 第三十一条第一款 人民法院向受送达人主动提供或者确认的电子地址送达的，送达信息到达电子地址所在系统时，即为送达。
//! >
//! > 第三十一条第四款 对同一内容的送达材料采取多种电子方式发送受送达人的，以最先完成的有效送达时间作为送达生效时间。
//!
//! Article 31 is carried out by [`crate::civil_procedure2023::service`].

use crate::derivation::Article;

/// The title of the rules.
pub const NAME: &str = "人民法院在线诉讼规则";

/// An article of these rules.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
