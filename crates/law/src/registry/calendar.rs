//! Rules of the calendar and periods (CAL).

use super::answer::Answer;
use super::field::{answer_to, choice, day, flag, whole};
use super::inputs::{InputError, Inputs};
use super::readers::{Answered, calendar, due_answer, length, period_answer};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_code::{self, Filing, OnlineCutOff, TermEnd};
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
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十五条第二款（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十二条第二款（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十五条第二款（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第八十五条第二款") => "期间以时、日、月、年计算。期间开始的时和日，不计算在期间内。",
                procedure_interpretation2022::article("第一百二十五条") => "民事诉讼中以时起算的期间从次时起算；以日、月、年计算的期间从次日起算。",
                civil_code::article("第二百零一条") => "按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。";
        },
        settings: &[],
        work: computes(
            "served",
            &[day("served", "起算事由发生日"), whole("days", "天数")],
            &[day("first_day", "第一日"), day("raw_end", "未顺延的届满日"), day("end", "届满日")],
            days_after,
        ),
    },
    Rule {
        id: "CAL-02",
        title: "届满日遇休息日顺延",
        says: "期间届满的最后一日是法定休假日的，以休假日后的第一日为届满日。周末按休息日计算，调休上班的周末不顺延。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十五条第三款（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十二条第三款（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十五条第三款（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第八十五条第三款") => "期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期。",
                civil_code::article("第二百零三条第一款") => "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。";
        },
        settings: &["D-01"],
        work: computes(
            "served",
            &[day("served", "起算事由发生日"), whole("days", "天数")],
            &[
                day("raw_end", "未顺延的届满日"),
                day("end", "届满日"),
                flag("is_makeup_workday", "届满日是否调休上班"),
                flag("provisional", "放假安排是否尚未公布或者未收录"),
            ],
            days_after,
        ),
    },
    Rule {
        id: "CAL-03",
        title: "以月、年计算的期间",
        says: "按月、年计算的期间，以到期月的对应日为最后一日；没有对应日的，以月末日为最后一日；遇休息日顺延。",
        versions: versions! {
            "1991-04-09" to "2020-12-31", Recalled:
                civil_procedure2023::article("期间一节（民法典施行前，无对应日的规定，按通行做法）", );
            "2021-01-01", Read:
                civil_code::article("第二百零二条") => "按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。";
        },
        settings: &["D-01"],
        work: computes(
            "start",
            &[
                day("start", "起算事由发生日"),
                whole("months", "月数").optional(),
                whole("years", "或者：年数").optional(),
            ],
            &[day("raw_end", "未顺延的届满日"), day("end", "届满日")],
            months_after,
        ),
    },
    Rule {
        id: "CAL-04",
        title: "以工作日计算的期间",
        says: "规定写明“工作日”的期间，只数工作日，起算当日不计；调休上班的周末是工作日。其他期间一律按自然日计算。",
        versions: versions! {
            "2017-05-01", Excerpt:
                Article::new(statutes::DISHONEST_LIST, "第十条"),
                Article::new(statutes::POWER_CHECKS, "第二十三条");
        },
        settings: &["D-01"],
        work: computes(
            "event",
            &[day("event", "起算事由发生日"), whole("working_days", "工作日数")],
            &[day("end", "届满日")],
            working_days_after,
        ),
    },
    Rule {
        id: "CAL-05",
        title: "期满前交邮",
        says: "期间不包括在途时间，诉讼文书在期满前交邮的不算过期。收文时同时登记邮戳日期和收到日期。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十五条第四款（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十二条第四款（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十五条第四款（2021年修正）");
            "2024-01-01", Read: civil_procedure2023::article("第八十五条第四款") => "期间不包括在途时间，诉讼文书在期满前交邮的，不算过期。";
        },
        settings: &[],
        work: computes(
            "end",
            &[day("postmark", "交邮日"), day("end", "期间届满日")],
            &[flag("in_time", "是否在期限内")],
            posted_in_time,
        ),
    },
    Rule {
        id: "CAL-06",
        title: "申请顺延期限",
        says: "因不可抗拒的事由或者其他正当理由耽误期限的，障碍消除后十日内可以申请顺延，是否准许由法院决定。",
        versions: versions! {
            "1991-04-09" to "2012-12-31", Recalled: civil_procedure2023::article("第七十六条（1991年）");
            "2013-01-01" to "2021-12-31", Recalled: civil_procedure2023::article("第八十三条（2012年修正）");
            "2022-01-01" to "2023-12-31", Excerpt: civil_procedure2023::article("第八十六条（2021年修正）");
            "2024-01-01", Read:
                civil_procedure2023::article("第八十六条") => "当事人因不可抗拒的事由或者其他正当理由耽误期限的，在障碍消除后的十日内，可以申请顺延期限，是否准许，由人民法院决定。";
        },
        settings: &["D-01"],
        work: computes(
            "obstacle_end",
            &[day("obstacle_end", "障碍消除日"), day("applied", "申请日").optional()],
            &[day("apply_by", "最迟申请日"), flag("in_time", "填写申请日的：是否在十日内")],
            extension_request,
        ),
    },
    Rule {
        id: "CAL-07",
        title: "最后一日的截止时间",
        says: "期间最后一日到二十四时为止；有业务时间的，到停止业务活动的时间为止。网上提交按本院设置，默认到二十四时。",
        versions: versions! {
            "2021-01-01", Read:
                civil_code::article("第二百零三条第二款") => "期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。";
        },
        settings: &["D-02"],
        work: computes(
            "",
            &[
                choice("filing", "递交方式", &[("online", "网上"), ("at_the_counter", "窗口")]),
                answer_to("online_cut_off", "网上提交的截止时间", "D-02"),
            ],
            &[choice(
                "closes_at",
                "截止时间",
                &[("24:00", "二十四时"), ("business_hours_end", "停止业务活动的时间")],
            )],
            closing_time,
        ),
    },
    Rule {
        id: "CAL-08",
        title: "效力期限不顺延",
        says: "查封、冻结、暂缓、担保、列入名单等效力期限不是诉讼期间，最后一日遇休息日不顺延：期限一到，银行即解除冻结。",
        versions: versions! {
            "2005-01-01" to "2020-12-31", Recalled: seizure2020::article("第三十条（2004年）");
            "2021-01-01", Read:
                seizure2020::article("第二十七条第一款") => "查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。";
        },
        settings: &["D-03"],
        work: computes(
            "start",
            &[
                day("start", "生效日"),
                whole("years", "年数"),
                whole("months", "或者：月数").optional(),
                answer_to("last_day", "期限的最后一日", "D-03"),
            ],
            &[
                day("end_inclusive", "最后一日"),
                day("corresponding_day", "对应日"),
                flag("rolls", "是否顺延"),
            ],
            term_of_effect,
        ),
    },
    Rule {
        id: "CAL-09",
        title: "休息日和调休",
        says: "放假和调休以国务院办公厅每年的通知为准，不自行推算。该年通知未公布或者未收录的，只按周末计算，结果为暂定。",
        versions: versions! {
            "1999-09-18" to "2007-12-31", Recalled: Article::new(statutes::HOLIDAYS, "第二条（1999年修订）");
            "2008-01-01" to "2013-12-31", Recalled: Article::new(statutes::HOLIDAYS, "第二条（2007年修订）");
            "2014-01-01" to "2024-12-31", Recalled: Article::new(statutes::HOLIDAYS, "第二条（2013年修订）");
            "2025-01-01", Read:
                Article::new(statutes::HOLIDAYS, "第七条") => "全体公民放假的假日，可合理安排统一放假调休，结合落实带薪年休假等制度，实际形成较长假期。",
                Article::new(statutes::HOLIDAYS, "第六条") => "全体公民放假的假日，如果适逢周六、周日，应当在工作日补假。";
        },
        settings: &["D-01"],
        work: computes(
            "day",
            &[day("day", "日期")],
            &[
                flag("is_rest_day", "是否休息日"),
                flag("is_makeup_workday", "是否调休上班"),
                flag("is_published", "该年放假安排是否已收录"),
                day("next_working_day", "当日或者其后第一个工作日"),
            ],
            rest_day,
        ),
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
    let mut answer = due_answer(&explained, "apply_by");
    if inputs.has("applied") {
        answer.set("in_time", json!(explained.value.includes(inputs.day("applied")?)));
    }
    Ok(answer)
}

fn closing_time(inputs: &Inputs<'_>) -> Answered {
    let filing: Filing = inputs.typed("filing", "online 或者 at_the_counter")?;
    let cut_off: OnlineCutOff = inputs.setting("online_cut_off", "D-02", "midnight 或者 office_hours")?;
    let explained = civil_code::closing_time(filing, cut_off);
    Ok(Answer::of(&explained, json!({ "closes_at": explained.value })))
}

fn term_of_effect(inputs: &Inputs<'_>) -> Answered {
    let (start, length) = (inputs.day("start")?, length(inputs)?);
    let last_day: TermEnd = inputs.setting("last_day", "D-03", "day_before 或者 corresponding_day")?;
    let end = last_day.of(start, length);
    if end < start {
        return Err(InputError::Unsound("期限不能为零".to_owned()));
    }
    let explained = Derivation::new("CAL-08", "效力期限的最后一日", Confidence::Design)
        .input("生效日", start.chinese())
        .input("期限", length.label())
        .step(
            seizure2020::article("第二十七条第一款"),
            "查封、扣押、冻结期限届满，人民法院未办理延期手续的，效力消灭。",
        )
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
