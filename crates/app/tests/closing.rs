//! Days of an account from end to end, on both engines: the statement, the matching, the closing, the trial balance, and
//! the books that other tools add up again.

#![allow(clippy::unwrap_used)]

mod invented;

use app::closing::{DayMovement, DayState, book_name, year};
use app::funds::import::NewAccount;
use app::{App, AppError};
use invented::{officer, tables};
use ledger::court_account::{ClosingRefusal, Explained, OpenKind};
use std::collections::BTreeMap;
use std::process::Command;
use store::{Store, StoreUrl};
use testkit::synthetic::{self, BANK_ACCOUNT, COURT_CODE, StatementMovement};
use values::{Day, Fen};

/// The file names the account, which the court has recorded.
const KNOWN: (&str, NewAccount) = ("", NewAccount::Refused);

fn court(store: Store) -> App {
    invented::court(store, 60)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The days that the tests look at: long enough to hold payments.
fn window() -> (Day, Day) {
    (day("2026-06-01"), day("2026-11-10"))
}

fn record(app: &App) {
    let finance = officer(app, "finance-1");
    app.record_court_account(&finance, BANK_ACCOUNT, ("案款专户", "云山银行"), Some(window().0)).unwrap();
}

fn import(app: &App, opening: Fen, moved: &[StatementMovement]) -> app::funds::import::ImportedStatement {
    let text = synthetic::statement(opening, moved);
    let mut file =
        app.import_statement(&officer(app, "finance-1"), ("流水.csv", text.as_bytes()), KNOWN).unwrap();
    file.statements.remove(0)
}

fn fee(on: Day, fen: i64) -> StatementMovement {
    StatementMovement {
        number: format!("FEE{fen}"),
        on,
        amount: Fen(-fen),
        party: "云山银行".to_owned(),
        party_account: String::new(),
        sub_account: String::new(),
        wording: "手续费".to_owned(),
    }
}

/// The bank's number of a line that brought money.
fn number_of(movement: &DayMovement) -> &str {
    match movement {
        DayMovement::In(line) => &line.source_no,
        other => panic!("{other:?}"),
    }
}

fn sum_of(movements: &[DayMovement]) -> Fen {
    let sums = movements.iter().map(|movement| match movement {
        DayMovement::In(line) => line.amount,
        DayMovement::Typed(page) | DayMovement::Out(page) => page.amount,
        DayMovement::SentBack(line) => -line.amount,
    });
    sums.sum()
}

#[test]
fn a_statement_that_tells_what_our_books_tell_closes_without_a_word() {
    for store in testkit::stores::empty() {
        let app = court(store);
        let (finance, head) = (officer(&app, "finance-1"), officer(&app, "bureau-head"));
        record(&app);
        let (from, until) = window();
        let (opening, moved) = synthetic::movements(&app, (from, until)).unwrap();
        let out = moved.iter().filter(|one| !one.amount.is_positive()).count();
        assert!(out > 3 && moved.len() > out + 3, "the court pays too little to show anything");
        let imported = import(&app, opening, &moved);
        assert_eq!(imported.outgoing.count, out as i64);
        assert_eq!(imported.matched.count, out as i64);
        let again = import(&app, opening, &moved);
        assert_eq!((again.outgoing.count, again.entered.count, again.matched.count), (0, 0, 0));

        let last = moved.last().unwrap().on;
        let view = app.closing_day(&head, BANK_ACCOUNT, last).unwrap();
        assert_eq!((view.worked.open.as_slice(), view.left()), (&[][..], Some(Fen::ZERO)));
        let whole: Fen = moved.iter().map(|one| one.amount).sum();
        assert_eq!(view.worked.closing() - view.worked.opening, whole);
        assert_eq!(view.movements.len(), moved.len());
        assert!(matches!(app.close_day(&head, BANK_ACCOUNT, last, vec![]), Err(AppError::Forbidden)));
        app.close_day(&finance, BANK_ACCOUNT, last, vec![]).unwrap();
        let closed = app.closing_day(&head, BANK_ACCOUNT, last).unwrap();
        assert_eq!(closed.closed, Some((app.today(), "finance-1".to_owned())));
        assert_eq!(closed.worked, view.worked);
        // A day between is closed with it.
        assert_eq!(app.closing_day(&head, BANK_ACCOUNT, from).unwrap().day, last);
        let calendar = app.closing_calendar(&head, (last, last.next())).unwrap();
        let states: Vec<DayState> = calendar.accounts[0].of.iter().map(|one| one.state).collect();
        assert_eq!(states, [DayState::Closed, DayState::Waiting]);
        match app.close_day(&finance, BANK_ACCOUNT, last, vec![]) {
            Err(AppError::Closing(ClosingRefusal::Closed { until })) => assert_eq!(until, last),
            other => panic!("{other:?}"),
        }
        let before = tables(&app);
        app.rebuild().unwrap();
        assert_eq!(tables(&app), before);
    }
}

#[test]
fn what_only_one_of_both_has_stands_line_by_line_and_is_resolved_when_the_other_tells_it() {
    for store in testkit::stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        record(&app);
        let (opening, mut moved) = synthetic::movements(&app, window()).unwrap();
        let place = moved.iter().rposition(|one| !one.amount.is_positive()).unwrap();
        let late = moved.remove(place);
        let close_on = moved[..place].last().unwrap().on.max(late.on);
        let cut = moved.partition_point(|one| one.on <= close_on);
        let mut first = moved[..cut].to_vec();
        first.push(fee(close_on, 3_500));
        import(&app, opening, &first);
        let view = app.closing_day(&finance, BANK_ACCOUNT, close_on).unwrap();
        let open: Vec<(OpenKind, Fen)> =
            view.worked.open.iter().map(|item| (item.kind, item.amount_fen)).collect();
        assert_eq!(open, [(OpenKind::PaidByBank, Fen(3_500)), (OpenKind::PaidByUs, -late.amount)]);
        assert_eq!(view.left(), Some(Fen::ZERO));
        let listed = view.movements.len();
        app.close_day(&finance, BANK_ACCOUNT, close_on, vec![]).unwrap();

        // The bank tells the payment three days later; the fee stays until somebody makes it good.
        let next = close_on.plus_days(3);
        let told = StatementMovement { on: next, ..late };
        let between = opening + first.iter().map(|one| one.amount).sum::<Fen>();
        let rest: Vec<StatementMovement> =
            moved[cut..].iter().filter(|one| one.on <= next).cloned().chain([told]).collect();
        let imported = import(&app, between, &rest);
        assert!(imported.matched.count >= 1);
        let view = app.closing_day(&finance, BANK_ACCOUNT, next).unwrap();
        let open: Vec<OpenKind> = view.worked.open.iter().map(|item| item.kind).collect();
        assert_eq!((open, view.left()), (vec![OpenKind::PaidByBank], Some(Fen::ZERO)));
        // A balance that differs must be explained to the fen.
        app.tell_balance(&finance, BANK_ACCOUNT, (next, view.told.unwrap().0 + Fen(12))).unwrap();
        let refused = app.close_day(&finance, BANK_ACCOUNT, next, vec![]);
        assert!(matches!(refused, Err(AppError::Closing(ClosingRefusal::Unexplained { left: Fen(12) }))));
        let words = "结息未列流水".to_owned();
        let explained = vec![Explained { amount_fen: Fen(12), words }];
        app.close_day(&finance, BANK_ACCOUNT, next, explained.clone()).unwrap();
        // It is carried over to the next day, for whoever closes it.
        let view = app.closing_day(&finance, BANK_ACCOUNT, next.next()).unwrap();
        assert_eq!(view.explained, explained);
        let refused = app.tell_balance(&finance, BANK_ACCOUNT, (next, Fen(1)));
        assert!(matches!(refused, Err(AppError::Closing(ClosingRefusal::BalanceClosed { .. }))));

        // Money that turns up for a day that is closed counts in the next one and leaves the closed one as it is.
        let was = app.closing_day(&finance, BANK_ACCOUNT, next).unwrap();
        let forgotten =
            StatementMovement { amount: Fen(777), number: "LATE1".to_owned(), ..fee(close_on, 1) };
        import(&app, Fen::ZERO, &[forgotten]);
        assert_eq!(app.closing_day(&finance, BANK_ACCOUNT, next).unwrap(), was);
        let view = app.closing_day(&finance, BANK_ACCOUNT, next.next()).unwrap();
        assert_eq!((view.worked.late, view.worked.opening), (Fen(777), was.worked.closing()));
        // It is all that is listed of what came late, though every day was closed on this one.
        let late: Vec<(Day, &str)> = view.late.iter().map(|(on, one)| (*on, number_of(one))).collect();
        assert_eq!(late, [(app.today(), "LATE1")]);
        let of_then = app.closing_day(&finance, BANK_ACCOUNT, close_on).unwrap();
        let later: Vec<(Day, &str)> = of_then.later.iter().map(|(on, one)| (*on, number_of(one))).collect();
        assert_eq!(later, [(app.today(), "LATE1")]);
        // What the page of a closed day lists is what it sums.
        assert_eq!(sum_of(&of_then.movements), of_then.worked.came_in - of_then.worked.went_out);
        assert_eq!(of_then.movements.len(), listed);
        let before = tables(&app);
        app.rebuild().unwrap();
        assert_eq!(tables(&app), before);
    }
}

