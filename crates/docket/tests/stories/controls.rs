//! Any property is controlled through institutions or by the court's own hand, renewed, lifted and exchanged.

use crate::court::{Court, day, institutions, loan};
use crate::inquiries::{account, house, page, reply};
use docket::EntryNo;
use docket::measure::Standing;
use docket::measure::order::{Done, time_out};
use docket::property::PropertyKind;
use docket::property::found::Holding;
use values::Fen;

/// A court where bank, register and vehicles have answered: an account with 50,000 yuan and half a mortgaged shop.
fn found() -> Court {
    let mut application = loan();
    application.parties[1].credit_code = Some("91150222MA0N5B5B25".parse().unwrap());
    let mut court = Court::filing(application);
    court.directory.institutions = institutions();
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 lin issue_notice report_days=10 -> notice_issued
        2026-03-03 ma serve_notice debtor=2 way=direct on=2026-03-03 -> notice_served
        2026-03-03 lin ask_institutions scope=every -> institution_asked,institution_asked,institution_asked,institution_asked,institution_asked
        ",
    );
    for (institution, holdings) in [("bank-1", vec![account(50_000)]), ("house", vec![house()])] {
        let inquiry = page(&court, institution);
        court.told("2026-03-04", inquiry, &reply("2026-03-04", institution, holdings));
    }
    court
}

fn car() -> Holding {
    Holding {
        register_no: "蒙A20002".to_owned(),
        kind: PropertyKind::Vehicle,
        description: "蒙A20002轻型货车".to_owned(),
        amount: None,
        ..account(0)
    }
}

/// The pages of the account and of the house.
fn properties(court: &Court) -> (u32, u32) {
    let case = court.case();
    (case.properties[0].no.0, case.properties[1].no.0)
}

fn last(court: &Court) -> u32 {
    court.entries.len() as u32
}

fn controlled(from: &str, until: Option<&str>, held: Option<i64>, rank: u32) -> Done {
    Done::Controlled {
        control_no: "冻2026001".to_owned(),
        held: held.map(|yuan| Fen(yuan * 100)),
        from: day(from),
        until: until.map(day),
        rank,
    }
}

pub(crate) fn money() -> Court {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check(&format!(
        "
        2026-03-05 lin control_property property={account} way=freeze months=12 -> !amount_missing
        2026-03-05 lin control_property property={account} way=freeze amount_fen=900,000 months=12 -> !exceeds_claim
        2026-03-05 lin control_property property={account} way=freeze amount_fen=900,000 months=12 excess_reason=不可分割 -> !exceeds_claim
        2026-03-05 lin control_property property={account} way=seal amount_fen=50,000 months=12 -> !way_unsuited
        2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=13 -> !term_too_long
        2026-03-05 lin control_property property=1 way=freeze amount_fen=50,000 months=12 -> !not_on_docket
        2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=12 -> control_ordered @freeze
        2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=12 -> !already_controlled
        2026-03-05 lin order_renewal measure=@freeze months=12 -> !measure_not_confirmed
        2026-03-05 lin renew_freeze measure=@freeze renewed_on=2026-03-05 months=12 -> !not_over_the_counter
        2026-03-05 lin order_deduction measure=@freeze amount_fen=1 -> !measure_not_confirmed
        2026-03-05 lin order_release measure=@freeze ground=other reason=流拍 -> !order_open
        "
    ));
    // What is ordered and not yet confirmed counts against the limit.
    assert_eq!(court.case().committed(day("2026-03-05")), Fen(5_000_000));
    assert_eq!(court.case().held(day("2026-03-05")), Fen::ZERO);
    let freeze = last(&court);
    let done = controlled("2026-03-06", Some("2027-03-05"), Some(30_000), 0);
    assert_eq!(court.reported("2026-03-06", freeze, done.clone()), ["control_confirmed"]);
    assert_eq!(court.reported("2026-03-06", freeze, done), [""; 0], "a repetition writes nothing");
    assert_eq!(court.case().held(day("2026-03-06")), Fen(3_000_000));
    court.check(&format!(
        "
        2026-03-06 ma record_receipt order={freeze} on=2026-03-06 result=done -> !order_reported
        2026-03-10 lin order_deduction measure=@freeze amount_fen=30,000.01 -> !exceeds_frozen
        2026-03-10 lin order_deduction measure=@freeze amount_fen=10,000 -> deduction_ordered
        2026-03-10 lin order_renewal measure=@freeze months=12 -> !order_open
        "
    ));
    let deduction = last(&court);
    let done = Done::Deducted { amount: Fen(1_000_000), on: day("2026-03-11") };
    assert_eq!(court.reported("2026-03-11", deduction, done), ["deduction_confirmed"]);
    assert_eq!(court.case().held(day("2026-03-11")), Fen(2_000_000));
    court.check(
        "
        2026-03-12 lin order_release measure=@freeze ground=paid -> !still_owed
        2026-03-12 lin order_release measure=@freeze ground=other reason=流拍 amount_fen=5,000 -> release_ordered
        ",
    );
    let release = last(&court);
    court.reported("2026-03-13", release, Done::Released { on: day("2026-03-13") });
    assert_eq!(court.case().held(day("2026-03-13")), Fen(1_500_000));
    court.check(
        "
        2027-02-01 lin order_renewal measure=@freeze months=12 -> renewal_ordered
        ",
    );
    let renewal = last(&court);
    assert_eq!(
        court.reported("2027-02-03", renewal, Done::Renewed { until: day("2028-02-02") }),
        ["renewal_confirmed"]
    );
    court.check(
        "
        2027-02-03 lin order_renewal measure=@freeze months=12 -> !day_too_early
        2028-02-03 lin order_renewal measure=@freeze months=12 -> !renewal_too_late
        ",
    );
    court
}

