//! Distribution among several creditors: a shortfall, a mortgage, objections, an enterprise.

use crate::court::{Court, claim, day, loan, party};
use docket::filing::file_case::Application;
use docket::party::Role;
use values::Fen;

/// 常某 against a person: 100,000 yuan and 17.50 yuan of the doubled part a day.
fn against_a_person() -> Application {
    Application {
        parties: vec![party(1, Role::Creditor, "常某"), party(2, Role::Debtor, "王某")], ..loan()
    }
}

/// Assigned, noticed, and 210,000 yuan of a sold house have arrived on 10 March: 54 days of delay, 945.00 yuan.
const ARRIVED: &str = "
    2026-03-03 wen assign_case handler=lin -> assigned
    2026-03-04 lin issue_notice report_days=10 -> notice_issued
    2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-05 -> notice_served
    2026-03-05 lin record_property debtor=2 kind=real_estate description=某小区1号楼 value_fen=210,000 source=found -> property_found @house
    2026-03-10 jin receive_money debtor=2 amount_fen=210,000.00 value_on=2026-03-10 bank_reference=r1 payer=拍卖平台 -> money_received @r1
";

/// A bank with a mortgage of 120,000 and another creditor with 80,000 and 500 of the doubled part take part: after the
/// bank 90,000 are left for 180,000, one half.
const ADMITTED: &str = "
    2026-03-11 lin admit_creditor debtor=2 name=某某银行 kind=enterprise capacity=secured_creditor basis=抵押登记证明1号 applied_on=2026-03-11 amount_fen=120,000 -> creditor_admitted
    2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初99号 case_number=（2026）某0101执20号 applied_on=2026-03-11 amount_fen=80,000 doubled_fen=500 -> creditor_admitted
    2026-03-11 lin record_priority creditor=3 kind=mortgage property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=120,000 covered_fen=210,000 -> priority_recorded
";

/// Drawn and approved: 常某 50,000, the bank 120,000, 白某 40,000.
const DRAWN: &str = "
    2026-03-12 lin draw_plan debtor=2 -> proposed @ask
    2026-03-12 luo approve_proposal proposal=@ask -> approved,plan_drawn @plan
    2026-03-12 = planned.1=50,000.00 planned.3=120,000.00 planned.4=40,000.00
";

const SERVED: &str = "
    2026-03-13 ma serve_plan party=1 served_on=2026-03-13 -> plan_served
    2026-03-13 ma serve_plan party=2 served_on=2026-03-13 -> plan_served
    2026-03-13 ma serve_plan party=3 served_on=2026-03-13 -> plan_served
    2026-03-16 ma serve_plan party=4 served_on=2026-03-16 -> plan_served
";

