//! Money: booked, divided, paid out, returned.

use crate::court::{Court, claim, day, loan};
use crate::notices::SERVED;
use docket::claim::{ClaimClass, Interest, RateBasis};
use docket::filing::file_case::Application;

pub(crate) fn course_of_money() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin receive_money debtor=2 amount_fen=1 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> !not_your_office
        2026-03-10 jin receive_money debtor=1 amount_fen=1 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> !not_a_debtor
        2026-03-10 jin receive_money debtor=2 amount_fen=1 value_on=2026-03-11 bank_reference=r1 payer=某顺公司 -> !day_in_future
        2026-03-10 jin receive_money debtor=2 amount_fen=1 value_on=2026-03-01 bank_reference=r1 payer=某顺公司 -> !day_too_early
        2026-03-10 jin receive_money debtor=2 amount_fen=1 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 deduction=9 -> !not_on_docket
        2026-03-10 jin receive_money debtor=2 amount_fen=102,445.00 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        # Thirty days from the booking end on Thursday 9 April.
        2026-03-10 = owed=0.00 balance=102,445.00 payable=0.00 clocks=property_report.2:2026-03-16,pay_out.5:2026-04-09,handling:2026-09-02
        2026-03-10 lin pay_out creditor=1 amount_fen=1 -> !exceeds_payable
        2026-03-10 lin allocate_money receipt=99 -> !not_on_docket
        2026-03-10 jin allocate_money receipt=@r1 -> !not_your_office
        2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-10 = divided=1:1:principal:100000.00,1:1:doubled:945.00,fee:1400.00,surplus:100.00
        2026-03-10 = balance=101,045.00 payable=100,945.00 surplus=100.00 fee=1,400.00
        2026-03-10 lin allocate_money receipt=@r1 -> !already_allocated
        2026-03-11 lin pay_out creditor=2 amount_fen=100 -> !not_a_creditor
        2026-03-11 lin pay_out creditor=1 amount_fen=100,945.01 -> !exceeds_payable
        2026-03-11 lin pay_out creditor=1 amount_fen=60,000 -> !account_missing
        2026-03-11 lin record_account party=1 holder=常某 bank=某某银行某县支行 account=6222000000000001 -> account_recorded
        # A proposal holds the money until it is decided.
        2026-03-11 lin pay_out creditor=1 amount_fen=60,000 -> proposed @first
        2026-03-11 = payable=40,945.00 balance=101,045.00
        2026-03-11 lin pay_out creditor=1 amount_fen=40,945.01 -> !exceeds_payable
        2026-03-11 lin approve_proposal proposal=@first -> !not_your_office
        2026-03-11 tao approve_proposal proposal=@first -> !not_your_office
        2026-03-11 luo approve_proposal proposal=99 -> !not_on_docket
        2026-03-11 luo reject_proposal proposal=@first -> !form_incomplete
        2026-03-11 luo reject_proposal proposal=@first reason=账号有误 -> rejected
        2026-03-11 = payable=100,945.00
        2026-03-11 luo approve_proposal proposal=@first -> !proposal_decided
        2026-03-12 tao pay_out creditor=1 amount_fen=100,945 -> proposed @second
        2026-03-12 tao approve_proposal proposal=@second -> !own_proposal
        2026-03-12 lin close_performed -> !proposals_waiting
        2026-03-12 luo approve_proposal proposal=@second -> approved,payment_ordered @pay
        # Ordered is not paid: the money is reserved, and the clock runs.
        2026-03-12 = payable=0.00 reserved=100,945.00 paid=0.00 balance=101,045.00 clocks=pay_out.5:2026-04-09,handling:2026-09-02
        2026-03-12 bank settles payment=@pay batch=b1 ->
        2026-03-12 bank sends payment=@pay batch=b1 -> payment_sent
        2026-03-12 bank sends payment=@pay batch=b2 ->
        2026-03-12 bank settles payment=@pay batch=b2 ->
        2026-03-12 bank settles payment=@pay batch=b1 -> payment_settled
        2026-03-12 bank settles payment=@pay batch=b1 ->
        2026-03-12 bank fails payment=@pay batch=b1 ->
        2026-03-12 = payable=0.00 reserved=0.00 paid=100,945.00 balance=100.00 clocks=pay_out.5:2026-04-09,handling:2026-09-02
        2026-03-12 lin close_performed -> !money_in_case
        2026-03-12 lin return_surplus debtor=1 amount_fen=100 -> !not_a_debtor
        2026-03-12 lin return_surplus debtor=2 amount_fen=100.01 -> !exceeds_surplus
        2026-03-12 lin return_surplus debtor=2 amount_fen=100 -> !account_missing
        2026-03-12 wen record_account party=2 holder=某某县某顺建材有限公司 bank=某某银行某县支行 account=6222000000000002 -> account_recorded
        2026-03-12 lin return_surplus debtor=2 amount_fen=100 -> proposed @back
        2026-03-12 = surplus=0.00 balance=100.00
        2026-03-12 lin return_surplus debtor=2 amount_fen=0.01 -> !exceeds_surplus
        2026-03-12 xie approve_proposal proposal=@back remark=同意 -> approved,return_ordered @returned
        2026-03-12 lin return_surplus debtor=2 amount_fen=0.01 -> !exceeds_surplus
        2026-03-13 bank sends payment=@returned batch=b2 -> payment_sent
        2026-03-13 = balance=100.00 clocks=pay_out.5:2026-04-09,handling:2026-09-02
        2026-03-16 bank settles payment=@returned batch=b2 -> payment_settled
        2026-03-16 = balance=0.00 clocks=handling:2026-09-02
        ",
    );
    court
}

