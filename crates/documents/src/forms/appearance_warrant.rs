//! 拘传票.

use super::fields::form_data;
use super::parts::{Basis, Head};

form_data! {
    /// The warrant that compels an appearance (民诉法解释第四百八十二条).
    AppearanceWarrant {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// Who is brought.
        person: String = "被拘传人",
        /// The address; may be empty.
        address: String = "住所或者地址（可空）",
        /// Why.
        reason: String = "拘传理由",
        /// How long the questioning may last.
        hours: String = "询问时间的限度",
    }
}

impl AppearanceWarrant {
    /// The sample case.
    #[must_use]
    pub fn sample() -> AppearanceWarrant {
        AppearanceWarrant {
            head: Head::sample(&[]),
            basis: Basis::sample(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            person: "王喆".into(),
            address: "云山市青石区青石街12号".into(),
            reason: "经依法传唤无正当理由拒不到场".into(),
            hours: "八小时".into(),
        }
    }
}
