//! Lines of the bank statement: claimed for a case, and given back.

use crate::court::{Court, day, loan};
use crate::notices::SERVED;
use docket::money::receive_money::{ClaimedLine, Origin, claimed};
use docket::money::withdraw_receipt::withdrawn;
use docket::{Case, Context, EntryNo, Event, Refusal};
use values::Fen;

const FREEZE: &str = "
    2026-03-06 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=5,000 held_fen=5,000 frozen_on=2026-03-06 months=12 -> deposit_frozen @freeze
    2026-03-09 lin deduct_deposit measure=@freeze amount_fen=3,000 deducted_on=2026-03-09 -> deposit_deducted @way
";

/// A line of the statement that arrived on a day.
fn line(yuan: i64, value_on: &str) -> ClaimedLine<'static> {
    ClaimedLine {
        bank_account: "8801000000000001",
        bank_reference: "20260310-1",
        value_on: day(value_on),
        amount: Fen::yuan(yuan),
        payer: "某某银行",
        debtor: 2,
        origin: Origin::Recognised,
    }
}

type Asked = dyn Fn(&Case, &Context<'_>) -> Result<Vec<Event>, Refusal>;

fn claim(line: ClaimedLine<'static>) -> Box<Asked> {
    Box::new(move |case, ctx| claimed(case, ctx, &line))
}

fn back(page: u32, reason: &'static str) -> Box<Asked> {
    Box::new(move |case, ctx| withdrawn(case, ctx, EntryNo(page), reason))
}

pub(crate) fn story() -> Court {
    let mut court = Court::filing(loan());
    court.check(SERVED).check(FREEZE);
    let never = court.case();
    for (officer, wanted, code) in [
        ("shen", line(3_000, "2026-03-10"), "!not_your_office"),
        ("wen", line(3_000, "2026-03-10"), "!not_your_office"),
        ("qiao", line(3_000, "2026-03-10"), "!not_your_case"),
        ("lin", ClaimedLine { debtor: 1, ..line(3_000, "2026-03-10") }, "!not_a_debtor"),
        ("lin", line(3_000, "2026-03-11"), "!day_in_future"),
        ("lin", line(3_000, "2026-03-01"), "!day_too_early"),
        (
            "lin",
            ClaimedLine { origin: Origin::Deduction(EntryNo(99)), ..line(3_000, "2026-03-10") },
            "!not_on_docket",
        ),
        (
            "lin",
            ClaimedLine { origin: Origin::Deduction(EntryNo(6)), ..line(3_001, "2026-03-10") },
            "!exceeds_deduction",
        ),
    ] {
        assert_eq!(court.money("2026-03-10", officer, claim(wanted)), code, "{officer} {wanted:?}");
    }
    // The sum is that of the awaited deduction: it stops the interest on the day of the deduction.
    assert_eq!(court.money("2026-03-10", "ma", claim(line(3_000, "2026-03-10"))), "money_received");
    let case = court.case();
    assert_eq!((case.received(), case.on_its_way().count()), (Fen::yuan(3_000), 0));
    assert_eq!(case.receipts[0].stop_on, day("2026-03-09"));
    assert_eq!(case.receipts[0].bank_account.as_deref(), Some("8801000000000001"));
    court.check("2026-03-10 = balance=3,000.00 clocks=property_report.2:2026-03-16,pay_out.7:2026-04-09,handling:2026-09-02,renew_measure.5:2027-03-05,measure_ends.5:2027-03-05");
    // It was for another case.
    for (officer, page, reason, code) in [
        ("qiao", 7, "他案款项", "!not_your_case"),
        ("shen", 7, "他案款项", "!not_your_office"),
        ("lin", 6, "他案款项", "!not_on_docket"),
        ("lin", 7, " ", "!reason_missing"),
        ("lin", 7, "他案款项", "receipt_withdrawn"),
        ("lin", 7, "他案款项", "!not_on_docket"),
    ] {
        assert_eq!(court.money("2026-03-11", officer, back(page, reason)), code, "{officer} {page} {reason}");
    }
    // All but the docket's own bookkeeping is as if the money had never come.
    let case = court.case();
    assert_eq!(
        (&case.receipts, &case.deductions, case.debt()),
        (&never.receipts, &never.deductions, never.debt())
    );
    assert_eq!(case.clocks.running(), never.clocks.running());
    assert_eq!(case.withdrawn.len(), 1);
    // The program itself claims what came to the sub-account; a payment of the same sum is no deduction.
    let paid = ClaimedLine { origin: Origin::Payment, ..line(3_000, "2026-03-11") };
    assert_eq!(court.money("2026-03-11", "system", claim(paid)), "money_received");
    assert_eq!(court.case().receipts[0].stop_on, day("2026-03-11"));
    assert_eq!(court.case().on_its_way().count(), 1);
    // Suspension stops no money.
    court.check(
        "
        2026-03-12 lin allocate_money receipt=9 -> money_allocated
        2026-03-12 = payable=3,000.00
        ",
    );
    assert_eq!(court.money("2026-03-12", "tao", back(9, "误认")), "!receipt_divided");
    court
}

pub(crate) fn sub_account() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 lin open_sub_account number=8801-0012 -> !not_your_office
        2026-03-03 jin open_sub_account number=12 -> !not_a_sub_account
        2026-03-03 jin open_sub_account number=八八〇一 -> !not_a_sub_account
        2026-03-03 wen open_sub_account number=8801-0012 -> sub_account_opened @number
        2026-03-03 jin open_sub_account number=88010013 -> !sub_account_open
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-04 wen correct_entry entry=@number reason=账号有误 -> proposed @wrong
        2026-03-04 tao approve_proposal proposal=@wrong -> approved,entry_struck
        ",
    );
    assert_eq!(court.case().sub_account, None);
    court.check("2026-03-05 jin open_sub_account number=88010013 -> sub_account_opened");
    assert_eq!(court.case().sub_account.as_deref(), Some("88010013"));
    court
}
