//! 执行裁定书（终结本次执行程序）.

use super::fields::form_data;
use super::parts::{Basis, Head, Party, Signatures, lines, sample_parties};

form_data! {
    /// The ruling that ends this round of enforcement (民诉法解释第五百一十七条).
    RoundRuling {
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
        /// The sum applied for.
        claimed: String = "申请执行标的",
        /// What was done, one line each without numbers and without final stops.
        course: Vec<String> = "执行经过，逐项，不带序号和句末标点",
        /// What the investigation found, whole sentences.
        findings: String = "财产调查结果，整句",
        /// What was realised.
        realised: String = "已实现的债权",
        /// What is not.
        left: String = "尚未实现的债权",
        /// How the applicant was heard and who agreed, whole sentences.
        heard: String = "告知、听取意见和终本方式，整句",
        /// Who signs.
        signatures: Signatures = "署名",
    }
}

impl RoundRuling {
    /// The sample case.
    #[must_use]
    pub fn sample() -> RoundRuling {
        RoundRuling {
            head: Head::sample(&[]),
            parties: sample_parties(),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            claimed: "人民币300,000.00元".into(),
            course: lines(&[
                "2026年3月10日向被执行人发出执行通知书，责令其报告财产",
                "查询被执行人的存款、不动产、土地、车辆和股权",
                "2026年4月7日发出限制消费令",
            ]),
            findings: "被执行人名下无可供执行的财产。".into(),
            realised: "人民币20,000.00元".into(),
            left: "人民币350,318.40元".into(),
            heard: "本院于2026年6月20日将上述情况告知申请执行人，其表示没有新的财产线索，并于同日签字确认终结本次执行程序。".into(),
            signatures: Signatures::sample(),
        }
    }
}
