//! Bounty notices, and the exposure of listed debtors.

use crate::court::{Court, loan};
use crate::notices::SERVED;

pub(crate) fn published() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-11 terms=到位金额的10% promise=given publication=本院公告栏 -> !day_in_future
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-01 terms=到位金额的10% promise=given publication=本院公告栏 -> !day_too_early
        2026-03-10 lin offer_bounty creditor=2 debtor=2 applied_on=2026-03-09 terms=到位金额的10% promise=given publication=本院公告栏 -> !not_a_creditor
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-09 promise=given publication=本院公告栏 -> !bounty_incomplete
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-09 terms=到位金额的10% promise=missing publication=本院公告栏 -> !bounty_incomplete
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-09 terms=到位金额的10% promise=given -> !bounty_incomplete
        2026-03-10 lin offer_bounty creditor=1 debtor=2 applied_on=2026-03-09 terms=到位金额的10% promise=given publication=本院公告栏 -> bounty_offered
        2026-03-10 lin expose_debtor debtor=2 batch=2026年第一批 channel=公众号 -> !not_listed
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> proposed @asked
        2026-03-10 han approve_proposal proposal=@asked -> approved,dishonest_listed,consumption_restricted
        2026-03-10 lin expose_debtor debtor=2 batch=2026年第一批 channel=公众号 -> debtor_exposed
        2026-03-11 lin expose_debtor debtor=2 batch=2026年第一批 channel=电视 -> !already_exposed
        2026-03-11 lin expose_debtor debtor=2 batch=2026年第二批 channel=电视 -> debtor_exposed
        ",
    );
    court
}

#[test]
fn notices_and_exposures_are_kept_with_their_batch() {
    let case = published().case();
    let batches: Vec<&str> = case.exposures.iter().map(|one| one.batch.as_str()).collect();
    assert_eq!((case.bounties.len(), batches), (1, vec!["2026年第一批", "2026年第二批"]));
}
