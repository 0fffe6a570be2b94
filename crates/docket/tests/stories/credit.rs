//! The restriction of consumption and the list of dishonest debtors, from the order to the day they end.

use crate::court::{Court, loan, party};
use crate::notices::SERVED;
use docket::party::{PartyKind, Role};

pub(crate) fn restricted() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        # Served on Thursday the 5th: the three days of the notice end on Sunday, so on Monday the 9th.
        2026-03-09 lin restrict_consumption debtor=2 trigger=applied applied_on=2026-03-06 -> !notice_term_running
        2026-03-10 ma restrict_consumption debtor=2 trigger=ex_officio -> !not_your_office
        2026-03-10 lin restrict_consumption debtor=1 trigger=ex_officio -> !not_a_debtor
        2026-03-10 lin restrict_consumption debtor=2 trigger=applied -> !application_day_missing
        2026-03-10 lin restrict_consumption debtor=2 trigger=applied applied_on=2026-03-11 -> !day_in_future
        2026-03-10 lin restrict_consumption debtor=2 trigger=applied applied_on=2026-03-01 -> !day_too_early
        2026-03-10 lin restrict_consumption debtor=2 trigger=applied applied_on=2026-03-06 representative=常一某 responsible=实际控制人顺某 -> proposed @asked
        # Nobody below the president signs it.
        2026-03-10 luo approve_proposal proposal=@asked -> !not_your_office
        2026-03-11 han approve_proposal proposal=@asked -> approved,consumption_restricted @order
        2026-03-11 lin restrict_consumption debtor=2 trigger=ex_officio -> !already_restricted
        2026-03-12 lin lift_restriction restriction=99 ground=performed happened_on=2026-03-12 -> !not_on_docket
        2026-03-12 lin lift_restriction restriction=@order ground=performed happened_on=2026-03-12 -> !debtor_not_performed
        2026-03-12 lin lift_restriction restriction=@order ground=security_given happened_on=2026-03-13 -> !day_in_future
        # A record that was wrong is struck, and the debtor is not restricted.
        2026-03-12 lin correct_entry entry=@order reason=尚在协商 -> proposed @wrong
        2026-03-12 tao approve_proposal proposal=@wrong -> approved,entry_struck
        2026-03-12 lin restrict_consumption debtor=2 trigger=ex_officio -> proposed @again
        2026-03-13 han approve_proposal proposal=@again -> approved,consumption_restricted @order
        2026-03-16 lin lift_restriction restriction=@order ground=security_given happened_on=2026-03-16 facts=第三人提供房产抵押 -> restriction_lifted
        2026-03-16 lin lift_restriction restriction=@order ground=security_given happened_on=2026-03-16 -> !sanction_ended
        2026-03-20 lin restrict_consumption debtor=2 trigger=ex_officio -> proposed @third
        2026-03-20 han approve_proposal proposal=@third -> approved,consumption_restricted @order

        # Performance starts the three working days; 4 to 6 April are a holiday.
        2026-04-03 jin receive_money debtor=2 amount_fen=102,765 value_on=2026-04-03 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-03 lin restrict_consumption debtor=2 trigger=ex_officio -> !already_restricted
        2026-04-03 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-03 ma record_account party=1 holder=常某 bank=某某银行某县支行 account=6222000000000001 -> account_recorded
        2026-04-03 lin pay_out creditor=1 amount_fen=101,365 -> proposed @pay
        2026-04-03 luo approve_proposal proposal=@pay -> approved,payment_ordered @paid
        2026-04-03 bank sends payment=@paid batch=b1 -> payment_sent
        2026-04-03 bank settles payment=@paid batch=b1 -> payment_settled
        2026-04-03 lin close_performed -> closed_performed
        2026-04-07 lin opens lift_restriction
        2026-04-07 lin restrict_consumption debtor=2 trigger=ex_officio -> !case_closed
        2026-04-07 lin lift_restriction restriction=@order ground=performed happened_on=2026-04-03 -> restriction_lifted
        2026-04-07 = stage=closed clocks=
        2026-04-07 lin opens 
        ",
    );
    court
}

