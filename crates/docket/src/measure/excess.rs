//! What to release first where more is held than may be (超标的部分的解除).
//!
//! > 查封扣押冻结规定第十九条 查封、扣押、冻结被执行人的财产，以其价额足以清偿法律文书确定的债权额及执行费用为限，不得明显超标的额查封、扣押、冻结。
//! > 发现超标的额查封、扣押、冻结的，人民法院应当根据被执行人的申请或者依职权，及时解除对超标的额部分财产的查封、扣押、冻结，但该财产为不可分物且被执行人无其他可供执行的财产或者其他财产不足以清偿债务的除外。
//!
//! Assumption: the least useful thing to hold goes first, which is the one that turns into money latest; money itself
//! goes last, and only as far as it must. Nothing is offered that would leave less than the limit held.

use super::Measure;
use super::guard::clear_excess;
use crate::act::Context;
use crate::case::Case;
use crate::event::EntryNo;
use crate::property::PropertyKind;
use values::Fen;

/// What would bring a case back to its limit.
pub(crate) struct Relief {
    /// Why: the figures; none where no more is held than may be.
    reason: Option<String>,
    /// Whether the excess is clear by the court's own line.
    pub(crate) is_clear: bool,
    /// The measures to release, with the part where a part suffices.
    releases: Vec<(EntryNo, Option<Fen>)>,
    /// What would still be held beyond the limit: things that cannot be divided.
    left: Fen,
}

impl Relief {
    /// The reason and the part to release of a measure; none where it should stay.
    pub(crate) fn of(&self, measure: &Measure) -> Option<(&str, Option<Fen>)> {
        let (_, part) = self.releases.iter().find(|(no, _)| *no == measure.no)?;
        Some((self.reason.as_deref()?, *part))
    }

    /// The reason, where the excess is clear and cannot be released by parts.
    pub(crate) fn of_the_undivided(&self) -> Option<&str> {
        self.reason.as_deref().filter(|_| self.is_clear && self.left.is_positive())
    }
}

/// What to release first, from the least useful to hold to the most.
pub(crate) fn relief(case: &Case, ctx: &Context<'_>) -> Relief {
    let held = case.held(ctx.today);
    let limit = case.control_limit(ctx.today, ctx.settings.forecast_months);
    let clear = clear_excess(case, ctx);
    let mut left = (held - limit).or_zero();
    let is_clear = clear.is_some();
    let plain = || format!("已控制{held}元，超过控制上限{limit}元");
    let reason = left.is_positive().then(|| clear.unwrap_or_else(plain));
    let mut running: Vec<&Measure> = case
        .measures
        .iter()
        .filter(|measure| measure.runs_on(ctx.today) && case.open_order_on(measure.no).is_none())
        .collect();
    running.sort_by_key(|measure| (usefulness(measure.kind), std::cmp::Reverse(measure.no)));
    let mut releases = Vec::new();
    for measure in running {
        let holds = measure.held_now();
        let divides = measure.kind.is_money() && measure.property.is_some();
        if !left.is_positive() || holds.is_zero() || (holds > left && !divides) {
            continue;
        }
        releases.push((measure.no, (holds > left).then_some(left)));
        left -= holds.min(left);
    }
    Relief { reason, is_clear, releases, left }
}

/// How soon a thing of a kind turns into money: the later, the less use there is in holding it.
fn usefulness(kind: PropertyKind) -> u8 {
    match kind {
        PropertyKind::Other => 0,
        PropertyKind::Equity => 1,
        PropertyKind::Land => 2,
        PropertyKind::RealEstate => 3,
        PropertyKind::Movable => 4,
        PropertyKind::Vehicle => 5,
        PropertyKind::Receivable => 6,
        PropertyKind::Securities => 7,
        PropertyKind::ProvidentFund => 8,
        PropertyKind::Wallet => 9,
        PropertyKind::Deposit => 10,
    }
}