/// What is offered for release on a day: measure, part, whether it presses.
fn released(court: &Court, on: &str) -> Vec<(String, Option<String>, bool)> {
    let handler = court.actor("lin");
    let steps = docket::steps(&court.case(), &court.context(&handler, day(on)));
    let value = |step: &docket::step::Step, name: &str| {
        step.prefill.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone())
    };
    let releases = steps.open.iter().filter(|step| step.act == "order_release");
    releases
        .filter(|step| value(step, "ground").as_deref() == Some("excess"))
        .map(|step| {
            let presses = step.weight == docket::act::Weight::Next;
            (value(step, "measure").unwrap(), value(step, "amount_fen"), presses)
        })
        .collect()
}

#[test]
fn after_a_payment_the_least_useful_thing_to_hold_is_offered_for_release_first() {
    let mut court = found();
    let (account, house) = properties(&court);
    court.check(&format!(
        "
        2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=12 -> control_ordered @freeze
        "
    ));
    let freeze = last(&court);
    court.reported("2026-03-06", freeze, controlled("2026-03-06", Some("2027-03-05"), Some(50_000), 0));
    court.check(&format!(
        "
        2026-03-06 lin control_property property={house} way=live_seal value_fen=680,000 months=36 keeper=金某某 -> control_ordered @seal
        "
    ));
    let seal = last(&court);
    let sealed = controlled("2026-03-07", Some("2029-03-06"), None, 0);
    assert_eq!(court.reported("2026-03-07", seal, sealed), ["control_confirmed"]);
    assert_eq!(released(&court, "2026-03-08"), [], "nothing is held beyond the limit");
    let pay = |court: &mut Court, yuan: i64| {
        court.check(&format!(
            "2026-03-10 jin receive_money debtor=2 amount_fen={yuan} value_on=2026-03-10 bank_reference=r1 payer=某某 -> money_received"
        ));
    };
    pay(&mut court, 100_000);
    let excess = |court: &Court| {
        let case = court.case();
        let on = day("2026-03-10");
        case.held(on) - case.control_limit(on, docket::Settings::default().forecast_months)
    };
    // Half of the house, less its mortgage, is 40,000 yuan, less than the excess: it goes whole, and of the account
    // what is left beyond the limit.
    let left = excess(&court) - Fen(4_000_000);
    assert!(left.is_positive() && left < Fen(5_000_000), "{left}");
    assert_eq!(
        released(&court, "2026-03-10"),
        [(freeze.to_string(), Some(left.plain()), true), (seal.to_string(), None, true)]
    );
    let part = left.plain();
    court.check(&format!(
        "
        2026-03-10 lin order_release measure={seal} ground=excess -> release_ordered
        2026-03-10 lin order_release measure={freeze} ground=excess amount_fen={part} -> release_ordered
        "
    ));
    assert_eq!(released(&court, "2026-03-10"), [], "what is ordered is not offered again");
}

/// A court that froze 20,000 yuan through a bank to Friday 5 March 2027, and the page of the freeze.
pub(crate) fn frozen_account() -> (Court, u32) {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check(&format!(
        "2026-03-05 lin control_property property={account} way=freeze amount_fen=20,000 months=12 -> control_ordered"
    ));
    let freeze = last(&court);
    court.reported("2026-03-06", freeze, controlled("2026-03-06", Some("2027-03-05"), Some(20_000), 0));
    (court, freeze)
}

