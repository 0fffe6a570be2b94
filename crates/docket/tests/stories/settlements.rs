//! Settlements in enforcement: instalments met, missed and met late, broken, performed in kind.

use crate::court::{Court, claim, day, loan, party};
use crate::notices::SERVED;
use docket::claim::Doubled;
use docket::clock::{ClockKind, ClockState};
use docket::filing::file_case::Application;
use docket::party::Role;
use docket::settlement::StandingState;
use values::Fen;

/// Three workers, 5,000, 3,000 and 2,000 yuan, each with a claim of his own.
fn wages() -> Application {
    let mut application = loan();
    application.parties.push(party(3, Role::Creditor, "石某"));
    application.parties.push(party(4, Role::Creditor, "王某"));
    application.claims = [(1, 5_000, 1), (2, 3_000, 3), (3, 2_000, 4)]
        .map(|(no, yuan, creditor)| {
            let mut claim = claim(no, "工资", yuan, "2026-01-15", &[2]);
            claim.creditors = vec![creditor];
            claim
        })
        .to_vec();
    application
}

const AGREED: &str = "filing=filed_jointly signed=in_person breach=instalment_only controls=kept";

/// One instalment in time, one late, one in two parts; then the case is closed though the doubled part is not paid.
pub(crate) fn kept() -> Court {
    let mut court = Court::filing(wages());
    court.check(SERVED).check(&format!(
        "
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-05 months=6 -> deposit_frozen @freeze
        2026-03-09 lin suspend_case ground=settlement facts=协议 -> !no_settlement
        2026-03-09 lin record_instalment amount_fen=1 performed_on=2026-03-09 how=现金 -> !no_settlement
        2026-03-09 lin resume_instrument applied_on=2026-03-09 ground=breach facts=逾期 -> !no_settlement
        2026-03-10 ma record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-10，10000 -> !not_your_office
        2026-03-10 lin record_settlement agreed_on=2026-03-11 {AGREED} total_fen=10,000 instalments=2026-03-11，10000 -> !day_in_future
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-09，10000 -> !day_too_early
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=三月底，10000 -> !form_incomplete
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-31，4000；2026-04-30，5000 -> !instalments_differ
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=11,000 instalments=2026-03-31，11000 -> !settlement_exceeds_debt
        2026-03-10 lin record_settlement agreed_on=2026-03-10 filing=not_filed signed=in_person breach=all_due controls=kept total_fen=10,000 instalments=2026-03-31，10000 -> !settlement_not_filed
        2026-03-10 lin record_settlement agreed_on=2026-03-10 filing=filed_jointly signed=general_authority breach=all_due controls=kept total_fen=10,000 instalments=2026-03-31，10000 -> !no_special_authority
        # The last instalment is typed first; they stand by their days.
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-05-31，3000；2026-03-10，4000；2026-04-30，3000 -> settlement_recorded @settlement
        2026-03-10 = clocks=instalment.1:2026-03-10,property_report.2:2026-03-16,instalment.2:2026-04-30,instalment.3:2026-05-31,handling:2026-09-02,renew_measure.5:2026-09-04,measure_ends.5:2026-09-04
        # Part is paid at once; not a fen more goes to one creditor than his proportion.
        2026-03-10 jin receive_money debtor=2 amount_fen=4,000 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-10 = clocks=property_report.2:2026-03-16,pay_out.7:2026-04-09,instalment.2:2026-04-30,instalment.3:2026-05-31,handling:2026-09-02,renew_measure.5:2026-09-04,measure_ends.5:2026-09-04
        2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-10 = divided=1:1:principal:2000.00,3:2:principal:1200.00,4:3:principal:800.00,fee:0.00,surplus:0.00
        2026-03-11 lin suspend_case ground=settlement facts=协议 -> proposed @stay
        2026-03-11 luo approve_proposal proposal=@stay -> approved,suspended
        2026-03-11 lin resume_case facts=无 -> !settlement_in_force
        2026-03-11 lin close_performed -> !case_suspended
        2026-03-12 lin resume_instrument applied_on=2026-03-12 ground=breach facts=催收 -> !not_resumed
        2026-03-12 lin remind_instalment instalment=2 way=phone reminded_on=2026-03-12 answer=将按期付 -> !not_overdue
        2026-03-12 lin record_instalment instalment=2 performed_on=2026-03-12 how=牛 -> !not_in_kind
        2026-03-12 lin record_instalment performed_on=2026-03-12 how=现金 -> !money_or_kind
        2026-03-12 lin record_instalment amount_fen=6,000.01 performed_on=2026-03-12 how=现金 -> !exceeds_settlement
        # The second comes in two parts, the second part late; nobody says that it is met.
        2026-04-28 jin receive_money debtor=2 amount_fen=1,000 value_on=2026-04-28 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-04-28 lin allocate_money receipt=@r2 -> money_allocated
        2026-05-06 = clocks=property_report.2:2026-03-16,pay_out.7:2026-04-09,instalment.2:2026-04-30,pay_out.12:2026-05-28,instalment.3:2026-05-31,renew_measure.5:2026-09-04,measure_ends.5:2026-09-04
        "
    ));
    let standings = |court: &Court, on: &str| -> Vec<(Fen, StandingState)> {
        let case = court.case();
        let standings = case.settlements.last().unwrap().standings(&case);
        standings.iter().map(|one| (one.covered, one.state(day(on)))).collect()
    };
    assert_eq!(
        standings(&court, "2026-05-06"),
        [
            (Fen::yuan(4_000), StandingState::Met),
            (Fen::yuan(1_000), StandingState::Missed),
            (Fen::ZERO, StandingState::Open),
        ]
    );
    court.check(
        "
        2026-05-06 lin remind_instalment instalment=2 way=phone reminded_on=2026-04-30 answer=将付 -> !day_too_early
        2026-05-06 lin remind_instalment instalment=2 way=phone reminded_on=2026-05-06 answer=三日内付清 -> instalment_reminded
        2026-05-08 jin receive_money debtor=2 amount_fen=2,000 value_on=2026-05-08 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-05-08 lin allocate_money receipt=@r3 -> money_allocated
        # What was late is cured, and the debtor performs as agreed: the instrument is not resumed.
        2026-05-08 lin resume_instrument applied_on=2026-05-08 ground=breach facts=曾逾期 -> !not_resumed
        2026-05-29 jin receive_money debtor=2 amount_fen=3,050 value_on=2026-05-29 bank_reference=r4 payer=某顺公司 -> money_received @r4
        2026-05-29 lin allocate_money receipt=@r4 -> money_allocated
        # What was paid beyond the settlement bears the fee, and goes back; the doubled part is left to the debtor.
        2026-05-29 = divided=1:1:principal:1500.00,3:2:principal:900.00,4:3:principal:600.00,fee:50.00,surplus:0.00
        # Nothing more is collected: what the instrument grants beyond it is not enforced.
        2026-05-29 = collectable=0.00
        2026-05-29 lin record_settlement agreed_on=2026-05-29 filing=filed_jointly signed=in_person breach=all_due controls=kept total_fen=1 instalments=2026-05-31，1 -> !settlement_performed
        2026-05-29 lin record_instalment amount_fen=1 performed_on=2026-05-29 how=现金 -> !settlement_performed
        2026-05-29 lin close_performed -> !money_in_case
        2026-05-29 lin freeze_deposit debtor=2 bank=某某银行 account=2 amount_fen=1 frozen_on=2026-05-29 months=6 -> !case_suspended
        2026-05-29 lin release_freeze measure=@freeze ground=paid released_on=2026-05-29 -> freeze_released
        ",
    );
    assert_eq!(
        standings(&court, "2026-05-29").iter().map(|one| one.1).collect::<Vec<_>>(),
        [StandingState::Met, StandingState::MetLate, StandingState::Met,]
    );
    let case = court.case();
    let met = case.clocks.get(ClockKind::Instalment, 2).unwrap();
    assert_eq!(met.state, ClockState::Met(day("2026-05-08")));
    for (party, name, sum) in [(1, "常某", "5,000"), (3, "石某", "3,000"), (4, "王某", "2,000")] {
        court.check(&format!(
            "
            2026-06-01 ma record_account party={party} holder={name} bank=某某银行 account=622200000000000{party} -> account_recorded
            2026-06-01 lin pay_out creditor={party} amount_fen={sum}.01 -> !exceeds_payable
            2026-06-01 lin pay_out creditor={party} amount_fen={sum} -> proposed @ask
            2026-06-01 luo approve_proposal proposal=@ask -> approved,payment_ordered @pay
            2026-06-01 bank sends payment=@pay batch=b1 -> payment_sent
            2026-06-01 bank settles payment=@pay batch=b1 -> payment_settled
            "
        ));
    }
    court.check(
        "
        2026-06-01 = balance=0.00 paid=10,000.00 stage=suspended
        2026-06-02 lin close_performed note=和解履行完毕 -> closed_performed
        2026-06-02 = stage=closed clocks=
        ",
    );
    let last = court.entries.last().unwrap();
    let case = court.case();
    assert!(last.event.sentence(&case).starts_with("执行和解协议履行完毕，发放案款共10,000.00元"));
    assert!(case.statement(day("2026-06-02")).totals.owed.is_positive());
    court
}

