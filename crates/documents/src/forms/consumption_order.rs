//! 限制消费令.

use super::fields::form_data;
use super::parts::{Basis, Contact, Head, lines};

form_data! {
    /// The order that restricts the consumption of a debtor (限制消费规定).
    ConsumptionOrder {
        /// What every paper carries.
        head: Head = "文书首尾",
        /// To whom it is sent.
        addressee: String = "受送达人",
        /// How it is addressed.
        you: String = "称呼：你、你单位",
        /// The creditor.
        applicant: String = "申请执行人",
        /// The instrument enforced.
        basis: Basis = "执行依据",
        /// The day on which the case was filed.
        filed_on: String = "立案日期",
        /// Why it is ordered, without the final stop.
        reason: String = "限制消费的理由，一句话，不带句末标点",
        /// Who else is bound where the debtor is an entity.
        bound: Option<String> = "单位被限制消费的，同时受限制的人员",
        /// What is forbidden, one line each.
        prohibitions: Vec<String> = "禁止的消费，逐行",
        /// Whom to reach.
        contact: Contact = "联系方式",
    }
}

impl ConsumptionOrder {
    /// The sample case.
    #[must_use]
    pub fn sample() -> ConsumptionOrder {
        ConsumptionOrder {
            head: Head::sample(&[]),
            addressee: "王喆".into(),
            you: "你".into(),
            applicant: "张堃".into(),
            basis: Basis::sample(),
            filed_on: "2026年3月9日".into(),
            reason: "你未按执行通知书指定的期间履行生效法律文书确定的给付义务".into(),
            bound: None,
            prohibitions: lines(&["乘坐飞机、列车软卧、轮船二等以上舱位", "旅游、度假"]),
            contact: Contact::sample(),
        }
    }
}
