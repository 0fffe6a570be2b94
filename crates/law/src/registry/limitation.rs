//! Rules of the limitation of enforcement (LIM).

use super::answer::Answer;
use super::field::{Field, Kind, answer_to, choice, day, flag, list, tuples, whole};
use super::inputs::{InputError, Inputs, day_of, unreadable};
use super::readers::{Answered, calendar, period_answer};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_code;
use crate::civil_procedure2023::period::Period;
use crate::civil_procedure2023::{
    self,
    limitation::{self, AfterObstacle, LimitationEvent, LimitationOutcome, LimitationStart},
};
use crate::derivation::Explained;
use crate::enforcement_procedure2020;
use crate::notarized_debt2018;
use crate::procedure_interpretation2022;
use serde_json::json;
use values::Day;

const TWO_YEARS: &str =
    "申请执行的期间为二年。申请执行时效的中止、中断，适用法律有关诉讼时效中止、中断的规定。";
const FROM_WHEN: &str = "前款规定的期间，从法律文书规定履行期间的最后一日起计算；法律文书规定分期履行的，从最后一期履行期限届满之日起计算；法律文书未规定履行期间的，从法律文书生效之日起计算。";
const ENDS: &[Field] = &[day("raw_end", "未顺延的届满日"), day("end", "届满日")];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "LIM-01",
        title: "申请执行时效",
        says: "申请执行的期间为二年，从履行期间的最后一日起算；分期履行的从最后一期起算；没有规定履行期间的从生效之日起算。",
        versions: versions! {
            "2008-04-01" to "2012-12-31", Recalled: civil_procedure2023::article("第二百一十五条（2007年修正）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第二百三十九条（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第二百四十六条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第二百五十条第一款") => TWO_YEARS,
                civil_procedure2023::article("第二百五十条第二款") => FROM_WHEN;
        },
        settings: &["D-01"],
        work: computes(
            "performance_last_day",
            &[
                day("performance_last_day", "履行期间最后一日；分期履行的为最后一期的最后一日").optional(),
                day("effective", "或者：未规定履行期间的，法律文书生效日").optional(),
                whole("years", "2").optional(),
            ],
            ENDS,
            limitation,
        ),
    },
    Rule {
        id: "LIM-02",
        title: "超过时效的申请应予受理",
        says: "超过申请执行时效的申请也应当受理，不得以此不予立案。被执行人提出异议且成立的，才裁定不予执行；已经履行的，不得以不知道时效届满为由要求执行回转。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled: procedure_interpretation2022::article("第四百八十三条（2015年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第四百八十一条第一款") => "申请执行人超过申请执行时效期间向人民法院申请强制执行的，人民法院应予受理。被执行人对申请执行时效期间提出异议，人民法院经审查异议成立的，裁定不予执行。",
                procedure_interpretation2022::article("第四百八十一条第二款") => "被执行人履行全部或者部分义务后，又以不知道申请执行时效期间届满为由请求执行回转的，人民法院不予支持。";
        },
        settings: &[],
        work: computes(
            "applied",
            &[
                day("limitation_end", "时效届满日"),
                day("applied", "申请日"),
                choice(
                    "objection",
                    "被执行人的异议",
                    &[("none", "未提"), ("founded", "成立"), ("unfounded", "不成立")],
                )
                .optional()
                .form("不填的按“未提”"),
            ],
            &[
                flag("late", "是否超过时效"),
                flag("accept", "是否受理"),
                flag("rule_non_enforcement", "是否裁定不予执行"),
                flag("refund_of_what_was_paid", "已经履行的是否回转"),
            ],
            late_application,
        ),
    },
    Rule {
        id: "LIM-03",
        title: "时效的中止和中断",
        says: "申请执行、达成和解、提出或者同意履行的，时效中断，重新计算二年。最后六个月内有障碍的，时效中止；障碍消除后按民法典满六个月届满，本院也可以设置为剩余期间继续计算。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: enforcement_procedure2020::article("第二十七条、第二十八条（2008年）");
            "2021-01-01", Read:
                civil_code::article("第一百九十四条第二款") => "自中止时效的原因消除之日起满六个月，诉讼时效期间届满。",
                enforcement_procedure2020::article("第十九条") => "在申请执行时效期间的最后六个月内，因不可抗力或者其他障碍不能行使请求权的，申请执行时效中止。从中止时效的原因消除之日起，申请执行时效期间继续计算。",
                enforcement_procedure2020::article("第二十条") => "申请执行时效因申请执行、当事人双方达成和解协议、当事人一方提出履行要求或者同意履行义务而中断。从中断时起，申请执行时效期间重新计算。",
                civil_procedure2023::article("第二百五十条第一款") => TWO_YEARS;
        },
        settings: &["D-01", "D-18"],
        work: computes(
            "performance_last_day",
            &[
                day("performance_last_day", "履行期间最后一日").form("起算日的其他写法同规则 LIM-01、LIM-04"),
                list("interrupted", "中断日", &Kind::Day).optional(),
                tuples("obstacles", "障碍的起止日", &[day("from", "首日"), day("until", "末日")]).optional(),
                answer_to("after_obstacle", "障碍消除后", "D-18"),
            ],
            ENDS,
            limitation_with_events,
        ),
    },
    Rule {
        id: "LIM-04",
        title: "不作为义务和公证债权的时效起算",
        says: "不作为义务从违反之日起算。公证债权文书分期履行的，从每次履行期间的最后一日分别起算；向公证机构申请执行证书的，时效自申请之日中断。",
        versions: versions! {
            "2009-01-01" to "2020-12-31", Recalled: enforcement_procedure2020::article("第二十九条（2008年）");
            "2021-01-01", Read:
                enforcement_procedure2020::article("第二十一条") => "生效法律文书规定债务人负有不作为义务的，申请执行时效期间从债务人违反不作为义务之日起计算。",
                notarized_debt2018::article("第九条第一款") => "分期履行的，自公证债权文书确定的每次履行期间的最后一日起计算。",
                notarized_debt2018::article("第九条第二款") => "债权人向公证机构申请出具执行证书的，申请执行时效自债权人提出申请之日起中断。";
        },
        settings: &["D-01"],
        work: computes(
            "breach",
            &[
                day("breach", "违反不作为义务之日").optional(),
                day("notarized_instalment_last_day", "或者：公证债权文书该期履行期间最后一日").optional(),
                day("certificate_applied", "申请出具执行证书之日").optional(),
            ],
            ENDS,
            special_start,
        ),
    },
    Rule {
        id: "LIM-05",
        title: "再次申请执行是否受时效限制",
        says: "终结本次执行程序后再次申请、采取执行措施后仍未清偿请求继续执行的，不受时效限制。因撤销申请终结执行的，再次申请仍受时效限制。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled:
                procedure_interpretation2022::article("第五百一十七条、第五百一十九条、第五百二十条（2015年）", );
            "2022-04-10", Read:
                procedure_interpretation2022::article("第五百一十五条") => "请求人民法院继续执行的，不受民事诉讼法第二百四十六条规定申请执行时效期间的限制。",
                procedure_interpretation2022::article("第五百一十七条第二款") => "再次申请不受申请执行时效期间的限制。",
                procedure_interpretation2022::article("第五百一十八条") => "因撤销申请而终结执行后，当事人在民事诉讼法第二百四十六条规定的申请执行时效期间内再次申请执行的，人民法院应当受理。";
        },
        settings: &[],
        work: computes(
            "",
            &[choice(
                "ending",
                "上次执行结束的方式",
                &[
                    ("round_ended", "终结本次执行程序"),
                    ("measures_taken", "采取措施后未清偿"),
                    ("withdrawn", "撤销申请"),
                ],
            )],
            &[flag("applies", "是否受限制")],
            limitation_after_ending,
        ),
    },
    Rule {
        id: "LIM-06",
        title: "时效的最后一日",
        says: "起算当日不计，二年届至对应日；没有对应日的为月末日。最后一日是休息日的，顺延到其后的第一个工作日。",
        versions: versions! {
            "2008-04-01" to "2012-12-31", Recalled: civil_procedure2023::article("第二百一十五条（2007年修正）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第二百三十九条（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第二百四十六条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第二百五十条第二款") => FROM_WHEN,
                civil_code::article("第二百零三条第一款") => "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。",
                civil_code::article("第二百零一条") => "按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。";
        },
        settings: &["D-01"],
        work: computes(
            "performance_last_day",
            &[day("performance_last_day", "履行期间最后一日")],
            ENDS,
            last_day,
        ),
    },
];

