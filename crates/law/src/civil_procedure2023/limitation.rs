//! The limitation to apply for enforcement (申请执行时效): article 250, with 民法典 194 and 195 and the interpretations.

use super::{article, period};
use crate::calendar::Calendar;
use crate::civil_code;
use crate::civil_procedure2023::period::Period;
use crate::derivation::{Confidence, Derivation, Explained};
use crate::{enforcement_procedure2020, notarized_debt2018, procedure_interpretation2022 as interpretation};
use serde::{Deserialize, Serialize};
use values::Day;

/// From which day the two years run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitationStart {
    /// The last day of the performance period; of the last instalment, where there are several.
    LastDayOfPerformance(Day),
    /// The day of effect, where the instrument sets no performance period.
    Effect(Day),
    /// The day the debtor broke a duty not to act.
    Breach(Day),
    /// The last day of this instalment of a notarised debt, where each instalment runs on its own.
    NotarizedInstalment(Day),
}

impl LimitationStart {
    /// The day itself.
    #[must_use]
    pub const fn day(self) -> Day {
        match self {
            LimitationStart::LastDayOfPerformance(day)
            | LimitationStart::Effect(day)
            | LimitationStart::Breach(day)
            | LimitationStart::NotarizedInstalment(day) => day,
        }
    }
}

/// What changes the course of a limitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitationEvent {
    /// Application, settlement, demand or consent: the two years run anew from that day.
    Interrupted(Day),
    /// An obstacle that ended on `ended_on`.
    Obstacle {
        /// The first day of the obstacle.
        from: Day,
        /// The day on which its cause was removed.
        ended_on: Day,
    },
}

/// What is left of the limitation after an obstacle (D-18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterObstacle {
    /// Six months from the end of the obstacle: 民法典第一百九十四条第二款, the higher and longer rule.
    #[default]
    SixMonths,
    /// The rest goes on: 执行程序解释第十九条.
    RestContinues,
}

/// The end of the limitation, undisturbed (LIM-01, LIM-04, LIM-06).
///
/// > 第二百五十条 申请执行的期间为二年。申请执行时效的中止、中断，适用法律有关诉讼时效中止、中断的规定。
/// >
/// > 前款规定的期间，从法律文书规定履行期间的最后一日起计算；法律文书规定分期履行的，从最后一期履行期限届满之日起计算；法律文书未规定履行期间的，从法律文书生效之日起计算。
#[must_use]
pub fn limitation_end(calendar: &Calendar, start: LimitationStart) -> Explained<Period> {
    limitation_end_after(calendar, start, &[], AfterObstacle::default())
}

