//! 财产分配方案.

use super::debt_calculation::ExplainedStep;
use super::debt_statement::DebtTotal;
use super::fields::form_data;
use super::parts::{Head, lines};

form_data! {
    /// What one creditor gets; the last line is their sum.
    DistributionLine {
        /// The creditor.
        creditor: String = "债权人",
        /// Where the claim ranks, `普通债权`; may be empty.
        rank: String = "债权种类（可空）",
        /// What the instrument determines.
        claim: String = "债权数额",
        /// What is paid on it.
        paid: String = "受偿数额",
        /// The part of it that is paid, `62.33%`.
        ratio: String = "受偿比例",
        /// The doubled part.
        doubled: String = "加倍部分债务利息",
        /// What is paid on that.
        doubled_paid: String = "加倍部分受偿数额",
        /// What stays unpaid of both.
        unpaid: String = "未受偿数额",
    }
}

form_data! {
    /// How money is distributed among several creditors (民诉法解释第五百零九条).
    DistributionPlan {
        /// What every paper carries; the case number may be empty.
        head: Head = "文书首尾，案号可空",
        /// The debtor; may be empty.
        respondent: String = "被执行人（可空）",
        /// In which order ordinary claims are paid, `按债权比例受偿`.
        order: String = "普通债权的受偿方式",
        /// Where the money goes, in the order in which it is paid.
        course: Vec<DebtTotal> = "案款的去向，依先后",
        /// The creditors, and their sum last.
        shares: Vec<DistributionLine> = "各债权人受偿情况，合计在最后",
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
        let line = |creditor: &str, rank: &str, amounts: [&str; 6]| {
            let [claim, paid, ratio, doubled, doubled_paid, unpaid] = amounts.map(str::to_owned);
            DistributionLine {
                creditor: creditor.into(),
                rank: rank.into(),
                claim,
                paid,
                ratio,
                doubled,
                doubled_paid,
                unpaid,
            }
        };
        let total = |label: &str, amount: &str| DebtTotal { label: label.into(), amount: amount.into() };
        DistributionPlan {
            head: Head::sample(&[]),
            respondent: "王喆".into(),
            order: "按债权比例受偿".into(),
            course: vec![total("可供分配的案款", "588,000.00"), total("余款", "0.00")],
            shares: vec![
                line(
                    "云山银行股份有限公司",
                    "优先债权",
                    ["400,000.00", "400,000.00", "100.00%", "50,000.00", "44,000.00", "6,000.00"],
                ),
                line(
                    "张堃",
                    "普通债权",
                    ["100,000.00", "100,000.00", "100.00%", "50,000.00", "44,000.00", "6,000.00"],
                ),
                line(
                    "合计",
                    "",
                    ["500,000.00", "500,000.00", "100.00%", "100,000.00", "88,000.00", "12,000.00"],
                ),
            ],
            explanation: vec![ExplainedStep {
                text: "普通债权：应付100,000.00元，可供支付188,000.00元，全额支付。".into(),
                basis: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第五百零八条".into(),
            }],
            doubts: lines(&["按比例分配的尾数补给余数最大的债权（待核）。"]),
            prepared_by: "吴垚".into(),
        }
    }
}
