//! 债务计算书.

use super::fields::form_data;
use super::parts::{Basis, Head, lines};

form_data! {
    /// One step of the reckoning: one item over one period at one rate.
    DebtStep {
        /// What is reckoned, `一般债务利息`.
        item: String = "项目",
        /// First and last day, `2024年6月1日至2026年3月10日`; may be empty.
        period: String = "起止日期（可空）",
        /// The number of days; may be empty.
        days: String = "天数（可空）",
        /// The base; may be empty.
        base: String = "计算基数（可空）",
        /// The rate, `年利率12%`; may be empty.
        rate: String = "利率（可空）",
        /// The result.
        amount: String = "金额",
    }
}

form_data! {
    /// One payment and what it was applied to.
    DebtPayment {
        /// The day of payment.
        paid_on: String = "给付日期",
        /// The amount.
        amount: String = "金额",
        /// What it was applied to.
        applied_to: String = "抵充情况",
    }
}

form_data! {
    /// One line of the closing sums.
    DebtTotal {
        /// What is summed.
        label: String = "项目",
        /// The sum.
        amount: String = "金额",
    }
}

form_data! {
    /// How the debt was reckoned to a day, step by step, for the file and the parties.
    DebtStatement {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The debtor.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The last day reckoned.
        reckoned_to: String = "计算截止日期",
        /// The steps in order.
        steps: Vec<DebtStep> = "计算明细",
        /// The payments in order; may be empty.
        payments: Vec<DebtPayment> = "已给付款项",
        /// The sums, the amount still owed last.
        totals: Vec<DebtTotal> = "合计，尚欠数额在最后",
        /// The amount still owed in capital numerals (`values::Fen::capital`).
        capital: String = "尚欠数额大写",
        /// The provisions and formulas used, one line each with its final stop.
        grounds: Vec<String> = "计算依据，逐行",
        /// Who reckoned.
        prepared_by: String = "制表人",
    }
}

impl DebtStatement {
    /// The sample case.
    #[must_use]
    pub fn sample() -> DebtStatement {
        let step = |item: &str, period: &str, days: &str, base: &str, rate: &str, amount: &str| DebtStep {
            item: item.into(),
            period: period.into(),
            days: days.into(),
            base: base.into(),
            rate: rate.into(),
            amount: amount.into(),
        };
        let total = |label: &str, amount: &str| DebtTotal { label: label.into(), amount: amount.into() };
        DebtStatement {
            head: Head::sample(&[]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            reckoned_to: "2026年3月10日".into(),
            steps: vec![
                step("借款本金", "", "", "", "", "300,000.00"),
                step(
                    "一般债务利息",
                    "2024年6月1日至2026年1月31日",
                    "610",
                    "300,000.00",
                    "年利率12%",
                    "60,164.38",
                ),
                step(
                    "一般债务利息",
                    "2026年2月1日至2026年3月10日",
                    "38",
                    "250,000.00",
                    "年利率12%",
                    "3,123.29",
                ),
                step(
                    "加倍部分债务利息",
                    "2026年1月16日至2026年1月31日",
                    "16",
                    "300,000.00",
                    "日万分之一点七五",
                    "840.00",
                ),
                step(
                    "加倍部分债务利息",
                    "2026年2月1日至2026年3月10日",
                    "38",
                    "250,000.00",
                    "日万分之一点七五",
                    "1,662.50",
                ),
                step("案件受理费", "", "", "", "", "2,900.00"),
                step("申请执行费", "", "", "", "", "4,400.00"),
            ],
            payments: vec![DebtPayment {
                paid_on: "2026年1月31日".into(),
                amount: "110,164.38".into(),
                applied_to: "利息60,164.38元，本金50,000.00元".into(),
            }],
            totals: vec![
                total("应付合计", "373,090.17"),
                total("已付合计", "110,164.38"),
                total("尚欠合计", "262,925.79"),
            ],
            capital: "贰拾陆万贰仟玖佰贰拾伍元柒角玖分".into(),
            grounds: lines(&[
                "加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间\
                 （《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第一条）。",
                "被执行人的财产不足以清偿全部债务的，先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息（同解释第四条）。",
            ]),
            prepared_by: "吴垚".into(),
        }
    }
}
