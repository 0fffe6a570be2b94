//! Rules of interest in delay. Each builds a debt and reads the answer off its statement.

use super::inputs::{InputError, Inputs, day_of, fen_of, outputs, payment_of, ratio_of, unreadable};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period;
use crate::debt::{
    Base, Debt, FirstDay, InterestTerm, MoneyClass, Obligation, RateTerm, Receipt, SegmentKind, Statement,
    Suspension, SuspensionReason, Until, YearDays, statement,
};
use crate::delay_interest2014 as delay;
use crate::derivation::Explained;
use crate::procedure_interpretation2022;
use serde_json::{Map, Value, json};
use values::{Day, Fen, Ratio};

type Answer = Result<Value, InputError>;

fn principal(amount: Fen, due_on: Day) -> Obligation {
    Obligation {
        label: "本金".to_owned(),
        amount,
        in_base: true,
        class: MoneyClass::Principal,
        due_on,
        interest: Vec::new(),
    }
}

fn daily(rate: Ratio, from: Day) -> InterestTerm {
    InterestTerm {
        base: Base::Unpaid,
        rate: RateTerm::Daily(rate),
        from,
        first_day: FirstDay::Counted,
        until: Until::Payment,
        cap: None,
        year_days: YearDays::Days365,
    }
}

fn payment(stop_on: Day, amount: Fen) -> Receipt {
    Receipt::new(stop_on, amount)
}

fn checked(debt: Debt) -> Result<Debt, InputError> {
    debt.check().map_err(|problem| InputError::Unsound(problem.to_string()))?;
    Ok(debt)
}

fn doubled(statement: &Statement) -> Fen {
    statement.obligations.iter().map(|obligation| obligation.doubled_accrued).sum()
}

fn explained(statement: &Statement, value: Value) -> Value {
    outputs(&Explained { value: (), derivation: statement.derivation() }, value)
}

/// INT-01: one sum, with or without daily interest; or only the days around a due day.
pub(super) fn doubled_part(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let due_on = inputs.day("due_end")?;
    if !inputs.has("paid") {
        let mut days = Map::new();
        for offset in -1..=2 {
            let stop = due_on.plus_days(offset);
            days.insert(stop.to_string(), json!(delay::delay_days(due_on, stop)));
        }
        return Ok(Value::Object(days));
    }
    let name = if inputs.has("base_fen") { "base_fen" } else { "principal_fen" };
    let (amount, paid) = (inputs.fen(name)?, inputs.day("paid")?);
    let mut obligation = principal(amount, due_on);
    let mut days_to_due = 0;
    if inputs.has("general_daily_rate") {
        let from = inputs.day("general_from")?;
        obligation.interest.push(daily(inputs.ratio("general_daily_rate")?, from));
        days_to_due = (due_on.days_since(from) + 1).max(0);
    }
    let debt = checked(Debt { obligations: vec![obligation], ..Debt::default() })?;
    let to_due = statement(&debt, due_on.min(paid)).totals.general_left;
    let end = statement(&debt, paid);
    let value = json!({
        "general_to_due_days": days_to_due,
        "general_to_due_fen": to_due,
        "delay_days": delay::delay_days(due_on, paid),
        "general_in_delay_fen": end.totals.general_left - to_due,
        "doubled_fen": doubled(&end),
        "total_fen": end.owed(),
    });
    Ok(explained(&end, value))
}

/// INT-03 and INT-04: several payments on one sum.
pub(super) fn instalments(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (amount, due_on) = (inputs.fen("principal_fen")?, inputs.day("due_end")?);
    let mut receipts = Vec::new();
    for one in inputs.list("payments")? {
        let (day, amount) = payment_of("payments", one)?;
        receipts.push(payment(day, amount));
    }
    receipts.sort_by_key(|receipt| receipt.stop_on);
    let last = receipts.last().map_or(due_on, |receipt| receipt.stop_on);
    let days: Vec<i32> = receipts.iter().map(|receipt| delay::delay_days(due_on, receipt.stop_on)).collect();
    let parts: Vec<Fen> = receipts
        .iter()
        .zip(&days)
        .map(|(receipt, days)| delay::doubled_part(receipt.amount, *days))
        .collect();
    let debt = checked(Debt { obligations: vec![principal(amount, due_on)], receipts, ..Debt::default() })?;
    let end = statement(&debt, last);
    let value = json!({ "days": days, "doubled_fen": parts, "total_doubled_fen": doubled(&end) });
    Ok(explained(&end, value))
}

