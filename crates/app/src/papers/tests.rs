//! The mappings without the press: what the docket says, and what the forms are given.

use super::*;
use docket::filing::assign_case::Assigned;
use docket::filing::file_case::Filed;
use docket::measure::freeze_deposit::DepositFrozen;
use docket::money::receive_money::MoneyReceived;
use docket::notice::issue_notice::NoticeIssued;
use docket::{Applied, Entry, Event, Stamp};
use serde_json::json;
use values::{CaseNumber, Fen};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A docket of the given events, one on each day given, after its filing on 2026-03-09 and its assignment.
fn docket_of(filing: Value, later: Vec<(&str, Event)>) -> Vec<Entry> {
    let number: CaseNumber = "（2026）内0222执12号".parse().unwrap();
    let filed = Filed {
        number,
        application: serde_json::from_value(filing).unwrap(),
        applied: Applied::default(),
        triage: None,
        step_limits: None,
    };
    let assigned = Assigned {
        handler: "chen".parse().unwrap(),
        handler_name: "陈祎".to_owned(),
        team: None,
        reason: None,
        why: None,
    };
    let first = [("2026-03-09", filed.into()), ("2026-03-09", assigned.into())];
    first
        .into_iter()
        .chain(later)
        .zip(1..)
        .map(|((on, event), no)| {
            let on = day(on);
            let recorded_at = values::Instant::at(on, 9 * 3600);
            Entry { stamp: Stamp { no: EntryNo(no), on, recorded_at, actor: "chen".parse().unwrap() }, event }
        })
        .collect()
}

fn filing() -> Value {
    json!({
        "received_on": "2026-03-09",
        "instrument": "（2025）内0222民初345号",
        "instrument_by": "固阳县人民法院",
        "effective_on": "2026-01-05",
        "cause": "民间借贷纠纷",
        "parties": [
            {"no": 1, "role": "creditor", "name": "张某", "kind": "person"},
            {"no": 2, "role": "debtor", "name": "某建材有限公司", "kind": "enterprise"},
        ],
        "claims": [
            {"no": 1, "label": "借款本金", "creditors": [1], "debtors": [2], "class": "principal",
             "doubled": "counts", "amount_fen": 10_000_000, "due_on": "2026-01-15",
             "interest": [{"base_fen": 10_000_000, "rate": "0.06", "basis": "year", "from": "2026-01-01"}]},
            {"no": 2, "label": "违约金", "creditors": [1], "debtors": [2], "class": "principal",
             "doubled": "counts", "amount_fen": 500_000, "due_on": "2026-02-15"},
        ],
        "judgment": "判决如下：一、……",
    })
}

fn frozen(account: &str) -> Event {
    DepositFrozen {
        debtor: 2,
        bank: "某银行固阳支行".to_owned(),
        account: account.to_owned(),
        amount_fen: Fen::yuan(50_000),
        held_fen: Fen::yuan(50_000),
        frozen_on: day("2026-03-10"),
        until: law::term_end(day("2026-03-10"), law::TermLength::Months(12)),
        applied: Applied::default(),
    }
    .into()
}