/// The rest falls due with the first miss; the instrument is resumed and what was performed is deducted.
pub(crate) fn broken() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-10 lin record_settlement agreed_on=2026-03-10 filing=recorded_and_signed signed=special_authority breach=all_due controls=to_be_released total_fen=90,000 instalments=2026-03-31，30000；2026-04-30，30000；2026-05-31，30000 -> settlement_recorded @settlement
        2026-03-10 lin suspend_case ground=settlement facts=协议 -> proposed @stay
        2026-03-10 luo approve_proposal proposal=@stay -> approved,suspended
        2026-03-20 ma record_instalment creditor=2 amount_fen=10,000 performed_on=2026-03-20 how=现金 -> !not_a_creditor
        2026-03-20 ma record_instalment amount_fen=10,000 performed_on=2026-03-09 how=现金 -> !day_too_early
        2026-03-20 ma record_instalment creditor=1 amount_fen=10,000 performed_on=2026-03-20 how=申请执行人出具收条 -> instalment_performed @direct
        2026-03-20 = clocks=property_report.2:2026-03-16,instalment.1:2026-03-31,instalment.2:2026-04-30,instalment.3:2026-05-31
        # Direct payment counts in the debt on its day: 100,000 for 64 days, 90,000 for 12.
        2026-04-01 = owed=91,309.00
        2026-04-01 lin correct_entry entry=@settlement reason=误登 -> !still_relied_on
        2026-04-01 lin close_performed -> !case_suspended
        2026-04-01 lin opens remind_instalment,record_declaration,record_property,resume_instrument,record_offline_check,terminate_case,withdraw_case,record_settlement,record_instalment,correct_entry
        2026-04-02 lin resume_instrument applied_on=2026-04-03 ground=breach facts=逾期 -> !day_in_future
        2026-04-02 lin resume_instrument applied_on=2026-03-09 ground=breach facts=逾期 -> !day_too_early
        # The first instalment fell due on 31 March: on that day nothing was missed yet.
        2026-04-02 lin resume_instrument applied_on=2026-03-31 ground=breach facts=逾期 -> !applied_before_breach
        2026-04-02 ma resume_instrument applied_on=2026-04-02 ground=breach facts=逾期 -> !not_your_office
        ",
    );
    let case = court.case();
    let settlement = case.settlement().unwrap();
    // With the first miss all that is left is due.
    assert_eq!(settlement.arrears(&case, day("2026-03-31")), Fen::ZERO);
    assert_eq!(settlement.arrears(&case, day("2026-04-01")), Fen::yuan(80_000));
    assert_eq!(settlement.resumption_until(), day("2028-05-31"));
    court.check(
        "
        2026-04-02 lin resume_instrument applied_on=2026-04-02 ground=breach facts=第一期仅付一万元 -> instrument_resumed
        2026-04-02 = stage=enforcing clocks=property_report.2:2026-03-16,handling:2026-09-25 owed=91,324.75
        2026-04-02 lin resume_instrument applied_on=2026-04-02 ground=breach facts=再次 -> !no_settlement
        2026-04-02 lin close_performed -> !still_owed
        # What the creditor got directly is not paid to him again.
        2026-04-10 jin receive_money debtor=2 amount_fen=95,000 value_on=2026-04-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-10 = divided=1:1:principal:90000.00,1:1:doubled:1450.75,fee:1400.00,surplus:2149.25
        ",
    );
    court
}

