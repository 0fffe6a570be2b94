//! Money that arrived before money already divided: proposed with the difference, approved, divided again.

use crate::chance::Chance;
use crate::court::{Court, claim, day, loan, party};
use crate::notices::SERVED;
use docket::claim::{ClaimClass, Doubled, Interest, RateBasis};
use docket::filing::file_case::Application;
use docket::money::Part;
use docket::money::book_late_receipt::BookLateReceipt;
use docket::money::division::{Cell, Table};
use docket::money::receive_money::{ClaimedLine, Origin, claimed};
use docket::party::Role;
use docket::{Case, EntryNo};
use std::collections::BTreeMap;
use values::{Day, Fen};

/// What stands divided to whom.
fn divided(case: &Case) -> Table {
    let mut table = Table::new();
    for receipt in &case.receipts {
        let Some(allocation) = &receipt.allocation else { continue };
        for share in &allocation.shares {
            let cell = Cell::Share { part: share.part, claim: share.claim, creditor: share.creditor };
            *table.entry(cell).or_default() += share.amount_fen;
        }
        *table.entry(Cell::Fee).or_default() += allocation.fee;
        *table.entry(Cell::Surplus { debtor: receipt.debtor }).or_default() += allocation.surplus;
    }
    table.retain(|_, amount| !amount.is_zero());
    table
}

fn of(case: &Case, part: Part) -> Fen {
    let is_part = |cell: &Cell| matches!(cell, Cell::Share { part: other, .. } if *other == part);
    divided(case).iter().filter(|(cell, _)| is_part(cell)).map(|(_, amount)| *amount).sum()
}

/// 100,000.00 at 6 % a year from 1 January, due on 15 January.
fn interest() -> Application {
    let mut application = loan();
    application.claims[0].interest = vec![Interest {
        base_fen: None,
        rate: "0.0365".parse().unwrap(),
        basis: RateBasis::Year,
        from: day("2026-01-01"),
        until: None,
        cap_fen: None,
        year_days: 365,
    }];
    application
}

/// A payment of 10 March was forgotten for three months; 50,000.00 of 10 April were divided meanwhile. At 3.65 % a
/// year 100,000.00 bear 10.00 a day: 1,000.00 up to 10 April (100 days). With 30,000.00 paid on 10 March, of which
/// 690.00 is the interest of 69 days, 70,690.00 bear 7.069 a day in the 31 days after: 219.14.
pub(crate) fn forgotten() -> Court {
    let mut court = Court::filing(interest());
    court.check(SERVED).check(
        "
        2026-04-10 jin receive_money debtor=2 amount_fen=50,000 value_on=2026-04-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-10 = divided=1:1:interest:1000.00,1:1:principal:49000.00,fee:0.00,surplus:0.00
        2026-06-10 jin book_late_receipt debtor=2 amount_fen=30,000 value_on=2026-04-10 bank_reference=r2 payer=某顺公司 -> !nothing_taken_back
        2026-06-10 jin receive_money debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> proposed @late
        # Nothing is booked, and nothing is booked twice meanwhile.
        2026-06-10 = balance=50,000.00
        2026-06-10 jin receive_money debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> !late_receipt_waits
        2026-06-10 jin book_late_receipt debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r2 -> !late_receipt_waits
        2026-06-10 jin approve_proposal proposal=@late -> !not_your_office
        2026-06-11 luo approve_proposal proposal=@late -> approved,money_received,allocations_replayed
        2026-06-11 = balance=80,000.00
        ",
    );
    let case = court.case();
    assert_eq!(of(&case, Part::Interest), Fen(69_000 + 21_914));
    assert_eq!(of(&case, Part::Principal), Fen(8_000_000 - 69_000 - 21_914));
    let late = case.receipts.iter().find(|one| one.bank_reference == "r2").unwrap();
    assert_eq!((late.stop_on, late.booked_on), (day("2026-03-10"), day("2026-06-11")));
    let first = case.receipts.iter().find(|one| one.bank_reference == "r1").unwrap();
    assert_eq!(
        (first.earlier.len(), first.allocation.as_ref().unwrap().no),
        (1, EntryNo(court.entries.len() as u32))
    );
    // It owes what it would owe had the money been booked on its day.
    let mut in_order = Court::filing(interest());
    in_order.check(SERVED).check(
        "
        2026-03-10 jin receive_money debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-03-10 lin allocate_money receipt=@r2 -> money_allocated
        2026-04-10 jin receive_money debtor=2 amount_fen=50,000 value_on=2026-04-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-10 lin allocate_money receipt=@r1 -> money_allocated
        ",
    );
    assert_eq!(divided(&in_order.case()), divided(&case));
    assert_eq!(
        in_order.case().statement(day("2026-06-11")).totals.owed,
        case.statement(day("2026-06-11")).totals.owed
    );
    court
}