#[test]
fn the_trial_balance_sums_to_nothing_on_every_day_and_leads_to_the_cases() {
    for store in testkit::stores::empty() {
        let app = court(store);
        let head = officer(&app, "bureau-head");
        synthetic::pay_in(&app, 7, app.today()).unwrap();
        for until in [day("2026-05-31"), day("2026-09-30"), app.today()] {
            let trial = app.trial_balance(&head, (until.plus_days(-30), until)).unwrap();
            assert!(trial.is_balanced(), "{until}");
            for line in &trial.lines {
                let (_, cases) = app.cases_with(&head, line.account.kind(), until, 1).unwrap();
                let of_cases: Fen = cases.iter().map(|case| case.amount).sum();
                match line.account {
                    ledger::Account::Suspense => assert_eq!(cases, []),
                    // The court's own side is no case's.
                    ledger::Account::Bank => assert!(of_cases <= line.after()),
                    _ => assert_eq!(of_cases, -line.after(), "{:?} on {until}", line.account),
                }
            }
        }
        let totals = app.store().account_totals(COURT_CODE).unwrap();
        let trial = app.trial_balance(&head, (app.today(), app.today())).unwrap();
        for line in &trial.lines {
            let kind = line.account.kind();
            let of_kind = totals.iter().filter(|(account, _)| account.split(':').next() == Some(kind));
            assert_eq!(of_kind.map(|(_, sum)| *sum).sum::<Fen>(), line.after(), "{kind}");
        }
        assert!(matches!(
            app.trial_balance(&officer(&app, "one-1"), (app.today(), app.today())),
            Err(AppError::Forbidden)
        ));
    }
}