/// Where the fee comes first, what the creditor got directly counts in the fee of the money that comes after it, and
/// leaves what was divided before as it is.
///
/// 50,000.00 of 6 March: 640.39 of fee, 49,359.61 recovered. With the 10,000.00 of 20 March, 59,359.61, on which 790.39 are due:
/// 100.00 of 10 April are all fee. Of 20,000.00 of 11 April 50.00 + 1.5 % of (49,359.61 + what is recovered of them), less
/// 740.39: 344.83, and 19,655.17 are recovered.
#[test]
fn what_a_creditor_got_directly_counts_in_the_fee_of_later_money_only() {
    let mut law = law::Settings::default();
    law.set("D-09", "before_debt", day("2026-01-01")).unwrap();
    let mut court = Court::under(law, loan());
    court.check(SERVED).check(
        "
        2026-03-06 jin receive_money debtor=2 amount_fen=50,000 value_on=2026-03-06 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-06 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-06 = divided=1:1:principal:49359.61,fee:640.39,surplus:0.00
        2026-03-10 lin record_settlement agreed_on=2026-03-10 filing=recorded_and_signed signed=special_authority breach=all_due controls=to_be_released total_fen=40,000 instalments=2026-03-31，20000；2026-04-30，20000 -> settlement_recorded
        2026-03-20 ma record_instalment creditor=1 amount_fen=10,000 performed_on=2026-03-20 how=申请执行人出具收条 -> instalment_performed
        2026-04-02 lin resume_instrument applied_on=2026-04-02 ground=breach facts=第一期仅付一万元 -> instrument_resumed
        2026-04-10 jin receive_money debtor=2 amount_fen=100 value_on=2026-04-10 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-04-10 lin allocate_money receipt=@r2 -> money_allocated
        2026-04-10 = divided=fee:100.00,surplus:0.00
        2026-04-11 jin receive_money debtor=2 amount_fen=20,000 value_on=2026-04-11 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-04-11 lin allocate_money receipt=@r3 -> money_allocated
        2026-04-11 = divided=1:1:principal:19655.17,fee:344.83,surplus:0.00
        ",
    );
}

