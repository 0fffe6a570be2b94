//! Statements of the bank from end to end, on both engines: imported, claimed, taken back; nothing twice.

#![allow(clippy::unwrap_used)]

mod invented;

use app::funds::claim::ClaimFor;
use app::funds::import::NewAccount;
use app::funds::suspense::over_before;
use app::{App, AppError};
use docket::money::receive_money::Origin;
use invented::{officer, tables};
use ledger::bank_line::{LineId, LineRefusal};
use serde_json::json;
use store::read::cases::CaseFilter;
use store::{Store, StoreUrl};
use testkit::stores;
use testkit::synthetic::COURT_CODE;
use values::{CaseId, Fen};

const ACCOUNT: &str = "8801000000000001";
/// The file names the account, and finance says that it is ours.
const OURS: (&str, NewAccount) = ("", NewAccount::Confirmed);
const HEAD: &str = "交易流水号,交易日期,交易时间,起息日,借方发生额（元）,贷方发生额（元）,余额,对方户名,对方账号,子账号,摘要,附言";

fn court(store: Store) -> App {
    invented::court(store, 40)
}

/// Open cases with a handler, whose debtors have names of their own.
fn cases(app: &App) -> Vec<CaseId> {
    let filter = CaseFilter { limit: 40, ..CaseFilter::default() };
    let rows = app.case_list(&officer(app, "bureau-head"), &filter).unwrap().rows;
    rows.into_iter().filter(|row| row.handler.is_some()).map(|row| row.case_id.parse().unwrap()).collect()
}

fn balance(app: &App, case: &CaseId) -> Fen {
    app.open_case(&officer(app, "bureau-head"), case).unwrap().case.balance()
}

/// A line of a statement: number, sum, payer, sub-account, wording.
type Line<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

fn statement(lines: &[Line<'_>]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|(number, sum, payer, sub_account, wording)| {
            format!("{number},20261118,091502,20261118,,{sum},,{payer},6222000000000001234,{sub_account},转账,{wording}")
        })
        .collect();
    format!("账号：{ACCOUNT}\n{HEAD}\n{}\n", lines.join("\n"))
}

