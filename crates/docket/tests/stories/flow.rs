//! Where a case stands follows from its docket, page after page.

use crate::court::{Court, loan};
use docket::flow::{Node, Step, days_until, node, reached};

#[test]
fn a_case_goes_from_node_to_node_by_what_is_done_in_it() {
    let mut court = Court::filing(loan());
    let mut at = |table: &str, expected: Node, since: &str| {
        court.check(table);
        assert_eq!(node(&court.case()), (expected, crate::court::day(since)), "{table}");
    };
    at("", Node::Filed, "2026-03-02");
    at("2026-03-03 wen assign_case handler=lin -> assigned", Node::Assigned, "2026-03-03");
    at("2026-03-04 lin issue_notice report_days=10 -> notice_issued", Node::Notified, "2026-03-04");
    at(
        "2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-05 -> notice_served",
        Node::Served,
        "2026-03-05",
    );
    at(
        "2026-03-06 lin record_offline_check debtor=2 subject=real_estate on=2026-03-06 place=住所 result=无 -> checked_on_the_spot",
        Node::Queried,
        "2026-03-06",
    );
    at(
        "2026-03-09 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-09 months=6 -> deposit_frozen @freeze",
        Node::Controlled,
        "2026-03-09",
    );
    at(
        "2026-03-20 lin deduct_deposit measure=@freeze amount_fen=600 deducted_on=2026-03-20 -> deposit_deducted @deduction",
        Node::Deducted,
        "2026-03-20",
    );
    at(
        "2026-03-23 jin receive_money deduction=@deduction debtor=2 amount_fen=600 value_on=2026-03-23 bank_reference=r1 payer=某顺公司 -> money_received @r1",
        Node::Received,
        "2026-03-23",
    );
    at("2026-03-24 lin allocate_money receipt=@r1 -> money_allocated", Node::Allocated, "2026-03-24");
    at("2026-03-25 ma record_account party=1 holder=常某 bank=某某银行某县支行 account=6222000000000001 -> account_recorded
        2026-03-25 lin pay_out creditor=1 amount_fen=600 -> proposed @pay
        2026-03-26 luo approve_proposal proposal=@pay -> approved,payment_ordered @paid
        2026-03-26 bank sends payment=@paid batch=b1 -> payment_sent", Node::Allocated, "2026-03-24");
    at("2026-03-27 bank settles payment=@paid batch=b1 -> payment_settled", Node::Controlled, "2026-03-27");
    at(
        "2026-04-01 lin release_freeze measure=@freeze ground=other reason=流拍 released_on=2026-04-01 -> freeze_released",
        Node::Paid,
        "2026-03-27",
    );
    let case = court.case();
    let days: Vec<Option<u32>> =
        Step::ALL.iter().map(|step| reached(&case, *step).map(|on| days_until(&case, on))).collect();
    assert_eq!(days, [Some(2), Some(4), Some(7), Some(21), Some(25), None]);
}

#[test]
fn days_of_suspension_are_left_out() {
    let case = crate::suspension::story().case();
    assert_eq!(node(&case).0, Node::Controlled);
    // From 2 March to 6 May, without the 35 days from the ruling of 1 April to the resumption.
    assert_eq!(days_until(&case, crate::court::day("2026-05-06")), 30);
    assert_eq!(days_until(&case, crate::court::day("2026-04-10")), 30);
}
