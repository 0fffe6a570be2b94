//! Rules of the calendar and periods (CAL).

use super::answer::Answer;
use super::inputs::Inputs;
use super::readers::{Answered, calendar, due_answer, length, period_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::civil_code::{self, Filing};
use crate::civil_procedure2023;
use crate::civil_procedure2023::period::{self, Period};
use crate::derivation::{Article, Confidence, Derivation};
use crate::procedure_interpretation2022;
use crate::seizure2020;
use crate::statutes;
use serde_json::json;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "CAL-01",
        title: "期间的起算",
        says: "期间开始的时和日不计算在内：以时计算的从次时起算，以日、月、年计算的从次日起算。",
        versions: &[
            Version::between(
                "1991-04-09",
                "2012-12-31",
                Confidence::Recalled,
                &[Source::unread(civil_procedure2023::article("第七十五条第二款（1991年）"))],
            ),
            Version::between(
                "2013-01-01",
                "2021-12-31",
                Confidence::Recalled,
                &[Source::unread(civil_procedure2023::article("第八十二条第二款（2012年修正）"))],
            ),
            Version::between(
                "2022-01-01",
                "2023-12-31",
                Confidence::Excerpt,
                &[Source::unread(civil_procedure2023::article("第八十五条第二款（2021年修正）"))],
            ),
            Version::since(
                "2024-01-01",
                Confidence::Read,
                &[
                    Source::quoted(
                        civil_procedure2023::article("第八十五条第二款"),
                        "期间以时、日、月、年计算。期间开始的时和日，不计算在期间内。",
                    ),
                    Source::quoted(
                        procedure_interpretation2022::article("第一百二十五条"),
                        "民事诉讼中以时起算的期间从次时起算；以日、月、年计算的期间从次日起算。",
                    ),
                    Source::quoted(
                        civil_code::article("第二百零一条"),
                        "按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。",
                    ),
                ],
            ),
        ],
        settings: &[],
        work: Work::Computes(Computation {
            event: "served",
            inputs: &[field("served", "起算事由发生日"), field("days", "天数")],
            outputs: &[
                field("first_day", "第一日"),
                field("raw_end", "未顺延的届满日"),
                field("end", "届满日"),
            ],
            evaluate: days_after,
        }),
    },
    Rule {
        id: "CAL-02",
        title: "届满日遇休息日顺延",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第八十五条第三款")),
                Source::unread(civil_code::article("第二百零三条第一款")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("served", "起算事由发生日"), field("days", "天数")],
            outputs: &[
                field("raw_end", "未顺延的届满日"),
                field("end", "届满日"),
                field("is_makeup_workday", "届满日是否调休上班"),
                field("provisional", "放假安排是否尚未公布"),
            ],
            evaluate: days_after,
        }),
    },
    Rule {
        id: "CAL-03",
        title: "以月、年计算的期间",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[Source::unread(civil_code::article("第二百零二条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("start", "起算事由发生日"), field("months", "月数（或者 years 年数）")],
            outputs: &[field("raw_end", "未顺延的届满日"), field("end", "届满日")],
            evaluate: months_after,
        }),
    },
    Rule {
        id: "CAL-04",
        title: "以工作日计算的期间",
        says: "",
        versions: &[Version::between(
            "2017-05-01",
            "",
            Confidence::Excerpt,
            &[Source::unread(Article::new(statutes::DISHONEST_LIST, "第十条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("event", "起算事由发生日"), field("working_days", "工作日数")],
            outputs: &[field("end", "届满日")],
            evaluate: working_days_after,
        }),
    },
    Rule {
        id: "CAL-05",
        title: "期满前交邮",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[Source::unread(civil_procedure2023::article("第八十五条第四款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("postmark", "交邮日"), field("end", "期间届满日")],
            outputs: &[field("in_time", "是否在期限内")],
            evaluate: posted_in_time,
        }),
    },
    Rule {
        id: "CAL-06",
        title: "申请顺延期限",
        says: "",
        versions: &[Version::between(
            "2024-01-01",
            "",
            Confidence::Read,
            &[Source::unread(civil_procedure2023::article("第八十六条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("obstacle_end", "障碍消除日")],
            outputs: &[field("apply_by", "最迟申请日")],
            evaluate: extension_request,
        }),
    },
    Rule {
        id: "CAL-07",
        title: "最后一日的截止时间",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[Source::unread(civil_code::article("第二百零三条第二款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("filing", "online 或者 at_the_counter")],
            outputs: &[field("closes_at", "截止时间")],
            evaluate: closing_time,
        }),
    },
    Rule {
        id: "CAL-08",
        title: "效力期限不顺延",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Design,
            &[Source::unread(seizure2020::article("第二十七条第一款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("start", "生效日"), field("years", "年数（或者 months 月数）")],
            outputs: &[
                field("end_inclusive", "最后一日"),
                field("corresponding_day", "对应日"),
                field("rolls", "是否顺延"),
            ],
            evaluate: term_of_effect,
        }),
    },
    Rule {
        id: "CAL-09",
        title: "休息日和调休",
        says: "",
        versions: &[Version::between(
            "2024-11-10",
            "",
            Confidence::Read,
            &[Source::unread(Article::new(statutes::HOLIDAYS, "第七条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("day", "日期")],
            outputs: &[
                field("is_rest_day", "是否休息日"),
                field("is_makeup_workday", "是否调休上班"),
                field("is_published", "该年放假安排是否已知"),
                field("next_working_day", "当日或者其后第一个工作日"),
            ],
            evaluate: rest_day,
        }),
    },
];

fn days_after(inputs: &Inputs<'_>) -> Answered {
    let (served, days) = (inputs.day("served")?, inputs.number("days")?);
    let period = period::period_of_days(calendar(), served, days);
    Ok(period_answer(&period.explain("CAL-02", "期间届满日", &format!("{days}日"))))
}

fn months_after(inputs: &Inputs<'_>) -> Answered {
    let start = inputs.day("start")?;
    let (months, spoken) = if inputs.has("years") {
        let years = inputs.small_or("years", 0)?;
        (u32::from(years) * 12, format!("{years}年"))
    } else {
        let months = inputs.number("months")?;
        (months, format!("{months}个月"))
    };
    let period = period::period_of_months(calendar(), start, months);
    Ok(period_answer(&period.explain("CAL-03", "期间届满日", &spoken)))
}

fn working_days_after(inputs: &Inputs<'_>) -> Answered {
    let (event, days) = (inputs.day("event")?, inputs.number("working_days")?);
    let period = period::period_of_working_days(calendar(), event, days);
    Ok(period_answer(&period.explain("CAL-04", "工作日期间届满日", &format!("{days}个工作日"))))
}

fn posted_in_time(inputs: &Inputs<'_>) -> Answered {
    let end = inputs.day("end")?;
    let period = Period { starts_after: end, raw_end: end, end, provisional: false };
    let explained = period::posted_in_time(&period, inputs.day("postmark")?);
    Ok(Answer::of(&explained, json!({ "in_time": explained.value })))
}

fn extension_request(inputs: &Inputs<'_>) -> Answered {
    let explained = period::extension_request_due(calendar(), inputs.day("obstacle_end")?);
    Ok(due_answer(&explained, "apply_by"))
}

fn closing_time(inputs: &Inputs<'_>) -> Answered {
    let filing: Filing = inputs.typed("filing", "online 或者 at_the_counter")?;
    let explained = civil_code::closing_time(filing);
    Ok(Answer::of(&explained, json!({ "closes_at": explained.value })))
}

fn term_of_effect(inputs: &Inputs<'_>) -> Answered {
    let (start, length) = (inputs.day("start")?, length(inputs)?);
    let end = civil_code::term_end(start, length);
    let explained = Derivation::new("CAL-08", "效力期限的最后一日", Confidence::Design)
        .input("生效日", start.chinese())
        .input("期限", length.label())
        .remark("查封、冻结、暂缓、担保、列入名单等效力期限不是诉讼期间，最后一日遇休息日不顺延。")
        .conclude(end, format!("期限至{}（含当日）。", end.chinese()));
    let value = json!({
        "end_inclusive": end,
        "corresponding_day": civil_code::corresponding_day(start, length),
        "rolls": false,
    });
    Ok(Answer::of(&explained, value))
}

fn rest_day(inputs: &Inputs<'_>) -> Answered {
    let day = inputs.day("day")?;
    let (rest, makeup) = (calendar().is_rest_day(day), calendar().is_makeup_workday(day));
    let kind = match (rest, makeup) {
        (true, _) => "休息日",
        (false, true) => "调休上班的工作日",
        (false, false) => "工作日",
    };
    let mut derivation = Derivation::new("CAL-09", "休息日和调休", Confidence::Read)
        .input("日期", day.chinese())
        .step(Article::new(statutes::HOLIDAYS, "第七条"), "放假和调休以国务院办公厅每年的放假安排通知为准。");
    if !calendar().is_published(day.year()) {
        derivation =
            derivation.remark("该年放假安排尚未公布或者未收录，仅以星期六、星期日为休息日，结果为暂定。");
    }
    let value = json!({
        "is_rest_day": rest,
        "is_makeup_workday": makeup,
        "is_published": calendar().is_published(day.year()),
        "next_working_day": calendar().next_working_day_from(day),
    });
    Ok(Answer::of(&derivation.conclude((), format!("{}为{kind}。", day.chinese())), value))
}
