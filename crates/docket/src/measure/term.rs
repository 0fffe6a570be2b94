//! The term of a running measure: when it ends, and until when its renewal can still be ordered (SEI-04, SEI-05).
//!
//! Two clocks watch it. One is due on the last safe day and asks for the renewal; it stands still while an order to
//! renew awaits its report, and rings again where that report does not come or says no. The other is due on the last
//! day of effect and stays until the measure is renewed, lifted, or somebody says what was done after it lapsed.

use crate::case::Case;
use crate::clock::{ClockKind, ClockState};
use crate::event::EntryNo;
use crate::measure::{Measure, QUESTIONS, Standing};
use law::Calendar;
use law::seizure2020::renewal_plan;
use values::Day;

/// The last day on which an order to renew still reaches its end in time: the last working day of the term, less the
/// working days that whoever carries it out needs. Over holidays nobody renews anything.
#[must_use]
pub fn last_safe_day(measure: &Measure, renewal_days: u32) -> Day {
    let calendar = Calendar::national();
    let last_working_day = renewal_plan(calendar, measure.until).value.last_safe_on;
    (0..renewal_days).fold(last_working_day, |day, _| calendar.last_working_day_until(day.previous()))
}

impl Measure {
    /// The last day on which an order to renew still reaches its end in time.
    #[must_use]
    pub fn last_safe_on(&self) -> Day {
        last_safe_day(self, self.renewal_days)
    }

    /// Whether it ended without renewal and nobody has said what was done.
    #[must_use]
    pub fn lapsed_unanswered_on(&self, day: Day) -> bool {
        self.standing == Standing::Confirmed
            && self.released_on.is_none()
            && self.lapse.is_none()
            && day > self.until
    }
}

/// The measure has effect: both clocks run.
pub(crate) fn begin(case: &mut Case, no: EntryNo) {
    let Some(measure) = case.measure(no) else { return };
    let (from, until, safe) = (measure.from, measure.until, measure.last_safe_on());
    let (way, place) = (measure.way.verb(), measure.place());
    case.clocks.start(ClockKind::MeasureEnds, no.0, format!("{way}届满：{place}"), from, until);
    case.clocks.start(ClockKind::RenewMeasure, no.0, format!("续行{way}：{place}"), from, safe);
    rests_on(case, no);
}

/// The measure runs longer: both clocks move.
pub(crate) fn prolonged(case: &mut Case, no: EntryNo) {
    let Some(measure) = case.measure(no).filter(|measure| measure.released_on.is_none()) else { return };
    let (until, safe) = (measure.until, measure.last_safe_on());
    case.clocks.resume(ClockKind::MeasureEnds, no.0, until);
    case.clocks.resume(ClockKind::RenewMeasure, no.0, safe);
    rests_on(case, no);
}

/// The last days were found under the answers that the measure rests on.
fn rests_on(case: &mut Case, no: EntryNo) {
    let Some(applied) = case.measure(no).map(|measure| measure.applied.clone()) else { return };
    for kind in [ClockKind::MeasureEnds, ClockKind::RenewMeasure] {
        case.clocks.rests_on(kind, no.0, QUESTIONS, &applied);
    }
}

/// The renewal is ordered and its report awaited.
pub(crate) fn awaits(case: &mut Case, no: EntryNo, since: Day) {
    case.clocks.pause(ClockKind::RenewMeasure, no.0, since);
}

/// The report did not come, or said no: the renewal must be ordered again.
pub(crate) fn asks_again(case: &mut Case, no: EntryNo) {
    let stands_still = |case: &Case| {
        let clock = case.clocks.get(ClockKind::RenewMeasure, no.0);
        clock.is_some_and(|clock| matches!(clock.state, ClockState::Paused(_)))
    };
    if stands_still(case)
        && let Some(safe) = case.measure(no).map(Measure::last_safe_on)
    {
        case.clocks.resume(ClockKind::RenewMeasure, no.0, safe);
    }
}

/// The measure is over.
pub(crate) fn ended(case: &mut Case, no: EntryNo, on: Day) {
    case.clocks.meet(ClockKind::MeasureEnds, no.0, on);
    case.clocks.meet(ClockKind::RenewMeasure, no.0, on);
    case.clocks.meet(ClockKind::InspectSeal, no.0, on);
}
