//! Stories of a case, told as tables of steps and what follows from them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod chance;
mod claiming;
mod closings;
mod coercion;
mod controls;
mod corrections;
mod court;
mod credit;
mod distribution;
mod exemptions;
mod filing;
mod flow;
mod funds;
mod handling;
mod inquiries;
mod late;
mod measures;
mod notices;
mod payments;
mod preservation;
mod publicity;
mod reading;
mod renewals;
mod reports;
mod settings;
mod settlements;
mod several_debtors;
mod step_limits;
mod supervision;
mod suspension;
mod triage;

use court::Court;
use docket::Refusal;
use std::collections::BTreeSet;

/// Every story told by tables of steps.
const STORIES: &[fn() -> Court] = &[
    filing::assignment,
    filing::recusal,
    filing::standing_in,
    notices::service,
    inquiries::unknown_number,
    inquiries::five_checks,
    inquiries::standing,
    inquiries::register_changes,
    controls::money,
    controls::things,
    controls::substitution,
    controls::gone,
    exemptions::needs,
    exemptions::equity,
    exemptions::organisation,
    exemptions::kept_later,
    preservation::taken_over,
    preservation::looked_after,
    renewals::in_time,
    renewals::lapse,
    renewals::counter_lapse,
    measures::freezing,
    measures::renewal,
    measures::deduction,
    funds::course_of_money,
    funds::order_of_payment,
    funds::late_booking,
    late::forgotten,
    late::in_another_order,
    late::left_over_of_another,
    late::paid_too_much,
    late::set_off,
    late::claimed_line,
    late::divided_again,
    payments::accounts,
    payments::unchecked,
    payments::holds,
    claiming::story,
    claiming::sub_account,
    distribution::shortfall,
    distribution::checked,
    distribution::corrected,
    distribution::by_seizure,
    distribution::several_own,
    distribution::paid_beyond,
    several_debtors::story,
    suspension::story,
    handling::story,
    settlements::kept,
    settlements::broken,
    settlements::in_kind,
    supervision::story,
    triage::story,
    step_limits::story,
    corrections::story,
    corrections::closing,
    closings::ended_round,
    closings::terminated,
    closings::struck_off,
    closings::preserved,
    credit::restricted,
    credit::listed,
    credit::termed,
    credit::excluded,
    coercion::summoned,
    coercion::detained,
    publicity::published,
];

#[test]
fn every_act_is_accepted_and_every_refusal_given_in_some_story() {
    let mut accepted = BTreeSet::new();
    // Filing is no act of a filed case; its refusals are told in `filing`.
    let mut refused = BTreeSet::from(["application_incomplete", "earlier_case_open"]);
    for story in STORIES {
        let court = story();
        accepted.extend(court.accepted);
        refused.extend(court.refused);
    }
    for act in docket::act::ACTS {
        assert!(accepted.contains(act.about.name), "no story has {} accepted", act.about.name);
    }
    let examples: BTreeSet<&str> = Refusal::examples().iter().map(Refusal::code).collect();
    for code in codes() {
        assert!(refused.contains(code), "no story is refused with {code}");
        assert!(examples.contains(code), "the reference page has no example of {code}");
    }
}

/// The codes of all refusals, as the source lists them: an enum cannot be walked.
fn codes() -> impl Iterator<Item = &'static str> {
    let sources = [
        include_str!("../../src/refusal/mod.rs"),
        include_str!("../../src/coercion/obstacle.rs"),
        include_str!("../../src/credit/obstacle.rs"),
        include_str!("../../src/publicity/obstacle.rs"),
        include_str!("../../src/distribution/obstacle.rs"),
        include_str!("../../src/settlement/obstacle.rs"),
        include_str!("../../src/course/obstacle.rs"),
        include_str!("../../src/supervision/obstacle.rs"),
        include_str!("../../src/triage/obstacle.rs"),
    ];
    let names = ["Refusal::", "Obstacle::"];
    sources
        .into_iter()
        .flat_map(str::lines)
        .filter(move |line| names.iter().any(|name| line.trim_start().starts_with(name)))
        .filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","))
        .filter(|code| code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
}

#[test]
fn the_codes_are_found_in_the_source() {
    assert_eq!(codes().count(), Refusal::examples().len());
}