/// The end of the limitation after interruptions and obstacles, given in order of time (LIM-03).
#[must_use]
pub fn limitation_end_after(
    calendar: &Calendar,
    start: LimitationStart,
    events: &[LimitationEvent],
    after_obstacle: AfterObstacle,
) -> Explained<Period> {
    let mut derivation =
        Derivation::new("LIM-01", "申请执行时效", Confidence::Read).input("起算日", start.day().chinese());
    derivation = match start {
        LimitationStart::LastDayOfPerformance(_) => derivation.step(
            article("第二百五十条第二款"),
            "从履行期间的最后一日（分期履行的，最后一期届满之日）起计算。",
        ),
        LimitationStart::Effect(_) => {
            derivation.step(article("第二百五十条第二款"), "法律文书未规定履行期间，从生效之日起计算。")
        }
        LimitationStart::Breach(_) => derivation.step(
            enforcement_procedure2020::article("第二十一条"),
            "债务人负有不作为义务的，从违反不作为义务之日起计算。",
        ),
        LimitationStart::NotarizedInstalment(_) => derivation.step(
            notarized_debt2018::article("第九条第一款"),
            "公证债权文书分期履行的，自每次履行期间的最后一日起计算。",
        ),
    };
    let mut limitation = period::period_of_years(calendar, start.day(), 2);
    derivation = derivation.step(
        article("第二百五十条第一款"),
        format!("申请执行的期间为二年，届至{}。", limitation.raw_end.chinese()),
    );
    let mut sorted = events.to_vec();
    sorted.sort_by_key(|event| match event {
        LimitationEvent::Interrupted(on) => *on,
        LimitationEvent::Obstacle { ended_on, .. } => *ended_on,
    });
    for event in sorted {
        match event {
            LimitationEvent::Interrupted(on) if on <= limitation.end && on >= limitation.starts_after => {
                limitation = period::period_of_years(calendar, on, 2);
                derivation = derivation.step(
                    enforcement_procedure2020::article("第二十条"),
                    format!("{}中断，重新计算二年，届至{}。", on.chinese(), limitation.raw_end.chinese()),
                );
            }
            LimitationEvent::Interrupted(on) => {
                derivation = derivation.remark(format!("{}的事由不在时效期间内，不发生中断。", on.chinese()));
            }
            LimitationEvent::Obstacle { from, ended_on } => {
                let last_months_from = limitation.raw_end.plus_months(-6);
                if ended_on < last_months_from || from > limitation.end || ended_on < from {
                    derivation = derivation.remark(format!(
                        "{}至{}的障碍不在时效期间的最后六个月内，不发生中止。",
                        from.chinese(),
                        ended_on.chinese()
                    ));
                    continue;
                }
                let (raw_end, provision) = match after_obstacle {
                    AfterObstacle::SixMonths => {
                        (ended_on.plus_months(6), civil_code::article("第一百九十四条第二款"))
                    }
                    AfterObstacle::RestContinues => {
                        let rest = limitation.raw_end.days_since(from.max(last_months_from));
                        (ended_on.plus_days(rest), enforcement_procedure2020::article("第十九条"))
                    }
                };
                limitation =
                    period::ending_on(calendar, limitation.starts_after, raw_end.max(limitation.raw_end));
                derivation = derivation
                    .step(
                        provision,
                        format!(
                            "最后六个月内发生中止，原因于{}消除，时效届至{}。",
                            ended_on.chinese(),
                            limitation.raw_end.chinese()
                        ),
                    )
                    .at_most(Confidence::Design);
                derivation.rule = "LIM-03";
            }
        }
    }
    if limitation.end != limitation.raw_end {
        derivation = derivation
            .step(
                civil_code::article("第二百零三条第一款"),
                format!("最后一日为休息日，顺延至{}。", limitation.end.chinese()),
            )
            .remark("条文未写明申请执行时效是否顺延，按民法典期间的一般规定顺延。")
            .at_most(Confidence::Design);
    }
    if limitation.provisional {
        derivation = derivation.remark(crate::calendar::NOT_PUBLISHED);
    }
    let conclusion = format!("申请执行时效于{}届满。", limitation.end.chinese());
    derivation.conclude(limitation, conclusion)
}

/// What a court does with an application after the limitation (LIM-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitationOutcome {
    /// Accept and enforce.
    Enforce,
    /// Rule that the instrument is not enforced (裁定不予执行).
    RuleNonEnforcement,
}

/// Whether the debtor has objected to a late application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitationObjection {
    /// He has not.
    None,
    /// He has, and the court finds it founded.
    Founded,
    /// He has, and the court finds it unfounded.
    Unfounded,
}

/// What follows from an application on a day, given the end of the limitation. It is always accepted.
///
/// > 解释第四百八十一条 申请执行人超过申请执行时效期间向人民法院申请强制执行的，人民法院应予受理。被执行人对申请执行时效期间提出异议，人民法院经审查异议成立的，裁定不予执行。
#[must_use]
pub fn outcome_of_application(
    limitation_ends_on: Day,
    applied_on: Day,
    objection: LimitationObjection,
) -> Explained<LimitationOutcome> {
    let late = applied_on > limitation_ends_on;
    let refused = late && objection == LimitationObjection::Founded;
    let derivation = Derivation::new("LIM-02", "超过申请执行时效的处理", Confidence::Read)
        .input("时效届满日", limitation_ends_on.chinese())
        .input("申请日", applied_on.chinese())
        .step(
            interpretation::article("第四百八十一条第一款"),
            "无论是否超过申请执行时效，人民法院均应受理，不得以此为由不予立案。",
        );
    if refused {
        derivation
            .step(interpretation::article("第四百八十一条第一款"), "被执行人提出异议且经审查成立。")
            .conclude(LimitationOutcome::RuleNonEnforcement, "裁定不予执行。")
    } else {
        derivation.conclude(LimitationOutcome::Enforce, "予以受理并执行。")
    }
}

/// How an earlier case of the same instrument ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EarlierEnding {
    /// This round was ended for lack of property (终结本次执行程序).
    RoundEnded,
    /// Measures were taken and the debt is not paid (民事诉讼法第二百六十五条).
    MeasuresTaken,
    /// The applicant withdrew his application (撤销申请).
    Withdrawn,
}

