//! Rules of property investigation (QRY).

use super::answer::Answer;
use super::inputs::Inputs;
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::civil_procedure2023;
use crate::derivation::Confidence;
use crate::property_investigation2020 as investigation;
use crate::property_investigation2020;
use serde_json::json;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "QRY-01",
        title: "报告财产令与执行通知同时发出",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[Source::unread(property_investigation2020::article("第三条第一款"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("claim", "money 或者 other")],
            outputs: &[field("with_notice", "是否同时发出")],
            evaluate: report_order,
        }),
    },
    Rule {
        id: "QRY-02",
        title: "财产报告的期间",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(civil_procedure2023::article("第二百五十二条")),
                Source::unread(property_investigation2020::article("第五条")),
                Source::unread(property_investigation2020::article("第六条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("notice_received", "收到执行通知日"), field("reported", "提交书面报告日")],
            outputs: &[field("from", "起"), field("until", "止")],
            evaluate: report_window,
        }),
    },
    Rule {
        id: "QRY-03",
        title: "补充报告财产",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(property_investigation2020::article("第七条")),
                Source::unread(property_investigation2020::article("第十一条第二款")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("changed", "财产变动日")],
            outputs: &[field("by", "最迟日")],
            evaluate: supplementary_report,
        }),
    },
];

fn report_order(inputs: &Inputs<'_>) -> Answered {
    let kind = inputs.typed("claim", "money 或者 other")?;
    let explained = investigation::report_order_goes_with_notice(kind);
    Ok(Answer::of(&explained, json!({ "with_notice": explained.value })))
}

fn report_window(inputs: &Inputs<'_>) -> Answered {
    let explained = investigation::report_window(inputs.day("notice_received")?, inputs.day("reported")?);
    Ok(Answer::of(&explained, json!({ "from": explained.value.from, "until": explained.value.until })))
}

fn supplementary_report(inputs: &Inputs<'_>) -> Answered {
    let explained = investigation::supplementary_report_due(calendar(), inputs.day("changed")?);
    Ok(due_answer(&explained, "by"))
}
