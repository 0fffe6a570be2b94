//! Payments in two phases: the account, what fails, what is held back.

use crate::court::{Court, case_id, claim, day, loan, party};
use crate::notices::SERVED;
use docket::claim::Doubled;
use docket::clock::{ClockKind, ClockState};
use docket::money::payment::PaymentState;
use docket::party::Role;
use docket::{Case, EntryNo};

/// The debt of 100,945.00 and the fee have arrived on 10 March and are divided.
const DIVIDED: &str = "
    2026-03-10 jin receive_money debtor=2 amount_fen=102,345.00 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
    2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
";

/// To whose account money may go, and what becomes of a payment whose account was wrong.
pub(crate) fn accounts() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(DIVIDED).check(
        "
        2026-03-11 lin opens record_account,record_property,record_offline_check,hold_payment,terminate_case,withdraw_case,suspend_case,correct_entry / bars nothing_owed,account_missing,money_in_case
        2026-03-11 luo record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> !not_your_office
        2026-03-11 ma record_account party=9 holder=常某 bank=某某银行 account=6222000000000001 -> !not_on_docket
        2026-03-11 ma record_account party=1 holder=常某 bank=某某银行 account=12 -> !form_incomplete
        2026-03-11 ma record_account party=1 holder=常某 bank==某某银行 account=6222000000000001 -> !form_incomplete
        2026-03-11 ma record_account party=1 holder=常某 bank=某某银行 bank_code=12 account=6222000000000001 -> !form_incomplete
        # Somebody else's account only by the right of an agent or after review by the panel, and in words.
        2026-03-11 ma record_account party=1 holder=常某甲 bank=某某银行 account=6222000000000001 -> !account_not_in_own_name
        2026-03-11 ma record_account party=1 holder=常某甲 bank=某某银行 account=6222000000000001 authority=agent -> !account_not_in_own_name
        2026-03-11 ma record_account party=1 holder=常某甲 bank=某某银行 account=6222000000000001 authority=agent grounds=授权委托书载明代为收取执行款 -> account_recorded
        2026-03-11 lin pay_out creditor=1 amount_fen=100,945 -> proposed @one
        2026-03-11 luo approve_proposal proposal=@one -> approved,payment_ordered @first
        # Another account takes back what no bank has yet: it is to be approved anew.
        2026-03-12 ma record_account party=1 holder=常某 bank=某某银行 bank_code=102100000021 account=6222000000000009 -> account_recorded,payment_failed
        2026-03-12 = payable=100,945.00 reserved=0.00
        2026-03-12 bank sends payment=@first batch=b1 ->
        # The same account again takes nothing back.
        2026-03-12 lin pay_out creditor=1 amount_fen=60,000 -> proposed @two
        2026-03-12 luo approve_proposal proposal=@two -> approved,payment_ordered @second
        2026-03-12 jin record_account party=1 holder=常某 bank=某某银行 bank_code=102100000021 account=6222000000000009 -> account_recorded
        2026-03-13 bank sends payment=@second batch=b1 -> payment_sent
        # With the bank already: a new account changes nothing about it, and it is not spent twice.
        2026-03-13 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000008 -> account_recorded
        2026-03-13 = payable=40,945.00 reserved=60,000.00
        2026-03-13 lin pay_out creditor=1 amount_fen=40,945.01 -> !exceeds_payable
        2026-03-16 bank fails payment=@second batch=b1 -> payment_failed
        2026-03-16 bank settles payment=@second batch=b1 ->
        2026-03-16 = payable=100,945.00 reserved=0.00 paid=0.00 balance=100,945.00 clocks=pay_out.5:2026-04-09,handling:2026-09-02
        ",
    );
    let case = court.case();
    let failed = case.last_failed(1).unwrap();
    assert!(matches!(&failed.state, PaymentState::Failed { reason, .. } if reason == "户名与账号不符"));
    // Who proposed and who approved: finance must be a third.
    assert_eq!(failed.hands.iter().map(ToString::to_string).collect::<Vec<_>>(), ["luo", "lin"]);
    court
}

