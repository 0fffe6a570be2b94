//! 执行裁定书（查封、扣押、冻结，续行和解除）.

use super::fields::form_data;
use super::parts::{Basis, Head, Party, Signatures, sample_parties};

form_data! {
    /// The ruling that controls property of any kind, lets the control run longer, or ends it.
    ControlRuling {
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
        /// What went before, a clause without final stop.
        background: String = "经过，不带句末标点",
        /// The provisions that the ruling rests on, with their titles.
        provisions: String = "依据的法律条文",
        /// What is ruled, item by item, without final stop.
        items: Vec<String> = "裁定事项",
        /// What the parties are told besides, a paragraph each.
        notes: Vec<String> = "告知事项",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl ControlRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ControlRuling {
        ControlRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            background: "责令被执行人王喆履行义务，但被执行人王喆至今未履行".into(),
            provisions: "《中华人民共和国民事诉讼法》第一百五十七条第一款第十一项、第二百五十五条".into(),
            items: vec!["查封被执行人王喆名下位于云山市青石区某街1号的房屋".into(), "查封期限为三年".into()],
            notes: vec!["查封期间，被执行人可以继续使用，但不得转移、设定权利负担。".into()],
            signatures: Signatures::sample(),
        }
    }
}
