//! 最高人民法院关于适用《中华人民共和国民事诉讼法》执行程序若干问题的解释 (法释〔2008〕13号, as amended 2020).
//!
//! Articles 19 to 21 are carried out by [`crate::civil_procedure2023::limitation`].

use crate::derivation::{Article, Confidence};
use crate::grounds::{Case, Table};
use crate::limit::{Length, Limit};

/// The title of the interpretation.
pub const NAME: &str = "最高人民法院关于适用《中华人民共和国民事诉讼法》执行程序若干问题的解释";

/// An article of this interpretation.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(NAME, article)
}

/// Until when the execution notice goes out where measures were taken before it (NOT-01).
///
/// > 第二十二条 执行员依照民事诉讼法第二百四十条规定立即采取强制执行措施的，可以同时或者自采取强制执行措施之日起三日内发送执行通知书。
pub const NOTICE_AFTER_MEASURE: Limit = Limit::new(
    "NOT-01",
    "发送执行通知书",
    Length::Days(3),
    article("第二十二条"),
    "立即采取强制执行措施的，可以同时或者自采取措施之日起三日内发送执行通知书。",
);

/// Until when competence is objected to (CAS-04). Neither the objection nor the reconsideration stays enforcement.
///
/// > 第三条第一款 人民法院受理执行申请后，当事人对管辖权有异议的，应当自收到执行通知书之日起十日内提出。
/// >
/// > 第三条第三款 管辖权异议审查和复议期间，不停止执行。
pub const COMPETENCE_OBJECTION: Limit = Limit::new(
    "CAS-04",
    "提出管辖权异议",
    Length::Days(10),
    article("第三条第一款"),
    "应当自收到执行通知书之日起十日内提出；审查和复议期间不停止执行。",
);

/// Until when the file goes to the court of reconsideration (OBJ-03).
///
/// > 第七条第二款 执行法院收到复议申请后，应当在五日内将复议所需的案卷材料报送上一级人民法院；上一级人民法院收到复议申请后，应当通知执行法院在五日内报送复议所需的案卷材料。
pub const FILE_SENT: Limit = Limit::new(
    "OBJ-03",
    "报送复议案卷",
    Length::Days(5),
    article("第七条第二款"),
    "执行法院应当在五日内将复议所需的案卷材料报送上一级人民法院。",
);

/// Until when the reconsideration is decided (OBJ-03, TIM-16).
///
/// > 第八条 当事人、利害关系人依照民事诉讼法第二百二十五条规定申请复议的，上一级人民法院应当自收到复议申请之日起三十日内审查完毕，并作出裁定。有特殊情况需要延长的，经本院院长批准，可以延长，延长的期限不得超过三十日。
pub const RECONSIDERATION: Limit = Limit::new(
    "OBJ-03",
    "复议审查",
    Length::Days(30),
    article("第八条"),
    "应当自收到复议申请之日起三十日内审查完毕并作出裁定。",
);

/// The same with the longest extension that the president may grant: thirty days more.
pub const RECONSIDERATION_EXTENDED: Limit = Limit {
    text: "三十日内审查完毕；经本院院长批准延长，延长的期限不得超过三十日。",
    ..RECONSIDERATION.of_length(Length::Days(60))
};

/// Whether enforcement goes on during an objection (OBJ-04).
///
/// > 第九条 执行异议审查和复议期间，不停止执行。被执行人、利害关系人提供充分、有效的担保请求停止相应处分措施的，人民法院可以准许；申请执行人提供充分、有效的担保请求继续执行的，应当继续执行。
pub const STAY: Table = Table {
    rule: "OBJ-04",
    title: "异议、复议期间的执行",
    confidence: Confidence::Read,
    cases: &[
        Case::new("none", "双方均未提供担保", "continue", article("第九条第一款"), "不停止执行。"),
        Case::new(
            "debtor",
            "被执行人、利害关系人提供充分有效的担保",
            "may_stop_disposal",
            article("第九条第二款"),
            "可以准许停止相应处分措施。",
        ),
        Case::new(
            "applicant",
            "申请执行人提供充分有效的担保",
            "must_continue",
            article("第九条第二款"),
            "应当继续执行。",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    #[test]
    fn the_notice_follows_a_measure_within_three_days() {
        for (measure, due) in
            [("2026-03-10", "2026-03-13"), ("2026-03-11", "2026-03-16"), ("2026-03-13", "2026-03-16")]
        {
            let period = NOTICE_AFTER_MEASURE.after(Calendar::national(), measure.parse().unwrap()).value;
            assert_eq!(period.end.to_string(), due, "{measure}");
        }
    }
}
