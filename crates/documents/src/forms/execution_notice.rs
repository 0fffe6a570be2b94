//! 执行通知书.

use super::fields::form_data;
use super::parts::{Account, Basis, Contact, Head, lines};

form_data! {
    /// The notice that begins enforcement and orders the debtor to perform (民事诉讼法第二百五十一条).
    ExecutionNotice {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// To whom it is sent.
        addressee: String = "受送达人（被执行人）",
        /// How it is addressed: `你` a person, `你单位` an organisation.
        you: String = "称呼：你、你单位",
        /// The other debtors of the case, joined; none where there is only one.
        others: Option<String> = "其他被执行人",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The day on which the case was filed, `2026年3月9日`.
        filed_on: String = "立案日期",
        /// Until when to perform, `自本通知书送达之日起三日内`.
        perform_within: String = "责令履行的期限",
        /// What is to be performed, one line each without numbers and without the final stop.
        obligations: Vec<String> = "应履行的义务，逐行，不带序号和句末标点",
        /// What the debt comes to on the day of the notice, a sentence; none where nothing can be reckoned.
        reckoning: Option<String> = "截至本日的金额，一句话",
        /// Where money is to be paid; none where nothing is to be paid.
        account: Option<Account> = "案款账户",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl ExecutionNotice {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ExecutionNotice {
        ExecutionNotice {
            head: Head::sample(&["报告财产令一份", "被执行人财产调查表一份"]),
            addressee: "王喆".into(),
            you: "你".into(),
            others: None,
            applicant: "张堃".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            perform_within: "自本通知书送达之日起三日内".into(),
            obligations: lines(&[
                "向申请执行人张堃偿还借款本金人民币300,000.00元，并支付利息（以300,000.00元为基数，按年利率12%，\
                 自2024年6月1日起计算至实际清偿之日止）",
                "向申请执行人张堃支付迟延履行期间的加倍部分债务利息（以300,000.00元为基数，按日万分之一点七五，\
                 自2026年1月16日起计算至实际清偿之日止）",
                "负担案件受理费人民币2,900.00元，申请执行费人民币4,400.00元",
            ]),
            reckoning: Some(
                "截至2026年3月10日，上列金钱债务连同利息合计人民币369,647.33元，此后的利息另行计算。".into(),
            ),
            account: Some(Account::sample()),
            contact: Contact::sample(),
        }
    }
}
