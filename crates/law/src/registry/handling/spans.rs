//! Reading the days that do not count towards a limit.

use super::super::inputs::{InputError, Inputs, day_of, unreadable};
use crate::trial_limits2000::{ExcludedSpan, ExclusionReason};
use serde_json::{Value, json};

/// How a span may be written, for the labels of fields.
pub(in crate::registry) const SPANS: &str = "不计入的期间，列表，每项 {\"from\":\"2026-03-01\",\"until\":\"2026-03-31\",\"reason\":\"valuation\"}，首尾日均计入；reason：valuation 评估、audit 审计、auction 拍卖、sale 变卖、public_notice 公告、expertise 鉴定、competence 管辖争议、suspension 中止、settlement 和解后暂缓、security 担保后暂缓、superior_stay 上级暂缓、request 请示、coordination 协调；也可以用这些名称作字段，写“2026-03-01..2026-03-31”或者其列表";

/// The spans of an input: the list `excluded`, and every field named by a reason with a span in prose
/// (`2026-03-01..2026-03-31`), as an object with `from` and `until`, or a list of such.
pub(in crate::registry) fn spans(inputs: &Inputs<'_>) -> Result<Vec<ExcludedSpan>, InputError> {
    let mut spans = Vec::new();
    for (name, value) in inputs.entries() {
        if name == "excluded" {
            for value in inputs.list(name)? {
                let named = value.get("reason").and_then(Value::as_str).unwrap_or_default();
                let reason = reason(named).unwrap_or(ExclusionReason::Unlisted);
                spans.push(span(name, value, reason)?);
            }
            continue;
        }
        let known = reason(name);
        let in_prose = value.as_str().is_some_and(|text| text.contains(".."));
        if known.is_none() && !in_prose {
            continue;
        }
        let reason = known.unwrap_or(ExclusionReason::Unlisted);
        match value {
            Value::Array(_) => {
                for value in inputs.list(name)? {
                    spans.push(span(name, value, reason)?);
                }
            }
            Value::Null => {}
            _ => spans.push(span(name, value, reason)?),
        }
    }
    Ok(spans)
}

fn span(name: &str, value: &Value, reason: ExclusionReason) -> Result<ExcludedSpan, InputError> {
    const EXPECTED: &str = "期间，例如 2026-03-01..2026-03-31";
    let (from, until) = match value {
        Value::String(text) => {
            let (from, until) = text.split_once("..").ok_or_else(|| unreadable(name, EXPECTED))?;
            (day_of(name, &json!(from.trim()))?, day_of(name, &json!(until.trim()))?)
        }
        Value::Array(pair) => match pair.as_slice() {
            [from, until] => (day_of(name, from)?, day_of(name, until)?),
            _ => return Err(unreadable(name, EXPECTED)),
        },
        Value::Object(span) => {
            let end = |key| span.get(key).ok_or_else(|| unreadable(name, EXPECTED));
            (day_of(name, end("from")?)?, day_of(name, end("until").or_else(|_| end("to"))?)?)
        }
        _ => return Err(unreadable(name, EXPECTED)),
    };
    if until < from {
        return Err(InputError::Unsound(format!("“{name}”的终止日早于起始日")));
    }
    Ok(ExcludedSpan { from, until, reason })
}

fn reason(name: &str) -> Option<ExclusionReason> {
    Some(match name {
        "valuation" | "appraisal" | "audit" | "asset_clearing" => ExclusionReason::AuditOrAppraisal,
        "auction" | "sale" => ExclusionReason::AuctionOrSale,
        "public_notice" | "expertise" => ExclusionReason::NoticeOrExpertise,
        "competence" => ExclusionReason::Competence,
        "suspension" => ExclusionReason::Suspension,
        "stay" | "settlement" | "security" => ExclusionReason::StayOnSettlementOrSecurity,
        "superior_stay" => ExclusionReason::StayBySuperior,
        "request" => ExclusionReason::RequestToSuperior,
        "coordination" => ExclusionReason::Coordination,
        _ => return None,
    })
}