/// Looks at the page of the given number.
fn at<T>(entries: &[Entry], no: u32, look: impl FnOnce(&Page<'_>) -> T) -> T {
    let entries = &entries[..no as usize];
    let number: CaseNumber = "（2026）内0222执12号".parse().unwrap();
    let case = Case::of(&CaseId::from(&number), entries).unwrap();
    let entry = entries.last().unwrap();
    look(&Page {
        court: "固阳县人民法院", letterhead: Letterhead::synthetic(), entries, case: &case, entry
    })
}

#[test]
fn the_notice_lists_what_is_owed_as_a_court_writes_it() {
    let entries = docket_of(filing(), vec![("2026-03-10", NoticeIssued { report_days: 15 }.into())]);
    at(&entries, 3, |page| {
        let debtor = page.case.party(2).unwrap();
        let notice = execution_notice(page, debtor);
        assert_eq!(notice.you, "你单位");
        assert_eq!(notice.others, None);
        assert_eq!(notice.basis.title, "民事判决");
        let words = [
            "向申请执行人张某给付借款本金人民币100,000.00元，并支付利息（以100,000.00元为基数，按年利率6%，自2026年1月1日起至实际清偿之日止计算）",
            "向申请执行人张某给付违约金人民币5,000.00元",
            "支付迟延履行期间的加倍部分债务利息（以100,000.00元为基数，自2026年1月16日起至实际清偿之日止；以5,000.00元为基数，自2026年2月16日起至实际清偿之日止，按日万分之一点七五计算）",
        ];
        assert_eq!(notice.obligations[..3], words);
        // 100,000 × 6% × 69 ÷ 365 = 1,134.25; the doubled part 17.50 × 54 = 945.00 and 0.875 × 23 = 20.13.
        let sum = "截至2026年3月10日，上列金钱债务连同利息合计人民币107,099.38元（不含执行申请费），此后的利息另行计算。";
        assert_eq!(notice.reckoning.as_deref(), Some(sum));
        // Fee base 106,134.25: 50 + 96,134.25 × 1.5% = 1,492.01.
        assert_eq!(notice.obligations[3], "交纳执行申请费人民币1,492.01元（按截至2026年3月10日的金额计算）");
        assert_eq!(property_report_order(page, debtor).report_within, "自收到本令之日起十五日内");
    });
}

#[test]
fn a_freeze_before_the_notice_does_not_say_that_the_debtor_was_urged() {
    let entries = docket_of(
        filing(),
        vec![
            ("2026-03-10", frozen("6230")),
            ("2026-03-10", NoticeIssued { report_days: 10 }.into()),
            ("2026-03-11", frozen("6217")),
        ],
    );
    for (no, number, urged) in [(3, "（2026）内0222执12号", false), (5, "（2026）内0222执12号之一", true)]
    {
        at(&entries, no, |page| {
            let ruling = freeze_ruling(page).unwrap();
            assert_eq!(ruling.head.case_number, number);
            assert_eq!(ruling.background.starts_with("责令"), urged, "{}", ruling.background);
            assert_eq!(ruling.period, "一年");
            assert_eq!(ruling.limit, "人民币50,000.00元");
            assert_eq!(assistance_notice(page).unwrap().ruling_number, number);
            assert_eq!(deduction_ruling(page), None);
        });
    }
}

#[test]
fn the_debt_statement_adds_up() {
    let deducted = Event::read(
        "deposit_deducted",
        r#"{"measure": 3, "amount_fen": 5000000, "deducted_on": "2026-04-01"}"#,
    );
    let received = MoneyReceived {
        debtor: 2,
        amount_fen: Fen::yuan(50_000),
        value_on: day("2026-04-02"),
        stop_on: day("2026-04-01"),
        bank_reference: "R1".to_owned(),
        payer: "某建材有限公司".to_owned(),
        deduction: Some(EntryNo(4)),
        payout_days: 30,
        bank_account: None,
    };
    let later = vec![
        ("2026-03-10", frozen("6230")),
        ("2026-04-01", deducted.unwrap()),
        ("2026-04-02", received.into()),
    ];
    let entries = docket_of(filing(), later);
    at(&entries, 5, |page| {
        let maker = Maker {
            court: page.court,
            letterhead: page.letterhead,
            made_on: day("2026-05-06"),
            officer: "陈祎",
        };
        let statement = page.case.statement(day("2026-05-06"));
        let paper = debt_statement(&maker, page.case, &statement);
        let sums: Vec<Fen> = paper.totals.iter().map(|total| total.amount.parse().unwrap()).collect();
        assert_eq!(sums[0] + sums[1] + sums[2], sums[3], "{:?}", paper.totals);
        assert_eq!(sums[3] - sums[4], sums[5], "{:?}", paper.totals);
        assert_eq!(sums[5], statement.totals.owed);
        assert_eq!(paper.payments[0].paid_on, "2026年4月1日");
        let rows = paper.steps.iter().filter(|step| !step.period.is_empty()).count();
        assert_eq!(rows, statement.segments.len());
    });
}

/// A settlement of 60,000 yuan: 40,000 in money, of which so much came in and is not divided, and steel for the rest.
fn settled(pays: i64) -> Vec<Entry> {
    let agreed = Event::read(
        "settlement_recorded",
        r#"{"agreed_on": "2026-03-20", "filing": "recorded_and_signed", "signed": "special_authority", "debtor": null,
            "total_fen": 6000000, "breach": "all_due", "controls": "kept", "terms": "免除其余利息",
            "instalments": [{"due_on": "2026-03-31", "amount_fen": 4000000},
                            {"due_on": "2026-04-30", "amount_fen": 2000000, "kind": "goods", "what": "钢材十吨"}]}"#,
    );
    let received = MoneyReceived {
        debtor: 2,
        amount_fen: Fen::yuan(pays),
        value_on: day("2026-03-30"),
        stop_on: day("2026-03-30"),
        bank_reference: "R1".to_owned(),
        payer: "某建材有限公司".to_owned(),
        deduction: None,
        payout_days: 30,
        bank_account: None,
    };
    let performed = Event::read(
        "instalment_performed",
        r#"{"settlement": 3, "instalment": 2, "amount_fen": 2000000, "creditor": null, "performed_on": "2026-04-20", "how": "交付"}"#,
    );
    docket_of(
        filing(),
        vec![
            ("2026-03-20", agreed.unwrap()),
            ("2026-03-30", received.into()),
            ("2026-04-20", performed.unwrap()),
        ],
    )
}

