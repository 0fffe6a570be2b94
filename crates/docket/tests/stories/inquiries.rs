//! Institutions are asked, answer, contradict themselves, or do not answer at all.

use crate::court::{Court, day, institutions, loan};
use docket::EntryNo;
use docket::inquiry::answer::{Answer, Told, time_out};
use docket::inquiry::{InquiryState, coverage};
use docket::property::found::Holding;
use docket::property::register_change::{ChangeKind, ToldChange};
use docket::property::{Encumbrance, EncumbranceKind, PropertyKind};
use values::Fen;

const DEBTOR: u32 = 2;

fn asked_court() -> Court {
    let mut application = loan();
    application.parties[1].credit_code = Some("91150222MA0N5B5B25".parse().unwrap());
    let mut court = Court::filing(application);
    court.directory.institutions = institutions();
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 lin ask_institutions scope=five_checks -> institution_asked,institution_asked,institution_asked,institution_asked,institution_asked
        ",
    );
    court
}

/// The page on which an institution is asked.
pub(crate) fn page(court: &Court, institution: &str) -> u32 {
    let case = court.case();
    case.inquiries.iter().rev().find(|one| one.institution.as_str() == institution).unwrap().no.0
}

pub(crate) fn account(yuan: i64) -> Holding {
    Holding {
        register_no: "6222020602001234567".to_owned(),
        kind: PropertyKind::Deposit,
        description: "某某银行账户6222020602001234567".to_owned(),
        owner: "某某县某顺建材有限公司".to_owned(),
        share: None,
        amount: Some(Fen(yuan * 100)),
        encumbrances: Vec::new(),
    }
}

pub(crate) fn house() -> Holding {
    Holding {
        register_no: "蒙（2019）某某县不动产权第0001号".to_owned(),
        kind: PropertyKind::RealEstate,
        description: "某某县某街1号商铺".to_owned(),
        owner: "某某县某顺建材有限公司".to_owned(),
        share: Some("1/2".to_owned()),
        amount: None,
        encumbrances: vec![Encumbrance {
            kind: EncumbranceKind::Mortgage,
            by: "某某银行".to_owned(),
            amount_fen: Some(Fen(30_000_000)),
            until: None,
        }],
    }
}

pub(crate) fn reply(on: &str, mark: &str, holdings: Vec<Holding>) -> Told {
    Told {
        on: day(on),
        receipt: format!("回执{mark}"),
        mark: mark.to_owned(),
        other_person: None,
        answer: Answer::Holdings(holdings),
    }
}

pub(crate) fn unknown_number() -> Court {
    let mut court = Court::filing(loan());
    court.directory.institutions = institutions();
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 lin ask_institutions scope=five_checks -> !no_identity_number
        2026-03-03 jin ask_institutions scope=five_checks -> !not_your_office
        ",
    );
    court
}

pub(crate) fn five_checks() -> Court {
    let mut court = asked_court();
    let cars = page(&court, "cars");
    court.check(&format!(
        "
        2026-03-03 lin opens issue_notice,record_answer,record_offline_check,record_property,ask_institutions,set_standing_query,freeze_deposit,terminate_case,withdraw_case,suspend_case,record_settlement / bars still_owed
        2026-03-03 lin ask_institutions scope=five_checks -> !nothing_to_ask
        2026-03-03 lin ask_institutions scope=missing -> !nothing_to_ask
        2026-03-03 lin ask_institutions scope=missing institution=nobody -> !not_on_docket
        2026-03-03 lin ask_institutions scope=missing institution=police -> institution_asked
        2026-03-05 ma record_answer inquiry={cars} on=2026-03-06 result=nothing -> !day_in_future
        2026-03-05 ma record_answer inquiry={cars} on=2026-03-02 result=nothing -> !day_too_early
        2026-03-05 ma record_answer inquiry={cars} on=2026-03-05 result=refused -> !reason_missing
        2026-03-05 ma record_answer inquiry=1 on=2026-03-05 result=nothing -> !not_on_docket
        2026-03-05 ma record_answer inquiry={cars} on=2026-03-05 result=未查到 -> inquiry_answered
        2026-03-06 ma record_answer inquiry={cars} on=2026-03-06 result=nothing -> !inquiry_answered
        2026-03-06 ma record_offline_check debtor=2 subject=land on=2026-03-07 place=厂区 result=无 -> !day_in_future
        2026-03-06 ma record_offline_check debtor=2 subject=土地 on=2026-03-06 place=厂区 result=租用土地 -> checked_on_the_spot
        "
    ));
    court
}