/// Whether the limitation applies to a new application after an earlier ending (LIM-05).
#[must_use]
pub fn limitation_applies_after(ending: EarlierEnding) -> Explained<bool> {
    let derivation = Derivation::new("LIM-05", "再次申请执行是否受时效限制", Confidence::Read);
    match ending {
        EarlierEnding::RoundEnded => derivation
            .step(
                interpretation::article("第五百一十七条第二款"),
                "终结本次执行程序后再次申请，不受申请执行时效期间的限制。",
            )
            .conclude(false, "不受申请执行时效的限制。"),
        EarlierEnding::MeasuresTaken => derivation
            .step(interpretation::article("第五百一十五条"), "请求继续执行的，不受申请执行时效期间的限制。")
            .conclude(false, "不受申请执行时效的限制。"),
        EarlierEnding::Withdrawn => derivation
            .step(
                interpretation::article("第五百一十八条"),
                "因撤销申请而终结执行后，在申请执行时效期间内再次申请的，应当受理。",
            )
            .conclude(true, "受申请执行时效的限制。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn end(start: LimitationStart, events: &[LimitationEvent], after: AfterObstacle) -> Day {
        limitation_end_after(Calendar::national(), start, events, after).value.end
    }

    #[test]
    fn two_years_end_on_the_corresponding_day_and_roll_over_rest_days() {
        for (start, expected) in [
            ("2024-07-01", "2026-07-01"),
            // 2026-10-01 lies in the National Day block.
            ("2024-10-01", "2026-10-08"),
            ("2024-02-29", "2026-02-28"),
        ] {
            let start = LimitationStart::LastDayOfPerformance(day(start));
            assert_eq!(limitation_end(Calendar::national(), start).value.end, day(expected));
        }
    }

    #[test]
    fn an_interruption_in_time_starts_anew_and_a_late_one_does_not() {
        let start = LimitationStart::Effect(day("2022-03-01"));
        for (interrupted, expected) in
            [("2024-02-29", "2026-02-28"), ("2024-03-01", "2026-03-02"), ("2024-03-02", "2024-03-01")]
        {
            let events = [LimitationEvent::Interrupted(day(interrupted))];
            assert_eq!(end(start, &events, AfterObstacle::SixMonths), day(expected), "{interrupted}");
        }
    }

    #[test]
    fn an_obstacle_counts_only_in_the_last_six_months() {
        let start = LimitationStart::Effect(day("2022-03-01"));
        for (from, until, six_months, rest) in [
            // Ends one day before the last six months begin (2023-09-01).
            ("2023-05-01", "2023-08-31", "2024-03-01", "2024-03-01"),
            ("2023-05-01", "2023-09-01", "2024-03-01", "2024-03-01"),
            ("2024-02-01", "2024-05-31", "2024-12-02", "2024-07-01"),
        ] {
            let events = [LimitationEvent::Obstacle { from: day(from), ended_on: day(until) }];
            assert_eq!(end(start, &events, AfterObstacle::SixMonths), day(six_months), "{from} {until}");
            assert_eq!(end(start, &events, AfterObstacle::RestContinues), day(rest), "{from} {until}");
        }
    }

    #[test]
    fn a_late_application_is_accepted_and_refused_only_on_a_founded_objection() {
        let ends = day("2026-07-01");
        for (applied, objection, outcome) in [
            ("2026-07-01", LimitationObjection::Founded, LimitationOutcome::Enforce),
            ("2026-07-02", LimitationObjection::None, LimitationOutcome::Enforce),
            ("2026-07-02", LimitationObjection::Unfounded, LimitationOutcome::Enforce),
            ("2026-07-02", LimitationObjection::Founded, LimitationOutcome::RuleNonEnforcement),
        ] {
            assert_eq!(outcome_of_application(ends, day(applied), objection).value, outcome, "{applied}");
        }
    }

    #[test]
    fn the_limitation_applies_again_only_after_a_withdrawal() {
        assert!(!limitation_applies_after(EarlierEnding::RoundEnded).value);
        assert!(!limitation_applies_after(EarlierEnding::MeasuresTaken).value);
        assert!(limitation_applies_after(EarlierEnding::Withdrawn).value);
    }
}