/// Two creditors of one instrument, each with 60,000.00 against the company; the second debtor owes the second claim
/// alone. What does not suffice is divided by the proportion of what is owed to each (执行工作规定第五十五条第三款).
fn two() -> Application {
    let mut application = loan();
    application.parties.push(party(3, Role::Creditor, "孟某"));
    application.parties.push(party(4, Role::Debtor, "贺某"));
    application.claims =
        vec![claim(1, "货款", 60_000, "2026-01-15", &[2]), claim(2, "租金", 60_000, "2026-01-15", &[2, 4])];
    application.claims[1].creditors = vec![3];
    for claim in &mut application.claims {
        claim.doubled = Doubled::LeftOut;
    }
    application
}

/// The company's 60,000.00 on 60,000.00 and 60,000.00: half each. The second debtor's 20,000.00 go to the second claim,
/// and 30,000.00 and 10,000.00 are left.
const PAID: &str = "
    2026-04-01 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
    2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
    2026-04-01 = divided=1:1:principal:30000.00,3:2:principal:30000.00,fee:0.00,surplus:0.00
    2026-04-02 jin receive_money debtor=4 amount_fen=20,000 value_on=2026-04-02 bank_reference=r2 payer=贺某 -> money_received @r2
    2026-04-02 lin allocate_money receipt=@r2 -> money_allocated
    2026-04-02 = divided=3:2:principal:20000.00,fee:0.00,surplus:0.00
";

/// The money of 10 March only takes the place of money that came later: each creditor keeps what he has, and the new
/// money is divided by itself.
///
/// 10 March: 10,000.00 on 60,000.00 and 60,000.00, 5,000.00 each. 1 April: 60,000.00 on 55,000.00 each, 30,000.00 each as
/// before. 2 April: 20,000.00 on the 25,000.00 left of the second claim, as before. 11 June: 20,000.00 on 25,000.00 and
/// 5,000.00, five sixths and one sixth: 16,666.67 and 3,333.33.
pub(crate) fn in_another_order() -> Court {
    let mut court = Court::filing(two());
    court.check(SERVED).check(PAID).check(
        "
        2026-06-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-06-11 jin receive_money debtor=2 amount_fen=20,000 value_on=2026-06-11 bank_reference=r4 payer=某顺公司 -> money_received @r4
        2026-06-11 lin allocate_money receipt=@r3 -> money_allocated
        2026-06-11 = divided=1:1:principal:5000.00,3:2:principal:5000.00,fee:0.00,surplus:0.00
        2026-06-11 lin allocate_money receipt=@r4 -> money_allocated
        2026-06-11 = divided=1:1:principal:16666.67,3:2:principal:3333.33,fee:0.00,surplus:0.00
        ",
    );
    court
}

/// Nobody has to give anything back, and yet the new money cannot be divided by itself: what is left over is the other
/// debtor's.
///
/// With the second debtor's 10,000.00 of 3 April the second claim is paid, and 30,000.00 are left of the first. Then
/// 10,000.00 of the company turn up, of 10 March: 5,000.00 each; 1 April 30,000.00 each as before; 2 April 20,000.00 of the
/// 25,000.00 left of the second claim; 3 April the 5,000.00 left of it. 95,000.00 are recovered: a fee of 50.00 + 1.5 % of
/// 85,000.00, 1,325.00, and 3,675.00 of the second debtor are left over.
pub(crate) fn left_over_of_another() -> Court {
    let mut court = Court::filing(two());
    court.check(SERVED).check(PAID).check(
        "
        2026-04-03 jin receive_money debtor=4 amount_fen=10,000 value_on=2026-04-03 bank_reference=r3 payer=贺某 -> money_received @r3
        2026-04-03 lin allocate_money receipt=@r3 -> money_allocated
        2026-04-03 = divided=3:2:principal:10000.00,fee:0.00,surplus:0.00
        2026-06-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r4 payer=某顺公司 -> proposed @late
        2026-06-11 luo approve_proposal proposal=@late -> approved,money_received,allocations_replayed
        2026-06-11 = payable.1=35,000.00 payable.3=60,000.00 fee=1,325.00 surplus=3,675.00
        ",
    );
    let divided = divided(&court.case());
    assert_eq!(divided.get(&Cell::Surplus { debtor: 4 }), Some(&Fen(367_500)));
    assert_eq!(divided.get(&Cell::Surplus { debtor: 2 }), None);
    court
}

