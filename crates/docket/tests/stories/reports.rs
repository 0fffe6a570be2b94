//! Reports that say what cannot be are not taken, and what an order came to nobody loses sight of.

use crate::controls::frozen_account;
use crate::court::{Court, day};
use docket::clock::{ClockKind, ClockState};
use docket::measure::disputed::{ReportDispute, take_about_another};
use docket::measure::order::{Done, OrderState, Report, time_out};
use docket::{EntryNo, Event};
use values::Fen;

/// Orders the renewal of the freeze that ends on 5 March 2027.
fn renewal(on: &str) -> (Court, u32, u32) {
    let (mut court, freeze) = frozen_account();
    court.check(&format!("{on} lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let order = court.entries.len() as u32;
    (court, freeze, order)
}

fn state(court: &Court, order: u32) -> OrderState {
    court.case().order(EntryNo(order)).unwrap().state.clone()
}

#[test]
fn a_renewal_that_cannot_be_is_disputed_and_the_measure_stays_as_it_was() {
    for (reported_on, until, dispute) in [
        // In time: as long as the law allows from the day of the report, and no longer.
        ("2027-03-02", "2028-03-01", None),
        ("2027-03-02", "2027-09-01", None),
        ("2027-03-02", "2028-03-02", None),
        ("2027-03-02", "2028-03-03", Some(ReportDispute::TooLong)),
        ("2027-03-02", "2027-03-06", None),
        ("2027-03-02", "2027-03-05", Some(ReportDispute::NotLonger)),
        ("2027-03-02", "2026-03-01", Some(ReportDispute::NotLonger)),
        // Written after the end: the last day tells whether the renewal itself was in time.
        ("2027-03-09", "2028-02-28", Some(ReportDispute::AfterTerm)),
        ("2027-03-09", "2028-02-29", None),
        ("2027-03-09", "2028-03-05", None),
        ("2027-03-09", "2028-03-06", Some(ReportDispute::AfterTerm)),
        ("2027-03-09", "2028-03-08", Some(ReportDispute::AfterTerm)),
        ("2027-03-09", "2027-09-08", Some(ReportDispute::AfterTerm)),
    ] {
        let (mut court, freeze, order) = renewal("2027-03-01");
        let pages = court.reported(reported_on, order, Done::Renewed { until: day(until) });
        let Some(dispute) = dispute else {
            assert_eq!(pages, ["renewal_confirmed"], "{reported_on} {until}");
            continue;
        };
        assert_eq!(pages, ["report_disputed"], "{reported_on} {until}");
        assert!(
            matches!(state(&court, order), OrderState::Disputed { why, .. } if why == dispute),
            "{until}"
        );
        let case = court.case();
        let measure = case.measure(EntryNo(freeze)).unwrap();
        assert_eq!(measure.until, day("2027-03-05"));
        assert!(!measure.runs_on(day("2027-03-09")));
        assert_eq!(case.clocks.get(ClockKind::RenewMeasure, freeze).unwrap().state, ClockState::Running);
        assert!(case.order_needs_somebody(case.order(EntryNo(order)).unwrap()));
        let sentence = court.entries.last().unwrap().event.sentence(&case);
        assert!(sentence.contains(dispute.title()) && sentence.contains("条"), "{sentence}");
        // The same again says nothing new; the right report is taken.
        assert!(court.reported(reported_on, order, Done::Renewed { until: day(until) }).is_empty());
        assert_eq!(
            court.reported("2027-03-09", order, Done::Renewed { until: day("2028-03-01") }),
            ["renewal_confirmed"]
        );
        assert!(court.case().measure(EntryNo(freeze)).unwrap().runs_on(day("2027-03-09")));
    }
}

#[test]
fn a_freeze_longer_than_the_law_allows_is_disputed() {
    let (mut court, _) = frozen_account();
    let property = court.case().properties[0].no;
    court.check(&format!("2027-03-06 lin control_property property={property} way=freeze amount_fen=20,000 months=12 -> control_ordered"));
    let order = court.entries.len() as u32;
    let held = |until: &str| Done::Controlled {
        control_no: "冻2027001".to_owned(),
        held: Some(Fen(2_000_000)),
        from: day("2027-03-06"),
        until: Some(day(until)),
        rank: 0,
    };
    assert_eq!(court.reported("2027-03-07", order, held("2028-03-07")), ["report_disputed"]);
    assert_eq!(court.case().held(day("2027-03-07")), Fen::ZERO);
    assert_eq!(court.case().committed(day("2027-03-07")), Fen(2_000_000), "it may be held");
    assert_eq!(court.reported("2027-03-07", order, held("2028-03-06")), ["control_confirmed"]);
}

#[test]
fn a_report_about_somebody_else_changes_nothing() {
    let (mut court, freeze, order) = renewal("2027-03-01");
    let report = Report {
        on: day("2027-03-02"),
        receipt: "回执".to_owned(),
        done: Done::Renewed { until: day("2028-03-01") },
    };
    let take = |court: &Court| take_about_another(&court.case(), EntryNo(order), &report, "张某");
    let events = take(&court);
    assert_eq!(events.iter().map(Event::kind).collect::<Vec<_>>(), ["report_disputed"]);
    court.enter("gateway", day("2027-03-02"), events);
    assert!(take(&court).is_empty());
    let case = court.case();
    assert_eq!(case.measure(EntryNo(freeze)).unwrap().until, day("2027-03-05"));
    assert_eq!(
        case.order(EntryNo(order)).unwrap().state_words(),
        "回执存疑：回执对象不是本案被执行人；回执称张某：已续行至2028年3月1日"
    );
}

#[test]
fn a_deduction_that_nobody_reported_is_not_ordered_again_before_somebody_knows() {
    let (mut court, freeze) = frozen_account();
    let deduct = format!("lin order_deduction measure={freeze} amount_fen=5,000");
    court.check(&format!("2026-03-10 {deduct} -> deduction_ordered"));
    let order = court.entries.len() as u32;
    let late = time_out(&court.case(), EntryNo(order), day("2026-03-20"));
    court.enter("gateway", day("2026-03-20"), late);
    court.check(&format!(
        "
        2026-03-20 {deduct} -> !order_open
        2026-03-20 lin record_receipt order={order} on=2026-03-20 result=refused remark=银行核实未划拨 -> order_refused
        2026-03-20 {deduct} -> deduction_ordered
        "
    ));
    // So it is with the release of a part, but not of the whole, which is the same however often it is done.
    let (mut court, freeze) = frozen_account();
    let release = format!("lin order_release measure={freeze} ground=other reason=流拍");
    court.check(&format!("2026-03-10 {release} amount_fen=5,000 -> release_ordered"));
    let order = court.entries.len() as u32;
    let late = time_out(&court.case(), EntryNo(order), day("2026-03-20"));
    court.enter("gateway", day("2026-03-20"), late);
    court.check(&format!(
        "
        2026-03-20 {release} amount_fen=5,000 -> !order_open
        2026-03-20 {release} -> release_ordered
        "
    ));
}

#[test]
fn what_an_order_came_to_waits_for_somebody_until_something_is_ordered_since() {
    let (mut court, freeze) = frozen_account();
    let needs = |court: &Court, order: u32| {
        let case = court.case();
        case.order_needs_somebody(case.order(EntryNo(order)).unwrap())
    };
    assert!(!needs(&court, freeze), "all that was ordered is held");
    court.check(&format!("2027-02-01 lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let refused = court.entries.len() as u32;
    assert!(!needs(&court, refused));
    court.reported("2027-02-02", refused, Done::Refused { reason: "系统维护".to_owned() });
    assert!(needs(&court, refused));
    court.check(&format!("2027-02-03 lin order_renewal measure={freeze} months=12 -> renewal_ordered"));
    let late = court.entries.len() as u32;
    assert!(!needs(&court, refused), "it was ordered again");
    let events = time_out(&court.case(), EntryNo(late), day("2027-02-11"));
    court.enter("gateway", day("2027-02-11"), events);
    assert!(needs(&court, late));
    court.reported("2027-02-12", late, Done::Renewed { until: day("2028-02-03") });
    assert!(!needs(&court, late), "a report that comes late is a report");
}
