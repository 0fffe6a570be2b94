//! Filing and assignment.

use crate::court::{Court, FILED_ON, claim, day, loan, party};
use docket::filing::file_case::{Application, file};
use docket::party::Role;
use values::Fen;

#[test]
fn an_application_is_filed_only_when_it_is_complete() {
    let court = Court::filing(loan());
    type Change = fn(&mut Application);
    let cases: [(&str, Change, &str); 18] = [
        ("wen", |_| {}, "filed"),
        ("kou", |_| {}, "filed"),
        ("lin", |_| {}, "not_your_office"),
        ("jin", |_| {}, "not_your_office"),
        ("wen", |it| it.received_on = day("2026-03-03"), "day_in_future"),
        ("wen", |it| it.effective_on = day("2026-03-03"), "day_too_early"),
        ("wen", |it| it.claims[0].due_on = day(FILED_ON), "day_too_early"),
        ("wen", |it| it.claims[0].due_on = day("2026-03-01"), "filed"),
        ("wen", |it| it.instrument = " ".to_owned(), "application_incomplete"),
        ("wen", |it| it.parties.remove(0).no = 0, "application_incomplete"),
        ("wen", |it| drop(it.parties.remove(1)), "application_incomplete"),
        ("wen", |it| it.parties[1].name.clear(), "application_incomplete"),
        ("wen", |it| it.parties[1].no = 1, "application_incomplete"),
        ("wen", |it| it.claims.clear(), "application_incomplete"),
        ("wen", |it| it.claims[0].amount_fen = Fen::ZERO, "application_incomplete"),
        ("wen", |it| it.claims[0].debtors = vec![1], "application_incomplete"),
        ("wen", |it| it.claims[0].amount_fen = Fen(i64::MAX), "application_incomplete"),
        (
            "wen",
            |it| {
                it.parties.push(party(3, Role::Debtor, "孟某"));
                it.claims = (1..=65).map(|no| claim(no, "租金", 1, "2026-01-15", &[2 + no % 2])).collect();
            },
            "application_incomplete",
        ),
    ];
    for (place, (officer, change, expected)) in cases.into_iter().enumerate() {
        let mut application = loan();
        change(&mut application);
        let actor = court.actor(officer);
        let number = "（2026）某0101执8号".parse().unwrap();
        let outcome = match file(application, number, &court.context(&actor, day(FILED_ON))) {
            Ok(events) => events[0].kind(),
            Err(refusal) => refusal.code(),
        };
        assert_eq!(outcome, expected, "case {place}");
    }
}

pub(crate) fn assignment() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-02 = stage=filed owed=100,805.00 held=0.00 balance=0.00
        2026-03-02 = clocks=name_handler:2026-03-09,send_notice:2026-03-12,handling:2026-09-02
        2026-03-02 wen opens assign_case,open_sub_account
        2026-03-02 wen fly_case -> !unknown_act
        2026-03-02 lin assign_case handler=lin -> !not_your_office
        2026-03-02 shen assign_case handler=lin -> !not_your_office
        2026-03-02 wen assign_case -> !form_incomplete
        2026-03-02 wen assign_case handler=ma -> !not_on_docket
        2026-03-02 wen assign_case handler=yu -> !not_on_docket
        2026-03-02 wen assign_case handler=nobody -> !not_on_docket
        2026-03-03 lin issue_notice report_days=10 -> !no_handler
        2026-03-03 lin freeze_deposit debtor=2 bank=某某银行 account=1 amount_fen=1 frozen_on=2026-03-03 months=12 -> !no_handler
        2026-03-03 lin suspend_case ground=other facts=无 -> !no_handler
        2026-03-03 lin close_performed -> !no_handler
        2026-03-03 wen assign_case handler=lin -> assigned
        2026-03-03 = stage=assigned handler=lin clocks=send_notice:2026-03-06,handling:2026-09-02
        2026-03-03 wen assign_case handler=lin reason=误操作 -> !same_handler
        2026-03-03 wen assign_case handler=qiao -> !reason_missing
        2026-03-04 tao assign_case handler=qiao reason=林某回避 -> assigned
        2026-03-04 = handler=qiao clocks=send_notice:2026-03-06,handling:2026-09-02
        2026-03-04 lin issue_notice report_days=10 -> !not_your_case
        2026-03-04 qiao issue_notice report_days=31 -> !form_incomplete
        2026-03-04 qiao issue_notice report_days=10 -> notice_issued
        2026-03-04 = stage=enforcing clocks=handling:2026-09-02
        ",
    );
    court
}

/// 白某 has an interest in the company, and somebody of 傅某's family bears the creditor's name.
pub(crate) fn recusal() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=bai -> !recused
        2026-03-03 wen assign_case handler=bai reason=各团队轮流 -> !recused
        2026-03-03 wen assign_case handler=fu -> !recusal_unchecked
        2026-03-03 wen assign_case handler=fu reason=已核对身份证件，不是同一人 -> assigned
        2026-03-03 = handler=fu
        2026-03-04 wen assign_case handler=qiao reason=傅某调往其他团队 -> assigned
        ",
    );
    let sentences: Vec<String> =
        court.entries[1..].iter().map(|entry| entry.event.sentence(&court.case())).collect();
    assert_eq!(sentences[0], "由傅某承办：已核对身份证件，不是同一人");
    assert_eq!(sentences[1], "变更由乔某承办：傅某调往其他团队");
    court
}

/// Whoever stands in for an absent handler does his acts, in his own name, and only while he is away.
pub(crate) fn standing_in() -> Court {
    let mut court = Court::filing(loan());
    court.check(
        "
        2026-03-03 wen assign_case handler=qiao -> assigned
        2026-03-06 mao issue_notice report_days=10 -> !not_your_case
        2026-03-09 bai issue_notice report_days=10 -> !not_your_case
        2026-03-09 mao opens issue_notice,record_property,record_offline_check,freeze_deposit,terminate_case,withdraw_case,suspend_case,record_settlement / bars still_owed
        2026-03-09 mao issue_notice report_days=10 -> notice_issued
        2026-03-09 = handler=qiao stage=enforcing
        2026-03-14 mao serve_notice debtor=2 way=direct on=2026-03-13 -> !not_your_case
        2026-03-16 bai serve_notice debtor=2 way=direct on=2026-03-13 -> !recused
        2026-03-23 qiao serve_notice debtor=2 way=direct on=2026-03-13 -> notice_served
        ",
    );
    assert_eq!(court.entries[2].stamp.actor.as_str(), "mao");
    court
}