const ACCOUNTS: &str = "
    2026-04-03 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
    2026-04-03 ma record_account party=3 holder=孟某 bank=某某银行 account=6222000000000003 -> account_recorded
";

/// As [`two`], and the first claim bears 3.65 % a year from 1 January: 6.00 a day.
fn two_with_interest() -> Application {
    let mut application = two();
    application.claims[0].interest = interest().claims[0].interest.clone();
    application
}

/// Everything but the doubled part of the second claim was paid on 1 June, and the first creditor has his 60,912.00 when
/// 1,400.00 of 10 March turn up.
///
/// 1 June: 152 days of interest, 912.00; 120,912.00 pay both claims. The doubled part of the second claim, 10.50 a day for
/// the 137 days after 15 January, 1,438.50, stays open.
///
/// With 1,400.00 on 10 March (69 days, 414.00): 60,414.00 of 120,414.00 are owed to the first creditor, who gets 702.41 (414.00 of
/// interest, 288.41 of principal), the other 697.59. 59,711.59 bear 5.971159 a day in the 83 days after, 495.61; in all
/// 909.61, and 2.39 are to be asked back. 59,302.41 bear 10.37792175 of the doubled part a day, 861.37; with the 567.00 of
/// 54 days before, 1,428.37. On 1 June 60,207.20 and 59,302.41 are owed, and 1,402.39 of the 120,912.00 go to the doubled
/// part; of these the other creditor waits for 2.39.
pub(crate) fn paid_too_much() -> Court {
    let mut application = two_with_interest();
    application.claims[1].doubled = Doubled::Counts;
    let mut court = Court::filing(application);
    court.check(SERVED).check(ACCOUNTS).check(
        "
        2026-06-01 jin receive_money debtor=2 amount_fen=120,912 value_on=2026-06-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-06-01 lin allocate_money receipt=@r1 -> money_allocated
        2026-06-01 = divided=1:1:interest:912.00,1:1:principal:60000.00,3:2:principal:60000.00,fee:0.00,surplus:0.00 doubled=1,438.50
        2026-06-03 lin pay_out creditor=1 amount_fen=60,912 -> proposed @ask
        2026-06-03 luo approve_proposal proposal=@ask -> approved,payment_ordered @pay
        2026-06-03 bank sends payment=@pay batch=b1 -> payment_sent
        2026-06-05 bank settles payment=@pay batch=b1 -> payment_settled
        2026-06-05 lin pay_out creditor=3 amount_fen=60,000 -> proposed @other
        2026-06-05 luo approve_proposal proposal=@other -> approved,payment_ordered
        2026-06-10 jin receive_money debtor=2 amount_fen=1,400 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> proposed @late
        2026-06-10 luo approve_proposal proposal=@late -> approved,money_received,allocations_replayed @replay
        2026-06-10 = paid=60,912.00 balance=61,400.00 payable=0.00 doubled=25.98
        ",
    );
    let case = court.case();
    assert_eq!(
        case.to_return.iter().map(|one| (one.party, one.amount_fen)).collect::<Vec<_>>(),
        [(1, Fen(239))]
    );
    assert_eq!(
        (case.credited(1), case.credited(3), case.payable(3)),
        (Fen::ZERO, Fen(6_140_000), Fen(140_000))
    );
    let told = court.entries.last().unwrap().event.sentence(&case);
    assert!(told.contains("常某多领2.39元，应当退回"), "{told}");
    // 25.98 are left of the doubled part, and the 2.39 stand out: what comes now goes there first, 28.37. Only what is
    // beyond goes to the fee, of which 1,713.64 are due on 120,909.61.
    court.check(
        "
        2026-06-12 jin receive_money debtor=4 amount_fen=100 value_on=2026-06-12 bank_reference=r3 payer=贺某 -> money_received @r3
        2026-06-12 lin allocate_money receipt=@r3 -> money_allocated
        2026-06-12 = divided=3:2:doubled:28.37,fee:71.63,surplus:0.00
        ",
    );
    court
}