fn import(app: &App, lines: &[Line<'_>]) -> app::funds::import::ImportedFile {
    app.import_statement(&officer(app, "finance-1"), ("流水.csv", statement(lines).as_bytes()), OURS).unwrap()
}

fn line(number: &str) -> LineId {
    LineId { account: ACCOUNT.to_owned(), source_no: number.to_owned() }
}

fn claim(case: &CaseId) -> ClaimFor {
    ClaimFor { case: case.clone(), debtor: 2, origin: Origin::Recognised }
}

/// What the court has at the bank is what stands in suspense and in the cases, and the whole sums to nothing.
fn books_hold(app: &App) {
    let totals = app.store().account_totals(COURT_CODE).unwrap();
    assert_eq!(totals.iter().map(|(_, sum)| *sum).sum::<Fen>(), Fen::ZERO);
    let suspense =
        totals.iter().find(|(account, _)| account == "suspense").map_or(Fen::ZERO, |(_, sum)| -*sum);
    let (unclaimed, _) = app.store().unclaimed_sums(COURT_CODE, app.today()).unwrap();
    assert_eq!(suspense, unclaimed.amount);
    let before = tables(app);
    app.rebuild().unwrap();
    assert_eq!(tables(app), before);
}

#[test]
fn a_statement_goes_from_the_bank_to_the_dockets_and_a_wrong_claim_back() {
    for store in stores::empty() {
        let app = court(store);
        let (finance, head) = (officer(&app, "finance-1"), officer(&app, "bureau-head"));
        let cases = cases(&app);
        let (own, named) = (&cases[0], &cases[1]);
        app.act(&finance, own, "open_sub_account", &json!({"number": "8801-0012"}), None).unwrap();
        let wording = format!("{}执行款", named.number());
        let lines: [Line<'_>; 4] = [
            ("L1", "100.00", "某人", "8801-0012", ""),
            ("L2", "250.00", "某人", "", &wording),
            ("L3", "7.77", "无名氏", "", "货款"),
            ("L4", "9.99", "无名氏", "", "货款"),
        ];
        let before = [balance(&app, own), balance(&app, named)];
        let done = import(&app, &lines);
        assert_eq!((done.statements[0].entered.count, done.statements[0].known), (4, 0));
        assert_eq!((done.claimed.count, done.refused.len()), (1, 0), "{done:?}");
        assert_eq!(balance(&app, own), before[0] + Fen(10_000));
        books_hold(&app);

        // The same file again changes nothing at all.
        let position = app.store().last_position().unwrap();
        let again = import(&app, &lines);
        assert_eq!((again.statements[0].entered.count, again.statements[0].known), (0, 4));
        assert_eq!((again.claimed.count, app.store().last_position().unwrap()), (0, position));

        // The wording names a case: one tap claims it.
        let waiting = app.suspense(&head, None, (0, 10)).unwrap();
        let numbers: Vec<&str> = waiting.iter().map(|line| line.row.source_no.as_str()).collect();
        assert_eq!(numbers, ["L2", "L3", "L4"]);
        assert_eq!(waiting[0].candidates[0].case, *named);
        assert!(waiting[0].candidates[0].reasons.contains(&"附言写有本案案号"));
        assert_eq!(waiting[0].age_days, 2);
        app.claim_line(&finance, &line("L2"), &claim(named)).unwrap();
        assert_eq!(balance(&app, named), before[1] + Fen(25_000));
        let twice = app.claim_line(&finance, &line("L2"), &claim(own));
        assert!(matches!(twice, Err(AppError::Line(LineRefusal::Claimed { .. }))), "{twice:?}");
        books_hold(&app);

        // It was for the other case after all.
        let reasonless = app.take_line_back(&finance, &line("L2"), " ");
        assert!(matches!(reasonless, Err(AppError::Line(LineRefusal::NoReason))));
        app.take_line_back(&finance, &line("L2"), "他案款项").unwrap();
        assert_eq!(balance(&app, named), before[1]);
        books_hold(&app);
        app.claim_line(&finance, &line("L2"), &claim(own)).unwrap();
        assert_eq!(balance(&app, own), before[0] + Fen(35_000));
        books_hold(&app);
        let history: Vec<String> = app
            .bank_line(&finance, &line("L2"))
            .unwrap()
            .history
            .into_iter()
            .map(|step| step.words)
            .collect();
        assert_eq!(history.len(), 4);
        assert_eq!(history[2], "认领撤销：他案款项");

        // One is given to somebody, one goes back to its payer.
        app.assign_line(&finance, &line("L3"), &"fast-1".parse().unwrap()).unwrap();
        assert_eq!(app.suspense(&head, Some(&"fast-1".parse().unwrap()), (0, 9)).unwrap().len(), 1);
        app.send_line_back(&finance, &line("L4"), "付款人误汇").unwrap();
        let gone = app.claim_line(&finance, &line("L4"), &claim(own));
        assert!(matches!(gone, Err(AppError::Line(LineRefusal::SentBack { .. }))));
        books_hold(&app);

        // Money that the program claimed and an officer took back is not claimed by the program again.
        app.take_line_back(&finance, &line("L1"), "他案款项").unwrap();
        assert_eq!(import(&app, &lines).claimed.count, 0);
        books_hold(&app);
        assert!(app.store().verify().is_ok());
    }
}

#[test]
fn money_that_is_typed_and_money_on_the_statement_are_one() {
    for store in stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        let case = cases(&app)[0].clone();
        let typed = |number: &str| json!({"debtor": 2, "amount_fen": 12_300, "value_on": "2026-11-18", "bank_reference": number, "payer": "某人"});
        app.act(&finance, &case, "receive_money", &typed("T1"), None).unwrap();
        let before = balance(&app, &case);
        let done = import(&app, &[("T1", "123.00", "某人", "", ""), ("T2", "123.00", "某人", "", "")]);
        assert_eq!((done.statements[0].entered.count, done.statements[0].linked.count), (2, 1));
        assert_eq!(balance(&app, &case), before);
        books_hold(&app);
        // A line that waits is claimed and not typed.
        let refused = app.act(&finance, &case, "receive_money", &typed("T2"), None);
        assert!(matches!(refused, Err(AppError::OnStatement)), "{refused:?}");
        // Typed with another sum, it is named and waits.
        app.act(&finance, &case, "receive_money", &typed("T3"), None).unwrap();
        let done = import(&app, &[("T3", "99.00", "某人", "", "")]);
        assert!(done.statements[0].findings.iter().any(|finding| finding.contains("T3")), "{done:?}");
        let taken = app.claim_line(&finance, &line("T3"), &claim(&case));
        assert!(matches!(taken, Err(AppError::AlreadyBooked)), "{taken:?}");
        books_hold(&app);
    }
}

