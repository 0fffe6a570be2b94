//! 最高人民法院关于冻结、拍卖上市公司国有股和社会法人股若干问题的规定 (法释〔2001〕28号).
//!
//! > 第六条 冻结股权的期限不超过1年。如申请人需要延长期限的，人民法院应当根据申请，在冻结期限届满前办理续冻手续，每次续冻期限不超过6个月。逾期不办理续冻手续的，视为自动撤销冻结。
//!
//! Article 6 is overtaken by 解释第四百八十五条 (decision D-13) and kept as a remark of
//! [`crate::seizure2020::term`].

use crate::derivation::Article;

/// The title of the provisions.
pub const NAME: &str = "最高人民法院关于冻结、拍卖上市公司国有股和社会法人股若干问题的规定";

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}
