//! Who is listed: the grounds, the exclusions, the decision, a listing after a deletion.

use super::article;
use crate::approvals::{Act, with_approval};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::limit::{Length, Limit};
use crate::{property_investigation2020 as investigation, statutes};
use serde::{Deserialize, Serialize};
use values::Day;

grounds! {
    /// The grounds of listing (article 1).
    ListingGround {
        /// He is able to perform and refuses; a listing on this ground alone has no term.
        AbleButRefuses = article("第一条第一项"), "有履行能力而拒不履行生效法律文书确定义务";
        /// Forged evidence, violence or threats.
        ObstructsByViolence = article("第一条第二项"), "以伪造证据、暴力、威胁等方法妨碍、抗拒执行";
        /// Sham suits or arbitration, hiding or moving property.
        EvadesBySham = article("第一条第三项"), "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行";
        /// Breach of the duty to report property.
        BreaksReportDuty = article("第一条第四项"), "违反财产报告制度";
        /// Breach of a consumption restriction.
        BreaksConsumptionOrder = article("第一条第五项"), "违反限制消费令";
        /// Refusing to perform a settlement without good reason.
        RefusesSettlement = article("第一条第六项"), "无正当理由拒不履行执行和解协议";
    }
}

grounds! {
    /// What excludes a listing (articles 3 and 4, and 善意文明执行意见 16).
    Exclusion {
        /// Sufficient and effective security was given; excludes the first ground.
        SecurityGiven = article("第三条第一项"), "提供了充分有效担保";
        /// The property under measures suffices; excludes the first ground.
        PropertySuffices = article("第三条第二项"), "已被采取查封、扣押、冻结等措施的财产足以清偿";
        /// The debtor is later in order and need not perform yet; excludes the first ground.
        LaterInOrder = article("第三条第三项"), "履行顺序在后，对其依法不应强制执行";
        /// Another case in which he does not refuse despite being able; excludes the first ground.
        NotRefusing = article("第三条第四项"), "其他不属于有履行能力而拒不履行的情形";
        /// The debtor is a minor; excludes every ground.
        Minor = article("第四条"), "被执行人为未成年人";
        /// The debtor is a student in full-time school; excludes every ground.
        FullTimeStudent = Article::new(statutes::GOODWILL_ENFORCEMENT, "第十六条"), "全日制在校学生";
    }
}

impl Exclusion {
    /// Whether it excludes every ground and not only the first.
    #[must_use]
    pub const fn excludes_all(self) -> bool {
        matches!(self, Exclusion::Minor | Exclusion::FullTimeStudent)
    }
}

/// Whether a debtor shall be listed, and on which grounds (DSH-01, DSH-02).
///
/// One of six grounds makes the listing a duty. The first falls away where the debtor is secured, covered by property
/// under measures, later in order, or otherwise not refusing; minors and full-time students are never listed.
#[must_use]
pub fn listing_grounds(
    rule: &'static str,
    grounds: &[ListingGround],
    exclusions: &[Exclusion],
) -> Explained<Vec<ListingGround>> {
    let mut derivation = Derivation::new(rule, "失信名单的纳入", Confidence::Excerpt);
    if grounds.is_empty() {
        derivation = derivation.step(article("第一条"), "没有六种情形之一的，不得纳入。");
    }
    for ground in grounds {
        derivation = derivation.step(ground.article(), format!("{}。", ground.words()));
    }
    for exclusion in exclusions {
        let what = if exclusion.excludes_all() { "不得纳入" } else { "不得依第一项纳入" };
        derivation = derivation.step(exclusion.article(), format!("{}，{what}。", exclusion.words()));
        if *exclusion == Exclusion::FullTimeStudent {
            derivation = derivation.at_most(Confidence::Recalled);
        }
    }
    let stands = |ground: &&ListingGround| {
        !exclusions
            .iter()
            .any(|exclusion| exclusion.excludes_all() || **ground == ListingGround::AbleButRefuses)
    };
    let standing: Vec<ListingGround> = grounds.iter().filter(stands).copied().collect();
    let conclusion =
        if standing.is_empty() { "不得纳入失信名单。" } else { "应当纳入失信名单。" };
    derivation.conclude(standing, conclusion)
}

/// Until when an application to list is decided (DSH-04, TIM-17), from memory.
pub const DECISION: Limit = Limit::new(
    "DSH-04",
    "失信名单的决定",
    Length::Days(15),
    article("第五条"),
    "依申请的，应当自收到申请之日起十五日内审查并作出决定。",
)
.known_as(Confidence::Recalled);