/// All that was divided to the first creditor is paid to him when 30,000.00 of 10 March turn up. What he got too much of
/// interest counts for the principal, and he gets the rest of that.
///
/// 1 April: 91 days of interest, 546.00; 60,000.00 on 60,546.00 and 60,000.00 give 30,135.88 (546.00 of interest, 29,589.88 of
/// principal) and 29,864.12.
///
/// With 30,000.00 on 10 March (414.00 of interest), 60,414.00 of 120,414.00 owed to the first: 15,051.57 (14,637.57 of
/// principal) and 14,948.43. 45,362.43 bear 4.536243 a day in the 22 days after: 99.80, in all 513.80. 1 April: 60,000.00
/// on 45,462.23 and 45,051.57 give 30,136.11 and 29,863.89. The first creditor has 45,187.68, of which 513.80 are interest:
/// 32.20 of the 546.00 are set off. 2 April: 15,187.68 are left of the second claim, and 4,812.32 of the second debtor's
/// 20,000.00 are free. 105,187.68 are recovered: a fee of 50.00 + 1.5 % of 95,187.68, 1,477.82; 3,334.50 are left over.
pub(crate) fn set_off() -> Court {
    let mut court = Court::filing(two_with_interest());
    court.check(SERVED).check(&PAID.replace(
        "1:1:principal:30000.00,3:2:principal:30000.00",
        "1:1:interest:546.00,1:1:principal:29589.88,3:2:principal:29864.12",
    ));
    court.check(ACCOUNTS).check(
        "
        2026-04-03 lin pay_out creditor=1 amount_fen=30,135.88 -> proposed @ask
        2026-04-03 luo approve_proposal proposal=@ask -> approved,payment_ordered @pay
        2026-06-10 jin receive_money debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r3 payer=某顺公司 -> proposed @late
        2026-06-10 bank sends payment=@pay batch=b1 -> payment_sent
        2026-06-10 bank settles payment=@pay batch=b1 -> payment_settled
        # It was proposed before that money had gone: what was shown is not what would follow.
        2026-06-10 luo approve_proposal proposal=@late -> !proposal_stale
        2026-06-10 luo reject_proposal proposal=@late reason=款项已付，重新核对 -> rejected
        2026-06-10 jin receive_money debtor=2 amount_fen=30,000 value_on=2026-03-10 bank_reference=r3 payer=某顺公司 -> proposed @again
        ",
    );
    let case = court.case();
    let late = case.waiting::<BookLateReceipt>().next().unwrap().redivision(&case).unwrap();
    let first = late.parties().iter().find(|one| one.party == 1).unwrap();
    assert_eq!((first.before, first.after, first.gone), (Fen(3_013_588), Fen(4_518_768), Fen(3_013_588)));
    assert_eq!((first.set_off, first.to_return), (Fen(3_220), Fen::ZERO));
    court.check(
        "
        2026-06-11 luo approve_proposal proposal=@again -> approved,money_received,allocations_replayed
        2026-06-11 = payable=15,051.80 fee=1,477.82 surplus=3,334.50
        ",
    );
    assert_eq!(court.case().credited(3), Fen(6_000_000));
    court
}

