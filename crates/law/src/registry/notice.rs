//! Rules of the execution notice (NOT).

use super::field::day;
use super::inputs::Inputs;
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Rule, computes};
use super::versions::versions;
use crate::civil_procedure2023;
use crate::enforcement_periods2006;
use crate::enforcement_procedure2020;
use crate::procedure_interpretation2022;

/// The rules, in the order of the catalogue.
pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "NOT-01",
        title: "发出执行通知",
        says: "收到申请执行书或者移交执行书后十日内发出执行通知，责令履行，并告知承担迟延履行利息或者迟延履行金。先采取措施的，同时或者采取措施后三日内发出。",
        versions: versions! {
            "2015-02-04" to "2022-04-09", Recalled:
                procedure_interpretation2022::article("第四百八十二条（2015年、2020年）");
            "2022-04-10", Read:
                procedure_interpretation2022::article("第四百八十条") => "人民法院应当在收到申请执行书或者移交执行书后十日内发出执行通知。",
                civil_procedure2023::article("第二百五十一条") => "执行员接到申请执行书或者移交执行书，应当向被执行人发出执行通知，并可以立即采取强制执行措施。",
                enforcement_procedure2020::article("第二十二条") => "可以同时或者自采取强制执行措施之日起三日内发送执行通知书。";
        },
        settings: &[],
        work: computes(
            "received",
            &[
                day("received", "收到申请执行书或者移交执行书日；先采取措施的可以不填").optional(),
                day("measure", "先采取措施的，采取措施日；填写后按三日计算").optional(),
            ],
            &[day("by", "最迟发出日"), day("raw_end", "未顺延的届满日"), day("end", "届满日")],
            notice,
        ),
    },
    Rule {
        id: "NOT-02",
        title: "承办人发出通知并征集线索",
        says: "承办人收到案件材料后三日内发出执行通知，并通知申请执行人提供财产线索。与收案后十日的期限相比，以先到者为准。",
        versions: versions! {
            "2007-01-01", Excerpt:
                enforcement_periods2006::article("第四条"),
                enforcement_periods2006::article("第五条");
        },
        settings: &[],
        work: computes(
            "file_received",
            &[
                day("file_received", "承办人收到案件材料日"),
                day("received", "法院收到申请执行书日；填写后以两项期限先到者为准").optional(),
            ],
            &[day("by", "最迟日")],
            handler_notice,
        ),
    },
];

fn notice(inputs: &Inputs<'_>) -> Answered {
    let explained = if inputs.has("measure") {
        enforcement_procedure2020::NOTICE_AFTER_MEASURE.after(calendar(), inputs.day("measure")?)
    } else {
        procedure_interpretation2022::NOTICE.after(calendar(), inputs.day("received")?)
    };
    Ok(due_answer(&explained, "by"))
}

fn handler_notice(inputs: &Inputs<'_>) -> Answered {
    let file_received = inputs.day("file_received")?;
    if inputs.has("received") {
        return notice_both(inputs);
    }
    Ok(due_answer(&enforcement_periods2006::HANDLER_NOTICE.after(calendar(), file_received), "by"))
}

/// The earlier of the limit from receipt and that from the file (TIM-05).
pub(super) fn notice_both(inputs: &Inputs<'_>) -> Answered {
    let (received, file_received) = (inputs.day("received")?, inputs.day("file_received")?);
    Ok(due_answer(&enforcement_periods2006::notice_due(calendar(), received, file_received), "by"))
}
