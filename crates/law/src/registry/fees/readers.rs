//! Readers of the rules of fees.

use super::super::answer::Answer;
use super::super::inputs::{InputError, Inputs, fen_up_to, unreadable};
use super::super::readers::{Answered, calendar};
use crate::derivation::{Confidence, Derivation, Explained};
use crate::litigation_fees2006::{self as fees, FeeBase, FeeKind, MoneyKind, RefundArrangement, Relief};
use crate::reference_price_fees2018::{self as price_fees, AppraisalWork};
use serde_json::{Value, json};
use values::{Fen, Ratio};

/// A whole number of fen: fees bear larger amounts than interest does.
fn amount(name: &str, value: &Value) -> Result<Fen, InputError> {
    fen_up_to(Fen(1_000_000_000_000_000_000), name, value)
}

fn given(inputs: &Inputs<'_>, name: &str) -> Result<Option<Fen>, InputError> {
    if inputs.has(name) { amount(name, inputs.get(name)?).map(Some) } else { Ok(None) }
}

fn flag_or_no(inputs: &Inputs<'_>, name: &str) -> Result<bool, InputError> {
    if inputs.has(name) { inputs.flag(name) } else { Ok(false) }
}

fn fee_outputs(fee: &Explained<Fen>) -> Answer {
    Answer::of(fee, json!({ "fee_fen": fee.value, "fee_yuan": fee.value.to_string() }))
}

pub(super) fn execution(inputs: &Inputs<'_>) -> Answered {
    if let Some(amount) = given(inputs, "amount_fen")? {
        return Ok(fee_outputs(&fees::execution_fee(amount)));
    }
    let (lowest, highest) = fees::EXECUTION_FEE_WITHOUT_AMOUNT;
    let explained = Derivation::new("FEE-01", "执行申请费", Confidence::Read)
        .step(fees::article("第十四条第（一）项第1目"), "没有执行金额或者价额的，每件交纳50元至500元。")
        .conclude((), format!("每件{lowest}元至{highest}元，由法院确定。"));
    Ok(Answer::of(&explained, json!({ "fee_min_fen": lowest, "fee_max_fen": highest })))
}

pub(super) fn preservation(inputs: &Inputs<'_>) -> Answered {
    Ok(fee_outputs(&fees::preservation_fee(given(inputs, "amount_fen")?.unwrap_or(Fen::ZERO))))
}

pub(super) fn burden(inputs: &Inputs<'_>) -> Answered {
    let kind: FeeKind = inputs.typed("kind", "execution 或者 preservation")?;
    let explained = fees::burden(kind);
    let agreed = kind == FeeKind::Execution && flag_or_no(inputs, "settled")?;
    let borne_by = if agreed { "agreed" } else { explained.value.borne_by };
    let mut answer =
        Answer::of(&explained, json!({ "prepaid": explained.value.prepaid, "borne_by": borne_by }));
    if agreed {
        answer.derivation.conclusion = "执行后交纳，由双方协商负担，协商不成的由人民法院决定。".to_owned();
    }
    Ok(answer)
}

pub(super) fn cumulative(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("cum_after_fen") {
        let before = given(inputs, "cum_before_fen")?.unwrap_or(Fen::ZERO);
        let after = inputs.fen("cum_after_fen")?;
        if after < before {
            return Err(InputError::Unsound("本次后的累计金额小于此前的累计金额".to_owned()));
        }
        let explained = fees::execution_fee_due(before, after);
        let value =
            json!({ "due_fen": explained.value, "cumulative_fee_fen": fees::execution_fee_amount(after) });
        return Ok(Answer::of(&explained, value));
    }
    let mut before = Fen::ZERO;
    let mut due = Vec::new();
    let mut separate = Fen::ZERO;
    for receipt in inputs.list("receipts_fen")? {
        let receipt = amount("receipts_fen", receipt)?;
        let after = before.0.checked_add(receipt.0).map(Fen);
        let after = after.ok_or_else(|| InputError::Unsound("累计金额超出范围".to_owned()))?;
        due.push(fees::execution_fee_due_amount(before, after));
        separate += fees::execution_fee_amount(receipt);
        before = after;
    }
    let explained = fees::execution_fee_due(Fen::ZERO, before);
    let value = json!({
        "due_fen": due,
        "cumulative_fee_fen": fees::execution_fee_amount(before),
        "wrong_sum_of_separate_fees_fen": separate,
    });
    Ok(Answer::of(&explained, value))
}

pub(super) fn base(inputs: &Inputs<'_>) -> Answered {
    let base: FeeBase =
        inputs.setting("base", "D-05", "applied_for、recovered 或者 recovered_with_doubled")?;
    let (recovered, doubled) =
        (inputs.fen_or_zero("recovered_fen")?, inputs.fen_or_zero("doubled_recovered_fen")?);
    if doubled > recovered {
        return Err(InputError::Unsound("加倍部分不能超过执行到位金额".to_owned()));
    }
    let explained = fees::fee_base(base, inputs.fen_or_zero("applied_for_fen")?, recovered, doubled);
    let fee = fees::execution_fee_amount(explained.value);
    Ok(Answer::of(&explained, json!({ "base_fen": explained.value, "fee_fen": fee })))
}

