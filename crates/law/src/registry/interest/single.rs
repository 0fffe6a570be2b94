//! Interest in delay on one sum: INT-01, INT-03, INT-04 and INT-06 to INT-09.

use super::super::answer::Answer;
use super::super::inputs::{InputError, Inputs, day_of, part_of, payment_of, sound_ratio, unreadable};
use super::super::prose::{self, Span};
use super::super::readers::Answered;
use super::debts::{checked, daily, doubled, explained, interest_in_delay, principal};
use crate::debt::{Debt, SegmentKind, Suspension, SuspensionReason, statement};
use crate::delay_interest2014 as delay;
use crate::derivation::{Confidence, Derivation};
use serde_json::{Map, Value, json};
use values::{Day, Fen, Ratio};

/// INT-01: one sum, with or without daily interest; or only the days around a due day.
pub(in crate::registry) fn doubled_part(inputs: &Inputs<'_>) -> Answered {
    let due_on = inputs.day("due_end")?;
    if !inputs.has("paid") {
        return Ok(days_around(due_on));
    }
    let name = if inputs.has("base_fen") { "base_fen" } else { "principal_fen" };
    let (amount, paid) = (inputs.fen(name)?, inputs.day("paid")?);
    let debt = checked(Debt { obligations: vec![principal(amount, due_on)], ..Debt::default() }, paid)?;
    let end = statement(&debt, paid);
    let doubled = doubled(&end);
    let mut answer = explained("INT-01", "加倍部分债务利息", &end, Value::Null);
    let (mut days_to_due, mut to_due, mut in_delay) = (0, Fen::ZERO, Fen::ZERO);
    if inputs.has("general_daily_rate") {
        let from = inputs.day("general_from")?;
        let rate = prose::daily_rate(inputs.get("general_daily_rate")?);
        let rate = sound_ratio("general_daily_rate", rate)?;
        if rate > Ratio::new(1, 10) {
            return Err(unreadable("general_daily_rate", "日利率，不超过10%"));
        }
        let mut with_interest = debt;
        with_interest.obligations[0].interest.push(daily(rate, from));
        checked(with_interest, paid)?;
        // The day named by “自X日起” counts, so that interest runs after the day before it.
        let after = from.previous();
        let interest =
            |days: i32| (rate * Ratio::from(i128::from(amount.0) * i128::from(days))).round_half_up();
        days_to_due = due_on.min(paid).days_since(after).max(0);
        let before_new_law = Day::from_number(delay::OLD_LAW_LAST_DAY);
        let runs_after = if due_on < before_new_law { before_new_law } else { due_on };
        let days_in_delay = paid.days_since(after.max(runs_after)).max(0);
        (to_due, in_delay) = (interest(days_to_due), interest(days_in_delay));
        answer.derivation = answer
            .derivation
            .step(
                delay::article("第一条第二款"),
                format!(
                    "一般债务利息按法律文书确定的日利率{}计算：至履行期间届满日{days_to_due}日，{to_due}元；\
                     迟延期间{days_in_delay}日，{in_delay}元。",
                    rate.percent(4)
                ),
            )
            .remark("每个项目四舍五入到分一次。");
    }
    let total = amount + to_due + in_delay + doubled;
    answer.derivation.conclusion = format!("应付总额{total}元，其中加倍部分{doubled}元。");
    answer.outputs = Map::from_iter([
        ("general_to_due_days".to_owned(), json!(days_to_due)),
        ("general_to_due_fen".to_owned(), json!(to_due)),
        ("delay_days".to_owned(), json!(delay::delay_days(due_on, paid))),
        ("general_in_delay_fen".to_owned(), json!(in_delay)),
        ("doubled_fen".to_owned(), json!(doubled)),
        ("total_fen".to_owned(), json!(total)),
    ]);
    Ok(answer)
}