/// A pig and three days of labour in place of money; another agreement in place of the first; refusal before the day.
pub(crate) fn in_kind() -> Court {
    let mut court = Court::filing(wages());
    court.check(SERVED).check(&format!(
        "
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-31，7000；2026-04-15，2000，以物抵债，生猪一头；2026-04-30，1000，劳务，收割三日 -> settlement_recorded @first
        2026-03-12 lin resume_instrument applied_on=2026-03-12 ground=breach facts=不放心 -> !not_resumed
        # The pig covers its own instalment and not the money that is due first.
        2026-03-20 ma record_instalment instalment=2 creditor=4 performed_on=2026-03-20 how=已交付，王某确认 -> instalment_performed @pig
        2026-03-20 ma record_instalment instalment=2 performed_on=2026-03-20 how=已交付 -> !not_in_kind
        2026-03-20 = clocks=property_report.2:2026-03-16,instalment.1:2026-03-31,instalment.3:2026-04-30,handling:2026-09-02
        # A page that was wrong is struck, and the instalment is open again.
        2026-03-23 lin correct_entry entry=@pig reason=尚未交付 -> proposed @wrong
        2026-03-23 tao approve_proposal proposal=@wrong -> approved,entry_struck
        2026-03-23 = clocks=property_report.2:2026-03-16,instalment.1:2026-03-31,instalment.2:2026-04-15,instalment.3:2026-04-30,handling:2026-09-02
        2026-03-24 ma record_instalment instalment=2 creditor=4 performed_on=2026-03-24 how=已交付，王某确认 -> instalment_performed
        2026-03-25 lin close_performed -> !settlement_unfinished
        2026-03-25 lin record_settlement agreed_on=2026-03-09 {AGREED} total_fen=8,000 instalments=2026-04-30，8000 -> !day_too_early
        # The debtor pays all that is left in money, by a changed agreement.
        2026-03-25 lin record_settlement agreed_on=2026-03-25 {AGREED} total_fen=8,000 instalments=2026-04-30，8000 -> settlement_recorded
        2026-03-25 = clocks=property_report.2:2026-03-16,instalment.1:2026-04-30,handling:2026-09-02
        2026-03-30 jin receive_money debtor=2 amount_fen=8,000 value_on=2026-03-30 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-30 lin allocate_money receipt=@r1 -> money_allocated
        # 王某 has his 2,000 already.
        2026-03-30 = divided=1:1:principal:5000.00,3:2:principal:3000.00,fee:0.00,surplus:0.00
        2026-03-31 lin resume_instrument applied_on=2026-03-31 ground=anticipatory_breach facts=反悔 -> !not_resumed
        "
    ));
    court
}

