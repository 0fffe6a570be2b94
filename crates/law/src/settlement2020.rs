//! 最高人民法院关于执行和解若干问题的规定 (法释〔2018〕3号, as amended 2020).

use crate::calendar::Calendar;
use crate::checklist::{Conditions, requirement};
use crate::civil_procedure2023::limitation::{LimitationStart, limitation_end};
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::{procedure_interpretation2022 as interpretation, statutes};
use serde::Serialize;
use values::{Day, Fen};

/// An article of the provisions.
#[must_use]
pub const fn article(article: &'static str) -> Article {
    Article::new(statutes::SETTLEMENT, article)
}

grounds! {
    /// How an agreement reached the court (SET-01).
    Form {
        /// All parties filed it in writing.
        FiledJointly = article("第二条第一项"), "各方当事人共同向人民法院提交书面和解协议";
        /// One filed it and the others accept it.
        FiledAndAccepted = article("第二条第二项"), "一方提交书面和解协议，其他当事人予以认可";
        /// It was spoken, recorded and signed.
        RecordedAndSigned = article("第二条第三项"), "口头和解协议记入笔录，由各方当事人签名或者盖章";
        /// One filed it and the others do not accept it.
        FiledNotAccepted = article("第十九条"), "一方提交而其他当事人不予认可";
        /// It was never filed.
        NotFiled = article("第十九条"), "自行达成但未提交人民法院";
    }
}

/// Whether an agreement is an enforcement settlement, so that suspension may be ruled (SET-01).
///
/// > 第二条 和解协议达成后，有下列情形之一的，人民法院可以裁定中止执行：
#[must_use]
pub fn is_enforcement_settlement(form: Form) -> Explained<bool> {
    let inside = !matches!(form, Form::FiledNotAccepted | Form::NotFiled);
    Derivation::new("SET-01", "执行和解", Confidence::Read)
        .input("形式", form.words())
        .step(
            form.article(),
            if inside {
                "属于执行和解，可以裁定中止执行。"
            } else {
                "属于执行外和解，被执行人可以据此提出执行行为异议。"
            },
        )
        .conclude(
            inside,
            if inside {
                "可以裁定中止执行。"
            } else {
                "不得据此中止，被执行人可以提出异议。"
            },
        )
}

/// What must hold for an agent or a change (SET-02).
///
/// > 第四条 委托代理人代为执行和解，应当有委托人的特别授权。
pub const AGENT_OR_CHANGE: Conditions = Conditions {
    rule: "SET-02",
    title: "和解的代理和变更",
    confidence: Confidence::Read,
    requirements: &[
        requirement("special_authority", article("第四条"), "委托代理人代为和解的，有委托人的特别授权"),
        requirement("all_agree", article("第五条"), "当事人协商一致"),
        requirement(
            "filed_or_recorded",
            article("第五条"),
            "协议（变更后的协议）已提交法院，或者记入笔录并由各方签名盖章",
        ),
    ],
    met: "和解（变更）有效提交。",
    unmet: "和解（变更）尚有欠缺。",
};

grounds! {
    /// How a settlement was performed (SET-03).
    Performance {
        /// In full and in time.
        Full = article("第八条"), "履行完毕";
        /// In full, but late or badly.
        FullButLateOrBad = article("第十五条"), "履行完毕，但迟延履行或者瑕疵履行";
        /// Not in full.
        NotFull = article("第九条"), "未履行完毕";
    }
}

/// What follows from the performance of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AfterPerformance {
    /// Whether the case is closed as performed.
    pub closed: bool,
    /// Whether enforcement may be resumed.
    pub may_resume: bool,
    /// Whether the applicant may sue for damages.
    pub may_sue_for_damages: bool,
}

/// What follows from the performance of a settlement (SET-03).
///
/// > 第八条 执行和解协议履行完毕的，人民法院作执行结案处理。
#[must_use]
pub fn after_performance(performance: Performance) -> Explained<AfterPerformance> {
    let closed = performance != Performance::NotFull;
    let value = AfterPerformance {
        closed,
        may_resume: !closed,
        may_sue_for_damages: performance == Performance::FullButLateOrBad,
    };
    let words = match performance {
        Performance::Full => "作执行结案处理，不予恢复执行。",
        Performance::FullButLateOrBad => "作执行结案处理；因此受损害的可以另行起诉，不予恢复执行。",
        Performance::NotFull => "不结案，可以申请恢复执行。",
    };
    Derivation::new("SET-03", "和解的履行", Confidence::Read)
        .input("履行情况", performance.words())
        .step(performance.article(), words)
        .conclude(value, words)
}

