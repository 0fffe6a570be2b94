use super::*;
use crate::movement;
use values::{CaseId, CaseNumber};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn case() -> CaseId {
    CaseId::from(&"（2026）某0101执7号".parse::<CaseNumber>().unwrap())
}

fn of_case(account: Account) -> AccountOf {
    Owner::Case(case()).account(account)
}

fn of_court(account: Account) -> AccountOf {
    Owner::Court.account(account)
}

fn line() -> Reference {
    Reference::bank_line("0001", "20260310-1")
}

fn page(no: u32) -> Reference {
    Reference::page(&case(), no)
}

/// Ten yuan arrived, were claimed for the case and divided: nine to the creditor, one for the fee.
fn divided() -> Books {
    let mut books = Books::default();
    let (value_on, booked_on) = (day("2026-03-10"), day("2026-03-11"));
    books.book(&movement::arrive(line(), (value_on, booked_on), Fen(1000))).unwrap();
    books
        .book(&movement::claim(line().answering("claim/0"), (value_on, booked_on), &case(), Fen(1000)))
        .unwrap();
    let to = [(Account::Payable(1), Fen(900)), (Account::Fee, Fen(100)), (Account::Refundable, Fen::ZERO)];
    books.book(&movement::divide(page(5), booked_on, &case(), &to)).unwrap();
    books
}

#[test]
fn money_arrives_is_claimed_divided_and_paid() {
    let mut books = divided();
    assert_eq!(books.at_bank(&Owner::Court), Fen::ZERO);
    assert_eq!(books.balance(&of_court(Account::Suspense)), Fen::ZERO);
    assert_eq!(books.at_bank(&Owner::Case(case())), Fen(1000));
    assert_eq!(books.balance(&of_case(Account::Undivided)), Fen::ZERO);
    let from = of_case(Account::Payable(1));
    books.reserve(page(6), from.clone(), Fen(900), None).unwrap();
    assert_eq!((books.balance(&from), books.free(&from)), (Fen(900), Fen::ZERO));
    let paid = movement::pay(page(6), day("2026-03-12"), &from, Fen(900));
    assert_eq!(books.settle(&paid), Ok(Booked::Now));
    assert_eq!(books.settle(&paid), Ok(Booked::Before), "the bank says it twice");
    assert_eq!(books.at_bank(&Owner::Case(case())), Fen(100));
    assert_eq!(books.balance(&of_case(Account::Fee)), Fen(100));
    assert_eq!(books.check(), Ok(()));
}

#[test]
fn a_reference_stands_for_one_movement() {
    let mut books = divided();
    let before = books.clone();
    let days = (day("2026-03-10"), day("2026-03-11"));
    assert_eq!(books.book(&movement::arrive(line(), days, Fen(1000))), Ok(Booked::Before));
    assert_eq!(books.book(&movement::arrive(line(), days, Fen(999))), Err(Unbookable::Taken(line())));
    let claim = line().answering("claim/0");
    let other = CaseId::from(&"（2026）某0101执8号".parse::<CaseNumber>().unwrap());
    assert_eq!(
        books.book(&movement::claim(claim.clone(), days, &other, Fen(1000))),
        Err(Unbookable::Taken(claim)),
        "nothing is claimed twice"
    );
    assert_eq!(books, before);
}

#[test]
fn nothing_is_paid_that_is_not_there_or_is_set_aside() {
    let mut books = divided();
    let from = of_case(Account::Payable(1));
    let over = Unbookable::Overdrawn { account: from.clone(), by: Fen(1) };
    assert_eq!(books.reserve(page(6), from.clone(), Fen(901), None), Err(over.clone()));
    books.reserve(page(6), from.clone(), Fen(600), None).unwrap();
    assert_eq!(books.reserve(page(6), from.clone(), Fen(600), None), Ok(Booked::Before));
    assert_eq!(
        books.reserve(page(6), from.clone(), Fen(500), None),
        Err(Unbookable::Taken(page(6))),
        "another sum under the same reference"
    );
    assert_eq!(books.reserve(page(7), from.clone(), Fen(301), None), Err(over.clone()));
    assert_eq!(books.reserve(page(7), from.clone(), Fen::ZERO, None), Err(Unbookable::Empty));
    let before = books.clone();
    assert_eq!(books.book(&movement::pay(page(8), day("2026-03-12"), &from, Fen(301))), Err(over));
    let other_sum = movement::pay(page(6), day("2026-03-12"), &from, Fen(599));
    assert_eq!(
        books.settle(&other_sum),
        Err(Unbookable::Overdrawn { account: from.clone(), by: Fen(-1) }),
        "the bank paid another sum"
    );
    let unknown = movement::pay(page(9), day("2026-03-12"), &from, Fen(1));
    assert_eq!(books.settle(&unknown), Err(Unbookable::Unknown(page(9))));
    assert_eq!(books, before);
}