pub(crate) fn listed() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-09 lin list_dishonest debtor=2 trigger=ex_officio ground=breaks_report_duty facts=拒不报告 aggravation=none -> !notice_term_running
        2026-03-10 lin list_dishonest debtor=2 trigger=applied ground=able_but_refuses facts=有房不卖 aggravation=none -> !application_day_missing
        # On the first ground alone there is no term.
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none years=2 -> !listing_term_unsuited
        2026-03-10 lin list_dishonest debtor=2 trigger=applied applied_on=2026-03-09 ground=able_but_refuses facts=有房不卖 aggravation=none grace_months=1 -> proposed @asked
        # The same decision restricts consumption.
        2026-03-11 han approve_proposal proposal=@asked -> approved,dishonest_listed,consumption_restricted @order
        2026-03-11 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> !already_listed
        2026-03-11 lin expose_debtor debtor=2 batch=2026年第一批 channel=公众号 -> !not_published_yet
        2026-03-11 lin lift_restriction restriction=@order ground=applicant_agrees happened_on=2026-03-11 -> !still_listed
        2026-03-12 lin remove_listing listing=@order ground=performed happened_on=2026-03-12 -> !not_on_docket
        2026-03-12 lin remove_listing listing=7 ground=performed happened_on=2026-03-12 -> !debtor_not_performed
        2026-03-12 lin remove_listing listing=7 ground=suspended happened_on=2026-03-12 -> !removal_unsuited
        2026-03-12 lin remove_listing listing=7 ground=made_good happened_on=2026-03-12 -> !removal_unsuited
        2026-03-12 lin remove_listing listing=7 ground=applicants_request happened_on=2026-03-13 -> !day_in_future
        2026-03-12 lin remove_listing listing=7 ground=applicants_request happened_on=2026-03-12 facts=双方协商 -> listing_removed
        2026-03-12 lin remove_listing listing=7 ground=applicants_request happened_on=2026-03-12 -> !sanction_ended
        2026-03-12 lin lift_restriction restriction=@order ground=applicant_agrees happened_on=2026-03-12 -> restriction_lifted
        # He who asked for the deletion waits six months; the court does not.
        2026-04-01 lin list_dishonest debtor=2 trigger=applied applied_on=2026-04-01 ground=able_but_refuses facts=有房不卖 aggravation=none -> !listed_again_too_soon
        2026-04-01 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> proposed @again
        2026-04-01 han approve_proposal proposal=@again -> approved,dishonest_listed,consumption_restricted
        2026-04-03 jin receive_money debtor=2 amount_fen=110,000 value_on=2026-04-03 bank_reference=r1 payer=某顺公司 -> money_received
        2026-04-03 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> !already_listed
        2026-04-03 = clocks=property_report.2:2026-03-16,lift_restriction.14:2026-04-09,remove_listing.13:2026-04-09,pay_out.15:2026-05-06,handling:2026-09-02
        2026-04-07 lin remove_listing listing=13 ground=performed happened_on=2026-04-03 -> listing_removed
        2026-04-07 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> !debtor_performed
        ",
    );
    court
}

pub(crate) fn termed() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=breaks_report_duty facts=拒不报告 aggravation=none years=3 -> !listing_term_unsuited
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=breaks_report_duty further=evades_by_sham facts=拒不报告并转移财产 aggravation=serious_or_several years=6 -> !listing_term_unsuited
        2026-03-10 lin restrict_consumption debtor=2 trigger=ex_officio -> proposed @restricted
        2026-03-10 han approve_proposal proposal=@restricted -> approved,consumption_restricted @order
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=breaks_report_duty facts=拒不报告 aggravation=none representative=常一某 -> proposed @asked
        # Restricted already: nothing is ordered a second time. The second year ends on a Sunday, and the three working
        # days after it on a Wednesday.
        2026-03-12 han approve_proposal proposal=@asked -> approved,dishonest_listed @listed
        2026-03-12 = clocks=property_report.2:2026-03-16,handling:2026-09-02,remove_listing.10:2028-03-15
        2026-03-12 lin expose_debtor debtor=2 batch=2026年第一批 channel=公众号 -> debtor_exposed
        # A listing with a term outlives payment; the restriction does not.
        2026-04-03 jin receive_money debtor=2 amount_fen=110,000 value_on=2026-04-03 bank_reference=r1 payer=某顺公司 -> money_received
        2026-04-03 = clocks=property_report.2:2026-03-16,lift_restriction.7:2026-04-09,pay_out.12:2026-05-06,handling:2026-09-02,remove_listing.10:2028-03-15
        2026-04-07 lin lift_restriction restriction=@order ground=performed happened_on=2026-04-03 -> restriction_lifted
        2026-04-07 lin remove_listing listing=@listed ground=performed happened_on=2026-04-03 -> !termed_listing_stays
        2026-04-07 lin remove_listing listing=@listed ground=term_ended happened_on=2026-04-03 -> !termed_listing_stays
        2026-04-07 lin remove_listing listing=@listed ground=made_good happened_on=2026-04-03 facts=全部履行 -> listing_removed
        2026-04-07 = clocks=property_report.2:2026-03-16,pay_out.12:2026-05-06,handling:2026-09-02
        ",
    );
    court
}

