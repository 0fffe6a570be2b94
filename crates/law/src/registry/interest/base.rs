//! INT-02: what the doubled part is computed on.

use super::super::answer::Answer;
use super::super::inputs::{Inputs, fen_of, too_large, unreadable};
use super::super::readers::Answered;
use super::debts::{explained, interest_in_delay};
use super::waterfall::Waterfall;
use crate::debt::{LARGEST_AMOUNT, statement};
use crate::delay_interest2014::{self as delay, BaseReading, ItemKind};
use serde_json::json;
use values::Fen;

/// The base of a list of items; or, for the example of INT-05, the right base and what the wrong one would give.
pub(super) fn base(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("items") {
        return example(inputs);
    }
    let mut items: Vec<(Fen, ItemKind)> = Vec::new();
    for one in inputs.list("items")? {
        let bad = || unreadable("items", "{amount_fen, kind} 的列表");
        let amount = fen_of("items", one.get("amount_fen").ok_or_else(bad)?)?;
        let kind = one.get("kind").cloned().ok_or_else(bad)?;
        items.push((amount, serde_json::from_value(kind).map_err(|_| bad())?));
    }
    let sum: Fen = items.iter().map(|(amount, _)| *amount).sum();
    if sum > LARGEST_AMOUNT {
        return Err(too_large("items"));
    }
    let reading: BaseReading =
        inputs.setting("base", "D-08", "fixed_penalty_only、with_litigation_fee 或者 principal_only")?;
    let result = delay::doubled_base(&items, reading);
    let mut answer =
        Answer::of(&result, json!({ "base_fen": result.value, "excluded_fen": sum - result.value }));
    if inputs.has("due_end") {
        let (due_on, on) = (inputs.day("due_end")?, inputs.day("day")?);
        answer.set("doubled_fen", json!(interest_in_delay(result.value, due_on, on)));
    }
    Ok(answer)
}

fn example(inputs: &Inputs<'_>) -> Answered {
    let on = inputs.day("day")?;
    let example = Waterfall::of(inputs)?;
    let debt = example.debt(example.principal, example.fee, None)?;
    let due_on = example.due.end;
    let general_to_due = statement(&debt, due_on).totals.general_left;
    let end = statement(&debt, on);
    let wrong_base = example.principal + example.fee + general_to_due;
    let value = json!({
        "correct_fen": interest_in_delay(example.principal + example.fee, due_on, on),
        "wrong_if_general_interest_added_fen": interest_in_delay(wrong_base, due_on, on),
    });
    Ok(explained("INT-02", "加倍部分的基数", &end, value))
}