/// INT-02: the right base, and what the wrong one would give.
pub(super) fn base(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let on = inputs.day("day")?;
    let example = Waterfall::of(&inputs)?;
    let mut debt = example.debt()?;
    debt.receipts.clear();
    let due_on = example.due.end;
    let general_to_due = statement(&debt, due_on).totals.general_left;
    let end = statement(&debt, on);
    let wrong_base = example.principal + example.fee + general_to_due;
    let value = json!({
        "correct_fen": doubled(&end),
        "wrong_if_general_interest_added_fen": delay::doubled_part(wrong_base, delay::delay_days(due_on, on)),
    });
    Ok(explained(&end, value))
}

/// INT-04: the day of deduction counts, not those of arrival and payout.
pub(super) fn stop_day(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let name = if inputs.has("deducted") { "deducted" } else { "stop" };
    let stop_on = inputs.day(name)?;
    let result = delay::doubled_interest(base, due_on, stop_on);
    let mut value = json!({ "days": delay::delay_days(due_on, stop_on), "doubled_fen": result.value });
    if inputs.has("paid_out") {
        let days = delay::delay_days(due_on, inputs.day("paid_out")?);
        value["wrong_at_payout_fen"] = json!(delay::doubled_part(base, days));
    }
    Ok(outputs(&result, value))
}

/// The worked example of the waterfall, in the spoken form of the examples.
struct Waterfall {
    principal: Fen,
    fee: Fen,
    rate: Ratio,
    from: Day,
    due: period::Period,
    first: (Day, Fen),
    last: Day,
}

impl Waterfall {
    fn of(inputs: &Inputs<'_>) -> Result<Waterfall, InputError> {
        let days = inputs.text("performance")?.trim_end_matches("days").trim();
        let days: u32 = days
            .parse()
            .ok()
            .filter(|days| *days < 10_000)
            .ok_or_else(|| unreadable("performance", "例如 10 days"))?;
        // "0.03%/day from 2024-01-01 to payment"
        let general = || unreadable("general", "例如 0.03%/day from 2024-01-01 to payment");
        let (rate, rest) = inputs.text("general")?.split_once("/day from ").ok_or_else(general)?;
        let from = rest.strip_suffix(" to payment").ok_or_else(general)?;
        // "2024-12-31 clears all"
        let last = inputs.text("payment2")?.split(' ').next().unwrap_or_default();
        Ok(Waterfall {
            principal: inputs.fen("principal_fen")?,
            fee: inputs.fen_or_zero("award_lawyer_fee_fen")?,
            rate: ratio_of("general", rate)?,
            from: day_of("general", &json!(from))?,
            due: period::period_of_days(Calendar::national(), inputs.day("effective")?, days),
            first: inputs.payment("payment1")?,
            last: day_of("payment2", &json!(last))?,
        })
    }

    fn debt(&self) -> Result<Debt, InputError> {
        let mut principal = principal(self.principal, self.due.end);
        principal.interest.push(daily(self.rate, self.from));
        let fee = Obligation {
            label: "律师费".to_owned(),
            amount: self.fee,
            in_base: true,
            class: MoneyClass::AwardedCost,
            due_on: self.due.end,
            interest: Vec::new(),
        };
        let receipts = vec![payment(self.first.0, self.first.1)];
        checked(Debt { obligations: vec![principal, fee], receipts, ..Debt::default() })
    }
}

