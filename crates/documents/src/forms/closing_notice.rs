//! 结案通知书.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head, lines};

form_data! {
    /// The notice that the case is concluded because everything has been performed.
    ClosingNotice {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// To whom it is sent: the parties.
        addressees: Vec<String> = "受送达人",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The day on which the case was filed.
        filed_on: String = "立案日期",
        /// What was performed, one line each without numbers and without the final stop.
        performed: Vec<String> = "履行情况，逐行，不带序号和句末标点",
        /// The settlement by which the case ended, a clause; none where the instrument itself was performed.
        settlement: Option<String> = "履行完毕的执行和解协议，一个分句，不带句末标点；没有和解的可空",
        /// The day on which everything had been performed.
        performed_on: String = "执行完毕日期",
        /// What was done about measures still standing, a sentence; none where none stood.
        measures: Option<String> = "执行措施的处理",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl ClosingNotice {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ClosingNotice {
        ClosingNotice {
            head: Head::sample(&[]),
            addressees: lines(&["张堃", "王喆"]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            performed: lines(&[
                "借款本金人民币300,000.00元及利息人民币63,418.40元，已于2026年6月2日全部发放申请执行人张堃",
                "迟延履行期间的加倍部分债务利息人民币7,192.50元，已于同日全部发放申请执行人张堃",
                "案件受理费人民币2,900.00元、申请执行费人民币4,400.00元，已由被执行人王喆交纳",
            ]),
            settlement: None,
            performed_on: "2026年6月2日".into(),
            measures: Some("对被执行人王喆采取的冻结措施，本院已于2026年6月2日全部解除。".into()),
            contact: Contact::sample(),
        }
    }
}
