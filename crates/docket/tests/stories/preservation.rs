//! A measure of preservation goes on in the enforcement, and a thing that stays in use is looked after.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::clock::{ClockKind, ClockState};
use docket::measure::Standing;
use docket::measure::inspect_seal::Condition;
use values::Fen;

pub(crate) fn taken_over() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=vehicle description=蒙A10001轻型货车 value_fen=50,000 source=found register_no=蒙A10001 -> property_found @car
        2026-03-06 lin record_property debtor=2 kind=real_estate description=某街一号 value_fen=900,000 source=found -> property_found @house
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行账户6222020000001234 source=found -> property_found @account

        # It had ended before the case was filed, or has ended since.
        2026-03-06 lin take_over_preservation property=@car way=seal ruling=（2024）某0101民初1号 from=2024-02-28 until=2026-02-27 -> !preservation_ended
        2026-03-06 lin take_over_preservation property=@car way=seal ruling=（2024）某0101民初1号 from=2024-03-06 until=2026-03-05 -> !preservation_ended
        2026-03-06 lin take_over_preservation property=@car way=seal ruling=（2025）某0101民初1号 from=2025-06-01 until=2027-06-01 -> !term_too_long
        2026-03-06 lin take_over_preservation property=@car way=freeze ruling=（2025）某0101民初1号 from=2025-06-01 until=2027-05-31 -> !way_unsuited
        2026-03-06 lin take_over_preservation property=@car way=seal ruling=（2025）某0101民初1号 from=2026-03-07 until=2027-05-31 -> !day_in_future
        2026-03-06 lin take_over_preservation property=@account way=freeze ruling=（2025）某0101民初1号 from=2025-06-01 until=2026-05-31 -> !amount_missing
        2026-03-06 lin take_over_preservation property=@car way=live_seal ruling=（2025）某0101民初1号 from=2025-06-01 until=2027-05-31 -> !keeper_missing
        2026-03-06 lin take_over_preservation property=@car way=live_seal ruling=（2025）某0101民初1号 from=2025-06-01 until=2027-05-31 keeper=乙某 -> preservation_taken_over @seal
        2026-03-06 lin take_over_preservation property=@car way=seal ruling=（2025）某0101民初1号 from=2025-06-01 until=2027-05-31 -> !already_controlled

        # The house would be too much: a reason stands on the docket, or it waits and holds nothing.
        2026-03-06 lin take_over_preservation property=@house way=seal ruling=（2025）某0101民初2号 from=2025-06-01 until=2028-05-31 -> !exceeds_claim
        2026-03-06 lin take_over_preservation property=@house way=seal ruling=（2025）某0101民初2号 from=2025-06-01 until=2028-05-31 rank=1 control_no=封2025001 -> preservation_taken_over @waiting
        ",
    );
    court
}

#[test]
fn the_term_of_a_preservation_goes_on() {
    let court = taken_over();
    let case = court.case();
    let [seal, waiting] = case.measures.as_slice() else { panic!("{:?}", case.measures) };
    assert_eq!((seal.from, seal.until), (day("2025-06-01"), day("2027-05-31")));
    assert_eq!((seal.held, seal.standing.clone()), (Fen(5_000_000), Standing::Confirmed));
    assert_eq!((waiting.held, waiting.standing.clone()), (Fen::ZERO, Standing::Waiting(1)));
    assert_eq!(case.committed(day("2026-03-06")), Fen(5_000_000));
    assert_eq!(case.clocks.get(ClockKind::MeasureEnds, seal.no.0).unwrap().due_on, day("2027-05-31"));
    assert!(case.clocks.get(ClockKind::MeasureEnds, waiting.no.0).is_none(), "what waits has no term");
}

#[test]
fn a_measure_taken_over_is_renewed_from_the_desk() {
    let mut court = taken_over();
    court.check("2027-05-10 lin order_renewal measure=10 months=24 -> !not_on_docket");
    let seal = court.case().measures[0].no;
    court.check(&format!(
        "2027-05-10 lin order_renewal measure={seal} months=24 -> renewal_ordered,renewal_confirmed"
    ));
    assert_eq!(court.case().measures[0].until, day("2029-05-09"));
}

pub(crate) fn looked_after() -> Court {
    let mut court = taken_over();
    let seal = court.case().measures[0].no;
    let waiting = court.case().measures[1].no;
    court.check(&format!(
        "
        2026-03-10 lin inspect_seal measure={waiting} on=2026-03-10 condition=kept note=查看 -> !measure_not_confirmed
        2026-03-10 lin inspect_seal measure={seal} on=2025-05-31 condition=kept note=查看 -> !day_too_early
        2026-03-10 lin inspect_seal measure={seal} on=2026-03-11 condition=kept note=查看 -> !day_in_future
        2026-06-03 lin inspect_seal measure={seal} on=2026-06-02 condition=kept note=停放于公司院内，使用正常 -> seal_inspected
        2026-09-01 lin inspect_seal measure={seal} on=2026-09-01 condition=disposed note=据邻居反映已卖给外地车商 -> seal_inspected
        "
    ));
    court
}

#[test]
fn a_thing_that_stays_in_use_is_looked_after_every_ninety_days() {
    let due = |court: &Court| {
        let case = court.case();
        let clock = case.clocks.get(ClockKind::InspectSeal, case.measures[0].no.0).unwrap().clone();
        (clock.due_on, clock.state)
    };
    assert_eq!(due(&taken_over()), (day("2026-06-04"), ClockState::Running));
    let court = looked_after();
    assert_eq!(due(&court), (day("2026-09-08"), ClockState::Running));
    let case = court.case();
    assert_eq!(case.measures[0].inspected.unwrap().condition, Condition::Disposed);
    assert_eq!(case.held(day("2026-09-01")), Fen::ZERO, "what is not there covers nothing");
    assert_eq!(case.properties[0].gone_on, Some(day("2026-09-01")));
    let told = court.entries.last().unwrap().event.sentence(&case);
    assert!(told.contains("第一百一十四条第一款第三项"), "{told}");
    // The clock ends with the seal.
    let mut court = court;
    let seal = case.measures[0].no;
    court.check(&format!(
        "2026-09-02 lin order_release measure={seal} ground=withdrawn -> release_ordered,release_confirmed"
    ));
    assert_eq!(due(&court).1, ClockState::Met(day("2026-09-02")));
}
