//! Two debtors who owe different claims: each one's money pays what that one owes.

use crate::court::{Court, claim, loan, party};
use docket::claim::Doubled;
use docket::party::Role;

/// The company owes 1,000.00 and 500.00, the guarantor only the 500.00 that fell due later.
pub(crate) fn story() -> Court {
    let mut application = loan();
    application.parties.push(party(3, Role::Debtor, "孟某"));
    application.claims =
        vec![claim(1, "货款", 1_000, "2026-01-15", &[2]), claim(2, "违约金", 500, "2026-01-20", &[2, 3])];
    for claim in &mut application.claims {
        claim.doubled = Doubled::LeftOut;
    }
    let mut court = Court::filing(application);
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        2026-03-05 ma serve_notice debtor=3 way=direct on=2026-03-05 -> notice_served
        # 1,500.00 and the fee of 50.00 limit the case, 500.00 and the fee limit the guarantor.
        2026-03-05 = limit=1,550.00 owed=1,500.00
        2026-03-05 lin freeze_deposit debtor=3 bank=某某银行 account=1 amount_fen=550.01 frozen_on=2026-03-05 months=12 -> !exceeds_claim
        2026-03-05 lin freeze_deposit debtor=3 bank=某某银行 account=1 amount_fen=550 held_fen=550 frozen_on=2026-03-05 months=12 -> deposit_frozen @guarantor
        2026-03-05 lin freeze_deposit debtor=3 bank=乙银行 account=2 amount_fen=0.01 frozen_on=2026-03-05 months=12 -> !exceeds_claim
        2026-03-06 jin receive_money debtor=3 amount_fen=600 value_on=2026-03-06 bank_reference=g1 payer=孟某 -> money_received @g1
        2026-03-06 = owed=1,000.00
        2026-03-06 lin deduct_deposit measure=@guarantor amount_fen=100 deducted_on=2026-03-06 -> !nothing_owed
        2026-03-06 lin release_freeze measure=@guarantor ground=paid released_on=2026-03-06 -> freeze_released
        2026-03-06 lin allocate_money receipt=@g1 -> money_allocated
        2026-03-06 = divided=1:2:principal:500.00,fee:50.00,surplus:50.00
        # What is left over is the guarantor's, not the company's.
        2026-03-06 lin return_surplus debtor=2 amount_fen=50 -> !exceeds_surplus
        2026-03-06 ma record_account party=3 holder=孟某 bank=某某银行某县支行 account=6222000000000003 -> account_recorded
        2026-03-06 lin return_surplus debtor=3 amount_fen=50 -> proposed
        2026-03-09 jin receive_money debtor=2 amount_fen=1,200 value_on=2026-03-09 bank_reference=c1 payer=某顺公司 -> money_received @c1
        2026-03-09 = owed=0.00
        2026-03-09 lin allocate_money receipt=@c1 -> money_allocated
        2026-03-09 = divided=1:1:principal:1000.00,fee:0.00,surplus:200.00 surplus=200.00
        ",
    );
    court
}
