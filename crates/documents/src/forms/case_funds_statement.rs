//! 执行案款月结单.

use super::fields::form_data;
use super::parts::Head;

form_data! {
    /// One movement of the account of the case.
    FundsMovement {
        /// The day on which it was booked.
        booked_on: String = "记账日期",
        /// The day from which it counts.
        value_on: String = "起息日期",
        /// What it is, `到账`.
        item: String = "事项",
        /// Who paid or was paid; may be empty.
        party: String = "对方（可空）",
        /// What came in; may be empty.
        came_in: String = "收入（可空）",
        /// What went out; may be empty.
        went_out: String = "支出（可空）",
        /// What stood in the account after it.
        balance: String = "余额",
    }
}

form_data! {
    /// One share of money that was divided.
    FundsShare {
        /// The day of the division.
        divided_on: String = "分配日期",
        /// Who gets it.
        party: String = "分给",
        /// On which claim; may be empty.
        claim: String = "事项（可空）",
        /// For which part.
        part: String = "部分",
        /// How much.
        amount: String = "金额",
    }
}

form_data! {
    /// What a part of the money that stands in the account is for.
    FundsStanding {
        /// For what and for whom.
        label: String = "项目",
        /// How much.
        amount: String = "金额",
    }
}

form_data! {
    /// The account of a case over a month, for the parties.
    CaseFundsStatement {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The creditors.
        applicant: String = "申请执行人",
        /// The debtors.
        respondent: String = "被执行人",
        /// The days, `2026年3月1日至2026年3月31日`.
        period: String = "起止日期",
        /// What stood in the account before.
        opening: String = "期初余额",
        /// What came in.
        came_in: String = "本期收入合计",
        /// What went out.
        went_out: String = "本期支出合计",
        /// What stood in the account after.
        closing: String = "期末余额",
        /// The closing balance in capital numerals.
        capital: String = "期末余额大写",
        /// The movements in order; may be empty.
        movements: Vec<FundsMovement> = "收支明细（可空）",
        /// The shares of what was divided; may be empty.
        shares: Vec<FundsShare> = "分配明细（可空）",
        /// What the closing balance is for; may be empty.
        standing: Vec<FundsStanding> = "期末余额的构成（可空）",
        /// Who made it.
        prepared_by: String = "制表人",
    }
}

impl CaseFundsStatement {
    /// The sample case.
    #[must_use]
    pub fn sample() -> CaseFundsStatement {
        let movement =
            |item: &str, party: &str, came_in: &str, went_out: &str, balance: &str| FundsMovement {
                booked_on: "2026-03-10".into(),
                value_on: "2026-03-09".into(),
                item: item.into(),
                party: party.into(),
                came_in: came_in.into(),
                went_out: went_out.into(),
                balance: balance.into(),
            };
        let share = |party: &str, claim: &str, part: &str, amount: &str| FundsShare {
            divided_on: "2026-03-10".into(),
            party: party.into(),
            claim: claim.into(),
            part: part.into(),
            amount: amount.into(),
        };
        CaseFundsStatement {
            head: Head::sample(&[]),
            applicant: "张堃".into(),
            respondent: "王喆".into(),
            period: "2026年3月1日至2026年3月31日".into(),
            opening: "0.00".into(),
            came_in: "110,164.38".into(),
            went_out: "100,000.00".into(),
            closing: "10,164.38".into(),
            capital: "壹万零壹佰陆拾肆元叁角捌分".into(),
            movements: vec![
                movement("到账", "王喆", "110,164.38", "", "110,164.38"),
                movement("发放案款", "张堃", "", "100,000.00", "10,164.38"),
            ],
            shares: vec![
                share("张堃", "借款本金", "一般债务利息", "60,164.38"),
                share("张堃", "借款本金", "本金等金钱债务", "50,000.00"),
            ],
            standing: vec![FundsStanding {
                label: "应付申请执行人张堃".into(), amount: "10,164.38".into()
            }],
            prepared_by: "吴垚".into(),
        }
    }
}
