//! The exit ban (限制出境): article 266, with articles 23 to 25 of 执行程序解释 and article 9 of 异议复议规定.

use super::article;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::enforcement_procedure2020::article as interpretation;
use crate::grounds::{Ground, grounds};
use crate::limit::{Length, Limit};
use crate::statutes;
use serde::Serialize;

grounds! {
    /// Whom an exit ban may meet.
    Banned {
        /// The debtor himself.
        Debtor = article("第二百六十六条"), "被执行人（个人）";
        /// The legal representative of a debtor that is an entity.
        LegalRepresentative = interpretation("第二十四条第一款"), "被执行单位的法定代表人";
        /// Its principal.
        Principal = interpretation("第二十四条第一款"), "被执行单位的主要负责人";
        /// The person directly responsible who affects performance.
        DirectlyResponsible = interpretation("第二十四条第一款"), "影响债务履行的直接责任人员";
        /// The legal agent of a debtor without full capacity.
        LegalAgent = interpretation("第二十四条第二款"), "无民事行为能力或者限制民事行为能力的被执行人的法定代理人";
        /// Anybody else, such as a shareholder or an actual controller.
        Other = interpretation("第二十四条"), "其他人";
    }
}

grounds! {
    /// Why an exit ban is lifted.
    BanLifting {
        /// The whole debt was performed: the ban shall be lifted.
        Performed = interpretation("第二十五条"), "被执行人履行法律文书确定的全部债务";
        /// Sufficient and effective security was given: it may be lifted.
        SecurityGiven = interpretation("第二十五条"), "被执行人提供充分、有效的担保";
        /// The applicant agrees: it may be lifted.
        ApplicantAgrees = interpretation("第二十五条"), "申请执行人同意";
    }
}

/// Whether the text commands something or leaves it to the court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 应当.
    Shall,
    /// 可以.
    May,
    /// Neither: nothing allows it.
    No,
}

/// Whether a person may be kept from leaving the country (PER-09).
///
/// > 执行程序解释第二十四条 被执行人为单位的，可以对其法定代表人、主要负责人或者影响债务履行的直接责任人员限制出境。
/// >
/// > 被执行人为无民事行为能力人或者限制民事行为能力人的，可以对其法定代理人限制出境。
#[must_use]
pub fn may_ban(person: Banned) -> Explained<bool> {
    let may = person != Banned::Other;
    Derivation::new("PER-09", "限制出境", Confidence::Read)
        .input("对象", person.words())
        .step(interpretation("第二十三条"), "由申请执行人书面申请；必要时执行法院可以依职权决定。")
        .step(person.article(), if may { "可以限制出境。" } else { "不在可以限制出境的人员之列。" })
        .conclude(may, if may { "可以限制出境。" } else { "不得限制出境。" })
}

/// Whether an exit ban shall or may be lifted (PER-09).
///
/// > 执行程序解释第二十五条 在限制出境期间，被执行人履行法律文书确定的全部债务的，执行法院应当及时解除限制出境措施；被执行人提供充分、有效的担保或者申请执行人同意的，可以解除限制出境措施。
#[must_use]
pub fn lifting(ground: BanLifting) -> Explained<Force> {
    let force = if ground == BanLifting::Performed { Force::Shall } else { Force::May };
    Derivation::new("PER-09", "限制出境", Confidence::Read)
        .input("解除事由", ground.words())
        .step(ground.article(), "履行全部债务的应当及时解除；担保或者同意的可以解除。")
        .conclude(force, if force == Force::Shall { "应当及时解除。" } else { "可以解除。" })
}

/// Until when an exit ban may be taken to the higher court (PER-09).
///
/// > 异议复议规定第九条 被限制出境的人认为对其限制出境错误的，可以自收到限制出境决定之日起十日内向上一级人民法院申请复议。上一级人民法院应当自收到复议申请之日起十五日内作出决定。复议期间，不停止原决定的执行。
pub const RECONSIDERATION: Limit = Limit::new(
    "PER-09",
    "限制出境",
    Length::Days(10),
    Article::new(statutes::OBJECTION, "第九条"),
    "自收到限制出境决定之日起十日内向上一级人民法院申请复议，复议期间不停止执行。",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_performance_commands_the_lifting() {
        for ground in BanLifting::ALL {
            let shall = *ground == BanLifting::Performed;
            assert_eq!(lifting(*ground).value == Force::Shall, shall, "{ground:?}");
        }
        assert!(may_ban(Banned::LegalRepresentative).value);
        assert!(!may_ban(Banned::Other).value);
    }
}
