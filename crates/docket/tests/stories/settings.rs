//! What a court decides about the law shapes what comes after, and nothing that was entered before.

use crate::court::{Court, case_id, day, loan};
use crate::notices::SERVED;
use docket::act::Weight;
use docket::clock::ClockKind;
use docket::property::PropertyKind;
use docket::property::record_property::PropertyFound;
use docket::{Case, EntryNo, Event};
use values::Fen;

const FROZEN: &str = "
    2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-03-05 months=12 -> deposit_frozen @first
";

/// A court that has decided these questions before the case was filed.
fn decided(answers: &[(&str, &str)]) -> Court {
    let mut law = law::Settings::default();
    answers.iter().for_each(|(id, answer)| law.set(id, answer, "2026-11-21".parse().unwrap()).unwrap());
    Court::under(law, loan())
}

#[test]
fn a_shorter_time_of_payout_holds_for_later_receipts_only() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "2026-03-10 jin receive_money debtor=2 amount_fen=100 value_on=2026-03-10 bank_reference=r1 payer=某某 -> money_received",
    );
    court.law.set("FND-06", "10", "2026-11-21".parse().unwrap()).unwrap();
    court.check(
        "
        2026-03-10 jin receive_money debtor=2 amount_fen=100 value_on=2026-03-10 bank_reference=r2 payer=某某 -> money_received
        2026-03-10 = clocks=property_report.2:2026-03-16,pay_out.6:2026-03-20,pay_out.5:2026-04-09,handling:2026-09-02
        ",
    );
}

#[test]
fn the_last_day_of_a_freeze_bears_its_mark_until_the_court_has_decided() {
    for (answers, until, open) in [
        (&[][..], "2027-03-04", &["D-03"][..]),
        (&[("D-03", "day_before")], "2027-03-04", &[]),
        (&[("D-03", "corresponding_day")], "2027-03-05", &[]),
    ] {
        let mut court = decided(answers);
        court.check(SERVED).check(FROZEN).check(&format!("2026-03-05 = until={until}"));
        // Another decision afterwards moves nothing that was entered.
        court.law.set("D-03", "corresponding_day", "2026-11-21".parse().unwrap()).unwrap();
        court.check(&format!("2026-03-05 = until={until}"));
        let case = court.case();
        assert_eq!(case.clocks.get(ClockKind::MeasureEnds, 5).unwrap().open_questions, open);
    }
}

#[test]
fn what_is_ordered_of_others_ends_as_the_court_had_decided_when_it_was_ordered() {
    for (answers, sealed_until, renewed_until, open) in [
        (&[][..], "2028-03-05", "2030-02-28", &["D-03"][..]),
        (&[("D-03", "day_before")], "2028-03-05", "2030-02-28", &[]),
        (&[("D-03", "corresponding_day")], "2028-03-06", "2030-03-01", &[]),
    ] {
        let mut court = decided(answers);
        court.check(SERVED).check(
            "
            2026-03-06 lin record_property debtor=2 kind=movable description=数控机床 value_fen=50,000 source=found -> property_found @machine
            2026-03-06 lin control_property property=@machine way=live_seal keeper=公司 months=24 -> control_ordered,control_confirmed @seal
            ",
        );
        let measure = |court: &Court| court.case().measures.last().unwrap().clone();
        let open_on = |court: &Court| {
            let case = court.case();
            case.clocks.get(ClockKind::MeasureEnds, measure(court).no.0).unwrap().open_questions.clone()
        };
        assert_eq!((measure(&court).until, open_on(&court)), (day(sealed_until), open.to_vec()));
        // Another decision afterwards moves nothing that was entered.
        court.law.set("D-03", "corresponding_day", "2026-11-21".parse().unwrap()).unwrap();
        assert_eq!((measure(&court).until, open_on(&court)), (day(sealed_until), open.to_vec()));
        court.law = decided(answers).law;
        let no = measure(&court).no;
        court.check(&format!(
            "2028-03-01 lin order_renewal measure={no} months=24 -> renewal_ordered,renewal_confirmed"
        ));
        assert_eq!((measure(&court).until, open_on(&court)), (day(renewed_until), open.to_vec()));
    }
}

#[test]
fn a_receipt_on_paper_tells_the_last_day_as_the_court_had_decided_when_it_ordered() {
    for (answers, until) in [(&[][..], "2028-03-08"), (&[("D-03", "corresponding_day")], "2028-03-09")] {
        let mut court = decided(answers);
        court.directory.institutions = crate::court::institutions();
        court.check(SERVED);
        let car = PropertyFound {
            debtor: 2,
            kind: PropertyKind::Vehicle,
            description: "蒙A10001轻型货车".to_owned(),
            value_fen: Some(Fen(5_000_000)),
            source: "reply".to_owned(),
            value_on: None,
            register_no: Some("蒙A10001".to_owned()),
            institution: Some("cars".parse().unwrap()),
            inquiry: None,
            owner: None,
            share: None,
            encumbrances: Vec::new(),
        };
        court.enter("gateway", day("2026-03-07"), vec![car.into()]);
        let car = court.entries.len();
        court.check(&format!(
            "
            2026-03-08 lin control_property property={car} way=seal months=24 -> control_ordered @seal
            2026-03-09 ma record_receipt order=@seal on=2026-03-09 result=done -> control_confirmed
            "
        ));
        let case = court.case();
        let measure = case.measures.last().unwrap();
        assert_eq!(measure.until, day(until), "{answers:?}");
    }
}

