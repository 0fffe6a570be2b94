//! Rules of the fees.

use super::inputs::{InputError, Inputs, fen_of, outputs};
use crate::derivation::Explained;
use crate::litigation_fees2006::{self as fees, FeeBase, FeeKind};
use serde_json::{Value, json};
use values::Fen;

type Answer = Result<Value, InputError>;

fn fee_outputs(fee: &Explained<Fen>) -> Value {
    outputs(fee, json!({ "fee_fen": fee.value, "fee_yuan": fee.value.to_string() }))
}

pub(super) fn execution(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if !inputs.has("amount_fen") {
        let (lowest, highest) = fees::EXECUTION_FEE_WITHOUT_AMOUNT;
        return Ok(json!({ "fee_min_fen": lowest, "fee_max_fen": highest }));
    }
    Ok(fee_outputs(&fees::execution_fee(inputs.fen("amount_fen")?)))
}

pub(super) fn preservation(input: &Value) -> Answer {
    Ok(fee_outputs(&fees::preservation_fee(Inputs::of(input)?.fen("amount_fen")?)))
}

pub(super) fn burden(input: &Value) -> Answer {
    let kind: FeeKind = Inputs::of(input)?.typed("kind", "execution 或者 preservation")?;
    let explained = fees::burden(kind);
    Ok(outputs(
        &explained,
        json!({ "prepaid": explained.value.prepaid, "borne_by": explained.value.borne_by }),
    ))
}

pub(super) fn cumulative(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if inputs.has("cum_after_fen") {
        let explained = fees::execution_fee_due(inputs.fen("cum_before_fen")?, inputs.fen("cum_after_fen")?);
        return Ok(outputs(&explained, json!({ "due_fen": explained.value })));
    }
    let mut before = Fen::ZERO;
    let mut due = Vec::new();
    let mut separate = Fen::ZERO;
    for receipt in inputs.list("receipts_fen")? {
        let receipt = fen_of("receipts_fen", receipt)?;
        due.push(fees::execution_fee_due_amount(before, before + receipt));
        separate += fees::execution_fee_amount(receipt);
        before += receipt;
    }
    let explained = fees::execution_fee_due(Fen::ZERO, before);
    let value = json!({
        "due_fen": due,
        "cumulative_fee_fen": explained.value,
        "wrong_sum_of_separate_fees_fen": separate,
    });
    Ok(outputs(&explained, value))
}

pub(super) fn base(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let base: FeeBase = inputs.typed("base", "applied_for、recovered 或者 recovered_with_doubled")?;
    let explained = fees::fee_base(
        base,
        inputs.fen_or_zero("applied_for_fen")?,
        inputs.fen_or_zero("recovered_fen")?,
        inputs.fen_or_zero("doubled_recovered_fen")?,
    );
    Ok(outputs(&explained, json!({ "base_fen": explained.value })))
}

pub(super) fn after_suspension(_: &Value) -> Answer {
    let explained = fees::fee_again_after_suspension();
    Ok(outputs(&explained, json!({ "fee_again": explained.value })))
}
