//! 案款发放对账单.

use super::case_funds_statement::FundsShare;
use super::fields::form_data;
use super::parts::{Basis, Head};

form_data! {
    /// One payment to a creditor.
    CreditorPayment {
        /// The day.
        paid_on: String = "日期",
        /// The amount.
        amount: String = "金额",
        /// To which account, all but its end hidden.
        account: String = "收款账户",
        /// How it stands, `已于2026年3月10日付讫`.
        state: String = "办理情况",
    }
}

form_data! {
    /// What is left of one claim.
    CreditorClaim {
        /// The claim.
        label: String = "事项",
        /// What is left of the sum.
        principal: String = "尚欠本金等金钱债务",
        /// What is left of general interest.
        general: String = "尚欠一般债务利息",
        /// What is left of the doubled part.
        doubled: String = "尚欠加倍部分债务利息",
        /// What is left together.
        total: String = "尚欠小计",
    }
}

form_data! {
    /// What a creditor got, when, on which claim and part, and what is still owed to him.
    CreditorStatement {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The creditor.
        creditor: String = "申请执行人",
        /// The debtors.
        respondent: String = "被执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The last day reckoned.
        reckoned_to: String = "截止日期",
        /// The payments in order; may be empty.
        payments: Vec<CreditorPayment> = "发放明细（可空）",
        /// What was divided to the creditor; may be empty.
        shares: Vec<FundsShare> = "分得明细（可空）",
        /// What is left of each claim.
        claims: Vec<CreditorClaim> = "各项债权尚欠数额",
        /// What came in for the case and is not divided yet.
        undivided: String = "到账、尚未分配（全案）",
        /// What was divided together.
        divided: String = "分得合计",
        /// What was paid together.
        paid: String = "已发放合计",
        /// What was divided and is not paid.
        unpaid: String = "已分得、尚未发放",
        /// What is still owed.
        owed: String = "尚欠合计",
        /// The same in capital numerals.
        capital: String = "尚欠合计大写",
        /// What the reader must know; may be empty.
        notes: Vec<String> = "说明，逐行（可空）",
        /// Who made it.
        prepared_by: String = "制表人",
    }
}

impl CreditorStatement {
    /// The sample case.
    #[must_use]
    pub fn sample() -> CreditorStatement {
        let share = |part: &str, amount: &str| FundsShare {
            divided_on: "2026-01-31".into(),
            party: "张堃".into(),
            claim: "借款本金".into(),
            part: part.into(),
            amount: amount.into(),
        };
        CreditorStatement {
            head: Head::sample(&[]),
            creditor: "张堃".into(),
            respondent: "王喆".into(),
            basis: Basis::sample(),
            reckoned_to: "2026年3月10日".into(),
            payments: vec![CreditorPayment {
                paid_on: "2026-02-03".into(),
                amount: "110,164.38".into(),
                account: "云山银行 **** 1234".into(),
                state: "已于2026年2月3日付讫".into(),
            }],
            shares: vec![share("一般债务利息", "60,164.38"), share("本金等金钱债务", "50,000.00")],
            claims: vec![CreditorClaim {
                label: "借款本金".into(),
                principal: "250,000.00".into(),
                general: "3,123.29".into(),
                doubled: "2,502.50".into(),
                total: "255,625.79".into(),
            }],
            undivided: "20,000.00".into(),
            divided: "110,164.38".into(),
            paid: "110,164.38".into(),
            unpaid: "0.00".into(),
            owed: "255,625.79".into(),
            capital: "贰拾伍万伍仟陆佰贰拾伍元柒角玖分".into(),
            notes: vec!["加倍部分债务利息计算至截止日期。".into()],
            prepared_by: "吴垚".into(),
        }
    }
}
