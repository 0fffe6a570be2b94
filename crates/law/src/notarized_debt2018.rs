//! 最高人民法院关于公证债权文书执行若干问题的规定 (法释〔2018〕18号).
//!
//! > 第九条 申请执行公证债权文书的期间自公证债权文书确定的履行期间的最后一日起计算；分期履行的，自公证债权文书确定的每次履行期间的最后一日起计算。
//! >
//! > 债权人向公证机构申请出具执行证书的，申请执行时效自债权人提出申请之日起中断。
//!
//! Article 9 is carried out by [`crate::civil_procedure2023::limitation`].

use crate::derivation::Article;
use crate::limit::{Length, Limit};

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于公证债权文书执行若干问题的规定";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the debtor applies that a notarised instrument not be enforced (OBJ-12).
///
/// > 第十三条第一款 被执行人申请不予执行公证债权文书，应当在执行通知书送达之日起十五日内向执行法院提出书面申请，并提交相关证据材料；有本规定第十二条第一款第三项、第四项规定情形且执行程序尚未终结的，应当自知道或者应当知道有关事实之日起十五日内提出。
pub const DEBTOR: Limit = Limit::new(
    "OBJ-12",
    "申请不予执行公证债权文书",
    Length::Days(15),
    article("第十三条第一款"),
    "应当在执行通知书送达之日起（第三项、第四项情形自知道之日起）十五日内提出书面申请。",
);

/// Until when the application is reviewed (OBJ-12); the president may grant thirty days more.
///
/// > 第十六条 人民法院审查不予执行公证债权文书案件，应当在受理之日起六十日内审查完毕并作出裁定；有特殊情况需要延长的，经本院院长批准，可以延长三十日。
pub const REVIEW: Limit = Limit::new(
    "OBJ-12",
    "不予执行公证债权文书案件的审查",
    Length::Days(60),
    article("第十六条"),
    "应当在受理之日起六十日内审查完毕；经本院院长批准可以延长三十日。",
);

/// Until when reconsideration is asked for after a dismissal (OBJ-12).
///
/// > 第二十一条 当事人不服驳回不予执行申请裁定的，可以自裁定送达之日起十日内向上一级人民法院申请复议。上一级人民法院应当自收到复议申请之日起三十日内审查。
pub const RECONSIDERATION: Limit = Limit::new(
    "OBJ-12",
    "对驳回不予执行申请的裁定申请复议",
    Length::Days(10),
    article("第二十一条"),
    "可以自裁定送达之日起十日内向上一级人民法院申请复议。",
);

/// Until when that reconsideration is decided (OBJ-12), article 21 too.
pub const RECONSIDERATION_DECISION: Limit = Limit::new(
    "OBJ-12",
    "复议审查",
    Length::Days(30),
    article("第二十一条"),
    "上一级人民法院应当自收到复议申请之日起三十日内审查。",
);
