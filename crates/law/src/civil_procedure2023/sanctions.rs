//! Measures against persons: articles 114 to 119, 252, 259, 261, with articles 178 to 192, 482 and 494 to 519 of the
//! interpretation.

use super::article;
use crate::approvals::{Act, approval_requirement, with_approval};
use crate::checklist::{Conditions, requirement};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::grounds::{Ground, grounds};
use crate::limit::{Length, Limit};
use crate::{procedure_interpretation2022 as interpretation, property_investigation2020 as investigation};
use serde::{Deserialize, Serialize};
use values::{Day, Fen, Instant};

grounds! {
    /// The place of a person towards the debtor (PER-01, PER-02).
    Role {
        /// The debtor himself.
        Debtor = investigation::article("第十五条第一款"), "被执行人";
        /// The legal representative of an entity.
        LegalRepresentative = investigation::article("第十五条第一款"), "被执行人的法定代表人";
        /// The principal of an entity.
        Principal = investigation::article("第十五条第一款"), "被执行人的负责人";
        /// The actual controller of an entity.
        ActualController = investigation::article("第十五条第一款"), "被执行人的实际控制人";
        /// A person directly responsible: he may be summoned, the text on compelling does not name him.
        DirectlyResponsible = investigation::article("第十五条第一款"), "被执行人的直接责任人员";
        /// Anybody else.
        Other = investigation::article("第十五条第一款"), "其他人";
    }
}

impl Role {
    /// Whether he may be summoned to be questioned.
    #[must_use]
    pub fn may_be_summoned(self) -> bool {
        self != Role::Other
    }

    /// Whether his appearance may be compelled.
    #[must_use]
    pub fn may_be_compelled(self) -> bool {
        !matches!(self, Role::DirectlyResponsible | Role::Other)
    }
}

/// Whether a person may be summoned (PER-01).
///
/// > 财产调查规定第十五条第一款 为查明被执行人的财产情况和履行义务的能力，可以传唤被执行人或被执行人的法定代表人、负责人、实际控制人、直接责任人员到人民法院接受调查询问。
#[must_use]
pub fn summons(role: Role) -> Explained<bool> {
    let may = role.may_be_summoned();
    Derivation::new("PER-01", "传唤", Confidence::Read)
        .input("身份", role.words())
        .step(
            role.article(),
            "可以传唤被执行人或被执行人的法定代表人、负责人、实际控制人、直接责任人员到人民法院接受调查询问。",
        )
        .conclude(may, if may { "可以传唤。" } else { "不在可以传唤的人员之列。" })
}

/// What must hold before an appearance is compelled (PER-02).
///
/// > 解释第四百八十二条第一款 对必须接受调查询问的被执行人、被执行人的法定代表人、负责人或者实际控制人，经依法传唤无正当理由拒不到场的，人民法院可以拘传其到场。
pub const COMPELLED_APPEARANCE: Conditions = Conditions {
    rule: "PER-02",
    title: "拘传",
    confidence: Confidence::Read,
    requirements: &[
        requirement(
            "within_persons",
            interpretation::article("第四百八十二条第一款"),
            "系被执行人、法定代表人、负责人或者实际控制人",
        ),
        requirement(
            "must_be_questioned",
            interpretation::article("第四百八十二条第一款"),
            "必须接受调查询问",
        ),
        requirement("lawfully_summoned", interpretation::article("第四百八十二条第一款"), "已经依法传唤"),
        requirement(
            "absent_without_reason",
            interpretation::article("第四百八十二条第一款"),
            "无正当理由拒不到场",
        ),
        approval_requirement(Act::CompelAppearance, "president_approved", "已经院长批准"),
        requirement("warrant_issued", article("第一百一十九条第二款"), "已签发拘传票"),
    ],
    met: "可以拘传到场。",
    unmet: "不得拘传。",
};

/// How complex a case is, which decides how long a person may be questioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complexity {
    /// The ordinary case: eight hours.
    Ordinary,
    /// Complex, and detention is possible under the law: twenty-four hours.
    ComplexWithDetentionPossible,
}

