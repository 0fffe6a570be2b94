//! Freezing, renewing, deducting and lifting.

use crate::court::{Court, loan};
use crate::notices::SERVED;

/// The limit on 3 March: 100,000.00, the doubled part of 231 days to 3 September 4,042.50, and the fee 1,400.00.
pub(crate) fn freezing() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 = limit=105,442.50 clocks=send_notice:2026-03-06,handling:2026-09-02
        2026-03-03 ma freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-03 months=12 -> !not_your_office
        2026-03-03 lin freeze_deposit debtor=1 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-03 months=12 -> !not_a_debtor
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=0 frozen_on=2026-03-03 months=12 -> !form_incomplete
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-04 months=12 -> !day_in_future
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-01 months=12 -> !day_too_early
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-03 months=13 -> !term_too_long
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=105,442.51 frozen_on=2026-03-03 months=12 -> !exceeds_claim
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 held_fen=105,442.51 frozen_on=2026-03-03 months=12 -> !exceeds_claim
        # Taken before the notice: it goes out within three days.
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-03-02 months=12 -> deposit_frozen @first
        2026-03-03 = held=60,000.00 clocks=send_notice:2026-03-05,handling:2026-09-02,renew_measure.3:2027-03-01,measure_ends.3:2027-03-01
        2026-03-03 lin freeze_deposit debtor=2 bank=乙银行 account=2 amount_fen=45,442.51 frozen_on=2026-03-03 months=6 -> !exceeds_claim
        2026-03-03 lin freeze_deposit debtor=2 bank=乙银行 account=2 amount_fen=45,442.50 held_fen=45,442.50 frozen_on=2026-03-03 months=6 -> deposit_frozen @second
        2026-03-03 = held=105,442.50
        2026-03-04 lin release_freeze measure=99 ground=other reason=流拍 released_on=2026-03-04 -> !not_on_docket
        2026-03-04 lin release_freeze measure=@second ground=other reason=流拍 released_on=2026-03-05 -> !day_in_future
        2026-03-04 lin release_freeze measure=@second ground=other reason=流拍 released_on=2026-03-02 -> !day_too_early
        2026-03-04 lin release_freeze measure=@second ground=paid released_on=2026-03-04 -> !still_owed
        2026-03-04 lin release_freeze measure=@second ground=excess released_on=2026-03-04 -> freeze_released
        2026-03-04 = held=60,000.00 clocks=send_notice:2026-03-05,handling:2026-09-02,renew_measure.3:2027-03-01,measure_ends.3:2027-03-01
        2026-03-04 lin release_freeze measure=@second ground=excess released_on=2026-03-04 -> !measure_ended
        2026-03-04 lin renew_freeze measure=@second renewed_on=2026-03-04 months=12 -> !measure_ended
        ",
    );
    for ground in ["third_party", "withdrawn", "secured", "other"] {
        court.check(&format!(
            "
            2026-03-04 lin freeze_deposit debtor=2 bank=丙银行 account=3 amount_fen=1 frozen_on=2026-03-04 months=1 -> deposit_frozen @small
            2026-03-04 lin release_freeze measure=@small ground={ground} released_on=2026-03-04 reason=流拍 -> freeze_released
            "
        ));
    }
    court
}