/// A claimed line of the statement, and a payment that no bank has yet and for which there is not enough any more.
///
/// 1 April: 120,546.00 pay both claims and 546.00 of interest. With 10,000.00 on 10 March, 5,017.19 (414.00 of interest,
/// 4,603.19 of principal) and 4,982.81, 55,396.81 bear 5.539681 a day in the 22 days after: 121.87, in all 535.87. On
/// 120,535.87 a fee of 50.00 + 1.5 % of 110,535.87 is due, 1,708.04, and 8,302.09 of the 130,546.00 are left over.
pub(crate) fn claimed_line() -> Court {
    let mut court = Court::filing(two_with_interest());
    court.check(SERVED).check(
        "
        2026-04-01 jin receive_money debtor=2 amount_fen=120,546 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-01 = divided=1:1:interest:546.00,1:1:principal:60000.00,3:2:principal:60000.00,fee:0.00,surplus:0.00
        ",
    );
    court.check(ACCOUNTS).check(
        "
        2026-04-03 lin pay_out creditor=1 amount_fen=60,546 -> proposed @ask
        2026-04-03 luo approve_proposal proposal=@ask -> approved,payment_ordered
        ",
    );
    let never = court.case();
    let line = ClaimedLine {
        bank_account: "8801000000000001",
        bank_reference: "20260310-1",
        value_on: day("2026-03-10"),
        amount: Fen::yuan(10_000),
        payer: "",
        debtor: 2,
        origin: Origin::Payment,
    };
    let claim = |court: &mut Court| court.money("2026-06-10", "lin", |case, ctx| claimed(case, ctx, &line));
    assert_eq!(
        (claim(&mut court), claim(&mut court)),
        ("proposed".to_owned(), "!late_receipt_waits".to_owned())
    );
    let proposal = court.entries.len();
    // Turned down, everything is as if nobody had asked.
    court.check(&format!(
        "
        2026-06-10 lin approve_proposal proposal={proposal} -> !not_your_office
        2026-06-10 luo reject_proposal proposal={proposal} reason=核实付款人 -> rejected
        "
    ));
    let case = court.case();
    assert_eq!(
        (&case.receipts, &case.payments, &case.to_return),
        (&never.receipts, &never.payments, &never.to_return)
    );
    assert_eq!((case.clocks.running(), case.debt()), (never.clocks.running(), never.debt()));
    assert_eq!(claim(&mut court), "proposed");
    let proposal = court.entries.len();
    court.check(&format!(
        "
        2026-06-10 luo approve_proposal proposal={proposal} -> approved,money_received,payment_failed,allocations_replayed
        2026-06-10 = payable=60,535.87 reserved=0.00 fee=1,708.04 surplus=8,302.09
        "
    ));
    assert_eq!(court.case().receipts[1].bank_account.as_deref(), Some("8801000000000001"));
    court
}

/// Money that takes the place of later money is booked and not divided; what comes after cannot be divided before it
/// without taking something back.
///
/// 1 April: the company's 60,000.00, half each. 10,000.00 of the second debtor turn up, of 10 March, and lessen the second claim
/// to 50,000.00: of the 60,000.00 the creditors should have got 32,727.27 and 27,272.73, and are left with 27,272.73 and
/// 22,727.27. Of the company's 4,000.00 of 11 June they get 2,181.82 and 1,818.18. Without the 10,000.00 the second would
/// have 29,090.91, less than his 30,000.00; with them he has 39,090.91, and the first 34,909.09.
pub(crate) fn divided_again() -> Court {
    let mut court = Court::filing(two());
    court.check(SERVED).check(
        "
        2026-04-01 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-01 = payable.1=30,000.00 payable.3=30,000.00
        2026-06-10 jin receive_money debtor=4 amount_fen=10,000 value_on=2026-03-10 bank_reference=r2 payer=贺某 -> money_received @r2
        2026-06-11 jin receive_money debtor=2 amount_fen=4,000 value_on=2026-06-11 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-06-11 lin redivide_money receipt=@r2 -> !nothing_taken_back
        2026-06-11 lin redivide_money receipt=@r1 -> !already_allocated
        2026-06-11 lin redivide_money receipt=9999 -> !not_on_docket
        2026-06-11 lin allocate_money receipt=@r3 -> !division_takes_back
        2026-06-11 lin redivide_money receipt=@r3 -> proposed @ask
        2026-06-12 luo approve_proposal proposal=@ask -> approved,allocations_replayed
        2026-06-12 = payable.1=34,909.09 payable.3=29,090.91
        2026-06-12 lin allocate_money receipt=@r2 -> money_allocated
        2026-06-12 = divided=3:2:principal:10000.00,fee:0.00,surplus:0.00 payable.1=34,909.09 payable.3=39,090.91
        ",
    );
    court
}

