//! Stored pages stay readable for ever.
//!
//! `tests/fixtures/events.jsonl` is a docket as it was stored once, one page a line. Lines are added when a kind or a
//! field is added; a line that stands there is never changed.

use crate::court::case_id;
use docket::event::Unreadable;
use docket::sample::{entries, preservation};
use docket::{Case, EntryNo, Event, Stage};
use std::collections::BTreeSet;
use values::Fen;

#[test]
fn a_docket_stored_once_is_read_and_tells_the_same_case() {
    let (entries, kept) = (entries(), preservation());
    let all = entries.iter().chain(&kept);
    let kinds: BTreeSet<&str> = all.map(|entry| entry.event.kind()).collect();
    assert_eq!(kinds, Event::KINDS.iter().copied().collect(), "every kind has a stored page");
    let case = Case::of(&case_id(), &entries).unwrap();
    assert_eq!(case.stage(), Stage::Closed(crate::court::day("2028-02-03")));
    assert_eq!((case.received(), case.paid_out()), (Fen(3_170_200), Fen(3_118_446)));
    assert_eq!((case.fee_taken(), case.returned()), (Fen(36_121), Fen(15_633)));
    assert_eq!((case.balance(), case.statement(case.last_entry_on).owed()), (Fen::ZERO, Fen::ZERO));
    assert_eq!(case.services.len(), 1);
    assert!(case.clocks.running().is_empty());
}

#[test]
fn a_deduction_stored_before_it_named_the_service_is_read() {
    let body = r#"{"measure":5,"amount_fen":100,"deducted_on":"2026-03-05"}"#;
    let event = Event::read("deposit_deducted", body).unwrap();
    assert_eq!(event.rests_on(), [EntryNo(5)]);
}

#[test]
fn a_page_that_cannot_be_read_says_why() {
    assert!(matches!(Event::read("flown", "{}"), Err(Unreadable::UnknownKind(kind)) if kind == "flown"));
    assert!(matches!(Event::read("assigned", "{}"), Err(Unreadable::BadBody { .. })));
}

#[test]
fn a_docket_without_its_filing_is_no_case() {
    assert_eq!(Case::of(&case_id(), &[]), None);
    assert_eq!(Case::of(&case_id(), &entries()[1..]), None);
}