/// Property under control that suffices excludes the first ground; a minor is never listed.
pub(crate) fn excluded() -> Court {
    let mut application = loan();
    application.parties[1].kind = PartyKind::Person;
    application.parties.push(party(3, Role::Debtor, "小某"));
    application.parties[2].resident_id = Some("110105201501010017".parse().unwrap());
    application.claims[0].debtors = vec![2, 3];
    let mut court = Court::filing(application);
    court.check(SERVED).check(
        "
        2026-03-05 ma serve_notice debtor=3 way=direct on=2026-03-05 -> notice_served
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=101,500 held_fen=101,500 frozen_on=2026-03-06 months=6 -> deposit_frozen
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=拖延 aggravation=none -> !listing_excluded
        2026-03-10 lin list_dishonest debtor=3 trigger=ex_officio ground=breaks_report_duty facts=拒不报告 aggravation=none -> !listing_excluded
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=breaks_report_duty facts=拒不报告 aggravation=none -> proposed
        ",
    );
    court
}

#[test]
fn a_listing_is_struck_with_what_rests_on_it() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin list_dishonest debtor=2 trigger=ex_officio ground=able_but_refuses facts=有房不卖 aggravation=none -> proposed @asked
        2026-03-10 han approve_proposal proposal=@asked -> approved,dishonest_listed,consumption_restricted
        2026-03-11 lin remove_listing listing=7 ground=wrong_listing happened_on=2026-03-11 -> listing_removed @removed
        2026-03-11 lin correct_entry entry=7 reason=误记 -> !still_relied_on
        2026-03-11 lin correct_entry entry=@removed reason=误记 -> proposed @wrong
        2026-03-11 tao approve_proposal proposal=@wrong -> approved,entry_struck
        2026-03-11 lin correct_entry entry=7 reason=误记 -> proposed @wrong
        2026-03-11 tao approve_proposal proposal=@wrong -> approved,entry_struck
        ",
    );
    let case = court.case();
    assert!(case.listings.is_empty());
    assert!(case.restriction_of(2).is_some(), "the restriction is a page of its own");
}

#[test]
fn a_restriction_counts_on_the_day_of_its_order_and_a_struck_one_never() {
    let case = restricted().case();
    let days: Vec<String> = case.restrictions.iter().map(|one| one.on.to_string()).collect();
    assert_eq!(days, ["2026-03-13", "2026-03-20"]);
    assert!(case.restrictions.iter().all(|one| !one.stands()));
}

#[test]
fn the_clock_to_lift_starts_with_performance_and_ends_when_the_money_is_taken_back() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin restrict_consumption debtor=2 trigger=ex_officio -> proposed @asked
        2026-03-10 han approve_proposal proposal=@asked -> approved,consumption_restricted @order
        2026-03-11 jin receive_money debtor=2 amount_fen=110,000 value_on=2026-03-11 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-11 = clocks=property_report.2:2026-03-16,lift_restriction.7:2026-03-16,pay_out.8:2026-04-10,handling:2026-09-02
        ",
    );
    court.money("2026-03-12", "jin", |case, ctx| {
        docket::money::withdraw_receipt::withdrawn(case, ctx, docket::EntryNo(8), "他案款项")
    });
    court.check("2026-03-12 = clocks=property_report.2:2026-03-16,handling:2026-09-02");
}