#[test]
fn the_fee_is_reckoned_as_the_court_had_decided_when_the_case_was_filed() {
    let all = "102,445.00";
    let half = "50,000.00";
    for (answers, received, divided, collectable) in [
        (&[][..], all, "1:1:principal:100000.00,1:1:doubled:945.00,fee:1400.00,surplus:100.00", "0.00"),
        (
            &[("D-05", "recovered_with_doubled")][..],
            all,
            "1:1:principal:100000.00,1:1:doubled:945.00,fee:1414.18,surplus:85.82",
            "0.00",
        ),
        (&[("D-05", "applied_for")], half, "1:1:principal:50000.00,fee:0.00,surplus:0.00", "52,345.00"),
        (
            &[("D-05", "applied_for"), ("D-09", "before_debt")],
            half,
            "1:1:principal:48600.00,fee:1400.00,surplus:0.00",
            "52,345.00",
        ),
        // 640.39 is the fee on the 49,359.61 that are left of the receipt for the debt.
        (&[("D-09", "before_debt")], half, "1:1:principal:49359.61,fee:640.39,surplus:0.00", "52,345.00"),
        (
            &[("D-09", "before_debt")],
            all,
            "1:1:principal:100000.00,1:1:doubled:945.00,fee:1400.00,surplus:100.00",
            "0.00",
        ),
    ] {
        let mut court = decided(answers);
        court.check(SERVED);
        // The case keeps the answers of the day on which it was filed.
        court.law = law::Settings::default();
        court.check(&format!(
            "
            2026-03-10 jin receive_money debtor=2 amount_fen={received} value_on=2026-03-10 bank_reference=r1 payer=某某 -> money_received @r1
            2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
            2026-03-10 = divided={divided} collectable={collectable}
            "
        ));
    }
}

#[test]
fn a_clear_excess_is_pointed_out_by_the_line_of_the_court() {
    for (percent, weight) in [("130", Weight::Next), ("300", Weight::Possible)] {
        let mut court = decided(&[("D-14", percent)]);
        court.check(SERVED).check(FROZEN).check(
            "2026-03-10 jin receive_money debtor=2 amount_fen=70,000 value_on=2026-03-10 bank_reference=r1 payer=某某 -> money_received",
        );
        let handler = court.actor("lin");
        let steps = docket::steps(&court.case(), &court.context(&handler, day("2026-03-10")));
        let release = steps.open.iter().find(|step| step.act == "release_freeze").unwrap();
        assert_eq!(release.weight, weight, "{}", release.reason);
        assert_eq!(release.reason.contains("明显超标的提示线"), weight == Weight::Next);
    }
}

#[test]
fn a_page_stored_before_these_questions_rests_on_their_defaults() {
    let mut court = decided(&[("D-05", "applied_for"), ("D-03", "corresponding_day")]);
    court.check(SERVED).check(FROZEN);
    let mut older = court.entries.clone();
    for entry in &mut older {
        let mut body = entry.event.body();
        if entry.stamp.no == EntryNo(1) || entry.event.kind() == "deposit_frozen" {
            body.as_object_mut().unwrap().remove("applied").expect("the answers were written down");
        }
        entry.event = Event::read(entry.event.kind(), &body.to_string()).unwrap();
    }
    let case = Case::of(&case_id(), &older).unwrap();
    assert_eq!(case.applied.answer("D-05"), "recovered");
    assert_eq!(case.measures[0].until, day("2027-03-05"), "the last day stands on the page");
    assert_eq!(case.clocks.get(ClockKind::MeasureEnds, 5).unwrap().open_questions, ["D-03"]);
}

#[test]
fn measures_are_lifted_within_the_days_of_the_court_and_bear_their_mark_until_it_has_decided() {
    for (answers, due, open) in
        [(&[][..], "2026-03-17", &["SEI-15"][..]), (&[("SEI-15", "3")], "2026-03-13", &[])]
    {
        let mut court = decided(answers);
        court.check(SERVED).check(FROZEN).check(
            "
            2026-03-10 jin receive_money debtor=2 amount_fen=102,445.00 value_on=2026-03-10 bank_reference=r1 payer=某某 -> money_received @r1
            2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
            ",
        );
        // Another decision afterwards moves nothing that was entered.
        court.law.set("SEI-15", "30", "2026-11-21".parse().unwrap()).unwrap();
        let case = court.case();
        let clock = case.clocks.get(ClockKind::LiftMeasures, 0).unwrap();
        assert_eq!((clock.due_on, clock.open_questions.as_slice()), (day(due), open));
    }
}