/// The bank sends a payment back: the account is checked and recorded anew before anything is paid to it.
pub(crate) fn unchecked() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(DIVIDED).check(
        "
        2026-03-11 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-12 lin pay_out creditor=1 amount_fen=60,000 -> proposed @one
        2026-03-12 luo approve_proposal proposal=@one -> approved,payment_ordered @first
        2026-03-12 lin pay_out creditor=1 amount_fen=945 -> proposed @two
        2026-03-12 luo approve_proposal proposal=@two -> approved,payment_ordered @second
        2026-03-12 lin pay_out creditor=1 amount_fen=1,000 -> proposed @three
        2026-03-13 bank sends payment=@first batch=b1 -> payment_sent
        2026-03-13 bank sends payment=@second batch=b1 -> payment_sent
        # Recorded again before the bank answers checks nothing of what it says.
        2026-03-13 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-16 bank fails payment=@first batch=b1 -> payment_failed
        2026-03-16 lin pay_out creditor=1 amount_fen=60,000 -> !account_unchecked
        2026-03-16 luo approve_proposal proposal=@three -> !account_unchecked
        2026-03-17 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-17 luo approve_proposal proposal=@three -> approved,payment_ordered @third
        2026-03-17 bank sends payment=@third batch=b2 -> payment_sent
        2026-03-18 bank fails payment=@third batch=b2 -> payment_failed
        2026-03-18 lin pay_out creditor=1 amount_fen=60,000 -> !account_unchecked
        # The bank itself shows that the account is right: it paid to it.
        2026-03-19 bank settles payment=@second batch=b1 -> payment_settled
        2026-03-19 lin pay_out creditor=1 amount_fen=60,000 -> proposed
        ",
    );
    court
}

/// Money held back: in part, with what was ordered, and as a whole.
pub(crate) fn holds() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(DIVIDED).check(
        "
        2026-03-11 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-11 jin hold_payment ground=frozen creditor=1 reason=另案冻结 -> !not_your_office
        2026-03-11 lin hold_payment ground=frozen creditor=2 reason=另案冻结 -> !not_a_creditor
        2026-03-11 lin hold_payment ground=frozen amount_fen=10 reason=另案冻结 -> !form_incomplete
        2026-03-11 lin hold_payment ground=frozen creditor=1 amount_fen=40,000 reason=另案冻结 -> proposed @ask
        # What is proposed to be held is not paid meanwhile; the clock stands still only once it is approved.
        2026-03-11 = payable=60,945.00 held_back=40,000.00
        2026-03-11 lin pay_out creditor=1 amount_fen=60,945.01 -> !payment_held_back
        2026-03-12 lin approve_proposal proposal=@ask -> !not_your_office
        2026-03-12 luo approve_proposal proposal=@ask -> approved,payment_held @part
        2026-03-12 = clocks=pay_out.5:2026-04-09,handling:2026-09-02
        # The undisputed part is paid, and nothing but what is held back is left: the clock stands still.
        2026-03-12 lin pay_out creditor=1 amount_fen=60,945 -> proposed @rest
        2026-03-12 luo approve_proposal proposal=@rest -> approved,payment_ordered @payment
        2026-03-13 bank sends payment=@payment batch=b1 -> payment_sent
        2026-03-16 bank settles payment=@payment batch=b1 -> payment_settled
        2026-03-16 = payable=0.00 held_back=40,000.00 paid=60,945.00 clocks=handling:2026-09-02
        2026-04-20 lin release_hold hold=99 ended_on=2026-04-20 reason=已解除冻结 -> !not_on_docket
        2026-04-20 lin release_hold hold=@part ended_on=2026-04-21 reason=已解除冻结 -> !day_in_future
        2026-04-20 lin release_hold hold=@part ended_on=2026-03-11 reason=已解除冻结 -> !day_too_early
        2026-04-20 lin release_hold hold=@part ended_on=2026-04-17 reason=已解除冻结 -> hold_released
        2026-04-20 lin release_hold hold=@part ended_on=2026-04-17 reason=已解除冻结 -> !hold_released
        # Ten days from 17 April.
        2026-04-20 = payable=40,000.00 clocks=pay_out.5:2026-04-27,handling:2026-09-02
        # What is ordered and not with the bank is taken back by a hold as far as it must be.
        2026-04-20 lin pay_out creditor=1 amount_fen=30,000 -> proposed @three
        2026-04-20 luo approve_proposal proposal=@three -> approved,payment_ordered @third
        2026-04-20 lin hold_payment ground=plan_objection creditor=1 amount_fen=10,000 reason=异议 -> proposed @small
        2026-04-20 luo approve_proposal proposal=@small -> approved,payment_held @ten
        2026-04-20 = payable=0.00 reserved=30,000.00 held_back=10,000.00
        2026-04-20 lin hold_payment ground=third_party reason=案外人主张 -> proposed @all
        2026-04-21 luo approve_proposal proposal=@all -> approved,payment_held,payment_failed
        2026-04-21 = payable=0.00 reserved=0.00 held_back=40,000.00 clocks=handling:2026-09-02
        # Money that arrives while all is held back: its clock stands still from the beginning.
        2026-04-22 jin receive_money debtor=2 amount_fen=10 value_on=2026-04-22 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-04-22 = clocks=handling:2026-09-02
        2026-04-22 lin allocate_money receipt=@r2 -> money_allocated
        2026-04-22 = surplus=0.00
        ",
    );
    court
}