#[test]
fn what_was_set_aside_is_free_again_when_the_payment_fails_or_time_runs_out() {
    let mut books = divided();
    let from = of_case(Account::Payable(1));
    books.reserve(page(6), from.clone(), Fen(400), None).unwrap();
    books.reserve(page(7), from.clone(), Fen(500), Some(day("2026-03-20"))).unwrap();
    assert_eq!(books.void(&page(6)), Ok(Booked::Now));
    assert_eq!(books.void(&page(6)), Ok(Booked::Before));
    assert_eq!(books.free(&from), Fen(400));
    assert_eq!(books.expire(day("2026-03-20")), []);
    assert_eq!(books.expire(day("2026-03-21")), [page(7)]);
    assert_eq!(books.free(&from), Fen(900));
    let late = movement::pay(page(7), day("2026-03-22"), &from, Fen(500));
    assert_eq!(books.settle(&late), Err(Unbookable::Answered(page(7))));
    assert_eq!(books.void(&page(7)), Err(Unbookable::Answered(page(7))));
    assert_eq!(books.void(&page(9)), Err(Unbookable::Unknown(page(9))));
    assert_eq!(books.check(), Ok(()));
}

#[test]
fn a_claim_is_taken_back_once_and_only_while_its_money_is_there() {
    let mut books = Books::default();
    let days = (day("2026-03-10"), day("2026-03-11"));
    let claimed = movement::claim(line().answering("claim/0"), days, &case(), Fen(1000));
    books.book(&movement::arrive(line(), days, Fen(1000))).unwrap();
    books.book(&claimed).unwrap();
    let back = claimed.reversal(claimed.reference.answering("back"), day("2026-03-15"));
    assert_eq!(books.book(&back), Ok(Booked::Now));
    assert!(books.is_reversed(&claimed.reference));
    assert_eq!(books.balance(&of_court(Account::Suspense)), Fen(1000));
    let again = claimed.reversal(claimed.reference.answering("again"), day("2026-03-15"));
    assert_eq!(books.book(&again), Err(Unbookable::Reversed(claimed.reference.clone())));
    let mut books = divided();
    assert!(matches!(books.book(&back), Err(Unbookable::Overdrawn { .. })), "it was divided");
}

#[test]
fn what_an_account_held_on_a_day_counts_from_the_value_day() {
    let mut books = Books::default();
    let suspense = of_court(Account::Suspense);
    let days = (day("2026-03-10"), day("2026-03-10"));
    books.book(&movement::arrive(line(), days, Fen(1000))).unwrap();
    let forgotten = Reference::bank_line("0001", "20260301-9");
    books.book(&movement::arrive(forgotten, (day("2026-03-01"), day("2026-04-01")), Fen(50))).unwrap();
    let held = |on: &str| books.balance_by_value_day(&suspense, day(on));
    assert_eq!([held("2026-02-28"), held("2026-03-01"), held("2026-03-10")], [Fen::ZERO, Fen(50), Fen(1050)]);
}

#[test]
fn a_transaction_balances_for_each_owner() {
    let mut books = divided();
    let before = books.clone();
    let across = Transaction::new(page(6), day("2026-03-12"), day("2026-03-12")).moving(
        of_case(Account::Bank),
        of_court(Account::Bank),
        Fen(10),
    );
    assert_eq!(books.book(&across), Err(Unbookable::Unbalanced { owner: Owner::Court, by: Fen(10) }));
    let nothing = Transaction::new(page(6), day("2026-03-12"), day("2026-03-12"));
    assert_eq!(books.book(&nothing), Err(Unbookable::Empty));
    let huge = movement::arrive(page(6), (day("2026-03-12"), day("2026-03-12")), Fen(i64::MAX));
    assert_eq!(books.book(&huge), Ok(Booked::Now));
    let more = movement::arrive(page(7), (day("2026-03-12"), day("2026-03-12")), Fen(1));
    assert_eq!(books.book(&more), Err(Unbookable::TooLarge));
    assert_ne!(books, before);
}
