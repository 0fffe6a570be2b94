//! Whether this round of enforcement may be ended (终本): articles 1 to 6.

use super::article;
use crate::approvals::{Act, approval_requirement};
use crate::checklist::{Checklist, Conditions, Finding, Requirement, requirement};
use crate::derivation::{Article, Confidence, Derivation, Explained};
use crate::procedure_interpretation2022 as interpretation;
use serde::Serialize;
use std::collections::BTreeMap;
use values::Day;

/// Notice and report of property (TER-02).
pub const NOTICE_AND_REPORT: Conditions = Conditions {
    rule: "TER-02",
    title: "财产报告的核查",
    confidence: Confidence::Excerpt,
    requirements: &[
        requirement("notice_sent", article("第一条第一项"), "已向被执行人发出执行通知"),
        requirement("report_ordered", article("第一条第一项"), "已责令被执行人报告财产"),
        requirement("report_checked", article("第二条"), "已对报告的财产情况进行核查"),
        requirement(
            "report_failure_sanctioned",
            article("第二条"),
            "对逾期、拒绝或者虚假报告已依法处罚（没有此情形的填不适用）",
        ),
        requirement("report_on_file", article("第二条"), "报告和核查、处罚情况已记录入卷"),
    ],
    met: "财产报告已核查。",
    unmet: "财产报告的核查尚未完成。",
};

/// Restriction of consumption and listing.
pub const RESTRICTION: &[Requirement] = &[
    requirement("consumption_restricted", article("第一条第二项"), "已发出限制消费令"),
    requirement(
        "listed_if_due",
        article("第一条第二项"),
        "符合条件的被执行人已纳入失信名单（不符合的填不适用）",
    ),
];

/// The investigation of property (TER-03).
pub const INVESTIGATION: Conditions = Conditions {
    rule: "TER-03",
    title: "穷尽财产调查",
    confidence: Confidence::Recalled,
    requirements: &[
        requirement("clues_checked", article("第三条第一项"), "已核查申请执行人或者他人提供的财产线索"),
        requirement(
            "network_queried",
            article("第三条第二项"),
            "已通过网络查控系统调查存款、车辆、不动产、证券等",
        ),
        requirement("local_inquiry_made", article("第三条第三项"), "网络不能覆盖的已到当地调查"),
        requirement(
            "searched_if_hidden",
            article("第三条第四项"),
            "隐匿财产、账簿的已搜查（没有此情形的填不适用）",
        ),
        requirement(
            "audit_or_bounty_if_applied",
            article("第三条第五项"),
            "申请审计、悬赏的已依法办理（没有申请的填不适用）",
        ),
        requirement(
            "other_investigation_done",
            article("第三条第六项"),
            "法律、司法解释规定的其他调查已完成（没有的填不适用）",
        ),
        requirement("nothing_disposable", article("第四条"), "未发现可供执行的财产，或者发现的财产不能处置"),
    ],
    met: "已穷尽财产调查。",
    unmet: "财产调查尚未穷尽。",
};

/// Missing debtors and obstruction.
pub const SEARCH_AND_SANCTION: &[Requirement] = &[
    requirement(
        "missing_debtor_searched",
        article("第一条第五项"),
        "被执行人下落不明的已查找（不是下落不明的填不适用）",
    ),
    requirement(
        "obstruction_sanctioned",
        article("第一条第五项"),
        "妨害执行的已处罚，构成犯罪的已启动刑事追究（没有此情形的填不适用）",
    ),
];

/// What must be talked over before (TER-05).
pub const TALK: &[Requirement] = &[
    requirement(
        "applicant_told",
        article("第五条"),
        "已将执行经过、调查结果和终本的依据、后果告知申请执行人",
    ),
    requirement("view_recorded", article("第五条"), "已听取申请执行人的意见并记录入卷"),
];

/// The route without the applicant's signature (TER-05).
pub const PANEL_ROUTE: &[Requirement] = &[
    requirement("panel_checked", interpretation::article("第五百一十七条第一款"), "合议庭已审查核实"),
    approval_requirement(Act::EndRoundWithoutConsent, "president_approved", "已经院长批准"),
];

/// The route with it.
pub const CONSENT_ROUTE: &[Requirement] =
    &[approval_requirement(Act::EndRoundWithConsent, "applicant_signed", "申请执行人已签字确认")];

/// What the ruling says (TER-06).
pub const RULING: Conditions = Conditions {
    rule: "TER-06",
    title: "终本裁定书",
    confidence: Confidence::Recalled,
    requirements: &[
        requirement("states_claim", article("第六条"), "载明申请执行的债权"),
        requirement("states_course", article("第六条"), "载明执行经过和采取的措施"),
        requirement("states_findings", article("第六条"), "载明财产调查结果"),
        requirement("states_realised", article("第六条"), "载明已实现的债权和尚未实现的债权"),
        requirement(
            "states_rights",
            article("第六条"),
            "载明被执行人继续履行的义务和申请执行人再次申请的权利",
        ),
        requirement("published", article("第六条"), "裁定书已上网公开"),
        requirement("served_on_applicant", article("第六条"), "裁定书已送达申请执行人"),
    ],
    met: "裁定书完整，已送达结案。",
    unmet: "裁定书或者送达尚不完整。",
};

