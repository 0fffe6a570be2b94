//! Reads the inputs of the rules of control measures.

use super::super::answer::Answer;
use super::super::inputs::{InputError, Inputs, part_of, unreadable};
use super::super::prose::property_kind;
use super::super::readers::{Answered, calendar, length, named, told};
use crate::civil_code::TermLength;
use crate::derivation::{Confidence, Explained};
use crate::enforcement_work2020::{self as work, BankAsset, OwnSale, ThirdPartyAnswer, ThirdPartyDebt};
use crate::equity_enforcement2021::{self as equity, FreezeBy};
use crate::preservation2020;
use crate::procedure_interpretation2022::PropertyKind;
use crate::seizure2020::{
    self as seizure, Candidate, ConvertedTerm, Coverage, Holder, LastDay, LiftGround, PricePaid, Seized,
    SharesTerm, Term, Transfer, Turn, Waiting, WaitingState,
};
use serde_json::json;
use values::{Day, Fen, Ratio};

pub(super) fn effective(inputs: &Inputs<'_>) -> Answered {
    named(&seizure::effective_on(inputs.day("served_on_assisting_unit")?), "effective_on")
}

/// Reads a kind by its stored spelling, or by the Chinese names of property.
fn kind(inputs: &Inputs<'_>) -> Result<PropertyKind, InputError> {
    const EXPECTED: &str =
        "财产种类，例如 银行存款、动产、机动车、不动产、房屋、其他财产权、股权、注册商标权";
    let named = property_kind(inputs.text("kind")?);
    named.map_or_else(|| inputs.typed("kind", EXPECTED), Ok)
}

fn last_day(inputs: &Inputs<'_>) -> Result<LastDay, InputError> {
    inputs.setting("last_day", "D-03", "day_before 或者 corresponding_day")
}

/// A length that is more than nothing.
fn some_length(inputs: &Inputs<'_>) -> Result<TermLength, InputError> {
    match length(inputs)? {
        TermLength::Years(0) | TermLength::Months(0) => Err(InputError::Unsound("期限应当大于零".to_owned())),
        length => Ok(length),
    }
}

fn term(inputs: &Inputs<'_>) -> Result<Explained<Term>, InputError> {
    let (kind, start) = (kind(inputs)?, inputs.day("start")?);
    let turn = inputs.typed_or("turn", "first 或者 renewal", Turn::First)?;
    let shares: SharesTerm = inputs.setting("shares_term", "D-13", "three_years 或者 one_year")?;
    let longest = seizure::longest_term(kind, start, turn, shares);
    let given = inputs.has("years") || inputs.has("months");
    let length = if given { some_length(inputs)? } else { longest.length };
    Ok(doubted(inputs, kind, seizure::term(kind, start, length, longest, last_day(inputs)?)))
}

/// A term with the mark of the questions that are open: its last day (D-03), and for listed state shares its length
/// (D-13).
fn doubted(inputs: &Inputs<'_>, kind: PropertyKind, mut term: Explained<Term>) -> Explained<Term> {
    let shares = kind == PropertyKind::ListedStateShares && inputs.is_open("shares_term", "D-13");
    if shares || inputs.is_open("last_day", "D-03") {
        term.derivation = term.derivation.at_most(Confidence::Design);
    }
    term
}

pub(super) fn max_term(inputs: &Inputs<'_>) -> Answered {
    told(&term(inputs)?)
}