pub(super) fn after_suspension(_: &Inputs<'_>) -> Answered {
    let explained = fees::fee_again_after_suspension();
    Ok(Answer::of(&explained, json!({ "fee_again": explained.value, "refund_fen": 0 })))
}

pub(super) fn refund(inputs: &Inputs<'_>) -> Answered {
    let (prepaid, own) = (inputs.fen("prepaid_fen")?, inputs.fen_or_zero("borne_by_winner_fen")?);
    if own > prepaid {
        return Err(InputError::Unsound("胜诉方应负担的费用超过预交的费用".to_owned()));
    }
    let arrangement = if inputs.has("arrangement") {
        inputs.typed("arrangement", "none、winner_bears 或者 paid_directly")?
    } else {
        RefundArrangement::None
    };
    let explained = fees::refund(calendar(), inputs.day("effective")?, prepaid - own, arrangement);
    Ok(Answer::of(&explained, json!(explained.value)))
}

pub(super) fn appraisal(inputs: &Inputs<'_>) -> Answered {
    let sold = given(inputs, "sold_fen")?;
    if inputs.has("quotes_fen") {
        let quotes: Result<Vec<Fen>, InputError> =
            inputs.list("quotes_fen")?.iter().map(|quote| amount("quotes_fen", quote)).collect();
        let sold = sold.ok_or_else(|| InputError::Missing("sold_fen".to_owned()))?;
        let explained =
            price_fees::network_fee_shares(&quotes?, sold, inputs.fen_or_zero("network_fee_fen")?);
        let paid_to: Vec<usize> = explained.value.iter().map(|(index, _)| *index).collect();
        let shares: Vec<Fen> = explained.value.iter().map(|(_, share)| *share).collect();
        let value = json!({ "paid_to": paid_to, "shares_fen": shares, "advanced_by": "applicant", "borne_by": "debtor" });
        return Ok(Answer::of(&explained, value));
    }
    let work = if inputs.has("work") {
        inputs.typed("work", "appraised、reissued、withdrawn 或者 replaced")?
    } else {
        AppraisalWork::Appraised
    };
    let cost = inputs.fen_or_zero("actual_cost_fen")?;
    let explained = price_fees::appraisal_fee_base(work, inputs.fen("appraisal_fen")?, sold, cost);
    let mut answer = Answer::of(&explained, json!(explained.value));
    answer.set("advanced_by", json!("applicant"));
    answer.set("borne_by", json!("debtor"));
    Ok(answer)
}

pub(super) fn relief(inputs: &Inputs<'_>) -> Answered {
    let relief: Relief = inputs.typed("relief", "exemption、reduction 或者 deferral")?;
    let reduce_by = if inputs.has("reduce_by") { inputs.ratio("reduce_by")? } else { Ratio::new(3, 10) };
    if reduce_by > Ratio::ONE {
        return Err(unreadable("reduce_by", "不超过100%的比例"));
    }
    let explained = fees::relief(
        relief,
        inputs.flag("natural_person")?,
        inputs.flag("ground_met")?,
        inputs.fen("fee_fen")?,
        reduce_by,
    );
    let (allowed, payable) = explained.value;
    Ok(Answer::of(&explained, json!({ "allowed": allowed, "payable_fen": payable })))
}

pub(super) fn in_addition(inputs: &Inputs<'_>) -> Answered {
    let (claim, fee) = (inputs.fen("claim_fen")?, inputs.fen("fee_fen")?);
    let total = claim + fee;
    let explained = Derivation::new("FEE-10", "执行申请费另行收取", Confidence::Recalled)
        .input("债权", format!("{claim}元"))
        .input("执行申请费", format!("{fee}元"))
        .step(fees::article("第三十八条第一款"), "执行申请费由被执行人负担，不从债权中扣除。")
        .conclude((), format!("向被执行人执行{total}元，其中{claim}元发给申请执行人。"));
    let value =
        json!({ "collect_from_debtor_fen": total, "deducted_from_claim_fen": 0, "to_applicant_fen": claim });
    Ok(Answer::of(&explained, value))
}

pub(super) fn account(inputs: &Inputs<'_>) -> Answered {
    let money: MoneyKind = inputs.typed(
        "money",
        "execution_fee、preservation_fee、acceptance_fee、case_funds、deposit 或者 actual_costs",
    )?;
    let explained = fees::account(money);
    let revenue = explained.value;
    let account = if revenue { "state_revenue" } else { "case_funds" };
    let value = json!({ "account": account, "fiscal_receipt": revenue, "remitted_to_treasury": revenue });
    Ok(Answer::of(&explained, value))
}

pub(super) fn rounding(inputs: &Inputs<'_>) -> Answered {
    let exact = fees::execution_fee_exact(inputs.fen("amount_fen")?);
    let fee = exact.round_half_up();
    let explained = Derivation::new("FEE-12", "费用的尾数", Confidence::Design)
        .remark(format!("各段合计{exact}分，条文没有规定尾数，四舍五入到分一次。"))
        .conclude((), format!("执行申请费为{fee}元。"));
    Ok(Answer::of(&explained, json!({ "exact_fen": exact.to_string(), "fee_fen": fee })))
}