fn limitation(inputs: &Inputs<'_>) -> Answered {
    if inputs.number_or("years", 2)? != 2 {
        return Err(unreadable("years", "2：申请执行的期间为二年"));
    }
    let start = limitation_start(inputs)?;
    Ok(period_answer(&limitation::limitation_end(calendar(), start)))
}

/// LIM-04: a notarised debt is interrupted when the certificate of execution is applied for.
fn special_start(inputs: &Inputs<'_>) -> Answered {
    let start = limitation_start(inputs)?;
    let mut events = Vec::new();
    if inputs.has("certificate_applied") {
        events.push(LimitationEvent::Interrupted(inputs.day("certificate_applied")?));
    }
    let after = AfterObstacle::default();
    Ok(named("LIM-04", limitation::limitation_end_after(calendar(), start, &events, after)))
}

/// The answer under the name of the rule that was asked.
fn named(rule: &'static str, mut explained: Explained<Period>) -> Answer {
    explained.derivation.rule = rule;
    period_answer(&explained)
}

fn last_day(inputs: &Inputs<'_>) -> Answered {
    Ok(named("LIM-06", limitation::limitation_end(calendar(), limitation_start(inputs)?)))
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
    let after: AfterObstacle = inputs.setting("after_obstacle", "D-18", "six_months 或者 rest_continues")?;
    let start = limitation_start(inputs)?;
    Ok(named("LIM-03", limitation::limitation_end_after(calendar(), start, &events, after)))
}

fn late_application(inputs: &Inputs<'_>) -> Answered {
    let objection = if inputs.has("objection") {
        inputs.typed("objection", "none、founded 或者 unfounded")?
    } else {
        limitation::LimitationObjection::None
    };
    let (end, applied) = (inputs.day("limitation_end")?, inputs.day("applied")?);
    let explained = limitation::outcome_of_application(end, applied, objection);
    let value = json!({
        "late": applied > end,
        "accept": true,
        "rule_non_enforcement": explained.value == LimitationOutcome::RuleNonEnforcement,
        "refund_of_what_was_paid": false,
    });
    Ok(Answer::of(&explained, value))
}

fn limitation_after_ending(inputs: &Inputs<'_>) -> Answered {
    let ending = inputs.typed("ending", "round_ended、measures_taken 或者 withdrawn")?;
    let explained = limitation::limitation_applies_after(ending);
    Ok(Answer::of(&explained, json!({ "applies": explained.value })))
}