#[test]
fn a_known_number_with_other_content_is_named_with_both_and_changes_nothing() {
    for store in stores::empty() {
        let app = court(store);
        let wording = "借款还款";
        import(&app, &[("N1", "100.00", "常某", "", wording), ("N2", "5.00", "某人", "", "")]);
        let (position, before) = (app.store().last_position().unwrap(), tables(&app));
        for (other, told) in [
            (("N1", "100.01", "常某", "", wording), "100.01元"),
            (("N1", "100.00", "常某某", "", wording), "常某某"),
            (("N1", "100.00", "常某", "", "货款"), "货款"),
        ] {
            let done = import(&app, &[other, ("N2", "5.00", "某人", "", "")]).statements.remove(0);
            assert_eq!((done.entered.count, done.known, done.differ), (0, 1, 1), "{done:?}");
            let differs = &done.differing[0];
            assert_eq!(differs.id, line("N1"));
            assert_eq!(differs.entered, "2026-11-18，100.00元，常某（**** 1234），附言“转账 借款还款”");
            assert!(differs.told.contains(told), "{differs:?}");
        }
        // What only one of both files tells is no difference.
        let done = import(&app, &[("N1", "100.00", "", "", wording)]).statements.remove(0);
        assert_eq!((done.known, done.differ), (1, 0), "{done:?}");
        // Nor is another day passed over, nor a line by which money went out.
        let finance = officer(&app, "finance-1");
        let of = |text: String| {
            app.import_statement(&finance, ("流水.csv", text.as_bytes()), OURS).unwrap().statements.remove(0)
        };
        let later = statement(&[("N1", "100.00", "常某", "", wording)]).replace("20261118", "20261117");
        assert!(of(later).differing[0].told.starts_with("2026-11-17，100.00元"));
        assert_eq!((app.store().last_position().unwrap(), tables(&app)), (position, before));
        let out = |sum: &str| {
            let came_in = statement(&[("N3", sum, "某行", "", "费")]);
            came_in.replace(&format!(",,{sum},"), &format!(",{sum},,"))
        };
        assert_eq!(of(out("3.00")).outgoing.count, 1);
        let again = of(out("4.00"));
        assert_eq!((again.outgoing.count, again.differ), (0, 1), "{again:?}");
    }
}

#[test]
fn a_line_of_a_day_that_has_not_come_is_named_and_not_taken() {
    for store in stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        let text = statement(&[("F1", "1.00", "某人", "", ""), ("F2", "2.00", "某人", "", "")]).replacen(
            "F2,20261118,091502,20261118",
            "F2,20261201,091502,20261201",
            1,
        );
        let mut done = app.import_statement(&finance, ("流水.csv", text.as_bytes()), OURS).unwrap();
        let done = done.statements.remove(0);
        assert_eq!((done.entered.count, done.bad), (1, 1), "{done:?}");
        assert!(done.bad_lines[0].contains("F2") && done.bad_lines[0].contains("晚于今日"), "{done:?}");
        assert!(matches!(app.bank_line(&finance, &line("F2")), Err(AppError::NoSuchLine)));
    }
}

#[test]
fn a_statement_of_an_account_that_nobody_knows_is_confirmed_first() {
    for store in stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        let bytes = statement(&[("U1", "1.00", "某人", "", "")]);
        let file = ("流水.csv", bytes.as_bytes());
        let position = app.store().last_position().unwrap();
        let refused = app.import_statement(&finance, file, ("", NewAccount::Refused)).unwrap_err();
        assert!(matches!(&refused, AppError::UnknownAccount(account) if account == ACCOUNT), "{refused:?}");
        assert!(refused.remedy().contains("这是本院新的案款账户"));
        assert_eq!(app.store().last_position().unwrap(), position);
        app.import_statement(&finance, file, ("", NewAccount::Confirmed)).unwrap();
        // From then on it is known.
        let again = app.import_statement(&finance, file, ("", NewAccount::Refused)).unwrap();
        assert_eq!(again.statements[0].known, 1);
    }
}

#[test]
fn two_accounts_may_number_their_lines_alike() {
    for store in stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        let case = cases(&app)[0].clone();
        let before = balance(&app, &case);
        import(&app, &[("S1", "1.00", "某人", "", "")]);
        let other = statement(&[("S1", "2.00", "某人", "", "")]).replace(ACCOUNT, "9901000000000002");
        app.import_statement(&finance, ("流水.csv", other.as_bytes()), OURS).unwrap();
        app.claim_line(&finance, &line("S1"), &claim(&case)).unwrap();
        let second = LineId { account: "9901000000000002".to_owned(), source_no: "S1".to_owned() };
        app.claim_line(&finance, &second, &claim(&case)).unwrap();
        assert_eq!(balance(&app, &case), before + Fen(300));
        books_hold(&app);
    }
}

