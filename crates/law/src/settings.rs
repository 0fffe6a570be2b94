//! What a court decides where the text of the law is silent or was not found.
//!
//! A question of interpretation has choices, of which the first is ours until the court decides. A rule
//! whose wording was not found may be confirmed by the court or left unused. Whatever rests on an open question bears
//! the mark 待核.

use crate::derivation::Confidence;
use crate::registry::{Rule, rule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use values::Day;

/// A question that a court answers for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its id: `D-05`.
    pub id: &'static str,
    /// The question, in Chinese.
    pub question: &'static str,
    /// Why it is a question and what follows, in Chinese.
    pub about: &'static str,
    /// What may be answered.
    pub answers: Answers,
}

/// What may be answered to a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// One of these; the first is the default.
    Choices(&'static [Choice]),
    /// A whole number.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        greatest: u32,
        /// The default.
        default: u32,
        /// The unit, in Chinese.
        unit: &'static str,
    },
}

/// One choice of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its stored name.
    pub name: &'static str,
    /// What it says, in Chinese.
    pub label: &'static str,
}

/// What a court made of a rule that needs its confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adoption {
    /// Used, with the mark 待核.
    Pending,
    /// Confirmed by the court: used without the mark.
    Confirmed,
    /// Not used.
    NotUsed,
}

/// The answers of one court. Empty, everything is as by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Settings(BTreeMap<String, String>);

/// Why an answer cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// There is no such setting.
    #[error("没有设置项“{0}”")]
    Unknown(String),
    /// The answer is none of the choices, or out of bounds.
    #[error("“{question}”只能填写：{allowed}")]
    NotAllowed {
        /// The question.
        question: String,
        /// What is allowed, in Chinese.
        allowed: String,
    },
}

/// The choices for a rule that needs confirmation.
pub const ADOPTIONS: &[Choice] = &[
    Choice { name: "pending", label: "采用，标注待核" },
    Choice { name: "confirmed", label: "本院已核定，采用" },
    Choice { name: "not_used", label: "本院不采用" },
];

const fn choice(name: &'static str, label: &'static str) -> Choice {
    Choice { name, label }
}