/// When three months have passed since the filing (TER-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ThreeMonths {
    /// The day on which the three months end.
    pub three_months_end: Day,
    /// The first day on which the round may be ended: the next one.
    pub earliest: Day,
}

/// The first day on which more than three months have passed since the filing (TER-04).
///
/// Interpretation: 超过三个月 begins on the day after the corresponding day. The months are a least time and no
/// procedural period, so that the end is not rolled over rest days.
#[must_use]
pub fn earliest_ending(filed_on: Day) -> Explained<ThreeMonths> {
    let three_months_end = filed_on.plus_months(3);
    let value = ThreeMonths { three_months_end, earliest: three_months_end.next() };
    Derivation::new("TER-04", "终本的最早日", Confidence::Excerpt)
        .input("立案日", filed_on.chinese())
        .step(
            article("第一条第四项"),
            format!("自执行案件立案之日起已超过三个月，三个月至{}。", three_months_end.chinese()),
        )
        .remark("“超过”自届满的次日起；最短期间不因休息日顺延。")
        .at_most(Confidence::Design)
        .conclude(value, format!("最早可于{}终结本次执行程序。", value.earliest.chinese()))
}

/// The facts of a case whose round shall be ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The day of filing, where it is known.
    pub filed_on: Option<Day>,
    /// The day on which the round shall be ended, where it is known.
    pub on: Option<Day>,
    /// What was found, by the names of the requirements; what is not in it is unknown.
    pub findings: BTreeMap<&'static str, Finding>,
}

impl Facts {
    /// What was found about a requirement.
    #[must_use]
    pub fn finding(&self, name: &str) -> Finding {
        self.findings.get(name).copied().unwrap_or(Finding::Unknown)
    }
}

/// One condition of ending a round, with what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionAnswer {
    /// Its name in data: `notice_and_report`.
    pub name: &'static str,
    /// What it asks, in Chinese.
    pub text: &'static str,
    /// Its article.
    pub article: Article,
    /// Whether it is met.
    pub finding: Finding,
    /// What is not met or not known, in Chinese.
    pub missing: Vec<String>,
}

/// Whether a round may be ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readiness {
    /// The conditions, in the order of the text.
    pub conditions: Vec<ConditionAnswer>,
    /// The first day on which the time has passed, where the filing is known.
    pub earliest: Option<Day>,
}

impl Readiness {
    /// The finding about all conditions together.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::of_all(self.conditions.iter().map(|condition| condition.finding))
    }

    /// Whether the round may be ended.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.finding().is_satisfied()
    }
}

/// Every requirement that somebody must find out about, besides the days.
pub fn requirements() -> impl Iterator<Item = &'static Requirement> {
    [
        NOTICE_AND_REPORT.requirements,
        RESTRICTION,
        INVESTIGATION.requirements,
        SEARCH_AND_SANCTION,
        TALK,
        CONSENT_ROUTE,
        PANEL_ROUTE,
    ]
    .into_iter()
    .flatten()
}

/// Whether this round may be ended, condition by condition (TER-01 to TER-05).
///
/// > 解释第五百一十七条第一款 经过财产调查未发现可供执行的财产，在申请执行人签字确认或者执行法院组成合议庭审查核实并经院长批准后，可以裁定终结本次执行程序。
#[must_use]
pub fn readiness(facts: &Facts) -> Explained<Readiness> {
    let listed = |requirements| Checklist::of(requirements, |name| facts.finding(name));
    let answer = |name, text, article, list: &Checklist| ConditionAnswer {
        name,
        text,
        article,
        finding: list.finding(),
        missing: list
            .missing()
            .map(|condition| format!("{}（{}）", condition.requirement.text, condition.finding.label()))
            .collect(),
    };
    let conditions = vec![
        answer(
            "notice_and_report",
            "已发出执行通知、责令报告财产",
            article("第一条第一项"),
            &listed(NOTICE_AND_REPORT.requirements),
        ),
        answer(
            "restriction",
            "已限制消费，符合条件的已纳入失信名单",
            article("第一条第二项"),
            &listed(RESTRICTION),
        ),
        answer(
            "investigation",
            "已穷尽财产调查，没有可供执行或者处置的财产",
            article("第一条第三项"),
            &listed(INVESTIGATION.requirements),
        ),
        time_condition(facts),
        answer(
            "search_and_sanction",
            "已查找下落不明的被执行人，已处罚妨害执行的行为",
            article("第一条第五项"),
            &listed(SEARCH_AND_SANCTION),
        ),
        answer("talk", "已告知并听取申请执行人的意见", article("第五条"), &listed(TALK)),
        route_condition(facts),
    ];
    let readiness =
        Readiness { conditions, earliest: facts.filed_on.map(|filed| earliest_ending(filed).value.earliest) };
    let mut derivation = Derivation::new("TER-01", "终本的条件", Confidence::Recalled);
    for condition in &readiness.conditions {
        let missing = if condition.missing.is_empty() {
            String::new()
        } else {
            format!("，尚缺：{}", condition.missing.join("；"))
        };
        derivation = derivation
            .step(condition.article, format!("{}：{}{missing}。", condition.text, condition.finding.label()));
    }
    let conclusion = match readiness.finding() {
        Finding::NotMet => "不得终结本次执行程序。",
        Finding::Unknown => "尚有条件未查明，暂不得终结本次执行程序。",
        Finding::Met | Finding::NotApplicable => "可以裁定终结本次执行程序。",
    };
    derivation.conclude(readiness, conclusion)
}

