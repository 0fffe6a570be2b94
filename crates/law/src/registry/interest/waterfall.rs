//! INT-05: the order of payment, for the spoken example, its structured form, or any debt.

use super::super::inputs::{InputError, Inputs, day_of, ratio_of, unreadable};
use super::super::readers::Answered;
use super::debts::{checked, daily, doubled, explained, payment, principal};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period;
use crate::debt::{Debt, MoneyClass, Obligation, OldLawTerm, statement};
use crate::delay_interest2014 as delay;
use crate::rates::BenchmarkTerm;
use serde::Deserialize;
use serde_json::{Value, json};
use values::{Day, Fen, Ratio};

/// A claim with an awarded lawyer's fee and daily interest, paid in part on one day and cleared on another.
pub(super) struct Waterfall {
    pub(super) principal: Fen,
    pub(super) fee: Fen,
    pub(super) due: period::Period,
    general: Option<(Ratio, Day)>,
    first: (Day, Fen),
    last: Day,
}

/// What general interest is, where the instrument grants any: a rate a day and the day it runs from.
fn general(inputs: &Inputs<'_>) -> Result<Option<(Ratio, Day)>, InputError> {
    let bad = || unreadable("general", "例如 0.03%/day from 2024-01-01 to payment，或者 {daily_rate, from}");
    if !inputs.has("general") {
        return Ok(None);
    }
    match inputs.get("general")? {
        Value::String(text) => {
            let (rate, rest) = text.split_once("/day").ok_or_else(bad)?;
            let from = rest.split_whitespace().find_map(|word| word.parse().ok()).ok_or_else(bad)?;
            Ok(Some((ratio_of("general", rate.trim())?, from)))
        }
        Value::Object(terms) => {
            let rate = terms.get("daily_rate").and_then(Value::as_str).ok_or_else(bad)?;
            Ok(Some((ratio_of("general", rate)?, day_of("general", terms.get("from").ok_or_else(bad)?)?)))
        }
        _ => Err(bad()),
    }
}

/// `10 days`, `10日` or 10.
fn performance_days(inputs: &Inputs<'_>) -> Result<u32, InputError> {
    let value = inputs.get("performance")?;
    let days = match value {
        Value::String(text) => text
            .trim()
            .trim_end_matches(|letter: char| !letter.is_ascii_digit())
            .parse()
            .ok()
            .filter(|_| ["days", "day", "日", "天"].iter().any(|unit| text.trim().ends_with(unit))),
        _ => value.as_u64(),
    };
    days.and_then(|days: u64| u32::try_from(days).ok())
        .filter(|days| *days < 10_000)
        .ok_or_else(|| unreadable("performance", "例如 10 days，或者天数"))
}

impl Waterfall {
    pub(super) fn of(inputs: &Inputs<'_>) -> Result<Waterfall, InputError> {
        let last = inputs.text("payment2")?.split_whitespace().next().unwrap_or_default();
        let waterfall = Waterfall {
            principal: inputs.fen("principal_fen")?,
            fee: inputs.fen_or_zero("award_lawyer_fee_fen")?,
            general: general(inputs)?,
            due: period::period_of_days(
                Calendar::national(),
                inputs.day("effective")?,
                performance_days(inputs)?,
            ),
            first: inputs.payment("payment1")?,
            last: day_of("payment2", &json!(last))?,
        };
        if waterfall.last < waterfall.first.0 {
            return Err(InputError::Unsound("全部清偿日早于第一次清偿".to_owned()));
        }
        Ok(waterfall)
    }

    /// The debt with what is left of both sums, for the days after a day.
    pub(super) fn debt(
        &self,
        principal_left: Fen,
        fee_left: Fen,
        after: Option<Day>,
    ) -> Result<Debt, InputError> {
        let due_on = after.map_or(self.due.end, |after| after.max(self.due.end));
        let mut claim = principal(principal_left, due_on);
        if let Some((rate, from)) = self.general {
            claim.interest.push(daily(rate, after.map_or(from, |after| from.max(after.next()))));
        }
        let fee = Obligation {
            label: "律师费".to_owned(),
            amount: fee_left,
            in_base: true,
            class: MoneyClass::AwardedCost,
            due_on,
            interest: Vec::new(),
        };
        let mut debt = Debt { obligations: vec![claim, fee], ..Debt::default() };
        let old_law_ends = Day::from_number(delay::OLD_LAW_LAST_DAY);
        debt.settings.old_law.term = OldLawTerm::Given(BenchmarkTerm::for_span(self.due.end, old_law_ends));
        checked(debt)
    }

    /// Interest in delay on both sums as one base, for the days after a day.
    fn delay(&self, base: Fen, after: Option<Day>, until: Day) -> Result<Fen, InputError> {
        let mut debt = self.debt(base, Fen::ZERO, after)?;
        debt.obligations.truncate(1);
        Ok(doubled(&statement(&debt, until)))
    }

    /// How many days general interest runs after one day and up to another.
    fn general_days(&self, after: Day, until: Day) -> i32 {
        self.general.map_or(0, |(_, from)| until.days_since(after.max(from.previous())).max(0))
    }
}

