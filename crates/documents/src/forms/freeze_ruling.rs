//! 执行裁定书（冻结）.

use super::fields::form_data;
use super::parts::{Basis, Head, Holding, Party, Signatures, sample_parties};

form_data! {
    /// The ruling that freezes deposits or other property (民事诉讼法第二百五十三条).
    FreezeRuling {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The parties, creditors first.
        parties: Vec<Party> = "当事人",
        /// The creditor's name as the text uses it.
        applicant: String = "申请执行人",
        /// The debtor's name as the text uses it.
        respondent: String = "被执行人",
        /// The instrument enforced; the text names its cause.
        basis: Basis = "执行依据",
        /// What went before, a clause without final stop: urged and not performed, or not performed.
        background: String = "经过，不带句末标点",
        /// `冻结`, or `继续冻结` where a freeze is renewed before its end.
        action: String = "冻结、继续冻结",
        /// What is frozen, one item per holding.
        holdings: Vec<Holding> = "冻结的财产",
        /// The limit of the freeze, formatted: what the debtor owes with costs.
        limit: String = "冻结限额",
        /// How long, `一年`.
        period: String = "冻结期限",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl FreezeRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> FreezeRuling {
        FreezeRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            background: [
                "责令被执行人王喆履行云山市青石区人民法院（2025）云0102民初5678号民事判决确定的义务，",
                "但被执行人王喆至今未履行",
            ]
            .concat(),
            action: "冻结".into(),
            holdings: vec![
                Holding::sample(),
                Holding {
                    institution: "青石农村商业银行股份有限公司营业部".into(),
                    asset: "银行存款，账号6230910299001122334".into(),
                    amount: "人民币318,000.00元".into(),
                    ..Holding::sample()
                },
            ],
            limit: "人民币370,318.40元".into(),
            period: "一年".into(),
            signatures: Signatures::sample(),
        }
    }
}