fn maker<'a>(page: &Page<'a>, on: &str) -> Maker<'a> {
    Maker { court: page.court, letterhead: page.letterhead, made_on: day(on), officer: "陈祎" }
}

#[test]
fn the_record_of_a_settlement_lists_every_instalment_for_the_parties_to_sign() {
    at(&settled(40_000), 3, |page| {
        let record = settlement_record(page).unwrap();
        assert_eq!((record.total.as_str(), record.capital.as_str()), ("60,000.00", "陆万元整"));
        let how: Vec<&str> = record.instalments.iter().map(|one| one.how.as_str()).collect();
        assert_eq!(how, ["给付金钱", "以物抵债：钢材十吨"]);
        assert_eq!(record.terms.last().unwrap(), "免除其余利息");
        assert!(record.filing.ends_with("达成协议的为有代理人，均有特别授权。"), "{}", record.filing);
        assert_eq!(record.signing, ["申请执行人张某", "被执行人某建材有限公司"]);
    });
}

#[test]
fn a_settlement_that_was_performed_leaves_nothing_owed_on_any_paper() {
    at(&settled(40_000), 5, |page| {
        let (case, on) = (page.case, day("2026-05-06"));
        let statement = case.statement(on);
        assert!(statement.totals.owed.is_positive());
        let debt = debt_statement(&maker(page, "2026-05-06"), case, &statement);
        let totals: Vec<&str> = debt.totals.iter().rev().map(|total| total.amount.as_str()).collect();
        assert_eq!((totals[0], debt.capital.as_str()), ("0.00", "零元整"));
        assert_eq!(totals[1], statement.totals.owed.to_string());
        assert!(debt.grounds.last().unwrap().contains("第八条"), "{:?}", debt.grounds);
        let paper = creditor_statement(&maker(page, "2026-05-06"), case, case.party(1).unwrap(), on);
        assert_eq!((paper.owed.as_str(), paper.claims[0].total.as_str()), ("0.00", "0.00"));
        // The day before the last performance all of it was owed.
        let before = case.statement(day("2026-04-19"));
        assert_eq!(case.not_enforced(&before), Fen::ZERO);
    });
}

#[test]
fn a_settlement_that_is_not_performed_keeps_the_debt() {
    at(&settled(39_999), 5, |page| {
        let statement = page.case.statement(day("2026-05-06"));
        let debt = debt_statement(&maker(page, "2026-05-06"), page.case, &statement);
        assert_eq!(debt.totals.last().unwrap().amount, statement.totals.owed.to_string());
        assert_eq!(debt.totals.len(), 6);
    });
}

#[test]
fn the_statement_of_a_creditor_tells_what_came_in_and_is_not_divided() {
    at(&settled(30_000), 4, |page| {
        let case = page.case;
        let told = |on: &str| creditor_statement(&maker(page, on), case, case.party(1).unwrap(), day(on));
        let paper = told("2026-05-06");
        assert_eq!((paper.undivided.as_str(), paper.divided.as_str()), ("30,000.00", "0.00"));
        assert!(paper.notes.iter().any(|note| note.contains("尚未分配")), "{:?}", paper.notes);
        assert_eq!(told("2026-03-29").undivided, "0.00");
    });
}

#[test]
fn the_closing_notice_names_the_settlement_by_which_the_case_ended() {
    let closed = Event::read(
        "closed_performed",
        r#"{"recovered_fen": 4000000, "fee_outstanding_fen": 0, "note": null, "settlement": 3, "performed_fen": 2000000}"#,
    );
    let mut entries = settled(40_000);
    let stamp = Stamp { no: EntryNo(6), on: day("2026-05-06"), ..entries[4].stamp.clone() };
    entries.push(Entry { stamp, event: closed.unwrap() });
    at(&entries, 6, |page| {
        let notice = closing_notice(page).unwrap();
        let words = "张某与某建材有限公司于2026年3月20日达成执行和解协议，约定分2期履行共计人民币60,000.00元";
        assert_eq!(notice.settlement.as_deref(), Some(words));
        assert_eq!(notice.performed_on, "2026年4月20日");
        let kind = "被执行人某建材有限公司于2026年4月20日向申请执行人张某按约定方式履行和解协议第2期（计人民币20,000.00元）";
        assert_eq!(notice.performed[0], kind);
    });
}