/// Until when a person who was compelled to appear must be released (PER-02).
///
/// > 解释第四百八十二条第二款 人民法院应当及时对被拘传人进行调查询问，调查询问的时间不得超过八小时；情况复杂，依法可能采取拘留措施的，调查询问的时间不得超过二十四小时。
#[must_use]
pub fn latest_release(questioned_from: Instant, complexity: Complexity) -> Explained<Instant> {
    let hours = match complexity {
        Complexity::Ordinary => 8,
        Complexity::ComplexWithDetentionPossible => 24,
    };
    let release = questioned_from.plus_seconds(hours * 3_600);
    let said = |at: Instant| format!("{}{}", at.day().chinese(), at.clock_time());
    Derivation::new("PER-02", "拘传", Confidence::Read)
        .input("到场接受询问", said(questioned_from))
        .step(interpretation::article("第四百八十二条第二款"), format!("调查询问的时间不得超过{hours}小时。"))
        .conclude(release, format!("最迟于{}结束询问。", said(release)))
}

/// Who is fined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// A natural person.
    Individual,
    /// An entity.
    Entity,
}

/// The longest detention, in days.
pub const LONGEST_DETENTION_DAYS: u32 = 15;

/// The range of a fine and the longest detention (PER-03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SanctionRange {
    /// The least fine; one fen where the text names no floor.
    pub least: Fen,
    /// The greatest fine.
    pub greatest: Fen,
    /// The longest detention in days; none for an entity.
    pub detention_days: u32,
}

impl SanctionRange {
    /// Whether a fine lies in the range.
    #[must_use]
    pub fn allows_fine(&self, fine: Fen) -> bool {
        (self.least..=self.greatest).contains(&fine)
    }

    /// Whether a detention is of one day or more and not too long.
    #[must_use]
    pub fn allows_detention(&self, days: u32) -> bool {
        (1..=self.detention_days).contains(&days)
    }
}

/// How much may be fined and how long detained (PER-03). Before 2013 the sums were lower and are not carried here.
///
/// > 第一百一十八条 对个人的罚款金额，为人民币十万元以下。对单位的罚款金额，为人民币五万元以上一百万元以下。
/// >
/// > 拘留的期限，为十五日以下。
#[must_use]
pub fn sanction_range(kind: PersonKind) -> Explained<SanctionRange> {
    let (range, label) = match kind {
        PersonKind::Individual => (
            SanctionRange {
                least: Fen(1),
                greatest: Fen(10_000_000),
                detention_days: LONGEST_DETENTION_DAYS,
            },
            "个人",
        ),
        PersonKind::Entity => {
            (SanctionRange { least: Fen(5_000_000), greatest: Fen(100_000_000), detention_days: 0 }, "单位")
        }
    };
    let derivation = Derivation::new("PER-03", "罚款、拘留的限度", Confidence::Read)
        .input("对象", label)
        .step(
            article("第一百一十八条第一款"),
            "对个人的罚款为十万元以下，对单位的罚款为五万元以上一百万元以下。",
        )
        .step(article("第一百一十八条第二款"), "拘留的期限，为十五日以下。")
        .step(interpretation::article("第一百八十三条"), "罚款、拘留可以单独适用，也可以合并适用。");
    with_approval(derivation, Act::Fine).conclude(
        range,
        format!("罚款{}元至{}元，拘留{}日以下。", range.least, range.greatest, range.detention_days),
    )
}

/// Until when a fine or detention may be taken to the higher court (PER-04).
///
/// > 解释第一百八十五条 被罚款、拘留的人不服罚款、拘留决定申请复议的，应当自收到决定书之日起三日内提出。上级人民法院应当在收到复议申请后五日内作出决定，并将复议结果通知下级人民法院和当事人。
pub const RECONSIDERATION: Limit = Limit::new(
    "PER-04",
    "罚款、拘留决定的复议",
    Length::Days(3),
    interpretation::article("第一百八十五条"),
    "应当自收到决定书之日起三日内向上一级人民法院提出，复议期间不停止执行。",
);