/// The questions of interpretation.
pub static SETTINGS: &[Setting] = &[
    Setting {
        id: "D-01",
        question: "星期六、星期日是否属于法定休假日？",
        about: "民事诉讼法第八十五条第三款只写“法定休假日”。按是计算的，届满日遇周末顺延；调休上班的周末照常为工作日。",
        answers: Answers::Choices(&[choice("yes", "属于，届满日遇周末顺延")]),
    },
    Setting {
        id: "D-02",
        question: "网上提交材料的截止时间",
        about: "民法典第二百零三条第二款规定有业务时间的，停止业务活动的时间为截止时间；网上立案没有业务时间。",
        answers: Answers::Choices(&[
            choice("midnight", "当日24时（服务器时间）"),
            choice("office_hours", "当日下班时间"),
        ]),
    },
    Setting {
        id: "D-03",
        question: "冻结、查封期限的最后一日",
        about: "司法解释只规定期限的长度。按“生效日加年数减一日”最安全；按对应日计算的多一日。均不因休息日顺延。",
        answers: Answers::Choices(&[
            choice("day_before", "生效日的对应日的前一日（含当日）"),
            choice("corresponding_day", "生效日的对应日（含当日）"),
        ]),
    },
    Setting {
        id: "D-04",
        question: "案号作废后的流水号",
        about: "案号规定未写作废后如何处理。",
        answers: Answers::Choices(&[
            choice("leave_gap", "空号不再使用"),
            choice("reuse_gap", "空号由其后的案件使用"),
        ]),
    },
    Setting {
        id: "D-05",
        question: "执行申请费的计费基数",
        about: "办法只写“执行金额”，未写是申请执行金额还是执行到位金额，也未写是否包括加倍部分债务利息。",
        answers: Answers::Choices(&[
            choice("recovered", "执行到位金额，不含加倍部分"),
            choice("recovered_with_doubled", "执行到位金额，含加倍部分"),
            choice("applied_for", "申请执行金额"),
        ]),
    },
    Setting {
        id: "D-06",
        question: "金额尾数",
        about: "条文未规定。计算结果最后一次四舍五入到分；最低价格向上取整，最高限额向下取整；按比例分配的先取整再按余数大小补足。",
        answers: Answers::Choices(&[choice("once_at_the_end", "最后一次取整")]),
    },
    Setting {
        id: "D-07",
        question: "履行期间届满日和清偿日是否计入迟延天数",
        about: "解释只写“履行期间届满之日起”至“履行完毕之日”。",
        answers: Answers::Choices(&[choice("exclude_due_include_payment", "届满日不计，清偿日计入")]),
    },
    Setting {
        id: "D-08",
        question: "违约金、案件受理费是否计入加倍部分的基数",
        about: "解释只排除一般债务利息。法律文书确定的固定数额违约金计入，按期计算的违约金视同一般债务利息不计入，案件受理费不计入。",
        answers: Answers::Choices(&[
            choice("fixed_penalty_only", "固定数额的违约金计入，案件受理费不计入"),
            choice("with_litigation_fee", "固定数额的违约金、案件受理费均计入"),
            choice("principal_only", "违约金、案件受理费均不计入"),
        ]),
    },
    Setting {
        id: "D-09",
        question: "财产不足时执行申请费的顺序",
        about: "条文未规定执行申请费与债权的先后；评估、拍卖、保管等实际费用总是最先扣除。",
        answers: Answers::Choices(&[
            choice("after_debt", "在法律文书确定的债务之后"),
            choice("before_debt", "在实际费用之后、债务之前"),
        ]),
    },
    Setting {
        id: "D-10",
        question: "中止执行期间的首尾两日",
        about: "中止裁定之日不计迟延，恢复之日计入。",
        answers: Answers::Choices(&[choice("ruling_excluded", "裁定之日起扣除，恢复之日起计算")]),
    },
    Setting {
        id: "D-11",
        question: "“自某日起”是否包括当日，年利率按多少天折算",
        about: "法律文书未写明的，不作推定，由立案人员选择。",
        answers: Answers::Choices(&[choice("required", "必须由立案人员选择，默认包括当日")]),
    },
    Setting {
        id: "D-12",
        question: "申请参与分配的截止时点",
        about: "解释写“在执行程序开始后，被执行人的财产执行终结前”。",
        answers: Answers::Choices(&[
            choice("before_payout", "案款发放或者以物抵债裁定送达之前"),
            choice("before_plan_served", "分配方案送达之前"),
        ]),
    },
    Setting {
        id: "D-13",
        question: "上市公司国有股、社会法人股的冻结期限",
        about: "2001年规定一年、续行不超过六个月，民诉法解释第四百八十五条规定其他财产权三年。",
        answers: Answers::Choices(&[
            choice("three_years", "三年（民诉法解释）"),
            choice("one_year", "一年，续行不超过六个月（2001年规定）"),
        ]),
    },
    Setting {
        id: "D-14",
        question: "明显超标的额的提示线",
        about: "条文未规定“明显超标的额”的比例。财产价值超过债权、利息和费用之和的这一比例时提示。",
        answers: Answers::Number { least: 100, greatest: 300, default: 130, unit: "%" },
    },
    Setting {
        id: "D-15",
        question: "公告期比法定天数多留的天数",
        about: "“拍卖十五日前公告”的首尾日如何计算没有规定。多留一日最安全。",
        answers: Answers::Number { least: 0, greatest: 5, default: 1, unit: "日" },
    },
    Setting {
        id: "D-16",
        question: "网络拍卖悔拍后，保证金不足以弥补差价的部分",
        about: "网络司法拍卖规定第二十四条未规定补交，拍卖变卖规定第二十二条规定可以责令补交。",
        answers: Answers::Choices(&[
            choice("not_collected", "不自动追收，由合议庭决定"),
            choice("collected", "责令原买受人补交"),
        ]),
    },
    Setting {
        id: "D-17",
        question: "失信名单期限的起算日",
        about: "规定未写起算日。",
        answers: Answers::Choices(&[choice("decision", "作出决定之日"), choice("publication", "发布之日")]),
    },
    Setting {
        id: "D-18",
        question: "时效中止原因消除后剩余的期间",
        about: "执行程序解释第十九条写“继续计算”，民法典第一百九十四条第二款为满六个月届满。",
        answers: Answers::Choices(&[
            choice("six_months", "自原因消除之日起满六个月（民法典）"),
            choice("rest_continues", "剩余期间继续计算（执行程序解释）"),
        ]),
    },
    Setting {
        id: "FND-06",
        question: "本院发放案款的期限",
        about: "各地多有短于三十日的规定；只能缩短，不能延长。",
        answers: Answers::Number { least: 1, greatest: 30, default: 30, unit: "日" },
    },
    Setting {
        id: "SEI-15",
        question: "债务清偿后解除控制措施的期限（本院要求）",
        about: "查封、扣押、冻结规定第二十八条只要求债务清偿的应当裁定解除，没有规定天数。这是本院内部的时限，不是法定期限；自案款分配完毕、债务清偿之日起算。",
        answers: Answers::Number { least: 1, greatest: 30, default: 7, unit: "日" },
    },
];