fn time_condition(facts: &Facts) -> ConditionAnswer {
    let (finding, missing) = match (facts.filed_on, facts.on) {
        (Some(filed), Some(on)) => {
            let earliest = earliest_ending(filed).value.earliest;
            let short = format!("自立案起尚未超过三个月，最早{}", earliest.chinese());
            (Finding::from(on >= earliest), if on >= earliest { Vec::new() } else { vec![short] })
        }
        (None, _) => (Finding::Unknown, vec!["立案日（未查明）".to_owned()]),
        (Some(_), None) => (Finding::Unknown, vec!["拟终本日（未查明）".to_owned()]),
    };
    ConditionAnswer {
        name: "three_months",
        text: "自立案之日起已超过三个月",
        article: article("第一条第四项"),
        finding,
        missing,
    }
}

fn route_condition(facts: &Facts) -> ConditionAnswer {
    let panel = Checklist::of(PANEL_ROUTE, |name| facts.finding(name));
    let signed = facts.finding("applicant_signed");
    let finding = if signed.is_satisfied() || panel.finding().is_satisfied() {
        Finding::Met
    } else if panel.finding() == Finding::Unknown || signed == Finding::Unknown {
        Finding::Unknown
    } else {
        Finding::NotMet
    };
    let missing = if finding == Finding::Met {
        Vec::new()
    } else {
        vec![format!("申请执行人签字确认，或者合议庭审查核实并经院长批准（{}）", finding.label())]
    };
    ConditionAnswer {
        name: "route",
        text: "申请执行人签字确认，或者合议庭审查核实并经院长批准",
        article: interpretation::article("第五百一十七条第一款"),
        finding,
        missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> Facts {
        let met = |requirement: &'static Requirement| (requirement.name, Finding::Met);
        Facts {
            filed_on: "2026-01-15".parse().ok(),
            on: "2026-04-16".parse().ok(),
            findings: requirements().map(met).collect(),
        }
    }

    #[test]
    fn each_missing_point_alone_stands_in_the_way() {
        assert!(readiness(&complete()).value.is_allowed());
        for requirement in requirements() {
            let mut facts = complete();
            facts.findings.insert("applicant_signed", Finding::NotMet);
            facts.findings.insert(requirement.name, Finding::NotMet);
            let allowed = readiness(&facts).value.is_allowed();
            assert_eq!(allowed, requirement.name == "applicant_signed", "{}", requirement.name);
        }
        assert_eq!(readiness(&Facts::default()).value.finding(), Finding::Unknown);
    }

    #[test]
    fn the_day_on_which_three_months_end_is_too_early() {
        for (on, allowed) in [("2026-04-14", false), ("2026-04-15", false), ("2026-04-16", true)] {
            let facts = Facts { on: on.parse().ok(), ..complete() };
            assert_eq!(readiness(&facts).value.is_allowed(), allowed, "{on}");
        }
    }

    #[test]
    fn the_signature_or_the_panel_with_the_president_is_enough() {
        use Finding::{Met, NotMet, Unknown};
        for (signed, panel, president, allowed) in [
            (Met, NotMet, NotMet, Met),
            (NotMet, Met, Met, Met),
            (NotMet, Met, NotMet, NotMet),
            (NotMet, Met, Unknown, Unknown),
            (Unknown, NotMet, NotMet, Unknown),
        ] {
            let mut facts = complete();
            facts.findings.extend([
                ("applicant_signed", signed),
                ("panel_checked", panel),
                ("president_approved", president),
            ]);
            assert_eq!(readiness(&facts).value.finding(), allowed, "{signed:?} {panel:?} {president:?}");
        }
    }
}