/// The days of delay on the days around a due day.
fn days_around(due_on: Day) -> Answer {
    let mut days = Map::new();
    for offset in -1..=2 {
        let stop = due_on.plus_days(offset);
        days.insert(stop.to_string(), json!(delay::delay_days(due_on, stop)));
    }
    let explained = Derivation::new("INT-01", "迟延天数", Confidence::Design)
        .input("履行期间届满日", due_on.chinese())
        .step(delay::article("第二条"), "加倍部分债务利息自履行期间届满之日起计算。")
        .remark("届满当日不属于迟延，清偿当日计入迟延。")
        .conclude((), "届满当日0天，次日1天。");
    Answer::of(&explained, Value::Object(days))
}

/// INT-03 and INT-04: several payments on one sum, each with its own stop; what exceeds the sum bears nothing.
pub(in crate::registry) fn instalments(inputs: &Inputs<'_>) -> Answered {
    if ["general_daily_rate", "general_from", "general"].iter().any(|name| inputs.has(name)) {
        let refusal = "本规则不计算一般债务利息；法律文书确定了一般债务利息的，请用INT-01或者INT-05";
        return Err(InputError::Unsound(refusal.to_owned()));
    }
    let (amount, due_on) = (inputs.fen("principal_fen")?, inputs.day("due_end")?);
    let mut payments: Vec<(Day, Fen)> = Vec::new();
    for one in inputs.list("payments")? {
        payments.push(payment_of("payments", one)?);
    }
    let mut order: Vec<usize> = (0..payments.len()).collect();
    order.sort_by_key(|index| payments[*index].0);
    let mut left = amount;
    let mut parts = vec![Fen::ZERO; payments.len()];
    let mut derivation = Derivation::new("INT-03", "分次清偿的加倍部分", Confidence::Read)
        .input("本金", format!("{amount}元"))
        .input("履行期间届满日", due_on.chinese())
        .step(delay::article("第一条第二款"), "法律文书未确定给付一般债务利息的，不予计算。")
        .step(delay::article("第三条第一款"), "分次履行的，相应部分计算至每次履行完毕之日。");
    for index in order {
        let (on, paid) = payments[index];
        let part = paid.min(left);
        left -= part;
        parts[index] = interest_in_delay(part, due_on, on);
        let days = delay::delay_days(due_on, on);
        derivation = derivation.remark(format!(
            "{}清偿{part}元，迟延{days}日，加倍部分{}元。",
            on.chinese(),
            parts[index]
        ));
        if delay::split_delay(due_on, on).old_days > 0 {
            derivation = derivation
                .step(delay::article("第七条第一款"), "其中2014年8月1日以前的迟延按旧规定计算。")
                .at_most(Confidence::Recalled);
        }
    }
    let days: Vec<i32> = payments.iter().map(|(on, _)| delay::delay_days(due_on, *on)).collect();
    let total: Fen = parts.iter().sum();
    let value = json!({
        "days": days,
        "doubled_fen": parts,
        "total_doubled_fen": total,
        "unpaid_fen": left,
        "general_fen": Fen::ZERO,
    });
    Ok(Answer::of(&derivation.conclude((), format!("加倍部分合计{total}元。")), value))
}

/// INT-04: the day of deduction counts, not those of arrival and payout.
pub(in crate::registry) fn stop_day(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let stop_on = inputs.day(if inputs.has("deducted") { "deducted" } else { "stop" })?;
    let kind = if inputs.has("kind") {
        inputs.typed("kind", "voluntary、deduction、sale、set_off_in_kind 或者 other_conversion")?
    } else {
        delay::ReceiptKind::Deduction
    };
    let debt = checked(Debt { obligations: vec![principal(base, due_on)], ..Debt::default() }, stop_on)?;
    let end = statement(&debt, stop_on);
    let interest = doubled(&end);
    let result = delay::stop_day(kind, stop_on);
    let conclusion = format!("计算至{}，加倍部分{interest}元。", stop_on.chinese());
    let result = result.derivation.because(end.derivation()).conclude((), conclusion);
    let mut value = json!({ "days": delay::delay_days(due_on, stop_on), "doubled_fen": interest });
    if inputs.has("paid_out") {
        value["wrong_at_payout_fen"] = json!(interest_in_delay(base, due_on, inputs.day("paid_out")?));
    }
    Ok(Answer::of(&result, value))
}

