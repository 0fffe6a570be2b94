//! Rules of handling limits (TIM).

use super::answer::Answer;
use super::inputs::{InputError, Inputs, day_of};
use super::readers::{Answered, calendar, due_answer};
use super::rule::{Computation, Rule, Source, Version, Work, field};
use crate::case_funds2017;
use crate::derivation::Confidence;
use crate::enforcement_periods2006;
use crate::enforcement_work2020;
use crate::procedure_interpretation2022;
use crate::trial_limits2000;
use crate::trial_limits2000::{self as limits, CaseKind, ExcludedSpan, ExclusionReason};
use serde_json::json;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "TIM-01",
        title: "执行案件的办理期限",
        says: "",
        versions: &[Version::between(
            "2000-09-28",
            "",
            Confidence::Read,
            &[
                Source::unread(trial_limits2000::article("第五条")),
                Source::unread(trial_limits2000::article("第八条")),
                Source::unread(enforcement_work2020::article("第63条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("filed", "立案日"),
                field("kind", "ordinary、administrative 或者 criminal_property"),
                field("extended_months", "批准延长的月数"),
            ],
            outputs: &[
                field("base_end", "扣除前届满日"),
                field("end", "届满日"),
                field("extension_request_by", "报请延长的最迟日"),
            ],
            evaluate: handling,
        }),
    },
    Rule {
        id: "TIM-02",
        title: "不计入办理期限的期间",
        says: "",
        versions: &[Version::between(
            "2000-09-28",
            "",
            Confidence::Read,
            &[Source::unread(trial_limits2000::article("第九条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[
                field("filed", "立案日"),
                field("valuation", "评估期间 起..止"),
                field("auction", "拍卖期间 起..止"),
            ],
            outputs: &[
                field("base_end", "扣除前届满日"),
                field("excluded_days", "扣除天数"),
                field("end", "届满日"),
            ],
            evaluate: handling,
        }),
    },
    Rule {
        id: "TIM-03",
        title: "立案期限",
        says: "",
        versions: &[Version::between(
            "2021-01-01",
            "",
            Confidence::Read,
            &[
                Source::unread(enforcement_work2020::article("第16条")),
                Source::unread(trial_limits2000::article("第六条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("received", "收到申请日")],
            outputs: &[field("by", "最迟日")],
            evaluate: filing,
        }),
    },
    Rule {
        id: "TIM-04",
        title: "确定承办人",
        says: "",
        versions: &[Version::between(
            "2007-01-01",
            "",
            Confidence::Excerpt,
            &[Source::unread(enforcement_periods2006::article("第二条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("filed", "立案日")],
            outputs: &[field("by", "最迟日")],
            evaluate: handler,
        }),
    },
    Rule {
        id: "TIM-05",
        title: "发出执行通知的内部期限",
        says: "",
        versions: &[Version::between(
            "2007-01-01",
            "",
            Confidence::Excerpt,
            &[
                Source::unread(enforcement_periods2006::article("第四条")),
                Source::unread(procedure_interpretation2022::article("第四百八十条")),
            ],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("received", "收到申请执行书日"), field("file_received", "承办人收到案件材料日")],
            outputs: &[field("by", "最迟日")],
            evaluate: notice_both,
        }),
    },
    Rule {
        id: "TIM-15",
        title: "发放案款的期限",
        says: "",
        versions: &[Version::between(
            "2017-05-01",
            "",
            Confidence::Excerpt,
            &[Source::unread(case_funds2017::article("第十条"))],
        )],
        settings: &[],
        work: Work::Computes(Computation {
            event: "",
            inputs: &[field("noticed", "收到到账通知日（或者 reason_ended 延缓事由消失日）")],
            outputs: &[field("by", "最迟发放日")],
            evaluate: super::case_funds::payout,
        }),
    },
];

fn notice_both(inputs: &Inputs<'_>) -> Answered {
    let (received, file_received) = (inputs.day("received")?, inputs.day("file_received")?);
    Ok(due_answer(&enforcement_periods2006::notice_due(calendar(), received, file_received), "by"))
}

fn case_kind(inputs: &Inputs<'_>) -> Result<CaseKind, InputError> {
    if inputs.has("kind") {
        inputs.typed("kind", "ordinary、administrative 或者 criminal_property")
    } else {
        Ok(CaseKind::Ordinary)
    }
}

fn reason(name: &str) -> ExclusionReason {
    match name {
        "valuation" | "appraisal" | "audit" => ExclusionReason::AuditOrAppraisal,
        "auction" | "sale" => ExclusionReason::AuctionOrSale,
        "public_notice" | "expertise" => ExclusionReason::NoticeOrExpertise,
        "competence" => ExclusionReason::Competence,
        "settlement" | "security" => ExclusionReason::StayOnSettlementOrSecurity,
        "superior_stay" => ExclusionReason::StayBySuperior,
        _ => ExclusionReason::Suspension,
    }
}

fn handling(inputs: &Inputs<'_>) -> Answered {
    let mut spans = Vec::new();
    for (name, value) in inputs.entries() {
        let Some((from, until)) = value.as_str().and_then(|text| text.split_once("..")) else { continue };
        spans.push(ExcludedSpan {
            from: day_of(name, &json!(from))?,
            until: day_of(name, &json!(until))?,
            reason: reason(name),
        });
    }
    let extended = inputs.small_or("extended_months", 0)?;
    let explained =
        limits::handling_limit(calendar(), case_kind(inputs)?, inputs.day("filed")?, extended, &spans);
    let limit = explained.value;
    let value = json!({
        "base_end": limit.base_end,
        "excluded_days": limit.excluded_days,
        "raw_end": limit.raw_end,
        "end": limit.end,
        "extension_request_by": limits::extension_request_due(limit.end).value,
        "provisional": limit.provisional,
    });
    Ok(Answer::of(&explained, value))
}

fn filing(inputs: &Inputs<'_>) -> Answered {
    let received = inputs.day("received")?;
    Ok(due_answer(&enforcement_work2020::filing_due(calendar(), received), "by"))
}

fn handler(inputs: &Inputs<'_>) -> Answered {
    let filed = inputs.day("filed")?;
    Ok(due_answer(&enforcement_periods2006::handler_due(calendar(), filed), "by"))
}