#[test]
fn the_invented_court_has_closed_days_with_differences_that_are_explained() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap());
    synthetic::pay_in(&app, 7, app.today()).unwrap();
    synthetic::close_days(&app, app.today()).unwrap();
    let head = officer(&app, "bureau-head");
    let calendar = app.closing_calendar(&head, (app.today().plus_days(-30), app.today())).unwrap();
    let closed: Vec<_> = calendar.accounts[0].of.iter().filter_map(|one| one.row.as_ref()).collect();
    assert!(closed.iter().filter(|row| row.is_closed).count() > 5);
    assert!(closed.iter().any(|row| row.explained > 0) && closed.iter().any(|row| row.open_items > 0));
    assert!(closed.iter().any(|row| !row.is_closed));
}

/// What the store says stands on every account at the end of the year, by the names of the export.
fn ours(app: &App, until: Day) -> BTreeMap<String, Fen> {
    let main = app.main_account().unwrap().unwrap();
    let mut sums: BTreeMap<String, Fen> = BTreeMap::new();
    for row in app.store().book_openings(COURT_CODE, until.next()).unwrap() {
        *sums.entry(book_name(app.court(), &main, &row)).or_default() += row.amount;
    }
    sums.retain(|_, sum| !sum.is_zero());
    sums
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok_and(|run| run.status.success());
    if !found {
        println!("{program} is not installed: what it would say is not asked");
    }
    found
}

