//! Suspension and resumption.

use crate::court::{Court, loan};
use crate::notices::SERVED;

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1,000 held_fen=1,000 frozen_on=2026-03-05 months=6 -> deposit_frozen @freeze
        2026-03-20 lin resume_case facts=无 -> !not_suspended
        2026-03-20 ma suspend_case ground=retrial facts=再审 -> !not_your_office
        2026-03-20 lin suspend_case ground=tired facts=再审 -> !form_incomplete
        2026-03-20 lin suspend_case ground=retrial facts=再审 -> proposed @first
        2026-03-20 lin suspend_case ground=other facts=又一事由 -> proposed @second
        2026-03-20 = stage=enforcing
        2026-04-01 luo approve_proposal proposal=@first -> approved,suspended
        2026-04-01 = stage=suspended
        # The second cannot take effect on a case that is suspended already.
        2026-04-01 luo approve_proposal proposal=@second -> !case_suspended
        2026-04-01 luo reject_proposal proposal=@second reason=已中止 -> rejected
        # The handling clock stands still, the others run.
        2026-04-01 = clocks=property_report.2:2026-03-16,renew_measure.5:2026-09-04,measure_ends.5:2026-09-04
        2026-04-01 lin suspend_case ground=retrial facts=再审 -> !case_suspended
        2026-04-02 lin deduct_deposit measure=@freeze amount_fen=1 deducted_on=2026-04-02 -> !case_suspended
        2026-04-02 lin freeze_deposit debtor=2 bank=乙银行 account=2 amount_fen=1 frozen_on=2026-04-02 months=6 -> !case_suspended
        2026-04-02 lin close_performed -> !case_suspended
        2026-04-02 lin renew_freeze measure=@freeze renewed_on=2026-04-02 months=12 -> freeze_renewed
        # Retrial stops the doubled part: 75 days to 31 March.
        2026-04-20 = owed=101,312.50
        2026-05-06 ma resume_case facts=再审维持 -> !not_your_office
        2026-05-06 lin resume_case facts=再审维持 -> resumed
        2026-05-06 = stage=enforcing owed=101,330.00
        ",
    );
    court
}

/// Thirty-five days are left out, from the day after the ruling to the day of resumption: 2 September becomes
/// 7 October, a day of the holidays, which does not move the limit of a court.
#[test]
fn the_handling_limit_is_longer_by_the_time_of_suspension() {
    story().check(
        "2026-05-06 = clocks=property_report.2:2026-03-16,handling:2026-10-07,renew_measure.5:2027-04-01,measure_ends.5:2027-04-01",
    );
}