/// Until when the higher court decides (PER-04): five days after the application.
pub const RECONSIDERATION_DECISION: Limit = Limit::new(
    "PER-04",
    "罚款、拘留决定的复议决定",
    Length::Days(5),
    interpretation::article("第一百八十五条"),
    "上级人民法院应当在收到复议申请后五日内作出决定。",
);

/// Whether an act that was sanctioned before may be sanctioned (PER-05).
///
/// > 解释第一百八十四条 对同一妨害民事诉讼行为的罚款、拘留不得连续适用。发生新的妨害民事诉讼行为的，人民法院可以重新予以罚款、拘留。
#[must_use]
pub fn may_sanction_again(conduct: &str, sanctioned: &[&str]) -> Explained<bool> {
    let allowed = !sanctioned.contains(&conduct);
    Derivation::new("PER-05", "同一行为不得连续处罚", Confidence::Read)
        .input("拟处罚的行为", conduct)
        .input("已处罚的行为", sanctioned.join("、"))
        .step(
            interpretation::article("第一百八十四条"),
            "对同一妨害民事诉讼行为的罚款、拘留不得连续适用，新的行为可以重新处罚。",
        )
        .conclude(
            allowed,
            if allowed {
                "属新的行为，可以罚款、拘留。"
            } else {
                "同一行为已经处罚，不得连续适用。"
            },
        )
}

/// Whether the president approves before a detention or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DetentionApproval {
    /// Before it.
    Before,
    /// At once after it, in an emergency.
    AtOnceAfter,
}

/// What follows from a detention (PER-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DetentionDuties {
    /// Until when the family is told.
    pub family_told_by: Instant,
    /// When the president approves.
    pub approval: DetentionApproval,
}

/// When the family is told and the president approves (PER-06).
///
/// > 解释第一百八十条 人民法院对被拘留人采取拘留措施后，应当在二十四小时内通知其家属；确实无法按时通知或者通知不到的，应当记录在案。
/// >
/// > 解释第一百八十一条 因哄闹、冲击法庭，用暴力、威胁等方法抗拒执行公务等紧急情况，必须立即采取拘留措施的，可在拘留后，立即报告院长补办批准手续。院长认为拘留不当的，应当解除拘留。
#[must_use]
pub fn detention_duties(detained_at: Instant, approval: DetentionApproval) -> Explained<DetentionDuties> {
    let family_told_by = detained_at.plus_seconds(24 * 3_600);
    let derivation = Derivation::new("PER-06", "拘留的执行", Confidence::Read)
        .step(interpretation::article("第一百七十八条"), "由司法警察将被拘留人送交当地公安机关看管。")
        .step(interpretation::article("第一百八十条"), "应当在二十四小时内通知家属，通知不到的记录在案。");
    let derivation = match approval {
        DetentionApproval::Before => with_approval(derivation, Act::Detain),
        DetentionApproval::AtOnceAfter => derivation
            .step(interpretation::article("第一百八十一条"), "紧急情况，拘留后立即报告院长补办批准手续。"),
    };
    let said = format!("{}{}前通知家属。", family_told_by.day().chinese(), family_told_by.clock_time());
    derivation.conclude(DetentionDuties { family_told_by, approval }, said)
}

grounds! {
    /// Whom a sanction meets (PER-07).
    Sanctioned {
        /// The debtor or another participant, a natural person.
        Person = article("第一百一十四条第一款"), "被执行人或者其他人（个人）";
        /// The legal agent of a debtor who fails to report.
        LegalAgent = article("第二百五十二条"), "被执行人的法定代理人";
        /// An entity that is the debtor or obstructs.
        Entity = article("第一百一十四条第二款"), "被执行单位或者妨害执行的单位";
        /// The principal of such an entity or a person directly responsible.
        EntityPerson = article("第一百一十四条第二款"), "该单位的主要负责人或者直接责任人员";
        /// A unit that must assist and refuses.
        AssistingUnit = article("第一百一十七条第一款"), "拒不协助执行的单位";
        /// The principal of such a unit or a person directly responsible.
        AssistingUnitPerson = article("第一百一十七条第二款"), "拒不协助单位的主要负责人或者直接责任人员";
        /// The same, when the unit goes on refusing after the fine.
        AssistingUnitPersonStillRefusing = article("第一百一十七条第二款"), "罚款后仍不履行协助义务的单位的主要负责人或者直接责任人员";
    }
}