/// The worked example of the order of payment: 500,000.00 with 0.03 % a day from 2024-01-01 and a lawyer's fee of
/// 20,000.00, both due on 2024-07-01.
fn waterfall() -> Application {
    let mut principal = claim(1, "借款本金", 500_000, "2024-07-01", &[2]);
    principal.interest = vec![Interest {
        base_fen: None,
        rate: "0.0003".parse().unwrap(),
        basis: RateBasis::Day,
        from: day("2024-01-01"),
        until: None,
        cap_fen: None,
        year_days: 365,
    }];
    let mut fee = claim(2, "律师费", 20_000, "2024-07-01", &[2]);
    fee.class = ClaimClass::Cost;
    Application {
        kind: docket::filing::Kind::First,
        earlier: None,
        received_on: day("2024-09-02"),
        effective_on: day("2024-06-20"),
        claims: vec![principal, fee],
        ..loan()
    }
}

pub(crate) fn order_of_payment() -> Court {
    let mut court = Court::filing(waterfall());
    court.check(
        "
        2024-09-03 wen assign_case handler=lin -> assigned
        2024-10-09 jin receive_money debtor=2 amount_fen=300,000 value_on=2024-10-08 bank_reference=w1 payer=某顺公司 -> money_received @w1
        2024-10-09 lin allocate_money receipt=@w1 -> money_allocated
        2024-10-09 = divided=1:2:cost:20000.00,1:1:interest:42300.00,1:1:principal:237700.00,fee:0.00,surplus:0.00
        2024-12-31 = owed=281,774.77 doubled=12,864.81 collectable=289,863.87
        # 568,909.96 recovered on the instrument: 50 + 490,000 at 1.5 % + 68,909.96 at 1 % is a fee of 8,089.10.
        2024-12-31 jin receive_money debtor=2 amount_fen=289,963.87 value_on=2024-12-31 bank_reference=w2 payer=某顺公司 -> money_received @w2
        2024-12-31 = owed=0.00 collectable=0.00
        2024-12-31 lin allocate_money receipt=@w2 -> money_allocated
        2024-12-31 = divided=1:1:interest:6609.96,1:1:principal:262300.00,1:1:doubled:12518.31,1:2:doubled:346.50,fee:8089.10,surplus:100.00
        2024-12-31 = payable=581,774.77 surplus=100.00 balance=581,874.77
        ",
    );
    court
}

/// Two creditors, one claim each. The deduction on 10 March is booked after the payment of 12 March was divided:
/// the law lays it first, yet nobody is paid twice.
pub(crate) fn late_booking() -> Court {
    let mut application = loan();
    application.parties.push(crate::court::party(3, docket::party::Role::Creditor, "孟某"));
    application.claims =
        vec![claim(1, "货款", 1_000, "2026-01-15", &[2]), claim(2, "货款", 1_000, "2026-01-16", &[2])];
    application.claims[1].creditors = vec![3];
    for claim in &mut application.claims {
        claim.doubled = docket::claim::Doubled::LeftOut;
    }
    let mut court = Court::filing(application);
    court.check(SERVED).check(
        "
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-05 months=12 -> deposit_frozen @freeze
        2026-03-10 lin deduct_deposit measure=@freeze amount_fen=1,000 deducted_on=2026-03-10 -> deposit_deducted @one
        2026-03-12 jin receive_money debtor=2 amount_fen=1,000 value_on=2026-03-12 bank_reference=r1 payer=某顺公司 -> money_received @r1
        # With the money on its way everything is paid; without it half of each claim is.
        2026-03-12 = owed=0.00
        2026-03-12 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-12 = divided=1:1:principal:500.00,3:2:principal:500.00,fee:0.00,surplus:0.00
        2026-03-16 jin receive_money debtor=2 amount_fen=1,000 value_on=2026-03-13 bank_reference=r2 payer=某某银行 deduction=@one -> money_received @r2
        2026-03-16 lin allocate_money receipt=@r2 -> money_allocated
        2026-03-16 = divided=1:1:principal:500.00,3:2:principal:500.00,fee:0.00,surplus:0.00
        ",
    );
    court
}