/// Until when an application to list is decided, and what the decision needs (DSH-04).
#[must_use]
pub fn decision_due(calendar: &Calendar, application_received_on: Day) -> Explained<Period> {
    let mut explained = DECISION.after(calendar, application_received_on);
    explained.derivation = with_approval(
        explained
            .derivation
            .step(article("第五条第三款"), "决定书写明理由，有纳入期限的写明期限，作出之日起生效。"),
        Act::ListDishonest,
    );
    explained
}

/// The last day of the months of grace that a court may give before it publishes (DSH-04).
#[must_use]
pub fn grace_until(decided_on: Day, months: u16) -> Day {
    decided_on.plus_months(i32::from(months))
}

/// Why an earlier listing was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EarlierDeletion {
    /// On the applicant's written request (article 10, item 3).
    ApplicantsRequest,
    /// For any other reason.
    Other,
}

/// Who asks for a new listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingBy {
    /// The applicant.
    Applicant,
    /// The court of its own motion.
    Court,
}

/// Whether a debtor may be listed again (DSH-07): not on the same applicant's request within six months after a
/// deletion that he asked for.
#[must_use]
pub fn may_list_again(
    deletion: EarlierDeletion,
    deleted_on: Day,
    asked_on: Day,
    by: ListingBy,
) -> Explained<bool> {
    let blocked_until = deleted_on.plus_months(6);
    let blocked = deletion == EarlierDeletion::ApplicantsRequest
        && by == ListingBy::Applicant
        && asked_on <= blocked_until;
    Derivation::new("DSH-07", "再次纳入失信名单", Confidence::Excerpt)
        .input("删除日", deleted_on.chinese())
        .input("申请日", asked_on.chinese())
        .step(article("第十条第三款"), "删除后又有第一条规定情形之一的，可以重新纳入。")
        .step(
            article("第十条第四款"),
            format!(
                "依申请执行人申请删除的，六个月内（至{}）又申请纳入的，不予支持。",
                blocked_until.chinese()
            ),
        )
        .conclude(!blocked, if blocked { "不予支持。" } else { "可以再次纳入。" })
}

grounds! {
    /// How a debtor broke the duty to report (DSH-14).
    ReportFailure {
        /// He refused.
        Refused = investigation::article("第十条"), "拒绝报告";
        /// The report was false.
        False = investigation::article("第十条"), "虚假报告";
        /// It was late without good reason.
        LateWithoutReason = investigation::article("第十条"), "无正当理由逾期报告";
        /// It was late with good reason.
        LateWithReason = investigation::article("第十条"), "有正当理由逾期报告";
    }
}

/// Whether a failure to report shall lead to a listing (DSH-14).
///
/// > 财产调查规定第十条 被执行人拒绝报告、虚假报告或者无正当理由逾期报告财产情况的，人民法院应当依照相关规定将其纳入失信被执行人名单。
#[must_use]
pub fn shall_list_for_report(failure: ReportFailure) -> Explained<bool> {
    let shall = failure != ReportFailure::LateWithReason;
    Derivation::new("DSH-14", "违反财产报告的纳入", Confidence::Read)
        .input("情形", failure.words())
        .step(failure.article(), "拒绝报告、虚假报告或者无正当理由逾期报告的，应当纳入失信被执行人名单。")
        .step(investigation::article("第九条"), "并可以根据情节轻重予以罚款、拘留。")
        .conclude(shall, if shall { "应当纳入失信名单。" } else { "不因此纳入失信名单。" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_excludes_the_first_ground_only_and_minority_all() {
        use ListingGround::{AbleButRefuses, BreaksReportDuty};
        for (exclusions, standing) in [
            (vec![], vec![AbleButRefuses, BreaksReportDuty]),
            (vec![Exclusion::SecurityGiven], vec![BreaksReportDuty]),
            (vec![Exclusion::Minor], vec![]),
        ] {
            let found = listing_grounds("DSH-02", &[AbleButRefuses, BreaksReportDuty], &exclusions).value;
            assert_eq!(found, standing, "{exclusions:?}");
        }
    }

    #[test]
    fn the_applicant_waits_six_months_after_a_deletion_he_asked_for() {
        let deleted: Day = "2026-01-31".parse().unwrap();
        for (asked, allowed) in [("2026-07-31", false), ("2026-08-01", true)] {
            let asked = asked.parse().unwrap();
            let may = |deletion, by| may_list_again(deletion, deleted, asked, by).value;
            assert_eq!(may(EarlierDeletion::ApplicantsRequest, ListingBy::Applicant), allowed);
            assert!(may(EarlierDeletion::ApplicantsRequest, ListingBy::Court));
            assert!(may(EarlierDeletion::Other, ListingBy::Applicant));
        }
    }
}
