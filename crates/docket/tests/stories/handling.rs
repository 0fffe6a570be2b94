//! More time for a case: granted by the president, put on record with the high court, asked for too late.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::clock::ClockKind;

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-08-10 ma extend_handling months=3 facts=厂房正在评估 -> !not_your_office
        2026-08-10 lin extend_handling months=4 facts=厂房正在评估 -> !form_incomplete
        2026-08-10 lin extend_handling months=3 facts=厂房正在评估，预计十月拍卖 -> proposed @first
        2026-08-12 han approve_proposal proposal=@first -> approved,handling_extended
        2026-08-12 = clocks=property_report.2:2026-03-16,handling:2026-12-02
        # The days of a suspension are added to what was granted.
        2026-09-01 lin suspend_case ground=retrial facts=再审 -> proposed @retrial
        2026-09-01 luo approve_proposal proposal=@retrial -> approved,suspended
        2026-09-10 lin extend_handling months=1 facts=仍未拍卖 record_no=备〔2026〕1号 -> !case_suspended
        2026-09-11 lin resume_case facts=再审维持 -> resumed
        2026-09-11 = clocks=property_report.2:2026-03-16,handling:2026-12-12
        2026-11-20 lin extend_handling months=1 facts=一拍流拍 -> !extension_not_on_record
        2026-11-20 lin extend_handling months=2 facts=一拍流拍 record_no=备〔2026〕12号 -> proposed @second
        2026-11-23 han approve_proposal proposal=@second -> approved,handling_extended
        2026-11-23 = clocks=property_report.2:2026-03-16,handling:2027-02-12
        2027-02-10 lin extend_handling months=1 facts=二拍尚未结束 record_no=备〔2027〕3号 -> proposed @third
        # What is decided after the limit has run out extends nothing.
        2027-02-15 han approve_proposal proposal=@third -> !handling_limit_over
        2027-02-15 han reject_proposal proposal=@third reason=期限已过 -> rejected
        2027-02-15 lin extend_handling months=1 facts=二拍尚未结束 record_no=备〔2027〕3号 -> !handling_limit_over
        ",
    );
    court
}

/// Six months from 2 March, five more, and the ten days from the day after the ruling to the day of resumption.
#[test]
fn the_clock_says_what_was_granted_and_what_was_deducted() {
    let court = story();
    let clock = court.case().clocks.get(ClockKind::Handling, 0).cloned().expect("it runs");
    assert_eq!(clock.due_on, day("2027-02-12"));
    assert_eq!(
        clock.moved_words().as_deref(),
        Some("经批准延长5个月；扣除10日：2026-09-02至2026-09-11中止执行")
    );
}
