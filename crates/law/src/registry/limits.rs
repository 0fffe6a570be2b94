//! Rules of the notice, of the property report, of handling limits and of paying out.

use super::inputs::{InputError, Inputs, day_of, outputs, unreadable};
use super::periods::due_outputs;
use crate::calendar::Calendar;
use crate::trial_limits2000::{self as limits, CaseKind, ExcludedSpan, ExclusionReason};
use crate::{
    case_funds2017, enforcement_periods2006, enforcement_procedure2020, enforcement_work2020,
    procedure_interpretation2022, property_investigation2020 as investigation,
};
use serde_json::{Value, json};

type Answer = Result<Value, InputError>;

fn calendar() -> &'static Calendar {
    Calendar::national()
}

pub(super) fn notice(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let explained = if inputs.has("measure") {
        enforcement_procedure2020::notice_due_after_measure(calendar(), inputs.day("measure")?)
    } else {
        procedure_interpretation2022::notice_due(calendar(), inputs.day("received")?)
    };
    Ok(due_outputs(&explained, "by"))
}

pub(super) fn handler_notice(input: &Value) -> Answer {
    let file_received = Inputs::of(input)?.day("file_received")?;
    Ok(due_outputs(&enforcement_periods2006::handler_notice_due(calendar(), file_received), "by"))
}

pub(super) fn notice_both(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (received, file_received) = (inputs.day("received")?, inputs.day("file_received")?);
    Ok(due_outputs(&enforcement_periods2006::notice_due(calendar(), received, file_received), "by"))
}

pub(super) fn report_order(input: &Value) -> Answer {
    let kind = Inputs::of(input)?.typed("claim", "money 或者 other")?;
    let explained = investigation::report_order_goes_with_notice(kind);
    Ok(outputs(&explained, json!({ "with_notice": explained.value })))
}

pub(super) fn report_window(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let explained = investigation::report_window(inputs.day("notice_received")?, inputs.day("reported")?);
    Ok(outputs(&explained, json!({ "from": explained.value.from, "until": explained.value.until })))
}

pub(super) fn supplementary_report(input: &Value) -> Answer {
    let explained = investigation::supplementary_report_due(calendar(), Inputs::of(input)?.day("changed")?);
    Ok(due_outputs(&explained, "by"))
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

pub(super) fn handling(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
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
        limits::handling_limit(calendar(), case_kind(&inputs)?, inputs.day("filed")?, extended, &spans);
    let limit = explained.value;
    let value = json!({
        "base_end": limit.base_end,
        "excluded_days": limit.excluded_days,
        "raw_end": limit.raw_end,
        "end": limit.end,
        "extension_request_by": limits::extension_request_due(limit.end).value,
        "provisional": limit.provisional,
    });
    Ok(outputs(&explained, value))
}

pub(super) fn filing(input: &Value) -> Answer {
    let received = Inputs::of(input)?.day("received")?;
    Ok(due_outputs(&enforcement_work2020::filing_due(calendar(), received), "by"))
}

pub(super) fn handler(input: &Value) -> Answer {
    let filed = Inputs::of(input)?.day("filed")?;
    Ok(due_outputs(&enforcement_periods2006::handler_due(calendar(), filed), "by"))
}

pub(super) fn payout(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if inputs.has("reason_ended") {
        return postponed_payout(input);
    }
    let limit = inputs.number_or("court_limit_days", case_funds2017::PAYOUT_DAYS)?;
    if limit == 0 {
        return Err(unreadable("court_limit_days", "正整数"));
    }
    let explained = case_funds2017::payout_due_within(calendar(), inputs.day("noticed")?, limit);
    Ok(due_outputs(&explained, "by"))
}

pub(super) fn postponed_payout(input: &Value) -> Answer {
    let ended = Inputs::of(input)?.day("reason_ended")?;
    Ok(due_outputs(&case_funds2017::payout_due_after_postponement(calendar(), ended), "by"))
}
