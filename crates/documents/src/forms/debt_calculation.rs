//! 债务试算书.

use super::debt_statement::{DebtPayment, DebtStep, DebtTotal};
use super::fields::form_data;
use super::parts::{Head, lines};

form_data! {
    /// One sentence of the reckoning with the article it rests on.
    ExplainedStep {
        /// The sentence.
        text: String = "一句话",
        /// The article; may be empty.
        basis: String = "依据（可空）",
    }
}

form_data! {
    /// How a debt that no case holds was reckoned to a day, with every step and its article.
    DebtCalculation {
        /// What every paper carries; the case number may be empty.
        head: Head = "文书首尾，案号可空",
        /// The creditor; may be empty.
        applicant: String = "权利人（可空）",
        /// The debtor; may be empty.
        respondent: String = "义务人（可空）",
        /// The last day reckoned.
        reckoned_to: String = "计算截止日期",
        /// The sums, stretches and subtotals in order.
        steps: Vec<DebtStep> = "计算明细",
        /// The payments in order; may be empty.
        payments: Vec<DebtPayment> = "已给付款项",
        /// The sums, the amount still owed last.
        totals: Vec<DebtTotal> = "合计，尚欠数额在最后",
        /// The amount still owed in capital numerals.
        capital: String = "尚欠数额大写",
        /// Every step with its article.
        explanation: Vec<ExplainedStep> = "逐步计算和依据",
        /// The result in one sentence.
        conclusion: String = "结论",
        /// What a court must still confirm, one sentence each; may be empty.
        doubts: Vec<String> = "待核事项，逐行",
        /// Who reckoned.
        prepared_by: String = "制表人",
    }
}

impl DebtCalculation {
    /// The teaching example.
    #[must_use]
    pub fn sample() -> DebtCalculation {
        let step = |item: &str, period: &str, days: &str, rate: &str, amount: &str| DebtStep {
            item: item.into(),
            period: period.into(),
            days: days.into(),
            base: if days.is_empty() { String::new() } else { "10,000.00".into() },
            rate: rate.into(),
            amount: amount.into(),
        };
        let total = |label: &str, amount: &str| DebtTotal { label: label.into(), amount: amount.into() };
        DebtCalculation {
            head: Head::sample(&[]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            reckoned_to: "2015年9月1日".into(),
            steps: vec![
                step("借款本金", "", "", "", "10,000.00"),
                step("一般债务利息", "2015年1月1日至2015年9月1日", "244", "日利率0.05%", "1,220.00"),
                step("加倍部分债务利息", "2015年7月4日至2015年9月1日", "60", "日万分之一点七五", "105.00"),
            ],
            payments: Vec::new(),
            totals: vec![total("应付合计", "11,325.00"), total("尚欠合计", "11,325.00")],
            capital: "壹万壹仟叁佰贰拾伍元整".into(),
            explanation: vec![ExplainedStep {
                text: "加倍部分：10,000.00元×日万分之一点七五×迟延60天=105.00元。".into(),
                basis: "《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条第三款".into(),
            }],
            conclusion: "截至2015年9月1日尚欠11,325.00元。".into(),
            doubts: lines(&["履行期间届满日不计迟延，清偿之日计入（待核）。"]),
            prepared_by: "吴垚".into(),
        }
    }
}