/// Where the fee comes first, it lessens what each receipt pays on its day: the statement takes it where the law takes
/// it, though it was taken out of another receipt because that one was divided first.
///
/// The fee is the greatest that fits: of 60,000.00 of 10 March 788.18 (59,211.82 recovered, 50.00 + 1.5 % of 49,211.82). The
/// 40,788.18 left bear 7.1379315 of the doubled part a day in the 31 days after, 221.28; with 945.00 of the 54 days before,
/// 1,166.28. Of the 50,000.00 of 10 April the fee is the rest of the 1,400.00 due on 100,000.00, 611.82; the principal takes
/// 40,788.18, the doubled part 1,166.28, and 7,433.72 are left over. Divided first, the 50,000.00 gave a fee of 640.39.
#[test]
fn where_the_fee_comes_first_the_statement_takes_it_where_the_law_does() {
    let mut law = law::Settings::default();
    law.set("D-09", "before_debt", day("2026-01-01")).unwrap();
    let mut court = Court::under(law, loan());
    court.check(SERVED).check(
        "
        2026-04-10 jin receive_money debtor=2 amount_fen=50,000 value_on=2026-04-10 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-10 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-10 = fee=640.39
        2026-06-10 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-06-10 lin allocate_money receipt=@r2 -> money_allocated
        2026-06-10 = divided=1:1:principal:50640.39,1:1:doubled:1166.28,fee:759.61,surplus:7433.72 fee=1,400.00
        ",
    );
    let statement = court.case().statement(day("2026-06-10"));
    let laid: Vec<(Fen, Fen)> = statement.receipts.iter().map(|one| (one.costs, one.doubled)).collect();
    assert_eq!(laid, [(Fen(78_818), Fen::ZERO), (Fen(61_182), Fen(116_628))]);
    assert_eq!((statement.totals.surplus, statement.totals.owed), (Fen(743_372), Fen::ZERO));
}

/// In any order of booking, and whatever was divided between: the same is divided as in the order of the days.
#[test]
fn in_whatever_order_money_is_booked_it_is_divided_as_in_the_order_of_its_days() {
    let mut proposed = 0;
    for seed in 1..=60_u64 {
        let mut chance = Chance::new(seed);
        let money = receipts(&mut chance);
        let fee_first = seed % 3 == 0;
        let (mut mixed, mut in_order) = (court(fee_first), court(fee_first));
        for one in &money {
            proposed += book(&mut mixed, one);
            if chance.below(2) == 0 {
                divide_some(&mut mixed, &mut chance);
            }
        }
        divide_all(&mut mixed, &mut chance);
        let mut sorted = money.clone();
        sorted.sort_by_key(|one| one.0);
        for one in &sorted {
            assert_eq!(book(&mut in_order, one), 0);
            divide_all(&mut in_order, &mut chance);
        }
        assert_eq!(divided(&mixed.case()), divided(&in_order.case()), "seed {seed}: {money:?}");
        let on = day(BOOKED_ON);
        assert_eq!(mixed.case().statement(on).totals, in_order.case().statement(on).totals, "seed {seed}");
    }
    assert!(proposed > 50, "{proposed}");
}

