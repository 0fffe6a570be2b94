//! 执行裁定书（终结执行、撤销案件）.

use super::fields::form_data;
use super::parts::{Basis, Head, Party, Signatures, lines, sample_parties};

form_data! {
    /// The ruling that ends enforcement (民事诉讼法第二百六十八条) or cancels the case (销案).
    EndingRuling {
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
        /// The day on which the case was filed.
        filed_on: String = "立案日期",
        /// Why, whole sentences.
        reason: String = "事实和理由，整句",
        /// The articles, with the names of their texts.
        provisions: String = "法律依据，连同名称",
        /// What is ruled, without final stops.
        items: Vec<String> = "裁定事项，逐项，不带序号和句末标点",
        /// What the parties are told, whole sentences.
        notes: Vec<String> = "告知事项，整句",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl EndingRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> EndingRuling {
        EndingRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            reason: "申请执行人张堃于2026年6月2日以与被执行人王喆达成和解为由，向本院申请撤销执行申请。"
                .into(),
            provisions: "《中华人民共和国民事诉讼法》第二百六十八条第一项、第二百六十九条".into(),
            items: lines(&["终结云山县人民法院（2025）云0102民初88号民事判决书的执行"]),
            notes: lines(&["申请执行人在法定申请执行时效期间内可以再次申请执行。"]),
            signatures: Signatures::sample(),
        }
    }
}