pub(super) fn renewal(inputs: &Inputs<'_>) -> Answered {
    let expiry = inputs.day("expiry")?;
    let explained = seizure::renewal_plan(calendar(), expiry);
    let plan = explained.value;
    let mut outputs = json!({
        "last_safe_on": plan.last_safe_on,
        "alerts": plan.alerts_on,
        "provisional": plan.provisional,
    });
    if let Some(renewed) = inputs.optional_day("renewed_on")? {
        outputs["effect_lost"] = json!(renewed > expiry);
    } else if let Some(on) = inputs.optional_day("on")? {
        outputs["effect_lost"] = json!(on > expiry);
    }
    if inputs.has("kind") {
        let (kind, next) = (kind(inputs)?, expiry.next());
        let shares: SharesTerm = inputs.setting("shares_term", "D-13", "three_years 或者 one_year")?;
        let longest = seizure::longest_term(kind, next, Turn::Renewal, shares);
        let term = seizure::term(kind, next, longest.length, longest, last_day(inputs)?);
        let term = doubted(inputs, kind, term);
        outputs["renewed_until"] = json!(term.value.end_inclusive);
        let conclusion = explained.derivation.conclusion.clone();
        let derivation = explained.derivation.because(term.derivation);
        return Ok(Answer::of(&derivation.conclude((), conclusion), outputs));
    }
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn alerts(inputs: &Inputs<'_>) -> Answered {
    let end = match inputs.optional_day("expiry")? {
        Some(expiry) => expiry,
        None => term(inputs)?.value.end_inclusive,
    };
    let explained = seizure::renewal_plan(calendar(), end);
    let plan = explained.value;
    let outputs = json!({
        "end_inclusive": end,
        "last_safe_on": plan.last_safe_on,
        "alerts": plan.alerts_on,
        "provisional": plan.provisional,
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn conversion(inputs: &Inputs<'_>) -> Answered {
    let explained = seizure::term_after_conversion(inputs.day("preservation_end")?, inputs.day("filed")?);
    let outputs = match explained.value {
        ConvertedTerm::Continues { ends_on } => {
            json!({ "new_ruling_needed": false, "end_inclusive": ends_on })
        }
        ConvertedTerm::Expired => json!({ "new_ruling_needed": true, "end_inclusive": null }),
    };
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn waiting(inputs: &Inputs<'_>) -> Answered {
    let queue: Vec<Waiting> = inputs.typed_or("queue", "列表，每项有 id、registered_on", Vec::new())?;
    let lifted = inputs.optional_day("earlier_lifted")?;
    let state = match (inputs.flag_or("sold", false)?, lifted) {
        (true, _) => WaitingState::Sold,
        (false, Some(_)) => WaitingState::Lifted,
        (false, None) => WaitingState::Running,
    };
    let explained = seizure::waiting(&queue, state);
    let mut outputs = json!({ "effective": false, "end_inclusive": null });
    if inputs.has("queue") {
        outputs["first"] = json!(explained.value);
    }
    let (WaitingState::Lifted, Some(lifted)) = (state, lifted) else {
        return Ok(Answer::of(&explained, outputs));
    };
    let term = seizure::waiting_term_end(lifted, some_length(inputs)?);
    let end = match last_day(inputs)? {
        LastDay::DayBefore => term.value,
        LastDay::CorrespondingDay => term.value.next(),
    };
    outputs["effective"] = json!(true);
    outputs["end_inclusive"] = json!(end);
    let conclusion = format!("轮候措施生效，期限至{}（含当日）。", end.chinese());
    Ok(Answer::of(&explained.derivation.because(term.derivation).conclude((), conclusion), outputs))
}

pub(super) fn coverage(inputs: &Inputs<'_>) -> Answered {
    let threshold = if inputs.has("threshold") {
        inputs.ratio("threshold")?
    } else {
        Ratio::new(i128::from(inputs.setting_number("threshold", "D-14")?), 100)
    };
    let (value, claim) = (inputs.fen("value_fen")?, inputs.fen("claim_fen")?);
    let explained = seizure::coverage(value, claim, threshold);
    let excepted = inputs.flag_or("indivisible_and_nothing_else", false)?;
    let outputs = json!({
        "coverage": explained.value,
        "excess_fen": (value - claim).or_zero(),
        "lift_excess": explained.value == Coverage::ObviousExcess && !excepted,
    });
    Ok(Answer::of(&explained, outputs))
}

pub(super) fn quantity(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("claim_fen") {
        let covered = inputs.fen_or_zero("covered_fen")?;
        return named(&preservation2020::freeze_amount(inputs.fen("claim_fen")?, covered), "freeze_fen");
    }
    let (need, close) = (inputs.fen("need_fen")?, inputs.fen("prev_close_fen")?);
    let haircut = if inputs.has("haircut") { inputs.ratio("haircut")? } else { Ratio::ZERO };
    if haircut > Ratio::new(1, 5) {
        return Err(InputError::Unsound("下浮比例不得超过20%".to_owned()));
    }
    let explained = preservation2020::shares_to_freeze(need, close, haircut)
        .ok_or_else(|| unreadable("prev_close_fen", "大于零的收盘价"))?;
    let unit = part_of("prev_close_fen", (Ratio::ONE - haircut) * Ratio::from(100), close)?;
    Ok(Answer::of(&explained, json!({ "unit_value_fen_x100": unit, "shares": explained.value })))
}

pub(super) fn equity_freeze(inputs: &Inputs<'_>) -> Answered {
    let others: Vec<Day> = inputs.typed_or("others_published", "日期的列表", Vec::new())?;
    let by = if inputs.flag_or("value_known", true)? { FreezeBy::Value } else { FreezeBy::AppliedFor };
    let explained = equity::freeze(inputs.day("published")?, &others, by);
    let Some(effective) = inputs.optional_day("excess_ruling_effective")? else { return told(&explained) };
    let due = equity::excess_lifted_by(calendar(), effective);
    let mut outputs = json!(explained.value);
    outputs["lift_excess_by"] = json!(due.value.end);
    let conclusion = format!("最迟于{}解除超出部分的冻结。", due.value.end.chinese());
    Ok(Answer::of(&explained.derivation.because(due.derivation).conclude((), conclusion), outputs))
}

pub(super) fn may_seize(inputs: &Inputs<'_>) -> Answered {
    let holder: Holder = inputs.typed("holder", "debtor、third_party 或者 co_owned")?;
    let confirmed = inputs.flag_or("confirmed_in_writing", false)?;
    told(&seizure::may_seize(holder, confirmed, inputs.flag_or("creditor_accepts", false)?))
}

pub(super) fn sold(inputs: &Inputs<'_>) -> Answered {
    let paid: PricePaid = inputs.typed("paid", "nothing、part 或者 all")?;
    let (holds, at_fault) = (inputs.flag("in_possession")?, inputs.flag("buyer_at_fault")?);
    named(&seizure::sold_may_be_seized(paid, holds, at_fault), "may_seize")
}

pub(super) fn reach(inputs: &Inputs<'_>) -> Answered {
    let seized: Seized = inputs.typed("seized", "building、land_right、thing 或者 lost")?;
    let same_owner = inputs.flag_or("same_owner", true)?;
    told(&seizure::reach(seized, same_owner, inputs.flag_or("same_register", true)?))
}

pub(super) fn at_register(inputs: &Inputs<'_>) -> Answered {
    let transfer: Transfer =
        inputs.typed("transfer", "none、accepted、completed 或者 court_notice_earlier")?;
    named(&seizure::at_register(transfer), "outcome")
}

pub(super) fn lifting(inputs: &Inputs<'_>) -> Answered {
    let ground: LiftGround = inputs.typed("ground", "所列事由之一，例如 paid")?;
    told(&seizure::lifting(ground, inputs.flag_or("registered", false)?))
}

pub(super) fn bank_measure(inputs: &Inputs<'_>) -> Answered {
    let asset: BankAsset = inputs.typed("asset", "所列财产之一，例如 other_deposit")?;
    told(&work::bank_measure(asset))
}

pub(super) fn income(inputs: &Inputs<'_>) -> Answered {
    let (income, costs) = (inputs.fen("income_fen")?, inputs.fen("living_costs_fen")?);
    named(&work::income_withheld(income, costs, inputs.fen("owed_fen")?), "withhold_fen")
}

pub(super) fn third_party_debt(inputs: &Inputs<'_>) -> Answered {
    let debt = ThirdPartyDebt {
        debt: inputs.fen("debt_fen")?,
        served_on: inputs.day("served")?,
        answer: inputs.typed_or(
            "answer",
            "none、denies、cannot_pay、no_direct_relation 或者 performed",
            ThirdPartyAnswer::None,
        )?,
        answered_on: inputs.optional_day("answered_on")?,
        admitted: inputs.fen_or_zero("admitted_fen")?,
        fixed_by_judgment: inputs.flag_or("fixed_by_judgment", false)?,
        on: inputs.day("on")?,
    };
    told(&work::third_party_debt(calendar(), debt))
}

pub(super) fn own_sale(inputs: &Inputs<'_>) -> Answered {
    let what: OwnSale = inputs.typed("what", "goods 或者 equity")?;
    let (controlled, agree) = (inputs.flag("price_controlled")?, inputs.flag_or("creditors_agree", false)?);
    told(&work::own_sale(what, controlled, agree, inputs.day("allowed_on")?))
}

pub(super) fn choose(inputs: &Inputs<'_>) -> Answered {
    inputs.list("candidates")?;
    let candidates: Vec<Candidate> =
        inputs.typed("candidates", "财产的列表，每项有 id、value_fen、effect")?;
    if candidates.iter().any(|candidate| candidate.value < Fen::ZERO) {
        return Err(InputError::Unsound("财产价额应当是非负整数".to_owned()));
    }
    let explained = seizure::choose(&candidates, inputs.fen("claim_fen")?)
        .ok_or_else(|| InputError::Unsound("财产价额过大".to_owned()))?;
    told(&explained)
}
