//! 最高人民法院关于网络查询、冻结被执行人存款的规定 (法释〔2013〕20号).

use crate::checklist::{Conditions, requirement};
use crate::derivation::{Article, Confidence};
use crate::limit::{Length, Limit};
use crate::property_investigation2020;
use crate::statutes;

/// An article of these provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::NETWORK_FREEZE, article)
}

/// Until when the court answers a bank that holds a network measure unlawful (QRY-09).
///
/// > 第六条 金融机构认为人民法院通过网络执行查控系统采取的查控措施违反相关法律、行政法规规定的，应当向人民法院书面提出异议。人民法院应当在15日内审查完毕并书面回复。
pub const ANSWER_TO_BANK: Limit = Limit::new(
    "QRY-09",
    "答复金融机构的异议",
    Length::Days(15),
    article("第六条"),
    "人民法院应当在15日内审查完毕并书面回复。",
);

/// Whether a person may be queried over the network (QRY-05).
///
/// > 第七条第二款 人民法院办理执行案件过程中，不得泄露通过网络执行查控系统取得的查控信息，也不得用于执行案件以外的目的。
/// >
/// > 第七条第三款 人民法院办理执行案件过程中，不得对被执行人以外的非执行义务主体采取网络查控措施。
pub const QUERY: Conditions = Conditions {
    rule: "QRY-05",
    title: "网络查询",
    confidence: Confidence::Read,
    requirements: &[
        requirement("is_obligor", article("第七条第三款"), "被查询人是被执行人或者其他执行义务主体"),
        requirement("for_this_case", article("第七条第二款"), "查询用于本执行案件"),
        requirement(
            "unperformed",
            property_investigation2020::article("第十二条第一款"),
            "被执行人未按执行通知履行义务",
        ),
    ],
    met: "应当通过网络执行查控系统调查，查询须留痕。",
    unmet: "不得进行网络查询。",
};
