//! 最高人民法院关于公证债权文书执行若干问题的规定 (法释〔2018〕18号).
//!
//! > 第九条 申请执行公证债权文书的期间自公证债权文书确定的履行期间的最后一日起计算；分期履行的，自公证债权文书确定的每次履行期间的最后一日起计算。
//! >
//! > 债权人向公证机构申请出具执行证书的，申请执行时效自债权人提出申请之日起中断。
//!
//! Article 9 is carried out by [`crate::civil_procedure2023::limitation`].

use crate::derivation::Article;

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于公证债权文书执行若干问题的规定";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