/// Three creditors, a mortgage and a shortfall; one objects, is opposed and sues; the undisputed part is paid meanwhile.
pub(crate) fn shortfall() -> Court {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(
        "
        # Who may not join, and who may.
        2026-03-11 ma admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-11 amount_fen=80,000 -> !not_your_office
        2026-03-11 lin admit_creditor debtor=1 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-11 amount_fen=80,000 -> !not_a_debtor
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=without_instrument basis=借条 applied_on=2026-03-11 amount_fen=80,000 -> !may_not_join
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-01 amount_fen=80,000 -> !may_not_join
        2026-03-11 lin draw_plan debtor=2 cost_fen=100 -> !form_incomplete
        ",
    );
    court.check(ADMITTED).check(
        "
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初99号 applied_on=2026-03-11 amount_fen=80,000 -> !participant_known
        2026-03-11 lin record_priority creditor=4 kind=mortgage thing=某小区1号楼 secured_fen=80,000 covered_fen=210,000 -> !form_incomplete
        2026-03-11 lin record_priority creditor=2 kind=mortgage thing=某小区1号楼 secured_fen=80,000 covered_fen=210,000 -> !not_a_creditor
        2026-03-11 lin serve_plan party=1 served_on=2026-03-11 -> !not_on_docket
        # The money is no longer the applicant's alone.
        2026-03-11 lin allocate_money receipt=@r1 -> !distribution_open
        2026-03-11 lin opens control_property,draw_plan,record_declaration,record_offline_check,record_property,value_property,decide_exemption,freeze_deposit,take_over_preservation,record_account,hold_payment,admit_creditor,record_priority,summon,detain,restrict_consumption,list_dishonest,offer_bounty,terminate_case,withdraw_case,suspend_case,record_settlement,correct_entry / bars still_owed
        ",
    );
    court.check(DRAWN).check(
        "
        2026-03-12 lin carry_out_plan -> !plan_not_served
        2026-03-12 ma serve_plan party=1 served_on=2026-03-11 -> !day_too_early
        ",
    );
    court.check(SERVED).check(
        "
        2026-03-16 ma serve_plan party=4 served_on=2026-03-16 -> !plan_already_served
        # Fifteen days from the 13th end on Saturday the 28th, so on Monday; from the 16th on Tuesday the 31st.
        2026-03-16 lin carry_out_plan -> !objection_period_runs
        # 白某 says that the bank's claim is 100,000 only; then 110,000 would be left for 180,000.
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=3 asks=amount reason=银行本金已还2万元 -> !form_incomplete
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=2 asks=excluded reason=无 -> !not_on_docket
        # Nobody pays 常某 first, and nothing that he did not have could be objected to.
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=1 asks=no_priority reason=无 -> !not_on_docket
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-13 against=3 asks=excluded reason=无 -> !day_too_early
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=3 asks=amount amount_fen=100,000 reason=银行本金已还2万元 -> plan_objected @objection
        2026-03-20 lin draw_plan debtor=2 -> !plan_objected_to
        2026-03-20 lin admit_creditor debtor=2 name=王某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-20 amount_fen=80,000 -> !not_a_creditor
        # The money pays nothing before it is distributed: 100,000.00 and 64 days of the doubled part.
        2026-03-20 = owed=101,120.00
        2026-03-23 ma tell_objection objection=@objection party=4 told_on=2026-03-23 -> !not_on_docket
        2026-03-23 ma tell_objection objection=@objection party=1 told_on=2026-03-23 -> objection_told
        2026-03-23 ma tell_objection objection=@objection party=2 told_on=2026-03-23 -> objection_told
        2026-03-23 ma tell_objection objection=@objection party=3 told_on=2026-03-23 -> objection_told
        2026-03-24 lin settle_objection objection=@objection outcome=not_opposed -> !objection_not_there
        2026-03-30 ma oppose_objection objection=@objection party=3 received_on=2026-03-30 reason=未收到还款 -> objection_opposed
        2026-03-31 ma tell_opposition objection=@objection told_on=2026-03-31 -> opposition_told
        2026-03-31 ma tell_opposition objection=@objection told_on=2026-03-31 -> !plan_already_served
        # The debtor objects too late: to him the time ended on 30 March.
        2026-04-01 ma object_to_plan party=2 received_on=2026-04-01 against=1 asks=excluded reason=已还清 -> !plan_period_over
        2026-04-10 ma record_plan_suit objection=@objection sued_on=2026-04-10 number=（2026）某0101民初30号 -> plan_suit_recorded
        # The disputed 20,000 of the bank stay; everything else is payable.
        2026-04-13 lin carry_out_plan -> plan_carried_out,payment_held
        2026-04-13 = payable.1=50,000.00 payable.3=100,000.00 held_back.3=20,000.00 payable.4=40,000.00 balance=210,000.00
        2026-04-13 lin carry_out_plan -> !plan_carried_out
        2026-04-13 ma record_account party=3 holder=某某银行 bank=某某银行 account=6222000000000003 -> account_recorded
        2026-04-13 lin pay_out creditor=3 amount_fen=120,000 -> !payment_held_back
        2026-04-13 lin pay_out creditor=3 amount_fen=100,000 -> proposed @pay
        2026-04-13 luo approve_proposal proposal=@pay -> approved,payment_ordered @payment
        2026-04-14 bank sends payment=@payment batch=b1 -> payment_sent
        2026-04-14 bank settles payment=@payment batch=b1 -> payment_settled
        # The suit is won: the 20,000 go to the ordinary creditors, half a fen nowhere.
        2026-06-15 lin settle_objection objection=@objection outcome=suit_won -> !form_incomplete
        # The day of the judgment is asked: after the suit and not to come.
        2026-06-15 lin settle_objection objection=@objection outcome=suit_won document=判决 -> !form_incomplete
        2026-06-15 lin settle_objection objection=@objection outcome=suit_won document=判决 ended_on=2026-04-09 -> !day_too_early
        2026-06-15 lin settle_objection objection=@objection outcome=suit_won document=判决 ended_on=2026-06-16 -> !day_in_future
        2026-06-15 lin settle_objection objection=@objection outcome=withdrawn -> !form_incomplete
        2026-06-15 lin settle_objection objection=@objection outcome=withdrawn ended_on=2026-03-19 -> !day_too_early
        2026-06-15 lin settle_objection objection=@objection outcome=suit_won document=（2026）某0101民初30号民事判决 ended_on=2026-06-12 -> objection_settled,hold_released
        2026-06-15 = payable.1=61,111.11 payable.3=0.00 payable.4=48,888.89 balance=110,000.00
        2026-06-15 lin settle_objection objection=@objection outcome=withdrawn -> !objection_settled
        # What 常某 got counts on the day of the plan: 100,945.00 less 61,111.11, and the doubled part goes on: 945.00 and 97 days on 38,888.89.
        2026-06-15 = doubled=1,605.14
        ",
    );
    let case = court.case();
    let left = case.statement(day("2026-03-10")).totals.principal_left;
    assert_eq!(left, Fen::yuan(100_000) - Fen(6_111_111));
    court
}

