//! Rules of the execution notice (NOT).

use super::inputs::Inputs;
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::civil_procedure2023;
use crate::derivation::Confidence;
use crate::enforcement_periods2006;
use crate::enforcement_procedure2020;
use crate::procedure_interpretation2022;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "NOT-01",
        title: "发出执行通知",
        says: "",
        versions: &[Version::between(
            "2022-04-10",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第二百五十一条")),
                Source::unread(procedure_interpretation2022::article("第四百八十条")),
                Source::unread(enforcement_procedure2020::article("第二十二条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("received", "收到申请执行书日（或者 measure 采取措施日）")],
            outputs: &[field("by", "最迟日")],
            evaluate: notice,
        }),
    },
    Rule {
        id: "NOT-02",
        title: "承办人发出通知并征集线索",
        says: "",
        versions: &[Version::between(
            "2007-01-01",
            "",
            Confidence::Excerpt,
            &[
                Source::unread(enforcement_periods2006::article("第四条")),
                Source::unread(enforcement_periods2006::article("第五条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("file_received", "承办人收到案件材料日")],
            outputs: &[field("by", "最迟日")],
            evaluate: handler_notice,
        }),
    },
];

fn notice(inputs: &Inputs<'_>) -> Answered {
    let explained = if inputs.has("measure") {
        enforcement_procedure2020::notice_due_after_measure(calendar(), inputs.day("measure")?)
    } else {
        procedure_interpretation2022::notice_due(calendar(), inputs.day("received")?)
    };
    Ok(due_answer(&explained, "by"))
}

fn handler_notice(inputs: &Inputs<'_>) -> Answered {
    let file_received = inputs.day("file_received")?;
    Ok(due_answer(&enforcement_periods2006::handler_notice_due(calendar(), file_received), "by"))
}