/// INT-05: the order of payment, by the spoken example or for any debt.
pub(super) fn order_of_payment(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if inputs.has("debt") {
        return any_debt(&inputs);
    }
    let example = Waterfall::of(&inputs)?;
    let debt = example.debt()?;
    let first = statement(&debt, example.first.0);
    let end = statement(&debt, example.last);
    let allocation = first.receipts.first().copied().unwrap_or_default();
    let general_1 = first.totals.general_left + allocation.general_interest;
    let value = json!({
        "due_end_raw": example.due.raw_end,
        "due_end": example.due.end,
        "general_days_1": example.first.0.days_since(example.from) + 1,
        "general_1_fen": general_1,
        "to_awarded_cost_1_fen": allocation.awarded_costs,
        "to_principal_1_fen": allocation.principal,
        "principal_left_fen": first.totals.principal_left,
        "doubled_days_1": delay::delay_days(example.due.end, example.first.0),
        "doubled_1_fen": doubled(&first),
        "general_days_2": example.last.days_since(example.first.0),
        "general_2_fen": end.obligations[0].general_accrued - first.obligations[0].general_accrued,
        "doubled_2_fen": doubled(&end) - doubled(&first),
        "doubled_total_fen": doubled(&end),
        "payment2_fen": end.owed(),
    });
    Ok(explained(&end, value))
}

fn any_debt(inputs: &Inputs<'_>) -> Answer {
    let debt: Debt = inputs.typed("debt", "债务：obligations、receipts、suspensions、settings")?;
    let debt = checked(debt)?;
    let end = statement(&debt, inputs.day("on")?);
    let value = json!({
        "owed_fen": end.owed(),
        "totals": end.totals,
        "obligations": end.obligations,
        "receipts": end.receipts,
        "provisional": end.provisional,
    });
    Ok(explained(&end, value))
}

/// INT-06: time of suspension that does not count, `[from, until)`.
pub(super) fn suspension(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (base, due_on, paid) = (inputs.fen("base_fen")?, inputs.day("due_end")?, inputs.day("paid")?);
    let text = inputs.text("suspension")?;
    let bad = || unreadable("suspension", "例如 [2025-02-10,2025-04-01)，含首日不含末日");
    let (from, until) = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(')'))
        .and_then(|text| text.split_once(','))
        .ok_or_else(bad)?;
    let reason = if inputs.has("reason") {
        inputs.typed("reason", "中止原因")?
    } else {
        SuspensionReason::Retrial
    };
    let suspension = Suspension {
        from: day_of("suspension", &json!(from.trim()))?,
        until: day_of("suspension", &json!(until.trim()))?,
        reason,
    };
    let debt = checked(Debt {
        obligations: vec![principal(base, due_on)],
        suspensions: vec![suspension],
        ..Debt::default()
    })?;
    let end = statement(&debt, paid);
    let excluded: i32 = end.segments.iter().map(|segment| segment.excluded_days).sum();
    let gross = delay::delay_days(due_on, paid);
    let value = json!({
        "gross_days": gross,
        "excluded": excluded,
        "delay_days": gross - excluded,
        "doubled_fen": doubled(&end),
    });
    Ok(explained(&end, value))
}

/// INT-07: foreign currency. The parity may be followed by words.
pub(super) fn foreign_currency(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let foreign = inputs.fen("usd_cents")?;
    let days = inputs.number("days")?;
    let days = i32::try_from(days).map_err(|_| unreadable("days", "天数"))?;
    let rate = inputs.text("mid_rate")?.split(' ').next().unwrap_or_default();
    let result = delay::in_renminbi(foreign.0, ratio_of("mid_rate", rate)?);
    let value = json!({
        "rmb_base_fen": result.value,
        "doubled_fen": delay::doubled_part(result.value, days),
        "usd_doubled_cents": delay::doubled_part(foreign, days),
    });
    Ok(outputs(&result, value))
}

/// INT-08: the days under the old and the new law, and the interest where a base is given.
pub(super) fn old_and_new_law(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (due_on, paid) = (inputs.day("due_end")?, inputs.day("paid")?);
    let split = delay::split_delay(due_on, paid);
    let mut value = json!({ "old_rule_days": split.old_days, "new_rule_days": split.new_days });
    if !inputs.has("base_fen") {
        return Ok(value);
    }
    let base = inputs.fen("base_fen")?;
    let debt = checked(Debt { obligations: vec![principal(base, due_on)], ..Debt::default() })?;
    let end = statement(&debt, paid);
    let old = end
        .segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::OldLaw)
        .fold(Ratio::ZERO, |sum, segment| sum + segment.interest());
    value["old_rule_fen"] = json!(old.round_half_up());
    value["new_rule_fen"] = json!(delay::doubled_part(base, split.new_days));
    value["total_fen"] = json!(doubled(&end));
    Ok(explained(&end, value))
}