/// What a right rests on, secures and is paid out of; who is admitted once; what is entered wrongly and struck before
/// a plan is served; costs that are more than there is.
pub(crate) fn checked() -> Court {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(
        "
        2026-03-11 lin record_property debtor=2 kind=deposit description=某某银行存款 value_fen=5,000 source=found -> property_found @deposit
        2026-03-11 lin record_property debtor=2 kind=movable description=机床 value_fen=5,000 source=found -> property_found @machine
        2026-03-11 lin admit_creditor debtor=2 name=某某银行 kind=enterprise capacity=secured_creditor basis=抵押登记证明1号 applied_on=2026-03-11 amount_fen=120,000 -> creditor_admitted
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初99号 applied_on=2026-03-11 amount_fen=8,000 -> creditor_admitted @wrong
        2026-03-11 lin record_priority creditor=3 kind=mortgage property=@deposit thing=存款 public_on=2024-05-06 secured_fen=5,000 covered_fen=5,000 -> !right_cannot_rest
        2026-03-11 lin record_priority creditor=3 kind=pledge property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=5,000 covered_fen=5,000 -> !right_cannot_rest
        2026-03-11 lin record_priority creditor=3 kind=lien property=@house thing=某小区1号楼 secured_fen=5,000 covered_fen=5,000 -> !right_cannot_rest
        2026-03-11 lin record_priority creditor=3 kind=construction_price property=@machine thing=机床 secured_fen=5,000 covered_fen=5,000 -> !right_cannot_rest
        2026-03-11 lin record_priority creditor=3 kind=mortgage property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=120,000.01 covered_fen=210,000 -> !secured_beyond_claim
        # 100,000 and nothing else without the doubled part is owed to the applicant.
        2026-03-11 lin record_priority creditor=1 kind=mortgage property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=100,000.01 covered_fen=210,000 -> !secured_beyond_claim
        2026-03-11 lin record_priority creditor=3 kind=mortgage property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=120,000 covered_fen=210,000.01 -> !covered_beyond_money
        2026-03-11 lin record_priority creditor=3 kind=mortgage property=@house thing=某小区1号楼 public_on=2024-05-06 secured_fen=120,000 covered_fen=205,000 -> priority_recorded @right
        2026-03-11 lin record_priority creditor=3 kind=mortgage property=@house thing=房屋 public_on=2024-05-06 secured_fen=120,000 covered_fen=205,000 -> !right_known
        2026-03-11 lin record_priority creditor=3 kind=mortgage thing=某小区1号楼 public_on=2024-05-06 secured_fen=120,000 covered_fen=205,000 -> !right_known
        # 5,000 are left for whatever else was sold.
        2026-03-11 lin record_priority creditor=1 kind=pledge property=@machine thing=机床 public_on=2024-05-06 secured_fen=9,000 covered_fen=5,000.01 -> !covered_beyond_money
        2026-03-11 lin record_priority creditor=1 kind=pledge property=@machine thing=机床 public_on=2024-05-06 secured_fen=9,000 covered_fen=5,000 -> priority_recorded
        # The same judgment, as others write it; the same sums on other words; the applicant's own judgment.
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=(2025)某0101民初99号民事判决书 applied_on=2026-03-11 amount_fen=80,000 -> !participant_known
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=民事判决书 applied_on=2026-03-11 amount_fen=8,000 -> !participant_known
        2026-03-11 lin admit_creditor debtor=2 name=常某 kind=person capacity=with_instrument basis=（2025）某0101民初88号民事判决书 applied_on=2026-03-11 amount_fen=1 -> !participant_known
        2026-03-11 lin draw_plan debtor=2 cost_fen=210,000.01 cost_payee=1 -> !costs_beyond_proceeds
        2026-03-11 lin draw_plan debtor=2 -> proposed @ask
        2026-03-11 lin draw_plan debtor=2 -> !plan_waits
        2026-03-11 lin draw_plan debtor=2 cost_fen=3,000 cost_payee=1 -> proposed @other
        2026-03-11 luo reject_proposal proposal=@other reason=单据不足 -> rejected
        2026-03-11 luo approve_proposal proposal=@ask -> approved,plan_drawn @plan
        2026-03-11 ma record_account party=4 holder=白某 bank=某某银行 account=6222000000000004 -> account_recorded
        # 白某 claims 80,000 and not 8,000; the plan that rests on it goes first, as it is served on nobody.
        2026-03-11 lin correct_entry entry=@wrong reason=数额误记 -> !still_relied_on
        2026-03-11 lin correct_entry entry=@plan reason=债权数额误记 -> proposed @strike
        2026-03-11 tao approve_proposal proposal=@strike -> approved,entry_struck
        2026-03-11 lin correct_entry entry=@wrong reason=数额误记 -> proposed @strike
        2026-03-11 tao approve_proposal proposal=@strike -> approved,entry_struck
        2026-03-11 lin serve_plan party=1 served_on=2026-03-11 -> !not_on_docket
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初99号 applied_on=2026-03-11 amount_fen=80,000 -> creditor_admitted @right4
        2026-03-12 lin draw_plan debtor=2 cost_fen=3,000 cost_payee=1 -> proposed @ask
        2026-03-12 luo approve_proposal proposal=@ask -> approved,plan_drawn @plan
        # 210,000 less 3,000, 5,000 and 120,000 leave 82,000 for 95,000 of 常某 and 80,000 of 白某, who has a new number.
        2026-03-12 = planned.1=52,514.29 planned.3=120,000.00 planned.4=0.00 planned.5=37,485.71
        2026-03-13 ma object_to_plan party=1 received_on=2026-03-13 against=3 asks=excluded reason=无 -> !plan_not_served
        2026-03-13 ma serve_plan party=1 served_on=2026-03-13 -> plan_served
        2026-03-13 lin correct_entry entry=@plan reason=误 -> !still_relied_on
        2026-03-13 lin correct_entry entry=@right4 reason=误 -> !still_relied_on
        2026-03-13 lin correct_entry entry=@right reason=误 -> !still_relied_on
        ",
    );
    let case = court.case();
    assert!(case.accounts.is_empty(), "the account was of somebody who takes no part");
    let drawn = court.entries.iter().rev().find(|entry| entry.event.kind() == "plan_drawn").unwrap();
    assert!(drawn.event.sentence(&case).contains("先付常某垫付的执行费用3,000.00元"));
    let asked = case.proposals.iter().rev().find(|one| one.act == "draw_plan").unwrap();
    assert!(asked.summary.contains("先付常某垫付的执行费用3,000.00元"), "{}", asked.summary);
    court
}