/// The question with this id.
#[must_use]
pub fn setting(id: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.id == id)
}

/// What stands behind an id, a question or a rule that needs confirmation: the question in Chinese, and what may be
/// answered.
///
/// A rule needs confirmation as the law stands on a day.
///
/// # Errors
/// Where there is no such setting.
pub fn answers(id: &str, on: Day) -> Result<(String, Answers), SettingError> {
    if let Some(setting) = setting(id) {
        return Ok((setting.question.to_owned(), setting.answers));
    }
    match rule(id).filter(|rule| rule.id == id && rule.confidence(on).needs_confirmation()) {
        Some(rule) => Ok((format!("规则{}（{}）", rule.id, rule.title), Answers::Choices(ADOPTIONS))),
        None => Err(SettingError::Unknown(id.to_owned())),
    }
}

impl Answers {
    /// The answer as long as a court gave none.
    #[must_use]
    pub fn default(self) -> String {
        match self {
            Answers::Choices(choices) => choices.first().map_or("", |choice| choice.name).to_owned(),
            Answers::Number { default, .. } => default.to_string(),
        }
    }

    /// Whether this may be answered.
    #[must_use]
    pub fn allows(self, answer: &str) -> bool {
        match self {
            Answers::Choices(choices) => choices.iter().any(|choice| choice.name == answer),
            Answers::Number { least, greatest, .. } => {
                answer.parse().is_ok_and(|number: u32| (least..=greatest).contains(&number))
            }
        }
    }

    /// An answer in Chinese.
    #[must_use]
    pub fn label(self, answer: &str) -> String {
        match self {
            Answers::Choices(choices) => choices
                .iter()
                .find(|choice| choice.name == answer)
                .map_or(answer, |choice| choice.label)
                .to_owned(),
            Answers::Number { unit, .. } => format!("{answer}{unit}"),
        }
    }

    fn allowed(self) -> String {
        match self {
            Answers::Choices(choices) => {
                choices.iter().map(|choice| choice.label).collect::<Vec<_>>().join("、")
            }
            Answers::Number { least, greatest, unit, .. } => format!("{least}至{greatest}{unit}"),
        }
    }
}

impl Settings {
    /// Answers a question, on a day.
    ///
    /// # Errors
    /// Where there is no such setting or the answer is not allowed.
    pub fn set(&mut self, id: &str, answer: &str, on: Day) -> Result<(), SettingError> {
        let (question, answers) = answers(id, on)?;
        if !answers.allows(answer) {
            return Err(SettingError::NotAllowed { question, allowed: answers.allowed() });
        }
        self.0.insert(id.to_owned(), answer.to_owned());
        Ok(())
    }