pub(crate) fn renewal() -> Court {
    let frozen = "
        2026-03-04 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-03-04 months=6 -> deposit_frozen @freeze
        2026-03-04 = until=2026-09-03
    ";
    for (renewal, until) in [
        // The day before the end, on it, and after it.
        (
            "2026-09-02 lin renew_freeze measure=@freeze renewed_on=2026-09-02 months=12 -> freeze_renewed",
            "2027-09-01",
        ),
        (
            "2026-09-03 lin renew_freeze measure=@freeze renewed_on=2026-09-03 months=12 -> freeze_renewed",
            "2027-09-02",
        ),
        (
            "2026-09-04 lin renew_freeze measure=@freeze renewed_on=2026-09-04 months=12 -> !renewal_too_late",
            "2026-09-03",
        ),
    ] {
        Court::filing(loan())
            .check("2026-03-03 wen assign_case handler=lin -> assigned")
            .check(frozen)
            .check(renewal)
            .check(&format!("2026-09-05 = until={until}"));
    }
    let mut court = Court::filing(loan());
    court.check("2026-03-03 wen assign_case handler=lin -> assigned").check(frozen).check(
        "
        2026-07-04 lin opens issue_notice,record_property,record_offline_check,freeze_deposit,release_freeze,terminate_case,withdraw_case,suspend_case,record_settlement / bars notice_not_served,still_owed
        2026-07-05 lin opens issue_notice,renew_freeze,record_property,record_offline_check,freeze_deposit,release_freeze,terminate_case,withdraw_case,suspend_case,record_settlement / bars notice_not_served,still_owed
        2026-07-06 lin renew_freeze measure=99 renewed_on=2026-07-06 months=12 -> !not_on_docket
        2026-07-06 lin renew_freeze measure=@freeze renewed_on=2026-07-07 months=12 -> !day_in_future
        2026-07-06 lin renew_freeze measure=@freeze renewed_on=2026-03-03 months=12 -> !day_too_early
        2026-07-06 lin renew_freeze measure=@freeze renewed_on=2026-07-06 months=1 -> !day_too_early
        2026-07-06 lin renew_freeze measure=@freeze renewed_on=2026-07-06 months=13 -> !term_too_long
        2026-07-06 lin renew_freeze measure=@freeze renewed_on=2026-07-06 months=3 -> freeze_renewed
        2026-07-06 = until=2026-10-05 clocks=send_notice:2026-03-06,handling:2026-09-02,renew_measure.3:2026-09-30,measure_ends.3:2026-10-05
        2026-10-06 = held=0.00
        2026-10-06 lin renew_freeze measure=@freeze renewed_on=2026-10-06 months=12 -> !renewal_too_late
        ",
    );
    court
}

/// On 10 March 54 days of the doubled part have run: 945.00. With the fee of 1,400.00, 102,345.00 can be collected.
pub(crate) fn deduction() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(
        "
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-03-05 months=12 -> deposit_frozen @first
        2026-03-05 lin freeze_deposit debtor=2 bank=乙银行 account=2 amount_fen=45,000 held_fen=45,000 frozen_on=2026-03-05 months=12 -> deposit_frozen @second
        2026-03-10 = owed=100,945.00 collectable=102,345.00 held=105,000.00
        2026-03-10 lin deduct_deposit measure=99 amount_fen=1 deducted_on=2026-03-10 -> !not_on_docket
        2026-03-10 lin deduct_deposit measure=@first amount_fen=1 deducted_on=2026-03-11 -> !day_in_future
        2026-03-10 lin deduct_deposit measure=@first amount_fen=1 deducted_on=2026-03-04 -> !day_too_early
        2026-03-10 lin deduct_deposit measure=@first amount_fen=60,000.01 deducted_on=2026-03-10 -> !exceeds_frozen
        2026-03-10 lin deduct_deposit measure=@first amount_fen=60,000 deducted_on=2026-03-10 -> deposit_deducted @one
        # The money is on its way: it is not in the account, but it stopped the interest.
        2026-03-10 = owed=40,945.00 collectable=42,345.00 held=45,000.00 balance=0.00
        2026-03-11 = owed=40,952.00 collectable=42,352.00
        2026-03-11 lin deduct_deposit measure=@second amount_fen=42,352.01 deducted_on=2026-03-11 -> !exceeds_claim
        2026-03-11 lin deduct_deposit measure=@second amount_fen=42,352.00 deducted_on=2026-03-11 -> deposit_deducted @two
        2026-03-12 = owed=0.00 collectable=0.00 held=2,648.00 balance=0.00
        2026-03-20 = owed=0.00
        2026-03-20 lin deduct_deposit measure=@second amount_fen=1 deducted_on=2026-03-20 -> !nothing_owed
        2026-03-20 lin freeze_deposit debtor=2 bank=丙银行 account=3 amount_fen=1 frozen_on=2026-03-20 months=12 -> !nothing_owed
        2026-03-20 lin close_performed -> !money_on_its_way
        # Backdated before the money that paid the debt: today's debt counts as well.
        2026-03-20 lin deduct_deposit measure=@second amount_fen=1 deducted_on=2026-03-10 -> !nothing_owed
        2026-03-20 lin release_freeze measure=@second ground=paid released_on=2026-03-20 -> freeze_released
        2026-03-20 lin deduct_deposit measure=@second amount_fen=1 deducted_on=2026-03-20 -> !measure_ended
        2026-03-20 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-03-09 bank_reference=a1 payer=某某银行 deduction=@one -> !day_too_early
        2026-03-20 jin receive_money debtor=2 amount_fen=60,000.01 value_on=2026-03-12 bank_reference=a1 payer=某某银行 deduction=@one -> !exceeds_deduction
        2026-03-20 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-03-12 bank_reference=a1 payer=某某银行 deduction=@one -> money_received @a1
        2026-03-20 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-03-12 bank_reference=a2 payer=某某银行 deduction=@one -> !not_on_docket
        2026-03-20 jin receive_money debtor=2 amount_fen=42,352 value_on=2026-03-12 bank_reference=a2 payer=某某银行 deduction=@two -> money_received @a2
        # 54 days on 100,000.00 and one on 40,000.00.
        2026-03-20 = owed=0.00 balance=102,352.00
        2026-03-20 lin allocate_money receipt=@a2 -> money_allocated
        2026-03-20 = divided=1:1:principal:40000.00,1:1:doubled:952.00,fee:1400.00,surplus:0.00
        2026-03-20 lin allocate_money receipt=@a1 -> money_allocated
        2026-03-20 = divided=1:1:principal:60000.00,fee:0.00,surplus:0.00
        ",
    );
    court
}