#[test]
fn two_of_one_name_are_told_apart_by_role_and_number() {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(
        "
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初99号 applied_on=2026-03-11 amount_fen=80,000 -> creditor_admitted
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=（2025）某0101民初100号 applied_on=2026-03-11 amount_fen=70,000 -> creditor_admitted
        2026-03-11 lin draw_plan debtor=2 -> proposed @ask
        2026-03-11 luo approve_proposal proposal=@ask -> approved,plan_drawn
        ",
    );
    let actor = court.actor("lin");
    let steps = docket::steps(&court.case(), &court.context(&actor, day("2026-03-11")));
    let served: Vec<&str> = steps
        .open
        .iter()
        .filter(|step| step.act == "serve_plan")
        .map(|step| step.reason.trim_start_matches("分配方案尚未送达"))
        .collect();
    assert_eq!(served, ["常某", "王某", "白某（参与分配债权人，3号）", "白某（参与分配债权人，4号）"]);
}

#[test]
fn who_may_not_join_is_told_why_and_by_which_article() {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED);
    let typed = |capacity: &str, applied_on: &str| {
        let fields = [
            ("debtor", "2"),
            ("name", "白某"),
            ("kind", "person"),
            ("capacity", capacity),
            ("basis", "借条"),
            ("applied_on", applied_on),
            ("amount_fen", "80,000"),
        ];
        fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
    };
    for (capacity, applied_on, why, article) in [
        (
            "without_instrument",
            "2026-03-11",
            "没有执行依据，又对该财产没有优先权、担保物权，不能参与分配",
            "第五百零六条",
        ),
        (
            "with_instrument",
            "2026-03-01",
            "参与分配申请应当在执行程序开始后提出，执行程序尚未开始，不能参与分配",
            "第五百零七条第二款",
        ),
    ] {
        let asked = court.ask(day("2026-03-11"), "lin", "admit_creditor", &typed(capacity, applied_on));
        let refusal = asked.unwrap_err();
        assert_eq!(refusal.sentence(), why);
        assert!(refusal.basis().to_string().ends_with(article), "{}", refusal.basis());
    }
}