/// INT-09: interest stops at the acceptance of bankruptcy.
pub(super) fn bankruptcy(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let (accepted, on) = (inputs.day("accepted")?, inputs.day("on")?);
    let mut debt = Debt { obligations: vec![principal(base, due_on)], ..Debt::default() };
    debt.settings.bankruptcy_accepted_on = Some(accepted);
    let end = statement(&checked(debt)?, on);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(&end, json!({ "delay_days": days, "doubled_fen": doubled(&end) })))
}

pub(super) fn delayed_performance_money(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    if !inputs.has("loss_fen") {
        return Ok(json!({ "decided_by_court": true }));
    }
    let result = procedure_interpretation2022::delayed_performance_money(inputs.fen("loss_fen")?);
    Ok(outputs(&result, json!({ "decided_by_court": false, "amount_fen": result.value })))
}

pub(super) fn performance_period(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let result =
        period::performance_period(Calendar::national(), inputs.day("effective")?, inputs.number("days")?);
    let value = json!({ "due_end_raw": result.value.raw_end, "due_end": result.value.end });
    Ok(outputs(&result, value))
}

/// INT-12: exact sums, rounded once over all segments of one item.
pub(super) fn rounding(input: &Value) -> Answer {
    let mut exact = Ratio::ZERO;
    for segment in Inputs::of(input)?.list("segments")? {
        let Some([base, days]) = segment.as_array().map(Vec::as_slice) else {
            return Err(unreadable("segments", "基数（分）和天数的列表"));
        };
        let days =
            days.as_u64().filter(|days| *days <= 100_000).ok_or_else(|| unreadable("segments", "天数"))?;
        let base = i128::from(fen_of("segments", base)?.0);
        exact = exact + Ratio::new(base * i128::from(days) * 175, 1_000_000);
    }
    Ok(json!({ "exact": exact.to_string(), "doubled_fen": exact.round_half_up() }))
}

pub(super) fn notice_announces(_: &Value) -> Answer {
    let result = delay::notice_announces_delay();
    Ok(outputs(&result, json!({ "announced_in_notice": result.value })))
}

pub(super) fn settlement(input: &Value) -> Answer {
    let kept = Inputs::of(input)?.flag("kept")?;
    Ok(
        json!({ "ends_the_matter": kept, "original_instrument_runs": !kept, "performed_parts_deducted": !kept }),
    )
}

/// INT-15: general interest on a fixed base. The day basis must be said, except for a daily rate.
pub(super) fn general_interest(input: &Value) -> Answer {
    let inputs = Inputs::of(input)?;
    let (base, from, until) = (inputs.fen("base_fen")?, inputs.day("from")?, inputs.day("until")?);
    let rate = inputs.ratio("rate")?;
    let daily_rate = inputs.text("per")? == "day";
    let year_days = match (daily_rate, inputs.has("year_days")) {
        (true, false) => YearDays::Days365,
        _ => match inputs.number("year_days")? {
            365 => YearDays::Days365,
            360 => YearDays::Days360,
            _ => return Err(unreadable("year_days", "365 或者 360")),
        },
    };
    let rate = match inputs.text("per")? {
        "year" => RateTerm::Yearly(rate),
        "month" => RateTerm::Monthly(rate),
        "day" => RateTerm::Daily(rate),
        _ => return Err(unreadable("per", "year、month 或者 day")),
    };
    let first_day = if inputs.has("first_day") {
        inputs.typed("first_day", "counted 或者 not_counted")?
    } else {
        FirstDay::Counted
    };
    let mut obligation = principal(base, until);
    obligation.interest.push(InterestTerm { rate, year_days, first_day, ..daily(Ratio::ZERO, from) });
    let end = statement(&checked(Debt { obligations: vec![obligation], ..Debt::default() })?, until);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(&end, json!({ "days": days, "interest_fen": end.totals.general_left })))
}
