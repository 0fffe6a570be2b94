//! Payments through the bank: a batch is made once, an answer counts once, and three persons have a part in it.

#![allow(clippy::unwrap_used)]

use app::measures::PageKey;
use app::payments::FileKind;
use app::{App, AppError, FixedClock};
use docket::EntryNo;
use docket::clock::{ClockKind, ClockState};
use docket::money::payment::PaymentState;
use docket::office::{Actor, Office};
use serde_json::{Value, json};
use std::sync::Arc;
use store::Store;
use store::read::payments::PaymentRow;
use testkit::stores;
use testkit::synthetic::{self, COURT_CODE, COURT_NAME};
use values::{CaseId, Day, Fen};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

struct Court {
    app: App,
    clock: Arc<FixedClock>,
    case: CaseId,
}

/// A case of 1,000.00 whose money has arrived, on SQLite, and on PostgreSQL where `TEST_POSTGRES_URL` names one.
fn courts() -> Vec<Court> {
    stores::empty().into_iter().map(Court::new).collect()
}

impl Court {
    fn new(store: Store) -> Court {
        let clock = Arc::new(FixedClock::at(day("2026-03-02")));
        let app = App::open(synthetic::config(store, clock.clone())).unwrap();
        synthetic::found(&app).unwrap();
        let clerk = app.actor(&"clerk-1".parse().unwrap()).unwrap();
        let application = json!({
            "received_on": "2026-03-02", "instrument": "（2025）内0299民初9号", "instrument_by": COURT_NAME,
            "effective_on": "2026-01-05", "cause": "买卖合同纠纷", "livelihood": null,
            "parties": [
                {"no": 1, "role": "creditor", "name": "常某", "kind": "person"},
                {"no": 2, "role": "debtor", "name": "乌某", "kind": "person"}
            ],
            "claims": [{"no": 1, "label": "货款", "creditors": [1], "debtors": [2], "liability": "joint",
                "class": "principal", "doubled": "left_out", "amount_fen": 100_000, "due_on": "2026-01-15",
                "interest": [], "span": null}],
            "duties": [], "judgment": null
        });
        let case = app.file_case(&clerk, serde_json::from_value(application).unwrap()).unwrap();
        let court = Court { app, clock, case };
        court.act("clerk-1", "assign_case", json!({"handler": "fast-1", "reason": null}));
        for (reference, amount) in [("T1", 60_000), ("T2", 40_000)] {
            let receipt = json!({"debtor": 2, "amount_fen": amount, "value_on": "2026-03-02",
                "bank_reference": reference, "payer": "乌某", "deduction": null});
            let page = court.act("finance-1", "receive_money", receipt);
            court.act("fast-1", "allocate_money", json!({"receipt": page}));
        }
        court.record("6222000000000001");
        court
    }

    fn officer(&self, id: &str) -> Actor {
        self.app.actor(&id.parse().unwrap()).unwrap()
    }

    /// Does an act and gives the last page.
    fn act(&self, who: &str, act: &str, command: Value) -> u32 {
        let done = self.app.act(&self.officer(who), &self.case, act, &command, None);
        done.unwrap_or_else(|error| panic!("{act}: {}", error.sentence())).pages
    }

    fn record(&self, account: &str) {
        let account = json!({"party": 1, "holder": "常某", "bank": "某某银行示范县支行",
            "bank_code": "102100000021", "account": account});
        self.act("fast-1", "record_account", account);
    }

    /// Orders a payment; its page.
    fn order(&self, amount: i64) -> PageKey {
        let proposal = self.act("fast-1", "pay_out", json!({"creditor": 1, "amount_fen": amount}));
        let approve = json!({"proposal": proposal, "remark": null});
        let page = self.act("bureau-head", "approve_proposal", approve);
        PageKey { case: self.case.clone(), entry: EntryNo(page) }
    }

    fn state(&self, key: &PageKey) -> PaymentState {
        let view = self.app.open_case(&self.officer("fast-1"), &self.case).unwrap();
        view.case.payment(key.entry).unwrap().state.clone()
    }

    fn rows(&self) -> Vec<PaymentRow> {
        let overview = self.app.payments(&self.officer("finance-1")).unwrap();
        overview.to_send.into_iter().chain(overview.under_way).chain(overview.failed).collect()
    }

    fn pages(&self) -> u32 {
        self.app.open_case(&self.officer("fast-1"), &self.case).unwrap().case.pages
    }
}

