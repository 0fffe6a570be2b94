//! What follows when this round was ended: articles 7 to 17, and resumption.

use super::article;
use crate::calendar::Calendar;
use crate::civil_procedure2023::{
    self as procedure,
    period::{Period, period_of_days},
};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::{
    procedure_interpretation2022 as interpretation, property_investigation2020, settlement2020, statutes,
};
use serde::Serialize;
use values::Day;

/// How many queries follow: every six months for five years.
pub const QUERIES: i32 = 10;

/// The days of the queries after a round ended (TER-08); a query day is a date of work and is not rolled.
#[must_use]
pub fn query_schedule(closed_on: Day) -> Explained<Vec<Day>> {
    let days: Vec<Day> = (1..=QUERIES).map(|turn| closed_on.plus_months(6 * turn)).collect();
    let until = days.last().copied().unwrap_or(closed_on);
    Derivation::new("TER-08", "终本后的定期查询", Confidence::Excerpt)
        .input("终本结案日", closed_on.chinese())
        .step(article("第九条第二款"), "五年内每六个月通过网络查控系统查询一次，将查询结果告知申请执行人；符合恢复执行条件的，依职权恢复。")
        .conclude(days, format!("共查询{QUERIES}次，最后一次{}。", until.chinese()))
}

grounds! {
    /// What may stay or end with the round (TER-07).
    Matter {
        /// The debt.
        Debt = procedure::article("第二百六十五条"), "被执行人继续履行的义务";
        /// The right to ask for enforcement again.
        Reapplication = interpretation::article("第五百一十七条第二款"), "申请执行人发现财产后再次申请执行的权利（不受时效限制）";
        /// Seizures and freezes.
        Measures = article("第十条"), "查封、扣押、冻结措施（应当续行）";
        /// The listing.
        Listing = article("第八条"), "失信名单和限制消费";
        /// Change and addition of parties.
        Parties = article("第十一条"), "申请变更、追加被执行人";
        /// Sanctions on obstruction.
        Sanctions = article("第十五条"), "对妨害执行行为的处罚";
        /// The duty to report later changes.
        SupplementaryReport = property_investigation2020::article("第十一条第二款"), "被执行人的补充报告义务";
        /// The clock of the handling limit.
        HandlingLimit = article("第六条"), "本次执行的办案期限";
    }
}

/// Whether a matter goes on after the round ended (TER-07): all but the handling limit.
///
/// > 财产调查规定第十一条第二款 发出报告财产令后，人民法院裁定终结本次执行程序的，被执行人仍应依照本规定第七条的规定履行补充报告义务。
#[must_use]
pub fn goes_on(matter: Matter) -> Explained<bool> {
    let goes_on = matter != Matter::HandlingLimit;
    let read = matches!(matter, Matter::Debt | Matter::Reapplication | Matter::SupplementaryReport);
    let confidence = if read { Confidence::Read } else { Confidence::Recalled };
    Derivation::new("TER-07", "终本后的效力", confidence)
        .input("事项", matter.words())
        .step(matter.article(), if goes_on { "终本后继续有效。" } else { "终本即结案，办案期限结束。" })
        .conclude(goes_on, if goes_on { "继续。" } else { "结束。" })
}

grounds! {
    /// What is to be done in the store of ended rounds (TER-09).
    StoreTask {
        /// Correct wrong data.
        Correct = article("第十二条"), "信息有误的更正";
        /// Shield the entry: the debt was performed.
        ShieldPerformed = article("第十六条"), "履行完毕的屏蔽";
        /// Shield the entry: enforcement was ended.
        ShieldEnded = article("第十六条"), "依法裁定终结执行的屏蔽";
        /// Shield the entry for another reason.
        ShieldOther = article("第十六条"), "其他应予屏蔽的情形";
    }
}

/// Until when the store is put right (TER-09): three days, from memory.
#[must_use]
pub fn store_due(calendar: &Calendar, task: StoreTask, event: Day) -> Explained<Period> {
    let mut explained = period_of_days(calendar, event, 3).explain("TER-09", "终本案件信息库", "三日");
    explained.derivation = explained
        .derivation
        .step(task.article(), format!("{}，在三日内办理。", task.words()))
        .at_most(Confidence::Recalled);
    explained
}