#[test]
fn ten_days_after_a_release_bear_their_mark_until_the_court_has_confirmed_them() {
    for (answers, open) in [(&[][..], &["FND-05"][..]), (&[("FND-05", "confirmed")], &[])] {
        let mut law = law::Settings::default();
        for (id, answer) in answers {
            law.set(id, answer, day("2026-11-21")).unwrap();
        }
        let mut court = Court::under(law, loan());
        court.check(SERVED).check(DIVIDED).check(
            "
            2026-03-11 lin hold_payment ground=other creditor=1 reason=核实身份 -> proposed @ask
            2026-03-11 luo approve_proposal proposal=@ask -> approved,payment_held @hold
            ",
        );
        let clock = |court: &Court| court.case().clocks.get(ClockKind::PayOut, 5).unwrap().clone();
        assert_eq!(clock(&court).state, ClockState::Paused(day("2026-03-11")));
        court.check(
            "2026-03-20 lin release_hold hold=@hold ended_on=2026-03-20 reason=已核实 -> hold_released",
        );
        let clock = clock(&court);
        assert_eq!((clock.state, clock.due_on), (ClockState::Running, day("2026-03-30")));
        assert_eq!(clock.open_questions, open);
    }
}

/// A receipt is paid out when the shares of all its creditors are settled, whatever another receipt brought.
#[test]
fn the_clock_of_a_receipt_is_met_when_each_of_its_creditors_is_paid() {
    let mut application = loan();
    application.parties.push(party(3, Role::Creditor, "孟某"));
    application.parties.push(party(4, Role::Debtor, "贺某"));
    application.claims =
        vec![claim(1, "货款", 1_000, "2026-01-15", &[2]), claim(2, "货款", 1_000, "2026-01-15", &[4])];
    application.claims[1].creditors = vec![3];
    for claim in &mut application.claims {
        claim.doubled = Doubled::LeftOut;
    }
    let mut court = Court::filing(application);
    court.check(SERVED).check(
        "
        2026-03-10 jin receive_money debtor=2 amount_fen=1,000 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-11 jin receive_money debtor=4 amount_fen=1,000 value_on=2026-03-11 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-03-11 lin allocate_money receipt=@r2 -> money_allocated
        2026-03-11 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-11 lin pay_out creditor=1 amount_fen=1,000 -> proposed @ask
        2026-03-11 luo approve_proposal proposal=@ask -> approved,payment_ordered @pay
        2026-03-11 bank sends payment=@pay batch=b1 -> payment_sent
        2026-03-12 bank settles payment=@pay batch=b1 -> payment_settled
        ",
    );
    let case = court.case();
    let met = |receipt: usize| {
        let clock = case.clocks.get(ClockKind::PayOut, case.receipts[receipt].no.0).unwrap();
        matches!(clock.state, ClockState::Met(_))
    };
    let shares: Vec<Vec<u32>> = case
        .receipts
        .iter()
        .map(|one| one.allocation.as_ref().unwrap().shares.iter().map(|share| share.creditor).collect())
        .collect();
    assert_eq!((shares, met(0), met(1)), (vec![vec![1], vec![3]], true, false));
}

/// A proposal that an older program stored names bank and account; it still counts and is approved for the account on
/// the docket.
#[test]
fn a_payout_proposed_before_accounts_were_recorded_is_approved_for_the_recorded_one() {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(DIVIDED);
    let proposed = docket::Event::read(
        "proposed",
        r#"{"act":"pay_out","command":{"account":"9","amount_fen":100,"bank":"某某银行","creditor":1},"summary":"向常某发放案款1.00元","approver":"bureau_head"}"#,
    );
    court.enter("lin", day("2026-03-10"), vec![proposed.unwrap()]);
    let page = court.entries.len();
    court.check(&format!(
        "
        2026-03-10 = payable=100,944.00
        2026-03-10 luo approve_proposal proposal={page} -> !account_missing
        2026-03-10 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
        2026-03-10 luo approve_proposal proposal={page} -> approved,payment_ordered
        2026-03-10 = reserved=1.00
        "
    ));
}

#[test]
fn a_page_that_paid_at_once_still_says_paid() {
    let entries = docket::sample::entries();
    let case = Case::of(&case_id(), &entries).unwrap();
    let old = case.payment(EntryNo(26)).unwrap();
    assert_eq!(old.state, PaymentState::Settled { on: day("2026-04-14") });
    assert_eq!((old.account.as_ref(), old.proposal), (None, Some(EntryNo(24))));
}
