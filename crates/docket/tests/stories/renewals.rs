//! Measures are renewed in time, and what lapses is listed until somebody says what was done.

use crate::controls;
use crate::court::{Court, day, loan};
use docket::EntryNo;
use docket::clock::{ClockKind, ClockState};
use docket::measure::order::{Done, time_out};

/// The state and the last day of the clock that asks for the renewal of a measure.
fn renewal_clock(court: &Court, measure: u32) -> (ClockState, String) {
    let clock = court.case().clocks.get(ClockKind::RenewMeasure, measure).unwrap().clone();
    (clock.state, clock.due_on.to_string())
}

/// A freeze of an account at a bank that needs five working days to renew, to Friday 5 March 2027: the last safe day is
/// Friday 26 February.
pub(crate) fn in_time() -> Court {
    let (mut court, freeze) = controls::frozen_account();
    assert_eq!(renewal_clock(&court, freeze), (ClockState::Running, "2027-02-26".to_owned()));
    // While an order awaits its report the clock stands still; where the report says no it rings again.
    court.check(&format!("2027-02-01 lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let order = court.entries.len() as u32;
    assert_eq!(renewal_clock(&court, freeze).0, ClockState::Paused(day("2027-02-01")));
    court.reported("2027-02-02", order, Done::Refused { reason: "系统维护".to_owned() });
    assert_eq!(renewal_clock(&court, freeze), (ClockState::Running, "2027-02-26".to_owned()));
    // Where no report comes, too.
    court.check(&format!("2027-02-03 lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let order = court.entries.len() as u32;
    let late = time_out(&court.case(), EntryNo(order), day("2027-02-11"));
    court.enter("gateway", day("2027-02-11"), late);
    assert_eq!(renewal_clock(&court, freeze), (ClockState::Running, "2027-02-26".to_owned()));
    // A report that comes late is a report: the clock moves to the next term.
    court.reported("2027-02-12", order, Done::Renewed { until: day("2028-02-03") });
    assert_eq!(renewal_clock(&court, freeze), (ClockState::Running, "2028-01-27".to_owned()));
    court
}

/// The freeze of 2026 ended without renewal.
pub(crate) fn lapse() -> Court {
    let (mut court, freeze) = controls::frozen_account();
    let property = court.case().measures[0].property.unwrap();
    court.check(&format!(
        "
        2027-03-05 lin record_lapse measure={freeze} answer=given_up reason=漏办 -> !measure_running
        2027-03-06 lin record_lapse measure=1 answer=given_up reason=漏办 -> !not_on_docket
        2027-03-06 ma record_lapse measure={freeze} answer=given_up reason=漏办 -> !not_your_office
        2027-03-06 lin record_lapse measure={freeze} answer=retaken reason=漏办 -> !not_retaken
        2027-03-06 lin order_renewal measure={freeze} months=12 -> !renewal_too_late
        2027-03-06 lin control_property property={property} way=freeze amount_fen=20,000 months=12 -> control_ordered
        2027-03-06 lin record_lapse measure={freeze} answer=retaken reason=银行系统升级，续行手续未能按期办理 -> lapse_recorded
        2027-03-06 lin record_lapse measure={freeze} answer=given_up reason=漏办 -> !measure_ended
        "
    ));
    let case = court.case();
    assert_eq!(
        case.clocks.get(ClockKind::MeasureEnds, freeze).unwrap().state,
        ClockState::Met(day("2027-03-06"))
    );
    let words = case.measures[0].standing_words(day("2027-03-06"));
    assert_eq!(words, "已于2027年3月5日届满失效，已重新控制");
    court
}

/// A freeze over the counter of a bank: its last day 1 May 2027 is a holiday, and the last working day Friday 30 April.
pub(crate) fn counter_lapse() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-05-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-05-02 months=12 -> deposit_frozen @freeze
        2026-05-06 = until=2027-05-01
        ",
    );
    let freeze = court.entries.len() as u32;
    assert_eq!(renewal_clock(&court, freeze), (ClockState::Running, "2027-04-30".to_owned()));
    court.check(
        "
        2027-04-30 lin order_renewal measure=@freeze months=12 -> !over_the_counter
        2027-04-30 lin order_release measure=@freeze ground=other reason=流拍 -> !over_the_counter
        2027-05-02 lin renew_freeze measure=@freeze renewed_on=2027-05-02 months=12 -> !renewal_too_late
        2027-05-02 lin record_lapse measure=@freeze answer=given_up reason=账户余额已全部划拨 -> lapse_recorded
        ",
    );
    assert!(!court.case().measures[0].lapsed_unanswered_on(day("2027-05-02")));
    court
}

#[test]
fn a_report_that_the_renewal_was_made_takes_the_lapse_back() {
    let (mut court, freeze) = controls::frozen_account();
    court.check(&format!("2027-03-01 lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let order = court.entries.len() as u32;
    court.check(&format!(
        "2027-03-08 lin record_lapse measure={freeze} answer=given_up reason=逾期未收到回执 -> lapse_recorded"
    ));
    court.reported("2027-03-09", order, Done::Renewed { until: day("2028-03-01") });
    assert!(court.case().measures[0].lapse.is_none());
    assert!(court.case().measures[0].runs_on(day("2027-03-09")));
    assert_eq!(renewal_clock(&court, freeze).0, ClockState::Running);
}