#[test]
fn other_tools_add_the_year_up_to_what_our_books_say_account_by_account() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap());
    synthetic::pay_in(&app, 7, app.today()).unwrap();
    synthetic::close_days(&app, app.today()).unwrap();
    let auditor = officer(&app, "auditor-1");
    let folder = std::env::temp_dir().join(format!("zhida-books-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // The whole year, and a part of it that begins with what stood before.
    let whole = year(2026, app.today()).unwrap();
    for (name, days) in [("year", whole), ("autumn", (day("2026-09-01"), whole.1))] {
        let book = app.book(&auditor, days).unwrap();
        assert!(book.transactions.len() > 20 && book.accounts.len() > 10);
        let ours = ours(&app, days.1);
        if has("bean-check") {
            let path = folder.join(format!("{name}.beancount"));
            std::fs::write(&path, book.to_beancount().unwrap()).unwrap();
            let run = Command::new("bean-check").arg(&path).output().unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        }
        if has("hledger") {
            let path = folder.join(format!("{name}.journal"));
            std::fs::write(&path, book.to_hledger().unwrap()).unwrap();
            let run = |arguments: &[&str]| {
                let run = Command::new("hledger").arg("-f").arg(&path).args(arguments).output().unwrap();
                assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
                String::from_utf8(run.stdout).unwrap()
            };
            run(&["check"]);
            let table = run(&["balance", "--flat", "--no-total", "--output-format", "csv"]);
            assert_eq!(theirs(&table), ours);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The accounts with their sums, as hledger writes them into a table.
fn theirs(table: &str) -> BTreeMap<String, Fen> {
    let line = |line: &str| {
        let mut cells = line.split("\",\"").map(|cell| cell.trim_matches('"').to_owned());
        let (account, sum) = (cells.next().unwrap(), cells.next().unwrap());
        let sum: String =
            sum.chars().filter(|sign| sign.is_ascii_digit() || *sign == '-' || *sign == '.').collect();
        let (yuan, fen) = sum.split_once('.').unwrap_or((&sum, "00"));
        let digits: i64 = format!("{yuan}{fen}").parse().unwrap();
        (account, Fen(digits))
    };
    table.lines().skip(1).map(line).filter(|(_, sum)| !sum.is_zero()).collect()
}

#[test]
fn auditors_get_the_books_as_one_workbook() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap());
    synthetic::pay_in(&app, 7, app.today()).unwrap();
    synthetic::close_days(&app, app.today()).unwrap();
    let days = year(2026, app.today()).unwrap();
    let bytes = app.books_workbook(&officer(&app, "auditor-1"), days).unwrap();
    let rows = documents::sheet::rows("账册.xlsx", &bytes).unwrap();
    assert!(rows.len() > 20, "the first sheet lists the receipts of the year");
    assert_eq!(rows[0].cells[0], "记账日");
    assert!(matches!(app.books_workbook(&officer(&app, "one-1"), days), Err(AppError::Forbidden)));
    assert_eq!(year(2027, app.today()), None);
}
