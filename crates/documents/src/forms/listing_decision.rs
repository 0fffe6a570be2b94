//! 纳入失信被执行人名单决定书.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head, Party, sample_parties};

form_data! {
    /// The decision that lists a debtor as dishonest (失信名单规定第五条).
    ListingDecision {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The parties, creditors first.
        parties: Vec<Party> = "当事人",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The day on which the case was filed.
        filed_on: String = "立案日期",
        /// What the debtor did.
        facts: String = "失信行为的具体情形",
        /// The grounds in words.
        grounds: String = "失信情形",
        /// The items of article 1.
        articles: String = "所依据的条、项",
        /// The term, without the final stop.
        term: String = "纳入期限，一句话，不带句末标点",
        /// From which day it is public, where that is not the day of the decision.
        published: Option<String> = "宽限后发布的日期",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl ListingDecision {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ListingDecision {
        ListingDecision {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            facts: "有房屋两套对外出租，收取租金而拒不履行".into(),
            grounds: "有履行能力而拒不履行生效法律文书确定义务".into(),
            articles: "第一条第一项".into(),
            term: "纳入没有期限，具备法定删除事由的依法删除".into(),
            published: None,
            contact: Contact::sample(),
        }
    }
}
