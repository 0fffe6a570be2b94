//! INT-05: the order of payment, for the spoken example, its structured form, or any debt.

use super::super::inputs::{InputError, Inputs, day_of, sound_ratio, unreadable};
use super::super::prose::{self, DailyInterest, Length};
use super::super::readers::Answered;
use super::debts::{checked, daily, doubled, explained, payment, principal};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period;
use crate::debt::{Debt, InterestTerm, MoneyClass, Obligation, OldLawTerm, Until, statement};
use crate::delay_interest2014 as delay;
use crate::rates::BenchmarkTerm;
use serde::Deserialize;
use serde_json::{Value, json};
use values::{Day, Fen};

/// A claim with an awarded lawyer's fee and daily interest, paid in part on one day and perhaps cleared on another.
pub(super) struct Waterfall {
    pub(super) principal: Fen,
    pub(super) fee: Fen,
    pub(super) due: period::Period,
    general: Option<DailyInterest>,
    first: (Day, Fen),
    cleared_on: Option<Day>,
}

/// The interest the instrument grants, in words or as an object; none where it grants none.
fn general(inputs: &Inputs<'_>) -> Result<Option<DailyInterest>, InputError> {
    const FORM: &str = "一般债务利息，例如 0.03%/day from 2024-01-01 to payment、日万分之三，自2024-01-01起至2024-07-01止，或者 {daily_rate, from, to}；没有的写“无”";
    let bad = || unreadable("general", FORM);
    if !inputs.has("general") {
        return Ok(None);
    }
    let general = match inputs.get("general")? {
        Value::String(text) if prose::is_nothing(text) => return Ok(None),
        Value::String(text) => prose::daily_interest(text).ok_or_else(bad)?,
        Value::Object(terms) => DailyInterest {
            rate: terms.get("daily_rate").and_then(prose::daily_rate).ok_or_else(bad)?,
            from: day_of("general", terms.get("from").ok_or_else(bad)?)?,
            until: match terms.get("to") {
                None | Some(Value::Null) => Until::Payment,
                Some(day) => Until::Day(day_of("general", day)?),
            },
        },
        _ => return Err(bad()),
    };
    sound_ratio("general", Some(general.rate))?;
    match general.until {
        Until::Day(last) if last < general.from => Err(InputError::Unsound(format!(
            "一般债务利息的止算日{}早于起算日{}",
            last.chinese(),
            general.from.chinese()
        ))),
        _ => Ok(Some(general)),
    }
}

/// The end of the performance period after the day of effect.
fn due(inputs: &Inputs<'_>) -> Result<period::Period, InputError> {
    let effective = inputs.day("effective")?;
    match prose::length(inputs.get("performance")?) {
        Some(Length::Days(days)) => Ok(period::period_of_days(Calendar::national(), effective, days)),
        Some(Length::Months(months)) => Ok(period::period_of_months(Calendar::national(), effective, months)),
        None => Err(unreadable("performance", "天数，例如 10、10 days、十日、一个月")),
    }
}

fn cleared_on(inputs: &Inputs<'_>) -> Result<Option<Day>, InputError> {
    if !inputs.has("payment2") {
        return Ok(None);
    }
    let text = inputs.get("payment2")?.as_str().unwrap_or_default();
    let bad = || unreadable("payment2", "全部清偿日，例如 2024-12-31 clears all、2024-12-31");
    prose::cleared_on(text).map(Some).ok_or_else(bad)
}

impl Waterfall {
    pub(super) fn of(inputs: &Inputs<'_>) -> Result<Waterfall, InputError> {
        let waterfall = Waterfall {
            principal: inputs.fen("principal_fen")?,
            fee: inputs.fen_or_zero("award_lawyer_fee_fen")?,
            general: general(inputs)?,
            due: due(inputs)?,
            first: inputs.payment("payment1")?,
            cleared_on: cleared_on(inputs)?,
        };
        if waterfall.cleared_on.is_some_and(|last| last < waterfall.first.0) {
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
        if let Some(DailyInterest { rate, from, until }) = self.general {
            let from = after.map_or(from, |after| from.max(after.next()));
            claim.interest.push(InterestTerm { until, ..daily(rate, from) });
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
        checked(debt, self.cleared_on.unwrap_or(self.first.0))
    }

    /// Interest in delay on both sums as one base, for the days after a day.
    fn delay(&self, base: Fen, after: Option<Day>, until: Day) -> Result<Fen, InputError> {
        let mut debt = self.debt(base, Fen::ZERO, after)?;
        debt.obligations.truncate(1);
        Ok(doubled(&statement(&debt, until)))
    }

    /// How many days general interest runs after one day and up to another.
    fn general_days(&self, after: Day, until: Day) -> i32 {
        self.general.map_or(0, |general| {
            let last = match general.until {
                Until::Day(last) => last.min(until),
                _ => until,
            };
            last.days_since(after.max(general.from.previous())).max(0)
        })
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
    let first = statement(&checked(debt, paid_on)?, paid_on);
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
    });
    let mut answer = explained("INT-05", "清偿顺序", &first, value);
    let Some(last) = example.cleared_on else { return Ok(answer) };
    let second = statement(&example.debt(principal_left, fee_left, Some(paid_on))?, last);
    let general_2 = second.obligations[0].general_accrued;
    let doubled_2 = example.delay(principal_left + fee_left, Some(paid_on), last)?;
    let carried = general_1 - to_general + (doubled_1 - to_doubled);
    let to_clear = principal_left + fee_left + general_2 + doubled_2 + carried;
    answer.set("general_days_2", json!(example.general_days(paid_on, last)));
    answer.set("general_2_fen", json!(general_2));
    answer.set("doubled_2_fen", json!(doubled_2));
    answer.set("doubled_total_fen", json!(doubled_1 + doubled_2));
    answer.set("payment2_fen", json!(to_clear));
    answer.derivation = answer
        .derivation
        .remark(format!("以下为{}之后的部分，截至{}。", paid_on.chinese(), last.chinese()))
        .because(second.derivation())
        .remark(format!("第一次清偿后尚欠的利息{carried}元一并清偿。"))
        .remark(format!(
            "加倍部分按本金和律师费合计的基数取整一次：第一段{doubled_1}元，第二段{doubled_2}元。"
        ));
    answer.derivation.conclusion = format!("{}全部清偿须付{to_clear}元。", last.chinese());
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
    if debt.obligations.len() > 400 || debt.receipts.len() > 400 || debt.suspensions.len() > 400 {
        return Err(unreadable("debt", "各列表不超过400项"));
    }
    let on = inputs.day("on")?;
    let mut debt = checked(debt, on)?;
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
