//! Rules of the limitation of enforcement (LIM).

use super::answer::Answer;
use super::inputs::{InputError, Inputs, day_of, unreadable};
use super::readers::{Answered, calendar, period_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::civil_code;
use crate::civil_procedure2023::{
    self,
    limitation::{self, LimitationEvent, LimitationOutcome, LimitationStart},
};
use crate::derivation::Confidence;
use crate::enforcement_procedure2020;
use crate::notarized_debt2018;
use crate::procedure_interpretation2022;
use serde_json::json;
use values::Day;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "LIM-01",
        title: "申请执行时效",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[Source::unread(civil_procedure2023::article("第二百五十条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("performance_last_day", "履行期间最后一日（未规定的为 effective 生效日）"),
                field("years", "2"),
            ],
            outputs: &[field("raw_end", "未顺延的届满日"), field("end", "届满日")],
            evaluate: limitation,
        }),
    },
    Rule {
        id: "LIM-02",
        title: "超过时效的申请应予受理",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[Source::unread(procedure_interpretation2022::article("第四百八十一条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("limitation_end", "时效届满日"),
                field("applied", "申请日"),
                field("objection", "none、founded 或者 unfounded"),
            ],
            outputs: &[field("accept", "是否受理"), field("rule_non_enforcement", "是否裁定不予执行")],
            evaluate: late_application,
        }),
    },
    Rule {
        id: "LIM-03",
        title: "时效的中止和中断",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[
                Source::unread(enforcement_procedure2020::article("第十九条")),
                Source::unread(enforcement_procedure2020::article("第二十条")),
                Source::unread(civil_code::article("第一百九十四条")),
                Source::unread(civil_code::article("第一百九十五条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("performance_last_day", "履行期间最后一日"),
                field("interrupted", "中断日的列表"),
                field("obstacles", "障碍起止日的列表"),
                field("after_obstacle", "six_months 或者 rest_continues"),
            ],
            outputs: &[field("raw_end", "未顺延的届满日"), field("end", "届满日")],
            evaluate: limitation_with_events,
        }),
    },
    Rule {
        id: "LIM-04",
        title: "不作为义务和公证债权的时效起算",
        says: "",
        versions: &[Version::between(
            "2018-10-01",
            "",
            Confidence::Read,
            &[
                Source::unread(enforcement_procedure2020::article("第二十一条")),
                Source::unread(notarized_debt2018::article("第九条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("breach", "违反不作为义务之日"),
                field("notarized_instalment_last_day", "该期履行期间最后一日"),
            ],
            outputs: &[field("raw_end", "未顺延的届满日"), field("end", "届满日")],
            evaluate: limitation,
        }),
    },
    Rule {
        id: "LIM-05",
        title: "再次申请执行是否受时效限制",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[
                Source::unread(procedure_interpretation2022::article("第五百一十五条")),
                Source::unread(procedure_interpretation2022::article("第五百一十七条第二款")),
                Source::unread(procedure_interpretation2022::article("第五百一十八条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("ending", "round_ended、measures_taken 或者 withdrawn")],
            outputs: &[field("applies", "是否受限制")],
            evaluate: limitation_after_ending,
        }),
    },
    Rule {
        id: "LIM-06",
        title: "时效的最后一日",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Design,
            &[
                Source::unread(civil_procedure2023::article("第二百五十条")),
                Source::unread(civil_code::article("第二百零三条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("performance_last_day", "履行期间最后一日")],
            outputs: &[field("raw_end", "未顺延的届满日"), field("end", "届满日")],
            evaluate: limitation,
        }),
    },
];

fn limitation(inputs: &Inputs<'_>) -> Answered {
    if inputs.number_or("years", 2)? != 2 {
        return Err(unreadable("years", "2：申请执行的期间为二年"));
    }
    let start = limitation_start(inputs)?;
    Ok(period_answer(&limitation::limitation_end(calendar(), start)))
}

fn limitation_start(inputs: &Inputs<'_>) -> Result<LimitationStart, InputError> {
    for (name, start) in [
        ("breach", LimitationStart::Breach as fn(Day) -> LimitationStart),
        ("notarized_instalment_last_day", LimitationStart::NotarizedInstalment),
        ("effective", LimitationStart::Effect),
    ] {
        if inputs.has(name) {
            return inputs.day(name).map(start);
        }
    }
    inputs.day("performance_last_day").map(LimitationStart::LastDayOfPerformance)
}

fn limitation_with_events(inputs: &Inputs<'_>) -> Answered {
    let mut events = Vec::new();
    if inputs.has("interrupted") {
        for day in inputs.list("interrupted")? {
            events.push(LimitationEvent::Interrupted(day_of("interrupted", day)?));
        }
    }
    if inputs.has("obstacles") {
        for span in inputs.list("obstacles")? {
            match span.as_array().map(Vec::as_slice) {
                Some([from, end]) => events.push(LimitationEvent::Obstacle {
                    from: day_of("obstacles", from)?,
                    ended_on: day_of("obstacles", end)?,
                }),
                _ => return Err(unreadable("obstacles", "起止日期的列表")),
            }
        }
    }
    let after = if inputs.has("after_obstacle") {
        inputs.typed("after_obstacle", "six_months 或者 rest_continues")?
    } else {
        limitation::AfterObstacle::default()
    };
    let start = limitation_start(inputs)?;
    Ok(period_answer(&limitation::limitation_end_after(calendar(), start, &events, after)))
}

fn late_application(inputs: &Inputs<'_>) -> Answered {
    let objection = inputs.typed("objection", "none、founded 或者 unfounded")?;
    let explained =
        limitation::outcome_of_application(inputs.day("limitation_end")?, inputs.day("applied")?, objection);
    let refused = explained.value == LimitationOutcome::RuleNonEnforcement;
    Ok(Answer::of(&explained, json!({ "accept": true, "rule_non_enforcement": refused })))
}

fn limitation_after_ending(inputs: &Inputs<'_>) -> Answered {
    let ending = inputs.typed("ending", "round_ended、measures_taken 或者 withdrawn")?;
    let explained = limitation::limitation_applies_after(ending);
    Ok(Answer::of(&explained, json!({ "applies": explained.value })))
}