/// A receipt that is taken back opens the instalment that it had met; a debtor who refuses beforehand is not waited for.
#[test]
fn a_claim_taken_back_opens_the_instalment_again() {
    let mut court = Court::filing(wages());
    court.check(SERVED).check(&format!(
        "
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-31，5000；2026-04-30，5000 -> settlement_recorded
        2026-03-11 jin receive_money debtor=2 amount_fen=5,000 value_on=2026-03-11 bank_reference=r1 payer=某顺公司 -> money_received
        "
    ));
    let state = |court: &Court| court.case().clocks.get(ClockKind::Instalment, 1).unwrap().state;
    assert_eq!(state(&court), ClockState::Met(day("2026-03-11")));
    let receipt = court.case().receipts[0].no;
    let taken_back = court.money("2026-03-12", "jin", |case, ctx| {
        docket::money::withdraw_receipt::withdrawn(case, ctx, receipt, "他案款项")
    });
    assert_eq!(taken_back, "receipt_withdrawn");
    assert_eq!(state(&court), ClockState::Running);
    court.check(
        "
        2026-03-13 lin resume_instrument applied_on=2026-03-13 ground=anticipatory_breach facts=被执行人书面表示不再履行 -> instrument_resumed
        2026-03-13 = clocks=property_report.2:2026-03-16,handling:2026-09-02
        ",
    );
}

/// A sum of wages that bears no doubled part, paid by the settlement to the fen: the ordinary way of closing is open too.
#[test]
fn a_settlement_over_the_whole_debt_leaves_nothing_owed() {
    let mut application = wages();
    application.claims.iter_mut().for_each(|claim| claim.doubled = Doubled::LeftOut);
    let mut court = Court::filing(application);
    court.check(SERVED).check(&format!(
        "
        2026-03-10 lin record_settlement agreed_on=2026-03-10 {AGREED} total_fen=10,000 instalments=2026-03-10，10000 -> settlement_recorded
        2026-03-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-03-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-03-10 = owed=0.00 divided=1:1:principal:5000.00,3:2:principal:3000.00,4:3:principal:2000.00,fee:0.00,surplus:0.00
        "
    ));
}