/// Nobody opposes: the plan is corrected before it is carried out; another objector does not sue.
pub(crate) fn corrected() -> Court {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(ADMITTED).check(
        "
        2026-03-12 lin draw_plan debtor=2 cost_fen=3,000 cost_payee=1 -> proposed @ask
        2026-03-12 luo approve_proposal proposal=@ask -> approved,plan_drawn @plan
        # Costs first: 210,000 less 3,000 and 120,000 leave 87,000 for 180,000.
        2026-03-12 = planned.1=51,333.33 planned.3=120,000.00 planned.4=38,666.67
        ",
    );
    court.check(SERVED).check(
        "
        2026-03-20 ma object_to_plan party=1 received_on=2026-03-20 against=3 asks=no_priority reason=抵押合同无效 -> plan_objected @first
        2026-03-23 ma tell_objection objection=@first party=2 told_on=2026-03-20 -> objection_told
        2026-03-23 ma tell_objection objection=@first party=3 told_on=2026-03-20 -> objection_told
        2026-03-23 ma tell_objection objection=@first party=4 told_on=2026-03-20 -> objection_told
        2026-03-24 ma object_to_plan party=4 received_on=2026-03-24 against=1 asks=excluded reason=虚构债权 -> plan_objected @second
        2026-03-24 ma tell_objection objection=@second party=2 told_on=2026-03-24 -> objection_told
        2026-03-24 ma tell_objection objection=@second party=3 told_on=2026-03-24 -> objection_told
        2026-03-25 ma oppose_objection objection=@second party=1 received_on=2026-03-25 reason=有判决 -> !not_on_docket
        2026-03-25 ma oppose_objection objection=@second party=3 received_on=2026-03-25 reason=有判决 -> objection_opposed
        2026-03-26 ma tell_opposition objection=@second told_on=2026-03-26 -> opposition_told
        2026-04-08 lin carry_out_plan -> !objection_ripe
        2026-04-08 ma oppose_objection objection=@first party=2 received_on=2026-04-08 reason=无 -> !plan_period_over
        2026-04-08 lin settle_objection objection=@first outcome=not_opposed -> objection_settled
        # 207,000 for 300,000: 69 of a hundred.
        2026-04-08 = planned.1=72,000.00 planned.3=82,800.00 planned.4=55,200.00
        2026-04-14 ma record_plan_suit objection=@second sued_on=2026-04-14 number=x -> !plan_period_over
        2026-04-14 lin settle_objection objection=@second outcome=not_sued -> objection_settled
        2026-04-14 lin carry_out_plan -> plan_carried_out
        2026-04-14 = payable.1=72,000.00 payable.3=82,800.00 payable.4=55,200.00
        # The rest of a later receipt belongs to all of them again.
        2026-04-15 jin receive_money debtor=2 amount_fen=10,000.00 value_on=2026-04-15 bank_reference=r2 payer=王某 -> money_received @r2
        2026-04-15 lin allocate_money receipt=@r2 -> !distribution_open
        2026-04-16 lin draw_plan debtor=2 -> proposed @again
        2026-04-16 luo approve_proposal proposal=@again -> approved,plan_drawn @other
        ",
    );
    court
}

