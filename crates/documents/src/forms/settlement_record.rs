//! 执行和解笔录.

use super::fields::form_data;
use super::parts::{Basis, Head, Party, sample_parties};

form_data! {
    /// One instalment of a settlement.
    SettlementInstalment {
        /// Its number, `1`.
        no: String = "期次",
        /// The last day.
        due_on: String = "履行期限",
        /// The amount, or for how much a performance in kind counts.
        amount: String = "金额",
        /// How it is performed, `给付金钱`.
        how: String = "履行方式和内容",
    }
}

form_data! {
    /// What the parties agreed in enforcement, as the court records it for them to sign (执行和解规定第一条、第二条).
    SettlementRecord {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// The day of the agreement.
        agreed_on: String = "协议日期",
        /// Who recorded it.
        recorded_by: String = "记录的执行人员",
        /// The parties.
        parties: Vec<Party> = "当事人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// How the agreement reached the court, and who agreed, a sentence.
        filing: String = "协议的提交和达成，一句",
        /// Who performs.
        performer: String = "履行义务人",
        /// The sum.
        total: String = "和解总额",
        /// The same in capital numerals.
        capital: String = "和解总额大写",
        /// The instalments in the order of their days.
        instalments: Vec<SettlementInstalment> = "分期履行",
        /// Breach, measures and further terms, one clause each without the final stop.
        terms: Vec<String> = "其他约定，逐项，不带句末标点",
        /// Who signs, `申请执行人张堃`.
        signing: Vec<String> = "签名或者盖章的当事人",
    }
}

impl SettlementRecord {
    /// The sample case in two instalments.
    #[must_use]
    pub fn sample() -> SettlementRecord {
        let instalment = |no: &str, due_on: &str, amount: &str, how: &str| SettlementInstalment {
            no: no.into(),
            due_on: due_on.into(),
            amount: amount.into(),
            how: how.into(),
        };
        SettlementRecord {
            head: Head::sample(&[]),
            agreed_on: "2026年3月10日".into(),
            recorded_by: "陈祎".into(),
            parties: sample_parties(),
            basis: Basis::sample(),
            filing: "当事人达成口头和解协议，由执行人员记入笔录，各方签名或者盖章；协议由当事人本人达成。"
                .into(),
            performer: "王喆".into(),
            total: "300,000.00".into(),
            capital: "叁拾万元整".into(),
            instalments: vec![
                instalment("1", "2026年3月31日", "100,000.00", "给付金钱"),
                instalment("2", "2026年6月30日", "200,000.00", "以物抵债：小型轿车一辆"),
            ],
            terms: super::parts::lines(&["任何一期逾期，余款全部到期", "控制措施保留至履行完毕"]),
            signing: super::parts::lines(&["申请执行人张堃", "被执行人王喆"]),
        }
    }
}