grounds! {
    /// What the applicant chooses after a breach (SET-04).
    BreachChoice {
        /// To resume the original instrument.
        Resume = article("第九条"), "申请恢复执行原生效法律文书";
        /// To sue on the settlement.
        Sue = article("第九条"), "就履行执行和解协议向执行法院提起诉讼";
        /// To sue on the settlement after enforcement was resumed.
        SueAfterResumption = article("第十三条"), "恢复执行后又就履行和解协议提起诉讼";
    }
}

/// What follows from the choice after a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachRoute {
    /// Resume the original instrument.
    ResumeInstrument,
    /// The suit is heard; enforcement may be ended and the measures become preservation.
    SuitHeard,
    /// The suit is not accepted.
    SuitNotAccepted,
}

/// What follows from the choice after a breach (SET-04).
///
/// > 第九条 被执行人一方不履行执行和解协议的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行执行和解协议向执行法院提起诉讼。
#[must_use]
pub fn after_breach(choice: BreachChoice) -> Explained<BreachRoute> {
    let derivation = Derivation::new("SET-04", "不履行和解的救济", Confidence::Read)
        .input("选择", choice.words())
        .step(article("第九条"), "可以申请恢复执行，也可以起诉，由申请执行人选择。");
    match choice {
        BreachChoice::Resume => derivation.conclude(BreachRoute::ResumeInstrument, "审查后裁定恢复执行。"),
        BreachChoice::Sue => derivation
            .step(article("第十四条"), "受理后可以裁定终结执行，查封、扣押、冻结自动转为诉讼中的保全措施。")
            .conclude(BreachRoute::SuitHeard, "受理诉讼，可以裁定终结执行。"),
        BreachChoice::SueAfterResumption => derivation
            .step(article("第十三条"), "恢复执行后，对就履行和解协议提起的诉讼不予受理。")
            .conclude(BreachRoute::SuitNotAccepted, "不予受理。"),
    }
}

/// Until when resumption after a settlement is applied for (SET-05): two years from the last day agreed.
///
/// > 第十条第二款 当事人不履行执行和解协议的，申请恢复执行期间自执行和解协议约定履行期间的最后一日起计算。
#[must_use]
pub fn resumption_limitation(calendar: &Calendar, last_agreed_day: Day) -> Explained<Period> {
    let limitation = limitation_end(calendar, LimitationStart::LastDayOfPerformance(last_agreed_day));
    Derivation::new("SET-05", "申请恢复执行的期间", Confidence::Read)
        .input("和解协议约定履行期间的最后一日", last_agreed_day.chinese())
        .step(article("第十条第二款"), "自执行和解协议约定履行期间的最后一日起计算。")
        .because(limitation.derivation)
        .conclude(limitation.value, format!("申请恢复执行的期间于{}届满。", limitation.value.end.chinese()))
}

grounds! {
    /// What stands against resumption (SET-06).
    ResumptionObstacle {
        /// The settlement was performed.
        Performed = article("第十一条第一项"), "执行和解协议履行完毕后申请恢复执行";
        /// The term or condition has not come.
        NotDue = article("第十一条第二项"), "约定的履行期限尚未届至或者履行条件尚未成就";
        /// It is being performed as agreed.
        BeingPerformed = article("第十一条第三项"), "被执行人一方正在按照执行和解协议约定履行义务";
        /// Another case that does not allow resumption.
        OtherObstacle = article("第十一条第四项"), "其他不符合恢复执行条件的情形";
    }
}

/// Whether resumption after a settlement is ruled (SET-06); an anticipatory breach lifts the second obstacle.
///
/// > 第十一条 （二）执行和解协议约定的履行期限尚未届至或者履行条件尚未成就的，但符合民法典第五百七十八条规定情形的除外；
#[must_use]
pub fn resumption(obstacles: &[ResumptionObstacle], anticipatory_breach: bool) -> Explained<bool> {
    let mut derivation = Derivation::new("SET-06", "和解后的恢复执行", Confidence::Read);
    let mut refused = false;
    for obstacle in obstacles {
        let excepted = anticipatory_breach && *obstacle == ResumptionObstacle::NotDue;
        refused |= !excepted;
        let what = if excepted {
            "但被执行人明示或者以行为表明不履行，不在此限"
        } else {
            "裁定不予恢复执行"
        };
        derivation = derivation.step(obstacle.article(), format!("{}，{what}。", obstacle.words()));
    }
    if obstacles.is_empty() {
        derivation = derivation.step(article("第十一条"), "经审查，理由成立的，裁定恢复执行。");
    }
    derivation.conclude(!refused, if refused { "裁定不予恢复执行。" } else { "裁定恢复执行。" })
}

