//! 拘留决定书.

use super::fields::form_data;
use super::parts::{Basis, Head};

form_data! {
    /// The decision to detain (民事诉讼法第一百一十九条第三款).
    DetentionDecision {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// Who is detained, with what is known of him and the final stop.
        person: String = "被拘留人及其身份事项，带句末标点",
        /// The name.
        name: String = "被拘留人姓名",
        /// The facts.
        facts: String = "事实",
        /// The conduct in the words of the law.
        conduct: String = "妨害行为",
        /// The articles.
        articles: String = "所依据的条、项",
        /// How many days, in Chinese.
        days: String = "拘留日数，汉字",
        /// The first day.
        from: String = "起始日期",
        /// The last day.
        until: String = "届满日期",
    }
}

impl DetentionDecision {
    /// The sample case.
    #[must_use]
    pub fn sample() -> DetentionDecision {
        DetentionDecision {
            head: Head::sample(&[]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            person: "被拘留人：王喆，男，1980年2月1日出生，住云山市青石区青石街12号。".into(),
            name: "王喆".into(),
            facts: "2026年3月12日，王喆将已被查封的车辆转移至外地".into(),
            conduct: "隐藏、转移、变卖、毁损已被查封、扣押、冻结的财产".into(),
            articles: "《中华人民共和国民事诉讼法》第一百一十四条第一款第三项".into(),
            days: "十五".into(),
            from: "2026年3月13日".into(),
            until: "2026年3月27日".into(),
        }
    }
}