pub(crate) fn things() -> Court {
    let mut court = found();
    let (_, house) = properties(&court);
    court.check(&format!(
        "
        # Half of 1,000,000 yuan less a mortgage of 300,000 covers more than is owed.
        2026-03-05 lin control_property property={house} way=freeze months=36 -> !way_unsuited
        2026-03-05 lin control_property property={house} way=impound months=36 -> !way_unsuited
        2026-03-05 lin control_property property={house} way=seal months=36 -> !value_missing
        2026-03-05 lin control_property property={house} way=live_seal value_fen=700,000 months=36 -> !keeper_missing
        2026-03-05 lin control_property property={house} way=seal value_fen=1,000,000 months=37 -> !form_incomplete
        2026-03-05 lin control_property property={house} way=seal value_fen=1,000,000 months=36 -> !exceeds_claim
        2026-03-05 lin control_property property={house} way=seal value_fen=1,000,000 months=36 excess_reason=整体一套，无法分割，无其他足额财产 -> control_ordered @seal
        "
    ));
    let seal = last(&court);
    let waiting = Done::Controlled {
        control_no: "封1".to_owned(),
        held: None,
        from: day("2026-03-08"),
        until: None,
        rank: 2,
    };
    court.reported("2026-03-08", seal, waiting);
    assert_eq!(court.case().measures[0].standing, Standing::Waiting(2));
    assert_eq!(court.case().held(day("2026-03-08")), Fen::ZERO, "what waits holds nothing");
    court.check(
        "
        2026-03-09 lin order_renewal measure=@seal months=36 -> !measure_not_confirmed
        2026-03-09 lin ask_status measure=@seal -> status_asked
        2026-03-09 lin ask_status measure=@seal -> !order_open
        ",
    );
    let status = last(&court);
    court.reported(
        "2026-03-09",
        status,
        Done::Controlled {
            control_no: "封1".to_owned(),
            held: None,
            from: day("2026-03-08"),
            until: None,
            rank: 1,
        },
    );
    assert_eq!(court.case().measures[0].standing, Standing::Waiting(1));
    court.check("2026-03-16 lin ask_status measure=@seal -> status_asked");
    let status = last(&court);
    let in_effect = Done::Controlled {
        control_no: "封1".to_owned(),
        held: None,
        from: day("2026-03-15"),
        until: Some(day("2029-03-14")),
        rank: 0,
    };
    assert_eq!(court.reported("2026-03-16", status, in_effect), ["control_confirmed"]);
    let measure = court.case().measures[0].clone();
    assert_eq!((measure.standing, measure.until), (Standing::Confirmed, day("2029-03-14")));
    court.check(
        "
        2026-03-17 lin ask_status measure=@seal -> !not_waiting
        2026-03-17 lin order_release measure=@seal ground=other reason=流拍 -> release_ordered
        ",
    );
    let release = last(&court);
    court.reported("2026-03-18", release, Done::Refused { reason: "系统维护".to_owned() });
    assert!(court.case().measures[0].released_on.is_none(), "a release that was refused changes nothing");
    court.check("2026-03-19 lin order_release measure=@seal ground=other reason=流拍 -> release_ordered");
    let release = last(&court);
    court.reported("2026-03-19", release, Done::Released { on: day("2026-03-19") });
    court.check(
        "
        2026-03-20 lin record_property debtor=2 kind=vehicle description=蒙A10001小型客车 value_fen=80,000 source=found owner=冯某 -> property_found @car
        2026-03-20 lin control_property property=@car way=impound months=24 -> !not_the_debtors
        2026-03-20 lin control_property property=@car way=impound months=24 owner_confirms=2026-03-19书面确认为公司所有 -> control_ordered,control_confirmed @car_held
        ",
    );
    let held = court.case().measures.last().unwrap().clone();
    assert_eq!((held.held, held.until), (Fen(8_000_000), day("2028-03-19")));
    // The vehicle office answers and reports on paper.
    let inquiry = page(&court, "cars");
    court.told("2026-03-21", inquiry, &reply("2026-03-21", "cars", vec![car()]));
    let found = court.case().properties.last().unwrap().no.0;
    court.check(&format!(
        "
        2026-03-22 lin control_property property={found} way=seal value_fen=10,000 months=24 -> control_ordered @order
        2026-03-25 ma record_receipt order=@order on=2026-03-26 result=done -> !day_in_future
        2026-03-25 ma record_receipt order=@order on=2026-03-21 result=done -> !day_too_early
        2026-03-25 ma record_receipt order=@order on=2026-03-25 result=refused -> !reason_missing
        2026-03-25 ma record_receipt order=1 on=2026-03-25 result=done -> !not_on_docket
        2026-03-25 ma record_receipt order=@order on=2026-03-25 result=已办理 receipt=车管2026-9 -> control_confirmed
        2026-03-29 lin order_release measure=@order ground=other reason=流拍 amount_fen=5,000 -> !way_unsuited
        2026-03-29 lin order_release measure=@order ground=other reason=流拍 -> release_ordered @release
        2026-03-30 ma record_receipt order=@release on=2026-03-30 result=done -> release_confirmed
        "
    ));
    court
}

