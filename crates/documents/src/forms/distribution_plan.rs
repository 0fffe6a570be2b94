//! 财产分配方案.

use super::debt_calculation::ExplainedStep;
use super::debt_statement::DebtTotal;
use super::fields::form_data;
use super::parts::{Head, lines};

form_data! {
    /// What one creditor gets in one class, or what he gets in all, or what all get.
    DistributionLine {
        /// The creditor; empty where the line goes on with the one before.
        creditor: String = "债权人；与上一行同一债权人的可空",
        /// The instrument or the right on which the claim rests; may be empty.
        basis: String = "执行依据或者权利凭证（可空）",
        /// The class of the claim, `普通债权`; `小计` and `合计` for sums.
        rank: String = "债权种类，或者小计、合计",
        /// What is due in the class.
        due: String = "应受偿数额",
        /// What is paid on it.
        paid: String = "受偿数额",
        /// The part of it that is paid, `62.33%`; a dash for sums over several classes.
        ratio: String = "受偿比例",
        /// What stays unpaid.
        unpaid: String = "未受偿数额",
    }
}

form_data! {
    /// How money is distributed among several creditors (民诉法解释第五百零九条).
    DistributionPlan {
        /// What every paper carries; the case number may be empty.
        head: Head = "文书首尾，案号可空",
        /// In which case, who takes part, and under which articles it is drawn up, a paragraph; may be empty.
        opening: String = "案件由来和依据，一段（可空）",
        /// The debtor; may be empty.
        respondent: String = "被执行人（可空）",
        /// In which order ordinary claims are paid, `按债权比例受偿`.
        order: String = "普通债权的受偿方式",
        /// Where the money goes, in the order in which it is paid.
        course: Vec<DebtTotal> = "案款的去向，依先后",
        /// The creditors, and their sum last.
        shares: Vec<DistributionLine> = "各债权人受偿情况，合计在最后",
        /// Of what the ratio is, a sentence.
        ratio_of: String = "受偿比例的含义",
        /// Every step with its article.
        explanation: Vec<ExplainedStep> = "逐步计算和依据",
        /// What a court must still confirm, one sentence each; may be empty.
        doubts: Vec<String> = "待核事项，逐行",
        /// Who drew it up.
        prepared_by: String = "制表人",
    }
}

impl DistributionPlan {
    /// Two creditors, one with priority.
    #[must_use]
    pub fn sample() -> DistributionPlan {
        let line = |creditor: &str, basis: &str, rank: &str, amounts: [&str; 4]| {
            let [due, paid, ratio, unpaid] = amounts.map(str::to_owned);
            DistributionLine {
                creditor: creditor.into(),
                basis: basis.into(),
                rank: rank.into(),
                due,
                paid,
                ratio,
                unpaid,
            }
        };
        let total = |label: &str, amount: &str| DebtTotal { label: label.into(), amount: amount.into() };
        DistributionPlan {
            head: Head::sample(&[]),
            opening: "本院执行张堃与王喆民间借贷纠纷一案，云山银行股份有限公司申请参与分配。依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第五百零八条、第五百零九条的规定，制作本分配方案。".into(),
            respondent: "王喆".into(),
            order: "按债权比例受偿".into(),
            course: vec![
                total("可供分配的案款", "588,000.00"),
                total("清偿应当优先受偿的债权", "400,000.00"),
                total("清偿普通债权", "100,000.00"),
                total("清偿加倍部分债务利息（应付100,000.00元）", "88,000.00"),
                total("余款退还被执行人", "0.00"),
            ],
            shares: vec![
                line(
                    "云山银行股份有限公司",
                    "不动产登记证明第1206号",
                    "优先债权",
                    ["400,000.00", "400,000.00", "100.00%", "0.00"],
                ),
                line("", "", "加倍部分债务利息", ["50,000.00", "44,000.00", "88.00%", "6,000.00"]),
                line("", "", "小计", ["450,000.00", "444,000.00", "—", "6,000.00"]),
                line(
                    "张堃",
                    "（2025）云0102民初5678号民事判决",
                    "普通债权",
                    ["100,000.00", "100,000.00", "100.00%", "0.00"],
                ),
                line("", "", "加倍部分债务利息", ["50,000.00", "44,000.00", "88.00%", "6,000.00"]),
                line("", "", "小计", ["150,000.00", "144,000.00", "—", "6,000.00"]),
                line("合计", "", "合计", ["600,000.00", "588,000.00", "—", "12,000.00"]),
            ],
            ratio_of: "受偿比例为受偿数额占同一种类应受偿数额的比例。".into(),
            explanation: vec![ExplainedStep {
                text: "普通债权：应付100,000.00元，可供支付188,000.00元，全额支付。".into(),
                basis: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第五百零八条".into(),
            }],
            doubts: lines(&["按比例分配的尾数补给余数最大的债权（待核）。"]),
            prepared_by: "吴垚".into(),
        }
    }
}