fn table(lines: &[&str]) -> Vec<u8> {
    let text = format!("支付指令号,处理结果,失败原因,金额\n{}\n", lines.join("\n"));
    text.into_bytes()
}

#[test]
fn what_was_approved_goes_to_the_bank_once_and_its_answer_counts_once() {
    for court in courts() {
        let (first, second) = (court.order(60_000), court.order(40_000));
        let finance = court.officer("finance-1");
        let keys = [first.clone(), second.clone(), first.clone()];
        for stranger in ["fast-1", "bureau-head", "leader-fast"] {
            let made = court.app.make_payment_batch(&court.officer(stranger), &keys);
            assert!(matches!(made, Err(AppError::Forbidden)), "{stranger}");
        }
        assert!(matches!(court.app.make_payment_batch(&finance, &[]), Err(AppError::BadInput(_))));
        let number = court.app.make_payment_batch(&finance, &keys).unwrap();
        assert_eq!(number, "20260302-1");
        // Nothing is handed over twice.
        let again = court.app.make_payment_batch(&finance, &keys[..1]);
        assert!(matches!(again, Err(AppError::BadInput(told)) if told.contains("已不在待送银行之列")));
        let batch = court.app.payment_batch(&finance, &number).unwrap();
        assert_eq!((batch.orders.len(), batch.total()), (2, Fen(100_000)));
        for kind in FileKind::ALL {
            let file = court.app.payment_file(&finance, &number, kind).unwrap();
            assert!(!file.bytes.is_empty() && file.name.ends_with(kind.ending()));
            let by_others = court.app.payment_file(&court.officer("bureau-head"), &number, kind);
            assert!(matches!(by_others, Err(AppError::Forbidden)));
        }
        let xml = court.app.payment_file(&finance, &number, FileKind::Pain001).unwrap().bytes;
        let xml = String::from_utf8(xml).unwrap();
        assert!(xml.contains("<CtrlSum>1000.00</CtrlSum>") && xml.contains("6222000000000001"), "{xml}");

        // Under way, an amount that is not ours, an order that is nobody's, a line that cannot be read.
        court.clock.move_to(day("2026-03-03"));
        let answer = table(&[
            "20260302-1-1,处理中,,",
            "20260302-1-2,成功,,400.01",
            "20260302-7-1,成功,,",
            "别家的单号,成功,,",
            "20260302-1-2,不知道,,",
        ]);
        let pages = court.pages();
        let read = court.app.read_payment_answers(&finance, "回执.csv", &answer).unwrap();
        assert_eq!(read.under_way, ["20260302-1-1"]);
        assert_eq!(read.unknown, ["20260302-7-1", "别家的单号"]);
        assert_eq!((read.disputed.len(), read.bad_lines.len(), read.changed_something()), (1, 1, false));
        assert_eq!(court.pages(), pages, "nothing followed");

        let answer = table(&["20260302-1-1,成功,,600.00", "20260302-1-2,失败,户名与账号不符,400.00"]);
        let read = court.app.read_payment_answers(&finance, "回执.csv", &answer).unwrap();
        assert_eq!((read.settled.as_slice(), read.failed.len()), (&["20260302-1-1".to_owned()][..], 1));
        let pages = court.pages();
        let read = court.app.read_payment_answers(&finance, "回执.csv", &answer).unwrap();
        assert_eq!((read.known.len(), read.changed_something()), (2, false));
        // The bank says otherwise than before: somebody must ask, and nothing is entered.
        let answer = table(&["20260302-1-1,失败,退汇,", "20260302-1-2,成功,,"]);
        let read = court.app.read_payment_answers(&finance, "回执.csv", &answer).unwrap();
        assert_eq!((read.disputed.len(), read.changed_something()), (2, false));
        assert_eq!(court.pages(), pages);

        assert_eq!(court.state(&first), PaymentState::Settled { on: day("2026-03-03") });
        assert!(matches!(court.state(&second), PaymentState::Failed { .. }));
        let case = court.app.open_case(&court.officer("fast-1"), &court.case).unwrap().case;
        assert_eq!(
            (case.paid_out(), case.payable(1), case.balance()),
            (Fen(60_000), Fen(40_000), Fen(40_000))
        );
        let met = |receipt: usize| {
            let clock = case.clocks.get(ClockKind::PayOut, case.receipts[receipt].no.0).unwrap();
            matches!(clock.state, ClockState::Met(_))
        };
        assert_eq!((met(0), met(1)), (true, false));
        let unpaid = court.app.unpaid_receipts(&finance, app::cases::list::Scope::Seen, "", 0).unwrap();
        assert_eq!((unpaid.len(), unpaid[0].waits_for.as_str()), (1, "after_failure"));
        assert!(unpaid[0].told.contains("户名与账号不符"));

        // The failed one again, to the right account; the bank answers the file as a whole.
        court.record("6222000000000002");
        let third = court.order(40_000);
        let number = court.app.make_payment_batch(&finance, std::slice::from_ref(&third)).unwrap();
        let report = format!(
            "<?xml version=\"1.0\"?><Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{number}</OrgnlMsgId>\
             <GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"
        );
        let read = court.app.read_payment_answers(&finance, "pain002.xml", report.as_bytes()).unwrap();
        assert_eq!(read.settled, [format!("{number}-1")]);
        let batch = court.app.payment_batch(&finance, &number).unwrap();
        assert_eq!(batch.answers.len(), 1);
        assert!(
            court.app.unpaid_receipts(&finance, app::cases::list::Scope::Seen, "", 0).unwrap().is_empty()
        );

        // What the tables say follows from the journal, and the books are balanced.
        let before = (court.rows(), court.app.store().account_totals(COURT_CODE).unwrap());
        court.app.rebuild().unwrap();
        assert_eq!((court.rows(), court.app.store().account_totals(COURT_CODE).unwrap()), before);
        assert_eq!(before.1.iter().map(|(_, sum)| *sum).sum::<Fen>(), Fen::ZERO);
    }
}

