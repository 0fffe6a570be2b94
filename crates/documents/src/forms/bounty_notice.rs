//! 悬赏公告.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head};

form_data! {
    /// The notice that offers a bounty for clues to property (财产调查规定第二十一条).
    BountyNotice {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The day on which the case was filed.
        filed_on: String = "立案日期",
        /// What is known of the debtor; may be empty.
        debtor: String = "被执行人的身份事项（可空）",
        /// What is still owed.
        owed: String = "尚未履行的金额",
        /// The bounty or how it is computed.
        terms: String = "悬赏金的数额或者计算方法",
        /// Until when the notice stands.
        until: String = "公告期限",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl BountyNotice {
    /// The sample case.
    #[must_use]
    pub fn sample() -> BountyNotice {
        BountyNotice {
            head: Head::sample(&[]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            debtor: "男，1980年出生".into(),
            owed: "人民币369,647.33元".into(),
            terms: "按因线索实际执行到位金额的10%".into(),
            until: "自公告之日起至本案执行完毕之日止".into(),
            contact: Contact::sample(),
        }
    }
}
