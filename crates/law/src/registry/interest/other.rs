//! What is not interest on a debt: money for other duties, the performance period, rounding, notice and settlement.

use super::super::answer::Answer;
use super::super::inputs::{Inputs, fen_of, too_large, unreadable};
use super::super::readers::Answered;
use super::debts::{checked, daily, explained, principal};
use crate::calendar::Calendar;
use crate::civil_procedure2023::period;
use crate::debt::{Debt, FirstDay, InterestTerm, LARGEST_AMOUNT, RateTerm, YearDays, statement};
use crate::delay_interest2014 as delay;
use crate::derivation::{Article, Confidence, Derivation};
use crate::procedure_interpretation2022;
use crate::statutes;
use serde_json::json;
use values::Ratio;

pub(super) fn delayed_performance_money(inputs: &Inputs<'_>) -> Answered {
    if !inputs.has("loss_fen") {
        let explained = Derivation::new("INT-10", "迟延履行金", Confidence::Read)
            .step(
                procedure_interpretation2022::article("第五百零五条"),
                "没有造成损失的，迟延履行金可以由人民法院根据具体案件情况决定。",
            )
            .conclude((), "由人民法院决定，没有计算公式。");
        return Ok(Answer::of(&explained, json!({ "decided_by_court": true })));
    }
    let result = procedure_interpretation2022::delayed_performance_money(inputs.fen("loss_fen")?);
    Ok(Answer::of(&result, json!({ "decided_by_court": false, "amount_fen": result.value })))
}

pub(super) fn performance_period(inputs: &Inputs<'_>) -> Answered {
    let result =
        period::performance_period(Calendar::national(), inputs.day("effective")?, inputs.number("days")?);
    let value = json!({ "due_end_raw": result.value.raw_end, "due_end": result.value.end });
    Ok(Answer::of(&result, value))
}

/// INT-12: exact sums, rounded once over all segments of one item.
pub(super) fn rounding(inputs: &Inputs<'_>) -> Answered {
    let mut exact = Ratio::ZERO;
    for segment in inputs.list("segments")? {
        let Some([base, days]) = segment.as_array().map(Vec::as_slice) else {
            return Err(unreadable("segments", "基数（分）和天数的列表"));
        };
        let days =
            days.as_u64().filter(|days| *days <= 100_000).ok_or_else(|| unreadable("segments", "天数"))?;
        let base = i128::from(fen_of("segments", base)?.0);
        exact = exact + Ratio::new(base * i128::from(days) * 175, 1_000_000);
    }
    if exact > Ratio::from(i128::from(LARGEST_AMOUNT.0)) {
        return Err(too_large("segments"));
    }
    let explained = Derivation::new("INT-12", "加倍部分的取整", Confidence::Design)
        .remark("各段按“基数×1.75÷10000×天数”精确计算并相加，最后一次四舍五入到分。")
        .remark(format!("各段之和为{exact}分。"))
        .conclude((), format!("{}元。", exact.round_half_up()));
    let value = json!({ "exact": exact.to_string(), "doubled_fen": exact.round_half_up() });
    Ok(Answer::of(&explained, value))
}

pub(super) fn notice_announces(_: &Inputs<'_>) -> Answered {
    let result = delay::notice_announces_delay();
    Ok(Answer::of(&result, json!({ "announced_in_notice": result.value, "depends_on_request": false })))
}

pub(super) fn settlement(inputs: &Inputs<'_>) -> Answered {
    let kept = inputs.flag("kept")?;
    let derivation = Derivation::new("INT-14", "执行和解与迟延利息", Confidence::Read);
    let explained = if kept {
        derivation
            .step(Article::new(statutes::SETTLEMENT, "第八条"), "和解协议履行完毕的，作执行结案处理。")
            .conclude((), "按和解协议了结，不再计算加倍部分债务利息。")
    } else {
        derivation
            .step(
                Article::new(statutes::SETTLEMENT, "第九条"),
                "不履行和解协议的，可以申请恢复执行原生效法律文书。",
            )
            .step(Article::new(statutes::SETTLEMENT, "第十七条"), "恢复执行后，已经履行部分应当依法扣除。")
            .conclude((), "原法律文书恢复执行，迟延利息照原文书计算，扣除已履行部分。")
    };
    let value = json!({ "ends_the_matter": kept, "original_instrument_runs": !kept, "performed_parts_deducted": !kept });
    Ok(Answer::of(&explained, value))
}

/// INT-15: general interest on a fixed base. The day basis must be said, except for a daily rate.
pub(super) fn general_interest(inputs: &Inputs<'_>) -> Answered {
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
    let end = statement(&checked(Debt { obligations: vec![obligation], ..Debt::default() }, until)?, until);
    let days: i32 = end.segments.iter().map(|segment| segment.days).sum();
    Ok(explained(
        "INT-15",
        "一般债务利息",
        &end,
        json!({ "days": days, "interest_fen": end.totals.general_left }),
    ))
}