/// Until when an objection to the ending is filed (TER-10): sixty days from service or knowledge, from memory.
#[must_use]
pub fn objection_due(calendar: &Calendar, served_on: Day) -> Explained<Period> {
    let mut explained = period_of_days(calendar, served_on, 60).explain("TER-10", "对终本的异议", "六十日");
    explained.derivation = explained
        .derivation
        .step(article("第七条"), "当事人、利害关系人可以依照执行行为异议的规定提出异议。")
        .step(
            Article::new(statutes::ENDING_OBJECTION_REPLY, "全文"),
            "自收到终结执行法律文书之日起六十日内提出；未收到的，自知道或者应当知道之日起。",
        )
        .at_most(Confidence::Recalled);
    explained
}

/// When a claim for compensation becomes admissible before the end (TER-11).
///
/// > 涉执行司法赔偿解释第五条 （三）自立案执行之日起超过五年，且已裁定终结本次执行程序，被执行人已无可供执行财产的；
///
/// Interpretation: 超过五年 begins on the day after the corresponding day.
#[must_use]
pub fn compensation_admissible_from(filed_on: Day) -> Explained<Day> {
    let from = filed_on.plus_years(5).next();
    Derivation::new("TER-11", "终本五年的赔偿预警", Confidence::Read)
        .input("立案执行日", filed_on.chinese())
        .step(
            Article::new(statutes::ENFORCEMENT_COMPENSATION, "第五条第三项"),
            "自立案执行之日起超过五年，且已裁定终本，被执行人已无可供执行财产的，终结前也可以申请赔偿。",
        )
        .at_most(Confidence::Design)
        .conclude(from, format!("自{}起可以申请错误执行赔偿。", from.chinese()))
}

grounds! {
    /// What resumes enforcement (RES-01).
    Trigger {
        /// Property was found and verified after the round ended.
        PropertyFound = article("第九条第一款"), "终本后发现被执行人有可供执行财产并经核实";
        /// A settlement was broken.
        SettlementBroken = settlement2020::article("第十一条"), "被执行人不履行执行和解协议";
        /// The reason of a suspension is gone.
        SuspensionGone = procedure::article("第二百六十七条第二款"), "中止的情形消失";
        /// A clue that nobody has verified.
        UnverifiedClue = article("第九条第一款"), "财产线索尚未核实";
    }
}

/// How enforcement goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Resumption {
    /// File a case 执恢.
    FileResumedCase,
    /// Go on in the same case.
    SameCase,
    /// Verify first.
    VerifyFirst,
}

/// How enforcement is resumed (RES-01).
///
/// > 民事诉讼法第二百六十七条第二款 中止的情形消失后，恢复执行。
#[must_use]
pub fn resumption(trigger: Trigger) -> Explained<Resumption> {
    let (value, words) = match trigger {
        Trigger::PropertyFound | Trigger::SettlementBroken => {
            (Resumption::FileResumedCase, "以执恢字案号立案恢复执行。")
        }
        Trigger::SuspensionGone => (Resumption::SameCase, "在原案中恢复执行，不另立案。"),
        Trigger::UnverifiedClue => (Resumption::VerifyFirst, "先行核实，查明有可供执行财产的恢复执行。"),
    };
    Derivation::new("RES-01", "恢复执行", Confidence::Excerpt)
        .input("事由", trigger.words())
        .step(trigger.article(), words)
        .conclude(value, words)
}

/// Whether seizures of an ended round keep their rank (RES-02): if they were renewed by the last day of the term.
///
/// > 解释第四百八十五条第二款 申请执行人申请延长期限的，人民法院应当在查封、扣押、冻结期限届满前办理续行查封、扣押、冻结手续，续行期限不得超过前款规定的期限。
#[must_use]
pub fn keeps_rank(term_ends_on: Day, renewed_on: Option<Day>, on: Day) -> Explained<bool> {
    let kept = renewed_on.map_or(on <= term_ends_on, |renewed| renewed <= term_ends_on);
    Derivation::new("RES-02", "终本案件的续行查封", Confidence::Read)
        .input("期限最后一日", term_ends_on.chinese())
        .input("续行办妥日", renewed_on.map_or_else(|| "未续行".to_owned(), Day::chinese))
        .step(
            interpretation::article("第四百八十五条第二款"),
            "应当在期限届满前办理续行手续；终本案件的期限同样计算。",
        )
        .conclude(kept, if kept { "保持原顺位。" } else { "效力已消灭，顺位丧失。" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_queries_follow_every_six_months_from_the_closing() {
        let schedule = |closed: &str| query_schedule(closed.parse().unwrap()).value;
        let days = schedule("2026-08-31");
        assert_eq!(days.len(), 10);
        assert_eq!(days[0].to_string(), "2027-02-28");
        assert_eq!(days[1].to_string(), "2027-08-31");
        assert_eq!(days[9].to_string(), "2031-08-31");
    }
}