pub(crate) fn substitution() -> Court {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check(&format!(
        "
        2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=12 -> control_ordered @freeze
        "
    ));
    let freeze = last(&court);
    court.reported("2026-03-05", freeze, controlled("2026-03-05", Some("2027-03-04"), Some(50_000), 0));
    court.check(
        "
        2026-03-06 ma record_property debtor=2 kind=movable description=数控机床两台 value_fen=40,000 source=found -> property_found @small
        2026-03-06 ma record_property debtor=2 kind=movable description=生产线一条 value_fen=60,000 source=found -> property_found @line
        2026-03-07 lin substitute_property measure=@freeze property=@small keeper=公司 months=24 reason=恢复基本账户 -> !substitute_too_small
        2026-03-07 lin substitute_property measure=@freeze property=@line keeper=公司 months=24 reason=恢复基本账户 -> property_substituted,control_ordered,control_confirmed,release_ordered
        ",
    );
    let release = last(&court);
    court.reported("2026-03-08", release, Done::Released { on: day("2026-03-08") });
    assert_eq!(court.case().held(day("2026-03-08")), Fen(6_000_000));
    let said = court.entries[(release - 4) as usize].event.sentence(&court.case());
    assert!(said.contains("置换前控制50,000.00元，置换后控制60,000.00元"), "{said}");
    court
}

#[test]
fn an_order_without_a_report_is_late_and_a_late_report_is_taken() {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check(&format!(
        "2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=12 -> control_ordered"
    ));
    let freeze = last(&court);
    for (on, pages) in [("2026-03-12", 0), ("2026-03-13", 1)] {
        let events = time_out(&court.case(), EntryNo(freeze), day(on));
        assert_eq!(events.len(), pages, "{on}");
        court.enter("gateway", day(on), events);
    }
    court.reported("2026-03-20", freeze, controlled("2026-03-06", Some("2027-03-05"), Some(50_000), 0));
    assert_eq!(court.case().held(day("2026-03-20")), Fen(5_000_000));
}

#[test]
fn what_an_institution_refuses_holds_nothing_and_leaves_room() {
    let mut court = found();
    let (account, _) = properties(&court);
    let order = format!(
        "2026-03-05 lin control_property property={account} way=freeze amount_fen=100,000 months=12 -> control_ordered"
    );
    court.check(&order);
    let freeze = last(&court);
    assert_eq!(
        court.reported("2026-03-06", freeze, Done::Refused { reason: "账户已销户".to_owned() }),
        ["order_refused"]
    );
    assert_eq!(court.case().committed(day("2026-03-06")), Fen::ZERO);
    court.check(&order.replace("2026-03-05", "2026-03-06"));
}

#[test]
fn a_thing_whose_measure_ended_is_taken_anew() {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check(&format!(
        "2026-03-05 lin control_property property={account} way=freeze amount_fen=50,000 months=1 -> control_ordered @freeze"
    ));
    let freeze = last(&court);
    court.reported("2026-03-05", freeze, controlled("2026-03-05", Some("2026-04-04"), Some(50_000), 0));
    let again = format!("lin control_property property={account} way=freeze amount_fen=50,000 months=12");
    court.check(&format!(
        "
        2026-04-04 {again} -> !already_controlled
        2026-04-05 lin order_renewal measure=@freeze months=12 -> !renewal_too_late
        2026-04-05 {again} -> control_ordered
        "
    ));
}

pub(crate) fn gone() -> Court {
    let mut court = found();
    let (account, _) = properties(&court);
    court.check("2026-03-20 lin ask_institutions scope=missing institution=bank-1 -> institution_asked");
    let inquiry = page(&court, "bank-1");
    court.told("2026-03-21", inquiry, &reply("2026-03-21", "z", Vec::new()));
    court.check(&format!(
        "2026-03-22 lin control_property property={account} way=freeze amount_fen=1 months=1 -> !property_gone"
    ));
    court
}
