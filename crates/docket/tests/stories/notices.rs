//! Notice, its service by every way, and the report of property that follows.

use crate::court::{Court, loan};

pub(crate) const SERVED: &str = "
    2026-03-03 wen assign_case handler=lin -> assigned
    2026-03-04 lin issue_notice report_days=10 -> notice_issued
    2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-05 -> notice_served @service
";

pub(crate) fn service() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 ma serve_notice debtor=2 way=direct on=2026-03-03 -> !not_on_docket
        2026-03-04 lin opens issue_notice,record_property,record_offline_check,freeze_deposit,terminate_case,withdraw_case,suspend_case,record_settlement / bars still_owed
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        2026-03-05 lin issue_notice report_days=10 -> !already_served
        2026-03-05 jin serve_notice debtor=2 way=direct on=2026-03-05 -> !not_your_office
        2026-03-05 ma serve_notice debtor=9 way=direct on=2026-03-05 -> !not_on_docket
        2026-03-05 ma serve_notice debtor=1 way=direct on=2026-03-05 -> !not_a_debtor
        2026-03-05 ma serve_notice debtor=2 way=飞鸽 on=2026-03-05 -> !form_incomplete
        2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-06 -> !day_in_future
        2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-03 -> !day_too_early
        2026-03-05 ma serve_notice debtor=2 way=直接送达 on=2026-03-05 -> notice_served
        # Ten days end on Sunday the 15th, so on Monday.
        2026-03-05 = clocks=property_report.2:2026-03-16,handling:2026-09-02
        2026-03-06 ma serve_notice debtor=2 way=post on=2026-03-06 -> !already_served
        2026-03-10 ma record_declaration debtor=2 on=2026-03-11 content=无 -> !day_in_future
        2026-03-10 ma record_declaration debtor=1 on=2026-03-10 content=无 -> !not_a_debtor
        2026-03-10 ma record_declaration debtor=2 on=2026-03-10 content=无 -> property_declared
        2026-03-10 = clocks=handling:2026-09-02
        2026-03-10 ma record_property debtor=1 kind=deposit description=某某银行 source=found -> !not_a_debtor
        2026-03-10 ma record_property debtor=2 kind=deposit description=某某银行 source=猜测 -> !form_incomplete
        2026-03-10 ma record_property debtor=2 kind=银行存款 description=某某银行6222 value_fen=3,000 source=found -> property_found
        2026-03-10 lin opens freeze_deposit,record_offline_check,record_property,value_property,decide_exemption,take_over_preservation,summon,detain,restrict_consumption,list_dishonest,offer_bounty,terminate_case,withdraw_case,suspend_case,record_settlement,correct_entry / bars still_owed
        ",
    );
    court
}

#[test]
fn each_way_of_service_takes_effect_on_its_day_and_starts_the_report() {
    for (way, report) in [
        ("direct", "2026-03-20"),
        ("left", "2026-03-20"),
        ("post", "2026-03-20"),
        ("post_returned", "2026-03-20"),
        ("electronic", "2026-03-20"),
        // Published on 10 March, served on 9 April; ten days end on Sunday the 19th, so on Monday.
        ("public_notice", "2026-04-20"),
    ] {
        Court::filing(loan()).check(&format!(
            "
            2026-03-03 wen assign_case handler=lin -> assigned
            2026-03-04 lin issue_notice report_days=10 -> notice_issued
            2026-03-11 ma serve_notice debtor=2 way={way} on=2026-03-10 -> notice_served
            2026-03-11 = clocks=property_report.2:{report},handling:2026-09-02
            "
        ));
    }
}

#[test]
fn a_report_that_came_before_the_service_was_recorded_meets_its_clock() {
    Court::filing(loan()).check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        2026-03-09 ma record_declaration debtor=2 on=2026-03-09 content=无 -> property_declared
        2026-03-10 ma serve_notice debtor=2 way=left on=2026-03-06 -> notice_served
        2026-03-10 = clocks=handling:2026-09-02
        ",
    );
}