#[test]
fn what_an_institution_names_becomes_property_once_and_changes_with_later_answers() {
    let mut court = asked_court();
    let bank = page(&court, "bank-1");
    let first = reply("2026-03-04", "a", vec![account(50_000), account(50_000)]);
    assert_eq!(court.told("2026-03-04", bank, &first), ["inquiry_answered", "property_found"]);
    assert_eq!(court.told("2026-03-05", bank, &first), [""; 0], "a repetition writes nothing");
    let second = reply("2026-03-05", "b", vec![account(40_000)]);
    assert_eq!(court.told("2026-03-05", bank, &second), ["reply_disputed"]);
    assert_eq!(court.told("2026-03-05", bank, &second), [""; 0], "nor does a dispute said twice");
    assert_eq!(court.case().properties[0].value, Some(Fen(5_000_000)), "the first answer stands");

    court.check("2026-03-20 lin ask_institutions scope=missing institution=bank-1 -> institution_asked");
    let again = page(&court, "bank-1");
    let later = reply("2026-03-21", "c", vec![account(40_000)]);
    assert_eq!(court.told("2026-03-21", again, &later), ["inquiry_answered", "property_changed"]);
    assert_eq!(court.case().properties.len(), 1);
    assert_eq!(court.case().properties[0].value, Some(Fen(4_000_000)));

    court.check("2026-04-20 lin ask_institutions scope=missing institution=bank-1 -> institution_asked");
    let last = page(&court, "bank-1");
    let nothing = reply("2026-04-21", "d", Vec::new());
    assert_eq!(court.told("2026-04-21", last, &nothing), ["inquiry_answered", "property_gone"]);
    let said = court.entries.last().unwrap().event.sentence(&court.case());
    assert_eq!(said, "某某银行账户6222****4567已不再登记在某某县某顺建材有限公司名下，应查明去向");
}

pub(crate) fn standing() -> Court {
    let mut court = asked_court();
    for institution in ["bank-1", "bank-2", "house", "cars", "register"] {
        let no = page(&court, institution);
        court.told("2026-03-04", no, &reply("2026-03-04", institution, Vec::new()));
    }
    court.check(
        "
        2026-03-05 lin set_standing_query every_days=30 first_on=2026-03-04 -> !day_too_early
        2026-03-05 lin set_standing_query every_days=30 first_on=2026-03-05 stop=stop -> !not_on_docket
        2026-03-05 lin set_standing_query every_days=30 first_on=2026-03-10 -> standing_query_set
        ",
    );
    assert_eq!(court.run_standing("2026-03-09"), [""; 0]);
    assert_eq!(
        court.run_standing("2026-03-10").len(),
        6,
        "the five institutions are asked, and the next day is set"
    );
    assert_eq!(court.run_standing("2026-03-10"), [""; 0], "once a day");
    assert_eq!(court.case().standing_query.unwrap().next_on, day("2026-04-09"));
    // What still awaits its answer is not asked again.
    assert_eq!(court.run_standing("2026-04-09"), ["standing_query_set"]);
    court.check(
        "
        2026-04-10 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=105,000 held_fen=105,000 frozen_on=2026-04-10 months=12 -> deposit_frozen
        ",
    );
    assert_eq!(court.run_standing("2026-05-09"), ["standing_query_ended"], "what is held covers the debt");
    court
}

pub(crate) fn register_changes() -> Court {
    let mut court = asked_court();
    let told = |code: &str, number: u64| ToldChange {
        institution: "register".parse().unwrap(),
        number,
        credit_code: code.parse().unwrap(),
        on: day("2026-03-05"),
        kind: ChangeKind::Shareholder,
        before: "甲某持股100%".to_owned(),
        after: "乙某持股100%".to_owned(),
    };
    let changed = told("91150222MA0N5B5B25", 7);
    assert_eq!(court.changed("2026-03-06", &changed), ["register_changed"]);
    assert_eq!(court.changed("2026-03-06", &changed), [""; 0], "a change is told once");
    assert_eq!(court.changed("2026-03-06", &told("91150299000000001R", 8)), [""; 0], "nobody of this case");
    let alert = court.entries.len();
    court.check(&format!(
        "
        2026-03-09 ma settle_alert alert=1 done=无 -> !not_on_docket
        2026-03-09 ma settle_alert alert={alert} done=原股东未实缴，已告知申请执行人可以申请追加 -> alert_settled
        2026-03-10 ma settle_alert alert={alert} done=无 -> !alert_settled
        "
    ));
    court
}

