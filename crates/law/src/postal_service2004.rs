//! 最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定 (法释〔2004〕13号).
//!
//! > 第十一条 因受送达人自己提供或者确认的送达地址不准确、拒不提供送达地址、送达地址变更未及时告知人民法院、受送达人本人或者受送达人指定的代收人拒绝签收，导致诉讼文书未能被受送达人实际接收的，文书退回之日视为送达之日。
//! >
//! > 受送达人能够证明自己在诉讼文书送达的过程中没有过错的，不适用前款规定。
//!
//! Article 11 is carried out by [`crate::civil_procedure2023::service::effective_on`].

use crate::derivation::Article;

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