/// The suspensions of INT-06: nothing, one, several in one text, or a list of them.
fn suspensions(inputs: &Inputs<'_>) -> Result<Vec<Suspension>, InputError> {
    let reason = if inputs.has("reason") {
        inputs.typed("reason", "中止原因")?
    } else {
        SuspensionReason::Retrial
    };
    let name = if inputs.has("suspensions") { "suspensions" } else { "suspension" };
    if !inputs.has(name) {
        return Ok(Vec::new());
    }
    match inputs.get(name)? {
        Value::String(text) if prose::is_nothing(text) => Ok(Vec::new()),
        Value::Array(pair) if pair.len() == 2 && pair.iter().all(|day| day_of(name, day).is_ok()) => {
            stretch(pair, reason)
        }
        Value::Array(_) => {
            let stretches: Result<Vec<_>, _> =
                inputs.list(name)?.iter().map(|one| suspensions_of(one, reason)).collect();
            Ok(stretches?.concat())
        }
        one => suspensions_of(one, reason),
    }
}

fn bad_suspension() -> InputError {
    unreadable(
        "suspension",
        "[2025-02-10,2025-04-01)（不含末日）、2025-02-10..2025-03-31（含末日），几段用逗号隔开，没有的写“无”",
    )
}

fn suspensions_of(value: &Value, reason: SuspensionReason) -> Result<Vec<Suspension>, InputError> {
    match value {
        Value::String(text) => {
            let spans = prose::intervals(text).ok_or_else(bad_suspension)?;
            spans.into_iter().map(|span| suspended(span, reason)).collect()
        }
        Value::Array(pair) => stretch(pair, reason),
        Value::Object(one) => {
            let reason = match one.get("reason") {
                Some(reason) => {
                    serde_json::from_value(reason.clone()).map_err(|_| unreadable("reason", "中止原因"))?
                }
                None => reason,
            };
            let ends = one.get("from").zip(one.get("until")).ok_or_else(bad_suspension)?;
            stretch(&[ends.0.clone(), ends.1.clone()], reason)
        }
        _ => Err(bad_suspension()),
    }
}

/// A pair of the day of the ruling and the day of resumption.
fn stretch(pair: &[Value], reason: SuspensionReason) -> Result<Vec<Suspension>, InputError> {
    let [from, until] = pair else { return Err(bad_suspension()) };
    let span = Span::Until(day_of("suspension", from)?, day_of("suspension", until)?);
    Ok(vec![suspended(span, reason)?])
}

fn suspended(span: Span, reason: SuspensionReason) -> Result<Suspension, InputError> {
    let (Span::Until(from, to) | Span::Through(from, to)) = span;
    if to < from {
        return Err(InputError::Unsound(format!("恢复日{}早于中止日{}", to.chinese(), from.chinese())));
    }
    let until = match span {
        Span::Until(..) => to,
        Span::Through(..) => to.next(),
    };
    Ok(Suspension { from, until, reason })
}

/// INT-06: time of suspension that does not count, `[from, until)`.
pub(in crate::registry) fn suspension(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on, paid) = (inputs.fen("base_fen")?, inputs.day("due_end")?, inputs.day("paid")?);
    let suspensions = suspensions(inputs)?;
    let with_base = |base: Fen| Debt {
        obligations: vec![principal(base, due_on)],
        suspensions: suspensions.clone(),
        ..Debt::default()
    };
    let end = statement(&checked(with_base(base), paid)?, paid);
    // The days do not depend on the base, which may be nothing.
    let days = statement(&with_base(Fen(1)), paid);
    let excluded: i32 = days.segments.iter().map(|segment| segment.excluded_days).sum();
    let gross = delay::delay_days(due_on, paid);
    let value = json!({
        "gross_days": gross,
        "excluded": excluded,
        "delay_days": gross - excluded,
        "doubled_fen": doubled(&end),
    });
    Ok(explained("INT-06", "扣除中止期间的加倍部分", &end, value))
}

