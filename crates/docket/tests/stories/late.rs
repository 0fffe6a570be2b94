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

/// Two creditors; the second debtor owes the second claim alone. With the company's 60,000.00 of 1 April the first
/// claim was paid; its forgotten 50,000.00 of 10 March pay it first, and the second creditor gets what follows.
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

const PAID: &str = "
    2026-04-01 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
    2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
    2026-04-01 = divided=1:1:principal:60000.00,fee:0.00,surplus:0.00
    2026-04-02 jin receive_money debtor=4 amount_fen=40,000 value_on=2026-04-02 bank_reference=r2 payer=贺某 -> money_received @r2
    2026-04-02 lin allocate_money receipt=@r2 -> money_allocated
    2026-04-02 = divided=3:2:principal:40000.00,fee:0.00,surplus:0.00
";

/// The money of 10 March only takes the place of money that came later: each creditor keeps what he has, and the new
/// money is divided by itself.
pub(crate) fn in_another_order() -> Court {
    let mut court = Court::filing(two());
    court.check(SERVED).check(PAID).check(
        "
        2026-06-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-06-11 jin receive_money debtor=2 amount_fen=20,000 value_on=2026-06-11 bank_reference=r4 payer=某顺公司 -> money_received @r4
        2026-06-11 lin allocate_money receipt=@r3 -> money_allocated
        2026-06-11 = divided=3:2:principal:10000.00,fee:0.00,surplus:0.00
        2026-06-11 lin allocate_money receipt=@r4 -> money_allocated
        ",
    );
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

/// The first creditor has been paid 60,546.00 when 10,000.00 of 10 March turn up. With them 414.00 of interest and
/// 9,586.00 of principal were paid that day, and 50,414.00 bear 5.0414 a day in the 22 days after: 110.91. The law gives
/// 60,524.91: 21.09 are to be asked back, and the other creditor waits for so much.
pub(crate) fn paid_too_much() -> Court {
    let mut court = Court::filing(two_with_interest());
    court.check(SERVED).check(
        "
        2026-04-01 jin receive_money debtor=2 amount_fen=70,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
        2026-04-01 = divided=1:1:interest:546.00,1:1:principal:60000.00,3:2:principal:9454.00,fee:0.00,surplus:0.00
        ",
    );
    court.check(ACCOUNTS).check(
        "
        2026-04-03 lin pay_out creditor=1 amount_fen=60,546 -> proposed @ask
        2026-04-03 luo approve_proposal proposal=@ask -> approved,payment_ordered @pay
        2026-04-03 bank sends payment=@pay batch=b1 -> payment_sent
        2026-04-07 bank settles payment=@pay batch=b1 -> payment_settled
        2026-04-07 lin pay_out creditor=3 amount_fen=9,454 -> proposed @other
        2026-04-07 luo approve_proposal proposal=@other -> approved,payment_ordered
        2026-06-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> proposed @late
        2026-06-10 luo approve_proposal proposal=@late -> approved,money_received,allocations_replayed @replay
        2026-06-10 = paid=60,546.00 balance=19,454.00 payable=0.00
        ",
    );
    let case = court.case();
    assert_eq!(
        case.to_return.iter().map(|one| (one.party, one.amount_fen)).collect::<Vec<_>>(),
        [(1, Fen(2_109))]
    );
    assert_eq!(
        (case.credited(1), case.credited(3), case.payable(3)),
        (Fen::ZERO, Fen(1_945_400), Fen(1_000_000))
    );
    let told = court.entries.last().unwrap().event.sentence(&case);
    assert!(told.contains("常某多领21.09元，应当退回"), "{told}");
    // 40,524.91 are left of the second claim, and the 21.09 stand out: what comes now goes there first.
    court.check(
        "
        2026-06-12 jin receive_money debtor=4 amount_fen=100 value_on=2026-06-12 bank_reference=r3 payer=贺某 -> money_received @r3
        2026-06-12 lin allocate_money receipt=@r3 -> money_allocated
        2026-06-12 = divided=3:2:principal:100.00,fee:0.00,surplus:0.00
        ",
    );
    court
}

/// The first creditor has been paid 60,000.00, of which 546.00 were interest. With 30,000.00 of 10 March the interest is
/// 414.00 and 66.91; what he got too much of it counts for the principal, and he gets the rest of that.
pub(crate) fn set_off() -> Court {
    let mut court = Court::filing(two_with_interest());
    court
        .check(SERVED)
        .check(&PAID.replace("1:1:principal:60000.00", "1:1:interest:546.00,1:1:principal:59454.00"));
    court.check(ACCOUNTS).check(
        "
        2026-04-03 lin pay_out creditor=1 amount_fen=60,000 -> proposed @ask
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
    assert_eq!((first.before, first.after, first.gone), (Fen(6_000_000), Fen(6_048_091), Fen(6_000_000)));
    assert_eq!((first.set_off, first.to_return), (Fen(6_509), Fen::ZERO));
    court.check(
        "
        2026-06-11 luo approve_proposal proposal=@again -> approved,money_received,allocations_replayed
        # 120,480.91 recovered: a fee of 1,707.21, and 7,811.88 of the second debtor are left over.
        2026-06-11 = payable=480.91 fee=1,707.21 surplus=7,811.88
        ",
    );
    assert_eq!(court.case().credited(3), Fen(6_000_000));
    court
}

/// A claimed line of the statement, and a payment that no bank has yet and for which there is not enough any more.
pub(crate) fn claimed_line() -> Court {
    let mut court = Court::filing(two_with_interest());
    court.check(SERVED).check(
        "
        2026-04-01 jin receive_money debtor=2 amount_fen=70,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
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
        2026-06-10 = payable=60,524.91 reserved=0.00
        "
    ));
    assert_eq!(court.case().receipts[1].bank_account.as_deref(), Some("8801000000000001"));
    court
}

/// Money that takes the place of later money is booked and not divided; what comes after cannot be divided before it
/// without taking something back.
pub(crate) fn divided_again() -> Court {
    let mut court = Court::filing(two());
    court.check(SERVED).check(
        "
        2026-04-01 jin receive_money debtor=2 amount_fen=60,000 value_on=2026-04-01 bank_reference=r1 payer=某顺公司 -> money_received @r1
        2026-04-01 lin allocate_money receipt=@r1 -> money_allocated
        2026-06-10 jin receive_money debtor=2 amount_fen=10,000 value_on=2026-03-10 bank_reference=r2 payer=某顺公司 -> money_received @r2
        2026-06-11 jin receive_money debtor=2 amount_fen=20,000 value_on=2026-06-11 bank_reference=r3 payer=某顺公司 -> money_received @r3
        2026-06-11 lin redivide_money receipt=@r2 -> !nothing_taken_back
        2026-06-11 lin redivide_money receipt=@r1 -> !already_allocated
        2026-06-11 lin redivide_money receipt=9999 -> !not_on_docket
        2026-06-11 lin allocate_money receipt=@r3 -> !division_takes_back
        2026-06-11 lin redivide_money receipt=@r3 -> proposed @ask
        2026-06-12 luo approve_proposal proposal=@ask -> approved,allocations_replayed
        2026-06-12 = payable=50,000.00
        2026-06-12 lin allocate_money receipt=@r2 -> money_allocated
        2026-06-12 = divided=1:1:principal:10000.00,fee:0.00,surplus:0.00 payable=60,000.00
        ",
    );
    court
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
