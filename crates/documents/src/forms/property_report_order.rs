//! 报告财产令.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head};

form_data! {
    /// The order to report property (民事诉讼法第二百五十二条；财产调查规定第三条、第四条).
    PropertyReportOrder {
        /// What every paper carries; the questionnaire is an attachment (财产调查规定第四条第二款).
        head: Head = "文书首尾",
        /// To whom it is sent.
        addressee: String = "受送达人（被执行人）",
        /// How it is addressed: `你` a person, `你单位` an organisation.
        you: String = "称呼：你、你单位",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// Until when to report, `自收到本令之日起五日内`.
        report_within: String = "报告期限",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl PropertyReportOrder {
    /// The sample case.
    #[must_use]
    pub fn sample() -> PropertyReportOrder {
        PropertyReportOrder {
            head: Head::sample(&["被执行人财产调查表"]),
            addressee: "王喆".into(),
            you: "你".into(),
            applicant: "张堃".into(),
            basis: Basis::sample(),
            report_within: "自收到本令之日起五日内".into(),
            contact: Contact::sample(),
        }
    }
}
