//! Rules of control measures.

use super::inputs::{InputError, Inputs, outputs, unreadable};
use super::periods::length;
use crate::calendar::Calendar;
use crate::civil_code;
use crate::preservation2020;
use crate::procedure_interpretation2022::{self as interpretation, PropertyKind};
use crate::seizure2020::{self as seizure, ConvertedTerm};
use serde_json::{Value, json};
use values::Ratio;

type Answer = Result<Value, InputError>;

/// Reads a kind by its stored spelling, or by its Chinese name at the beginning of a text.
fn kind(inputs: &Inputs<'_>) -> Result<PropertyKind, InputError> {
    let text = inputs.text("kind")?;
    if let Ok(kind) = inputs.typed("kind", "财产种类") {
        return Ok(kind);
    }
    PropertyKind::ALL
        .into_iter()
        .find(|kind| text.starts_with(kind.label()))
        .ok_or_else(|| unreadable("kind", "财产种类，例如 银行存款、动产、不动产、其他财产权、注册商标权"))
}

pub(super) fn effective(input: &Value) -> Answer {
    let explained = seizure::effective_on(Inputs::of(input)?.day("served_on_assisting_unit")?);
    Ok(outputs(&explained, json!({ "effective_on": explained.value })))
}

pub(super) fn max_term(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (kind, start) = (kind(&inputs)?, inputs.day("start")?);
    let longest = kind.max_term();
    let length = if inputs.has("years") || inputs.has("months") { length(&inputs)? } else { longest };
    let explained = interpretation::max_term_end(kind, start);
    let end = civil_code::term_end(start, length);
    let value = json!({
        "end_inclusive": end,
        "corresponding_day": civil_code::corresponding_day(start, length),
        "max_end_inclusive": explained.value,
        "allowed": end <= explained.value,
    });
    Ok(outputs(&explained, value))
}

pub(super) fn renewal(input: &Value) -> Answer {
    let explained = seizure::renewal_plan(Calendar::national(), Inputs::of(input)?.day("expiry")?);
    let plan = explained.value;
    let value = json!({ "last_safe_on": plan.last_safe_on, "alerts": plan.alerts_on, "provisional": plan.provisional });
    Ok(outputs(&explained, value))
}

pub(super) fn conversion(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let explained = seizure::term_after_conversion(inputs.day("preservation_end")?, inputs.day("filed")?);
    let value = match explained.value {
        ConvertedTerm::Continues { ends_on } => {
            json!({ "new_ruling_needed": false, "end_inclusive": ends_on })
        }
        ConvertedTerm::Expired => json!({ "new_ruling_needed": true, "end_inclusive": null }),
    };
    Ok(outputs(&explained, value))
}

pub(super) fn waiting(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if !inputs.has("earlier_lifted") {
        return Ok(json!({ "effective": false, "end_inclusive": null }));
    }
    let explained = seizure::waiting_term_end(inputs.day("earlier_lifted")?, length(&inputs)?);
    Ok(outputs(&explained, json!({ "effective": true, "end_inclusive": explained.value })))
}

pub(super) fn coverage(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let threshold = if inputs.has("threshold") {
        inputs.ratio("threshold")?
    } else {
        seizure::obvious_excess_threshold()
    };
    let explained = seizure::coverage(inputs.fen("value_fen")?, inputs.fen("claim_fen")?, threshold);
    Ok(outputs(&explained, json!({ "coverage": explained.value })))
}

pub(super) fn quantity(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if inputs.has("claim_fen") {
        let explained =
            preservation2020::freeze_amount(inputs.fen("claim_fen")?, inputs.fen_or_zero("covered_fen")?);
        return Ok(outputs(&explained, json!({ "freeze_fen": explained.value })));
    }
    let (need, close) = (inputs.fen("need_fen")?, inputs.fen("prev_close_fen")?);
    let haircut = if inputs.has("haircut") { inputs.ratio("haircut")? } else { Ratio::ZERO };
    let explained = preservation2020::shares_to_freeze(need, close, haircut)
        .ok_or_else(|| unreadable("prev_close_fen", "大于零的收盘价"))?;
    let haircut = haircut.min(Ratio::new(1, 5));
    let unit = ((Ratio::ONE - haircut) * Ratio::from(100)).of(close).round_half_up();
    Ok(outputs(&explained, json!({ "unit_value_fen_x100": unit, "shares": explained.value })))
}