/// Which sanctions a person may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Sanctions {
    /// Whether he may be fined.
    pub may_fine: bool,
    /// Whether he may be detained.
    pub may_detain: bool,
}

/// Whom a fine and a detention may meet (PER-07).
///
/// > 第一百一十四条第二款 人民法院对有前款规定的行为之一的单位，可以对其主要负责人或者直接责任人员予以罚款、拘留；构成犯罪的，依法追究刑事责任。
/// >
/// > 第一百一十七条第二款 人民法院对有前款规定的行为之一的单位，可以对其主要负责人或者直接责任人员予以罚款；对仍不履行协助义务的，可以予以拘留；并可以向监察机关或者有关机关提出予以纪律处分的司法建议。
#[must_use]
pub fn sanctions_for(person: Sanctioned) -> Explained<Sanctions> {
    let may_detain =
        !matches!(person, Sanctioned::Entity | Sanctioned::AssistingUnit | Sanctioned::AssistingUnitPerson);
    let words = if may_detain { "可以罚款、拘留。" } else { "可以罚款，不得拘留。" };
    Derivation::new("PER-07", "罚款、拘留的对象", Confidence::Read)
        .input("对象", person.words())
        .step(person.article(), words)
        .conclude(Sanctions { may_fine: true, may_detain }, words)
}

/// What must hold for a search (PER-08).
///
/// > 第二百五十九条 被执行人不履行法律文书确定的义务，并隐匿财产的，人民法院有权发出搜查令，对被执行人及其住所或者财产隐匿地进行搜查。
/// >
/// > 采取前款措施，由院长签发搜查令。
pub const SEARCH: Conditions = Conditions {
    rule: "PER-08",
    title: "搜查",
    confidence: Confidence::Read,
    requirements: &[
        requirement("not_performed", article("第二百五十九条第一款"), "被执行人不履行法律文书确定的义务"),
        requirement(
            "property_or_books_hidden",
            interpretation::article("第四百九十四条"),
            "被执行人隐匿财产、会计账簿等资料",
        ),
        approval_requirement(Act::Search, "president_signed", "院长已签发搜查令"),
        requirement(
            "uniform_and_papers_shown",
            interpretation::article("第四百九十五条"),
            "搜查人员按规定着装并出示搜查令和工作证件",
        ),
        requirement(
            "family_and_local_body_told",
            interpretation::article("第四百九十六条第一款"),
            "已通知被执行人或者成年家属及基层组织（单位的，法定代表人或者主要负责人）到场",
        ),
        requirement(
            "woman_by_woman_officer",
            interpretation::article("第四百九十六条第二款"),
            "搜查妇女身体由女执行人员进行",
        ),
        requirement(
            "record_signed",
            interpretation::article("第四百九十八条"),
            "已制作搜查笔录并由在场人签名",
        ),
    ],
    met: "搜查手续齐备。",
    unmet: "搜查手续不全。",
};

