//! What no measure may do: hold beyond the debt (严禁超标的), or take what the debtor needs to live.

use crate::act::Context;
use crate::case::Case;
use crate::party::PartyNo;
use crate::property::Property;
use crate::refusal::Refusal;
use law::seizure2020::{Coverage, coverage};
use values::{Fen, Ratio};

/// Whether so much more may be held, in the case and of this debtor (SEI-08).
///
/// # Errors
/// [`Refusal::ExceedsClaim`] where it may not and no reason is recorded.
pub(crate) fn check_limit(
    case: &Case,
    debtor: PartyNo,
    wanted: Fen,
    reason: Option<&str>,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let months = ctx.settings.forecast_months;
    let of_the_case = (case.committed(ctx.today), case.control_limit(ctx.today, months));
    let of_the_debtor =
        (case.committed_of(debtor, ctx.today), case.control_limit_of(debtor, ctx.today, months));
    for (held, owed) in [of_the_case, of_the_debtor] {
        // A reason never helps where what is held covers the debt already.
        if wanted + held > owed && (reason.is_none() || held >= owed) {
            return Err(Refusal::ExceedsClaim { wanted, held, owed });
        }
    }
    Ok(())
}

/// Whether the property may be held, and so much of it, beside what the debtor and those he supports need (EXM-01).
///
/// # Errors
/// [`Refusal::Exempt`] where it may not be held at all, [`Refusal::LivingCostsKept`] where less of it may.
pub(crate) fn check_exemption(property: &Property, amount: Fen) -> Result<(), Refusal> {
    let Some(exemption) = property.exemption else { return Ok(()) };
    if exemption.need.bars_control() {
        return Err(Refusal::Exempt { what: exemption.need.title() });
    }
    let free = (property.value.unwrap_or_default() - exemption.kept).or_zero();
    if exemption.kept.is_positive() && amount > free {
        return Err(Refusal::LivingCostsKept { kept: exemption.kept, free });
    }
    Ok(())
}

/// How far more is held than the debt, the interest of the coming months and the fee allow, where the excess is clear
/// by the court's own line (SEI-08, D-14): a hint, not a bar.
pub(crate) fn clear_excess(case: &Case, ctx: &Context<'_>) -> Option<String> {
    let held = case.held(ctx.today);
    let limit = case.control_limit(ctx.today, ctx.settings.forecast_months);
    let line = Ratio::new(i128::from(ctx.law.number("D-14")), 100);
    let percent = line.percent(0);
    let mark = if ctx.law.is_decided("D-14") { "" } else { "，待核" };
    (coverage(held, limit, line).value == Coverage::ObviousExcess).then(|| {
        format!(
            "已控制{held}元，超过控制上限{limit}元的{percent}（明显超标的提示线{mark}），超出部分应当解除"
        )
    })
}
