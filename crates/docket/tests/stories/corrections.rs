//! Striking a wrong page, performance, and closing.

use crate::court::{Court, loan};
use crate::notices::SERVED;
use docket::claim::Duty;

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED);
    let mut never = Court::filing(loan());
    never.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        ",
    );
    court.check(
        "
        2026-03-06 ma correct_entry entry=99 reason=误记 -> !not_on_docket
        2026-03-06 ma correct_entry entry=2 reason=误记 -> !not_correctable
        2026-03-06 jin correct_entry entry=@service reason=误记 -> !not_your_office
        2026-03-06 ma correct_entry entry=@service reason=收件人并非本人 -> proposed @wrong
        2026-03-06 ma correct_entry entry=@service reason=收件人并非本人 -> proposed @again
        2026-03-06 = clocks=approval.5:2026-03-13,approval.6:2026-03-13,property_report.2:2026-03-16,handling:2026-09-02
        # The leader of another team does not decide.
        2026-03-06 gao approve_proposal proposal=@wrong -> !not_your_office
        2026-03-06 tao approve_proposal proposal=@wrong -> approved,entry_struck
        2026-03-06 tao approve_proposal proposal=@again -> !already_struck
        2026-03-06 tao reject_proposal proposal=@again reason=已更正 -> rejected
        ",
    );
    // Everything but the docket's own bookkeeping is as if the service had never been recorded.
    let (struck, never) = (court.case(), never.case());
    assert_eq!(struck.services, never.services);
    assert_eq!(struck.clocks.running(), never.clocks.running());
    assert_eq!((struck.stage(), struck.debt()), (never.stage(), never.debt()));
    court.check(
        "
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-06 months=6 -> deposit_frozen @freeze
        2026-03-09 lin deduct_deposit measure=@freeze amount_fen=1 deducted_on=2026-03-09 -> !notice_not_served
        2026-03-09 ma serve_notice debtor=2 way=post on=2026-03-09 -> notice_served @served
        2026-03-09 lin deduct_deposit measure=@freeze amount_fen=1,000 deducted_on=2026-03-09 -> deposit_deducted
        # The deduction rests on the service.
        2026-03-10 ma correct_entry entry=@served reason=误记 -> !still_relied_on
        2026-03-10 ma correct_entry entry=@service reason=误记 -> !already_struck
        2026-03-10 ma record_declaration debtor=2 on=2026-03-10 content=无 -> property_declared @report
        2026-03-10 = clocks=handling:2026-09-02,renew_measure.10:2026-09-04,measure_ends.10:2026-09-05
        2026-03-10 tao correct_entry entry=@report reason=误记 -> proposed @mine
        2026-03-10 tao approve_proposal proposal=@mine -> !own_proposal
        2026-03-10 luo approve_proposal proposal=@mine -> approved,entry_struck
        2026-03-10 = clocks=property_report.2:2026-03-19,handling:2026-09-02,renew_measure.10:2026-09-04,measure_ends.10:2026-09-05
        ",
    );
    court
}

pub(crate) fn closing() -> Court {
    let mut application = loan();
    application.duties =
        vec![Duty { no: 1, text: "交付发票".to_owned(), debtors: vec![2], due_on: None }];
    let mut court = Court::filing(application);
    court.check(SERVED).check(
        "
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-05 months=6 -> deposit_frozen @freeze
        2026-03-06 lin freeze_deposit debtor=2 bank=乙银行 account=2 amount_fen=1,000 frozen_on=2026-03-06 months=1 -> deposit_frozen @short
        2026-04-07 lin close_performed -> !still_owed
        2026-04-07 jin receive_money debtor=2 amount_fen=102,835 value_on=2026-04-07 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-07 lin close_performed -> !duty_open
        2026-04-07 ma record_performance duty=2 performed_on=2026-04-07 how=已交付 -> !not_on_docket
        2026-04-07 ma record_performance duty=1 performed_on=2026-04-08 how=已交付 -> !day_in_future
        2026-04-07 jin record_performance duty=1 performed_on=2026-04-07 how=已交付 -> !not_your_office
        2026-04-07 ma record_performance duty=1 performed_on=2026-04-07 how=已交付 -> duty_performed
        2026-04-07 ma record_performance duty=1 performed_on=2026-04-07 how=已交付 -> !not_on_docket
        2026-04-07 lin close_performed -> !money_in_case
        2026-04-07 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-07 = divided=1:1:principal:100000.00,1:1:doubled:1435.00,fee:1400.00,surplus:0.00
        2026-04-07 ma record_account party=1 holder=常某 bank=某某银行某县支行 account=6222000000000001 -> account_recorded
        2026-04-07 lin pay_out creditor=1 amount_fen=101,435 -> proposed @pay
        2026-04-07 lin close_performed -> !proposals_waiting
        2026-04-08 luo approve_proposal proposal=@pay -> approved,payment_ordered @paid
        2026-04-08 lin close_performed -> !money_in_case
        2026-04-08 bank sends payment=@paid batch=b1 -> payment_sent
        2026-04-08 lin close_performed -> !money_in_case
        2026-04-08 bank settles payment=@paid batch=b1 -> payment_settled
        # One of the freezes ran out on 5 April; the other is to be lifted within seven days.
        2026-04-08 = clocks=renew_measure.6:2026-04-03,measure_ends.6:2026-04-05,lift_measures:2026-04-14,handling:2026-09-02,renew_measure.5:2026-09-04,measure_ends.5:2026-09-04
        2026-04-08 lin close_performed -> !measures_running
        2026-04-08 lin release_freeze measure=@freeze ground=paid released_on=2026-04-08 -> freeze_released
        2026-04-08 lin opens close_performed,record_lapse,record_property,record_offline_check,release_freeze,terminate_case,withdraw_case,suspend_case,correct_entry / bars nothing_owed
        2026-04-08 lin close_performed note=全部履行 -> closed_performed
        2026-04-09 = stage=closed owed=0.00 balance=0.00 clocks=
        2026-04-09 lin opens 
        2026-04-09 lin record_property debtor=2 kind=other description=无 source=found -> !case_closed
        2026-04-09 luo approve_proposal proposal=@pay -> !case_closed
        2026-04-09 wen assign_case handler=qiao reason=误操作 -> !case_closed
        ",
    );
    court
}