/// What must hold for an eviction (PER-10).
///
/// > 第二百六十一条第一款 强制迁出房屋或者强制退出土地，由院长签发公告，责令被执行人在指定期间履行。被执行人逾期不履行的，由执行员强制执行。
pub const EVICTION: Conditions = Conditions {
    rule: "PER-10",
    title: "强制迁出",
    confidence: Confidence::Read,
    requirements: &[
        approval_requirement(Act::Evict, "president_signed", "院长已签发公告"),
        requirement("term_set", article("第二百六十一条第一款"), "公告已指定履行期间"),
        requirement("term_expired", article("第二百六十一条第一款"), "指定期间已届满而被执行人逾期不履行"),
        requirement(
            "debtor_called",
            article("第二百六十一条第二款"),
            "已通知被执行人或者成年家属（单位的，法定代表人或者主要负责人）到场",
        ),
        requirement(
            "local_body_called",
            article("第二百六十一条第二款"),
            "被执行人是公民的，其工作单位或者当地基层组织派人参加",
        ),
    ],
    met: "可以强制迁出；经通知拒不到场的，不影响执行，执行情况记入笔录，由在场人签名。",
    unmet: "不得强制迁出。",
};

/// The six months after the end of enforcement in which interference is removed in the same case (PER-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct InterferenceWindow {
    /// The last day.
    pub last_day: Day,
    /// Whether the interference lies in the window.
    pub within: bool,
}

/// Whether interference with what was enforced is removed on application (PER-12).
///
/// > 解释第五百一十九条 在执行终结六个月内，被执行人或者其他人对已执行的标的有妨害行为的，人民法院可以依申请排除妨害，并可以依照民事诉讼法第一百一十四条规定进行处罚。
///
/// Interpretation: the six months bound the conduct and are no procedural period, so that the last day is not rolled.
#[must_use]
pub fn interference(ended_on: Day, interfered_on: Day) -> Explained<InterferenceWindow> {
    let last_day = ended_on.plus_months(6);
    let within = (ended_on..=last_day).contains(&interfered_on);
    Derivation::new("PER-12", "执行终结后的妨害行为", Confidence::Read)
        .input("执行终结日", ended_on.chinese())
        .input("妨害行为日", interfered_on.chinese())
        .step(
            interpretation::article("第五百一十九条"),
            format!("执行终结六个月内，即{}前，可以依申请排除妨害并处罚。", last_day.chinese()),
        )
        .conclude(
            InterferenceWindow { last_day, within },
            if within {
                "可以依申请排除妨害。"
            } else {
                "不在六个月内，受害人可以另行起诉。"
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_sanction_is_taken_to_the_higher_court_within_three_days() {
        for (received, due) in
            [("2026-09-29", "2026-10-08"), ("2026-03-10", "2026-03-13"), ("2026-03-11", "2026-03-16")]
        {
            assert_eq!(RECONSIDERATION.after(Calendar::national(), day(received)).value.end, day(due));
        }
    }

    #[test]
    fn an_entity_is_fined_within_a_floor_and_never_detained() {
        let entity = sanction_range(PersonKind::Entity).value;
        for (fine, allowed) in
            [(4_999_999, false), (5_000_000, true), (100_000_000, true), (100_000_001, false)]
        {
            assert_eq!(entity.allows_fine(Fen(fine)), allowed, "{fine}");
        }
        assert!(!entity.allows_detention(1));
        let individual = sanction_range(PersonKind::Individual).value;
        for (days, allowed) in [(0, false), (1, true), (15, true), (16, false)] {
            assert_eq!(individual.allows_detention(days), allowed, "{days}");
        }
    }

    #[test]
    fn interference_counts_within_six_months() {
        for (on, within) in
            [("2026-02-27", false), ("2026-02-28", true), ("2026-08-28", true), ("2026-08-29", false)]
        {
            assert_eq!(interference(day("2026-02-28"), day(on)).value.within, within, "{on}");
        }
    }

    #[test]
    fn questioning_ends_after_eight_or_twenty_four_hours() {
        let start = Instant::at(day("2026-03-10"), 9 * 3_600);
        let ends = |complexity| latest_release(start, complexity).value;
        assert_eq!(ends(Complexity::Ordinary), Instant::at(day("2026-03-10"), 17 * 3_600));
        assert_eq!(ends(Complexity::ComplexWithDetentionPossible), Instant::at(day("2026-03-11"), 9 * 3_600));
    }
}
