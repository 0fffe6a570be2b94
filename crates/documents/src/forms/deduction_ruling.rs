//! 执行裁定书（划拨）.

use super::fields::form_data;
use super::parts::{Account, Basis, Head, Holding, Party, Signatures, sample_parties};

form_data! {
    /// The ruling that takes deposits to the court's account (民事诉讼法第二百五十三条；民诉法解释第四百八十四条).
    DeductionRuling {
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
        /// What is taken, one item per holding.
        holdings: Vec<Holding> = "划拨的存款",
        /// Where the money goes.
        account: Account = "划入账户",
        /// What is left to the debtor for living, `人民币6,300.00元` (查封、扣押、冻结规定第三条第二项); none where nothing
        /// needs to be left.
        living_expenses: Option<String> = "保留的生活必需费用",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl DeductionRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> DeductionRuling {
        DeductionRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            holdings: vec![Holding::sample()],
            account: Account::sample(),
            living_expenses: Some("人民币6,300.00元".into()),
            signatures: Signatures::sample(),
        }
    }
}
