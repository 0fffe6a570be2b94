//! What turns the inputs of the rules of distribution into calls, and the plans into outputs.

use crate::derivation::{Confidence, Derivation};
use crate::distribution::lead::{self, BasedClaim, IdlePreservation, PriorityTransferFacts, Seizure, Trial};
use crate::distribution::objection::{self, ObjectionFacts};
use crate::distribution::regime::{self, BankruptcyAnswer, Instruments, JoinFacts, RegimeFacts};
use crate::distribution::tiers::{Due, pro_rata, total};
use crate::distribution::{self, Claim, Class, OrdinaryOrder, Plan, Pool, Rank, SeizedAt, criminal};
use crate::procedure_interpretation2022 as interpretation;
use crate::registry::answer::Answer;
use crate::registry::inputs::{InputError, Inputs, unreadable};
use crate::registry::readers::{
    Answered, amounts, by_id, calendar, day_cell, fen_cell, rows, texts, typed_cell,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use values::Fen;

fn refused(error: &distribution::PlanError) -> InputError {
    InputError::Unsound(error.to_string())
}

pub(super) fn regime_of(inputs: &Inputs<'_>) -> Answered {
    let facts = RegimeFacts {
        debtor: inputs.typed("debtor", "natural_person、other_organisation 或者 enterprise_legal_person")?,
        property: inputs.fen("property_fen")?,
        debts: inputs.fen("debts_fen")?,
        instruments: inputs.typed_or("instruments", "one 或者 several", Instruments::Several)?,
        bankruptcy: inputs.typed_or(
            "bankruptcy",
            "not_asked、agreed、nobody_agrees、not_accepted 或者 accepted",
            BankruptcyAnswer::NotAsked,
        )?,
    };
    let explained = regime::regime(&facts);
    let outputs = json!({ "regime": explained.value, "regime_label": explained.value.label() });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn may_join(inputs: &Inputs<'_>) -> Answered {
    let facts = JoinFacts {
        applicant: inputs.typed(
            "applicant",
            "with_instrument、priority_holder、secured_creditor 或者 without_instrument",
        )?,
        debtor: inputs.typed_or(
            "debtor",
            "natural_person、other_organisation 或者 enterprise_legal_person",
            regime::Debtor::NaturalPerson,
        )?,
        began_on: inputs.day("began")?,
        applied_on: inputs.day("applied")?,
        paid_out_on: inputs.optional_day("paid_out")?,
        plan_served_on: inputs.optional_day("plan_served")?,
        deadline: inputs.setting("deadline", "D-12", "before_payout 或者 before_plan_served")?,
    };
    let explained = regime::may_join(&facts);
    Ok(Answer::of(&explained, json!({ "admitted": explained.value })))
}

fn pool(inputs: &Inputs<'_>, name: &str, ordinary_order: OrdinaryOrder) -> Result<Pool, InputError> {
    Ok(Pool {
        proceeds: inputs.fen(name)?,
        execution_fee: inputs.fen_or_zero("execution_fee_fen")?,
        fee_order: inputs.setting("fee_order", "D-09", "after_debt 或者 before_debt")?,
        ordinary_order,
    })
}

/// A claim whose id cannot be one of the user's, since theirs follow a class.
fn whole(id: &str, rank: Rank, amount: Fen) -> Claim {
    Claim { id: id.to_owned(), creditor: id.to_owned(), rank, amount, doubled: Fen::ZERO }
}

/// The costs and the priority claims that come before the ordinary ones, those with their doubled parts.
fn before_ordinary(inputs: &Inputs<'_>, doubled: &BTreeMap<String, Fen>) -> Result<Vec<Claim>, InputError> {
    let mut claims = vec![
        whole("\u{1}cost", Rank::Cost, inputs.fen_or_zero("enforcement_cost_fen")?),
        whole("\u{1}secured", Rank::Priority { order: 0 }, inputs.fen_or_zero("secured_fen")?),
    ];
    const PRIORITY: &str = "列表，每项为[编号, 顺位, 金额（分）]";
    for (id, row) in rows(inputs, "priority", PRIORITY)? {
        let order = typed_cell("priority", row, 0, PRIORITY)?;
        let own = doubled.get(&id).copied().unwrap_or(Fen::ZERO);
        let amount = fen_cell("priority", row, 1, PRIORITY)?;
        claims.push(Claim { doubled: own, ..whole(&id, Rank::Priority { order }, amount) });
    }
    claims.retain(|claim| claim.amount.is_positive() || !claim.id.starts_with('\u{1}'));
    Ok(claims)
}

/// Ordinary claims with their doubled parts; a doubled part may stand alone. That of a priority claim stands with it.
fn ordinary(debts: &BTreeMap<String, Fen>, doubled: &BTreeMap<String, Fen>, before: &[Claim]) -> Vec<Claim> {
    let alone = doubled.keys().filter(|id| before.iter().all(|claim| claim.id != **id));
    let ids: BTreeSet<&String> = debts.keys().chain(alone).collect();
    let of = |amounts: &BTreeMap<String, Fen>, id: &String| amounts.get(id).copied().unwrap_or(Fen::ZERO);
    ids.into_iter()
        .map(|id| Claim {
            doubled: of(doubled, id),
            ..whole(id, Rank::Ordinary { seized: None }, of(debts, id))
        })
        .collect()
}

/// What each priority claim that was named is paid.
fn paid_first(plan: &Plan) -> BTreeMap<&str, Fen> {
    plan.paid_in(Class::Priority).into_iter().filter(|(id, _)| !id.starts_with('\u{1}')).collect()
}

/// What a class is paid, for the claims that were named in an input.
fn paid_to(plan: &Plan, class: Class, named: &BTreeMap<String, Fen>) -> BTreeMap<String, Fen> {
    let paid = plan.paid_in(class);
    named.keys().map(|id| (id.clone(), paid.get(id.as_str()).copied().unwrap_or(Fen::ZERO))).collect()
}

pub(super) fn participation(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("rounding") && inputs.text("rounding")? != "largest remainder" {
        return Err(unreadable("rounding", "largest remainder"));
    }
    inputs.get("ordinary")?;
    let (debts, doubled) = (amounts(inputs, "ordinary")?, amounts(inputs, "doubled")?);
    let mut claims = before_ordinary(inputs, &doubled)?;
    claims.extend(ordinary(&debts, &doubled, &claims));
    let pool = pool(inputs, "pool_fen", OrdinaryOrder::ProRata)?;
    let explained = distribution::plan(&pool, &claims).map_err(|error| refused(&error))?;
    let plan = &explained.value;
    let outputs = json!({
        "for_ordinary_fen": plan.for_ordinary,
        "ratio": plan.ratio.decimal(6),
        "paid": paid_to(plan, Class::Ordinary, &debts),
        "sum": plan.sum_of(Class::Ordinary),
        "costs_fen": plan.sum_of(Class::Cost),
        "priority_paid": paid_first(plan),
        "priority_sum_fen": plan.sum_of(Class::Priority),
        "execution_fee_paid_fen": plan.sum_of(Class::ExecutionFee),
        "doubled_paid": paid_to(plan, Class::Doubled, &doubled),
        "surplus_fen": plan.surplus,
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn two_rounds(inputs: &Inputs<'_>) -> Answered {
    inputs.get("instrument_debts")?;
    let (debts, doubled) = (amounts(inputs, "instrument_debts")?, amounts(inputs, "doubled")?);
    let mut claims = before_ordinary(inputs, &doubled)?;
    claims.extend(ordinary(&debts, &doubled, &claims));
    let pool = pool(inputs, "pool_fen", OrdinaryOrder::ProRata)?;
    let mut explained = distribution::plan(&pool, &claims).map_err(|error| refused(&error))?;
    explained.derivation.rule = "DIS-04";
    let plan = &explained.value;
    let outputs = json!({
        "round1": paid_to(plan, Class::Ordinary, &debts),
        "round2_pool_fen": plan.for_doubled,
        "round2": paid_to(plan, Class::Doubled, &doubled),
        "surplus_fen": plan.surplus,
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn by_seizure(inputs: &Inputs<'_>) -> Answered {
    let doubled = amounts(inputs, "doubled")?;
    let mut claims = before_ordinary(inputs, &doubled)?;
    let first: BTreeSet<String> = claims.iter().map(|claim| claim.id.clone()).collect();
    let mut debts = BTreeMap::new();
    for (id, seized, amount) in seized_claims(inputs)? {
        debts.insert(id.clone(), amount);
        let own = doubled.get(&id).copied().unwrap_or(Fen::ZERO);
        claims.push(Claim { doubled: own, ..whole(&id, Rank::Ordinary { seized }, amount) });
    }
    if let Some(stranger) = doubled.keys().find(|id| !debts.contains_key(*id) && !first.contains(*id)) {
        return Err(InputError::Unsound(format!("加倍部分“{stranger}”没有对应的债权")));
    }
    let pool = pool(inputs, "net_pool_fen", OrdinaryOrder::BySeizure)?;
    let explained = distribution::plan(&pool, &claims).map_err(|error| refused(&error))?;
    let plan = &explained.value;
    let paid = paid_to(plan, Class::Ordinary, &debts);
    let mut outputs = json!({
        "paid": paid,
        "sum_fen": plan.sum_of(Class::Ordinary),
        "doubled_paid": paid_to(plan, Class::Doubled, &doubled),
        "surplus_fen": plan.surplus,
    });
    if inputs.has("priority") {
        outputs["priority_paid"] = json!(paid_first(plan));
        outputs["for_ordinary_fen"] = json!(plan.for_ordinary);
    }
    Ok(Answer::of(&explained, by_id(outputs, paid)))
}

/// Claims with the seizure they rank by: rows, or amounts by id where nobody has seized.
fn seized_claims(inputs: &Inputs<'_>) -> Result<Vec<(String, Option<SeizedAt>, Fen)>, InputError> {
    const CLAIMS: &str = "列表，每项为[编号, 查封日或者 null, 金额（分）, 时刻如 09:30]；都没有查封的可以写 {编号: 金额（分）}";
    if inputs.get("claims")?.is_object() {
        let unseized = amounts(inputs, "claims")?.into_iter();
        return Ok(unseized.map(|(id, amount)| (id, None, amount)).collect());
    }
    let mut claims = Vec::new();
    for (id, row) in rows(inputs, "claims", CLAIMS)? {
        let time = match row.get(2) {
            None => String::new(),
            Some(time) => clock(time).ok_or_else(|| unreadable("claims", CLAIMS))?,
        };
        let seized = day_cell("claims", row, 0)?.map(|on| SeizedAt { on, time });
        claims.push((id, seized, fen_cell("claims", row, 1, CLAIMS)?));
    }
    Ok(claims)
}

/// A time of the day, `09:30`.
fn clock(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let (hour, minute) = text.split_once(':')?;
    let two_digits =
        |part: &str, below: u8| part.len() == 2 && part.parse().is_ok_and(|part: u8| part < below);
    (two_digits(hour, 24) && two_digits(minute, 60)).then(|| text.to_owned())
}

pub(super) fn leading_court(inputs: &Inputs<'_>) -> Answered {
    const SEIZURES: &str = "列表，每项为[法院, 日期, enforcement 或者 preservation]";
    let mut seizures = Vec::new();
    for (court, row) in rows(inputs, "seizures", SEIZURES)? {
        let on = day_cell("seizures", row, 0)?.ok_or_else(|| unreadable("seizures", SEIZURES))?;
        seizures.push(Seizure { court, on, measure: typed_cell("seizures", row, 1, SEIZURES)? });
    }
    let trial = if inputs.flag_or("trial_ended", false)? { Trial::Ended } else { Trial::Pending };
    let explained = lead::leading_court(&seizures, trial)
        .ok_or_else(|| InputError::Unsound("没有查封、扣押、冻结，无法确定主持分配的法院".to_owned()))?;
    let outputs = json!(explained.value);
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn order_by_basis(inputs: &Inputs<'_>) -> Answered {
    const CLAIMS: &str = "列表，每项为[编号, ownership、security 或者 money, 担保物权成立日]";
    inputs.get("claims")?;
    let mut claims = Vec::new();
    for (id, row) in rows(inputs, "claims", CLAIMS)? {
        let basis = typed_cell("claims", row, 0, CLAIMS)?;
        claims.push(BasedClaim { id, basis, created_on: day_cell("claims", row, 1)? });
    }
    let explained = lead::order_by_basis(&claims);
    Ok(Answer::of(&explained, json!({ "order": explained.value })))
}

pub(super) fn criminal_order(inputs: &Inputs<'_>) -> Answered {
    const CLAIMS: &str = "列表，每项为[编号, 种类, 金额（分）]，种类为医疗费、优先受偿权、退赔被害人、其他民事债务、罚金、没收财产之一";
    inputs.get("claims")?;
    let mut liabilities = Vec::new();
    for (id, row) in rows(inputs, "claims", CLAIMS)? {
        let kind = typed_cell("claims", row, 0, CLAIMS)?;
        liabilities.push((kind, (id, fen_cell("claims", row, 1, CLAIMS)?)));
    }
    let costs = inputs.fen_or_zero("enforcement_cost_fen")?;
    let pool = (inputs.fen("pool_fen")? - costs).or_zero();
    let explained = criminal::pay_liabilities(pool, &liabilities);
    let (paid, left) = explained.value.clone();
    Ok(Answer::of(&explained, by_id(json!({ "paid": paid, "surplus_fen": left }), paid)))
}

pub(super) fn plan_service(inputs: &Inputs<'_>) -> Answered {
    inputs.get("creditors")?;
    let served: BTreeSet<String> = texts(inputs, "served")?.into_iter().collect();
    let explained =
        objection::plan_service(&texts(inputs, "creditors")?, &texts(inputs, "debtors")?, &served);
    let outputs = json!(explained.value);
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn objection_chain(inputs: &Inputs<'_>) -> Answered {
    let facts = ObjectionFacts {
        plan_served_on: Some(inputs.day("plan_served")?),
        objected_on: inputs.optional_day("objected")?,
        others_told_on: inputs.optional_day("notice_to_others")?,
        opposed_on: inputs.optional_day("opposed")?,
        objector_told_on: inputs.optional_day("opposition_notice")?,
        sued_on: inputs.optional_day("sued")?,
        on: inputs.optional_day("on")?,
    };
    let explained = objection::objection_chain(calendar(), &facts);
    let chain = explained.value;
    let periods = [chain.objection, chain.opposition, chain.suit];
    let outputs = json!({
        "objection_by": chain.objection.map(|period| period.end),
        "opposition_by": chain.opposition.map(|period| period.end),
        "sue_by": chain.suit.map(|period| period.end),
        "stage": chain.stage,
        "stage_label": chain.stage.label(),
        "provisional": periods.into_iter().flatten().any(|period| period.provisional),
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn rounding(inputs: &Inputs<'_>) -> Answered {
    inputs.get("claims")?;
    let pool = inputs.fen("pool_fen")?;
    let dues: Vec<Due> = amounts(inputs, "claims")?.into_iter().collect();
    let shares = pro_rata(pool, &dues);
    let sum: Fen = shares.iter().sum();
    let paid: BTreeMap<String, Fen> = dues.iter().map(|(id, _)| id.clone()).zip(shares).collect();
    let derivation = Derivation::new("DIS-11", "按比例分配的尾数", Confidence::Design)
        .input("可供分配的数额", format!("{pool}元"))
        .input("债权合计", format!("{}元", total(&dues)))
        .step(interpretation::article("第五百零八条"), "按照占全部债权数额的比例受偿。")
        .remark("各份先舍去不足一分的部分，余下的分依次补给余数最大的债权，余数相同的补给编号在前的。");
    let explained = derivation.conclude((), format!("共分配{sum}元。"));
    Ok(Answer::of(&explained, json!({ "paid": paid, "sum_fen": sum })))
}

pub(super) fn priority_transfer(inputs: &Inputs<'_>) -> Answered {
    let facts = PriorityTransferFacts {
        first_seized_on: inputs.day("first_seized")?,
        on: inputs.day("on")?,
        priority_in_execution: inputs.flag_or("priority_in_execution", true)?,
        sale_begun: inputs.flag_or("sale_begun", false)?,
    };
    let answer_by = inputs
        .optional_day("letter_received")?
        .map(|received| lead::priority_transfer_answer_due(calendar(), received).end);
    let reserve = lead::reserved_share(
        inputs.fen_or_zero("unconfirmed_claim_fen")?,
        inputs.fen_or_zero("left_after_priority_fen")?,
    );
    let explained = lead::priority_transfer(&facts);
    let outputs = json!({
        "may_request": explained.value.may_request,
        "earliest": explained.value.earliest,
        "answer_by": answer_by,
        "reserve_fen": reserve,
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn idle_preservation(inputs: &Inputs<'_>) -> Answered {
    let facts = IdlePreservation {
        first_seized_on: inputs.day("first_seized")?,
        on: inputs.day("on")?,
        disposed: inputs.flag_or("disposed", false)?,
        in_dispute: inputs.flag_or("in_dispute", false)?,
    };
    let explained = lead::idle_preservation(&facts);
    let outputs = json!(explained.value);
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn remaining_debt(inputs: &Inputs<'_>) -> Answered {
    let explained = objection::remaining_debt(inputs.fen("awarded_fen")?, inputs.fen("paid_fen")?);
    let remaining = explained.value;
    let outputs = json!({ "remaining_fen": remaining, "may_request_any_time": remaining.is_positive() });
    Ok(Answer::of(&explained, outputs))
}