/// What is left after the performed part is deducted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Deduction {
    /// What was deducted.
    pub deducted: Fen,
    /// What remains of the instrument's debt.
    pub remaining: Fen,
    /// What was paid beyond the debt.
    pub excess: Fen,
}

/// What remains after a resumption (SET-07). Which part of the debt each payment meets is computed by INT-05.
///
/// > 第十七条 恢复执行后，执行和解协议已经履行部分应当依法扣除。
#[must_use]
pub fn deduction(owed: Fen, paid: &[Fen]) -> Explained<Deduction> {
    let total = paid.iter().fold(0_i64, |sum, paid| sum.saturating_add(paid.0));
    let deducted = Fen(total.min(owed.0).max(0));
    let value = Deduction {
        deducted,
        remaining: Fen(owed.0.saturating_sub(deducted.0)),
        excess: Fen(total.saturating_sub(deducted.0)),
    };
    Derivation::new("SET-07", "恢复执行的扣除", Confidence::Read)
        .input("法律文书确定的债务", format!("{owed}元"))
        .input("和解协议已履行", format!("{}元", Fen(total)))
        .step(article("第十七条"), format!("已经履行部分应当扣除：{deducted}元。"))
        .step(interpretation::article("第四百六十五条"), "已履行的部分应当扣除。")
        .remark("各笔履行的冲抵顺序按履行日依INT-05计算，条文未作规定。")
        .at_most(Confidence::Design)
        .conclude(value, format!("尚欠{}元。", value.remaining))
}

/// What must hold before a guarantor of a settlement is enforced directly (SET-08).
///
/// > 第十八条 执行和解协议中约定担保条款，且担保人向人民法院承诺在被执行人不履行执行和解协议时自愿接受直接强制执行的，恢复执行原生效法律文书后，人民法院可以依申请执行人申请及担保条款的约定，直接裁定执行担保财产或者保证人的财产。
pub const GUARANTOR: Conditions = Conditions {
    rule: "SET-08",
    title: "和解担保的直接执行",
    confidence: Confidence::Read,
    requirements: &[
        requirement("guarantee_clause", article("第十八条"), "执行和解协议中约定担保条款"),
        requirement("promised_to_court", article("第十八条"), "担保人向人民法院承诺自愿接受直接强制执行"),
        requirement("resumed", article("第十八条"), "已恢复执行原生效法律文书"),
        requirement("applied", article("第十八条"), "申请执行人提出申请"),
    ],
    met: "可以直接裁定执行担保财产或者保证人的财产。",
    unmet: "不得直接执行担保人。",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limitation_runs_two_years_from_the_last_day_agreed() {
        for (last, end) in
            // The last: a Sunday, and New Year's Day after it, of which no notice is out yet.
            [
                ("2025-05-31", "2027-05-31"),
                ("2024-10-01", "2026-10-08"),
                ("2024-02-29", "2026-02-28"),
                ("2026-12-31", "2029-01-02"),
            ]
        {
            let end: Day = end.parse().unwrap();
            let due = resumption_limitation(Calendar::national(), last.parse().unwrap()).value;
            assert_eq!(due.end, end, "{last}");
        }
    }

    #[test]
    fn what_is_deducted_and_what_remains_are_the_debt_whatever_the_order() {
        let mut seed = 7_u64;
        for _ in 0..500 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                Fen(i64::try_from(seed >> 40).unwrap())
            };
            let (owed, mut paid) = (next(), vec![next(), next(), next()]);
            let value = deduction(owed, &paid).value;
            assert_eq!(value.deducted.0 + value.remaining.0, owed.0);
            assert!(value.remaining.0 >= 0 && value.excess.0 >= 0);
            paid.reverse();
            assert_eq!(deduction(owed, &paid).value, value);
        }
        assert_eq!(deduction(Fen(100), &[Fen(i64::MAX), Fen(i64::MAX)]).value.remaining, Fen::ZERO);
    }
}
