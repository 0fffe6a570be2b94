//! 解除（删除）决定.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head};

form_data! {
    /// What ends a restriction, a detention or a listing.
    SanctionEnding {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The title of the paper.
        title: String = "文书名称",
        /// To whom it is sent.
        addressee: String = "受送达人",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// What had been ordered, without the final stop.
        ordered: String = "原措施，一句话，不带句末标点",
        /// Why it ends, without the final stop.
        reason: String = "事由，一句话，不带句末标点",
        /// The articles.
        articles: String = "依据",
        /// What is decided, without the final stop.
        decision: String = "决定，一句话，不带句末标点",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl SanctionEnding {
    /// The sample case.
    #[must_use]
    pub fn sample() -> SanctionEnding {
        SanctionEnding {
            head: Head::sample(&[]),
            title: "解除限制消费令".into(),
            addressee: "王喆".into(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            ordered: "本院于2026年3月20日对王喆限制消费".into(),
            reason: "履行完毕生效法律文书确定的义务".into(),
            articles: "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第九条".into(),
            decision: "解除对王喆的限制消费措施".into(),
            contact: Contact::sample(),
        }
    }
}
