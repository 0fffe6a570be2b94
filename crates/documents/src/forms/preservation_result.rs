//! 财产保全情况告知书.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head, lines};

form_data! {
    /// What was preserved, until when, and when to ask for renewal (办理财产保全案件规定第十八条).
    PreservationResult {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// To whom it is sent: the applicants.
        addressees: Vec<String> = "受送达人",
        /// The applicant.
        applicant: String = "申请保全人",
        /// Whose property is preserved.
        respondent: String = "被保全人",
        /// The ruling carried out.
        basis: Basis = "保全裁定",
        /// The sum that the ruling names.
        named: String = "裁定保全的数额",
        /// How far it was carried out, `部分保全`.
        result: String = "结案方式",
        /// What is held and until when, one line each without numbers and without final stops.
        held: Vec<String> = "保全的财产和期限，逐项，不带序号和句末标点",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl PreservationResult {
    /// The sample case.
    #[must_use]
    pub fn sample() -> PreservationResult {
        PreservationResult {
            head: Head::sample(&[]),
            addressees: lines(&["张堃"]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            named: "人民币300,000.00元".into(),
            result: "部分保全".into(),
            held: lines(&["冻结王喆在云山银行的存款人民币120,000.00元，期限至2027年3月9日"]),
            contact: Contact::sample(),
        }
    }
}