/// INT-07: foreign currency. The parity may be quoted for a hundred units.
pub(in crate::registry) fn foreign_currency(inputs: &Inputs<'_>) -> Answered {
    let foreign = inputs.fen("usd_cents")?;
    let days = if inputs.has("days") {
        i32::try_from(inputs.number("days")?).map_err(|_| unreadable("days", "天数"))?
    } else {
        delay::delay_days(inputs.day("due_end")?, inputs.day("paid")?)
    };
    let parity = prose::parity(inputs.get("mid_rate")?).filter(|parity| parity.is_positive());
    let parity = parity.ok_or_else(|| {
        unreadable("mid_rate", "大于零的中间价，例如 7.0288、702.88 per 100、100美元=702.88元")
    })?;
    let parity = sound_ratio("mid_rate", Some(parity))?;
    part_of("usd_cents", parity, foreign)?;
    let result = delay::in_renminbi(foreign.0, parity);
    let value = json!({
        "rmb_base_fen": result.value,
        "doubled_fen": delay::doubled_part(result.value, days),
        "usd_doubled_cents": delay::doubled_part(foreign, days),
    });
    Ok(Answer::of(&result, value))
}

/// INT-08: the days under the old and the new law, and the interest where a base is given.
pub(in crate::registry) fn old_and_new_law(inputs: &Inputs<'_>) -> Answered {
    let (due_on, paid) = (inputs.day("due_end")?, inputs.day("paid")?);
    let split = delay::split_delay(due_on, paid);
    let mut value = json!({ "old_rule_days": split.old_days, "new_rule_days": split.new_days });
    if !inputs.has("base_fen") {
        let confidence = if split.old_days > 0 { Confidence::Recalled } else { Confidence::Read };
        let explained = Derivation::new("INT-08", "新旧规定分段计算", confidence)
            .input("履行期间届满日", due_on.chinese())
            .input("清偿日", paid.chinese())
            .step(
                delay::article("第七条"),
                "2014年8月1日以前的迟延按旧规定计算，自2014年8月1日起按本解释计算。",
            )
            .conclude((), format!("旧规定{}天，新规定{}天。", split.old_days, split.new_days));
        return Ok(Answer::of(&explained, value));
    }
    let base = inputs.fen("base_fen")?;
    let debt = checked(Debt { obligations: vec![principal(base, due_on)], ..Debt::default() }, paid)?;
    let end = statement(&debt, paid);
    let old = end
        .segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::OldLaw)
        .fold(Ratio::ZERO, |sum, segment| sum + segment.interest());
    value["old_rule_fen"] = json!(old.round_half_up());
    value["new_rule_fen"] = json!(delay::doubled_part(base, split.new_days));
    value["total_fen"] = json!(doubled(&end));
    Ok(explained("INT-08", "新旧规定分段计算", &end, value))
}

/// INT-09: interest stops at the acceptance of bankruptcy.
pub(in crate::registry) fn bankruptcy(inputs: &Inputs<'_>) -> Answered {
    let (base, due_on) = (inputs.fen("base_fen")?, inputs.day("due_end")?);
    let (accepted, on) = (inputs.day("accepted")?, inputs.day("on")?);
    let mut debt = Debt { obligations: vec![principal(base, due_on)], ..Debt::default() };
    debt.settings.bankruptcy_accepted_on = Some(accepted);
    let end = statement(&checked(debt, on)?, on);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(
        "INT-09",
        "破产申请受理前的加倍部分",
        &end,
        json!({ "delay_days": days, "doubled_fen": doubled(&end) }),
    ))
}