/// An enterprise: bankruptcy is asked about first; nobody agrees, and the earlier seizure is paid first.
pub(crate) fn by_seizure() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        2026-03-05 ma serve_notice debtor=2 way=direct on=2026-03-05 -> notice_served
        2026-03-06 lin draw_plan debtor=2 -> !nothing_to_distribute
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=6222000000000099 amount_fen=50,000 held_fen=50,000 frozen_on=2026-03-06 months=12 -> deposit_frozen @freeze
        2026-03-10 lin deduct_deposit measure=@freeze amount_fen=50,000 deducted_on=2026-03-10 -> deposit_deducted @deduction
        2026-03-10 jin receive_money debtor=2 amount_fen=50,000 value_on=2026-03-10 bank_reference=r1 payer=某某银行 deduction=@deduction -> money_received
        2026-03-11 lin draw_plan debtor=2 -> !regime_forbids_plan
        # A creditor of an enterprise takes part by its own seizure only.
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-11 amount_fen=30,000 -> !may_not_join
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-11 amount_fen=30,000 seized_on=2026-02-02 -> creditor_admitted
        2026-03-11 lin draw_plan debtor=2 -> !regime_forbids_plan
        2026-03-11 lin draw_plan debtor=2 bankruptcy=agreed -> !regime_forbids_plan
        2026-03-11 lin draw_plan debtor=2 bankruptcy=nobody_agrees -> proposed @ask
        2026-03-11 luo approve_proposal proposal=@ask -> approved,plan_drawn
        2026-03-11 = planned.1=20,000.00 planned.3=30,000.00
        # A mortgage of a thing that was seized before does not come first.
        2026-03-11 lin record_property debtor=2 kind=vehicle description=货车 value_fen=60,000 source=found -> property_found @truck
        2026-03-11 lin control_property property=@truck way=live_seal value_fen=60,000 months=24 keeper=某某 excess_reason=不可分割 -> control_ordered,control_confirmed @seal
        2026-03-12 lin record_priority creditor=3 kind=mortgage property=@truck thing=货车 public_on=2026-03-12 secured_fen=30,000 covered_fen=60,000 -> !mortgage_after_seizure
        2026-03-12 lin draw_plan debtor=2 bankruptcy=nobody_agrees -> proposed @ask
        2026-03-12 luo approve_proposal proposal=@ask -> approved,plan_drawn
        ",
    );
    court
}

/// Two creditors of the case itself and one who joins: what each of them gets pays his own claims, and no other's.
pub(crate) fn several_own() -> Court {
    let mut application = against_a_person();
    application.parties.push(party(3, Role::Creditor, "齐某"));
    application.claims.push(claim(2, "货款", 50_000, "2026-02-10", &[2]));
    application.claims[1].creditors = vec![3];
    let mut court = Court::filing(application);
    court.check(ARRIVED.replace("210,000.00", "100,000.00").as_str()).check(
        "
        2026-03-11 lin admit_creditor debtor=2 name=白某 kind=person capacity=with_instrument basis=判决 applied_on=2026-03-11 amount_fen=50,000 -> creditor_admitted
        2026-03-12 lin draw_plan debtor=2 -> proposed @ask
        2026-03-12 luo approve_proposal proposal=@ask -> approved,plan_drawn
        2026-03-12 = planned.1=50,000.00 planned.3=25,000.00 planned.4=25,000.00
        2026-03-13 ma serve_plan party=1 served_on=2026-03-13 -> plan_served
        2026-03-13 ma serve_plan party=2 served_on=2026-03-13 -> plan_served
        2026-03-13 ma serve_plan party=3 served_on=2026-03-13 -> plan_served
        2026-03-13 ma serve_plan party=4 served_on=2026-03-13 -> plan_served
        2026-03-31 lin carry_out_plan -> plan_carried_out
        2026-03-31 = payable.1=50,000.00 payable.3=25,000.00 payable.4=25,000.00
        ",
    );
    let case = court.case();
    let left: Vec<Fen> =
        case.statement(day("2026-03-31")).obligations.iter().map(|claim| claim.left).collect();
    assert_eq!(left, [Fen::yuan(50_000), Fen::yuan(25_000)]);
    court
}