#[test]
fn a_share_and_what_rests_on_a_house_are_kept() {
    let mut court = asked_court();
    let register = page(&court, "house");
    court.told("2026-03-04", register, &reply("2026-03-04", "a", vec![house()]));
    let case = court.case();
    let property = &case.properties[0];
    assert_eq!((property.kind, property.share.as_deref()), (PropertyKind::RealEstate, Some("1/2")));
    assert_eq!(property.encumbrances, house().encumbrances);
}

#[test]
fn an_answer_about_somebody_else_is_not_taken() {
    let mut court = asked_court();
    let bank = page(&court, "bank-1");
    let wrong =
        Told { other_person: Some("赵某".to_owned()), ..reply("2026-03-04", "a", vec![account(1)]) };
    assert_eq!(court.told("2026-03-04", bank, &wrong), ["reply_disputed"]);
    assert!(court.case().properties.is_empty());
    assert!(court.case().inquiry(EntryNo(bank)).unwrap().is_open(), "the right answer is still awaited");
}

#[test]
fn an_answer_that_comes_too_late_is_an_answer() {
    let mut court = asked_court();
    let bank = page(&court, "bank-1");
    for (on, pages) in [("2026-03-10", 0), ("2026-03-11", 1)] {
        let events = time_out(&court.case(), EntryNo(bank), day(on));
        assert_eq!(events.len(), pages, "{on}");
        court.enter("gateway", day(on), events);
    }
    let state = |court: &Court| court.case().inquiry(EntryNo(bank)).unwrap().state.clone();
    assert_eq!(state(&court), InquiryState::TimedOut { on: day("2026-03-11") });
    court.told("2026-03-15", bank, &reply("2026-03-15", "a", vec![account(1)]));
    assert!(matches!(state(&court), InquiryState::Answered { found: 1, .. }));
}

#[test]
fn coverage_counts_what_is_answered_and_fresh_and_names_what_is_missing() {
    let mut court = asked_court();
    let percent = |court: &Court, on: &str| coverage(&court.case(), &court.directory, day(on)).percent();
    assert_eq!(percent(&court, "2026-03-03"), 0);
    for institution in ["bank-1", "house", "register"] {
        let no = page(&court, institution);
        court.told("2026-03-04", no, &reply("2026-03-04", institution, Vec::new()));
    }
    // One bank of two is not the check of deposits; nobody keeps the land, and the cars are answered on paper.
    assert_eq!(percent(&court, "2026-03-04"), 40);
    let no = page(&court, "bank-2");
    court.told("2026-03-05", no, &reply("2026-03-05", "x", Vec::new()));
    assert_eq!(percent(&court, "2026-03-05"), 60);
    let cars = page(&court, "cars");
    court.check(&format!(
        "
        2026-03-06 ma record_answer inquiry={cars} on=2026-03-06 result=nothing -> inquiry_answered
        2026-03-06 ma record_offline_check debtor={DEBTOR} subject=land on=2026-03-06 place=厂区 result=租用 -> checked_on_the_spot
        "
    ));
    assert_eq!(percent(&court, "2026-03-06"), 100);
    assert_eq!(percent(&court, "2026-09-03"), 100, "half a year later they are still the present state");
    assert_eq!(percent(&court, "2026-09-04"), 40, "a day later the first answers are stale");
}

#[test]
fn a_dispute_stands_until_a_right_answer_comes_or_the_institution_is_asked_again() {
    let mut court = asked_court();
    let bank = page(&court, "bank-1");
    let somebody =
        Told { other_person: Some("某某某".to_owned()), ..reply("2026-03-04", "x", Vec::new()) };
    let disputed = |court: &Court, page: u32| {
        let case = court.case();
        case.is_disputed(case.inquiry(EntryNo(page)).unwrap())
    };
    assert_eq!(court.told("2026-03-04", bank, &somebody), ["reply_disputed"]);
    assert!(disputed(&court, bank));
    let case = court.case();
    let bank_check = coverage(&case, &court.directory, day("2026-03-04")).checks[0].clone();
    assert!(bank_check.unasked() > 0, "what is disputed can be asked again");

    court.check("2026-03-05 lin ask_institutions scope=missing institution=bank-1 -> institution_asked");
    let again = page(&court, "bank-1");
    assert!(!disputed(&court, bank) && !disputed(&court, again));
    court.told("2026-03-06", again, &somebody);
    assert!(disputed(&court, again));
    court.told("2026-03-07", again, &reply("2026-03-07", "a", vec![account(50_000)]));
    assert!(!disputed(&court, again), "the right answer settles it");
    court.told("2026-03-08", again, &reply("2026-03-08", "b", vec![account(40_000)]));
    assert!(disputed(&court, again), "a contradiction is a dispute of its own");
}