/// Where money was paid out between, whoever got too much keeps it, and the others miss exactly as much.
#[test]
fn what_was_paid_out_stays_paid_and_is_all_that_is_missing() {
    let mut returned = 0;
    for seed in 1..=40_u64 {
        let mut chance = Chance::new(seed ^ 0xABCD);
        let mut court = court(seed % 3 == 0);
        court.check("2026-03-06 ma record_account party=1 holder=常某 bank=某某银行 account=6222000000000001 -> account_recorded
            2026-03-06 ma record_account party=4 holder=贺某 bank=某某银行 account=6222000000000004 -> account_recorded");
        for one in &receipts(&mut chance) {
            book(&mut court, one);
            divide_all(&mut court, &mut chance);
            for creditor in [1, 4] {
                let payable = court.case().payable(creditor);
                if payable.is_positive() && chance.below(2) == 0 {
                    pay(&mut court, creditor, payable);
                }
            }
            let case = court.case();
            let lawful = docket::money::division::by_law(&case);
            let gets = |party: u32| -> Fen {
                let of = lawful.iter().flatten().filter(|(cell, _)| cell.party() == Some(party));
                of.map(|(_, amount)| *amount).sum()
            };
            let stands = divided(&case);
            let has = |party: u32| -> Fen {
                stands.iter().filter(|(cell, _)| cell.party() == Some(party)).map(|(_, amount)| *amount).sum()
            };
            let gone = |party: u32| -> Fen {
                case.payouts.iter().filter(|one| one.creditor == party).map(|one| one.amount).sum()
            };
            let too_much: Fen = [1, 4].into_iter().map(|party| (gone(party) - gets(party)).or_zero()).sum();
            for party in [1, 4] {
                let owing = (gone(party) - gets(party)).or_zero();
                assert!(has(party) <= gets(party) + owing, "seed {seed}");
                assert!(has(party) >= gets(party) - too_much, "seed {seed}");
                let named: Fen =
                    case.to_return.iter().filter(|one| one.party == party).map(|one| one.amount_fen).sum();
                assert_eq!(named, owing, "seed {seed}");
            }
            returned += i32::from(too_much.is_positive());
        }
    }
    assert!(returned > 5, "{returned}");
}

/// The day that stops the interest, who pays and how much.
type Money = (Day, u32, Fen);

/// All of it is booked on this day, long after it came.
const BOOKED_ON: &str = "2026-09-01";

/// Two creditors and two debtors; one claim bears interest, one is for costs.
fn court(fee_first: bool) -> Court {
    let mut application = crate::chance::application();
    application.claims[0].interest = interest().claims[0].interest.clone();
    application.claims.push(claim(4, "律师费", 3_000, "2026-01-15", &[2]));
    application.claims[3].class = ClaimClass::Cost;
    let mut law = law::Settings::default();
    if fee_first {
        law.set("D-09", "before_debt", day("2026-01-01")).unwrap();
    }
    let mut court = Court::under(law, application);
    court.check("2026-03-03 wen assign_case handler=lin -> assigned");
    court
}

fn receipts(chance: &mut Chance) -> Vec<Money> {
    let count = 3 + chance.below(4);
    (0..count)
        .map(|_| {
            let on = day("2026-03-10").plus_days(chance.below(120) as i32);
            (on, 2 + chance.below(2) as u32, Fen(1 + chance.below(5_000_000) as i64))
        })
        .collect()
}

fn typed(fields: &[(&str, String)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect()
}

/// Books money; where it is proposed, approves it. How often it was proposed.
fn book(court: &mut Court, (on, debtor, amount): &Money) -> usize {
    let fields = typed(&[
        ("debtor", debtor.to_string()),
        ("amount_fen", amount.plain()),
        ("value_on", on.to_string()),
        ("bank_reference", format!("r{}", court.entries.len())),
        ("payer", "某".to_owned()),
    ]);
    let kinds = court.ask(day(BOOKED_ON), "jin", "receive_money", &fields).unwrap();
    if kinds == ["money_received"] {
        return 0;
    }
    approve(court);
    1
}

fn approve(court: &mut Court) {
    let fields = typed(&[("proposal", court.entries.len().to_string())]);
    court.ask(day(BOOKED_ON), "luo", "approve_proposal", &fields).unwrap();
}

fn divide_all(court: &mut Court, chance: &mut Chance) {
    while court.case().receipts.iter().any(|receipt| receipt.allocation.is_none()) {
        divide_some(court, chance);
    }
}

/// Divides one receipt; where that takes something back, with approval.
fn divide_some(court: &mut Court, chance: &mut Chance) {
    let case = court.case();
    let waiting: Vec<EntryNo> = case
        .receipts
        .iter()
        .filter(|receipt| receipt.allocation.is_none())
        .map(|receipt| receipt.no)
        .collect();
    if waiting.is_empty() {
        return;
    }
    let fields = typed(&[("receipt", chance.one(&waiting).to_string())]);
    if court.ask(day(BOOKED_ON), "lin", "allocate_money", &fields).is_err() {
        court.ask(day(BOOKED_ON), "lin", "redivide_money", &fields).unwrap();
        approve(court);
    }
}

fn pay(court: &mut Court, creditor: u32, amount: Fen) {
    let fields = typed(&[("creditor", creditor.to_string()), ("amount_fen", amount.plain())]);
    court.ask(day(BOOKED_ON), "lin", "pay_out", &fields).unwrap();
    approve(court);
    let payment = court.entries.len() as u32;
    assert_eq!(court.bank(day(BOOKED_ON), "sends", payment, "b"), ["payment_sent"]);
    assert_eq!(court.bank(day(BOOKED_ON), "settles", payment, "b"), ["payment_settled"]);
}