/// Two objections, and the second would take from a creditor what the first gave him and he was paid.
pub(crate) fn paid_beyond() -> Court {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(ADMITTED).check(DRAWN).check(SERVED).check(
        "
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=3 asks=excluded reason=债权已消灭 -> plan_objected @first
        2026-03-20 ma object_to_plan party=3 received_on=2026-03-20 against=4 asks=amount amount_fen=40,000 reason=已还一半 -> plan_objected @second
        2026-03-20 ma tell_objection objection=@first party=1 told_on=2026-03-20 -> objection_told
        2026-03-20 ma tell_objection objection=@first party=2 told_on=2026-03-20 -> objection_told
        2026-03-20 ma tell_objection objection=@second party=1 told_on=2026-03-20 -> objection_told
        2026-03-20 ma tell_objection objection=@second party=2 told_on=2026-03-20 -> objection_told
        2026-03-23 ma oppose_objection objection=@first party=1 received_on=2026-03-23 reason=无 -> objection_opposed
        2026-03-23 ma oppose_objection objection=@second party=1 received_on=2026-03-23 reason=无 -> objection_opposed
        2026-03-24 ma tell_opposition objection=@first told_on=2026-03-24 -> opposition_told
        2026-03-24 ma tell_opposition objection=@second told_on=2026-03-24 -> opposition_told
        2026-04-07 ma record_plan_suit objection=@first sued_on=2026-04-07 number=甲 -> plan_suit_recorded
        2026-04-07 ma record_plan_suit objection=@second sued_on=2026-04-07 number=乙 -> plan_suit_recorded
        # By the second 64.29 per cent of 140,000: 白某 would lose 14,285.71.
        2026-04-07 lin carry_out_plan -> plan_carried_out,payment_held,payment_held
        2026-04-07 = held_back.3=120,000.00 held_back.4=14,285.71
        2026-06-01 lin settle_objection objection=@first outcome=suit_won document=甲判决 ended_on=2026-06-01 -> objection_settled,hold_released
        2026-06-01 ma record_account party=4 holder=白某 bank=某某银行 account=6222000000000004 -> account_recorded
        2026-06-01 = payable.4=66,214.29 held_back.4=14,285.71
        2026-06-01 lin pay_out creditor=4 amount_fen=66,214.29 -> proposed @pay
        2026-06-01 luo approve_proposal proposal=@pay -> approved,payment_ordered @payment
        2026-06-02 bank sends payment=@payment batch=b1 -> payment_sent
        2026-06-02 bank settles payment=@payment batch=b1 -> payment_settled
        2026-07-01 lin settle_objection objection=@second outcome=suit_won document=乙判决 ended_on=2026-07-01 -> !paid_beyond_plan
        ",
    );
    court
}

/// A refused suit leaves the plan as it was, and what was kept is payable.
#[test]
fn a_lost_suit_releases_what_was_kept() {
    let mut court = Court::filing(against_a_person());
    court.check(ARRIVED).check(ADMITTED).check(DRAWN).check(SERVED).check(
        "
        2026-03-20 ma object_to_plan party=4 received_on=2026-03-20 against=3 asks=excluded reason=债权已消灭 -> plan_objected @objection
        2026-03-20 ma tell_objection objection=@objection party=1 told_on=2026-03-20 -> objection_told
        2026-03-20 ma tell_objection objection=@objection party=2 told_on=2026-03-20 -> objection_told
        2026-03-20 ma tell_objection objection=@objection party=3 told_on=2026-03-20 -> objection_told
        2026-03-23 ma oppose_objection objection=@objection party=3 received_on=2026-03-23 reason=债权真实 -> objection_opposed
        2026-03-24 ma tell_opposition objection=@objection told_on=2026-03-24 -> opposition_told
        2026-04-07 ma record_plan_suit objection=@objection sued_on=2026-04-07 number=某号 -> plan_suit_recorded
        2026-04-07 lin carry_out_plan -> plan_carried_out,payment_held
        2026-04-07 = payable.3=0.00 held_back.3=120,000.00 payable.1=50,000.00 payable.4=40,000.00
        2026-09-01 lin settle_objection objection=@objection outcome=suit_lost document=判决 ended_on=2026-08-28 -> objection_settled,hold_released
        2026-09-01 = payable.3=120,000.00 held_back.3=0.00
        ",
    );
}