    /// The answer to a setting: the court's, or the default.
    ///
    /// # Panics
    /// Where there is no such setting: the ids are written in the code.
    #[must_use]
    pub fn answer(&self, id: &str) -> String {
        let answers = match setting(id) {
            Some(setting) => setting.answers,
            None => rule(id)
                .map(|_| Answers::Choices(ADOPTIONS))
                .expect("the ids of settings are written in the code"),
        };
        self.0.get(id).filter(|answer| answers.allows(answer)).cloned().unwrap_or_else(|| answers.default())
    }

    /// The answer to a setting of number.
    ///
    /// # Panics
    /// Where there is no such setting of number.
    #[must_use]
    pub fn number(&self, id: &str) -> u32 {
        self.answer(id).parse().expect("the answer was checked to be a number")
    }

    /// Whether the court answered itself; a rule that is used with its mark is not decided.
    #[must_use]
    pub fn is_decided(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(|answer| answer != "pending")
    }

    /// The mark beside what rests on a rule: `待核` as long as the rule needs confirmation and has none.
    #[must_use]
    pub fn mark(&self, rule: &Rule, on: Day) -> &'static str {
        match self.adoption(rule, on) {
            Adoption::Confirmed => "",
            Adoption::Pending => rule.mark(on),
            Adoption::NotUsed => "本院不采用",
        }
    }

    /// What the court made of a rule, as the law stands on a day.
    #[must_use]
    pub fn adoption(&self, rule: &Rule, on: Day) -> Adoption {
        if rule.confidence(on) < Confidence::Recalled {
            return Adoption::Confirmed;
        }
        match self.0.get(rule.id).map(String::as_str) {
            Some("not_used") => Adoption::NotUsed,
            None | Some("pending") => Adoption::Pending,
            // Confirmed, or the answer to a question that has the id of its rule.
            Some(_) => Adoption::Confirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn every_question_has_a_default_that_it_allows_and_an_id_of_its_own() {
        for (index, setting) in SETTINGS.iter().enumerate() {
            assert!(setting.answers.allows(&setting.answers.default()), "{}", setting.id);
            assert!(SETTINGS[..index].iter().all(|other| other.id != setting.id), "{}", setting.id);
            assert!(!setting.question.is_empty() && !setting.about.is_empty(), "{}", setting.id);
        }
    }

    #[test]
    fn a_court_answers_within_what_is_allowed() {
        let mut settings = Settings::default();
        assert_eq!(settings.answer("D-05"), "recovered");
        assert!(!settings.is_decided("D-05"));
        settings.set("D-05", "applied_for", today()).unwrap();
        assert_eq!(settings.answer("D-05"), "applied_for");
        let refusal = settings.set("D-05", "nonsense", today()).unwrap_err().to_string();
        assert!(refusal.contains("执行到位金额"), "{refusal}");
        assert_eq!(settings.set("X-1", "1", today()).unwrap_err().to_string(), "没有设置项“X-1”");
        assert_eq!(settings.number("D-14"), 130);
        settings.set("D-14", "150", today()).unwrap();
        assert_eq!(settings.number("D-14"), 150);
        assert!(settings.set("D-14", "90", today()).is_err());
    }

    #[test]
    fn a_rule_bears_its_mark_until_the_court_confirms_it() {
        for (id, answer, mark) in [
            ("TIM-12", None, "待核"),
            ("TIM-12", Some("pending"), "待核"),
            ("TIM-12", Some("confirmed"), ""),
            ("TIM-12", Some("not_used"), "本院不采用"),
            ("NOT-01", None, ""),
        ] {
            let mut settings = Settings::default();
            answer.iter().for_each(|answer| settings.set(id, answer, today()).unwrap());
            assert_eq!(settings.mark(rule(id).unwrap(), today()), mark, "{id} {answer:?}");
        }
    }
}