/// Somebody of finance who was a handler or head of the bureau before does not hand over what he proposed or approved.
#[test]
fn three_persons_have_a_part_in_a_payment() {
    for court in courts() {
        let payment = court.order(100);
        for one in ["fast-1", "bureau-head"] {
            let moved = Actor { office: Office::Finance, ..court.officer(one) };
            let made = court.app.make_payment_batch(&moved, std::slice::from_ref(&payment));
            assert!(matches!(made, Err(AppError::BadInput(told)) if told.contains("其他财务人员")), "{one}");
        }
        assert_eq!(court.state(&payment), PaymentState::Ordered);
        court.app.make_payment_batch(&court.officer("finance-1"), &[payment]).unwrap();
    }
}

#[test]
fn nobody_leaves_while_money_stands_in_his_cases() {
    use app::staff::manage::StaffEvent;
    for court in courts() {
        let leave = [StaffEvent::Left { staff: "fast-1".parse().unwrap() }];
        let refused = court.app.manage_staff(&testkit::office::system(), &leave).unwrap_err();
        assert_eq!(refused.code(), "money_stands");
        let number = court.case.number().to_string();
        let told = refused.sentence();
        assert!(told.contains(&format!("{number}1,000.00元")), "{told}");
        // Another handler takes the case over.
        let reason = json!({"handler": "fast-2", "reason": "原承办人调离"});
        court.act("clerk-1", "assign_case", reason);
        court.app.manage_staff(&testkit::office::system(), &leave).unwrap();
    }
}

/// Two officers of finance at once: the money goes to the bank in one batch, and the other is told to look again. The
/// same answer read twice at once settles once.
#[test]
fn two_officers_at_once_pay_nothing_twice() {
    for court in courts() {
        let (first, second) = (court.order(60_000), court.order(40_000));
        let finance = court.officer("finance-1");
        let keys = [first, second];
        let made: Vec<Result<String, AppError>> = std::thread::scope(|scope| {
            let hand = || court.app.make_payment_batch(&finance, &keys);
            let others = [scope.spawn(hand), scope.spawn(hand), scope.spawn(hand)];
            others.map(|other| other.join().unwrap()).into()
        });
        assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1, "{made:?}");
        let number = made.into_iter().find_map(Result::ok).unwrap();
        let answer = table(&[&format!("{number}-1,成功,,"), &format!("{number}-2,成功,,")]);
        let read: Vec<_> = std::thread::scope(|scope| {
            let read = || court.app.read_payment_answers(&finance, "回执.csv", &answer);
            [scope.spawn(read), scope.spawn(read)].map(|other| other.join().unwrap()).into()
        });
        let settled: usize = read.iter().flatten().map(|read| read.settled.len()).sum();
        assert_eq!(settled, 2, "{read:?}");
        let case = court.app.open_case(&court.officer("fast-1"), &court.case).unwrap().case;
        assert_eq!((case.paid_out(), case.balance()), (Fen(100_000), Fen::ZERO));
    }
}