#[test]
fn nothing_is_deducted_before_the_service_takes_effect() {
    Court::filing(loan()).check(
        "
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 lin issue_notice report_days=10 -> notice_issued
        2026-03-05 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=60,000 held_fen=60,000 frozen_on=2026-03-05 months=12 -> deposit_frozen @freeze
        2026-03-06 lin deduct_deposit measure=@freeze amount_fen=60,000 deducted_on=2026-03-06 -> !notice_not_served
        2026-03-10 ma serve_notice debtor=2 way=public_notice on=2026-03-10 -> notice_served
        2026-04-08 lin deduct_deposit measure=@freeze amount_fen=60,000 deducted_on=2026-04-08 -> !notice_not_served
        2026-04-09 lin deduct_deposit measure=@freeze amount_fen=60,000 deducted_on=2026-04-08 -> !notice_not_served
        2026-04-09 lin deduct_deposit measure=@freeze amount_fen=60,000 deducted_on=2026-04-09 -> deposit_deducted
        ",
    );
}

#[test]
fn one_frozen_account_does_not_hide_another_at_the_same_bank() {
    let mut court = Court::filing(loan());
    court.check(crate::notices::SERVED).check(
        "
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行账户6222020000001234 value_fen=10,000 source=found -> property_found @first
        2026-03-06 lin record_property debtor=2 kind=deposit description=某某银行 value_fen=5,000 source=found register_no=6222020000005678 -> property_found @second
        2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=6222020000001234 amount_fen=10,000 held_fen=10,000 frozen_on=2026-03-06 months=12 -> deposit_frozen
        ",
    );
    let case = court.case();
    let [first, second] = case.properties.as_slice() else { panic!("{:?}", case.properties) };
    let on = crate::court::day("2026-03-07");
    assert_eq!(case.held_by(first, on).map(|measure| measure.no), Some(case.measures[0].no));
    assert_eq!(case.held_by(second, on), None);
    assert_eq!(case.held_by(first, crate::court::day("2027-03-06")), None, "the freeze has ended");
}