#[test]
fn of_many_who_claim_one_line_at_once_one_gets_it() {
    for store in stores::empty() {
        let app = court(store);
        let cases = cases(&app);
        let wanted = [&cases[0], &cases[1], &cases[0], &cases[1]];
        let before: Fen = cases[..2].iter().map(|case| balance(&app, case)).sum();
        import(&app, &[("R1", "50.00", "某人", "", "")]);
        let outcomes: Vec<Result<_, AppError>> = std::thread::scope(|scope| {
            let claiming: Vec<_> = wanted
                .iter()
                .map(|case| {
                    let app = &app;
                    scope.spawn(move || app.claim_line(&officer(app, "finance-1"), &line("R1"), &claim(case)))
                })
                .collect();
            claiming.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        for outcome in outcomes.into_iter().filter_map(Result::err) {
            assert!(matches!(outcome, AppError::Line(LineRefusal::Claimed { .. })), "{outcome:?}");
        }
        let after: Fen = cases[..2].iter().map(|case| balance(&app, case)).sum();
        assert_eq!(after, before + Fen(5_000));
        books_hold(&app);
    }
}

#[test]
fn two_imports_of_one_file_at_once_enter_it_once() {
    for store in stores::empty() {
        let app = court(store);
        let numbers: Vec<String> = (0..1_200).map(|number| format!("D{number:05}")).collect();
        let lines: Vec<Line<'_>> =
            numbers.iter().map(|number| (number.as_str(), "1.00", "某人", "", "")).collect();
        let entered: i64 = std::thread::scope(|scope| {
            let importing: Vec<_> = (0..2).map(|_| scope.spawn(|| import(&app, &lines))).collect();
            importing.into_iter().map(|one| one.join().unwrap().statements[0].entered.count).sum()
        });
        assert_eq!(entered, 1_200);
        assert_eq!(app.store().unclaimed_sums(COURT_CODE, app.today()).unwrap().0.count, 1_200);
        books_hold(&app);
    }
}

#[test]
fn each_office_does_what_is_its_own_and_sees_what_it_may() {
    let app = court(Store::open(&StoreUrl::SqliteMemory).unwrap());
    let finance = officer(&app, "finance-1");
    let bytes = statement(&[("O1", "5.00", "某人", "", "")]);
    for id in ["fast-1", "auditor-1", "clerk-1", "admin", "bureau-head"] {
        let refused = app.import_statement(&officer(&app, id), ("a.csv", bytes.as_bytes()), OURS);
        assert!(matches!(refused, Err(AppError::Forbidden)), "{id}");
    }
    import(&app, &[("O1", "5.00", "某人", "", "")]);
    let foreign = cases(&app).into_iter().find(|case| app.open_case(&officer(&app, "fast-1"), case).is_err());
    let foreign = foreign.unwrap();
    let refused = app.claim_line(&officer(&app, "fast-1"), &line("O1"), &claim(&foreign));
    assert!(matches!(refused, Err(AppError::NotFound)), "{refused:?}");
    assert!(matches!(app.suspense(&officer(&app, "clerk-1"), None, (0, 9)), Err(AppError::Forbidden)));
    assert_eq!(app.suspense(&officer(&app, "fast-1"), None, (0, 9)).unwrap().len(), 1);
    app.claim_line(&finance, &line("O1"), &claim(&foreign)).unwrap();
    // Once it is claimed only those see it who may open the case.
    let hidden = app.bank_line(&officer(&app, "fast-1"), &line("O1"));
    assert!(matches!(hidden, Err(AppError::NoSuchLine)), "{hidden:?}");
    assert!(matches!(
        app.take_line_back(&officer(&app, "fast-1"), &line("O1"), "误"),
        Err(AppError::NoSuchLine)
    ));
    let unnamed = app.import_statement(&finance, ("a.csv", format!("{HEAD}\n").as_bytes()), OURS);
    assert!(unnamed.is_err());
    let other =
        app.import_statement(&finance, ("a.csv", bytes.as_bytes()), ("1234567890", NewAccount::Confirmed));
    assert!(matches!(other, Err(AppError::BadInput(_))));
}

#[test]
fn one_sub_account_belongs_to_one_case() {
    for store in stores::empty() {
        let app = court(store);
        let finance = officer(&app, "finance-1");
        let cases = cases(&app);
        let number = json!({"number": "88010012"});
        app.act(&finance, &cases[0], "open_sub_account", &number, None).unwrap();
        let taken = app.act(&finance, &cases[1], "open_sub_account", &number, None);
        assert!(matches!(taken, Err(AppError::SubAccountTaken)), "{taken:?}");
    }
}

#[test]
fn money_is_beyond_its_limit_after_three_working_days() {
    // Friday the 20th: what came on Tuesday is due today, what came on Monday was due yesterday.
    assert_eq!(over_before("2026-11-20".parse().unwrap()), "2026-11-17".parse().unwrap());
    // Monday the 23rd: Wednesday's is due today.
    assert_eq!(over_before("2026-11-23".parse().unwrap()), "2026-11-18".parse().unwrap());
}
