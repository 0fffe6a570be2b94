//! 最高人民法院关于人民法院对注册商标权进行财产保全的解释 (法释〔2001〕1号, as amended 2020).
//!
//! > 第二条 对注册商标权保全的期限一次不得超过一年，自商标局收到协助执行通知书之日起计算。如果仍然需要对该注册商标权继续采取保全措施的，人民法院应当在保全期限届满前向商标局重新发出协助执行通知书，要求继续保全。否则，视为自动解除对该注册商标权的财产保全。
//!
//! Article 2 is carried out by [`crate::procedure_interpretation2022::PropertyKind::max_term`].

use crate::derivation::Article;

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于人民法院对注册商标权进行财产保全的解释";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