/// INT-05. Between two payments each item is summed exactly and rounded once (INT-12).
pub(super) fn order_of_payment(inputs: &Inputs<'_>) -> Answered {
    if inputs.has("debt") {
        return any_debt(inputs);
    }
    let example = Waterfall::of(inputs)?;
    let (paid_on, amount) = example.first;
    let mut debt = example.debt(example.principal, example.fee, None)?;
    debt.receipts.push(payment(paid_on, amount));
    let first = statement(&checked(debt)?, paid_on);
    let general_1 = first.obligations[0].general_accrued;
    let doubled_1 = example.delay(example.principal + example.fee, None, paid_on)?;
    let mut rest = amount;
    let [to_fee, to_general, to_principal, to_doubled] =
        [example.fee, general_1, example.principal, doubled_1].map(|owed| {
            let part = owed.min(rest);
            rest -= part;
            part
        });
    let (principal_left, fee_left) = (example.principal - to_principal, example.fee - to_fee);
    let second = statement(&example.debt(principal_left, fee_left, Some(paid_on))?, example.last);
    let general_2 = second.obligations[0].general_accrued;
    let doubled_2 = example.delay(principal_left + fee_left, Some(paid_on), example.last)?;
    let carried = general_1 - to_general + (doubled_1 - to_doubled);
    let to_clear = principal_left + fee_left + general_2 + doubled_2 + carried;
    let value = json!({
        "due_end_raw": example.due.raw_end,
        "due_end": example.due.end,
        "general_days_1": example.general_days(Day::MIN, paid_on),
        "general_1_fen": general_1,
        "to_awarded_cost_1_fen": to_fee,
        "to_general_1_fen": to_general,
        "to_principal_1_fen": to_principal,
        "to_doubled_1_fen": to_doubled,
        "surplus_1_fen": rest,
        "principal_left_fen": principal_left,
        "doubled_days_1": delay::delay_days(example.due.end, paid_on),
        "doubled_1_fen": doubled_1,
        "general_days_2": example.general_days(paid_on, example.last),
        "general_2_fen": general_2,
        "doubled_2_fen": doubled_2,
        "doubled_total_fen": doubled_1 + doubled_2,
        "payment2_fen": to_clear,
    });
    let mut answer = explained("INT-05", "清偿顺序", &first, value);
    answer.derivation = answer
        .derivation
        .remark(format!("以下为{}之后的部分，截至{}。", paid_on.chinese(), example.last.chinese()))
        .because(second.derivation())
        .remark(format!("第一次清偿后尚欠的利息{carried}元一并清偿。"))
        .remark(format!(
            "加倍部分按本金和律师费合计的基数取整一次：第一段{doubled_1}元，第二段{doubled_2}元。"
        ));
    answer.derivation.conclusion = format!("{}全部清偿须付{to_clear}元。", example.last.chinese());
    Ok(answer)
}

/// Where the execution fee stands when money is short (D-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FeeOrder {
    AfterDebt,
    BeforeDebt,
}

fn any_debt(inputs: &Inputs<'_>) -> Answered {
    let debt: Debt = inputs.typed("debt", "债务：obligations、receipts、suspensions、settings")?;
    let mut debt = checked(debt)?;
    if debt.obligations.len() > 400 || debt.receipts.len() > 400 || debt.suspensions.len() > 400 {
        return Err(unreadable("debt", "各列表不超过400项"));
    }
    let on = inputs.day("on")?;
    let fee = inputs.fen_or_zero("execution_fee_fen")?;
    let order: FeeOrder = inputs.setting("execution_fee_order", "D-09", "after_debt 或者 before_debt")?;
    let mut fee_paid = Fen::ZERO;
    if order == FeeOrder::BeforeDebt {
        let mut receipts: Vec<_> = debt.receipts.iter_mut().filter(|receipt| receipt.stop_on <= on).collect();
        receipts.sort_by_key(|receipt| receipt.stop_on);
        for receipt in receipts {
            let part = (fee - fee_paid).min(receipt.amount - receipt.costs_first);
            receipt.costs_first += part;
            fee_paid += part;
        }
    }
    let end = statement(&debt, on);
    if order == FeeOrder::AfterDebt {
        fee_paid = fee.min(end.totals.surplus);
    }
    let value = json!({
        "owed_fen": end.owed(),
        "totals": end.totals,
        "obligations": end.obligations,
        "receipts": end.receipts,
        "provisional": end.provisional,
        "execution_fee_paid_fen": fee_paid,
        "execution_fee_left_fen": fee - fee_paid,
    });
    let mut answer = explained("INT-05", "债务计算书", &end, value);
    if fee.is_positive() {
        let place =
            if order == FeeOrder::BeforeDebt { "实际费用之后、债务之前" } else { "债务之后" };
        answer.derivation = answer
            .derivation
            .remark(format!("执行申请费{fee}元在{place}收取，已收{fee_paid}元。"))
            .at_most(crate::derivation::Confidence::Design);
    }
    Ok(answer)
}
