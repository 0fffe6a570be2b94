//! 传票.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head};

form_data! {
    /// The summons to be questioned (财产调查规定第十五条).
    Summons {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// Who is summoned.
        person: String = "被传唤人",
        /// The address; may be empty.
        address: String = "住所或者地址（可空）",
        /// What for.
        reason: String = "传唤事由",
        /// When to appear.
        appear: String = "应到时间",
        /// Where to appear.
        place: String = "应到处所",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl Summons {
    /// The sample case.
    #[must_use]
    pub fn sample() -> Summons {
        Summons {
            head: Head::sample(&[]),
            basis: Basis::sample(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            person: "王喆".into(),
            address: "云山市青石区青石街12号".into(),
            reason: "查明被执行人的财产情况和履行义务的能力".into(),
            appear: "2026年3月20日上午9时".into(),
            place: "本院执行局第二询问室".into(),
            contact: Contact::sample(),
        }
    }
}
