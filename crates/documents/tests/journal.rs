//! Our books, added up by tools that are not ours.

use documents::bank::{Book, BookAccount, BookBalance, BookFault, BookLine, BookTransaction, Root};
use std::process::Command;
use values::{Day, Fen};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn account(root: Root, path: &[&str], title: &str) -> BookAccount {
    let path = path.iter().map(|part| (*part).to_owned()).collect();
    BookAccount { root, path, title: title.into(), opened_on: day("2026-01-05") }
}

fn transaction(
    booked: &str,
    value: &str,
    narration: &str,
    links: &[&str],
    lines: &[(usize, i64)],
) -> BookTransaction {
    BookTransaction {
        booked_on: day(booked),
        value_on: day(value),
        narration: narration.into(),
        links: links.iter().map(|link| (*link).to_owned()).collect(),
        lines: lines.iter().map(|(account, fen)| BookLine { account: *account, amount: Fen(*fen) }).collect(),
    }
}

fn book() -> Book {
    let case = "Case-2026-Yun0102-1234";
    Book {
        title: "某县人民法院案款账（2026年）".into(),
        accounts: vec![
            account(Root::Assets, &["Bank", "Main"], "案款专户"),
            account(Root::Liabilities, &[case, "Undivided"], "（2026）云0102执1234号 待分配"),
            account(Root::Liabilities, &[case, "Payable-1"], "应付申请执行人,张堃"),
            account(Root::Liabilities, &[case], "（2026）云0102执1234号"),
        ],
        transactions: vec![
            transaction(
                "2026-03-12",
                "2026-03-12",
                "(冲) 分配；\"第一\\笔\"|;\n案款",
                &["（2026）云0102执1234号"],
                &[(1, 1_000_005), (2, -1_000_005)],
            ),
            transaction(
                "2026-03-10",
                "2026-03-09",
                "到账：李某 执行款",
                &["（2026）云0102执1234号", "RCPT/1"],
                &[(0, 1_000_005), (1, -1_000_005)],
            ),
            transaction("2026-03-12", "2026-03-12", "发放案款", &["ORDER-1"], &[(2, 900_000), (0, -900_000)]),
        ],
        balances: vec![
            BookBalance { on: day("2026-03-10"), account: 1, amount: Fen(-1_000_005) },
            BookBalance { on: day("2026-03-12"), account: 0, amount: Fen(100_005) },
            BookBalance { on: day("2026-03-12"), account: 3, amount: Fen(-100_005) },
        ],
    }
}

/// What the program says about the text, where it is installed: nothing where it finds nothing wrong.
fn complaint(program: &str, arguments: &[&str], file: &str, text: &str) -> Option<String> {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(file);
    std::fs::write(&path, text).expect("the folder for tests is there");
    let result = Command::new(program).args(arguments).arg(&path).env("LANG", "C.UTF-8").output();
    let Ok(result) = result else {
        eprintln!("{program} is not installed: the books are written and not checked by it");
        return None;
    };
    let said =
        [result.stdout, result.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Some(if result.status.success() { String::new() } else { format!("failed: {said}") })
}

#[test]
fn beancount_accepts_the_books_and_finds_a_wrong_balance() {
    let text = book().to_beancount().unwrap();
    assert!(
        text.contains("2026-03-10 * \"到账：李某 执行款\" ^2026-u4e910102u62671234u53f7 ^RCPT/1"),
        "{text}"
    );
    assert!(text.contains("  value-on: 2026-03-09\n  Assets:Bank:Main  10000.05 CNY"), "{text}");
    if let Some(said) = complaint("bean-check", &[], "book.beancount", &text) {
        assert_eq!(said, "", "{text}");
        let mut wrong = book();
        wrong.balances[1].amount = Fen(100_006);
        let said = complaint("bean-check", &[], "wrong.beancount", &wrong.to_beancount().unwrap()).unwrap();
        assert!(said.contains("Balance failed"), "{said}");
    }
}

#[test]
fn hledger_accepts_the_books_and_finds_a_wrong_balance() {
    let text = book().to_hledger().unwrap();
    assert!(
        text.contains(
            "2026-03-10=2026-03-09 * 到账：李某 执行款\n    ; link: 2026-u4e910102u62671234u53f7\n"
        ),
        "{text}"
    );
    let check = ["check", "--strict", "ordereddates", "-f"];
    if let Some(said) = complaint("hledger", &check, "book.journal", &text) {
        assert_eq!(said, "", "{text}");
        let mut wrong = book();
        wrong.balances[2].amount = Fen(-100_004);
        let said = complaint("hledger", &check, "wrong.journal", &wrong.to_hledger().unwrap()).unwrap();
        assert!(said.contains("balance assertion"), "{said}");
    }
}

#[test]
fn a_book_that_breaks_its_rules_is_not_written() {
    let check = |change: &dyn Fn(&mut Book), expected: BookFault| {
        let mut book = book();
        change(&mut book);
        assert_eq!(book.to_beancount(), Err(expected.clone()));
        assert_eq!(book.to_hledger(), Err(expected));
    };
    let name = "Assets:案款".to_owned();
    check(&|book| book.accounts[0].path = vec!["案款".into()], BookFault::Name(name));
    check(&|book| book.accounts[0].path = Vec::new(), BookFault::Name("Assets".into()));
    check(&|book| book.balances[0].account = 9, BookFault::NoAccount(9));
    check(
        &|book| book.transactions[2].lines[0].amount = Fen(1),
        BookFault::Unbalanced { on: day("2026-03-12"), narration: "发放案款".into() },
    );
    check(
        &|book| book.accounts[0].opened_on = day("2026-03-11"),
        BookFault::NotOpen { account: "Assets:Bank:Main".into(), on: day("2026-03-10") },
    );
}
