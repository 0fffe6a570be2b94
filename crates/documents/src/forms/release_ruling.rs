//! 执行裁定书（解除冻结）.

use super::fields::form_data;
use super::parts::{Basis, Head, Holding, Party, Signatures, sample_parties};

form_data! {
    /// The ruling that ends a freeze (查封、扣押、冻结规定第二十八条).
    ReleaseRuling {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The parties, creditors first.
        parties: Vec<Party> = "当事人",
        /// The creditor's name as the text uses it.
        applicant: String = "申请执行人",
        /// The debtor's name as the text uses it.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The number of the ruling that froze.
        frozen_by: String = "原冻结裁定书文号",
        /// What is released, one item per holding.
        holdings: Vec<Holding> = "解除冻结的财产",
        /// Why, a clause without final stop.
        reason: String = "解除的理由，不带句末标点",
        /// Which item of the article, `第一款第四项`.
        ground: String = "《查封、扣押、冻结规定》第二十八条的款项",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl ReleaseRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ReleaseRuling {
        ReleaseRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            frozen_by: "（2026）云0102执1234号".into(),
            holdings: vec![Holding::sample()],
            reason: "生效法律文书确定的债务以及执行费用已经全部清偿".into(),
            ground: "第一款第四项".into(),
            signatures: Signatures::sample(),
        }
    }
}
